"""What a server answers under load: many clients at once, on loopback, for a while.

    python benchmarks/serve_load.py outputs [--clients 50] [--seconds 60]

It starts `kg serve`, lets clients ask pages, the search and the endpoint in turn, one of them a query without end again
and again, and prints how many answers there were, of which status, and how long they took (median, 95th, worst).
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

_QUERY = "SELECT ?policy ?title { ?policy a kg:Policy ; dcterms:title ?title } ORDER BY ?title LIMIT 20"
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
        "sparql": [f"/sparql?{urlencode({'query': _QUERY})}"],
    }


def _get(address: str, path: str) -> tuple[int, bytes]:
    place = urlsplit(address)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=60)
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
            status = str(_get(address, chance.choice(paths[kind]))[0])
        except OSError as error:
            status = type(error).__name__
        took[kind].append(time.monotonic() - started)
        said[f"{kind} {status}"] += 1
        time.sleep(chance.uniform(0.2, 1.0))  # a person reads


def _hostile(address: str, until: float, said: Counter[str]) -> None:
    path = f"/sparql?{urlencode({'query': _ENDLESS})}"
    while time.monotonic() < until:
        said[f"hostile {_get(address, path)[0]}"] += 1


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
            each.append(threading.Thread(target=_hostile, args=(address, until, said)))
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
