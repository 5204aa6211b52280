#!/usr/bin/env python3
"""Checks that text in other languages is ignored, and that English text beside it is not.

    tests/measure/languages.py --tool target/release/copydesk
    tests/measure/languages.py --tool … --drafts 1000 --seed 2 --show 20
    tests/measure/languages.py --tool … --corpora FOLDER...

Makes drafts that mix English paragraphs with those of another language, from the passages in
tests/measure/languages/, in every proportion and order; some English ones have foreign names and
quotations. Plants faults in both: doubled words and repeated sentences. Checks them, and counts the
findings and fixes in foreign paragraphs, and the findings of `--language en` in English ones that
are missing. Then does the same for drafts of one language, which must be skipped or checked as a
whole. `--corpora` names folders of drafts that are mostly English; it prints how many of their
drafts, and of their blocks of eight words or more, are not taken for English, and each of them for
reading. Standard library only."""
import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import tempfile

PASSAGES = pathlib.Path(__file__).with_suffix("")
LEAST_WORDS = 8


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--drafts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", default="all")
    parser.add_argument("--corpora", nargs="+", default=[], metavar="FOLDER", help="read these, too")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show so many that are wrong")
    args = parser.parse_args()
    args.tool = str(pathlib.Path(args.tool).resolve())
    passages = {it.stem: it.read_text(encoding="utf-8").strip().split("\n\n") for it in sorted(PASSAGES.glob("*.txt"))}
    languages = [it for it in passages if it != "en"]
    rng = random.Random(args.seed)
    drafts = [mixed(rng, passages, languages[idx % len(languages)]) for idx in range(args.drafts)]
    report(args, drafts, f"{args.drafts} mixed drafts, {len(languages)} languages beside English")
    whole = [[Block(language, plant(rng, it, language)) for it in passages[language]] for language in languages]
    report(args, whole, "drafts of one language that is not English")
    english = [[Block("en", plant(rng, it, "en")) for it in passages["en"]]]
    report(args, english, "a draft in English with foreign names and quotations")
    for folder in args.corpora:
        survey(args, folder)


class Block:
    def __init__(self, language, text):
        self.language, self.text = language, text


def mixed(rng, passages, language):
    """Returns blocks of English and of `language`, at least one of each."""
    english = rng.sample(passages["en"], rng.randint(1, 6))
    foreign = rng.sample(passages[language], rng.randint(1, len(passages[language])))
    blocks = [Block("en", plant(rng, it, "en")) for it in english]
    blocks += [Block(language, plant(rng, it, language)) for it in foreign]
    rng.shuffle(blocks)
    return blocks


def plant(rng, text, language):
    """Returns `text` with a doubled word, a repeated sentence, both or nothing."""
    words = text.split(" ")
    plain = [idx for idx, it in enumerate(words) if it.isalpha() and it == it.lower()]
    if plain and rng.random() < 0.7:
        idx = rng.choice(plain)
        words.insert(idx, words[idx])
    text = " ".join(words)
    if rng.random() < 0.4:
        first = re.split(r"(?<=[.!?])\s", text)[0]
        text = f"{text} {first}"
    return text


def report(args, drafts, title):
    with tempfile.TemporaryDirectory() as scratch:
        spans = {}
        for number, blocks in enumerate(drafts):
            name, at, spans_of = f"{number:04}.md", 0, []
            for block in blocks:
                size = len(block.text.encode())
                spans_of.append((at, at + size, block.language))
                at += size + 2
            spans[name] = spans_of
            text = "\n\n".join(it.text for it in blocks) + "\n"
            pathlib.Path(scratch, name).write_text(text, encoding="utf-8")
        auto, english = run(args, scratch), run(args, scratch, "--language", "en")
    where = {"auto": collections.Counter(), "en": collections.Counter()}
    wrong, lost, n_fixes = [], [], 0
    told = {key(it) for it in auto["findings"]}
    for name, run_of in (("auto", auto), ("en", english)):
        for it in run_of["findings"]:
            places = [it] + it["related"] + [edit for fix in it["fixes"] for edit in fix["edits"]]
            languages = {language(spans, place, it["path"]) for place in places}
            side = "English" if languages == {"en"} else "foreign"
            where[name][side] += 1
            if name == "auto" and side == "foreign":
                wrong.append(it)
                n_fixes += any(
                    language(spans, edit, it["path"]) != "en" for fix in it["fixes"] for edit in fix["edits"]
                )
            # The passages that two drafts share are one finding, at the longest: with `en` this may
            # be a foreign one.
            is_shared = it["rule"] == "copied-passage"
            if name == "en" and side == "English" and not is_shared and key(it) not in told:
                lost.append(it)
    n_foreign = sum(any(it.language != "en" for it in blocks) for blocks in drafts)
    print(f"{title}: {len(drafts)} drafts, {n_foreign} of them with foreign paragraphs")
    print(f"  findings with --language en   English {where['en']['English']:5}  foreign {where['en']['foreign']:5}")
    print(f"  findings                      English {where['auto']['English']:5}  foreign {where['auto']['foreign']:5}")
    share = 100 * len(lost) / max(1, where["en"]["English"])
    print(f"  fixes in foreign paragraphs   {n_fixes}")
    print(f"  lost in English paragraphs    {len(lost)} ({share:.1f} %)")
    print(f"  drafts skipped                {len(auto.get('skipped', []))}")
    for kind, findings in (("foreign", wrong), ("lost", lost)):
        for it in findings[: args.show]:
            print(f"    {kind}: {it['path']}:{it['start']['line']} {language(spans, it, it['path'])} {it['rule']}: {it['message']}")


def survey(args, folder):
    """Reports what is not taken for English below `folder`."""
    drafts, n_drafts, n_blocks, blocks = [], 0, 0, []
    command = [args.tool, "inspect", "--format", "jsonl", folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as inspected:
        for line in inspected.stdout:
            draft = json.loads(line)
            n_drafts += 1
            if draft["language"] != "en":
                drafts.append(draft)
            source = pathlib.Path(draft["path"]).read_bytes()
            for it in draft["blocks"]:
                text = source[it["span"]["start"] : it["span"]["end"]].decode("utf-8", "replace")
                is_long = len(text.split()) >= LEAST_WORDS
                n_blocks += is_long
                # The blocks of a foreign draft are counted with the draft.
                if is_long and it["language"] != "en" and draft["language"] == "en":
                    blocks.append((draft["path"], it["language"], " ".join(text.split())))
    print(f"{folder}: {n_drafts} drafts, {n_blocks} blocks of {LEAST_WORDS} words or more")
    print(f"  drafts not taken for English  {len(drafts)}")
    for it in drafts:
        print(f"    {it['language']} {it['path']}")
    print(f"  blocks of English drafts that are not taken for English  {len(blocks)}")
    for path, language, text in blocks:
        print(f"    {language} {path}: {text[:120]}")


def key(finding):
    return finding["path"], finding["rule"], finding["span"]["start"]


def language(spans, place, path):
    """Returns the language of the paragraph that `place` begins in."""
    path = pathlib.Path(place.get("path", path)).name
    start = place["span"]["start"]
    return next((language for first, end, language in spans[path] if first <= start < end + 2), "?")


def run(args, folder, *options):
    command = [args.tool, "check", "--no-config", "--format", "json", "--profile", args.profile, *options, folder]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
