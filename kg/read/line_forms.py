"""What a line of a document is by its form: addressee, salutation, number, day, note of adoption, end.

In: a line of text, without white space at its ends. Out: yes or no. The words stand in `document-words.ttl`,
`cover-words.ttl` and `act-words.ttl`; here is how they stand in a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kg.language.bodies import parse_bodies
from kg.language.regions import find_regions
from kg.read.clean_text import box
from kg.vocabulary.words import alternation, word_lists

# figures as lines write them
_COUNT = r"[\d一二三四五六七八九十]"
_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})"
DATE = re.compile(rf"^[（(]?{_YEAR}年{_COUNT}{{1,3}}月(?:{_COUNT}{{1,3}}日)?[)）]?$")
ENDS_IN_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
DATED = re.compile(rf"[（(]{_YEAR}年[^（）()]{{2,16}}[)）]$")
ARTICLES = re.compile(r"第一[章条编](?:\s|[\u4e00-\u9fff])")
CONTENTS_TITLE = re.compile(r"目\s*[录次]$")
ANNEX_MARK = re.compile(rf"^附\s?[件表录]\s?{_COUNT}*\s?[:：]?$")
ANNEX_LIST = re.compile(r"^附\s?[件表录]\s?(?:\d{1,2}(?![\d.]*\d年))?\s?[:：.．、]?\s?(?!\d{4}年)")
INNER_LABEL = re.compile(
    rf"^(?:第[一二三四五六七八九十百\d]+[章节条编篇]|[一二三四五六七八九十]{{1,3}}、|[（(]{_COUNT}{{1,3}}[)）]|表\s?\d|图\s?\d)"
)
SENTENCE = re.compile(r"[。；！？]|，.*，.*，")
ISSUE = re.compile(r"第\s?\d{1,4}\s?期(?:[（(].{1,12}[)）])?$")
_SHORTEST_NAME, _LONGEST_NAMES = 3, 402


@cache
def words(name: str) -> str:
    """Return a list of `document-words.ttl` as one pattern."""
    return alternation(_lists("document")[name])


@cache
def act_words(*names: str) -> str:
    """Return lists of `act-words.ttl` as one pattern."""
    return alternation(word for name in names for word in _lists("act")[name])


@cache
def cover_words(name: str) -> str:
    """Return a list of `cover-words.ttl` as one pattern."""
    return alternation(_lists("cover")[name])


@cache
def _lists(kind: str) -> Mapping[str, tuple[str, ...]]:
    return word_lists(f"{kind}-words.ttl", f"{kind}-word")


@cache
def _number_line() -> re.Pattern[str]:
    kinds, about = act_words("order", "notice"), act_words("about")
    return re.compile(
        rf"^(?!.*{about}).{{0,24}}[〔（(\[﹝【［]\s?\d{{4}}\s?[〕）)\]﹞】］].{{0,12}}?\d+\s?号[）)]?$"
        rf"|^(?:.{{0,30}}{kinds})?\s?(?:(?:19|20)\d{{2}}\s?年)?\s?第?\s?\d+\s?号$"
    )


def is_number(line: str) -> bool:
    """Whether a line is a document number: 国发〔2021〕4号, 第12号, 国务院令第712号."""
    return _number_line().match(line) is not None


@cache
def _addressee() -> re.Pattern[str]:
    return re.compile(
        rf"^{words('addressee-opening')}.{{2,400}}[：:]$|^.{{2,60}}{words('addressee-ending')}[：:]$",
    )


def is_addressee(line: str) -> bool:
    """Whether a line names those to whom a document goes: 各市人民政府：, 贵州、云南有关方面：."""
    if line[-1:] not in ("：", ":"):
        return False
    if _addressee().match(line):
        return True
    if not _SHORTEST_NAME < len(line) <= _LONGEST_NAMES:
        return False
    first = next(iter(find_regions(line[:12], None)), None)
    return first is not None and first.start == 0 and len(line) > first.end + 2


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(rf"^{words('salutation')}.{{0,30}}[，：！:!,]$")


def is_salutation(line: str) -> bool:
    """Whether a line greets those to whom a speech is made: 各位代表："""
    return _salutation().match(line) is not None


@cache
def _adopted() -> re.Pattern[str]:
    acts, effect = words("adopting"), words("taking-effect")
    year = r"(?:19|20)\d{2}年"
    return re.compile(rf"^[（(]\s?{year}.{{4,}}{acts}|^{year}[^。；]{{4,120}}(?:{acts}|{effect})[）)]?$")


def is_adoption(line: str) -> bool:
    """Whether a line is a note under the title of a law: （2020年12月26日…会议通过）, in brackets or not."""
    return _adopted().match(line) is not None


@cache
def _end() -> re.Pattern[str]:
    return re.compile(
        rf"^[（(]{words('remark')}|^{words('copied-to')}|\d日?印发[。]?$|^[（(].{{2,12}}公开.{{0,4}}[)）]$|^{words('thanks')}"
    )


def is_end(line: str) -> bool:
    """Whether a line stands at the end of a document: 抄送：…, （此件公开发布）."""
    return _end().search(line) is not None


@cache
def _last_article() -> re.Pattern[str]:
    return re.compile(rf"自.{{2,20}}起(?:正式)?{words('taking-effect')}。$|^特此{words('hereby')}。$")


def is_last_article(line: str) -> bool:
    """Whether a line closes a text: 本办法自公布之日起施行。, 特此通知。"""
    return _last_article().search(line) is not None


@cache
def _enacting() -> re.Pattern[str]:
    return re.compile(rf"{words('enacting')}|本[^，。]{{0,6}}{words('own-kind')}")


def says_what_it_does(line: str) -> bool:
    """Whether a line says what its document does: 现将有关事项通知如下, 特制定本办法."""
    return _enacting().search(line) is not None


@cache
def _cover() -> re.Pattern[str]:
    return re.compile(rf"{cover_words('collection')}(?:[（(].{{1,20}}[)）])?$")


def names_collection(line: str) -> bool:
    """Whether a line ends like the name of a compilation: 示例政策汇编（2021）."""
    return _cover().search(line) is not None


@cache
def _masthead() -> re.Pattern[str]:
    return re.compile(rf"^[\u4e00-\u9fff ]{{2,40}}{cover_words('masthead')}$")


def is_masthead(line: str) -> bool:
    """Whether a line is the name of the issuer over a page, or several in a row: 河北省人民政府文件 河北省水利厅."""
    names = line.split()
    if len(names) < 2:
        return _masthead().match(line) is not None
    rest = [name for name in names if not _masthead().match(name)]
    return (len(rest) < len(names) and all(parse_bodies(name, None) for name in rest)) or bool(_masthead().match(line))


def is_section(line: str) -> bool:
    """Whether a line begins with the number of a section, table or box inside a document."""
    return INNER_LABEL.match(line) is not None or box().match(line) is not None
