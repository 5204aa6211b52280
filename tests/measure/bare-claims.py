#!/usr/bin/env python3
"""Measures how many statements that lost their source `figure-without-source` and
`quote-without-source` find.

    tests/measure/bare-claims.py --tool target/debug/copydesk TEXT ATTRIBUTIONS
    tests/measure/bare-claims.py --tool … --missed 20 --alone TEXT ATTRIBUTIONS

TEXT contains articles (NAME.txt), ATTRIBUTIONS their annotation in brat's standoff format
(NAME.ann) with `Source`, `Cue` and `Content`. From each sentence that is a single attribution,
source and cue are removed, in a copy of its article or, with --alone, in a draft of its own: the
content remains as a bare sentence. In every second quoted one, the quotation marks are removed too.
A sentence with a figure (a share, a sum of money, millions, a count of people) should then be found
by `figure-without-source`, and one that is still quoted by `quote-without-source`. A copy has one
bare sentence, so that they do not affect each other. Standard library only."""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import tempfile

NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|half|one)"
KINDS = {
    "share": re.compile(rf"{NUMBER}[ -]?(?:%|percent|per cent|percentage)|{NUMBER}(?: in | out of ){NUMBER}\b|\bmost [A-Z]?\w+s\b|\b(?:half|third|quarter)s? of\b|\b(?:doubled|tripled|halved)\b", re.I),
    "money": re.compile(r"[$£€]\s?\d|\d (?:dollars|euros|pounds)\b"),
    "magnitude": re.compile(rf"{NUMBER} (?:thousand|million|billion|trillion)\b|\b(?:thousands|millions|billions|hundreds|dozens) of\b", re.I),
    "count": re.compile(rf"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?(?:people|men|women|children|adults|voters|workers|jobs|americans|refugees|immigrants|families|patients|students|households|companies|states|countries|officers|soldiers|victims)\b", re.I),
}
STOP = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Sen)(?<!Gov)(?<!Rep)(?<!Jr)[.!?][\"”’')]*(?=\s+[\"“‘'(]?[A-Z0-9]|\s*$)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--alone", action="store_true", help="each bare sentence as a draft of its own")
    parser.add_argument("--profile", default="standard")
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="show so many that were not found")
    parser.add_argument("text", type=pathlib.Path)
    parser.add_argument("attributions", type=pathlib.Path)
    args = parser.parse_args()
    cases = []
    for path in sorted(args.text.rglob("*.txt")):
        # Offsets count characters, including carriage returns.
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        # Some corpora add a tag to the names of the annotations: NAME_0f3a.ann.
        for notes in sorted(args.attributions.glob(f"{path.stem}*.ann"))[:1]:
            cases += bare(text, notes.read_text(encoding="utf-8"))
    judge(args, cases)


def bare(text, notes):
    """Returns the drafts with one bare sentence each: the kinds of figure in it, whether it is
    quoted, the draft, and its place."""
    spans, events = {}, []
    for line in notes.splitlines():
        if line.startswith("T"):
            name, place, _ = line.split("\t", 2)
            label, places = place.split(" ", 1)
            spans[name] = (label, [tuple(map(int, it.split())) for it in places.split(";")])
        elif line.startswith("E"):
            events.append([it.split(":")[1] for it in line.split("\t")[1].split()])
    quoted_so_far = 0
    for event in events:
        parts = [spans[it] for it in event if it in spans]
        content = sorted(it for label, places in parts if label.startswith("Content") for it in places)
        others = [it for label, places in parts if label.startswith(("Source", "Cue")) for it in places]
        if not content or not any(label.startswith("Source") for label, _ in parts):
            continue
        start, end = sentence(text, content[0][0])
        inside = [it for it in content if start <= it[0] and it[1] <= end]
        if inside != content or not all(start <= it[0] and it[1] <= end for it in others):
            continue
        # The content must be most of the sentence, which must have no other attribution.
        n_content = sum(b - a for a, b in content)
        left = cut(text[start:end], [(a - start, b - start) for a, b in content + others])
        cues = [p for e in events for it in e if it in spans and spans[it][0].startswith("Cue") for p in spans[it][1]]
        others_cues = [it for it in cues if start <= it[0] < end and it not in others]
        if n_content < 30 or others_cues or len(re.findall(r"\w+", left)) > 3:
            continue
        words = " ".join(text[a:b].strip(" ,") for a, b in content)
        is_quoted = words[0] in "\"“" and words[-1] in "\"”" and not re.search(r"[\"“”]", words[1:-1])
        words = re.sub(r"^(?:that|whether|how|to)\s+", "", words)
        words = re.sub(r",(?=[\"”]?$)", "", words)
        if is_quoted:
            quoted_so_far += 1
        if not is_quoted or quoted_so_far % 2:
            is_quoted = False
            words = re.sub(r"[\"“”]", "", words)
        words = words[:1].upper() + words[1:] if not is_quoted else words[:1] + words[1:2].upper() + words[2:]
        words = words.rstrip(" .,") + "." if not is_quoted else re.sub(r"[.,]?([\"”])$", r".\1", words)
        kinds = [kind for kind, it in KINDS.items() if it.search(words)]
        if kinds or is_quoted:
            draft = text[:start] + words + text[end:]
            yield kinds, is_quoted, draft, start, words


def sentence(text, at):
    """Returns the start and end of the sentence that contains character `at`."""
    line = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    start = line
    for stop in STOP.finditer(text[line:line_end]):
        end = line + stop.end()
        if at < end:
            return start, end
        start = end + len(text[end:line_end]) - len(text[end:line_end].lstrip())
    return start, line_end


def cut(text, spans):
    return "".join(it for at, it in enumerate(text) if not any(a <= at < b for a, b in spans))


def judge(args, cases):
    total, hits, missed = collections.Counter(), collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        for idx, (_, _, draft, _, words) in enumerate(cases):
            text = words + "\n" if args.alone else draft
            pathlib.Path(folder, f"{idx}.txt").write_text(text, encoding="utf-8", newline="")
        command = [args.tool, "check", "--no-config", "--profile", args.profile, "--format", "jsonl"]
        command += ["--select", "figure-without-source,quote-without-source", folder]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode not in (0, 1):
            raise SystemExit(f"the tool exited {run.returncode}: {run.stderr.strip()[:500]}")
        found = collections.defaultdict(list)
        for line in run.stdout.splitlines():
            it = json.loads(line)
            found[int(pathlib.Path(it["path"]).stem)].append((it["rule"], it["span"]))
    for idx, (kinds, is_quoted, draft, start, words) in enumerate(cases):
        first = 0 if args.alone else len(draft[:start].encode())
        last = first + len(words.encode())
        rules = {rule for rule, span in found[idx] if span["start"] < last and first < span["end"]}
        wanted = ["bare quotation"] if is_quoted else ["figure", *kinds]
        for it in wanted:
            total[it] += 1
            rule = "quote-without-source" if is_quoted else "figure-without-source"
            hits[it] += rule in rules
        if is_quoted != ("quote-without-source" in rules) or (kinds and not is_quoted and not rules):
            missed.append((wanted, words))
    for it in total:
        print(f"{it:15} {hits[it]:4} of {total[it]:4} found, {hits[it] / total[it]:.3f}")
    for wanted, words in missed[: args.missed]:
        print(f"  missed {', '.join(wanted)}: {words[:240]}")


if __name__ == "__main__":
    main()
