#!/usr/bin/env python3
"""Plants quotations and figures in drafts beside notes of five kinds, and measures how many get the
right verdict of `check --against`, and how many faithful ones are doubted.

    tests/measure/notes.py target/debug/copydesk [--seed 11] [--drafts 60] [--failures] [--size]

The notes are a transcript with speakers and times, an interview in Markdown, a release, a page of
HTML and a table of figures. Planted are quotations, verbatim and with changes that style allows,
altered in one to three words, of another speaker, and invented; and figures that are the same (also
in words), fairly rounded, of another value, and invented. With --size, a short draft beside notes
of a megabyte is timed."""

import argparse
import json
import pathlib
import random
import re
import subprocess
import tempfile
import time

PEOPLE = [("Ana", "Alvarsson", "the harbour master"), ("Bruno", "Castellan", "the mayor"),
          ("Carla", "Dorfman", "a biologist"), ("Dmitri", "Halloran", "the ferry captain"),
          ("Elena", "Kovacs", "the head of the school"), ("Farid", "Lindqvist", "a shop owner")]
SAID = [
    "We have waited {n} years for somebody to repair the roof of the market hall",
    "Nobody asked the fishermen before the council drew the new line on the map",
    "I would rather lose the election than sell the water company to strangers",
    "The engine failed twice that night, and we drifted towards the rocks",
    "My grandmother taught me to read the weather from the colour of the sea",
    "If the school closes in the spring, half of the families will move away",
    "They promised us a hospital, and what we got was a car park with a fence",
    "The birds came back to the marsh only after the pumps had been switched off",
    "You can't run a town on hope and the profits of one summer festival",
    "It's the third flood since I started here, and each was worse than the last",
    "The report was finished in autumn, but the minister kept it in a drawer",
    "We don't know yet who opened the gate, and we won't guess in public",
    "Every child in this valley should be able to walk to a library",
    "The contract says that the builder pays for every day of delay",
    "I was not angry about the money, I was angry about the silence",
    "Our boats are older than most of the people who sail on them",
    "The young engineers found the crack with a drone and a cheap camera",
    "There's no plan for the winter, only a list of telephone numbers",
    "The museum will open late because the floor cannot carry the whale",
    "People here remember the strike better than they remember the war",
    "We've planted oaks along the canal, and the deer have eaten most of them",
    "The judge asked three times for the letter, and three times it was missing",
    "A bridge without a road behind it is only an expensive view",
    "The bakery will stay open as long as my hands can knead the dough",
    "Half of the tickets were gone before we had printed the posters",
    "The old tram will run again on Sundays, with a conductor and a bell",
    "No doctor has applied for the post since the practice was closed",
    "The river is cleaner than it was when my father worked at the mill",
    "They measured the noise at noon, when the factory was at lunch",
    "I'm going to ask the union for a vote before anybody signs this paper",
]
INVENTED = [
    "This is a proud day for everybody who ever believed in our vision",
    "Innovation and tradition go hand in hand in this wonderful community",
    "Together we will build a brighter future for the generations to come",
    "The response of our partners has been nothing short of overwhelming",
    "Safety has always been our first priority, and it will remain so",
    "We are thrilled to take this exciting step with such a talented team",
    "What happened today reminds us how precious every single moment is",
    "These results speak for themselves, and we look forward to more",
]
SWAP = {"roof": "floor", "map": "plan", "water": "power", "night": "evening", "sea": "sky",
        "spring": "autumn", "fence": "wall", "marsh": "lake", "hope": "luck", "third": "second",
        "minister": "mayor", "gate": "door", "library": "school", "builder": "owner",
        "money": "noise", "older": "newer", "crack": "leak", "winter": "summer", "late": "early",
        "strike": "storm", "deer": "goats", "letter": "file", "expensive": "ugly",
        "bakery": "shop", "tickets": "seats", "bell": "horn", "doctor": "nurse",
        "cleaner": "colder", "noise": "dust", "vote": "meeting", "fishermen": "farmers",
        "lose": "win", "failed": "stopped", "families": "teachers", "hospital": "theatre",
        "profits": "income", "worse": "better", "drawer": "safe", "public": "private",
        "walk": "drive", "delay": "work", "silence": "delay", "people": "crews", "drone": "rope",
        "telephone": "house", "whale": "weight", "war": "flood", "oaks": "elms",
        "missing": "empty", "view": "toy", "dough": "bread", "posters": "tickets",
        "conductor": "guide", "post": "job", "mill": "port", "lunch": "work", "paper": "deal",
        "remember": "forget", "young": "old", "planted": "placed", "judge": "lawyer",
        "road": "path", "hands": "arms", "printed": "ordered", "tram": "bus", "closed": "sold",
        "river": "harbour", "factory": "plant", "union": "board", "council": "office",
        "election": "job", "rocks": "shore", "weather": "time", "summer": "spring",
        "pumps": "lights", "autumn": "spring", "child": "family", "valley": "town",
        "contract": "law", "angry": "sad", "boats": "ships", "cheap": "small", "list": "book",
        "museum": "theatre", "line": "border", "years": "months", "town": "city"}
