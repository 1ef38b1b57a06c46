"""Workbooks in: open them, find their tables, map columns to roles, turn rows into facts."""
