"""An evaluation to read: tables, JSON, and what changed since an older one.

In: an `Evaluation`, and the JSON of an older one. Out: tables, JSON, and gains and losses, mention
by mention.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from kg.errors import InputError
from kg.evaluate.scores import Evaluation, FactVerdict, MentionVerdict, Score
from kg.evaluate.sources import SourceScore, source_scores

_COLUMNS = ("P", "R", "F1", "right", "wrong", "missed", "spurious")
_ABSENT = "not found"


@dataclass(frozen=True, slots=True)
class Section:
    """One table under its title."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became better, worse or otherwise wrong between two evaluations."""

    kind: Literal["gain", "loss", "change"]
    measure: str
    document: str
    line: int
    what: str
    before: str
    after: str


def as_json(evaluation: Evaluation, old: Evaluation | None, by_source: bool = False) -> str:
    """Return an evaluation as JSON: scores (by source too, where asked), mentions, checks, and changes."""
    content: dict[str, Any] = {
        "files": dict(evaluation.files),
        "full": evaluation.full,
        "scores": [_as_object(score) for score in evaluation.scores()],
        "mentions": [asdict(mention) for mention in evaluation.mentions],
        "checks": [asdict(check) for check in evaluation.checks],
    }
    if evaluation.sources:
        content["sources"] = dict(evaluation.sources)
    if by_source:
        content["by_source"] = [_source_object(one) for one in source_scores(evaluation)]
    if old is not None:
        content["changes"] = [asdict(change) for change in compare(old, evaluation)]
    return json.dumps(content, ensure_ascii=False, indent=1)


def _as_object(score: Score) -> dict[str, Any]:
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {**asdict(score), **{name: round(share, 4) for name, share in shares.items()}}


def _source_object(one: SourceScore) -> dict[str, Any]:
    bounds = {"f1_low": one.low, "f1_high": one.high}
    rounded = {name: None if bound is None else round(bound, 4) for name, bound in bounds.items()}
    left_out = ("compilation", "relation")
    score = {name: value for name, value in _as_object(one.score).items() if name not in left_out}
    return {"source": one.source, "documents": one.documents, **score, **rounded}


