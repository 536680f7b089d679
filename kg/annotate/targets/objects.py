"""What stands behind a number and names what is counted.

In: the squeezed text and a number. Out: the object (建成100个 + 物流基地), what a share is said of (80%以上 + 钢铁产能
完成改造), the proportion by which something is done (按10% + 的比例).
"""

from __future__ import annotations

import re

from kg.annotate.targets.numbers import Number
from kg.annotate.targets.words import WORDS
from kg.annotate.targets.years import BY_YEAR
from kg.language.numerals import SCALES
from kg.vocabulary.forms import word

# 5A级景区 and 5G基站 begin with a figure and are names
_CHARACTER = r"\d(?=[A-Z])|[^，,。；;：:、\n（()）\d|｜]|[（(][^（）()]{1,6}[）)]"
_OBJECT = rf"(?![（(])(?:{_CHARACTER}){{2,40}}(?:、(?!⟨every-one⟩)(?:{_CHARACTER}|、(?!⟨every-one⟩)){{2,40}})?"
_AT_RATIO = r"⟨title/particle⟩([^，。；\n（]{0,8}⟨proportion⟩)"
_SHARE_OF = (
    r"⟨title/particle⟩?([^，,。；;、\d][^，,。；;\d]{0,29}?"
    r"(?:⟨share-act⟩[^，,。；;\d（(]{0,20}|⟨has⟩\d[^，,。；;（(]{1,20}))"
)
# 90%以上的乡镇（街道）+ 设有1所示例站: a clause whole
_SAID_OF_SHARE = r"⟨title/particle⟩?([^，,。；;、\d％%（(/](?:(?!⟨body/joint⟩\d)[^，,。；;\n]){4,48})(?=[，,。；;]|$)"
# 交易额超过 + 3亿元的企业, 经营 + 3年以上的企业: a number that only says which ones
_WHICH = (
    rf"[\d.,]+(?:[{SCALES}]*⟨unit measure⟩)?⟨post-least post-most post-about⟩?"
    r"[^，,。；;、\d\n]{0,20}?⟨title/particle⟩[^，,。；;、\d\n]{2,30}"
)
# 建设30个 + 10万头以上养殖场: how large each of them is
_SIZED = rf"[\d.]+[{SCALES}]*⟨unit measure⟩⟨post-least post-most⟩(?=[\u4e00-\u9fff]{{2}})"
_AMONG_THEM = r"^⟨including⟩.*?⟨including-end⟩⟨title/particle⟩"
_GOES_ON = r"(?<=[^，。；]{2})⟨object-stop⟩.*$"
_COMPLETED = r"([^，,。；;：:\d、]{2,30}?)⟨fully⟩?⟨completed⟩(?=[，,。；;、]|$)"
# a line that begins in the middle of a clause: …实际发生额的 + 100%在…
_CUT_LINE = re.compile(r"[^。；：！？\n]\n$")
# what layout left of a word at the end of a line
_REST_OF_WORD = re.compile(r"\n([\u4e00-\u9fff]{1,3})(?=[，。；、])")


def at_ratio(text: str, number: Number) -> re.Match[str] | None:
    """Return where the words right behind a number say that it is a proportion (按10%的比例); group 1 is its name."""
    return WORDS.pattern(_AT_RATIO).match(text, number.end)


def share_of(text: str, number: Number, end: int) -> str:
    """Return what a share is said of that stands before it: 80%以上 + 钢铁产能完成改造; empty for nothing."""
    match = WORDS.pattern(_SHARE_OF).match(text, number.end, end)
    return WORDS.pattern("⟨able⟩").sub("", match[1]) if match else ""


def said_of_share(text: str, number: Number, end: int) -> str:
    """Return the clause that a share begins, less the share: 60%的 + 示例县推进示例工作; empty for nothing or less."""
    if number.unit != "%" or _CUT_LINE.search(text, max(0, number.start - 2), number.start):
        return ""
    match = WORDS.pattern(_SAID_OF_SHARE).match(text, number.end, end)
    return WORDS.pattern(rf"{BY_YEAR}|⟨able⟩").sub("", match[1]) if match else ""


def object_of(text: str, number: Number, end: int) -> str:
    """Return what is counted, behind the number: 建成100个左右 + 物流基地; empty for nothing."""
    start = number.end
    if start < len(text) and (number.unit == "%" or number.after) and text[start] in WORDS["title/particle"]:
        start += 1
    if start >= len(text) or WORDS.pattern(r"[。、]|⟨title/particle body/joint⟩").match(text, start):
        return ""
    sized = WORDS.pattern(_SIZED).match(text, start, end)
    match = WORDS.pattern(_OBJECT).match(text, sized.end() if sized else start, end)
    if match is None:
        return ""
    named = text[start : match.end()] + _rest(text, match.end(), end)
    named = WORDS.pattern(_GOES_ON).sub("", WORDS.pattern(_AMONG_THEM).sub("", named))
    return whole_quotes(named.strip("“”、" + WORDS.characters("title/particle", "body/joint")))


def _rest(text: str, at: int, end: int) -> str:
    """What belongs to an object that stopped at a number, or in a word at the end of a line."""
    which = WORDS.pattern(_WHICH).match(text, at, end)
    if which:
        return which[0]
    cut = _REST_OF_WORD.match(text, at) if at == end else None
    return cut[1] if cut else ""


def completed(text: str, number: Number, end: int) -> str:
    """Return what is counted where a verb behind it says that it is made: 100个 + 示范社区全面建成; else nothing."""
    match = WORDS.pattern(_COMPLETED).match(text, number.end, end)
    return match[1] if match else ""


def names_some(text: str, number: Number) -> bool:
    """Whether a number counts those of which some stand before it by name: 甲、乙等5个 + 示例站."""
    return text[number.start - 1] == word("body/and-others")


def is_chosen_from(text: str, number: Number, end: int) -> bool:
    """Whether a number says among how many a choice is made: 在8个 + 行业选取15个企业."""
    match = WORDS.pattern(_OBJECT).match(text, number.end, end)
    if match is None or not text[match.end() : match.end() + 1].isdecimal():
        return False
    return WORDS.pattern("⟨act⟩$").search(match[0]) is not None


def whole_quotes(name: str) -> str:
    """Give a name the quotation mark that it lacks of a pair: 高频事项“跨省通办 is quoted to its end."""
    missing = name.count("“") - name.count("”")
    return name + "”" if missing == 1 else "“" + name if missing == -1 else name
