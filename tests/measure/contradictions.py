#!/usr/bin/env python3
"""Plants contradictions in drafts and says how many of them the tool finds, and how many it reports
in the same drafts without them.

    tests/measure/contradictions.py target/debug/copydesk [--seed 7] [--each 32] [--failures]

Each draft is written from parts of its own: names, places, verbs and orders are drawn by the seed. The
kinds: a day of the week that the date does not have, two ages, parts that do not make their total, a
number that a list does not hold, figures of headline, caption and text that differ.
"""

import argparse
import datetime
import json
import pathlib
import random
import subprocess
import tempfile

FIRST = "Ana Bruno Carla Dmitri Elena Farid Greta Hugo Ines Jonas Katya Lars Mira Nadia Oskar Petra".split()
LAST = "Alvarsson Bekele Castellan Dorfman Eriksen Ferraro Grunwald Halloran Ivanova Jansen Kovacs Lindqvist".split()
TOWNS = "Ansel Brackwater Corvin Dunmere Estral Fallow Gorsey Hexley".split()
ROLES = ["the harbour master", "a teacher", "the mayor", "a nurse", "who runs the ferry", "a baker"]
FILL = [
    "The council of {town} will look into it again after the summer.",
    "Nobody from the harbour office could be reached on the weekend.",
    "It had rained for most of the week, and the lower streets were wet.",
    "The ferry to the old town did not run, and most shops stayed closed.",
    "A new bridge has been planned for a long time, but nothing was built.",
]
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
MONTHS = ("January February March April May June July August September October November "
          "December").split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Writer:
    def __init__(self, rng):
        self.rng = rng
        self.town = rng.choice(TOWNS)

    def pick(self, options):
        return self.rng.choice(options)

    def fill(self, n):
        return [it.format(town=self.town) for it in self.rng.sample(FILL, n)]

    def number(self, value):
        return WORDS[value] if value <= 12 and self.rng.random() < 0.6 else str(value)


def weekday(writer, plant):
    rng = writer.rng
    year = rng.randint(1990, 2025)
    date = datetime.date(year, 1, 1) + datetime.timedelta(days=rng.randint(0, 364))
    day = date.weekday()
    if plant:
        day = (day + rng.randint(1, 6)) % 7
    month = MONTHS[date.month - 1]
    style = rng.randint(0, 4)
    front = ""
    if style == 0:
        when = f"{DAYS[day]}, {month} {date.day}, {year}"
    elif style == 1:
        when = f"{DAYS[day]}, {date.day} {month} {year}"
    elif style == 2:
        when = f"{date.day} {month} {year} ({DAYS[day]})"
    elif style == 3:
        when = f"{DAYS[day]} {date.day} {month}"
        front = f"---\ndate: {date - datetime.timedelta(days=rng.randint(1, 20))}\n---\n\n"
    else:
        short = month if len(month) < 6 else month[:3] + "."
        when = f"{DAYS[day]}, {short} {date.day}"
        front = f"---\ndate: {date + datetime.timedelta(days=rng.randint(1, 20))}\n---\n\n"
    says = writer.pick([
        f"The council of {writer.town} meets on {when} in the old hall.",
        f"On {when}, the storm closed the harbour of {writer.town}.",
        f"The ferry was sold on {when}, as the harbour office had asked.",
    ])
    return front + "\n\n".join([says] + writer.fill(2)) + "\n", "wrong-weekday"


def age(writer, plant):
    rng = writer.rng
    first, last = writer.pick(FIRST), writer.pick(LAST)
    years = rng.randint(29, 88)
    other = years + rng.choice([-10, -1, 1, 3, 9, 20]) if plant else years
    role = writer.pick(ROLES)
    one = writer.pick([
        f"{first} {last}, {years}, {role}, saw the storm come up from the pier of {writer.town}.",
        f"The {years}-year-old {first} {last} saw the storm come up from the pier of {writer.town}.",
        f"Among them was {first} {last} ({years}), {role}.",
    ])
    two = writer.pick([
        f"{last}, {other}, went home before noon and closed the windows.",
        f"At noon {first} {last}, {other}, went home and closed the windows.",
        f"{first} {last}, aged {other}, has lived there since the bridge was built.",
        f"The boat belonged to {other}-year-old {first} {last}, who had mended it himself.",
    ])
    filled = writer.fill(2)
    return "\n\n".join([one, filled[0], two, filled[1]]) + "\n", "two-ages"


def total(writer, plant):
    rng = writer.rng
    if rng.random() < 0.3:
        one, two = rng.randint(30, 60), rng.randint(10, 25)
        rest = 100 - one - two + (rng.randint(4, 20) if plant else 0)
        text = (f"Of all riders, {one} percent walk to the ferry, {two} percent drive and the "
                f"remaining {rest} percent come by bus.")
    else:
        parts = [rng.randint(2, 9) for _ in range(rng.randint(2, 3))]
        things = rng.sample(["boats", "cars", "houses", "trees", "sheds", "vans"], len(parts))
        whole = sum(parts) + (rng.choice([-2, -1, 1, 2, 3]) if plant else 0)
        listed = [f"{writer.number(part)} {thing}" for part, thing in zip(parts, things)]
        joined = ", ".join(listed[:-1]) + " and " + listed[-1]
        mark = writer.pick([": {}.", " — {}.", " ({})."])
        what = writer.pick(["things were damaged", "claims were filed in town", "losses were counted"])
        text = f"In {writer.town}, {whole} {what}" + mark.format(joined)
    return "\n\n".join([writer.fill(1)[0], text] + writer.fill(1)) + "\n", "wrong-sum"


