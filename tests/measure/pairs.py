#!/usr/bin/env python3
"""Measures how many verdicts of `check --against` a reader confirms, on real articles beside their
sources.

    tests/measure/pairs.py target/debug/copydesk FOLDER [--only NAME] [--show unread|wrong|right] [--read]

FOLDER contains a folder for each pair, with `article.*` and one or more `notes.*`: a speech, a
release, a transcript, an earlier report. Their texts must not be added to the project. `pairs.tsv`
has the reader's opinion of each verdict, by a fingerprint of the pair, the quotation or figure, the
verdict and the place in the notes.

A verdict that something is nowhere in the notes is read only if they have four consecutive words of
the quotation, or the digits of the figure; otherwise this program confirms it and counts it as
such. --show prints verdicts with both places; --read asks for each unread one (r: right, w: wrong,
s: later)."""
import argparse
import collections
import hashlib
import json
import pathlib
import re
import subprocess

TABLE = pathlib.Path(__file__).with_suffix(".tsv")
HEAD = "# Verdicts on real pairs and what a reader said of each; see pairs.py.\nfingerprint\tpair\tverdict\tread\n"


def words(text):
    return re.sub(r"[^a-z0-9 ]", " ", text.lower().replace("’", "'").replace("'", "")).split()


def around(data, span, n_bytes):
    start, end = span["start"], span["end"]
    parts = [data[max(0, start - n_bytes):start], data[start:end], data[end:end + n_bytes]]
    before, inner, behind = (" ".join(it.decode(errors="ignore").split()) for it in parts)
    return f"{before} ⟦{inner}⟧ {behind}"


class Pair:
    def __init__(self, tool, folder):
        self.name = folder.name
        self.article = next(folder.glob("article.*"))
        self.notes = {str(it): it.read_bytes() for it in sorted(folder.glob("notes*"))}
        command = [tool, "check", "--no-config", "--profile", "all", "--format", "json", str(self.article)]
        for path in self.notes:
            command += ["--against", path]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        try:
            self.found = json.loads(done.stdout)["against"][0]
        except (ValueError, KeyError, IndexError):
            raise SystemExit(f"{command}\n{done.stderr[:2000]}") from None
        self.all_notes = "\n".join(it.decode(errors="replace") for it in self.notes.values())
        known = words(self.all_notes)
        self.runs = {tuple(known[it:it + 4]) for it in range(len(known) - 3)}

    def is_looked_up(self, kind, item):
        """Whether this program can confirm by itself that the notes do not have `item`."""
        if item["verdict"] != "unfound":
            return False
        own = words(item["text"])
        if kind == "quotation" and 4 <= len(own):
            return not any(tuple(own[it:it + 4]) in self.runs for it in range(len(own) - 3))
        digits = re.search(r"\d[\d.,]*\d|\d", item["text"])
        key = digits.group(0) if digits else " ".join(own)
        return not re.search(rf"(?<![\w.,]){re.escape(key)}(?!\w|[.,]\d)", self.all_notes, re.IGNORECASE)

    def verdicts(self):
        for kind in ("quotation", "figure"):
            for item in self.found[kind + "s"]:
                notes = item["notes"] or {}
                parts = [self.name, kind, item["text"], str(item["span"]["start"]), item["verdict"],
                         notes.get("text", "")]
                key = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
                yield key, kind, item

    def show(self, kind, item):
        notes = item["notes"]
        who = f" [{item.get('speaker')}]" if kind == "quotation" else ""
        lines = [f"{self.name} {kind} {item['verdict']}{who}",
                 "  draft: " + around(self.article.read_bytes(), item["span"], 70)]
        if notes:
            where = around(self.notes[notes["path"]], notes["span"], 70)
            lines.append(f"  notes: <{notes.get('speaker')}> {where} {item.get('changes') or ''}")
        return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--only", default="*", help="a pattern of names of pairs")
    parser.add_argument("--show", choices=["unread", "wrong", "right"])
    parser.add_argument("--read", action="store_true")
    arguments = parser.parse_args()
    judged = {}
    if TABLE.exists():
        rows = [it.split("\t") for it in TABLE.read_text().splitlines()[2:]]
        judged = {row[0]: row for row in rows}
    counts, n_pairs = collections.defaultdict(collections.Counter), 0
    for folder in sorted(it for it in arguments.folder.glob(arguments.only) if it.is_dir()):
        pair = Pair(arguments.tool, folder)
        n_pairs += 1
        for key, kind, item in pair.verdicts():
            read = judged[key][3] if key in judged else "unread"
            if read == "unread" and pair.is_looked_up(kind, item):
                read = "looked up"
            if read == "unread" and arguments.read:
                print(pair.show(kind, item))
                answer = input("r/w/s? ").strip()
                read = {"r": "right", "w": "wrong"}.get(answer, "unread")
                if read != "unread":
                    judged[key] = [key, pair.name, f"{kind} {item['verdict']}", read]
                    rows = sorted(judged.values(), key=lambda it: (it[1], it[0]))
                    TABLE.write_text(HEAD + "".join("\t".join(it) + "\n" for it in rows))
            if read == arguments.show:
                print(key, pair.show(kind, item))
            counts[f"{kind} {item['verdict']}"][read] += 1
            counts["all"][read] += 1
    print(f"{n_pairs} pairs{'':25} right wrong unread looked up")
    for name, of in sorted(counts.items()):
        print(f"{name:32} {of['right']:5} {of['wrong']:5} {of['unread']:6} {of['looked up']:9}")
    of = counts["all"]
    n_read = max(1, of["right"] + of["wrong"])
    n_all = max(1, n_read + of["looked up"])
    print(f"right of those read {of['right'] / n_read:.3f}; of all {(of['right'] + of['looked up']) / n_all:.3f}")


if __name__ == "__main__":
    main()
