#!/usr/bin/env python3
"""Passages of drafts in archived articles, by `datasketch` MinHash-LSH and by an inverted index of 5-grams in
SQLite, to compare with `archived-passages.py` on the same articles and copies.

    tests/measure/archive-rivals.py --which minhash --copies 200 articles.jsonl FOLDER...
    tests/measure/archive-rivals.py --which sqlite --copies 200 --database FILE articles.jsonl FOLDER...

MinHash-LSH has a signature of 64 numbers for each window of 60 words, a new one every 30, of shingles of three words, and
finds from a similarity of 0.3 on. SQLite has a row for each group of five words, and finds an article that
has three groups or more of a draft's window of 120 words. A copy counts as found if its origin, or an article
that has four fifths of its words, is among those that are found at it. Needs datasketch and numpy.
"""
import argparse
import importlib.util
import json
import os
import pathlib
import pickle
import random
import re
import resource
import sqlite3
import time
import zlib
from collections import Counter

_spec = importlib.util.spec_from_file_location("copied", pathlib.Path(__file__).with_name("copied-passages.py"))
copied = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(copied)


def words_of(text):
    return [word.lower() for word in copied.WORD.findall(text)]


class MinHashes:
    """Windows of words by MinHash-LSH."""

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
    parser.add_argument("--database", default="grams.sqlite")
    parser.add_argument("--copies", type=int, default=200)
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    rival = {"minhash": MinHashes, "sqlite": Grams}[args.which](args.database)
    texts = {
        path.as_posix().lstrip("/"): path.read_text(encoding="utf-8", errors="replace")
        for folder in args.folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in copied.ENDINGS and path.is_file()
    }
    before, paths = time.process_time(), []
    with open(args.articles, encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            rival.add(len(paths), document["text"])
            paths.append(document["path"])
    rival.end()
    spent = time.process_time() - before
    print(f"{args.which}: {len(paths)} articles, {len(paths) / spent:.0f} a processor second, "
          f"{rival.size() / len(paths):.0f} bytes an article", flush=True)
    number_of = {path: number for number, path in enumerate(paths)}
    vocabulary = [word for text in texts.values() for word in copied.WORD.findall(text)]
    paragraphs = [(name, span) for name, text in texts.items() for span in copied.running(text, 40, 120)]
    hosts, spent, n_drafts = list(texts), 0, 0
    for rate in copied.RATES:
        rng, n_found = random.Random(f"archive/{rate}"), 0
        for _ in range(args.copies):
            host = rng.choice(hosts)
            origin, (start, end) = [it for it in rng.sample(paragraphs, 20) if it[0] != host][0]
            words = copied.edit(texts[origin][start:end], rate, vocabulary, rng)
            # `archived-passages.py` chooses a place in its host, which takes a number.
            text = texts[host]
            front = copied.front(text)
            gaps = [it.start() for it in re.finditer(r"\n\n(?=[A-Z“\"])", copied.without_code(text[front:]))]
            at = front + rng.choice(gaps) if gaps else len(text)
            since = time.process_time()
            found = rival.find(f"{text[:at]}\n\n{words}{text[at:]}")
            spent += time.process_time() - since
            n_drafts += 1
            wanted = set(copied.WORD.findall(words))
            there = lambda number: wanted & set(copied.WORD.findall(texts.get(paths[number], "")))
            n_found += number_of[origin] in found or any(len(wanted) * 0.8 <= len(there(it)) for it in found if paths[it] != host)
        print(f"{rate:4.0%} edited: recall {n_found / args.copies:.3f}", flush=True)
    print(f"a draft takes {1000 * spent / n_drafts:.1f} ms of the processor; peak memory "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
