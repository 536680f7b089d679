"""Where the lines of a text begin of which the writer kept none: all of a document in one paragraph.

In: a text. Out: by `breaks` the offsets at which number, title, addressees, sections and signature begin, as their
words and marks tell (GB/T 9704-2012, 7).
"""

from __future__ import annotations

from itertools import chain

from kg.language.dates import DATE
from kg.language.labels import SECTION_OF_TEXT
from kg.language.numbers import bracketed_anchors, order_anchors
from kg.read.line_forms import ARTICLES, is_addressee
from kg.vocabulary.forms import Form

_HEAD = 400
_LONGEST_NUMBER, _LONGEST_NAMES, _LONGEST_TITLE = 60, 200, 120
_MARK = Form("[。；，：《》（）()]")
_SECTION = Form(rf"(?<=[。；：])\s*(?={SECTION_OF_TEXT})")
_TITLE = Form(
    r"^[^。；：]{0,80}?⟨act/about⟩[^。；：]{2,100}?⟨title/particle⟩⟨act/kind-handing-on⟩"
    r"(?=\s*(?:⟨document/text-opening document/addressee-opening⟩))"
)
# a name and a day that are all of a sentence
_SIGNED = Form(rf"(?<=。)\s*(?=[^。；：，《》（）()]{{2,50}}{DATE.pattern}(?=\s|$|[（(]))")


def breaks(text: str) -> list[int]:
    """Return the offsets at which a line begins that the text does not part from the one before, in order."""
    found = {match.end() for form in (_SECTION, _SIGNED) for match in form.finditer(text)}
    return sorted((found | _breaks_of_head(text[:_HEAD])) - {0, len(text)})


def _breaks_of_head(head: str) -> set[int]:
    """Where number, title and addressees end, which stand one behind the other: …令第4号示例部关于…的公告现批准…."""
    found: set[int] = set()
    at = _number_end(head)
    if title := _TITLE.match(head[at:]):
        found |= {at, at + title.end()}
        at += title.end()
        at += _number_end(head[at:])
    found.add(at)
    colon = head.find("：", at, at + _LONGEST_NAMES) + 1
    article = ARTICLES.search(head[:_LONGEST_TITLE])
    if colon and is_addressee(head[at:colon].strip()):
        found.add(colon)
    elif not at and article and not _MARK.search(head[: article.start()]):
        found.add(article.start())
    return found


def _number_end(head: str) -> int:
    """Where the number ends with which a text begins; 0 where it begins with none."""
    start = head[:_LONGEST_NUMBER]
    number = next(chain(bracketed_anchors(start), order_anchors(start)), None)
    return number.end if number and not _MARK.search(start[: number.start]) else 0
