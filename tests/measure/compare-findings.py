#!/usr/bin/env python3
"""Checks that two builds of copydesk report the same, draft by draft.

    tests/measure/compare-findings.py target/before target/release/copydesk FOLDER...

Runs both binaries over each folder, in the two ways of RUNS, and compares their exit codes, their
output on standard error, and their JSON: findings by draft, then everything else by key. Prints the
drafts that differ and how; `--show` limits their number. The exit code is 1 if anything differs, if
a binary prints no JSON, or if there is nothing to compare. Standard library only."""
import argparse
import collections
import json
import subprocess
import sys
import time

RUNS = {
    "default": [],
    "all rules": ["--profile", "all", "--preview", "--explain"],
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD", help="the binary that is compared with")
    parser.add_argument("new", metavar="NEW", help="the binary that is compared")
    parser.add_argument("paths", metavar="PATH", nargs="+")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="show so many drafts of each run")
    args = parser.parse_args()
    n_differing = sum(compare(args, path, name, options) for path in args.paths for name, options in RUNS.items())
    print(f"{n_differing} differences" if n_differing else "no differences")
    sys.exit(min(n_differing, 1))


def compare(args, path, name, options):
    """Prints the drafts and facts of the whole run that differ, and returns their number."""
    started = time.monotonic()
    old, new = run(args.old, path, options), run(args.new, path, options)
    old_report, new_report = report_of(args.old, old), report_of(args.new, new)
    summary = old_report["summary"]
    if not summary["drafts"]:
        sys.exit(f"{path}: there is no draft to compare")
    differences = outside_the_findings(old, new)
    if old.stdout != new.stdout:
        inside = in_the_findings(old_report.pop("findings"), new_report.pop("findings"))
        differences += [*values("", old_report, new_report), *inside]
        differences = differences or ["the JSON says the same and is written differently"]
    counts = f"{summary['drafts']} drafts, {summary['findings']} findings"
    verdict = f"{len(differences)} differ" if differences else "same"
    print(f"{path} ({name}): {counts}: {verdict} ({time.monotonic() - started:.1f} s)", flush=True)
    for difference in differences[: args.show]:
        print("  " + difference.replace("\n", "\n  "))
    if len(differences) > args.show:
        print(f"  and {len(differences) - args.show} more; --show {len(differences)} shows them")
    return len(differences)


def run(tool, path, options):
    command = [tool, "check", "--format", "json", "--no-config", *options, path]
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL)


def report_of(tool, done):
    try:
        return json.loads(done.stdout)
    except ValueError:
        sys.exit(f"{tool} wrote no JSON; exit code {done.returncode}:\n{done.stderr.decode(errors='replace')}")


def outside_the_findings(old, new):
    differences = []
    if old.returncode != new.returncode:
        differences.append(f"exit code: {old.returncode} -> {new.returncode}")
    if old.stderr != new.stderr:
        old_lines, new_lines = (it.stderr.decode(errors="replace").splitlines() for it in (old, new))
        pairs = [f"- {it}" for it in old_lines if it not in new_lines]
        pairs += [f"+ {it}" for it in new_lines if it not in old_lines]
        differences.append("standard error:\n" + "\n".join(pairs or ["the same lines in another order"]))
    return differences


def in_the_findings(old, new):
    """Returns a text for each draft whose findings differ."""
    old_drafts, new_drafts = by_draft(old), by_draft(new)
    differences = []
    for draft in sorted({*old_drafts, *new_drafts}):
        lines = list(of_draft(old_drafts[draft], new_drafts[draft]))
        if lines:
            differences.append("\n  ".join([draft, *lines]))
    if not differences and [it["path"] for it in old] != [it["path"] for it in new]:
        differences.append("the drafts are reported in another order")
    return differences


def by_draft(findings):
    drafts = collections.defaultdict(list)
    for finding in findings:
        drafts[finding["path"]].append(finding)
    return drafts


def of_draft(old, new):
    """Returns the lost, new, changed and moved findings of one draft."""
    if old == new:
        return
    old_places, new_places = by_place(old), by_place(new)
    for key in sorted({*old_places, *new_places}):
        before, after = old_places.get(key, []), new_places.get(key, [])
        for finding in before[len(after):]:
            yield f"- {line(finding)}"
        for finding in after[len(before):]:
            yield f"+ {line(finding)}"
        for one, other in zip(before, after):
            for change in values("", one, other):
                yield f"~ {line(one)}: {change}"
    if old_places == new_places:
        yield "the findings are reported in another order"


def by_place(findings):
    places = collections.defaultdict(list)
    for finding in findings:
        places[finding["span"]["start"], finding["span"]["end"], finding["rule"]].append(finding)
    return places


def line(finding):
    start = finding["start"]
    return f"{start['line']}:{start['column']} {finding['severity']}[{finding['rule']}] {finding['message']}"


def values(key, old, new):
    """Returns the differences of two JSON values, by the path of keys to each."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in sorted({*old, *new}):
            yield from values(f"{key}.{name}".lstrip("."), old.get(name, "(absent)"), new.get(name, "(absent)"))
        if old == new and list(old) != list(new):
            yield f"{key or 'the keys'}: in another order"
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for idx, (one, other) in enumerate(zip(old, new)):
            yield from values(f"{key}[{idx}]", one, other)
    elif old != new:
        yield f"{key}: {json.dumps(old, ensure_ascii=False)} -> {json.dumps(new, ensure_ascii=False)}"


if __name__ == "__main__":
    main()