THINGS = [
    ("boats were registered in {place} last year", "count", 60, 900),
    ("visitors came to the museum of {place} in August", "count", 1100, 98000),
    ("dollars were spent on the canal in {place}", "money", 200_000, 9_000_000),
    ("percent of the pupils in {place} walk to school", "percent", 12, 88),
    ("trees were planted along the road to {place} in the spring", "count", 110, 8000),
    ("letters of complaint reached the council of {place} in June", "count", 13, 99),
    ("houses in {place} were damaged by the flood", "count", 21, 700),
    ("litres of milk are sold in {place} on a market day", "count", 1200, 60000),
    ("percent of the shops in {place} stand empty", "percent", 11, 45),
    ("nurses work in the clinic of {place}", "count", 14, 400),
    ("dollars of fees were paid by the marina of {place}", "money", 20_000, 900_000),
    ("kilometres of pipe have been laid below {place}", "count", 12, 99),
]
PLACES = ["Ansel", "Brackwater", "Corvin", "Dunmere", "Estral", "Fallow", "Gorsey", "Hexley"]
SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
TENS = "x x twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(n):
    if n <= 12:
        return SMALL[n]
    if 20 < n < 100 and n % 10:
        return f"{TENS[n // 10]}-{SMALL[n % 10]}"
    return str(n)


def written(kind, value):
    return f"${value:,}" if kind == "money" else f"{value:,}"


def sentence(thing, kind, value):
    """Returns a sentence of the notes with a figure."""
    text = thing
    if kind == "money":
        text = text.removeprefix("dollars ")
        return f"In all, ${value:,} {text}."
    return f"In all, {value:,} {text}."


def altered(rng, text, n):
    """Returns `text` with `n` of its words changed, dropped or added, so that its meaning
    differs."""
    words = text.split()
    spots = [idx for idx, it in enumerate(words) if it.strip(",").lower() in SWAP]
    rng.shuffle(spots)
    done = 0
    for idx in spots[:n]:
        plain = words[idx].strip(",")
        words[idx] = words[idx].replace(plain, SWAP[plain.lower()])
        done += 1
    while done < n:
        idx = rng.randint(1, len(words) - 2)
        words.insert(idx, rng.choice(["never", "hardly", "always", "secretly"]))
        done += 1
    return " ".join(words)


def styled(rng, text):
    """Returns `text` as a desk may quote it, with one change that style allows."""
    options = [text]
    for short, long in [("can't", "cannot"), ("It's", "It is"), ("don't", "do not"), ("won't", "will not"),
                        ("There's", "There is"), ("We've", "We have"), ("I'm", "I am")]:
        if short in text:
            options.append(text.replace(short, long))
    words = text.split()
    if len(words) > 10:
        cut = rng.randint(4, len(words) - 5)
        options.append(" ".join(words[:cut] + ["[…]"] + words[cut + 2:]))
        options.append(" ".join(words[:cut] + ["…"] + words[cut + 1:]))
        options.append(" ".join(words[:len(words) - 4]))
    options.append(re.sub(r"\b(We|They|I)\b", "[The council]", text, count=1))
    return rng.choice(options)


def spoken(rng, text):
    """Returns `text` as it was spoken, with fillers and repeated beginnings of words."""
    words = text.split()
    if rng.random() < 0.4:
        words.insert(rng.randint(1, len(words) - 1), rng.choice(["um,", "uh,", "er,"]))
    if rng.random() < 0.3:
        idx = rng.randint(0, len(words) - 1)
        words.insert(idx, words[idx].strip(",") + ",")
    return " ".join(words)


