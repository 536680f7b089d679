"""As many policies as asked through all that a build does with extracts: resolution, statements, graph, store, index.

    python benchmarks/resolved.py FOLDER COUNT

Nothing is read: the extract of each document is made by a rule (`generated.py`) whenever it is asked for, as a build
takes it from its folder. Each policy rests on an earlier one, few of them on many. Prints processor seconds and peak
memory after each step, and what stands on the disk. `answers.py FOLDER` asks it.
"""

from __future__ import annotations

import resource
import sys
import time
from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from generated import Name, names
from million import cited

from kg.annotate.annotations import Annotations
from kg.annotate.documents import Compilation
from kg.annotate.references.mention import Mention
from kg.annotate.topics.weigh import Evidence
from kg.build import resolved
from kg.cycles import seldom_collected
from kg.describe.description import Description
from kg.describe.origins import HEADING, SIGNATURE, UNDER_HEADING, Fact, Origin
from kg.extract.collect import Collected
from kg.extract.found import Found
from kg.extract.kept import KeptExtracts
from kg.extract.recent import RecentExtracts
from kg.extract.record import DocumentExtract, Extract, TextExtract
from kg.language.bodies import Body, parse_bodies
from kg.language.numbers import parse_number
from kg.language.title import Title
from kg.outputs import OUTPUTS, write_outputs
from kg.progress import Silence
from kg.read.clean_text import CleanText
from kg.read.segment import Segment
from kg.read.source import Source
from kg.show.summary import Told
from kg.versions import held
from kg.vocabulary.namespaces import ID

LEAD = "示例文本。根据《"
SECTOR = Evidence(f"{ID}sector/D44", 1.0, ("储能",), "weightiest", 0.92)
SUBJECT = Evidence(f"{ID}subject/国土资源、能源/其他", 1.0, ("能源",), "weighed", 0.5)


class Generated(KeptExtracts):
    """A folder of extracts that are made when they are taken; the key of one is its number."""

    def __init__(self, known: Sequence[Name], cites: Sequence[int]) -> None:
        KeptExtracts.__init__(self, Path())
        object.__setattr__(self, "_known", known)
        object.__setattr__(self, "_cites", cites)

    _known: Sequence[Name]
    _cites: Sequence[int]

    def take(self, key: str) -> Extract:
        at = int(key)
        name, basis = self._known[at], self._known[self._cites[at]]
        lines = (
            name.title,
            name.number,
            "各有关单位：",
            f"{LEAD}{basis.title}》，制定本文件。",
            name.body,
            written(at),
        )
        return Extract(name=f"{at:07}.txt", sha256=sha256(at), texts=(a_text(at, name, basis, lines),))


def older(at: int, basis: int) -> int:
    """A policy near another one that is of an earlier year than the first, where there is such a year."""
    return basis - basis % 25 + basis % 25 % max(1, at % 25)


def day(at: int) -> date:
    return date(2000 + at % 25, at % 12 + 1, at % 28 + 1)


def sha256(at: int) -> str:
    return f"{at:016x}".ljust(64, "0")


def written(at: int) -> str:
    return f"{day(at).year}年{day(at).month}月{day(at).day}日"


@cache
def body(name: str) -> Body:
    return parse_bodies(name, None)[0]


def a_text(at: int, name: Name, basis: Name, lines: Sequence[str]) -> TextExtract:
    text = "\n".join(lines)
    starts, offset = [], 0
    for line in lines:
        starts.append(offset)
        offset += len(line) + 1
    file = f"{at:07}.txt"
    source = Source(Path(file), file, text, "utf-8", sha256(at), tuple(starts))
    clean = CleanText(source, text, (), (), array("l", [0]), array("l", [0]))
    segment = Segment(name.title, name.title, 0, 0, starts[1], len(text), 1, len(lines), (), None, 6.0, ())
    begin = starts[3] + len(LEAD)
    mention = Mention(
        begin,
        begin + len(basis.title),
        basis.title,
        True,
        basis.title,
        None,
        "based_on",
        "basis",
        0.95,
        None,
        (),
        None,
        (starts[3], starts[4] - 1),
    )
    found = Annotations(mentions=(mention,), sectors=(SECTOR,), subjects=(SUBJECT,))
    return TextExtract(
        Compilation(clean, file, None), documents=(DocumentExtract(segment, description(at, name, lines), found),)
    )


def description(at: int, name: Name, lines: Sequence[str]) -> Description:
    issuer, number, kind = body(name.body), parse_number(name.number), Title.of(name.title).type
    assert number is not None and kind is not None
    heading = Origin(HEADING, lines[0], 1)
    described = Description(
        title=name.title,
        number=number,
        bodies=(issuer,),
        signed=day(at),
        type=kind,
        force=f"{ID}force/normative-document",
        jurisdiction=issuer.territory,
        home=issuer.territory,
        addressees="各有关单位",
    )
    origins = (
        Fact.of("title", name.title, heading),
        Fact.of("number", number, Origin(UNDER_HEADING, lines[1], 2)),
        Fact.of("bodies", issuer, heading),
        Fact.of("signed", day(at), Origin(SIGNATURE, lines[5], 6)),
        Fact.of("type", kind, heading),
        Fact.of("jurisdiction", issuer.territory, heading),
    )
    return replace(described, origins=origins)


def tell(step: str, begin: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{time.process_time() - begin:8.1f} s of CPU, peak {peak:8,.0f} MB  {step}", flush=True)


def main() -> None:
    output, count = Path(sys.argv[1]), int(sys.argv[2])
    started, begin = time.perf_counter(), time.process_time()
    recent = RecentExtracts(Generated(list(names(count)), [older(at, one) for at, one in enumerate(cited(count))]))
    tell(f"{count:,} names", begin)
    with held(output, OUTPUTS), seldom_collected():
        read = Found()
        for at in range(count):
            file = Collected(Path(f"{at:07}.txt"), str(at), (), None, recent)
            read.add(file, file.extract, False)
        tell("documents", begin)
        found = [resolved(read, (), Silence())]
        del read
        tell("resolution", begin)
        summary = write_outputs(found.pop(), output, ID, Told(), Silence(), views=False)
    tell(f"graph, store and index of {summary.policies:,} policies, {summary.triples:,} triples", begin)
    current = output / ".kg" / "current"
    for name in ("graph.ttl", "store", "index.sqlite", "texts"):
        size = sum(path.stat().st_size for path in (current / name, *(current / name).rglob("*")) if path.is_file())
        print(f"{size / 1e6:10,.0f} MB  {name}")
    print(f"{time.perf_counter() - started:8.1f} s by the clock")


if __name__ == "__main__":
    main()
