"""The title keys by which a policy is known (示例文本)."""

from __future__ import annotations

from policies import HEBEI, policy

from kg.resolve.names import keys_of, placed_in, plain_key


def test_what_a_notice_only_forwards_has_its_own_name() -> None:
    forwards, issues = (policy(f"示例局{act}示例河道名录公开办法的通知") for act in ("转发", "印发"))
    assert keys_of(issues) == ["示例河道名录公开办法"]
    assert not set(keys_of(forwards)) & set(keys_of(issues))


def test_a_key_is_placed_where_it_says_else_at_home() -> None:
    whole = placed_in("河北省示例河道清理整治方案", None)
    assert whole == (HEBEI, "示例河道清理整治方案") == placed_in("示例河道清理整治方案", HEBEI)
    assert placed_in("示例河道清理整治方案", None) is None


def test_an_edition_in_brackets_does_not_tell_near_names_apart() -> None:
    assert plain_key("示例河道清理整治方案(试行)") == plain_key("示例河道清理整治方案") == "示例河道清理整治方案"
