#!/usr/bin/env python3
"""Measures how many blocks of published pages get the role that a reader gave them.

    tests/measure/roles.py target/release/copydesk FOLDER
    tests/measure/roles.py target/release/copydesk FOLDER --misses   # the blocks that differ

FOLDER contains the pages that roles.tsv names. A block counts as right if the tool gives it the
reader's role; “with the second” also accepts the second role that the reader considered possible. A
block that the tool no longer reads has the role `code`. Precision and recall are by role, over all
kinds of sites."""

import argparse
import collections
import json
import pathlib
import subprocess

HERE = pathlib.Path(__file__).parent


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--misses", action="store_true", help="list the blocks that differ")
    options = parser.parse_args()
    judged = [line.split("\t") for line in (HERE / "roles.tsv").read_text().splitlines() if not line.startswith("#")]
    blocks = read(options.tool, {str(options.folder / row[1]) for row in judged})
    pairs = []
    for kind, page, start, end, role, second in judged:
        told, text = role_at(blocks.get(str(options.folder / page), []), int(start), int(end))
        pairs.append((kind, role, second, told))
        if options.misses and told not in (role, second):
            print(f"{page}:{start}: {role}, told {told}: {text[:80]!r}")
    report(pairs)


def read(tool, pages):
    """Returns the blocks of each page."""
    command = [tool, "inspect", "--format", "jsonl", "--no-config", *sorted(pages)]
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    drafts = (json.loads(line) for line in output.splitlines())
    return {draft["path"]: draft["blocks"] for draft in drafts}


def role_at(blocks, start, end):
    """Returns the role and the words of the block that shares most bytes with those from `start` to
    `end`."""
    shared = lambda block: min(block["span"]["end"], end) - max(block["span"]["start"], start)
    best = max(blocks, key=shared, default=None)
    if best is None or shared(best) <= 0:
        return "code", ""
    return best["role"], best["text"]


def report(pairs):
    for kind in [*dict.fromkeys(pair[0] for pair in pairs), None]:
        of_kind = [pair for pair in pairs if kind in (pair[0], None)]
        right = sum(role == told for _, role, _, told in of_kind)
        second = sum(told in (role, other) for _, role, other, told in of_kind)
        name = kind or "all"
        print(f"{name:8} {len(of_kind):4} blocks, right {right / len(of_kind):.2f}, with the second {second / len(of_kind):.2f}")
    matrix = collections.Counter((role, told) for _, role, _, told in pairs)
    print(f"{'role':16} judged   told  precision  recall")
    for role in sorted({name for pair in matrix for name in pair}):
        judged = sum(count for (name, _), count in matrix.items() if name == role)
        told = sum(count for (_, name), count in matrix.items() if name == role)
        hits = matrix[role, role]
        share = lambda n: f"{hits / n:.2f}" if n else "-"
        print(f"{role:16} {judged:6} {told:6} {share(told):>10} {share(judged):>7}")


if __name__ == "__main__":
    main()
