"""Files of any kind in, sheets as plain grids of cells out; the only users of file format libraries."""
