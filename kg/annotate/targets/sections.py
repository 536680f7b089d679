"""Whose part of a text a paragraph stands in: （一）示例区。… is about that part of the place at home.

In: paragraphs in order and the region at home. Out: the `Owner` under whose name a paragraph stands, None for home.
"""

from __future__ import annotations

import re

from kg.annotate.targets.headings import heading_level, label_of, without_label
from kg.annotate.targets.target import Owner
from kg.language.region_mentions import find_home_regions, find_regions
from kg.language.regions import ancestors

_HEAD = re.compile(r"[^。：:，,；;\n]{2,12}(?=[。：:]|$)")


class Sections:
    """Follows the labelled headings that are the name of a part of the region at home, and of nothing else."""

    def __init__(self, home: str | None) -> None:
        self._home = home
        self._label: int | None = None
        self.owner: Owner | None = None

    def enter(self, paragraph: str) -> None:
        """Go on to a paragraph; the next heading like the one that names a place, or above it, ends its part."""
        label = label_of(paragraph)
        region = self._named(paragraph) if label is not None else None
        if region:
            self.owner, self._label = Owner(region=region), label
        elif self.owner and (label == self._label or heading_level(paragraph) is not None):
            self.owner = None

    def _named(self, paragraph: str) -> str | None:
        """The part of home that a heading names alone."""
        head = _HEAD.match(without_label(paragraph))
        if head is None or self._home is None:
            return None
        for region in (*find_regions(head[0], self._home), *find_home_regions(head[0], self._home)):
            whole = (region.start, region.end) == (0, len(head[0]))
            if whole and region.iri != self._home and self._home in ancestors(region.iri):
                return region.iri
        return None
