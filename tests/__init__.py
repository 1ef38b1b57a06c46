"""The tests; helpers are imported as tests.grid, tests.dump, tests.libreoffice, tests.rusak."""