def count(writer, plant):
    rng = writer.rng
    n = rng.randint(3, 7)
    said = n + rng.choice([-1, 1, 2]) if plant else n
    noun = writer.pick(["reasons", "ways", "steps", "questions", "options", "changes"])
    items = [f"the {it} of the town, which nobody had looked at for years" for it in
             rng.sample(["bridge", "pier", "school", "market", "ferry", "library", "hall", "park"], n)]
    if rng.random() < 0.6:
        lead = writer.pick([
            f"The council named {writer.number(said)} {noun}:",
            f"There are {writer.number(said)} {noun} that matter:",
            f"The office gave these {noun}. The {writer.number(said)} {noun} are:",
            f"The plan has {writer.number(said)} main {noun}:",
        ])
        mark = writer.pick(["- ", "1. ", "* "])
        text = lead + "\n\n" + "\n".join(mark + it for it in items) + "\n"
    else:
        title = f"# {writer.number(said).capitalize()} {noun} to visit {writer.town}\n\n"
        parts = [f"## {number}. {it.split(' of')[0].capitalize()}\n\nIt is open all year, and free."
                 for number, it in enumerate(items, 1)]
        text = title + "\n\n".join(parts) + "\n"
    return text + "\n" + writer.fill(1)[0] + "\n", "miscounted-list"


def figures(writer, plant):
    rng = writer.rng
    style = rng.randint(0, 2)
    if style == 0:
        n = rng.randint(3, 40)
        other = n + rng.choice([-2, -1, 1, 2, 5, 10]) if plant else n
        noun, verb = writer.pick([("people", "injured"), ("boats", "damaged"), ("houses", "flooded")])
        title = f"# Storm leaves {n} {noun} {verb} in {writer.town}\n\n"
        body = writer.pick([
            f"A storm left {other} {noun} {verb} in {writer.town} on Monday night, the harbour office said.",
            f"The harbour office said that {other} {noun} in {writer.town} were {verb} by the storm.",
        ])
    elif style == 1:
        n = rng.randint(12, 60)
        other = n + rng.choice([-3, 3, 5, 9]) if plant else n
        share = writer.pick(["of riders in the town take the ferry to the old market",
                             "of parents want a later start of school in the winter"])
        title = ""
        body = (f"In a survey, {n} percent {share}.\n\n{writer.fill(1)[0]}\n\n"
                f"In a survey, {other} percent {share}.")
        if not plant:
            body = f"In a survey, {n} percent {share}."
    else:
        n = rng.randint(2, 9) * 100_000 + rng.randint(1, 9) * 1000
        other = n + rng.choice([-90_000, 70_000, 200_000]) if plant else n
        title = f"# New bridge will cost {writer.town} ${n:,}\n\n"
        body = f"The new bridge will cost the town of {writer.town} ${other:,}, the council said on Monday."
    return title + "\n\n".join([body] + writer.fill(2)) + "\n", "conflicting-figures"


KINDS = [weekday, age, total, count, figures]


def run(tool, folder):
    command = [tool, "check", "--no-config", "--profile", "all", "--select",
               "consistency", "--format", "jsonl", str(folder)]
    out = subprocess.run(command, capture_output=True, text=True, check=False)
    found = {}
    for line in out.stdout.splitlines():
        finding = json.loads(line)
        found.setdefault(pathlib.Path(finding["path"]).name, set()).add(finding["rule"])
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tool")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--each", type=int, default=32)
    parser.add_argument("--failures", action="store_true")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    texts = {}
    for kind in KINDS:
        for idx in range(arguments.each):
            for plant in (True, False):
                text, rule = kind(Writer(rng), plant)
                texts[f"{kind.__name__}-{idx}-{'bad' if plant else 'good'}.md"] = (text, rule, plant)
    with tempfile.TemporaryDirectory() as folder:
        for name, (text, _, _) in texts.items():
            (pathlib.Path(folder) / name).write_text(text)
        found = run(arguments.tool, folder)
    total = [0, 0, 0]
    for kind in KINDS:
        own = {name: it for name, it in texts.items() if name.startswith(kind.__name__ + "-")}
        hits = [name for name, it in own.items() if it[2] and it[1] in found.get(name, ())]
        alarms = [name for name, it in own.items() if not it[2] and found.get(name)]
        print(f"{kind.__name__:10} planted {arguments.each}, found {len(hits)}; "
              f"without a fault {arguments.each}, reported {len(alarms)}")
        total = [total[0] + arguments.each, total[1] + len(hits), total[2] + len(alarms)]
        if arguments.failures:
            for name in [it for it in own if own[it][2] and it not in hits] + alarms:
                print(f"--- {name} {sorted(found.get(name, ()))}\n{own[name][0]}")
    print(f"all        planted {total[0]}, found {total[1]} ({total[1] / total[0]:.2f}); "
          f"reported without a fault {total[2]}")


if __name__ == "__main__":
    main()
