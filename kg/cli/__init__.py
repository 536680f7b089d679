"""The `kg` command.

In: arguments of the command line. Out: one answer, and an exit code: 0, or 2 where the request was at fault.
"""

from kg.cli.main import main

__all__ = ["main"]
