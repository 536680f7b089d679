"""Templates as code, kept beside them as Python keeps the bytecode of a module: to compile those of one page takes
longer than to fill them.

In: the name of a template, its text, and the environment that compiles it. Out: its code.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2 import compiler

from kg.show.explorer import templating
from kg.vocabulary.kept import kept

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

# what decides what a template is compiled to
_CODE = tuple(Path(module) for module in (templating.__file__, jinja2.__file__, compiler.__file__))


class KeptCode(jinja2.BytecodeCache):
    """The code of the templates that come with kg, which `kg.vocabulary.kept` keeps."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of a template, by which `load_bytecode` finds it."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code of a template in its place, compiled where it was not kept."""

        def compiled(data: bytes) -> object:
            return bucket.environment.compile(templating.unindented(data.decode("utf-8")), bucket.key)

        bucket.code = kept(templating.place(bucket.key), compiled, _CODE)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Nothing: what was loaded is kept already."""
