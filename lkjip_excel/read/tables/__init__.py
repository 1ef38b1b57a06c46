"""Tables of a sheet: found by the words of their headers, their rows turned into facts."""
