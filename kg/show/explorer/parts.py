"""Parts that stand on pages many times: the link to a policy, its words as evidence, a text with its marks.

In: a `Frame` and what is shown. Out: markup, put together here and not by a template: a page has thousands of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from kg.show.explorer.reading import REFERENCE, text_with

if TYPE_CHECKING:
    from kg.analyse.reader import Link
    from kg.analyse.records import PolicyRecord
    from kg.show.explorer.frame import Frame
    from kg.show.explorer.policy import Side
    from kg.show.explorer.reading import Line, Mention, Piece


# So many issuers are named in a list.
ISSUERS = 4


def policy_link(frame: Frame, policy: PolicyRecord, level: str) -> Markup:
    """Return the link to a policy, with its number, its day, and what is known of it where its text is not at hand."""
    return frame.once(("policy", policy.iri, level), lambda: Markup(_policy_link(frame, policy, level)))


def _policy_link(frame: Frame, policy: PolicyRecord, level: str) -> str:
    matter = policy.named.matter or policy.title
    foreign = "" if frame.lang == "zh" else ' lang="zh-CN"'
    whole = f' title="{escape(policy.title)}"{foreign}' if policy.title != matter else ""
    number = f"{frame.tongue(policy.number)} " if policy.number else ""
    date = f"<time>{policy.date}</time> " if policy.date else ""
    known = frame.told("state", policy.availability)
    state = "" if policy.in_corpus else f'<span class="lacks">{known}</span>'
    href = frame.to(policy.iri)
    begin, end = (f'<a class="policy" href="{escape(href)}"', "</a>") if href else ('<span class="policy"', "</span>")
    link = f"{begin}{whole}>{glyph(frame, level)}{frame.tongue(matter)}{end}"
    return f'{link}\n<span class="meta">{number}{date}{state}</span>'


def issuers_of(frame: Frame, policy: PolicyRecord) -> Markup:
    """Return the names of the first who issue a policy, and how many more there are."""
    named = Markup(escape(frame.say("and"))).join(frame.tongue(frame.name(iri)) for iri in policy.bodies[:ISSUERS])
    more = len(policy.bodies) - ISSUERS
    return named + (f" {frame.say('others', more)}" if more > 0 else "")


def glyph(frame: Frame, level: str) -> Markup:
    """Return the sign of a level; who does not see it is told its name."""
    return frame.once(
        ("glyph", level),
        lambda: Markup('<i class="glyph lv-{}" role="img" aria-label="{}">{}</i>').format(
            level, frame.say(f"level.{level}"), frame.glyphs[level]
        ),
    )


def line_of(frame: Frame, policy: str, file: str, line: int) -> str | None:
    """Return the address of a line of a policy's text; of its page alone where no text of it has that line."""
    at = text_with(frame.world.reader, policy, file, line)
    page = frame.to(policy, at=str(at)) if at else frame.to(policy)
    return page if at is None or page is None else f"{page}#L{line}"


def evidence(frame: Frame, link: Link) -> Markup:
    """Return the words of a reference, with the file and line where they stand, folded."""
    if not link.sentence:
        return Markup()
    times = f' <span class="count">×{link.mentions}</span>' if link.mentions > 1 else ""
    return Markup(
        f'<details class="evidence"><summary>{frame.say("evidence")}{times}</summary>'
        f'<blockquote lang="zh-CN"><bdi>{escape(link.sentence)}</bdi></blockquote>'
        f'<p class="where"><bdi>{escape(link.file)}</bdi> · {frame.say("line", link.line)}</p></details>'
    )


def marked(frame: Frame, lines: Iterable[Line]) -> Markup:
    """Return the lines of a text with what was found in them marked; the address of line 7 ends in `#L7`."""
    return Markup("\n".join(_line(frame, line) for line in lines))


def _line(frame: Frame, line: Line) -> str:
    pieces = "".join(_piece(frame, one) for one in line.pieces)
    return f'<p id="L{line.number}"{" class=h" if line.heading else ""}>{pieces}</p>'


def _piece(frame: Frame, piece: Piece) -> str:
    text = escape(piece.text)
    if not piece.mentions:
        return text
    kinds = " ".join(f"m-{kind}" for kind in piece.kinds)
    lead = piece.lead
    href = frame.to(lead.leads_to) if lead else None
    if lead is None or href is None:
        return f'<mark class="{kinds}">{text}</mark>'
    return f'<a class="{kinds}" href="{escape(href)}" title="{_told(frame, lead)}">{text}</a>'


def _told(frame: Frame, lead: Mention) -> Markup:
    def made() -> Markup:
        kind = frame.say(f"mark.{lead.kind}")
        if not lead.about:
            return escape(kind)
        about = frame.told("relation", lead.about) if lead.kind == REFERENCE else frame.say(f"role.{lead.about}")
        return escape(f"{kind} · {about}")

    return frame.once(("mark", lead.kind, lead.about), made)


def linked(frame: Frame, groups: Sequence[Side], shown: int, empty: str) -> Markup:
    """Return the links of one side of a policy, a fold a relation, the first `shown` of each at once.

    Parameters
    ----------
    frame : Frame
        The page.
    groups : sequence of Side
        What is linked, by relation.
    shown : int
        The links of a relation before those that stand behind another fold.
    empty : str
        The key of what is said where there is none.
    """
    if not groups:
        return Markup(f'<p class="none">{escape(frame.say(empty))}</p>')
    return Markup("\n").join(_group(frame, group, shown, first=at == 0) for at, group in enumerate(groups))


def _group(frame: Frame, group: Side, shown: int, first: bool) -> Markup:
    opened = " open" if first or group.resting else ""
    name = f'<h3 class="rel rel-{group.relation}">{escape(frame.told("relation", group.relation))}</h3>'
    rest = group.links[shown:]
    more = ""
    if rest:
        summary = escape(frame.say("more", len(rest)))
        more = f'<details class="more"><summary>{summary}</summary>{_links(frame, rest)}</details>'
    count = f'<span class="count">{group.total}</span>'
    if group.total > len(group.links):
        more += f'<p class="lead">{frame.say("first_of", len(group.links), group.total)}</p>'
    return Markup(
        f'<details class="group"{opened}><summary>{name} {count}</summary>'
        f"{_links(frame, group.links[:shown])}{more}</details>"
    )


def _links(frame: Frame, links: Iterable[tuple[Link, PolicyRecord, str]]) -> str:
    each = (f"<li>{policy_link(frame, other, level)}{evidence(frame, link)}</li>" for link, other, level in links)
    lines = "\n".join(each)
    return f'<ul class="links">{lines}</ul>'
