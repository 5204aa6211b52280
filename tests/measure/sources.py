#!/usr/bin/env python3
"""Measures how well `copydesk sources` counts and merges sources, with tests/measure/sources.tsv.

    tests/measure/sources.py CORPORA COPYDESK [--list LIST] [--show]

A draft is right if its number of sources is within one of the number counted by hand. Each mention
of a row of the ledger is looked up among the listed names: a pair of listed sources is merged
wrongly if the mentions of one row name both. A source is found if a row names it, and split if
several rows do; a row is unlisted if it names none."""
import argparse
import itertools
import json
import pathlib
import re
import subprocess

parser = argparse.ArgumentParser()
parser.add_argument("corpora", type=pathlib.Path)
parser.add_argument("copydesk")
parser.add_argument("--list")
parser.add_argument("--show", action="store_true")
options = parser.parse_args()
table = pathlib.Path(__file__).with_name("sources.tsv").read_text().splitlines()
rows = [it.split("\t") for it in table if not it.startswith("#")][1:]


def words(text):
    """Returns the words of a name, without genitive endings and articles."""
    found = re.findall(r"[\w'’.&-]+", text.lower().replace("’", "'"))
    found = [re.sub(r"'s?$", "", it).strip(".") for it in found]
    return [it for it in found if it and it not in ("the", "a", "an")]


def last_place(part, whole):
    """Returns the end of the last occurrence of `part` in `whole`; 0 without one."""
    places = range(len(part), len(whole) + 1)
    return max((it for it in places if whole[it - len(part) : it] == part), default=0)


def named(mention, listed):
    """Returns the listed source that the mention names, by the head of the phrase."""
    whole = re.split(r", | \(| – | — | who ", mention.replace("\n", " "))[0]
    heads = [whole, re.split(r" (?:of|for|from|at|with|by|on) ", whole)[0], mention]
    for part, exact in ((heads[0], True), (heads[1], False), (heads[0], False), (heads[2], False)):
        best = max(
            (
                (last_place(name, words(part)), len(name), -idx)
                for idx, (_, names) in enumerate(listed)
                for name in names
                if not exact or name == words(part)
            ),
            default=(0, 0, 0),
        )
        if best[0]:
            return -best[2]
    return None


def measure(rows):
    n_right = n_pairs = n_wrong = n_found = n_split = n_listed = n_rows = n_unlisted = 0
    n_kinds = n_kinds_right = 0
    for _, path, sources in rows:
        listed = []
        for source in sources.split("; ") if sources != "-" else []:
            kind, names = source.split(":", 1)
            listed.append((kind, [words(it) for it in names.split("|")]))
        command = [options.copydesk, "sources", "--no-config", "--format", "json", options.corpora / path]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        ledger = json.loads(run.stdout)["drafts"][0]["sources"]
        right = abs(len(ledger) - len(listed)) <= 1
        holders = [[] for _ in listed]
        wrong = set()
        unlisted = []
        for row in ledger:
            mentions = [named(it, listed) for it in [row["name"], *row["aliases"]]]
            mentions = [it for it in mentions if it is not None]
            wrong |= set(itertools.combinations(sorted(set(mentions)), 2))
            if not mentions:
                unlisted.append(row["name"].replace("\n", " "))
                continue
            holders[mentions[0]].append(row)
            kind = listed[mentions[0]][0]
            n_kinds += kind != "any"
            n_kinds_right += kind == row["kind"]
        n_right += right
        n_listed += len(listed)
        n_pairs += len(listed) * (len(listed) - 1) // 2
        n_wrong += len(wrong)
        n_found += sum(bool(it) for it in holders)
        n_split += sum(1 < len(it) for it in holders)
        n_rows += len(ledger)
        n_unlisted += len(unlisted)
        if options.show:
            name = lambda idx: " ".join(listed[idx][1][0])
            print(f"{'   ' if right else 'off'} {len(listed):>2} {len(ledger):>2} {path}")
            print("        missing:", "; ".join(name(i) for i, it in enumerate(holders) if not it))
            print("        unlisted:", "; ".join(unlisted))
            split = [f"{name(i)} ({', '.join(r['name'] for r in it)})" for i, it in enumerate(holders) if 1 < len(it)]
            print("        split:", "; ".join(split).replace("\n", " "))
            print("        merged:", "; ".join(f"{name(one)} + {name(two)}" for one, two in sorted(wrong)))
    print(f"within one: {n_right} of {len(rows)} articles")
    print(f"merged wrongly: {n_wrong} of {n_pairs} pairs ({n_wrong * 100 / max(n_pairs, 1):.1f} %)")
    print(f"found: {n_found} of {n_listed} sources, {n_split} of them in several rows")
    print(f"unlisted: {n_unlisted} of {n_rows} rows")
    if n_kinds:
        print(f"kind: right in {n_kinds_right} of {n_kinds} rows")


for name in ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]:
    if options.list in (None, name):
        print(f"# {name} list")
        measure([it for it in rows if it[0] == name])
