#!/usr/bin/env python3
"""Measures whether a sentence without a source silences the claim beside it.

    tests/measure/neighbours.py target/debug/copydesk [--profile incoming] [--silenced]

Each draft has a claim that is reported when it stands alone, and one neighbour: a sentence that says
nothing of where the claim comes from. The neighbour stands before or after the claim, in the same
paragraph or in one of its own. A claim counts as silenced if no rule of the group `claims` reports it
in such a draft. Standard library only."""
import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

NEIGHBOURS = [
    "Two fishermen rang the coastguard at dawn.",
    "The town has ordered a second ferry.",
    "The bakery chose its first apprentice.",
    "A woman pointed them to the station.",
    "Some parents are worrying.",
    "Rowers are longing for calm water.",
    "Skippers know the channel by heart.",
    "Opponents say the pier is ugly.",
    "A count of the herons begins in April.",
    "The letter was left in a drawer.",
]
CLAIMS = {
    "figure": [
        "The new lock cost £12 million.",
        "Around 30% of the boats have no licence.",
        "Some 400 people drowned in the storm.",
    ],
    "superlative": ["The tower is the tallest in the country.", "It is the busiest harbour in Europe."],
    "prediction": ["Fares are set to double next year.", "The wall is certain to collapse."],
    "trend": ["There is growing anger on the islands.", "There is widespread anger in the port."],
    "accusation": ["The harbour master took bribes.", "The company stole the wages."],
    "motive": ["The mayor left in an attempt to avoid questions.", "The minister believes the vote is lost."],
    "cause": ["The storm led to the collapse of the yard.", "The delay was caused by mismanagement."],
}
BEFORE = "The village lies at the mouth of the river, and a long row of cottages follows the bank up to the mill."
AFTER = "The jetty is narrow and old, and a few small boats lie beside it on most days of the summer."
PLACES = {
    "before, same paragraph": lambda claim, other: [f"{other} {claim}"],
    "after, same paragraph": lambda claim, other: [f"{claim} {other}"],
    "before, own paragraph": lambda claim, other: [other, claim],
    "after, own paragraph": lambda claim, other: [claim, other],
}


def drafts():
    """Yields the kind, the claim, the place, the neighbour and the text of each draft."""
    for kind, claims in CLAIMS.items():
        for claim in claims:
            yield kind, claim, "alone", "", "\n\n".join([BEFORE, claim, AFTER]) + "\n"
            for place, paragraphs in PLACES.items():
                for other in NEIGHBOURS:
                    text = "\n\n".join([BEFORE, *paragraphs(claim, other), AFTER]) + "\n"
                    yield kind, claim, place, other, text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("--profile", default="incoming")
    parser.add_argument("--silenced", action="store_true", help="list the silenced claims")
    arguments = parser.parse_args()
    every = list(drafts())
    with tempfile.TemporaryDirectory() as folder:
        for number, draft in enumerate(every):
            pathlib.Path(folder, f"{number:04}.md").write_text(draft[-1], encoding="utf-8")
        check = [arguments.tool, "check", "--no-config", "--profile", arguments.profile, "--select", "claims"]
        done = subprocess.run(
            [*check, "--format", "jsonl", folder], capture_output=True, text=True, check=False
        )
    reported = set()
    for line in filter(None, done.stdout.splitlines()):
        finding = json.loads(line)
        number = int(pathlib.Path(finding["path"]).stem)
        claim, text = every[number][1], every[number][-1]
        start = len(text[: text.index(claim)].encode())
        if finding["span"]["start"] < start + len(claim.encode()) and start < finding["span"]["end"]:
            reported.add(number)
    counts = collections.defaultdict(lambda: [0, 0])
    for number, (kind, claim, place, other, _) in enumerate(every):
        for key in (place, kind) if other else ("alone",):
            counts[key][0] += number in reported
            counts[key][1] += 1
        if arguments.silenced and number not in reported:
            print(f"silenced: {claim} {place}: {other}")
    for key, (found, all_of_them) in counts.items():
        print(f"{key:<24} reported {found:>4} of {all_of_them:>4}")
    total = [sum(counts[place][index] for place in PLACES) for index in (0, 1)]
    print(f"{'all with a neighbour':<24} reported {total[0]:>4} of {total[1]:>4} ({total[0] / total[1]:.2f})")


main()
