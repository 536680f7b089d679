"""What is asked of a text, each question by itself.

In: a `Reading`. Out: `Annotations`. A build asks here, and the components of `kg.annotate.pipeline` ask the same
questions for spaCy; nothing here loads that, which takes half a second and 40 MB, or makes a Doc, which takes as long
as some of the questions do to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from kg.annotate.annotations import Annotations, Reading
from kg.annotate.duties.duty import Responsibility
from kg.annotate.duties.find import find_responsibilities
from kg.annotate.plain_text import mentions_without_heading
from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext, Mention
from kg.annotate.targets.find import find_targets
from kg.annotate.targets.target import Target
from kg.annotate.topics.sectors import find_sectors
from kg.annotate.topics.subjects import find_subjects
from kg.annotate.topics.weigh import Evidence
from kg.language.bodies import BodyMention, find_bodies
from kg.language.region_mentions import RegionMention, find_home_regions, find_regions


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `field` is that of `Annotations` which holds the answer, `find` gives it."""

    field: str
    find: Callable[[Reading], tuple[Any, ...]]


def ask(questions: Iterable[Question], reading: Reading) -> Annotations:
    """Return the answers to those of some questions that are asked of a text."""
    asked = (one for one in questions if reading.asked is None or one.field in reading.asked)
    return Annotations(**{one.field: one.find(reading) for one in asked})


def references(names: KnownNames) -> Question:
    """Return the question which policies a text refers to; `names` are found without 《》 in every text."""
    return Question("mentions", partial(_mentions, names))


def _mentions(names: KnownNames, reading: Reading) -> tuple[Mention, ...]:
    known = names.with_further(reading.names)
    if reading.context is None:
        return tuple(mentions_without_heading(reading.text, known))
    return tuple(find_mentions(reading.text, reading.context, known))


def _bodies(reading: Reading) -> tuple[BodyMention, ...]:
    return tuple(find_bodies(reading.text, reading.home))


def _regions(reading: Reading) -> tuple[RegionMention, ...]:
    mentions = [*find_regions(reading.text, reading.home), *find_home_regions(reading.text, reading.home)]
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _known(reading: Reading) -> DocumentContext:
    return reading.context or DocumentContext(title="")


def _sectors(reading: Reading) -> tuple[Evidence, ...]:
    return find_sectors(_known(reading).title, reading.text)


def _subjects(reading: Reading) -> tuple[Evidence, ...]:
    return find_subjects(_known(reading).title, reading.text, _known(reading).subjects)


def _responsibilities(reading: Reading) -> tuple[Responsibility, ...]:
    return tuple(find_responsibilities(reading.text, reading.home, _known(reading).issuers))


def _targets(reading: Reading) -> tuple[Target, ...]:
    return tuple(find_targets(reading.text, reading.day, reading.home))


BODIES = Question("bodies", _bodies)
REGIONS = Question("regions", _regions)
SECTORS = Question("sectors", _sectors)
SUBJECTS = Question("subjects", _subjects)
RESPONSIBILITIES = Question("responsibilities", _responsibilities)
TARGETS = Question("targets", _targets)


def questions_of_a_build(names: KnownNames) -> tuple[Question, ...]:
    """Return what a build asks: bodies and regions it looks for where it needs them, not in every text."""
    return (references(names), SECTORS, SUBJECTS, RESPONSIBILITIES, TARGETS)
