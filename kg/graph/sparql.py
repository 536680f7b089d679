"""SPARQL text before it reaches an engine: what it may do, constants in it, where an error is.

In: the text of one query. Out: the same text with variables replaced by constants, or a `QueryError`
for what a closed, read-only graph does not run. Oxigraph's parser knows no word boundaries
(`SERVICEex:a` and `1SERVICE ex:a` are federated calls to it), and its SERVICE opens connections; so
the check below reads tokens the way that grammar does and refuses when in doubt. Grammar:
https://www.w3.org/TR/sparql11-query/#sparqlGrammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.vocabulary.namespaces import PREFIXES

# Only an absolute `scheme://` IRI is opaque: `?a<(1)…>` could be an IRI to this pattern and a
# comparison to the engine.
TOKENS = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
  | (?P<iri><[A-Za-z][A-Za-z0-9+.-]*://[^<>"{}|^`\x00-\x20]*>)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
      |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<relative><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<prefixed>(?:[^\W\d](?:[\w.-]*[\w-])?)?:(?:[\w:.%-]|\\[_~.\-!$&'()*+,;=/?\#@%])*)
  | (?P<word>[^\W\d]\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
OPEN_ENDED = re.compile(r"service|from")
UPDATES = frozenset(("insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with", "using"))
# functions whose values are others each time
_NEW_EACH_TIME = frozenset(("now", "rand", "uuid", "struuid"))
PROLOGUE = frozenset(("prefix", "base", "version"))
POSITION = re.compile(r"error at (\d+):(\d+): ?(?:expected )?(.*)", re.DOTALL)
# Character classes of the engine's grammar, which say nothing to a person.
CLASSES = re.compile(r"\[[^\]]*\]")
KEYWORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
# The engine reads as many characters as a keyword has; without them it reports the end of the text.
PADDING = " " * 40
# how a constant stands in the place of a variable: as a column, and in what rows are put in order or together by
_LISTS: Mapping[str, str] = {"select": "({} AS {})", "order": "({})", "group": "({})"}
_BEHIND_LISTS = frozenset(("where", "{", "}", "having", "limit", "offset", "values"))
SENTENCE = re.compile(r"[A-Z][A-Za-z]*(?: [\w?]+){2,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind (a group of `TOKENS`), text, 0-based offset."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text`, white space and punctuation as single characters."""
    for match in TOKENS.finditer(text):
        yield Token(match.lastgroup or "other", match.group(), match.start())


