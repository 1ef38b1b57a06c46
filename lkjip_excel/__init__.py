"""lkjip-excel: the yearly performance report (LKjIP) of kecamatan, from Excel to Excel.

Where things live; a module imports only from those below it (tests/test_arsitektur.py holds the law):

    cli          commands: parse, one call, print, exit code
    terminal     what the commands print for a person
    batch recap  many kecamatan: read all, compute together, write each; the kabupaten's recap
    contract     hasil.json and temuan.json, as promised to others
    write        workbooks out (the only XlsxWriter users)
    intake       every kecamatan of a run read, with its key, or set apart as failed
    discovery    which workbooks in a folder belong to which kecamatan
    engine       the same work for many items, here or in several processes
    pipeline     the order of work: match, reconcile, compute
    reconcile    checks: facts in, temuan out
    compute      capaian, predikat, efisiensi, comparisons: facts in, frames out
    match        the same sasaran, indikator, program across documents
    read         workbooks in (the only users of file libraries)
    layouts      the documents as data: header words, column roles, sheet names
    rules        scales, methods, profiles, regulations, the catalogue of temuan as data
    facts        views of the facts frame: rows side by side, parents
    model values shapes shared by all; numbers as offices write them
"""

__version__ = "0.1.0"
