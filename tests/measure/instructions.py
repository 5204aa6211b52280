#!/usr/bin/env python3
"""How many instructions the command needs for a fixed workload, beside the figures that are committed.

    tests/measure/instructions.py target/debug/copydesk [--update REASON]

Counts with `valgrind --tool=callgrind`, which no other program on the machine disturbs. The workload is the folder
`tests/measure/planted`, checked on one thread, and an empty draft, which costs the start alone. A count that is more
than TOLERANCE above the committed one in `benches/instructions.toml` makes the exit code 1. `--update` writes the new
counts with the reason why they changed; a commit that makes the command slower has to do so.

Counts depend on the compiler, the profile and the instructions that the processor offers. The committed counts are of
the development build without incremental compilation, which reads the rules from the source tree; they are compared
only where the compiler is the same and the processor has AVX2 as well. Standard library only.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMITTED = ROOT / "benches" / "instructions.toml"
WORKLOAD = "tests/measure/planted"
TOLERANCE = 0.05


def count(tool, target):
    """The instructions that `tool` executes to check `target`."""
    with tempfile.NamedTemporaryFile() as profile:
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile.name}"]
        check = [tool, "check", "--no-config", "--format", "jsonl", "--jobs", "1", target]
        done = subprocess.run(valgrind + check, cwd=ROOT, capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None or done.returncode == 2:
        sys.exit(f"no count for {target}:\n{done.stderr[-2000:]}")
    return int(found.group(1))


def measured(tool):
    with tempfile.NamedTemporaryFile(suffix=".md") as empty:
        start = count(tool, empty.name)
    return {"start": start, "workload": count(tool, WORKLOAD) - start}


def compiler():
    return subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()


def is_comparable(committed):
    return committed["compiler"] == compiler() and "avx2" in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")


def text(counts, reason):
    head = "# Instructions of the development build, by tests/measure/instructions.py; see benches/README.md.\n"
    head += f"compiler = {json.dumps(compiler())}\n"
    lines = "".join(f"{name} = {number:_}\n" for name, number in counts.items())
    # A JSON string is a TOML string.
    return f"{head}reason = {json.dumps(reason)}\n\n[counts]\n{lines}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--update", metavar="REASON", help="write the counts of this build, which changed for REASON")
    arguments = parser.parse_args()
    counts = measured(arguments.tool)
    if arguments.update:
        COMMITTED.write_text(text(counts, arguments.update), encoding="utf-8")
    committed = tomllib.loads(COMMITTED.read_text(encoding="utf-8"))
    if not is_comparable(committed):
        print(f"{counts}: the committed counts are of another compiler or processor, and are not compared")
        return 0
    committed = committed["counts"]
    slower = False
    for name, number in counts.items():
        change = number / committed[name] - 1
        slower |= TOLERANCE < change
        print(f"{name:<10}{number:>16,} instructions, committed {committed[name]:>16,} ({change:+.1%})")
    if slower:
        print(f"more than {TOLERANCE:.0%} above the committed count: make it cheaper, or run this program with --update")
    return int(slower)


if __name__ == "__main__":
    sys.exit(main())
