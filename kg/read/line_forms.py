"""What a line of a document is by its form: addressee, salutation, number, day, note of adoption, end.

In: a line of text, without white space at its ends. Out: yes or no. The words stand in `document-words.ttl`,
`cover-words.ttl` and `act-words.ttl`; here is how they stand in a line.
"""

from __future__ import annotations

import re
from functools import cache

from kg.language.bodies import parse_bodies
from kg.language.dates import DAY, FULL_YEAR, YEAR
from kg.language.labels import LONG_COUNT
from kg.language.numbers import YEAR_IN_BRACKETS
from kg.language.numerals import CHINESE_COUNT, COUNTS
from kg.language.region_mentions import find_regions
from kg.language.title_forms import kind_named, without_brackets
from kg.read.clean_text import box
from kg.vocabulary.forms import Form, word, words
from kg.vocabulary.words import alternation

_FIGURE = rf"[\d{COUNTS}]"
_YEAR_ALONE = rf"{FULL_YEAR}年"
DATE = re.compile(rf"^[（(]?{YEAR}年{_FIGURE}{{1,3}}月(?:{_FIGURE}{{1,3}}日)?[)）]?$")
# when a web page went up: a day with its hour, which may be a line of its own
_HOUR = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
HOUR = re.compile(rf"^{_HOUR}$")
PAGE_TIME = Form(
    rf"^(?:⟨remark/source⟩[:：][^\s:：，。]{{0,24}}\s*)?(?:⟨remark/published-on⟩[:：]\s?)?(?:{DAY}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})\s*"
    rf"(?:{_HOUR}|⟨remark/source⟩[:：])"
)
ENDS_IN_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
DATED = re.compile(rf"[（(]{YEAR}年[^（）()]{{2,16}}[)）]$")
ARTICLES = Form(r"第一⟨label/volume label/chapter label/article⟩(?:\s|[\u4e00-\u9fff])")
CONTENTS_TITLE = re.compile(r"目\s*[录次]$")
ANNEX_MARK = Form(rf"^⟨~annex/any⟩\s?{_FIGURE}*\s?[:：]?$")
ANNEX_LIST = Form(r"^⟨~annex/any⟩\s?(?:\d{1,2}(?![\d.]*\d年))?\s?[:：.．、]?\s?(?!\d{4}年)")
INNER_LABEL = Form(
    rf"^(?:第{LONG_COUNT}⟨label/volume label/chapter label/section label/article⟩|{CHINESE_COUNT}、"
    rf"|[（(]{_FIGURE}{{1,3}}[)）]|⟨label/figure⟩\s?\d)"
)
SENTENCE = re.compile(r"[。；！？]|，.*，.*，")
ISSUE = re.compile(r"第\s?\d{1,4}\s?期(?:[（(].{1,12}[)）])?$")
_NUMBER_LINE = Form(
    rf"^(?!.*⟨act/about⟩).{{0,24}}{YEAR_IN_BRACKETS}.{{0,12}}?\d+\s?号[）)]?$"
    rf"|^(?:(?:.{{0,30}}⟨act/order act/notice⟩)?|[（(])\s?(?:{FULL_YEAR}\s?年)?\s?"
    rf"(?:第?\s?\d+|第\s?{LONG_COUNT})\s?号\s?[）)]?$"
)
# 最新｜示例办法, 重磅！示例办法, （受权发布）示例办法, but 解读｜示例办法 is none
_COMMENTARY = ".{0,3}⟨title/commentary title/commentary-opening title/commentary-tag⟩"
_ATTENTION = Form(
    rf"^(?:(?:⟨remark/attention⟩|(?!{_COMMENTARY})[\u4e00-\u9fff]{{2,4}})\s?[|｜丨]"
    r"|[\u4e00-\u9fff]{2,6}[!！]|[（(\[［]⟨remark/attention⟩[)）\]］])\s*(?=\S{6})"
)
# 示政〔2021〕4号　　签发人：某某 (GB/T 9704-2012, 7.2.6)
_SIGNER = Form(r"\s+⟨remark/signer⟩[：:][\u4e00-\u9fff·\s]{0,20}$")
_ADOPTED = Form(
    rf"^[（(]\s?{_YEAR_ALONE}.{{4,}}⟨document/adopting⟩"
    rf"|^{_YEAR_ALONE}[^。；]{{4,120}}(?:⟨document/adopting⟩|⟨validity/taking-effect⟩)[）)]?$"
)
_END = Form(
    r"^[（(]⟨remark/opening⟩|^⟨remark/copied-to⟩|\d日?⟨remark/imprint⟩[。]?$"
    r"|^[（(].{2,12}⟨remark/openness⟩.{0,4}[)）]$|^⟨speech/thanks⟩"
)
_LAST_ARTICLE = Form(
    r"⟨validity/from-day⟩.{2,20}起(?:正式)?⟨validity/taking-effect⟩。$|^⟨document/hereby-opening⟩⟨document/hereby⟩。$"
)
_ENACTING = Form(r"⟨document/enacting⟩|⟨document/this⟩[^，。]{0,6}⟨document/own-kind⟩")
_ADDRESSEE = Form(
    "^⟨document/addressee-opening⟩.{2,400}[：:]$|^.{2,60}⟨document/addressee-ending⟩[：:]$",
)
_ORDER = Form(r"^(?!.*⟨act/about⟩).*⟨act/order act/notice⟩$")
_SALUTATION = Form("^⟨speech/salutation⟩.{0,30}[，：！:!,]$")
_COLLECTION = Form("⟨cover/collection⟩(?:[（(].{1,20}[)）])?$")
_MASTHEAD = Form(r"^[\u4e00-\u9fff ]{2,40}⟨cover/masthead⟩$")
_SHORTEST_NAME, _LONGEST_NAMES = 3, 402


