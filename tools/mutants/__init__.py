"""Small faults put into the code, to see whether the tests notice: `make mutants`, or `python -m tools.mutants --help`.

`faults` draws them, `reach` tells which tests can see one, `trials` asks those tests in a copy of the checkout. Two
plugins of pytest run within that copy: `contexts` writes down which test reaches which line, `chosen` leaves only the
tests that are asked for.
"""
