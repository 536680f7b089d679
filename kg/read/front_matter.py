"""The front matter of a Markdown file: fields between two lines of ---, whose values may be lists.

In: a text. Out: by `without_lists` the text with each list on the line of its name (issuers: 示例局、示例厅), with the
way back to the offsets of the text given; None where there is no list.
"""

from __future__ import annotations

import re

from kg.read.shown import Shown, Writer

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<fields>(?:(?!---)[^\n]*\n){1,80})---[ \t]*(?:\r?\n|$)")
_BEGINS = r"[^\s#:：\-][^\n:：]{0,30}:"
_LIST = re.compile(
    rf"^(?P<name>{_BEGINS})[ \t]*\r?\n(?P<items>(?:[ \t]*-[ \t]+[^\n]*\n)+)"
    rf"|^(?P<key>{_BEGINS})[ \t]*\[(?P<flow>[^\[\]\n]*)\][ \t]*\r?\n",
    re.MULTILINE,
)
_IN_LIST = re.compile(r"^[ \t]*-[ \t]+(?P<value>[^\n]*?)[ \t\r]*$", re.MULTILINE)
_IN_FLOW = re.compile(r"\s*(?P<value>[^,，]+?)\s*(?:[,，]|$)")
_QUOTES = "\"'"


def without_lists(text: str) -> Shown | None:
    """Return a text whose front matter has no lists, or None where it has none."""
    front = _FRONT.match(text)
    lists = list(_LIST.finditer(text, front.start("fields"), front.end("fields"))) if front else []
    if not lists:
        return None
    writer, position = Writer(), 0
    for found in lists:
        name, part, form = ("name", "items", _IN_LIST) if found["name"] else ("key", "flow", _IN_FLOW)
        writer.put(text[position : found.end(name)], position)
        writer.put(" ", found.end(name))
        between = ""
        for item in form.finditer(text, *found.span(part)):
            value = item["value"].strip(_QUOTES)
            writer.put(between, item.start("value"))
            writer.put(value, item.start("value") + item["value"].index(value))
            between = "、"
        writer.put("\n", found.end() - 1)
        position = found.end()
    writer.put(text[position:], position)
    return writer.shown()
