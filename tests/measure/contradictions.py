#!/usr/bin/env python3
"""Plants contradictions in drafts and measures how many of them the tool finds, and how many it
reports in the same drafts without them.

    tests/measure/contradictions.py target/debug/copydesk [--seed 7] [--each 32] [--failures]

Each draft is composed of its own parts: names, places, verbs and orders are drawn from the seed.
The kinds: a day of the week that the date does not have, two ages, parts that do not add up to
their total, a number that a list does not have, figures of headline, caption and text that differ,
two offices, two spellings of a name, a year that is not last year, percentages above a whole, and
one saying in two wordings in two drafts."""

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


def offices(writer, plant):
    rng = writer.rng
    first, last = writer.pick(FIRST), writer.pick(LAST)
    group = writer.pick([
        [["Sen.", "Senator", "State Sen.", "U.S. Sen."], ["Rep.", "Representative", "State Rep.", "U.S. Rep."], ["Gov.", "Governor"]],
        [["Sgt.", "Sergeant"], ["Capt.", "Captain"], ["Col.", "Colonel"], ["Lt.", "Lieutenant"], ["Gen.", "General"]],
        [["Foreign Minister", "Minister"], ["Foreign Secretary", "Secretary"]],
        [["Mayor"], ["Sheriff"], ["Councilman", "Councilor"]],
        [["Bishop"], ["Rabbi"], ["Imam"]],
        [["Mr."], ["Ms.", "Mrs."]],
    ])
    one, two = rng.sample(group, 2)
    if not plant:
        two = one
    full = f"{first} {last}"
    again = last if rng.random() < 0.4 and one[0] != "Mr." and one[0] != "Ms." else full
    opening = writer.pick([
        f"{writer.pick(one)} {full} opened the new ferry line of {writer.town} on Monday.",
        f"The line was opened on Monday by {writer.pick(one)} {full} and a choir of the school.",
        f"“Nobody asked for a bridge,” {writer.pick(one)} {full} said on Monday in {writer.town}.",
        f"In a letter to the harbour office, {writer.pick(one)} {full} asked for a second ferry.",
    ])
    later = writer.pick([
        f"The storm came as a surprise to {writer.pick(two)} {again}, whose office is on the pier.",
        f"“We will pay for it,” said {writer.pick(two)} {again}.",
        f"{writer.pick(two)} {again} did not want to say how much it will cost.",
        f"Two days before, {writer.pick(two)} {again} had spoken to the harbour office.",
    ])
    if plant and one[0] == "Mayor" and rng.random() < 0.5:
        later = f"That was news to {full}, the sheriff of {writer.town}, who had been on the pier."
        if two[0] == "Councilman":
            later = f"That was news to {full}, the new councilor for the lower town."
    filled = writer.fill(2)
    return "\n\n".join([opening, filled[0], later, filled[1]]) + "\n", "two-titles"


SPELLED = [
    ("Jon Halloran", "John Halloran"), ("Khawaja Bekele", "Khwaja Bekele"), ("Sara Lindqvist", "Sarah Lindqvist"),
    ("Stephen Grunwald", "Steven Grunwald"), ("Katherine Jansen", "Catherine Jansen"), ("Greta Alvarsson", "Greta Alvarrson"),
    ("Dmitri Castellan", "Dmitri Castelan"), ("Oskar Lindqvist", "Oskar Lindqivst"), ("Nadia Thompson", "Nadia Thomson"),
    ("Hugo Clark", "Hugo Clarke"), ("Elena Dorfmann", "Elena Dorfman"), ("Farid Kovacs", "Farid Kovasc"),
    ("Philip Eriksen", "Phillip Eriksen"), ("Mohammed Ferraro", "Muhammad Ferraro"), ("Petra Brandenburg", "Petra Brandenberg"),
    ("Mathew Ivanova", "Matthew Ivanova"), ("Geoffrey Dorfman", "Jeffrey Dorfman"), ("Teresa Lundgren", "Theresa Lundgren"),
]


