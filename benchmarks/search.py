"""How policies are found among many names: the index of kg, beside trigrams of SQLite and tantivy where it is there.

    python benchmarks/search.py [COUNT]      (default: 100,000)

Prints how long each takes to write, its size, and of each question the CPU time, best of five: all that fit, best
first.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generated import Name, names

from kg.analyse.search import best_first
from kg.graph.index import NUMBER, OTHER, TITLE, Index, key
from kg.graph.index_writer import Named, new_index, write_ranked

QUESTIONS = (
    "储能",
    "氢",
    "储能 指导意见",
    "能源局 储能",
    "管理办法",
    "新型储能和抽水蓄能",
    "京发改能源2021年2号",
    "关于",
    "的",
    "关于 印发 储能 发展 管理 办法 工作 实施 意见 通知",
    "不曾有过 的词",
)
# by how they sound
SOUNDS = ("chuneng", "cn", "zh", "guanyu yj")
NEAR = ("促进新型储能和光伏发电发展的办发", "京发改能源〔2021〕99999号")
Asked = Callable[[str], int]


def best(work: Callable[[], int]) -> tuple[float, int]:
    """Milliseconds of CPU of the best of five, and what it found."""
    least, found = float("inf"), 0
    for _ in range(5):
        begin = time.process_time()
        found = work()
        least = min(least, time.process_time() - begin)
    return least * 1000, found


def of_kg(known: Sequence[Name], folder: Path) -> Asked:
    def named() -> Iterator[Named]:
        for at, one in enumerate(known):
            yield Named(
                f"urn:policy:{at}", {TITLE: (one.title,), OTHER: (), NUMBER: (one.number,)}, (one.body,), 0, True
            )

    path = folder / "kg.sqlite"
    with new_index(path) as connection:
        write_ranked(connection, named())
    index = Index(sqlite3.connect(path))
    for text in NEAR:
        taken, count = best(lambda text=text: len(index.near(text, 5)))  # type: ignore[misc]
        print(f"    near {text}: {taken:.1f} ms, {count} names")

    def asked(text: str) -> int:
        index._holders.forget()
        return len(best_first(index, text))

    for text in SOUNDS:
        taken, count = best(lambda text=text: asked(text))  # type: ignore[misc]
        print(f"    {taken:8.2f} ms  {count:>7,} {text}")
    return asked


def of_trigrams(known: Sequence[Name], folder: Path) -> Asked:
    connection = sqlite3.connect(folder / "trigrams.sqlite")
    connection.execute("CREATE VIRTUAL TABLE word USING fts5(text, tokenize=trigram)")
    rows = [(" ".join(map(key, (one.title, one.number, one.body))),) for one in known]
    connection.executemany("INSERT INTO word VALUES (?)", rows)
    connection.commit()

    def asked(text: str) -> int:
        words = [key(word) for word in text.split()]
        # a word of two characters has no trigram: all names are read
        parts = ["text MATCH ?" if len(word) > 2 else "text || '' LIKE ?" for word in words]
        values = [f'"{word}"' if len(word) > 2 else f"%{word}%" for word in words]
        return len(connection.execute(f"SELECT rowid FROM word WHERE {' AND '.join(parts)}", values).fetchall())

    return asked


def of_tantivy(known: Sequence[Name], folder: Path) -> Asked:
    import tantivy  # type: ignore[import-not-found,import-untyped,unused-ignore]

    place = folder / "tantivy"
    place.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="pairs")
    schema = builder.build()
    index = tantivy.Index(schema, path=str(place))
    pairs = tantivy.Tokenizer.ngram(min_gram=1, max_gram=2, prefix_only=False)
    index.register_tokenizer("pairs", tantivy.TextAnalyzerBuilder(pairs).build())
    writer = index.writer(num_threads=1)
    for one in known:
        writer.add_document(tantivy.Document(text=" ".join(map(key, (one.title, one.number, one.body)))))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()

    def asked(text: str) -> int:
        words = [key(word) for word in text.split()]
        grams = [word[at : at + 2] for word in words for at in range(max(1, len(word) - 1))]
        must = [(tantivy.Occur.Must, tantivy.Query.term_query(schema, "text", gram)) for gram in grams]
        # the best twenty and a count: unlike the others it does not list all that fit
        return int(index.searcher().search(tantivy.Query.boolean_query(must), 20, count=True).count)

    return asked


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    known = list(names(count))
    print(f"{count:,} generated names")
    for name, made in (("kg", of_kg), ("trigrams", of_trigrams), ("tantivy", of_tantivy)):
        with tempfile.TemporaryDirectory() as place:
            begin = time.perf_counter()
            try:
                asked = made(known, Path(place))
            except ImportError:
                print(f"{name}: not installed")
                continue
            size = sum(path.stat().st_size for path in Path(place).rglob("*") if path.is_file())
            print(f"{name}: written in {time.perf_counter() - begin:.1f} s, {size / 1e6:.0f} MB")
            for text in QUESTIONS:
                taken, found = best(lambda text=text, asked=asked: asked(text))  # type: ignore[misc]
                print(f"    {taken:8.2f} ms  {found:>7,} {text}")


if __name__ == "__main__":
    main()
