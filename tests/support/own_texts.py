"""Texts of our own (示例文本) as the stages take them."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from time import process_time

from kg.annotate.documents import Compilation, Document
from kg.build import build
from kg.describe.description import Description, describe
from kg.outputs import Silence
from kg.read.clean_text import CleanText
from kg.read.layout import lay_out
from kg.read.segment import Segment, segment
from kg.read.source import Source, read_source
from kg.vocabulary.namespaces import ID

PROSE = "示例文本写明本地怎样清点设施、怎样安排先后、怎样公开结果，各单位照此办理。"


def source(text: str, name: str = "sample.txt") -> Source:
    """A text as read from a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode())
        return read_source(path)


def laid_out(text: str, name: str = "sample.txt") -> CleanText:
    return lay_out(source(text, name))


def paragraphs_of(*lines: str) -> list[str]:
    """The paragraphs that lines make."""
    return laid_out("\n".join(lines) + "\n").text.split("\n")[:-1]


def page(*paragraphs: str) -> str:
    """One paragraph a line, a blank line between."""
    return "\n\n".join(paragraphs) + "\n"


def notice(at: int) -> str:
    """One of several notices alike, told apart by a number."""
    return page(
        f"示例省人民政府关于加强示例河道第{at}段清理工作的通知",
        f"示政发〔2021〕{at}号",
        "各市人民政府：",
        f"根据《示例省河道管理条例》，现通知如下。{PROSE}",
        "示例省人民政府",
        "2021年3月5日",
    )


def only_segment(text: str) -> tuple[CleanText, Segment]:
    clean = laid_out(text)
    found = segment(clean)
    assert len(found) == 1, [one.heading for one in found]
    return clean, found[0]


def described(*paragraphs: str) -> Description:
    """The description of the one document that the paragraphs make up."""
    return describe(*only_segment(page(*paragraphs)))


def documents(*texts: str) -> list[Document]:
    """The documents of some compilations, annotated."""
    from kg.annotate.annotations import Reading
    from kg.annotate.pipeline import annotate, make_pipeline
    from kg.annotate.references.mention import DocumentContext

    nlp, found = make_pipeline(), []
    for at, text in enumerate(texts):
        clean = laid_out(text, f"sample-{at}.txt")
        for one in segment(clean):
            about = describe(clean, one)
            context = DocumentContext(
                about.title,
                (*about.alternatives, *about.annexes),
                (about.number.text,) if about.number else (),
                about.kind,
                one.body_start - one.start,
            )
            notes = next(annotate(nlp, [Reading(clean.text[one.start : one.end], context, about.home)]))
            layers = {
                field.name: getattr(notes, field.name) for field in fields(Document) if hasattr(notes, field.name)
            }
            found.append(Document(Compilation(clean, "示例文本", None), one, about, **layers))
    return found


def built(output: Path, *paths: Path, base_iri: str = ID) -> Path:
    """Build without a sound; return the output folder."""
    build(paths, output, base_iri, 1, Silence())
    return output


def is_linear(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether twice the input takes at most thrice the processor time; what is quadratic takes four times as much.

    Only the ratio counts, so a slow machine is no fault. The least time of each is what the work takes, the rest what
    else the machine did; so a busy moment gets more rounds.
    """
    once = twice = float("inf")
    for _ in range(12):
        # the longer first: it pays for patterns that are compiled and vocabularies that are read once
        twice = min(twice, _time(work(2 * size)))
        once = min(once, _time(work(size)))
        if twice <= 3 * once:
            return True
    return False


def _time(work: Callable[[], object]) -> float:
    """Without collections of cycles, as `timeit` has it: one over what earlier tests left is as long as the work."""
    collects = gc.isenabled()
    gc.disable()
    try:
        begin = process_time()
        work()
        return process_time() - begin
    finally:
        if collects:
            gc.enable()


def built_anew(folder: Path) -> Iterator[tuple[str, Path]]:
    """Build a text twice into one folder, under two numbers; yield each with the output folder."""
    for number in ("示发〔2021〕1号", "示发〔2021〕2号"):
        text = page("示例市发展改革局关于示例清点的通知", number, "示例文本写明怎样清点设施。", "2021年3月1日")
        (folder / "a.txt").write_text(text, encoding="utf-8")
        yield number, built(folder / "out", folder / "a.txt")
