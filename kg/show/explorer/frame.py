"""What all pages of the explorer share: the language, addresses, names of things, and the templates.

In: a `World` (a graph and what is kept of it), `Places` (addresses) and a language. Out: a `Frame` that renders
templates; every text in them is escaped, and what is no character a person could see is taken out.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup, escape

from kg.analyse.overview import Overview
from kg.analyse.reader import Reader
from kg.analyse.records import Records
from kg.graph.individuals import Individuals
from kg.show.explorer.parts import evidence, glyph, issuers_of, line_of, linked, marked, policy_link
from kg.show.explorer.reading import Texts
from kg.show.explorer.templating import environment
from kg.show.language import Code, Language
from kg.show.phrases import filled
from kg.vocabulary import concepts
from kg.vocabulary.namespaces import RELATIONS

if TYPE_CHECKING:
    from kg.analyse.finder import Finder
    from kg.analyse.ties import Ties
    from kg.graph.store import GraphStore

LANGUAGES: tuple[Code, Code] = ("zh", "en")
PAGED = ("policy", "body", "region", "sector", "indicator", "compilation")
GLYPHS: Mapping[str, str] = {
    "law": "■",
    "centre": "◆",
    "ministry": "●",
    "province": "▲",
    "city": "▼",
    "enterprise": "□",
    "association": "◇",
    "institution": "◈",
    "treaty": "★",
    "standard": "✚",
    "speech": "◉",
    "unknown": "○",
}
# What a text may hold and no page should show: control characters but for tab and line feed, marks that turn the
# direction of what follows, halves of characters, and what is no character.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

# Where the words of pages stand: those that tables have too, and the others.
_OF_TABLES, _OF_PAGES = "captions.ttl", "page-words.ttl"
# Words that stand within a line, where English ones begin small.
_WITHIN = frozenset({"figure", "change", "promise", "conflict"})

# Somebody's first letters.
_A_SOUND = "an"
# Where the scripts of a page in a file of its own stand.
_SCRIPTS = "<!-- scripts -->"
# The address of a link that has nowhere to lead.
_NOWHERE = re.compile(' href=""')

# the marks and characters of Chinese begin here
FIRST_CHINESE = "\u3000"
_APART, _CHINESE = "<bdi>", '<bdi lang="zh-CN">'


class Places(Protocol):
    """Where pages are: on a server, or in a folder of files."""

    @property
    def live(self) -> bool:
        """Whether a server answers, and not a folder of files."""

    def thing(self, kind: str, key: str, **query: str) -> str | None:
        """The page of an individual, None where it has none."""

    def page(self, name: str, **query: object) -> str | None:
        """A page of its own, such as `search`; the empty name is the first page."""

    def asset(self, name: str) -> str:
        """The style sheet or the script."""

    def data(self, kind: str, key: str) -> str | None:
        """What the graph says of an individual, in Turtle."""


@dataclass
class World:
    """A graph, and what is kept of it between pages; `whole` for who makes all pages, and reads all things for that."""

    graph: GraphStore
    directory: Path
    whole: bool = False
    reader: Reader = field(init=False)
    records: Records = field(init=False)
    individuals: Individuals = field(init=False)
    texts: Texts = field(init=False)
    _finder: Finder | None = field(init=False, default=None)
    _ties: Ties | None = field(init=False, default=None)
    _lock: threading.Lock = field(init=False, default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.reader = self._reader()
        self.records = Records.of(self.graph)
        self.individuals = Individuals.of(self.graph)
        self.texts = Texts(self.graph.folder or self.directory)

    def _reader(self) -> Reader:
        if not self.whole:
            return Reader(self.graph)
        from kg.analyse.whole import Whole

        return Whole(self.graph)

    @property
    def finder(self) -> Finder:
        """The search, read when it is first asked for and then kept."""
        with self._lock:
            if self._finder is None:
                from kg.analyse.finder import Finder

                self._finder = Finder.of(self.records)
            return self._finder

    @property
    def ties(self) -> Ties:
        """Who issues with whom and what cites what, gathered when it is first asked for and then kept."""
        entries = self.finder.entries
        with self._lock:
            if self._ties is None:
                from kg.analyse.ties import Ties

                self._ties = Ties.of_graph(self.graph, entries)
            return self._ties

    def prepare(self) -> None:
        """Read what the first search would wait for, names and how they sound, and the first network, ties."""
        self.finder.total(_A_SOUND, {})
        _ = self.ties

    @cached_property
    def overview(self) -> Overview:
        """How much there is, and the lists."""
        return Overview.of(self.records)

    @cached_property
    def english_names(self) -> Mapping[str, str]:
        """The English names of bodies and kinds of documents, by their Chinese ones."""
        bodies = {body.name: self.reader.english(iri) for iri, body in self.records.bodies.items()}
        types = {one.pref_label: one.label_en or "" for one in concepts.load("document-types.ttl").values()}
        return {name: english for name, english in {**types, **bodies}.items() if english}

    def language(self, code: str) -> Language:
        """What headings and words of answers are called in a language of pages."""
        return self._languages[code]

    @cached_property
    def _languages(self) -> Mapping[str, Language]:
        return {code: Language(code, self.directory if self.graph.folder else None) for code in LANGUAGES}

    def regions_read(self) -> frozenset[str]:
        """The regions of which a text was read."""
        return self.records.regions_read


@dataclass(frozen=True, slots=True)
class Inside:
    """What a page in a file of its own holds: style and scripts, and the policy that lets these alone run."""

    style: str
    scripts: Sequence[str]
    policy: str


@dataclass(frozen=True)
class Frame:
    """A language and a place, in which pages of a world are rendered; `inside`: what each of them holds itself, where
    nothing stands beside it."""

    world: World
    places: Places
    lang: str = "zh"
    # what the address of this page says beside its path, and the page in the other language
    other: str | None = None
    inside: Inside | None = None
    _made: dict[Hashable, Markup] = field(init=False, default_factory=dict, compare=False)
    _places: dict[str, str | None] = field(init=False, default_factory=dict, compare=False)

    @property
    def glyphs(self) -> Mapping[str, str]:
        """The sign of each level."""
        return GLYPHS

    def say(self, key: str, *values: object) -> str:
        """A phrase in the language of the page, with {0}, {1} … filled in."""
        phrase = phrases()[key][LANGUAGES.index(self.lang)]
        return filled(phrase, *values) if values else phrase

    def told(self, kind: str, value: str) -> str:
        """What a value of the graph is called in the language of the page; itself where there is no phrase for it."""
        key = f"{kind}.{value}"
        return self.say(key) if key in phrases() else value

    def to(self, iri: str, **query: str) -> str | None:
        """The page of a thing; None where it has none."""
        if query:
            return self._to(iri, query)
        if iri not in self._places:
            self._places[iri] = self._to(iri, query)
        return self._places[iri]

    def _to(self, iri: str, query: Mapping[str, str]) -> str | None:
        local = self.world.individuals.local(iri)
        return self.places.thing(*local, **query) if local and local[0] in PAGED else None

    def once(self, key: Hashable, made: Callable[[], Markup]) -> Markup:
        """What stands in the same words on many pages, made when it is first asked for."""
        if key not in self._made:
            self._made[key] = made()
        return self._made[key]

    def name(self, iri: str) -> str:
        """The name of a concept or body in the language of the page; Chinese where there is no other."""
        reader = self.world.reader
        english = reader.english(iri) if self.lang == "en" else ""
        return english or reader.name(iri) or iri.rsplit("/", 1)[-1]

    def named(self, iri: str) -> Markup:
        """The same as a link, marked as Chinese where it stands in an English page."""
        return self.once(("named", iri), lambda: self._named(iri))

    def _named(self, iri: str) -> Markup:
        name, href = self.tongue(self.name(iri)), self.to(iri)
        return Markup('<a href="{}">{}</a>').format(href, name) if href else name

    def tongue(self, text: str) -> Markup:
        """A text set apart from what surrounds it, marked as Chinese where it is and the page is not."""
        foreign = self.lang != "zh" and any(character >= FIRST_CHINESE for character in text)
        return Markup(f"{_CHINESE if foreign else _APART}{escape(text)}</bdi>")

    def top(self, asked: str) -> Markup:
        """What stands above every page: the search, with what was asked in it, and the sections."""
        return self.once(("top", asked), lambda: self.fragment("top.html", asked=asked))

    def fragment(self, template: str, **values: object) -> Markup:
        """A template that is part of a page."""
        return Markup(self._filled(template, values))

    def render(self, template: str, **values: object) -> str:
        """A page: a template with its values, without what nobody sees."""
        page = clean(self._filled(template, values))
        if self.inside is None:
            return page
        # as they are: the policy of the page names them by what they hold
        scripts = "\n".join(f"<script>{script}</script>" for script in self.inside.scripts)
        head, _, end = _NOWHERE.sub("", page).rpartition(_SCRIPTS)
        return f"{head}{scripts}{end}"

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        return (
            environment()
            .get_template(template)
            .render(
                frame=self,
                say=self.say,
                told=self.told,
                to=self.to,
                page=self.places.page,
                asset=self.places.asset,
                named=self.named,
                t=self.tongue,
                policy_link=partial(policy_link, self),
                glyph=partial(glyph, self),
                issuers_of=partial(issuers_of, self),
                evidence=partial(evidence, self),
                line_of=partial(line_of, self),
                linked=partial(linked, self),
                marked=partial(marked, self),
                lang=self.lang,
                **values,
            )
        )


def clean(text: str) -> str:
    """Return a text without what nobody sees and what turns the direction of writing."""
    return _UNSEEN.sub("", text)


@cache
def phrases() -> Mapping[str, tuple[str, str]]:
    """All phrases in Chinese and English, by the keys of pages; relations are named by their vocabulary."""
    found: dict[str, tuple[str, str]] = {}
    for file in (_OF_TABLES, _OF_PAGES):
        for concept in concepts.load(file).values():
            english = concept.label_en or concept.pref_label
            # tables write their words small
            headed = english[:1].upper() + english[1:] if file == _OF_TABLES else english
            for key in concept.notations:
                within = key.partition(".")[0] in _WITHIN
                found[key] = (concept.pref_label, english[:1].lower() + english[1:] if within else headed)
    for name, iri in RELATIONS.items():
        relation = concepts.load("relations.ttl").get(iri)
        if relation is not None:
            found[f"relation.{name}"] = (relation.pref_label, relation.label_en or name)
    return found