def normalise_newlines(text: str) -> str:
    """Return `text` with \\n for every line ending, where the engine ends a comment too."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def place(text: str, offset: int) -> str:
    """Return `line L, column C` (both 1-based, in characters) of a 0-based offset in `text`."""
    before = text[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"


def refuse_unsafe(text: str, where: str) -> None:
    """Refuse queries that change the graph or reach outside of it.

    Parameters
    ----------
    text : str
        The query, line endings normalised.
    where : str
        The name of its source, for the message.

    Raises
    ------
    QueryError
        If there is SERVICE, FROM, an update, or a relative IRI that hides a quote or a comment sign.
    """
    in_prologue = True
    for token in tokens(text):
        word = token.text.casefold()
        if token.kind == "prefixed":
            word = word.partition(":")[0]
        elif token.kind not in ("word", "relative"):
            continue
        reason = None
        if token.kind == "relative" and ("'" in word or "#" in word):
            reason = "is refused; write the whole IRI"
        elif OPEN_ENDED.search(word):
            # Bare words hold neither but as these keywords; prefixes do only by an unlucky name.
            reason = "is refused; queries read this graph only, without SERVICE and FROM (nor prefixes named so)"
        elif token.kind == "word" and in_prologue and word not in PROLOGUE:
            in_prologue = False
            if word in UPDATES:
                reason = "is refused; the graph is read-only, `kg build` writes it"
        if reason:
            raise QueryError(f"{where}, {place(text, token.start)}: {token.text} {reason}")


def is_repeatable(text: str) -> bool:
    """Whether a query gives the same answer whenever it is asked of the same graph."""
    return not any(token.kind == "word" and token.text.casefold() in _NEW_EACH_TIME for token in tokens(text))


def bind(text: str, terms: Mapping[str, str]) -> str:
    """Put constants in the place of variables; one that is asked for (`SELECT ?x`) is a column of that constant.

    Parameters
    ----------
    text : str
        The query.
    terms : mapping of str to str
        Variable name (without `?`) to a term in SPARQL syntax, as `str()` of a pyoxigraph term gives it. The variables
        must not be bound in the query.
    """
    return "".join(put for _, put in _bound(text, terms))


def _bound(text: str, terms: Mapping[str, str]) -> Iterator[tuple[Token, str]]:
    """The tokens of a query, and what is put in the place of each."""
    clause, depth = "", 0  # what lists columns or what rows are put in order by, and how many brackets stand open
    for token in tokens(text):
        word = token.text.casefold() if token.kind == "word" else token.text
        if word in _LISTS or word in _BEHIND_LISTS:
            clause, depth = word, 0
        depth += (word == "(") - (word == ")")
        term = terms.get(token.text[1:]) if token.kind == "variable" else None
        if term is None:
            yield token, token.text
        else:
            yield token, term if depth else _LISTS.get(clause, "{}").format(term, token.text)


def syntax_message(error: str, text: str, terms: Mapping[str, str], where: str) -> str:
    """Return one line that tells where the user's query is wrong.

    Parameters
    ----------
    error : str
        The message of pyoxigraph's SyntaxError for `bind(text, terms) + PADDING`.
    text : str
        The query as the user wrote it.
    terms : mapping of str to str
        As in `bind`.
    where : str
        The name of its source.
    """
    unknown = _undeclared(text)
    if unknown is not None:
        return (
            f"{where}, {place(text, unknown.start)}: syntax error near “{unknown.text}”: "
            "unknown prefix; declare it with PREFIX"
        )
    found = POSITION.match(error)
    if found is None:
        return f"{where}: {' '.join(error.split())}"
    choices = [c.strip() for c in CLASSES.sub("", found[3].removeprefix("one of ")).split(", ")]
    choices = [choice for choice in choices if choice]
    offset = _offset(bind(text, terms), int(found[1]), int(found[2]))
    if choices and not CLASSES.search(found[3]) and all(map(KEYWORD.fullmatch, choices)):
        # The engine compares a keyword as a whole and counts the place after it as reached.
        offset -= min(map(len, choices))
    offset = _user_offset(text, terms, offset)
    offset += len(text[offset:]) - len(text[offset:].lstrip())
    rest = text[offset:].partition("\n")[0].rstrip()
    near = f"near “{rest[:30]}”" if rest else "at the end"
    signs = sorted({choice for choice in choices if choice.startswith('"')})
    sentence = SENTENCE.search(found[3])
    if sentence is not None:
        reason = sentence.group()
    else:
        otherwise = "not SPARQL from here on" if rest else "the query ends too early"
        # Signs tell something in the middle; at the end they only list all that might follow.
        reason = f"expected {' or '.join(signs[:6])}" if signs and (rest or len(signs) == 1) else otherwise
    return f"{where}, {place(text, offset)}: syntax error {near}: {reason}"


def _undeclared(text: str) -> Token | None:
    """Return the first prefixed name whose prefix nothing declares."""
    declared = {"_", *PREFIXES}
    after_keyword = False
    for token in tokens(text):
        if token.kind == "prefixed":
            prefix = token.text.partition(":")[0]
            if after_keyword:
                declared.add(prefix)
            elif prefix not in declared:
                return token
        if token.text.strip() and token.kind != "comment":
            after_keyword = token.kind == "word" and token.text.casefold() == "prefix"
    return None


def _offset(text: str, line: int, column: int) -> int:
    """Return the 0-based offset of a line and column (both 1-based)."""
    lines = text.split("\n")
    return sum(len(before) + 1 for before in lines[: line - 1]) + column - 1


def _user_offset(text: str, terms: Mapping[str, str], offset: int) -> int:
    """Return the offset in `text` of an offset in `bind(text, terms)`."""
    added = 0
    for token, put in _bound(text, terms):
        if put != token.text:
            longer = len(put) - len(token.text)
            if token.start + added + len(token.text) + longer > offset:
                return min(token.start, max(offset - added, 0))
            added += longer
        elif token.start + added >= offset:
            break
    return max(min(offset - added, len(text)), 0)
