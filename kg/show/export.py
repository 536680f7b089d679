"""The graph in the formats of other tools.

In: `Records` of a graph. Out: a file of one of `WRITERS` (all triples, or policies and their citations as a network),
or a folder or a .zip of one of `FOLDERS` (tables, parts for bulk loaders). The same graph gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.analyse.records import Records
from kg.durable import whole_file, write_files
from kg.errors import OutputError
from kg.graph import turtle, whole_graph
from kg.show.datasets import write_dataset
from kg.show.export_networks import neo4j_files, write_gexf, write_graphml
from kg.show.export_schema import csv_files, parquet_files
from kg.show.jsonld import write_jsonld
from kg.show.shards import shard_files
from kg.vocabulary.namespaces import PREFIXES

# A date that every zip tool accepts; the build's own would make two equal exports differ.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def _write_turtle(records: Records, output: BinaryIO) -> None:
    output.write(turtle.head().encode())
    output.writelines(whole_graph.pieces(records.graph))


def _write_triples(rdf: ox.RdfFormat) -> Callable[[Records, BinaryIO], None]:
    def write(records: Records, output: BinaryIO) -> None:
        ox.serialize(whole_graph.triples(records.graph), output, format=rdf, prefixes=dict(PREFIXES))

    return write


WRITERS: Mapping[str, Callable[[Records, BinaryIO], None]] = {
    "turtle": _write_turtle,
    "ntriples": _write_triples(ox.RdfFormat.N_TRIPLES),
    "jsonld": write_jsonld,
    "rdfxml": _write_triples(ox.RdfFormat.RDF_XML),
    "nquads": write_dataset(ox.RdfFormat.N_QUADS),
    "trig": write_dataset(ox.RdfFormat.TRIG),
    "graphml": write_graphml,
    "gexf": write_gexf,
}
# What gives several files: the name of each, and what is in it.
FOLDERS: Mapping[str, Callable[[Records], Iterable[tuple[str, bytes]]]] = {
    "csv": lambda records: csv_files(records).items(),
    "parquet": lambda records: parquet_files(records).items(),
    "neo4j": lambda records: neo4j_files(records).items(),
    "shards": shard_files,
}


def write_file(records: Records, form: str, path: Path) -> None:
    """Write a graph to a file; the file appears under its name once it is whole.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    form : str
        A key of `WRITERS`.
    path : Path
        The file; an existing one is replaced. A device or a pipe (/dev/stdout) is written as it is.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    with whole_file(path) as part, part.open("wb") as output:
        WRITERS[form](records, output)


def write_folder(records: Records, form: str, path: Path) -> list[Path]:
    """Write what gives several files.

    Parameters
    ----------
    records : Records
        Of the store of a build.
    form : str
        A key of `FOLDERS`.
    path : Path
        A `.zip` file, or a folder, which is made.

    Returns
    -------
    list[Path]
        The files written.

    Raises
    ------
    OutputError
        If they cannot be written, or the library that writes them is not installed.
    """
    try:
        files = FOLDERS[form](records)
    except ImportError as error:
        raise OutputError(f'{form}: needs {error.name}; run `pip install "policy-kg[{form}]"`') from None
    try:
        if path.suffix.lower() == ".zip":
            with whole_file(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, data in files:
                    entry = zipfile.ZipInfo(name, ZIP_DATE)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, data)
            return [path]
        path.mkdir(parents=True, exist_ok=True)
        return write_files(path, files)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from None
