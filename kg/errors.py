"""The one kind of error that a user is meant to read.

In: what went wrong, where, and what to do. Out: an exception whose text is one clear line; the command line
prints it and exits with status 2.
"""

from __future__ import annotations


class KgError(Exception):
    """Bad input or a bad request, told in one line: `where: what is wrong; what to do`."""
