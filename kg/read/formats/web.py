"""Web pages: .html, .htm, and .mht, a page saved as one file.

In: the bytes of a page. Out: a `Source` with a line a block of the page, rows of tables on a line each
(`kg.read.grid_rows`), without menus and lists of links around the text; title, day and address of the page as what it
says of itself.

The text is taken by the blocks of the page: whoever prints a policy on a page puts its header into a table and its
signature into short lines, both of which extractors of main text take for what stands around it.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from email import policy
from typing import Any

import lxml.html
from lxml import etree

from kg.errors import InputError
from kg.language.title import Title
from kg.read.formats.content import Content, File, Wishes, converted
from kg.read.grid_rows import Cell, grid_lines, is_grid, span
from kg.read.places import Said
from kg.read.source import decode

_MOST_BYTES = 64 << 20
_NAMES = re.compile(r"\w+")
_BLOCKS = frozenset(
    _NAMES.findall(
        """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer
        form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead
        tr ul"""
    )
)
_WITHOUT_TEXT = frozenset(
    _NAMES.findall(
        """script style noscript template head nav footer button select option textarea input iframe object svg canvas
        map audio video"""
    )
)
_LISTS = frozenset(("ul", "ol", "dl", "div", "table", "section", "aside", "td", "form"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*>")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
# a break of the source between two Chinese characters is none of the text
_CUT = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]+[ \t\r\n]*(?=[\u3000-\u9fff\uff00-\uffef])")
_MARKS = re.compile("[，。；、]")
_SHARE_OF_MAIN, _SHARE_OF_LINKS, _FEWEST_LINKS = 0.6, 0.6, 3
# what stands for bytes that are none of the encoding; one in so many characters may be lost
_LOST, _MOST_LOST = "\ufffd", 50
# what pages of authorities (GB/T 39554 and its forerunners), of the press and of library catalogues state in meta tags
_META = {
    "title": ("articletitle", "og:title", "dc.title", "dcterms.title"),
    "published": ("pubdate", "publishdate", "firstpublishedtime", "article:published_time", "dc.date", "dcterms.date"),
    "source": ("url", "og:url"),
}


def read(file: File, wishes: Wishes) -> Content:
    """Read a page.

    Raises
    ------
    InputError
        If it is no page, too large, or has no text.
    """
    data, address = (file.data, None) if file.suffix != ".mht" else _page_of_archive(file)
    if len(data) > _MOST_BYTES:
        raise InputError(
            f"{file.shown}: {len(data) >> 20} MB are too much for a page; give the page without its pictures"
        )
    markup = decode(file.shown, data) if (declared := _declared(data)) is None else declared
    text, said = page_text(markup[0], address)
    content = Content(sources=[converted(file, text, said=said, encoding=markup[1])])
    if _LOST in text:
        content.warnings.append(
            f"{file.shown}: {text.count(_LOST)} characters are not {markup[1]}; mend the page there"
        )
    return content


def page_text(markup: str, address: str | None = None) -> tuple[str, list[Said]]:
    """Return the text of a page, a line a block, and what the page says of itself."""
    parser = lxml.html.HTMLParser(remove_comments=False, huge_tree=True, no_network=True)
    markup = _DECLARED.sub("", markup.replace("\0", ""))
    if not markup.strip():
        return "", []
    try:
        root = lxml.html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return "", []
    said = list(_said(root, address))
    _prune(root)
    lines = [line for line in _lines(root) if line.strip()]
    title = next((one.value for one in said if one.about == "title"), None)
    return "\n".join((*_missing_title(title, lines), *lines)) + "\n", said


def _declared(data: bytes) -> tuple[str, str] | None:
    """The text by the encoding that the page declares, if that reads it."""
    found = _CHARSET.search(data[:4096])
    if found is None or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None
    name = found[1].decode("ascii").lower()
    encoding = "gb18030" if name in ("gb2312", "gbk", "gb18030") else name
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        return None
    # a page put together from pieces of two encodings is one of its own still
    return (text, encoding) if text.count(_LOST) * _MOST_LOST <= len(text) else None


def _page_of_archive(file: File) -> tuple[bytes, str | None]:
    """The first page in a .mht file, as UTF-8, and its address."""
    message = email.message_from_bytes(file.data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                charset = part.get_content_charset() or "utf-8"
                address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
                charset = "gb18030" if charset in ("gb2312", "gbk") else charset
                with suppress(LookupError, UnicodeDecodeError):
                    payload = payload.decode(charset).encode()
                return payload, str(address) if address else None
    raise InputError(f"{file.shown}: no page in it; save the page as HTML")


def _said(root: Any, address: str | None) -> Iterator[Said]:
    stated = {
        str(meta.get("name") or meta.get("property") or "").strip().lower(): str(meta.get("content") or "").strip()
        for meta in root.iter("meta")
    }
    for about, names in _META.items():
        found = next(((name, stated[name]) for name in names if stated.get(name)), None)
        if found:
            yield Said(about, found[1], f"meta {found[0]}")
        elif about == "title":
            yield from (Said(about, name, "title of the page") for name in _own_title(root))
        elif about == "source":
            yield from (Said(about, found, "address of the page") for found in _address(root, address))


def _own_title(root: Any) -> list[str]:
    """The <title> without the name of the site: 示例通知_示例部, 示例通知 - 示例网."""
    written = " ".join((root.findtext(".//title") or "").split())
    parts = [part.strip() for part in re.split(r"[_|]|\s[-–—]+\s|-{2,}", written)]
    named = [part for part in parts if Title.of(part).type]
    return [max(named, key=len)] if named else []


def _address(root: Any, address: str | None) -> list[str]:
    link = next((str(one.get("href")) for one in root.iter("link") if one.get("rel") == "canonical"), None)
    saved = next(
        (found[1] for one in root.getroottree().iter(etree.Comment) if (found := _SAVED_FROM.search(one.text or ""))),
        None,
    )
    return [one for one in (address, link, saved) if one and one.startswith("http")][:1]


def _prune(root: Any) -> None:
    """Take out what shows no text, and the lists of links that stand outside the block that has most of the text."""
    gone = [one for one in root.iter() if _shows_nothing(one)]
    for one in gone:
        if one.getparent() is not None:
            _drop(one)
    weight, linked, links, size = _measured(root)
    main = _main(root, weight)
    inside = {main, *main.iterdescendants(), *main.iterancestors()}
    for one in [one for one in root.iter(*_LISTS) if one not in inside]:
        of_links = linked.get(one, 0) >= _SHARE_OF_LINKS * size.get(one, 0)
        if of_links and links.get(one, 0) >= _FEWEST_LINKS and one.getparent() is not None:
            _drop(one)


def _drop(one: Any) -> None:
    """Take an element out of the page, but not the text behind it."""
    behind = one.tail
    parent, before = one.getparent(), one.getprevious()
    if behind and before is not None:
        before.tail = (before.tail or "") + behind
    elif behind:
        parent.text = (parent.text or "") + behind
    parent.remove(one)


def _shows_nothing(one: Any) -> bool:
    if not isinstance(one.tag, str):
        return True
    return one.tag in _WITHOUT_TEXT or "hidden" in one.attrib or bool(_HIDDEN.search(one.get("style") or ""))


def _measured(root: Any) -> tuple[dict[Any, int], ...]:
    """For each element: marks of sentences outside links, characters in links, links, characters; in one way up."""
    weight: dict[Any, int] = {}
    linked: dict[Any, int] = {}
    links: dict[Any, int] = {}
    size: dict[Any, int] = {}
    for _, one in etree.iterwalk(root, events=("end",)):
        _add(size, one, _characters(one.text))
        if one.tag == "a":
            linked[one], links[one], weight[one] = size[one], 1, 0
        else:
            _add(weight, one, len(_MARKS.findall(one.text or "")))
        parent = one.getparent()
        if parent is not None:
            _add(weight, parent, weight[one] + len(_MARKS.findall(one.tail or "")))
            _add(size, parent, size[one] + _characters(one.tail))
            _add(linked, parent, linked.get(one, 0))
            _add(links, parent, links.get(one, 0))
    return weight, linked, links, size


def _add(counts: dict[Any, int], one: Any, count: int) -> None:
    counts[one] = counts.get(one, 0) + count


def _characters(text: str | None) -> int:
    return sum(map(len, text.split())) if text else 0


def _main(root: Any, weight: dict[Any, int]) -> Any:
    """The deepest block that has most of the sentences of the page."""
    main, all_marks = root, weight.get(root, 0)
    while True:
        heavy = [one for one in main if isinstance(one.tag, str) and weight.get(one, 0) > _SHARE_OF_MAIN * all_marks]
        if not heavy or heavy[0].tag not in _BLOCKS or heavy[0].tag in ("p", "li", "tr", "td"):
            return main
        main = heavy[0]


def _lines(root: Any) -> Iterator[str]:
    """The lines of a page: its blocks from top to bottom, walked without recursion, since a page may nest at will."""
    buffer: list[str] = []
    numbers: dict[Any, int] = {}
    skip: Any = None
    for event, one in etree.iterwalk(root, events=("start", "end")):
        if skip is not None:
            if event == "end" and one is skip:
                skip = None
                buffer = [one.tail or ""]
            continue
        block = one.tag in _BLOCKS
        if block or (one.tag == "br" and event == "start"):
            yield from _flush(buffer, _is_set(one))
            buffer = []
        if event == "start" and one.tag == "table" and _is_data(one):
            yield from _rows(one)
            skip = one
        elif event == "start":
            buffer.append(_number(one, numbers) + (one.text or ""))
        else:
            buffer.append(one.tail or "")
    yield from _flush(buffer, False)


def _number(one: Any, numbers: dict[Any, int]) -> str:
    """The number that a browser prints before an item of an ordered list."""
    parent = one.getparent()
    if one.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    _add(numbers, parent, 1)
    return f"{numbers[parent]}. "


def _is_set(one: Any) -> bool:
    return bool(one.tag == "pre")


def _flush(buffer: Iterable[str], as_set: bool) -> list[str]:
    text = "".join(buffer)
    return text.split("\n") if as_set else [tidy(text)]


def tidy(text: str) -> str:
    """Return a run of text as a browser shows it: white space is one space, and none between Chinese characters that a
    line of the source cuts apart."""
    return _SPACES.sub(" ", _CUT.sub("", text)).strip(" ")


def _is_data(table: Any) -> bool:
    """Whether a table is one of data: rows of several cells, and no table in it; pages are laid out with tables too."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return any(len(row) > 1 for row in _cells(table))


