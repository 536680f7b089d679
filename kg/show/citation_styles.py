"""A policy as a reference in a bibliography.

In: a policy's title, number, bodies, day and address. Out: text in GB/T 7714-2015, BibTeX or CSL-JSON.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from kg.vocabulary.forms import word

# GB/T 7714-2015, appendix B: a document that is none of the listed types is [Z], one that is read online [Z/OL].
_MARK, _ONLINE = "Z", "Z/OL"
_ISO = re.compile(r"(\d{4})(?:-(\d{2})-(\d{2}))?")
_SPECIAL = str.maketrans({character: "\\" + character for character in "&%$#_{}"})


@dataclass(frozen=True, slots=True)
class Bibliographic:
    """What a reference says; `date` is YYYY-MM-DD or a year, `key` a name for the entry without white space."""

    key: str
    title: str
    number: str | None
    bodies: tuple[str, ...]
    date: str | None
    address: str | None
    law: bool


def gb7714(policy: Bibliographic) -> str:
    """Return the entry after GB/T 7714-2015: bodies. title: number[Z]. day. — or [Z/OL]. (day). address.

    More than three bodies become the first three and 等 (8.1.2 of the standard). A day in brackets is when an
    electronic resource was put up or changed; that of a printed document stands bare, as a patent's does.
    """
    named = policy.bodies if len(policy.bodies) <= 3 else (*policy.bodies[:3], word("body/and-others"))
    who = f"{', '.join(named)}. " if named else ""
    number = f": {policy.number}" if policy.number else ""
    if policy.address:
        day = f" ({policy.date})." if policy.date else ""
        return f"{who}{policy.title}{number}[{_ONLINE}].{day} {policy.address}"
    day = f" {policy.date}." if policy.date else ""
    return f"{who}{policy.title}{number}[{_MARK}].{day}"


def bibtex(policy: Bibliographic) -> str:
    """Return the entry for BibTeX, UTF-8; bodies stand in braces of their own, so that no name is cut."""
    year = (policy.date or "")[:4]
    fields = {
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in policy.bodies),
        "title": f"{{{_escaped(policy.title)}}}",
        "number": _escaped(policy.number or ""),
        "year": year,
        "date": policy.date or "",
        "url": policy.address or "",
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{policy.key},\n" + ",\n".join(lines) + "\n}"


def csl(policy: Bibliographic) -> str:
    """Return the entry as CSL-JSON, an array of one."""
    day = _ISO.fullmatch(policy.date or "")
    entry: dict[str, object] = {
        "id": policy.key,
        "type": "legislation" if policy.law else "document",
        "title": policy.title,
        "number": policy.number,
        "author": [{"literal": name} for name in policy.bodies],
        "issued": {"date-parts": [[int(part) for part in day.groups() if part]]} if day else None,
        "URL": policy.address,
        "language": "zh-CN",
    }
    return json.dumps([{name: value for name, value in entry.items() if value}], ensure_ascii=False)


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)


STYLES = {"gb7714": gb7714, "bibtex": bibtex, "csl": csl}
