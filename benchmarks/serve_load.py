"""What a server answers under load: many clients at once, on loopback, for a while.

    python benchmarks/serve_load.py outputs [--clients 50] [--seconds 60]

It starts `kg serve`, lets clients ask pages, the search and the endpoint in turn, and one more a query without end
again and again, four at a time, and prints how many answers there were, of which status, and how long they took
(median, 95th, worst). Where the system lets it (Linux), each client has an address of its own.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

_ALL = "SELECT ?policy ?title { ?policy a kg:Policy ; dcterms:title ?title } ORDER BY ?title LIMIT 20"
# what people ask of one policy or year
_OF_ONE = (
    "SELECT ?other ?title { ?other eli:cites <%s> ; dcterms:title ?title } ORDER BY ?title",
    "SELECT ?relation (COUNT(*) AS ?n) { ?c cito:hasCitingEntity <%s> ; cito:hasCitationCharacterization ?relation } "
    "GROUP BY ?relation ORDER BY DESC(?n)",
    "SELECT ?body ?name { <%s> eli:passed_by ?body . ?body skos:prefLabel ?name } ORDER BY ?name",
    "DESCRIBE <%s>",
)
_OF_A_YEAR = (
    "SELECT ?p ?title { ?p eli:date_document ?day ; dcterms:title ?title FILTER(YEAR(?day) = %d) } "
    "ORDER BY ?day LIMIT 50"
)
_HOSTILE_AT_ONCE = 4
_ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def _paths(address: str) -> dict[str, list[str]]:
    """Addresses to ask, by what they are."""
    query = "SELECT ?policy { ?policy a kg:Policy } LIMIT 2000"
    status, answer = _get(address, f"/sparql?{urlencode({'query': query})}")
    if status != 200:
        sys.exit(f"the server is too busy to begin with: {answer.decode()}")
    rows = json.loads(answer)["results"]["bindings"]
    keys = [row["policy"]["value"].partition("/id/")[2] for row in rows]
    words = ("储能", "节能 方案", "国发2021", "意见", "省 通知")
    return {
        "policy": [f"/{quote(key)}" for key in keys],
        "search": [f"/search?{urlencode({'q': word})}" for word in words],
        "suggest": [f"/suggest?{urlencode({'q': word})}" for word in words],
        "sparql": [f"/sparql?{urlencode({'query': query})}" for query in _queries(rows)],
    }


def _queries(rows: list[dict[str, dict[str, str]]]) -> list[str]:
    of_one = [query % row["policy"]["value"] for row in rows[:100] for query in _OF_ONE]
    return [*of_one, *[_ALL] * 40, *(_OF_A_YEAR % year for year in range(2001, 2041))]


def _get(address: str, path: str, client: int = 0) -> tuple[int, bytes]:
    """The status and the answer of an address; `client` is who asks."""
    place = urlsplit(address)
    source = (f"127.0.1.{client}", 0) if client and sys.platform == "linux" else None
    connection = HTTPConnection(place.hostname or "", place.port, timeout=60, source_address=source)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _client(
    address: str, paths: dict[str, list[str]], until: float, seed: int, took: dict[str, list[float]], said: Counter[str]
) -> None:
    chance = random.Random(seed)
    kinds = ("policy", "policy", "policy", "suggest", "suggest", "search", "sparql")
    while time.monotonic() < until:
        kind = chance.choice(kinds)
        started = time.monotonic()
        try:
            status = str(_get(address, chance.choice(paths[kind]), seed + 1)[0])
        except OSError as error:
            status = type(error).__name__
        took[kind].append(time.monotonic() - started)
        said[f"{kind} {status}"] += 1
        time.sleep(chance.uniform(0.2, 1.0))  # a person reads


def _hostile(address: str, until: float, number: int, said: Counter[str]) -> None:
    while time.monotonic() < until:
        # never twice the same
        path = f"/sparql?{urlencode({'query': f'{_ENDLESS} # {number} {time.monotonic()}'})}"
        said[f"hostile {_get(address, path, 255)[0]}"] += 1
        time.sleep(0.1)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    command = [sys.executable, "-m", "kg", "serve", str(given.directory), "--port", "0", "--timeout", "10"]
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[0]
            _get(address, "/compilations")
            print(f"up after {time.monotonic() - started:.2f} s")
            paths = _paths(address)
            _get(address, paths["search"][0])  # the index is made when it is first asked for
            took: dict[str, list[float]] = defaultdict(list)
            said: Counter[str] = Counter()
            until = time.monotonic() + given.seconds
            each = [
                threading.Thread(target=_client, args=(address, paths, until, seed, took, said))
                for seed in range(given.clients)
            ]
            each += [
                threading.Thread(target=_hostile, args=(address, until, number, said))
                for number in range(_HOSTILE_AT_ONCE)
            ]
            for client in each:
                client.start()
            for client in each:
                client.join()
            for kind, times in sorted(took.items()):
                ordered = sorted(times)
                late = ordered[int(len(ordered) * 0.95)]
                print(
                    f"{kind:8} {len(times):6} answers   median {statistics.median(times) * 1000:6.0f} ms"
                    f"   p95 {late * 1000:6.0f} ms   worst {ordered[-1] * 1000:6.0f} ms"
                )
            print(", ".join(f"{name}: {count}" for name, count in sorted(said.items())))
            memory = Path(f"/proc/{server.pid}/status")
            if memory.is_file():
                print(next(line for line in memory.read_text().splitlines() if line.startswith("VmHWM")))
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
