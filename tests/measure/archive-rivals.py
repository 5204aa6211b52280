#!/usr/bin/env python3
"""Finds passages of drafts in archived articles with `datasketch` MinHash-LSH, or with an inverted
index of 5-grams in SQLite, for comparison with `archived-passages.py` on the same articles and the
same copies.

    tests/measure/archive-rivals.py --which minhash --tool copydesk --copies 300 articles.jsonl FOLDER...
    tests/measure/archive-rivals.py --which sqlite --tool copydesk --copies 300 --database FILE articles.jsonl FOLDER...

MinHash-LSH has a signature of 64 numbers for each window of 60 words, with a step of 30 words, over
shingles of three words, and finds similarities from 0.3 on. It takes 2.9 GB of memory for 10,000
articles, so the articles are divided into parts of this size: each part is indexed, queried with
all drafts, and dropped before the next. The results are those of a single index. SQLite has a row
for each group of five words, and finds an article that has three or more groups of a draft's window
of 120 words.

A copy counts as found if its origin, or an article that has four fifths of its words, is found
anywhere in its draft. The tool selects the copies that count; it must show the passage itself.
Needs datasketch and numpy."""
import argparse
import functools
import importlib.util
import itertools
import json
import os
import pathlib
import pickle
import resource
import sqlite3
import time
import zlib
from collections import Counter

_spec = importlib.util.spec_from_file_location("passages", pathlib.Path(__file__).with_name("archived-passages.py"))
passages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(passages)
copied = passages.copied


def words_of(text):
    return [word.lower() for word in copied.WORD.findall(text)]


class MinHashes:
    """Windows of words in MinHash-LSH."""

    ARTICLES_AT_ONCE = 10_000

    def __init__(self, _):
        import datasketch

        self.kind = datasketch.MinHash
        self.lsh = datasketch.MinHashLSH(threshold=0.3, num_perm=64)

    def windows(self, text):
        words = words_of(text)
        for start in range(0, max(1, len(words) - 30), 30):
            window = words[start : start + 60]
            shingles = {" ".join(window[at : at + 3]).encode() for at in range(len(window) - 2)}
            if shingles:
                sketch = self.kind(num_perm=64, seed=1, hashfunc=zlib.crc32)
                sketch.update_batch(list(shingles))
                yield start, sketch

    def add(self, number, text):
        for start, sketch in self.windows(text):
            self.lsh.insert((number, start), sketch, check_duplication=False)

    def end(self):
        pass

    def find(self, text):
        return {number for _, sketch in self.windows(text) for number, _ in self.lsh.query(sketch)}

    def size(self):
        return len(pickle.dumps(self.lsh, protocol=5))


class Grams:
    """Groups of five words in SQLite."""

    #: All instances.
    ARTICLES_AT_ONCE = None

    def __init__(self, database):
        self.database = database
        if os.path.exists(database):
            os.remove(database)
        self.connection = sqlite3.connect(database)
        self.connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000;"
            "CREATE TABLE grams (hash INTEGER, article INTEGER)"
        )

    def hashes(self, text):
        words = words_of(text)
        return [hash(tuple(words[at : at + 5])) for at in range(len(words) - 4)]

    def add(self, number, text):
        self.connection.executemany("INSERT INTO grams VALUES (?, ?)", ((it, number) for it in set(self.hashes(text))))

    def end(self):
        self.connection.execute("CREATE INDEX by_hash ON grams (hash, article)")
        self.connection.commit()

    def find(self, text):
        hashes, found = self.hashes(text), set()
        articles = {}
        for it in set(hashes):
            rows = self.connection.execute("SELECT article FROM grams WHERE hash = ? LIMIT 65", (it,)).fetchall()
            articles[it] = [row[0] for row in rows] if len(rows) <= 64 else []
        for start in range(0, max(1, len(hashes) - 60), 60):
            counts = Counter(number for it in set(hashes[start : start + 120]) for number in articles[it])
            found |= {number for number, n_shared in counts.items() if 3 <= n_shared}
        return found

    def size(self):
        return os.path.getsize(self.database)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--which", choices=["minhash", "sqlite"], required=True)
    parser.add_argument("--tool", required=True, help="the command, which says which copies count")
    parser.add_argument("--database", default="grams.sqlite")
    parser.add_argument("--copies", type=int, default=300, help="how many copies are made at each rate")
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    texts = {
        path.as_posix().lstrip("/"): path.read_text(encoding="utf-8", errors="replace")
        for folder in args.folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in copied.ENDINGS and path.is_file()
    }
    tried = {rate: passages.trials(args.tool, args.copies, texts, rate)[0] for rate in copied.RATES}
    drafts = [trial.document["text"] for of_rate in tried.values() for trial in of_rate]
    kind = {"minhash": MinHashes, "sqlite": Grams}[args.which]
    found, paths, spent_adding, spent_asking, n_bytes = [set() for _ in drafts], [], 0, 0, 0
    with open(args.articles, encoding="utf-8") as lines:
        while part := list(itertools.islice(lines, kind.ARTICLES_AT_ONCE)):
            index, since = kind(args.database), time.process_time()
            for line in part:
                document = json.loads(line)
                index.add(len(paths), document["text"])
                paths.append(document["path"])
            index.end()
            spent_adding += time.process_time() - since
            n_bytes += index.size()
            since = time.process_time()
            for draft, of_draft in zip(drafts, found):
                of_draft |= index.find(draft)
            spent_asking += time.process_time() - since
            print(f"{args.which}: {len(paths)} articles", flush=True)
            del index
    print(f"{args.which}: {len(paths)} articles, {len(paths) / spent_adding:.0f} a processor second, "
          f"{n_bytes / len(paths):.0f} bytes an article", flush=True)
    of_drafts = iter(found)
    for rate, of_rate in tried.items():
        n_found = sum(is_named(trial, [paths[it] for it in of_draft], texts) for trial, of_draft in zip(of_rate, of_drafts))
        print(f"{rate:4.0%} edited: {n_found}/{len(of_rate)} found, recall {n_found / len(of_rate):.3f}", flush=True)
    print(f"a draft takes {1000 * spent_asking / len(drafts):.1f} ms of the processor; peak memory "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def is_named(trial, articles, texts):
    """Whether `articles` has the origin of the copy, or an article with four fifths of its
    words."""
    if trial.origin in articles:
        return True
    wanted = set(copied.WORD.findall(trial.words))
    # Generated articles have no passage of a draft.
    others = (it for it in articles if it != trial.document["path"] and it in texts)
    return any(len(wanted) * 0.8 <= len(wanted & vocabulary(texts[it])) for it in others)


@functools.cache
def vocabulary(text):
    """Returns the distinct words of an article."""
    return set(copied.WORD.findall(text))


if __name__ == "__main__":
    main()
