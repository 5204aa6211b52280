#!/usr/bin/env python3
"""Measures how many faults of hurried drafts are found, and how many findings are false alarms.

    tests/measure/faults.py target/debug/copydesk [--from 1] [--to 140] [--failures]

The drafts in tests/measure/faults are invented, and written in the manner of language models, paraphrasing
programs and people in a hurry. Persons who had not seen the tool wrote and annotated them. A line of
`expected.jsonl` has the faults of a draft and the places that tempt but are right. Rules were mended on drafts 1
to 100 and 121 to 140, each time after a first run on them, and not on drafts 101 to 120.

A fault is found if a finding of its rule, or of a rule that would do as well, overlaps its place or its second
place. A finding is a false alarm if it overlaps no fault and no tolerated place of its rule. A draft is silent
if it has no false alarm. Drafts are checked as incoming copy."""

import argparse
import collections
import json
import pathlib
import subprocess

FOLDER = pathlib.Path(__file__).with_name("faults")
REPEATS = {"repeated-phrase", "repeated-sentence", "doubled-word", "copied-passage"}


def findings(tool, path):
    """The rule, the first and the last byte of each finding, also of its related places."""
    command = [tool, "check", "--no-config", "--profile", "incoming", "--format", "json", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    found = []
    for item in json.loads(done.stdout)["findings"]:
        places = [item["span"]] + [related["span"] for related in item.get("related", [])]
        found.append((item["rule"], [(place["start"], place["end"]) for place in places]))
    return found


def place(data, quote, path):
    """Where the quoted words of an annotation are."""
    words = quote.encode()
    assert data.count(words) == 1, f"{path}: {quote!r} does not occur once"
    return data.index(words), data.index(words) + len(words)


def overlap(some, others):
    return any(start < other_end and other_start < end for start, end in some for other_start, other_end in others)


def is_same_rule(rule, expected):
    return rule in expected or rule in REPEATS and bool(REPEATS & expected)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("--from", dest="first", type=int, default=1)
    parser.add_argument("--to", dest="last", type=int, default=140)
    parser.add_argument("--failures", action="store_true")
    arguments = parser.parse_args()
    total, hits, alarms = (collections.Counter() for _ in range(3))
    n_words = n_clean = n_silent = 0
    for line in (FOLDER / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        draft = json.loads(line)
        if not arguments.first <= int(draft["file"].split(".")[0]) <= arguments.last:
            continue
        path = FOLDER / draft["file"]
        data = path.read_bytes()
        n_words += len(data.split())
        found = findings(arguments.tool, path)
        faults = []
        for fault in draft["faults"]:
            places = [place(data, fault[key], path) for key in ("quote", "second") if fault.get(key)]
            faults.append(({fault["rule"], *fault.get("or", [])}, places))
            total[fault["rule"]] += 1
            is_found = any(is_same_rule(rule, faults[-1][0]) and overlap(spans, places) for rule, spans in found)
            hits[fault["rule"]] += is_found
            if arguments.failures and not is_found:
                print(f"missed {fault['rule']} {draft['file']}: {fault['quote']}")
        tolerated = [({item["rule"]}, [place(data, item["quote"], path)]) for item in draft["tolerated"]]
        is_silent = True
        for rule, spans in found:
            is_right = any(overlap(spans, places) for _, places in faults)
            is_right |= any(is_same_rule(rule, rules) and overlap(spans, places) for rules, places in tolerated)
            if not is_right:
                is_silent = False
                alarms[rule] += 1
                if arguments.failures:
                    print(f"false alarm {rule} {draft['file']}: {data[slice(*spans[0])].decode()}")
        n_clean += not faults
        n_silent += is_silent and not faults
    for rule in sorted(total | alarms):
        print(f"{rule:28} found {hits[rule]:3} of {total[rule]:3}; false alarms {alarms[rule]:3}")
    n_found, n_faults, n_alarms = sum(hits.values()), sum(total.values()), sum(alarms.values())
    print(f"found: {n_found} of {n_faults} ({n_found / max(n_faults, 1):.2f})")
    print(f"false alarms: {n_alarms} in {n_words} words ({n_alarms * 1000 / max(n_words, 1):.2f} per 1,000)")
    print(f"clean drafts without a false alarm: {n_silent} of {n_clean}")


if __name__ == "__main__":
    main()
