#!/usr/bin/env python3
"""Checks the files after copydesk is killed while it writes: each must be old or new, without
leftovers.

    tests/measure/kill.py target/release/copydesk
    tests/measure/kill.py target/release/copydesk --kills 1000 --files 120

Kills --fix, --write-baseline (new, and over an old one) and --report at random moments of their
run, a third of the kills each, with SIGKILL. Counts the files that are neither in their old nor in
their new state, and the unfinished files that the next run, which finishes the work, does not
remove. Both must be 0, and so must the exit code. Standard library only."""
import argparse
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

# Code is written, but takes no time to check.
OLD = "The bridge held and and stood for years, said Mira Kova.\n\n```\n" + "code\n" * 10_000 + "```\n"
NEW = OLD.replace("and and", "and")
BASELINE = "copydesk-baseline.toml"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.tool = str(pathlib.Path(args.tool).resolve())
    rng = random.Random(args.seed)
    n_broken = n_remaining = 0
    print(f"{'while':28}{'killed':>8}{'lost or cut':>13}{'left':>6}{'not removed':>13}")
    ways = [("--fix", Fix), ("--write-baseline", WriteBaseline), ("--report", Report)]
    for number, (name, way) in enumerate(ways):
        wanted = args.kills // len(ways) + (number < args.kills % len(ways))
        killed, broken, left, remaining = attempt(args, way, wanted, rng)
        print(f"{name:28}{killed:8}{broken:13}{left:6}{remaining:13}")
        n_broken += broken
        n_remaining += remaining
    sys.exit(1 if n_broken or n_remaining else 0)


class Fix:
    """Every draft is in its old or in its new state."""

    arguments = ["--fix"]

    def prepare(self, folder, rng):
        pass

    def is_whole(self, folder):
        return all(it.read_text() in (OLD, NEW) for it in folder.glob("*.md"))


class WriteBaseline:
    """The baseline is missing, old, or complete; no draft is changed."""

    arguments = ["--write-baseline"]

    def prepare(self, folder, rng):
        self.old = None
        if rng.random() < 0.5:
            self.old = "version = 1\n"
            (folder / BASELINE).write_text(self.old)

    def is_whole(self, folder):
        file = folder / BASELINE
        if not file.exists():
            return self.old is None
        text = file.read_text()
        return untouched(folder) and (text == self.old or text.endswith("]\n"))


class Report:
    """Each report is missing, old, or complete; no draft is changed."""

    arguments = ["--report", "json=out.json", "--report", "sarif=out.sarif", "--output", "out.short", "--format", "short"]

    def prepare(self, folder, rng):
        self.is_old = rng.random() < 0.5
        if self.is_old:
            for name in ("out.json", "out.sarif", "out.short"):
                (folder / name).write_text("{}\n")

    def is_whole(self, folder):
        for name in ("out.json", "out.sarif", "out.short"):
            file = folder / name
            if not file.exists():
                if self.is_old:
                    return False
                continue
            text = file.read_text()
            if name.endswith("short"):
                if not text.endswith("\n"):
                    return False
                continue
            try:
                json.loads(text)
            except ValueError:
                return False
        return untouched(folder)


def untouched(folder):
    return all(it.read_text() == OLD for it in folder.glob("*.md"))


def attempt(args, way, wanted, rng):
    """Kills runs until `wanted` of them were killed. Returns how many there were, how many folders
    were broken, how many had an unfinished file, and how many still had one after another run."""
    killed = broken = left = remaining = 0
    took = None
    while killed < wanted:
        case = way()
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            for number in range(args.files):
                (folder / f"{number:03}.md").write_text(OLD)
            before = {it.name for it in folder.iterdir()}
            case.prepare(folder, rng)
            if took is None:
                # The time of a whole run, which is updated as the load of the machine changes.
                start = time.monotonic()
                whole = run(args, case, folder).wait()
                took = time.monotonic() - start
                if whole not in (0, 1):
                    sys.exit(f"{case.arguments}: exit code {whole}")
                continue
            process = run(args, case, folder)
            # Files are written at the end of a run.
            time.sleep(took * rng.uniform(0.1, 1.0))
            process.send_signal(signal.SIGKILL)
            if process.wait() != -signal.SIGKILL:
                took *= 0.9
                continue
            took *= 1.05
            killed += 1
            broken += not case.is_whole(folder) or not before <= {it.name for it in folder.iterdir()}
            left += bool(unfinished(folder))
            run(args, case, folder).wait()
            remaining += bool(unfinished(folder))
    return killed, broken, left, remaining


def run(args, case, folder):
    command = [args.tool, "check", "--no-config", "-q", *case.arguments, "."]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def unfinished(folder):
    return [it for it in folder.iterdir() if it.name.startswith(".copydesk-")]


if __name__ == "__main__":
    main()