def _cells(table: Any) -> list[list[Any]]:
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]


def _rows(table: Any) -> Iterator[str]:
    yield from (tidy("".join(caption.itertext())) for caption in table.iter("caption"))
    rows = _cells(table)
    texts = [["\n".join(_cell(cell)) for cell in row] for row in rows]
    if is_grid(texts):
        yield from grid_lines(
            [Cell(text, span(cell.get("rowspan")), span(cell.get("colspan"))) for cell, text in zip(*row, strict=True)]
            for row in zip(rows, texts, strict=True)
        )
        return
    for row in texts:
        full = [cell for cell in row if cell]
        if len(full) == 1:
            yield from full[0].split("\n")
        else:
            yield "\t".join(cell.replace("\n", "") for cell in row)


def _cell(cell: Any) -> list[str]:
    """The lines of a cell that are not empty."""
    if not any(isinstance(one.tag, str) and (one.tag in _BLOCKS or one.tag == "br") for one in cell.iterdescendants()):
        only = tidy("".join(cell.itertext()))
        return [only] if only else []
    lines, buffer = [], [cell.text or ""]
    for event, one in etree.iterwalk(cell, events=("start", "end")):
        if one is cell:
            continue
        if one.tag in _BLOCKS or (one.tag == "br" and event == "start"):
            lines.append(tidy("".join(buffer)))
            buffer = []
        buffer.append((one.text if event == "start" else one.tail) or "")
    return [line for line in (*lines, tidy("".join(buffer))) if line]


def _missing_title(title: str | None, lines: list[str]) -> list[str]:
    """The title that only the head of the page has."""
    if not title or not Title.of(title).type:
        return []
    flat = "".join("".join(lines).split())
    return [] if "".join(title.split()) in flat else [title]
