#!/usr/bin/env python3
"""How well `copydesk sources` counts and merges sources: against tests/measure/sources.tsv.

    tests/measure/sources.py CORPORA COPYDESK [--show]

A draft is right if its number of sources is within one of the number counted by hand. A pair of
sources that were told apart by hand is merged wrongly if one row of the ledger has both.
"""
import hashlib
import itertools
import json
import pathlib
import re
import subprocess
import sys

corpora, copydesk = pathlib.Path(sys.argv[1]), sys.argv[2]
show = "--show" in sys.argv
table = pathlib.Path(__file__).with_name("sources.tsv").read_text().splitlines()
rows = [it.split("\t") for it in table if not it.startswith("#")][1:]


def fingerprints(row):
    """The fingerprints of all runs of up to three words of the names of a row of the ledger."""
    found = set()
    for name in [row["name"], *row["aliases"]]:
        words = re.findall(r"[\w'’-]+", name.lower().replace("’", "'"))
        words = [re.sub(r"'s?$", "", it) for it in words]
        for length in (1, 2, 3):
            for at in range(len(words) - length + 1):
                run = " ".join(words[at : at + length])
                found.add(hashlib.sha256(run.encode()).hexdigest()[:8])
    return found


n_right, n_pairs, n_wrong, n_found, n_listed = 0, 0, 0, 0, 0
for path, count, prints in rows:
    command = [copydesk, "sources", "--no-config", "--format", "json", corpora / path]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    sources = json.loads(run.stdout)["drafts"][0]["sources"]
    ledger = [fingerprints(it) for it in sources]
    listed = prints.split(" ")
    right = abs(len(sources) - int(count)) <= 1
    n_right += right
    n_listed += len(listed)
    n_found += sum(any(it in row for row in ledger) for it in listed)
    for one, two in itertools.combinations(listed, 2):
        n_pairs += 1
        n_wrong += any(one in row and two in row for row in ledger)
    if show:
        names = " | ".join(it["name"].replace("\n", " ") for it in sources)
        print(f"{'   ' if right else 'off'} {count:>2} {len(sources):>2} {path}: {names}")
print(f"within one: {n_right} of {len(rows)}; merged wrongly: {n_wrong} of {n_pairs} pairs; ")
print(f"found by their word: {n_found} of {n_listed}")
