"""Lay out the texts that tests/key/foreign annotates, so that they can be built and scored.

    python benchmarks/foreign_key.py COLLECTIONS OUTPUT [--key FOLDER]      (default key: tests/key/foreign)

COLLECTIONS is the folder of the collections (not part of this repository); each record of docs-*.jsonl names a file in
it (`source`). Each file is copied to OUTPUT once, its name led by the part of the identifier before the hyphen:
f01-1 stands in OUTPUT/f01_NAME. Then `kg build OUTPUT` and `kg evaluate tests/key/foreign`.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

KEY = Path(__file__).resolve().parent.parent / "tests" / "key" / "foreign"


def sources(key: Path) -> dict[str, str]:
    """Return the source of each file annotated, by the head of its name.

    Raises
    ------
    ValueError
        If two records give one head to two files.
    """
    found: dict[str, str] = {}
    for path in sorted(key.glob("docs-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            head = record["id"].partition("-")[0]
            if found.setdefault(head, record["source"]) != record["source"]:
                raise ValueError(f"{path}: {head} stands for {found[head]} and for {record['source']}")
    return found


def names(files: Mapping[str, str]) -> dict[str, str]:
    """Return the name in the output of each source, by its path in the collections."""
    return {source: f"{head}_{Path(source).name}" for head, source in files.items()}


def missing(collections: Path, files: Iterable[str]) -> list[str]:
    """Return the sources that the folder of the collections lacks."""
    return [source for source in files if not (collections / source).is_file()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("collections", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--key", type=Path, default=KEY)
    given = parser.parse_args()
    copies = names(sources(given.key))
    if not copies:
        parser.error(f"{given.key}: no docs-*.jsonl in it")
    if absent := missing(given.collections, copies):
        parser.error(f"{given.collections}: lacks {', '.join(absent)}")
    given.output.mkdir(parents=True, exist_ok=True)
    for source, name in copies.items():
        shutil.copyfile(given.collections / source, given.output / name)
    print(f"{len(copies)} files in {given.output}")


if __name__ == "__main__":
    main()
