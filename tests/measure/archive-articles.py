#!/usr/bin/env python3
"""Writes articles as JSON Lines for `copydesk archive add STORE --stdin-format jsonl`.

    tests/measure/archive-articles.py --articles 100000 FOLDER... > articles.jsonl

The drafts of the folders come first, unchanged, and then generated articles of 600 words. Each word
is drawn from the words that follow the previous one somewhere in the folders, so common phrases are
as frequent as there, and longer passages are hardly ever repeated. The same arguments write the
same articles, and a smaller number of articles is a prefix of a larger one. Needs numpy."""
import argparse
import datetime
import json
import pathlib
import re
import sys

import numpy

ENDINGS = {".md", ".markdown", ".mdx", ".txt"}
WORDS = 600
WORDS_OF_PARAGRAPH = 75
AT_ONCE = 2_000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, required=True, help="how many articles there are, with the drafts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--generated-only", action="store_true", help="leave out the drafts of the folders")
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    texts = dict(drafts(args.folders))
    n_left = args.articles
    if not args.generated_only:
        for path, text in list(texts.items())[:n_left]:
            write(path, text)
            n_left -= 1
    for number, text in enumerate(generated(texts.values(), args.seed)):
        if n_left <= number:
            break
        day = datetime.date(1990, 1, 1) + datetime.timedelta(days=number % 12_000)
        write(f"generated/{day.year}/{number:07}.md", text, day.isoformat())


def drafts(folders):
    """Returns the drafts of the folders, each with its path."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in ENDINGS and path.is_file():
                yield path.as_posix().lstrip("/"), path.read_text(encoding="utf-8", errors="replace")


def generated(texts, seed):
    """Generates articles of words that follow each other in `texts`."""
    plain = re.compile(r"[A-Za-z0-9$][A-Za-z0-9'’-]*[.,;:?!]?$")
    stream = [word for text in texts for word in text.split() if plain.match(word)]
    words = sorted(set(stream))
    number_of = {word: number for number, word in enumerate(words)}
    numbers = numpy.fromiter((number_of[word] for word in stream), dtype=numpy.int64)
    order = numpy.argsort(numbers[:-1], kind="stable")
    followers = numbers[1:][order]
    counts = numpy.bincount(numbers[:-1], minlength=len(words))
    starts = numpy.concatenate(([0], numpy.cumsum(counts)[:-1]))
    rng = numpy.random.default_rng(seed)
    while True:
        rows = numpy.empty((AT_ONCE, WORDS), dtype=numpy.int64)
        state = rng.choice(numbers, AT_ONCE)
        for at in range(WORDS):
            rows[:, at] = state
            n_followers = counts[state]
            chosen = starts[state] + (rng.random(AT_ONCE) * n_followers).astype(numpy.int64)
            # No word follows the last word of all.
            state = numpy.where(n_followers == 0, numbers[0], followers[numpy.minimum(chosen, len(followers) - 1)])
        for row in rows.tolist():
            paragraphs = (row[at : at + WORDS_OF_PARAGRAPH] for at in range(0, WORDS, WORDS_OF_PARAGRAPH))
            yield "\n\n".join(" ".join(words[number] for number in paragraph) for paragraph in paragraphs)


def write(path, text, date=None):
    document = {"path": path, "text": text}
    if date:
        document["date"] = date
    sys.stdout.write(json.dumps(document) + "\n")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.stderr.close()
