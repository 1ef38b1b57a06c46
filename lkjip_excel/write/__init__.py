"""Workbooks out: the report of a kecamatan and the blank templates, all through XlsxWriter."""
