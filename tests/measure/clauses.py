#!/usr/bin/env python3
"""Compares clauses with sentences annotated by hand: subject, verb and complement.

    tests/measure/clauses.py target/release/copydesk FOLDER [--show N]

FOLDER contains the drafts that `clauses.tsv` beside this program names. Runs `copydesk inspect
--format jsonl` over them and prints, of the annotated clauses, the share whose verb was found;
whose subject has the right head; whose complement begins at the right word and is of the right
kind; and for which all of this holds. A clause whose verb was missed counts as wrong in each. Then
the number of unannotated clauses that were found is printed. A prepositional complement where the
annotator saw none is no error, since adjuncts may look the same; of a predicate only the place
counts. `--show N` prints N errors. Standard library only."""

import argparse
import json
import pathlib
import subprocess
import sys

GOLD = pathlib.Path(__file__).with_suffix(".tsv")
ALIKE = [{"object", "quote"}, {"clause", "question"}]


def gold():
    rows = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    sentences = {}
    for path, start, end, *clause in rows:
        sentence = sentences.setdefault((path, int(start), int(end)), [])
        if clause[0] != "-":
            verb, subject, complement = (None if it == "-" else int(it) for it in clause[:3])
            sentence.append((verb, subject, complement, clause[3]))
    return sentences


def found(tool, folder, paths):
    clauses = {}
    for path in paths:
        command = [tool, "inspect", "--no-config", "--format", "jsonl", str(folder / path)]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        draft = json.loads(run.stdout)
        clauses[path] = {it["head"]["start"]: it for it in draft["clauses"]}
    return clauses


def is_right(kind, start, complement):
    """Whether `complement` of the tool is the annotated one: `kind` at byte `start`."""
    own = complement["kind"] if complement else "none"
    place = complement["start"]["start"] if complement else None
    if kind in ("none", "before"):
        return own in ("none", "prep")
    if place != start:
        return False
    return kind in ("predicate", own) or {kind, own} in ALIKE


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    args = parser.parse_args()
    sentences = gold()
    clauses = found(args.tool, args.folder, sorted({path for path, _, _ in sentences}))
    counts = dict.fromkeys(["verb", "subject", "complement", "all"], 0)
    n_gold = n_extra = 0
    faults = []
    for (path, start, end), wanted in sentences.items():
        source = (args.folder / path).read_bytes()
        text = " ".join(source[start:end].decode("utf-8", "replace").split())
        verbs = {it[0] for it in wanted}
        extra = [it for it in clauses[path] if start <= it < end and it not in verbs]
        n_extra += len(extra)
        n_gold += len(wanted)
        for verb, subject, complement, kind in wanted:
            clause = clauses[path].get(verb)
            if clause is None:
                faults.append(f"verb at byte {verb - start}: {text}")
                continue
            head = clause["subject"]["start"] if clause["subject"] else None
            right = {"subject": head == subject, "complement": is_right(kind, complement, clause["complement"])}
            counts["verb"] += 1
            counts["subject"] += right["subject"]
            counts["complement"] += right["complement"]
            counts["all"] += all(right.values())
            faults += [f"{it} of verb at byte {verb - start}: {text}" for it in right if not right[it]]
    if n_gold == 0:
        sys.exit(f"{GOLD}: no clauses")
    for name, count in counts.items():
        print(f"{name}: {count / n_gold:.3f} ({count} of {n_gold})")
    print(f"clauses that nobody annotated: {n_extra}")
    for fault in faults[: args.show]:
        print(fault)


if __name__ == "__main__":
    main()
