"""The style sheet and the script of all pages, put together from their parts."""

from __future__ import annotations

import pytest

from kg.show.explorer.assets import ASSETS, asset
from kg.show.explorer.templating import resource


@pytest.mark.parametrize("name", sorted(ASSETS))
def test_an_asset_is_its_parts_one_after_the_other(name: str) -> None:
    parts = [resource(part) for part in ASSETS[name]]
    assert len(parts) > 1
    assert asset(name) == "".join(parts)
    assert all(part.endswith("\n") for part in parts)


def test_no_script_or_style_asks_for_anything_from_elsewhere() -> None:
    for name in ASSETS:
        assert "http" not in asset(name).replace("http://www.w3.org/2000/svg", "")