def case(rng, idx):
    """Returns a draft, its notes by their names, and the expected verdict of each quotation and
    figure."""
    kind = ["transcript", "interview", "release", "page", "table"][idx % 5]
    people = rng.sample(PEOPLE, 3)
    texts = [it.format(n=rng.choice(["nine", "ten", "twelve"])) for it in rng.sample(SAID, 9)]
    said = [(people[number % 3], text) for number, text in enumerate(texts)]
    things = [(it[0].format(place=place), it[1], rng.randint(it[2], it[3]))
              for it, place in zip(rng.sample(THINGS, 6), rng.sample(PLACES, 6))]
    notes, draft, wanted = {}, [], []
    lines = []
    for (first, last, role), text in said:
        if kind == "transcript":
            stamp = f"[{rng.randint(0, 1):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}] "
            lines.append(f"{stamp}{first.upper()} {last.upper()}: Well. {spoken(rng, text)}. That is so.")
        elif kind in ("interview", "table"):
            lines.append(f"**{first} {last}:** {spoken(rng, text)}. And there is more to say.")
        elif kind == "release":
            lines.append(f"“{text},” said {first} {last}, {role}.")
        else:
            lines.append(f"<p>“{text},” said {first} {last}, {role}.</p>")
    rows = ["topic;value"]
    facts = []
    for thing, measure, value in things:
        if kind == "table":
            label = thing.removeprefix("dollars ").removeprefix("percent ")
            sign = {"percent": "%", "money": "", "count": ""}[measure]
            cell = f"${value}" if measure == "money" else f"{value}{sign}"
            rows.append(f"{label};{cell}")
        elif kind == "page":
            facts.append(f"<p>{sentence(thing, measure, value)}</p>")
        elif kind == "transcript":
            first, last, _ = rng.choice(people)
            facts.append(f"{first.upper()} {last.upper()}: {sentence(thing, measure, value)}")
        else:
            facts.append(sentence(thing, measure, value))
    head = {"release": "FOR IMMEDIATE RELEASE\n\n", "page": "<!doctype html><html><body>\n"}.get(kind, "")
    name = {"transcript": "talk.txt", "interview": "talk.md", "release": "release.txt", "page": "page.html",
            "table": "talk.md"}[kind]
    notes[name] = head + "\n\n".join(lines + facts) + "\n"
    if kind == "table":
        notes["figures.csv"] = "\n".join(rows) + "\n"
    for number, ((first, last, role), text) in enumerate(said[:6]):
        what = rng.choice(["exact", "styled", "altered", "other", "invented"]) if number else "exact"
        who = (first, last, role)
        verdict = {"exact": "exact", "styled": "exact", "altered": "altered", "other": "other-speaker",
                   "invented": "unfound"}[what]
        if what == "styled":
            text = styled(rng, text)
        elif what == "altered":
            text = altered(rng, text, rng.randint(1, 3))
        elif what == "other":
            who = next(it for it in people if it[1] != last)
        elif what == "invented":
            text = rng.choice([it for it in INVENTED if it not in " ".join(draft)] or INVENTED)
        draft.append(rng.choice([
            f"“{text},” said {who[0]} {who[1]}, {who[2]}.",
            f"{who[0]} {who[1]}, {who[2]}, said: “{text}.”",
            f"“{text},” {who[0]} {who[1]} told the reporters.",
        ]))
        wanted.append(("quotation", text, verdict, what))
    for number, (thing, measure, value) in enumerate(things[:5]):
        what = rng.choice(["same", "spelled", "rounded", "other", "invented"])
        shown, verdict = value, "same"
        text = None
        if what == "spelled" and value < 100 and measure != "money":
            text = spelled(value)
        elif what == "rounded" and value >= 100:
            step = 10 ** (len(str(value)) - 1)
            step = step // 10 if len(str(value)) > 3 else step
            down = value // step * step
            if value != down:
                near = round(value / step) * step
                word = rng.choice(["about", "more than"])
                shown = near if word == "about" else down
                verdict = "rounded"
                text = f"{word} {written(measure, shown)}"
        elif what == "other":
            shown = value + max(2, int(value * rng.choice([0.13, 0.37, 0.61])) + 1)
            verdict = "other"
        elif what == "invented":
            other = rng.choice(["bicycles were stolen at the station of {}", "wolves live in the woods of {}",
                                "grandfather clocks tick in the halls of {}"]).format(rng.choice(PLACES))
            shown = rng.randint(31, 97)
            while shown in [it[2] for it in things]:
                shown += 1
            draft.append(f"At the same time, {shown} {other}.")
            wanted.append(("figure", str(shown), "unfound", what))
            continue
        text = text or written(measure, shown)
        tail = thing.removeprefix("dollars ") if measure == "money" else thing
        draft.append(rng.choice([f"The town says that {text} {tail}.", f"By now, {text} {tail}, as the office counted."]))
        figure = text.split()[-1] if " " in text else text
        figure = f"{figure} percent" if measure == "percent" else figure
        wanted.append(("figure", figure, verdict, what))
    return "\n\n".join(draft) + "\n", notes, wanted, kind


