#!/usr/bin/env python3
"""Compares attributions with articles annotated by hand, and counts the errors by class.

    tests/measure/attributions.py CORPUS [--tool target/release/copydesk] [--examples N]

CORPUS contains text/NAME.txt and attributions/NAME_ANNOTATOR.ann in brat's standoff format, as in
PolNeAR. Of several annotators the first by name counts; an unreadable annotation is reported and
left out.

All figures count words. A cue is found if it shares a word with an annotated one. A source is found
if both share half of the words of their union; a relation, if this also holds for the contents.
Contents are compared word by word over the whole text. The error classes below the figures account
for the rest."""
import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys

WORDS = re.compile(r"[\w'’-]+")


def annotated(path):
    """Returns the relations of an annotation: source, cue and content as lists of character
    ranges."""
    places, relations = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        what = rest.split("\t")[0]
        if name.startswith("T"):
            spans = what.split(" ", 1)[1].split(";")
            places[name] = [tuple(map(int, span.split())) for span in spans]
        elif name.startswith("E"):
            roles = collections.defaultdict(list)
            for part in what.split()[1:]:
                role, _, place = part.partition(":")
                roles[role.rstrip("0123456789").lower()] += places.get(place, [])
            relations.append(roles)
    return relations


class Article:
    """A text with its words, to which positions in bytes or characters are converted."""

    def __init__(self, raw):
        self.text = raw.decode("utf-8")
        self.words = [match.span() for match in WORDS.finditer(self.text)]
        self.chars, at = {}, 0
        for index, char in enumerate(self.text):
            self.chars[at] = index
            at += len(char.encode("utf-8"))
        self.chars[at] = len(self.text)

    def inside(self, spans):
        """Returns the words that touch a span; for a span without words its characters, as negative
        numbers."""
        hit = {n for n, (a, b) in enumerate(self.words) for s, e in spans if a < e and s < b}
        return hit or {-1 - char for s, e in spans for char in range(s, e)}

    def relation(self, spans):
        return {role: self.inside(spans.get(role, [])) for role in ("source", "cue", "content")}

    def of_bytes(self, span):
        return [(self.chars[span["start"]], self.chars[span["end"]])] if span else []


def half(one, other):
    return len(one & other) * 2 >= len(one | other)


LEVELS = {
    "cue": lambda a, b: bool(a["cue"] & b["cue"]),
    "source": lambda a, b: bool(a["cue"] & b["cue"]) and half(a["source"], b["source"]),
    "relation": lambda a, b: bool(a["cue"] & b["cue"])
    and half(a["source"], b["source"])
    and half(a["content"], b["content"]),
}


def pairs(gold, found, fits):
    """Returns how many items can be paired one to one, those with the largest overlap first."""
    fitting = [
        (len(a["cue"] & b["cue"]), len(a["content"] & b["content"]), n, m)
        for n, a in enumerate(gold)
        for m, b in enumerate(found)
        if fits(a, b)
    ]
    left, right = set(), set()
    for _, _, n, m in sorted(fitting, reverse=True):
        if n not in left and m not in right:
            left.add(n)
            right.add(m)
    return len(left)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--tool", default="target/release/copydesk")
    parser.add_argument("--examples", type=int, default=0, help="print so many of each class")
    args = parser.parse_args()
    files = sorted((args.corpus / "text").glob("*.txt"))
    notes = collections.defaultdict(list)
    for path in sorted((args.corpus / "attributions").glob("*.ann")):
        notes[path.stem.rsplit("_", 1)[0]].append(path)
    run = subprocess.run(
        [args.tool, "inspect", "--format", "jsonl", *map(str, files)], capture_output=True, text=True, check=True
    )
    hits, n_found, n_gold = collections.Counter(), collections.Counter(), collections.Counter()
    classes = collections.defaultdict(list)
    for line in run.stdout.splitlines():
        draft = json.loads(line)
        path = pathlib.Path(draft["path"])
        try:
            relations = annotated(notes[path.stem][0])
        except (IndexError, ValueError) as error:
            print(f"{path.stem}: left out, {error}", file=sys.stderr)
            continue
        article = Article(path.read_bytes())
        gold = [article.relation(it) for it in relations]
        found = [
            article.relation(
                {
                    "source": article.of_bytes(it.get("source")),
                    "cue": article.of_bytes(it["cue"]),
                    "content": [span for part in it["content"] for span in article.of_bytes(part)],
                }
            )
            for it in draft["attributions"]
        ]
        for name, fits in LEVELS.items():
            hits[name] += pairs(gold, found, fits)
            n_found[name] += len(found)
            n_gold[name] += len(gold)
        said = set().union(*(it["content"] for it in gold))
        ours = set().union(*(it["content"] for it in found))
        hits["content"] += len(said & ours)
        n_found["content"] += len(ours)
        n_gold["content"] += len(said)
        sort(article, relations, gold, draft["attributions"], found, classes)
    for name in ("cue", "source", "content", "relation"):
        precision, recall = hits[name] / max(1, n_found[name]), hits[name] / max(1, n_gold[name])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{name:9} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    for name, cases in sorted(classes.items(), key=lambda it: -len(it[1])):
        print(f"{len(cases):6}  {name}")
        for case in random.Random(1).sample(cases, min(args.examples, len(cases))):
            print(f"          {case}")


def sort(article, relations, gold, attributions, found, classes):
    """Assigns each error to its class."""

    def shown(spans):
        start, end = spans[0][0], spans[-1][1]
        text = article.text
        return f"{text[max(0, start - 50):start]}[{text[start:end]}]{text[end:end + 50]}".replace("\n", " ")

    for spans, relation in zip(relations, gold):
        twins = [n for n, it in enumerate(found) if it["cue"] & relation["cue"]]
        if not spans.get("cue"):
            continue
        if not twins:
            words = len(spans["cue"][0]) and article.text[slice(*spans["cue"][0])].split()
            kind = "a mark" if min(relation["cue"]) < 0 else "one word" if len(words) == 1 else "several words"
            classes[f"missed cue: {kind}"].append(shown(spans["cue"]))
            continue
        ours, pattern = found[twins[0]], attributions[twins[0]]["pattern"]
        if not half(relation["source"], ours["source"]):
            classes[f"other source: {pattern}"].append(shown(spans["cue"]))
        if not half(relation["content"], ours["content"]):
            classes[f"other content: {pattern}"].append(shown(spans["cue"]))
    for ours, attribution in zip(found, attributions):
        if not any(ours["cue"] & it["cue"] for it in gold):
            classes[f"not annotated: {attribution['pattern']}"].append(shown(article.of_bytes(attribution["cue"])))


if __name__ == "__main__":
    main()
