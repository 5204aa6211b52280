#!/usr/bin/env python3
"""Cuts drafts at random places and looks for panics.

    tests/measure/truncations.py TOOL FOLDER [--drafts 10000] [--seed 7] [--batch 250] [--keep DIR]

Drafts (.md, .mdx, .txt) below FOLDER are drawn, cut at a random byte or character at one or both
ends, sometimes with a piece of another behind the cut, and checked with every rule, many in one
run. A run whose exit code is not 0, 1 or 2, or that reports a panic or an internal error, is split
until the drafts that cause it are found; these are printed, and kept in --keep. Files that are not
UTF-8 after the cut, and are therefore not read, are counted. The exit code is 1 if there are any
faults."""
import argparse
import pathlib
import random
import subprocess
import sys
import tempfile

ENDINGS = (".md", ".mdx", ".txt")
# Endings of drafts: words that make a rule look ahead, and opening marks.
TAILS = [" sources", " a source", " according to", " said people", " individuals", " said", " “", " (", " [a](",
         " 14%", " $1.2", " in one study", " for many", " who", " the the", " from",
         "\n\n# ", "\n- ", " <!-- copydesk allow", "\n---\n", " {{", " `"]


def cut(dice, pool):
    """Returns the bytes of a cut draft."""
    raw = dice.choice(pool).read_bytes()
    if dice.random() < 0.5:
        text = raw.decode("utf-8", "ignore")
        start = dice.randrange(len(text) + 1) if dice.random() < 0.3 else 0
        raw = text[start:dice.randrange(start, len(text) + 1)].encode()
    else:
        raw = raw[:dice.randrange(len(raw) + 1)]
    if dice.random() < 0.1:
        other = dice.choice(pool).read_bytes()
        raw += other[dice.randrange(len(other) + 1):]
    # Several in a row make phrases: “according to” and “sources”.
    tail = "".join(dice.choice(TAILS) for _ in range(dice.randint(0, 3)))
    return raw + tail.encode()


def run(tool, paths):
    """Returns whether a check of the files fails in a forbidden way, and its output."""
    command = [tool, "check", "--no-config", "--profile", "all", "--quiet", "--format", "json", *map(str, paths)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = done.stderr.decode("utf-8", "replace")
    failed = done.returncode not in (0, 1, 2) or "panicked" in told or "internal error" in told
    return failed, done.returncode, told


def culprits(tool, paths):
    """Returns the files that cause a run to fail."""
    failed, code, told = run(tool, paths)
    if not failed:
        return []
    if len(paths) == 1:
        return [(paths[0], code, told)]
    half = len(paths) // 2
    # A fault between two drafts occurs in neither half alone.
    return culprits(tool, paths[:half]) + culprits(tool, paths[half:]) or [(paths[0], code, told)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tool")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--drafts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--batch", type=int, default=250)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the drafts that fail")
    asked = parser.parse_args()
    pool = sorted(it for it in asked.folder.rglob("*") if it.suffix in ENDINGS and it.is_file())
    if not pool:
        sys.exit(f"{asked.folder}: there are no drafts in it")
    dice, found, unread, codes = random.Random(asked.seed), [], 0, {}
    for first in range(0, asked.drafts, asked.batch):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number in range(first, min(first + asked.batch, asked.drafts)):
                path = pathlib.Path(folder, f"{number}{dice.choice(ENDINGS)}")
                path.write_bytes(cut(dice, pool))
                paths.append(path)
            failed, code, told = run(asked.tool, paths)
            codes[code] = codes.get(code, 0) + 1
            unread += sum("UTF-8 from byte" in line for line in told.splitlines())
            for path, code, told in culprits(asked.tool, paths) if failed else []:
                telling = [it for it in told.splitlines() if "panicked" in it or "internal error" in it]
                found.append(path.name)
                print(f"{path.name}: exit code {code}: {''.join(telling[:1])[:300]}", flush=True)
                if asked.keep:
                    asked.keep.mkdir(parents=True, exist_ok=True)
                    (asked.keep / path.name).write_bytes(path.read_bytes())
    print(f"{asked.drafts} drafts from {len(pool)} files; exit codes of the runs: {codes}; "
          f"not read, since no UTF-8 was left: {unread}; failed: {len(found)}")
    sys.exit(1 if found else 0)


main()
