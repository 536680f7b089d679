"""`python -m kg`: the `kg` command.

In: arguments of the command line. Out: an answer, and an exit code.
"""

from kg.cli.main import main

main(prog_name="kg")