@cache
def act_words(*names: str) -> str:
    """Return lists of `act-words.ttl` as one pattern."""
    return alternation(word for name in names for word in words(f"act/{name}"))


@cache
def act_pattern(*names: str) -> re.Pattern[str]:
    """Return the same, compiled."""
    return re.compile(act_words(*names))


@cache
def cover_words(name: str) -> str:
    """Return a list of `cover-words.ttl` as one pattern."""
    return alternation(words(f"cover/{name}"))


def is_number(line: str) -> bool:
    """Whether a line is a document number: 国发〔2021〕4号, 第12号, 国务院令第712号.

    示例办法（示发〔2021〕4号） is a title.
    """
    line = without_signer(line)
    if _NUMBER_LINE.match(line) is None:
        return False
    return line[-1] not in "）)" or not kind_named(without_brackets(line))


def without_signer(line: str) -> str:
    """Return a line without who signed, whom letters to those above name behind the number."""
    return _SIGNER.sub("", line)


def is_addressee(line: str) -> bool:
    """Whether a line names those to whom a document goes: 各市人民政府：, 贵州、云南有关方面：."""
    if line[-1:] not in ("：", ":"):
        return False
    if _ADDRESSEE.match(line):
        return True
    if not _SHORTEST_NAME < len(line) <= _LONGEST_NAMES:
        return False
    first = next(iter(find_regions(line[:12], None)), None)
    return first is not None and first.start == 0 and len(line) > first.end + 2


def is_order(line: str) -> bool:
    """Whether a line is the name of an order or announcement that has no matter: 中华人民共和国示例部令."""
    return _ORDER.match(line) is not None


def is_salutation(line: str) -> bool:
    """Whether a line greets those to whom a speech is made: 各位代表："""
    return _SALUTATION.match(line) is not None


def is_adoption(line: str) -> bool:
    """Whether a line is a note under the title of a law: （2020年12月26日…会议通过）, in brackets or not."""
    return _ADOPTED.match(line) is not None


def without_attention(line: str) -> str:
    """Return a title without what a page sets before it to draw attention (重磅！, 最新｜); other lines as they are."""
    found = _ATTENTION.match(line)
    if found is None:
        return line
    rest = line[found.end() :]
    return rest if kind_named(rest) or word("act/about") in rest else line


def is_end(line: str) -> bool:
    """Whether a line stands at the end of a document: 抄送：…, （此件公开发布）."""
    return _END.search(line) is not None


def is_last_article(line: str) -> bool:
    """Whether a line closes a text: 本办法自公布之日起施行。, 特此通知。"""
    return _LAST_ARTICLE.search(line) is not None


def says_what_it_does(line: str) -> bool:
    """Whether a line says what its document does: 现将有关事项通知如下, 特制定本办法."""
    return _ENACTING.search(line) is not None


def names_collection(line: str) -> bool:
    """Whether a line ends like the name of a compilation: 示例政策汇编（2021）."""
    return _COLLECTION.search(line) is not None


def is_masthead(line: str) -> bool:
    """Whether a line is the name of the issuer over a page, or several in a row: 河北省人民政府文件 河北省水利厅."""
    names = line.split()
    if len(names) < 2:
        return _MASTHEAD.match(line) is not None
    rest = [name for name in names if not _MASTHEAD.match(name)]
    return (len(rest) < len(names) and all(parse_bodies(name, None) for name in rest)) or bool(_MASTHEAD.match(line))


def is_section(line: str) -> bool:
    """Whether a line begins with the number of a section, table or box inside a document."""
    return INNER_LABEL.match(line) is not None or box().match(line) is not None