def spelling(writer, plant):
    rng = writer.rng
    one, two = rng.sample(writer.pick(SPELLED), 2)
    if not plant:
        two = one
    # A misspelt surname is a fault only if the full name shows its spelling.
    alone = one.split()[0] == two.split()[0] and len(one.split()[1]) > 6 and rng.random() < 0.5
    again = two.split()[1] if alone else two
    opening = writer.pick([
        f"The ferry was steered by {one}, a baker of {writer.town}.",
        f"On Monday {one} asked the council of {writer.town} for a second bridge.",
        f"“It was wet,” said {one}, who runs the market in {writer.town}.",
    ])
    later = writer.pick([
        f"For years {again} had mended the boats, too.",
        f"“There is no money for it,” {again} said.",
        f"The council thanked {again} and went home.",
    ])
    filled = writer.fill(2)
    return "\n\n".join([opening, filled[0], later, filled[1]]) + "\n", "inconsistent-source-name"


def year(writer, plant):
    rng = writer.rng
    published = rng.randint(2003, 2025)
    month = rng.randint(2, 11)
    style = rng.randint(0, 3)
    shift = rng.choice([-3, -2, -1, 1, 2]) if plant else 0
    if style == 3:
        ago = rng.randint(2, 9)
        spelled = writer.number(ago)
        right = published - ago + (rng.choice([-4, -3, 3]) if plant else rng.choice([0, -1]))
        says = writer.pick([
            f"The pier was built {spelled} years ago, in {right}, by the harbour office.",
            f"In {right}, {spelled} years ago, the council sold the ferry.",
            f"The bridge was closed {spelled} years ago (in {right}) and never mended.",
        ])
    else:
        words, offset = [("last year", -1), ("this year", 0), ("next year", 1)][style]
        right = published + offset + shift
        verb = "will close" if offset == 1 else "closed"
        capital = words.capitalize()
        says = writer.pick([
            f"The council {verb} the ferry {words} ({right}), and nobody was told.",
            f"{capital}, in {right}, the harbour office {verb} the lower pier.",
            f"The office {verb} two piers {words}, in {right}.",
            f"In {right}, {words}, the council {verb} the old market.",
            f"The council {verb} the hall in {right} (last year)." if offset == -1 else
            f"The council {verb} the hall {words} ({right}).",
        ])
    dated = datetime.date(published, month, rng.randint(1, 28))
    filled = writer.fill(2)
    form = rng.randint(0, 2)
    text = "\n\n".join([filled[0], says, filled[1]]) + "\n"
    if form == 0:
        return f"---\ndate: {dated}\n---\n\n{text}", "wrong-year"
    if form == 1:
        return f"# The piers of {writer.town}\n\n{MONTHS[month - 1]} {dated.day}, {published}\n\n{text}", "wrong-year"
    return text, "wrong-year", f"{dated}-"


