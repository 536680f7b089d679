"""A graph of as many policies as asked, made by a rule, to measure what answers cost at a size that no corpus has.

    python benchmarks/million.py FOLDER COUNT

Writes `store/` and `index.sqlite` of FOLDER as a build would, without texts, resolution and pages: titles, numbers,
issuers, days and regions of `generated.py`, and for each policy one that it rests on, few of them known by many. Then
prints seconds, peak memory and sizes. `answers.py FOLDER` asks it.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from generated import BODIES, REGIONS, Name, names

from kg.analyse.columns import write_links, write_policies
from kg.analyse.records import CitationRecord, PolicyRecord
from kg.graph.index import INDEX_FILE, NUMBER, OTHER, TITLE
from kg.graph.index_writer import Named, keep, new_index, write_ranked
from kg.graph.store_writer import write_store
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, ID, KG, RELATIONS, SKOS, TEXT

FILE = "generated.txt"
PLACE = f"{ID}occurrence/generated"


def policy(at: int) -> str:
    return f"{ID}policy/generated-{at}"


def body(name: str) -> str:
    return f"{ID}body/{name}"


def region(name: str) -> str:
    return f"{ID}region/{name}"


def day(at: int) -> str:
    return f"{2000 + at % 25}-{at % 12 + 1:02}-{at % 28 + 1:02}"


def cited(count: int) -> Sequence[int]:
    """For each policy but the first an earlier one, small numbers far more often than large ones."""
    drawn = np.random.default_rng(15).random(count)
    found: list[int] = (np.arange(count) * drawn**8).astype(int).tolist()
    return found


def triples(known: Sequence[Name], cites: Sequence[int]) -> Iterator[str]:
    yield f'<{ID}compilation/generated> a <{KG}Compilation> ; <{KG}sourceFile> "{FILE}" .\n'
    yield f"<{PLACE}> <{KG}occursIn> <{ID}compilation/generated> .\n"
    for name in REGIONS:
        yield f'<{region(name)}> <{SKOS}prefLabel> "{name}"@zh .\n'
        for kind in BODIES:
            yield f'<{body(name + kind)}> a <{KG}Body> ; <{SKOS}prefLabel> "{name + kind}"@zh .\n'
    for at, one in enumerate(known):
        yield (
            f'<{policy(at)}> a <{KG}Policy> ; <{DCTERMS}title> "{one.title}"@zh ; <{ELI}id_local> "{one.number}" ;'
            f" <{ELI}passed_by> <{body(one.body)}> ; <{ELI}jurisdiction> <{region(one.body[:2])}> ;"
            f' <{ELI}date_document> "{day(at)}"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
        )
        if at:
            yield (
                f"<{ID}citation/{at}> <{CITO}hasCitingEntity> <{policy(at)}> ;"
                f" <{CITO}hasCitedEntity> <{policy(cites[at])}> ; <{KG}line> {at} ; <{KG}inOccurrence> <{PLACE}> ;"
                f" <{CITO}hasCitationCharacterization> <{RELATIONS['based_on']}> .\n"
            )


def index(folder: Path, known: Sequence[Name], cites: Sequence[int]) -> None:
    counts = np.bincount(np.asarray(cites[1:]), minlength=len(known))
    order = np.lexsort((np.arange(len(known)), -counts)).tolist()

    def named() -> Iterator[Named]:
        for at in order:
            one = known[at]
            own = {TITLE: (one.title,), OTHER: (), NUMBER: (one.number,)}
            yield Named(policy(at), own, (one.body,), int(counts[at]), True)

    def records() -> Iterator[PolicyRecord]:
        for at in order:
            one = known[at]
            yield PolicyRecord(
                policy(at),
                one.title,
                (),
                one.number,
                day(at),
                level="province",
                tier="province",
                bodies=(body(one.body),),
                body_names=(one.body,),
                places=((FILE, at + 1),),
                regions=(one.body[:2],),
                availability=TEXT,
            )

    def links() -> Iterator[tuple[tuple[str, str, str], list[CitationRecord]]]:
        for at in range(1, len(known)):
            if cites[at] != at:
                yield (policy(at), policy(cites[at]), "based_on"), [CitationRecord(FILE, at)]

    with new_index(folder / INDEX_FILE) as connection:
        write_ranked(connection, named())
        write_policies(connection, enumerate(records(), 1))
        write_links(connection, links())
        states = {TEXT: len(known)}
        plain = {"citation_states": states, "availabilities": states, "regions_read": sorted(REGIONS), "regions": []}
        keep(connection, [(name, msgspec.msgpack.encode(value)) for name, value in plain.items()])


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True)
    begin = time.perf_counter()
    known, cites = list(names(count)), cited(count)
    print(f"{time.perf_counter() - begin:8.1f} s  {count:,} names")
    begin = time.perf_counter()
    index(folder, known, cites)
    size = (folder / INDEX_FILE).stat().st_size
    print(f"{time.perf_counter() - begin:8.1f} s  index, {size / 1e6:,.0f} MB")
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        ttl = Path(place) / "graph.ttl"
        with ttl.open("w", encoding="utf-8") as output:
            output.writelines(triples(known, cites))
        print(f"{time.perf_counter() - begin:8.1f} s  Turtle, {ttl.stat().st_size / 1e6:,.0f} MB")
        begin = time.perf_counter()
        write_store(ttl, folder)
    size = sum(path.stat().st_size for path in (folder / "store").iterdir())
    print(f"{time.perf_counter() - begin:8.1f} s  store, {size / 1e6:,.0f} MB")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
