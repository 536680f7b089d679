"""What a promise is of: new, revised, repealed (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.references.promise_kinds import promise_kinds
from kg.vocabulary.namespaces import NEW, REPEAL, REVISE


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("研究制定《示例办法》。", (NEW,)),
        ("加快出台《示例办法》，", (NEW,)),
        ("适时修订《示例办法》，", (REVISE,)),
        ("推动修订《甲法》、《示例办法》。", (REVISE,)),
        ("制定《甲规范》等标准，修订《示例办法》等标准。", (REVISE,)),
        ("修订《甲规范》，制定《示例办法》。", (NEW,)),
        ("推动《甲法》《示例办法》等制定修订。", (NEW, REVISE)),
        ("启动《示例办法》修订，制定《甲规范》。", (REVISE,)),
        ("修订完善《示例办法》。", (REVISE,)),
        ("研究废止《示例办法》。", (REPEAL,)),
        ("研究《示例办法》。", (NEW,)),
        ("本市建立和完善示例基金，示例办法，由市人民政府另行制定。", (NEW,)),
        ("修订甲规范，示例办法，由示例部门修订。", (REVISE,)),
    ],
)
def test_the_verbs_that_govern_a_name_say_what_is_promised(sentence: str, kinds: tuple[str, ...]) -> None:
    before, _, behind = sentence.partition("示例办法")
    assert promise_kinds(before, behind) == kinds


@pytest.mark.parametrize(
    ("before", "kinds"), [("制定甲，修订乙，", (REVISE,)), ("修订甲，制定乙，", (NEW,)), ("修订甲。示例，", (NEW,))]
)
def test_where_nothing_near_governs_a_name_the_last_verb_of_the_sentence_does(
    before: str, kinds: tuple[str, ...]
) -> None:
    assert promise_kinds(before, "。制定丙。") == kinds
