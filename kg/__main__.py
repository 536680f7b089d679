"""`python -m kg`: the `kg` command."""

from kg.cli.main import main

main(prog_name="kg")