def read_json(path: Path) -> Evaluation:
    """Read what `as_json` wrote.

    Raises
    ------
    InputError
        If the file is missing or holds something else.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Evaluation(
            tuple(MentionVerdict(**mention) for mention in content["mentions"]),
            tuple(FactVerdict(**check) for check in content["checks"]),
            content["files"],
            tuple(content["full"]),
            content.get("sources", {}),
        )
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    except (ValueError, KeyError, TypeError):
        raise InputError(f"{path}: not written by `kg evaluate --format json`; write it anew") from None


def compare(old: Evaluation, new: Evaluation) -> list[Change]:
    """Return what changed, gains first, then losses, then what is wrong in another way.

    Only documents that both evaluations are about count, and of what is annotated only what both
    annotate.
    """
    shared = frozenset(old.full) & frozenset(new.full)
    known = _documents(old) & _documents(new)
    changes = [
        *_changes(_judged(old.mentions, shared), _judged(new.mentions, shared)),
        *_changes(_checked(old.checks, known), _checked(new.checks, known)),
    ]
    order = ("gain", "loss", "change")
    return sorted(changes, key=lambda change: order.index(change.kind))


@dataclass(frozen=True, slots=True, order=True)
class _Key:
    """What one verdict is about; `turn` counts those that agree in all else."""

    measure: str
    document: str
    line: int
    what: str
    annotated: bool
    turn: int


@dataclass(frozen=True, slots=True)
class _Verdict:
    said: str
    penalty: int


def _documents(evaluation: Evaluation) -> frozenset[str]:
    whole = {f"{key}-" for key in evaluation.files}
    return frozenset({check.document for check in evaluation.checks} | whole)


def _judged(mentions: Iterable[MentionVerdict], documents: frozenset[str]) -> dict[_Key, _Verdict]:
    found: dict[_Key, _Verdict] = {}
    turns: Counter[tuple[str, int, str, bool]] = Counter()
    for one in mentions:
        if one.document in documents:
            place = (one.document, one.line, one.surface, one.status != "spurious")
            found[_Key("mention", *place, turns[place])] = _verdict(one)
            turns[place] += 1
    return found


def _verdict(mention: MentionVerdict) -> _Verdict:
    if mention.status != "right":
        return _Verdict(mention.status, 4)
    said, penalty = [], 0
    if not mention.relation_right:
        said.append(f"{mention.found_relation}, not {mention.relation}")
        penalty += 2
    if mention.target_measure and not mention.target_right:
        said.append(f"means {mention.found_target or 'nothing'}, not {mention.target}")
        penalty += 1
    if not mention.exact:
        said.append("other bounds")
        penalty += 1
    return _Verdict("; ".join(said) or "right", penalty)


def _checked(checks: Iterable[FactVerdict], documents: frozenset[str]) -> dict[_Key, _Verdict]:
    found: dict[_Key, _Verdict] = {}
    turns: Counter[tuple[str, str, int, str, bool]] = Counter()
    for one in checks:
        if one.document in documents:
            place = (one.measure, one.document, one.line, one.what, one.status != "spurious")
            found[_Key(*place, turns[place])] = _Verdict(_said_of(one), one.status != "right")
            turns[place] += 1
    return found


def _said_of(check: FactVerdict) -> str:
    """What became of a fact, in words: where it is wrong what was found, and what was wanted."""
    return f"{check.found or 'nothing'}, not {check.wanted or 'nothing'}" if check.status == "wrong" else check.status


def _changes(old: Mapping[_Key, _Verdict], new: Mapping[_Key, _Verdict]) -> Iterator[Change]:
    absent = _Verdict(_ABSENT, 0)
    for key in sorted({*old, *new}):
        if key.annotated and not (key in old and key in new):
            continue
        before, after = old.get(key, absent), new.get(key, absent)
        if before.said == after.said:
            continue
        difference = after.penalty - before.penalty
        kind: Literal["gain", "loss", "change"] = "change"
        if difference:
            kind = "gain" if difference < 0 else "loss"
        place = (key.measure, key.document, key.line, key.what)
        yield Change(kind, *place, before.said, after.said)


def sections(evaluation: Evaluation, old: Evaluation | None, misses: int, by_source: bool = False) -> list[Section]:
    """Return the tables of an evaluation.

    Parameters
    ----------
    evaluation : Evaluation
        What to show.
    old : Evaluation or None
        An older one, to show what changed.
    misses : int
        How many errors of each measure to list; 0 for none.
    by_source : bool
        Whether to show each source with its interval instead of each compilation.
    """
    scores = evaluation.scores()
    before = {_subject(score): score.f1 for score in old.scores()} if old else None
    files = evaluation.files
    parts = [
        ("all", ("measure", "match"), False, False),
        ("by compilation", ("file", "measure", "match"), True, False),
        ("by relation", ("relation", "match"), False, True),
        ("by compilation and relation", ("file", "relation", "match"), True, True),
    ]
    found = []
    for title, columns, by_file, by_relation in parts:
        if by_source and by_file:
            continue
        own = [s for s in scores if bool(s.compilation) == by_file and bool(s.relation) == by_relation]
        rows = tuple(_row(score, columns, files, before) for score in own)
        extra = ("F1 before",) if before is not None else ()
        found.append(Section(title, (*columns, *_COLUMNS, *extra), rows))
    if by_source:
        found.insert(1, _source_section(evaluation))
    filled = [section for section in found if section.rows]
    changes = list(_change_sections(compare(old, evaluation))) if old else []
    return [*filled, *changes, *_error_sections(evaluation, misses)]


_Subject = tuple[str, str | None, str | None, str | None]


def _subject(score: Score) -> _Subject:
    return score.measure, score.match, score.compilation, score.relation


def _row(
    score: Score,
    columns: Sequence[str],
    files: Mapping[str, str],
    before: Mapping[_Subject, float] | None,
) -> tuple[str, ...]:
    key = score.compilation or ""
    names = {
        "file": files.get(key, key),
        "measure": score.measure,
        "relation": score.relation or "",
        "match": score.match or "",
    }
    row = (*(names[column] for column in columns), *_shares(score), *_counts(score))
    if before is None:
        return row
    was = before.get(_subject(score))
    return (*row, "" if was is None else f"{was:.3f}")


def _shares(score: Score) -> Iterator[str]:
    return (f"{share:.3f}" for share in (score.precision, score.recall, score.f1))


def _counts(score: Score) -> Iterator[str]:
    return map(str, (score.right, score.wrong, score.missed, score.spurious))


def _source_section(evaluation: Evaluation) -> Section:
    columns = ("source", "documents", "measure", "match", *_COLUMNS[:3], "low", "high", *_COLUMNS[3:])
    rows = []
    for one in source_scores(evaluation):
        score = one.score
        bounds = ("" if bound is None else f"{bound:.3f}" for bound in (one.low, one.high))
        name = "all" if one.source is None else one.source or "no document named"
        what = (name, str(one.documents), score.measure, score.match or "")
        rows.append((*what, *_shares(score), *bounds, *_counts(score)))
    return Section("by source, with the interval of F1 (95 of 100 draws of documents)", columns, tuple(rows))


def _change_sections(changes: Sequence[Change]) -> Iterator[Section]:
    columns = ("measure", "document", "line", "what", "before", "after")
    for kind, title in (("gain", "gains"), ("loss", "losses"), ("change", "wrong in another way")):
        rows = tuple(
            (one.measure, one.document, str(one.line), one.what, one.before, one.after)
            for one in changes
            if one.kind == kind
        )
        yield Section(f"{title}: {len(rows)}", columns, rows)


def _error_sections(evaluation: Evaluation, most: int) -> Iterator[Section]:
    """Yield the first errors of each measure."""
    columns = ("document", "line", "what", "verdict")
    found: dict[str, list[tuple[str, ...]]] = {}
    for mention in evaluation.mentions:
        verdict = _verdict(mention)
        if verdict.penalty:
            relation = mention.relation or mention.found_relation or ""
            said = verdict.said if mention.status == "right" else f"{verdict.said} ({relation})"
            row = (mention.document, str(mention.line), mention.surface, said)
            found.setdefault(_kind_of_error(mention), []).append(row)
    for check in evaluation.checks:
        if check.status != "right":
            row = (check.document, str(check.line), check.what, _said_of(check))
            found.setdefault(check.measure, []).append(row)
    for title, rows in sorted(found.items()) if most else ():
        yield Section(f"errors, {title}: {len(rows)}", columns, tuple(rows[:most]))


def _kind_of_error(mention: MentionVerdict) -> str:
    marked = "marked" if mention.marked else "unmarked"
    kinds = {
        "missed": f"citation missed ({marked})",
        "spurious": f"citation that is none ({marked})",
    }
    if mention.status in kinds:
        return kinds[mention.status]
    if not mention.relation_right:
        return "citation relation"
    return "citation target" if mention.target_measure and not mention.target_right else "citation bounds"
