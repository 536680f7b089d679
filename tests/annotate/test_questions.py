"""What a build asks of a text, without spaCy. All sentences are our own (示例文本)."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.annotations import Annotations, Reading
from kg.annotate.pipeline import annotate, make_pipeline
from kg.annotate.questions import SECTORS, TARGETS, ask, questions_of_a_build
from kg.annotate.references.known_names import KnownNames, authority_names
from kg.annotate.references.mention import DocumentContext
from kg.language.regions import NATION

PARTS = (
    "财政部关于示例钢铁工业的通知\n",
    "根据《示例法》（示发〔2021〕1号），财政部在河北省试行。\n",
    "到2025年，示例利用率达到85%。",
    "（责任单位：财政部、国家能源局）\n",
    "按照《中华人民共和国节约能源法》，制定示例设施管理办法。\n",
    "示例文本 ",
    "\n",
)
ALL = questions_of_a_build(KnownNames(authority_names()))
PIPELINE = make_pipeline()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), max_size=8).map("".join),
    st.sampled_from([None, NATION]),
    st.sampled_from([None, date(2021, 3, 1)]),
    st.sampled_from([(), ("示例设施管理办法",)]),
)
def test_a_build_finds_what_the_pipeline_finds(
    text: str, home: str | None, day: date | None, names: tuple[str, ...]
) -> None:
    reading = Reading(text, DocumentContext(text.split("\n", 1)[0]), home, day, names)
    (piped,) = annotate(PIPELINE, [reading])
    found = ask(ALL, reading)
    assert found == replace(piped, bodies=(), regions=())


def test_only_what_is_asked_is_looked_for() -> None:
    text = "".join(PARTS)
    found = ask([SECTORS, TARGETS], Reading(text, DocumentContext("示例钢铁工业"), asked=("targets",)))
    assert found.targets
    assert found == Annotations(targets=found.targets)


def test_an_extract_is_made_without_spacy(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("".join(PARTS), encoding="utf-8")
    script = (
        "import sys\nfrom pathlib import Path\nfrom kg.extract.jobs import ToRead, extract_whole\n"
        "from kg.read.formats.content import Wishes\n"
        "made = extract_whole(ToRead(Path(sys.argv[1]), '', 0), Wishes())\n"
        "print(len(made.texts[0].documents[0].annotations.targets), 'spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "1.txt")], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1", "False"]
