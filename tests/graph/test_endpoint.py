"""A graph behind an endpoint: loaded into a real server (Oxigraph's own), and asked there as of its folder."""

from __future__ import annotations

import contextlib
import http.server
import importlib.metadata
import shutil
import socket
import subprocess
import threading
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.analyse.records import Records
from kg.cli.main import main
from kg.errors import DeadlineError, InputError, QueryError, StoreError
from kg.graph.endpoint import Endpoint, checked_address, load_graph_store
from kg.graph.store import open_store

SERVER = next(file.locate() for file in importlib.metadata.files("oxigraph") or () if file.stem == "oxigraph")
NUMBER = "国发〔2021〕23号"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server with nothing in it."""
    port = free_port()
    place = tmp_path_factory.mktemp("server") / "data"
    command = [str(SERVER), "serve", "--location", str(place), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        for _ in range(200):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()


@pytest.fixture(scope="module")
def endpoint(server: str, sample_output: Path) -> Endpoint:
    load_graph_store(sample_output / "graph.ttl", f"{server}/store")
    return Endpoint(f"{server}/query")


def test_what_was_loaded_is_the_graph_and_loading_again_replaces_it(
    server: str, endpoint: Endpoint, sample_output: Path
) -> None:
    graph = open_store(sample_output)
    assert len(endpoint) == len(graph) > 1_000
    assert load_graph_store(sample_output / "graph.ttl", f"{server}/store") == f"{server}/store?default"
    assert {quad.triple for quad in endpoint.store} == {quad.triple for quad in graph.store}


def test_a_named_graph_is_loaded_beside_the_default_one(server: str, endpoint: Endpoint, tmp_path: Path) -> None:
    (tmp_path / "small.ttl").write_text("<http://example.org/a> <http://example.org/b> 1 .", encoding="utf-8")
    before = len(endpoint)
    load_graph_store(tmp_path / "small.ttl", f"{server}/store?graph=http://example.org/g")
    assert len(endpoint) == before
    assert len(endpoint.select("SELECT ?s { GRAPH <http://example.org/g> { ?s ?p ?o } }")) == 1


def test_the_records_are_those_of_the_folder(endpoint: Endpoint, sample_output: Path) -> None:
    asked, stored = Records.of(endpoint), Records.of(open_store(sample_output))
    for kind in ("bodies", "policies", "citations", "targets", "duties", "regions"):
        assert getattr(asked, kind) == getattr(stored, kind), kind


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", NUMBER],
        ["chain", NUMBER, "--down"],
        ["cascade", NUMBER],
        ["search", "国务院 行动方案"],
        ["network", "issuers"],
        ["rank"],
        ["timeline"],
        ["duties"],
        ["targets"],
        ["laws"],
        ["gaps"],
        ["conflicts"],
        ["promised"],
        ["stats"],
        ["bodies", "--format", "json"],
        ["cite", NUMBER],
        ["query", "most-cited"],
        ["query", "rests-on", "--param", f"policy={NUMBER}", "--format", "csv"],
        ["query", "-q", "ASK { ?p eli:id_local ?number }", "--format", "json"],
        ["query", "-q", "SELECT ?p { ?p a kg:Policy } ORDER BY ?p LIMIT 3"],
        ["references", f"按照{NUMBER}执行。"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_commands_answer_as_they_do_of_the_folder(
    endpoint: Endpoint, sample_output: Path, arguments: list[str]
) -> None:
    there = CliRunner().invoke(main, [*arguments, "--endpoint", endpoint.url])
    here = CliRunner().invoke(main, [*arguments, "--graph", str(sample_output)])
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout) != (0, "")
    assert there.exit_code == 0


def test_a_construct_gives_triples(endpoint: Endpoint) -> None:
    query = "CONSTRUCT { ?p eli:id_local ?n } WHERE { ?p eli:id_local ?n }"
    done = CliRunner().invoke(main, ["query", "-q", query, "--format", "ttl", "--endpoint", endpoint.url])
    assert done.exit_code == 0
    assert NUMBER in {triple.object.value for triple in ox.parse(done.stdout.encode(), ox.RdfFormat.TURTLE)}


def test_a_build_is_loaded_where_it_is_asked_to(server: str, sample_output: Path, tmp_path: Path) -> None:
    target = f"{server}/store?graph=http://example.org/restored"
    output = shutil.copytree(sample_output, tmp_path / "out", symlinks=True)
    done = CliRunner().invoke(main, ["build", "--restore", "--output", str(output), "--store", target])
    assert done.exit_code == 0
    assert f"the graph stands in {target}" in done.stderr
    rows = Endpoint(f"{server}/query").select(
        "SELECT (COUNT(*) AS ?n) { GRAPH <http://example.org/restored> { ?s ?p ?o } }"
    )
    assert rows[0]["n"] == str(len(open_store(sample_output)))


def test_what_is_no_sparql_is_told_as_of_a_folder(endpoint: Endpoint, sample_output: Path) -> None:
    said = [
        CliRunner().invoke(main, ["query", "-q", "SELECT ?x { ?x", *where]).stderr
        for where in (["--endpoint", endpoint.url], ["--graph", str(sample_output)])
    ]
    assert said[0] == said[1] != ""
    with pytest.raises(QueryError):
        endpoint.raw("SELECT nothing")


@pytest.mark.parametrize(
    "url", ["", "ftp://example.org/", "example.org/sparql", "http://", "http://a b/", "http://x:99999/"]
)
def test_an_address_that_is_none_is_refused_before_anything_is_done(url: str) -> None:
    with pytest.raises(InputError, match="no address"):
        checked_address(url)


def test_a_server_that_is_not_there_is_told_in_one_line_without_the_password() -> None:
    address = f"http://name:secret@127.0.0.1:{free_port()}/query"
    done = CliRunner().invoke(main, ["stats", "--endpoint", address])
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "nothing answers there" in done.stderr
    assert "secret" not in done.stderr


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by its path: slowly, with an error, or with what is no answer."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.path == "/slow":
            time.sleep(1)
        status, said = {"/broken": (500, "示例 fault\nof the server"), "/refusing": (400, "示例 refusal")}.get(
            self.path, (200, "<html>no answer</html>")
        )
        self.send_response(status)
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):  # who asked has not waited
            self.wfile.write(said.encode())

    def do_PUT(self) -> None:
        self.close_connection = True
        self.send_response(403)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def faulty() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [
        ("/broken", StoreError, "500 示例 fault of the server"),
        ("/refusing", QueryError, "refuses the query.*示例 refusal"),
        ("/page", StoreError, "does not answer as a SPARQL endpoint"),
        ("/slow", DeadlineError, "no answer in time"),
    ],
)
def test_a_server_that_does_not_answer_well_is_told_in_one_line(
    faulty: str, path: str, kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind, match=said) as told:
        Endpoint(faulty + path, 0.3).select("SELECT ?s { ?s ?p ?o }")
    assert "\n" not in str(told.value)


def test_an_error_of_the_server_holds_no_results_of_the_engine(faulty: str) -> None:
    """They must die on the thread that made them; an error, and what it holds, may be collected on any."""
    with pytest.raises(StoreError) as told:
        Endpoint(f"{faulty}/broken").select("SELECT ?s { ?s ?p ?o }")
    held = [value for frame, _ in traceback.walk_tb(told.tb) for value in frame.f_locals.values()]
    assert any(isinstance(value, Endpoint) for value in held)
    assert not any(isinstance(value, ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) for value in held)


def test_a_graph_store_that_takes_nothing_is_told(faulty: str, sample_output: Path) -> None:
    with pytest.raises(StoreError, match="403 Forbidden"):
        load_graph_store(sample_output / "graph.ttl", f"{faulty}/store")


def test_one_graph_is_asked(endpoint: Endpoint, sample_output: Path) -> None:
    done = CliRunner().invoke(main, ["stats", "--graph", str(sample_output), "--endpoint", endpoint.url])
    assert done.exit_code == 2
    assert "name one of them" in done.stderr
    by_environment = {"KG_ENDPOINT": f"http://127.0.0.1:{free_port()}/"}
    done = CliRunner().invoke(main, ["stats", "--graph", str(sample_output)], env=by_environment)
    assert done.exit_code == 0
