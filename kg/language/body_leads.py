"""What stands before the name of a body and is none of it.

In: a name as it was cut out of a text. Out: the name alone.
"""

from __future__ import annotations

from kg.language.dates import DATE
from kg.vocabulary.forms import Form

# words behind which another body is named; 由 in 自由贸易试验区 is none of them
BRINGS = "(?<![⟨[body/of-free⟩])⟨body/brings-a-name⟩"
# 第三条某市某某委员会, 2018年9月22日原某某委员会, 法官员额由某某法院
_LEAD = Form(
    rf"^(?:⟨body/ordinal⟩[⟨[history/figures⟩\d]+[⟨[history/unit⟩]|{DATE.pattern})⟨region/former⟩?|^.*(?:{BRINGS})"
)
_SHORTEST = 4


def without_lead(name: str) -> str:
    """Return a name without an article, a day or another body before it; as it is where no name would be left."""
    lead = _LEAD.match(name)
    return name[lead.end() :] if lead and len(name) - lead.end() >= _SHORTEST else name
