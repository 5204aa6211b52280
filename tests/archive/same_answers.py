#!/usr/bin/env python3
"""Whether Spark and the command answer alike on the archive of either.

    tests/archive/same_answers.py target/debug/copydesk FOLDER

Articles of made-up sentences are added to two archives in two halves, by the command and by Spark. Drafts
with passages of them, some words of which were replaced, are looked up in both archives by both. All four
answers are to be the same, and are not empty. Some articles are removed before, and some stand in many.
"""
import json
import pathlib
import random
import shutil
import subprocess
import sys

SPARK = pathlib.Path(__file__).with_name("spark.py")
NOUNS = "harbour ferry lamp breakwater cellar mayor council tide gale pump lane crew vessel storm pier café".split()
VERBS = "floods counts hires paints closes opens measures repairs carries follows".split()
ENDS = "in May|on Monday|before the winter|after the storm|at dawn|for a year|with a second crew".split("|")


def main():
    tool, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rng = random.Random(11)
    names = [f"{rng.choice('BDFGKLMNPRST')}{rng.choice('aeiou')}{rng.choice('lmnrst')}{rng.choice('aeiou')}{number}"
             for number in range(400)]
    paragraphs = [paragraph(rng, names) for _ in range(600)]
    wire = paragraph(rng, names)
    articles = []
    for number in range(300):
        text = "\n\n".join([paragraphs[2 * number], paragraphs[2 * number + 1], *([wire] if number % 20 == 0 else [])])
        document = {"path": f"{number % 7}/{number}.md", "text": text}
        articles.append({**document, "date": f"20{10 + number % 9}-03-02"} if number % 2 else document)
    articles += articles[:5]
    drafts = []
    for number in range(60):
        parts = [edited(rng, rng.choice(paragraphs), 0.1 * (number % 4), names), paragraph(rng, names), wire]
        drafts.append({"path": f"draft{number}.md", "text": "\n\n".join(parts)})
    halves = [folder / "first.jsonl", folder / "second.jsonl"]
    lines(halves[0], articles[:150])
    lines(halves[1], articles[130:])
    lines(folder / "drafts.jsonl", drafts)
    answers = {}
    for name in ("command", "spark"):
        store = folder / name
        for half in halves:
            if name == "spark":
                run([sys.executable, SPARK, "add", store, half])
            else:
                run([tool, "archive", "add", store, "--stdin-format", "jsonl"], given=half.read_text())
        run([tool, "archive", "remove", store, "3"])
        run([tool, "archive", "verify", store])
        stats = run([tool, "archive", "stats", store]).split()
        assert stats[1] == "257", stats
        answers[name, "command"] = by_command(tool, store, folder / "drafts.jsonl")
        answers[name, "spark"] = by_spark(store, folder / "drafts.jsonl")
    first = answers["command", "command"]
    n_findings = sum(map(len, first.values()))
    assert 20 <= n_findings, n_findings
    for which, answer in answers.items():
        assert answer == first, (which, set(map(str, answer.items())) ^ set(map(str, first.items())))
    print(f"{n_findings} findings, the same by the command and by Spark in the archives of both")


def paragraph(rng, names):
    sentence = lambda: (
        f"The {rng.choice(NOUNS)} of {rng.choice(names)} {rng.choice(VERBS)} the {rng.choice(NOUNS)} near "
        f"{rng.choice(names)} {rng.choice(ENDS)}."
    )
    return " ".join(sentence() for _ in range(5))


def edited(rng, text, share, names):
    words = text.split()
    for at in rng.sample(range(len(words)), round(share * len(words))):
        words[at] = rng.choice(names)
    return " ".join(words)


def lines(path, documents):
    path.write_text("".join(json.dumps(it) + "\n" for it in documents))


def run(command, given=None, statuses=(0,)):
    done = subprocess.run(list(map(str, command)), input=given, capture_output=True, text=True)
    assert done.returncode in statuses, f"{command}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-3000:]}"
    return done.stdout


def by_command(tool, store, drafts):
    command = [tool, "check", "--no-config", "--select", "published-passage", "--stdin-format", "jsonl"]
    said = run([*command, "--archive", store], given=drafts.read_text(), statuses=(0, 1))
    answers = (json.loads(line) for line in said.splitlines())
    return {it["path"]: told(it["findings"]) for it in answers if it["findings"]}


def by_spark(store, drafts):
    said = run([sys.executable, SPARK, "look-up", store, drafts])
    answers = (json.loads(line) for line in said.splitlines())
    return {it["path"]: told(it["findings"]) for it in answers}


def told(findings):
    return [(it["span"]["start"], it["span"]["end"], it["message"]) for it in findings]


if __name__ == "__main__":
    main()