def whole(writer, plant):
    rng = writer.rng
    n = rng.randint(2, 4)
    parts = [rng.randint(8, 90 // n) for _ in range(n - 1)]
    parts.append(100 - sum(parts) + (rng.randint(4, 15) if plant else 0))
    if max(parts) >= 99:
        parts = [50, 50 + (9 if plant else 0)]
    rng.shuffle(parts)
    unit = writer.pick([" percent", "%", " per cent"])
    shares = [f"{part}{unit}" for part in parts]
    things = rng.sample(["fares", "grants", "gifts", "rents", "fees", "sales"], len(parts))
    style = rng.randint(0, 3)
    if style == 0:
        listed = [f"{share} {thing}" for share, thing in zip(shares, things)]
        lead = writer.pick([
            "The income of the harbour office is made up of {}.",
            "Its income consists of {}, the office said.",
            "The yearly income is split into {}.",
            "The budget of the ferry is composed of {}.",
        ])
        text = lead.format(", ".join(listed[:-1]) + " and " + listed[-1])
    elif style == 1:
        lead = writer.pick(["The income is split as follows:", "How the income of the ferry breaks down:",
                            "The budget is divided as follows:"])
        text = lead + "\n\n" + "\n".join(
            f"- {share} {thing}" if style else "" for share, thing in zip(shares, things))
    elif style == 2:
        one = rng.randint(51, 60)
        two = 100 - one + (rng.randint(2, 9) if plant else -rng.randint(0, 3))
        winner, loser = rng.sample(LAST, 2)
        text = writer.pick([
            f"{winner} beat {loser} by {one}{unit} to {two}{unit}.",
            f"{winner} won with {one}{unit} of the vote to {loser}’s {two}{unit}.",
            f"The council lost the vote, {one}{unit} to {two}{unit}.",
            f"In the end {winner} defeated {loser}, {one}{unit} to {two}{unit}.",
        ])
    else:
        listed = [f"{share} of the riders come for the {place}" for share, place in
                  zip(shares, rng.sample(["market", "school", "pier", "hall"], len(parts)))]
        listed[-1] = writer.pick([
            f"the remaining {shares[-1]} only look at the sea",
            f"the other {shares[-1]} go to the old town",
        ])
        text = ", ".join(listed[:-1]) + " and " + listed[-1] + "."
        text = "Of all days, Sunday is the best: " + text
    return "\n\n".join([writer.fill(1)[0], text] + writer.fill(1)) + "\n", "wrong-sum"


SAID = [
    ("We will never sell the ferry as long as there is a single rider in this town", "never", "not"),
    ("Nobody told us that the pier would be closed for the whole of the summer", "whole", "rest"),
    ("The council has spent more on this bridge than on all the schools of the town", "spent more", "wasted more"),
    ("I have lived here for forty years and I have not seen such a storm before", "forty", "fourteen"),
    ("They came to us in the night and asked whether we had a boat for them", "had", "would sell"),
    ("It is a shame that the old market has to go, but there is no money for it", "no money", "no room"),
    ("If the harbour office does not pay for it by May, then we will stop the work", "will stop", "may stop"),
    ("My father built this house with his own hands, and the sea took it in an hour", "sea", "storm"),
]


def wording(writer, plant):
    rng = writer.rng
    first = writer.pick(FIRST)
    # All drafts of the run are compared, so all names differ.
    last = "".join(rng.choices("bar dal fen gor hul ker lom mas nev pol rut sim tar vos wen".split(), k=3)).capitalize()
    said, word, other = writer.pick(SAID)
    # A quotation may omit, shorten and mark words.
    again = writer.pick([
        said,
        said[: said.rindex(" ")],
        said.replace("We will", "We'll").replace("It is", "It's").replace("I have", "I've"),
        "Well, " + said[0].lower() + said[1:],
    ])
    if plant:
        again = again.replace(word, other)
        again = again.replace(word.replace("will", "'ll"), other)
    role = writer.pick(ROLES)
    one = writer.pick([
        f"“{said},” said {first} {last}, {role}.",
        f"{first} {last}, {role}, said: “{said}.”",
        f"“{said},” {first} {last} said on Monday.",
    ])
    two = writer.pick([
        f"“{again},” {first} {last} told the council.",
        f"{last} said, “{again}.” {writer.fill(1)[0]}",
        f"“{again},” said {first} {last} of {writer.town}.",
    ])
    if two.startswith(last):
        two = f"{first} {last} came to the hall on Tuesday. {two}"
    filled = writer.fill(2)
    pair = ["\n\n".join([filled[0], one]) + "\n", "\n\n".join([two, filled[1]]) + "\n"]
    return pair[1], "two-wordings", "", pair[0]


KINDS = [weekday, age, total, count, figures, offices, spelling, year, whole, wording]


def run(tool, folder):
    command = [tool, "check", "--no-config", "--profile", "all", "--select",
               "consistency,inconsistent-source-name,two-wordings", "--format", "jsonl", str(folder)]
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
                text, rule, *more = kind(Writer(rng), plant)
                name = f"{kind.__name__}-{idx}-{'bad' if plant else 'good'}.md"
                # The name may contain the day; a second draft is the one that the first is compared
                # with.
                dated, beside = (more + ["", ""])[:2]
                texts[name] = (text, rule, plant, dated, beside)
    with tempfile.TemporaryDirectory() as folder:
        for name, (text, _, _, dated, beside) in texts.items():
            (pathlib.Path(folder) / (dated + name)).write_text(text)
            if beside:
                (pathlib.Path(folder) / f"a-{name}").write_text(beside)
        found = run(arguments.tool, folder)
        found = {next((name for name in texts if path.endswith(name)), path): rules
                 for path, rules in found.items()}
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