def compare(tool, folder, profile="all"):
    command = [tool, "check", "--no-config", "--profile", profile, "--format", "json",
               "--against", str(folder / "notes"), str(folder / "draft.md")]
    out = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return json.loads(out.stdout)["against"][0]
    except (ValueError, KeyError, IndexError):
        raise SystemExit(f"{command}\n{out.stdout[:500]}\n{out.stderr[:2000]}")


def normal(text):
    return " ".join(text.strip("“”.,").split())


def measure(arguments):
    rng = random.Random(arguments.seed)
    right, n_all, doubted, n_faithful, by_kind, confusion = 0, 0, 0, 0, {}, {}
    for idx in range(arguments.drafts):
        draft, notes, wanted, kind = case(rng, idx)
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "notes").mkdir()
            for path, text in notes.items():
                (folder / "notes" / path).write_text(text)
            (folder / "draft.md").write_text(draft)
            found = compare(arguments.tool, folder)
        quotations = {normal(it["text"]): it for it in found["quotations"]}
        figures = {it["text"]: it for it in found["figures"]}
        for sort, text, verdict, what in wanted:
            of = quotations.get(normal(text)) if sort == "quotation" else figures.get(text)
            told = of["verdict"] if of else "missing"
            n_all += 1
            is_right = told == verdict
            right += is_right
            own = by_kind.setdefault(kind, [0, 0])
            own[0] += is_right
            own[1] += 1
            own = confusion.setdefault((sort, what), {})
            own[told] = own.get(told, 0) + 1
            if verdict in ("exact", "same", "rounded"):
                n_faithful += 1
                doubted += told not in ("exact", "same", "rounded")
            if not is_right and arguments.failures:
                print(f"--- {kind}, {what}: wanted {verdict}, told {told}: {text}\n"
                      f"    {json.dumps(of and of.get('notes'), ensure_ascii=False)} {of and of.get('changes')}")
                if told == "missing":
                    print(draft)
                    print(list(quotations), list(figures))
    for kind, (n_right, n) in sorted(by_kind.items()):
        print(f"{kind:12} {n_right} of {n}")
    for what, told in sorted(confusion.items()):
        print(f"{what[0]:10} {what[1]:10} {told}")
    print(f"right verdict {right} of {n_all} ({right / n_all:.3f}); "
          f"faithful ones doubted {doubted} of {n_faithful} ({doubted / n_faithful:.3f})")


def size(arguments):
    """Prints the time of a check with a megabyte of notes beside that of checking the notes."""
    rng = random.Random(arguments.seed)
    draft, parts = "", []
    while sum(map(len, parts)) < 1_000_000:
        more, notes, _, kind = case(rng, rng.choice([0, 1, 2]))
        parts += [text for path, text in notes.items()]
        if len(draft) < 5_000:
            draft += more
    def timed(*paths, against=()):
        command = [arguments.tool, "check", "--no-config", "--jobs", "1", "--format", "json", *map(str, paths)]
        for it in against:
            command += ["--against", str(it)]
        begin = time.process_time(), time.monotonic()
        subprocess.run(command, capture_output=True, check=False)
        return time.monotonic() - begin[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "notes").mkdir()
        each = len(parts) // 10 + 1
        for number in range(10):
            (folder / "notes" / f"{number}.txt").write_text("\n\n".join(parts[number * each:(number + 1) * each]))
        (folder / "draft.md").write_text(draft)
        notes = min(timed(folder / "notes") for _ in range(3))
        both = min(timed(folder / "draft.md", against=[folder / "notes"]) for _ in range(3))
    print(f"checking the notes {notes:.2f} s, the draft against them {both:.2f} s: {both / notes:.2f} times")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tool")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--drafts", type=int, default=60)
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--size", action="store_true")
    arguments = parser.parse_args()
    if arguments.size:
        size(arguments)
    else:
        measure(arguments)


if __name__ == "__main__":
    main()
