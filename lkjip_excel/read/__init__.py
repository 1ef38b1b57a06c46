"""Workbooks in: open them, find their tables, map columns to roles, turn rows into facts.

Imports go down here as well:

    source       all workbooks of one kecamatan, and whose figures they are
    sheets       every table of one workbook
    identity     kecamatan, kabupaten and year: from the form, titles or the file's name
    sipd         exports of SIPD: recognised on any sheet, one amount a sub kegiatan
    tables       tables of a sheet: found by their words, their rows turned into facts
    files        files of any kind as plain sheets of cells (the only users of file libraries)
"""
