#!/usr/bin/env python3
"""Prints the share of findings that two readers acted on, by severity and by rule and grade.

    tests/measure/readings.py target/release/copydesk FOLDER [TABLE]

TABLE is `readings.tsv`, with findings in published copy, `readings-news.tsv`, with findings about sources and claims
in the copy of one newsroom, or `readings-incoming.tsv`, with findings in hurried copy.
FOLDER contains the corpora that the table names. Each line of the table is a finding of an
earlier build with the opinions of two readers: act, unsure or wrong. The readers did not know the
program; each was asked to be the demanding editor of the page: "would you change the text because
of this finding, or go and find the source?" One item in five was no finding but a similar place
(`decoy`). A finding counts if this build still reports it, recognised by rule and fingerprint.
Standard library only."""
import collections
import csv
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def main():
    tool, corpora = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    table = sys.argv[3] if 3 < len(sys.argv) else "readings.tsv"
    with open(HERE / table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    reported = {}
    for corpus, profile in sorted({(row["corpus"], row["profile"]) for row in rows}):
        for finding in findings(tool, corpora / corpus, profile):
            key = (corpus, finding["path"].removeprefix("./"), finding["rule"], finding["fingerprint"].split(":")[0])
            reported[key] = finding
    verdicts, gone = collections.defaultdict(collections.Counter), collections.Counter()
    for row in rows:
        said = [row["first"], row["second"]]
        found = reported.get((row["corpus"], row["path"], row["rule"], row["fingerprint"]))
        if row["fingerprint"] == "decoy":
            verdicts["decoy"].update(said)
        elif found is None:
            gone.update(said)
        else:
            verdicts[found["severity"]].update(said)
            verdicts[f"  {found['rule']} {found['grade']}"].update(said)
    print(f"{'':40} act unsure wrong  share acted on")
    for name, counts in sorted(verdicts.items()):
        share = counts["act"] / sum(counts.values())
        print(f"{name:40} {counts['act']:3} {counts['unsure']:6} {counts['wrong']:5}  {share:.2f}")
    print(f"no longer reported: {dict(gone)}")


def findings(tool, folder, profile):
    command = [tool, "check", "--no-config", "--profile", profile, "--format", "json", "--fail-on", "never", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if not done.stdout:
        sys.exit(f"{folder}: exit {done.returncode}: {done.stderr.decode(errors='replace')}")
    return json.loads(done.stdout)["findings"]


main()
