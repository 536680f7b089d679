"""The explorer as a folder of files."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from network_graph import SCHEME, TURTLE, read_graph

from kg.analyse.records import Records
from kg.graph.store import open_store
from kg.show.explorer import things
from kg.show.explorer.frame import Frame, World
from kg.show.explorer.parts import line_of
from kg.show.explorer.policy import policy_pages
from kg.show.explorer.reading import standings
from kg.show.explorer.site import FilePlaces, file_name, write_site
from kg.show.explorer.things import LISTS


@pytest.fixture(scope="module")
def site(sample_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(World(open_store(sample_output), sample_output), folder)
    return folder


def test_every_policy_has_its_page_and_stands_in_the_index(sample_output: Path, site: Path) -> None:
    policies = Records.of(open_store(sample_output)).policies
    index = json.loads((site / "index.js").read_text(encoding="utf-8").removeprefix("window.kgIndex=").rstrip(";\n"))
    assert len(list((site / "policy").glob("*.html"))) == len(policies) == len(index["entries"])
    for title, number, _, file, _, _ in index["entries"]:
        page = (site / "policy" / f"{file}.html").read_text(encoding="utf-8")
        assert f"<bdi>{escape(title)}</bdi>" in page and escape(number) in page


def test_every_link_leads_to_a_file_of_the_folder(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        for link in re.findall(r'(?:href|src|action)="([^"#]+)', page.read_text(encoding="utf-8")):
            if not link.startswith("data:"):
                assert (page.parent / unquote(link.partition("?")[0])).resolve().is_file(), (page, link)


@pytest.mark.parametrize("name", ["bodies", "regions", "sectors", "compilations", "indicators"])
def test_a_list_tells_as_many_as_the_page_that_it_leads_to(site: Path, name: str) -> None:
    page = (site / f"{name}.html").read_text(encoding="utf-8")
    listed = re.findall(r'<li><a href="([^"]+)">.*?</a> *<span class="count">(\d+)', page)
    assert listed
    for link, count in listed:
        there = (site / unquote(link)).read_text(encoding="utf-8")
        told = re.search(r'<h2>[^<]*<span class="count">(\d+)|(?<!\d)(\d+) 个目标|<dt>政策</dt><dd>(\d+)', there)
        assert told and next(filter(None, told.groups())) == count, (link, count)


def test_every_link_within_a_page_leads_to_a_place_that_is_there(site: Path) -> None:
    pages = {path.resolve(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    places = {path: set(re.findall(r'\sid="([^"]+)"', page)) for path, page in pages.items()}
    found = 0
    for path, page in pages.items():
        for link, place in re.findall(r'href="([^"#?]*)#([^"]+)"', page):
            leads_to = (path.parent / unquote(link)).resolve() if link else path
            assert unquote(place) in places[leads_to], (path, link, place)
            found += 1
    assert found > 100


def test_each_text_of_a_policy_has_a_page_and_its_lines_are_reached_there(tmp_path: Path) -> None:
    again = """<occurrence/twice> kg:occurrenceOf <policy/甲发-2022-1> ; kg:occursIn <compilation/other> ;
  kg:startLine 300 ; kg:endLine 340 .
<compilation/other> kg:sourceFile "other.txt" ."""
    places = FilePlaces({("policy", "甲发-2022-1"): "policy/x.html"})
    frame = Frame(World(read_graph(f"{TURTLE}\n{again}"), tmp_path), places)
    texts = standings(frame.world.reader, SCHEME)
    assert len(texts) == len(list(policy_pages(frame, SCHEME))) == 2
    reached = [line_of(frame, SCHEME, place.file, place.first) for place in texts]
    assert {place.file: where for place, where in zip(texts, reached, strict=True)} == {
        "demo.txt": "policy/x.html#L50",
        "other.txt": "policy/x~2.html#L300",
    }
    assert line_of(frame, SCHEME, "other.txt", 299) == "policy/x.html"


def test_without_a_page_each_there_are_the_first_page_the_search_and_the_lists(
    sample_output: Path, tmp_path: Path
) -> None:
    world = World(open_store(sample_output), sample_output)
    written = write_site(world, tmp_path, each=False)
    pages = sorted(path.name for path in tmp_path.rglob("*.html"))
    assert pages == sorted(["index.html", "search.html", *(f"{name}.html" for name in LISTS)]) and written == len(pages)
    for page in pages:
        for link in re.findall(r'(?:href|src|action)="([^"#?]+)', (tmp_path / page).read_text(encoding="utf-8")):
            assert link.startswith("data:") or (tmp_path / link).is_file(), (page, link)


def test_a_long_list_is_cut_into_pages_that_lead_on(
    sample_output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(things, "LISTED", 5)
    monkeypatch.setattr(things, "DOCUMENTS", 3)
    write_site(World(open_store(sample_output), sample_output, whole=True), tmp_path)
    found: set[str] = set()
    name: str | None = "bodies.html"
    while name:
        page = (tmp_path / name).read_text(encoding="utf-8")
        found |= set(re.findall(r'<li><a href="(body/[^"]*)"', page))
        after = re.search(r'</span><a href="(bodies~\d+\.html)">', page)
        name = after[1] if after else None
    frame = Frame(World(open_store(sample_output), sample_output), FilePlaces({}))
    assert len(found) == len(things.listed(frame, "bodies")) > 5
    assert sorted((tmp_path / "compilation").glob("*~2.html"))


def test_nothing_is_asked_of_any_network(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert not re.findall(r'(?:href|src|action)="(?:https?:)?//', text)


def test_the_same_graph_gives_the_same_bytes(sample_output: Path, site: Path, tmp_path: Path) -> None:
    write_site(World(open_store(sample_output), sample_output), tmp_path)

    def digests(folder: Path) -> dict[str, str]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    assert digests(tmp_path) == digests(site)


@given(st.text(min_size=1, max_size=300))
def test_every_key_gives_a_name_that_file_systems_take(key: str) -> None:
    name = file_name("policy", key)
    kind, _, rest = name.partition("/")
    assert kind == "policy" and "/" not in rest and len(rest.encode(errors="replace")) < 200
    assert not re.search(r'[<>:"\\|?*\x00-\x1f]', rest) and not rest.startswith(".")


@given(st.lists(st.text(min_size=1, max_size=20), unique=True, max_size=8))
def test_no_two_keys_share_a_name_even_where_case_does_not_count(keys: list[str]) -> None:
    taken: set[str] = set()
    for key in keys:
        name = file_name("policy", key, taken).casefold()
        assert name not in taken
        taken.add(name)
