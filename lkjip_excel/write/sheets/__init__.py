"""The sheets of a kecamatan's report, one module each; every one offers ``write(laporan)``."""
