"""What the stages hand to each other (示例文本)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, documents, laid_out, page, source

from kg.annotate.documents import Compilation, Document, TableEntry, context_of
from kg.read.tables.entries import CatalogueRow

TITLE = "河北省水利厅关于清点示例设施的通知"
TEXT = page("前一份示例文本。", TITLE, "冀水发〔2021〕3号", "各市水利局：", PROSE, "河北省水利厅", "2021年3月1日")


def document() -> Document:
    return documents(TEXT)[0]


def entry(printed: str, summary: str) -> TableEntry:
    row = CatalogueRow(
        date="2021-03-01",
        title="示例通知",
        summary=summary,
        start=0,
        end=len(printed),
        first_line=1,
        last_line=1 + printed.count("\n"),
        table="",
        region=None,
        category="",
        bodies_as_written=(),
    )
    return TableEntry(Compilation(laid_out(printed), "示例文本", None), row, ())


def test_offsets_count_from_the_document_and_lead_into_the_source() -> None:
    found = document()
    start = found.compilation.clean.text.index(PROSE) - found.segment.start
    first, last = found.source_span(start, start + 4)
    assert found.compilation.clean.source.text[first:last] == found.quote(start, start + 4)


def test_a_place_is_file_and_line_and_a_key_where_it_begins() -> None:
    found = document()
    assert found.place == f"sample-0.txt:{found.segment.first_line}"
    assert found.key.endswith(f"/{found.segment.start}")


def test_what_is_known_of_a_document_goes_with_its_text() -> None:
    found = document()
    context = context_of(found.description, found.segment)
    assert (context.title, context.numbers) == (TITLE, ("冀水发〔2021〕3号",))
    assert context.issuers == ("河北省水利厅",)


@given(st.integers(1, 12))
def test_words_of_a_cell_are_found_where_they_were_printed(width: int) -> None:
    summary = "清点示例设施并公开结果"
    broken = "\n".join(summary[at : at + width] for at in range(0, len(summary), width))
    found = entry(f"示例通知 {broken}\n", summary)
    start = found.text.index("公开结果")
    first, last = found.source_span(start, start + 4)
    printed = source(f"示例通知 {broken}\n").text
    assert "".join(printed[first:last].split()) == found.quote(start, start + 4) == "公开结果"


def test_words_that_are_nowhere_mean_the_whole_row() -> None:
    found = entry("示例通知 另一段文字\n", "清点示例设施")
    assert found.source_span(5, 9) == (found.row.start, found.row.end)
