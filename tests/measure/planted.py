#!/usr/bin/env python3
"""Measures how many quotations and figures of written drafts get the right verdict of `check
--against`.

    tests/measure/planted.py target/debug/copydesk [--folder tests/measure/planted] [--failures]

FOLDER contains a folder for each draft: `draft.*`, the notes that it was written from in `notes/`,
and `expected.jsonl` with a line for each quotation and figure: its words, which occur once in the
draft, and the verdict of a person who had both and had not seen the tool. The drafts are invented,
and written as reporters write, with split quotations, pronouns, rounded and calculated figures. A
verdict is right if it is the expected one; `same` and `rounded` count as one. A figure or quotation
that the tool does not compare counts as wrong. A faithful one is doubted if its verdict is not a
good one."""

import argparse
import collections
import json
import pathlib
import subprocess

GOOD = {"exact", "same", "rounded"}


def compared(tool, draft):
    command = [tool, "check", "--no-config", "--format", "json", str(draft), "--against", str(draft.parent / "notes")]
    done = subprocess.run(command, capture_output=True, check=False)
    return json.loads(done.stdout)["against"][0]


def verdicts(against, kind, start, end):
    items = against["quotations" if kind == "quotation" else "figures"]
    return sorted({it["verdict"] for it in items if it["span"]["start"] < end and start < it["span"]["end"]})


def is_right(expected, found):
    good = {"same", "rounded"}
    return found == [expected] or expected in good and bool(found) and set(found) <= good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(__file__).parent / "planted")
    parser.add_argument("--failures", action="store_true")
    arguments = parser.parse_args()
    pairs, right, total, doubted, faithful = (collections.Counter() for _ in range(5))
    for folder in sorted(path for path in arguments.folder.iterdir() if path.is_dir()):
        draft = next(folder.glob("draft.*"))
        data, against = draft.read_bytes(), compared(arguments.tool, draft)
        for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            text = item["text"].encode()
            assert data.count(text) == 1, f"{folder}: {item['text']!r} does not stand once in the draft"
            start = data.index(text)
            found = verdicts(against, item["kind"], start, start + len(text))
            kind, expected = item["kind"], item["expect"]
            pairs[kind, expected, "/".join(found) or "not compared"] += 1
            total[kind] += 1
            right[kind] += is_right(expected, found)
            faithful[kind] += expected in GOOD
            doubted[kind] += expected in GOOD and any(verdict not in GOOD for verdict in found)
            if arguments.failures and not is_right(expected, found):
                print(f"{folder.name} {kind} {expected} -> {'/'.join(found) or 'not compared'}: {item['text']}")
    for (kind, expected, found), n in sorted(pairs.items()):
        print(f"{kind:10} {expected:14} {found:20} {n:4}")
    for kind in total:
        print(f"{kind}: right {right[kind]} of {total[kind]}; faithful ones doubted {doubted[kind]} of {faithful[kind]}")


if __name__ == "__main__":
    main()
