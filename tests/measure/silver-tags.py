#!/usr/bin/env python3
"""Tags the words of English texts, as additional training data for the tagger of this project.

    python3 -m venv v && v/bin/pip install gruut==2.4.0 gruut-lang-en==2.0.1
    v/bin/python tests/measure/silver-tags.py polnear/train/text/*.txt > more.conllu
    cargo run --release --example train-tagger -- ud-ewt more.conllu

Splits each line into sentences and words as the treebank Universal Dependencies English-EWT does,
tags them with the tagger of the package gruut-lang-en (MIT; it reads whole sentences, in both
directions), and prints CoNLL-U with columns 2, 4 and 5 filled. Only nouns, names, verbs, adjectives
and adverbs get a universal tag; words of the closed classes, including auxiliaries, have “_” in
column 4 and are not used for training. The same input gives the same bytes."""

import argparse
import pathlib
import re

import gruut_lang_en
from gruut.pos import PartOfSpeechTagger

# Sentences of more or fewer words are lists, headlines or wrongly split.
LENGTHS = range(4, 71)
UNIVERSAL = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN"}
UNIVERSAL |= dict.fromkeys(("JJ", "JJR", "JJS"), "ADJ")
UNIVERSAL |= dict.fromkeys(("RB", "RBR", "RBS"), "ADV")
UNIVERSAL |= dict.fromkeys(("VB", "VBD", "VBZ", "VBP", "VBG", "VBN"), "VERB")
# The tags of the Penn treebank do not tell whether these are verbs or auxiliaries, adverbs or
# determiners.
UNTOLD = set(
    "be am is are was were been being 's 're 'm 've 'd 'll have has had having do does did doing get got not n't that "
    "more most much many such own other same".split()
)
BREAK = re.compile(r'(?<=[.!?"])\s+(?=["(A-Z])')
PIECE = re.compile(
    r"[A-Za-z](?:[A-Za-z.]*[A-Za-z])?(?:'[A-Za-z]+)?(?:-[A-Za-z0-9]+)*(?:'[A-Za-z]+)?|\d[\d.,]*\d|\d|[^\sA-Za-z\d]"
)
CLITIC = re.compile(r"(.+?)(n't|'(?:s|re|ve|ll|d|m))", re.IGNORECASE)
QUOTES = str.maketrans("“”‘’", "\"\"''")


def words_of(sentence):
    for piece in PIECE.findall(sentence):
        parts = re.split("(-)", piece) if piece[0].isalpha() else [piece]
        for part in filter(None, parts):
            clitic = CLITIC.fullmatch(part)
            yield from clitic.groups() if clitic else (part,)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0], formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="+", type=pathlib.Path)
    tag = PartOfSpeechTagger(pathlib.Path(gruut_lang_en.__file__).parent / "pos" / "model.crf")
    for path in sorted(parser.parse_args().texts):
        for line in path.read_text(encoding="utf-8", errors="ignore").translate(QUOTES).splitlines():
            for sentence in BREAK.split(line.strip()):
                words = list(words_of(sentence))
                if len(words) not in LENGTHS:
                    continue
                print("# text =", sentence)
                for number, (word, penn) in enumerate(zip(words, tag(words)), start=1):
                    is_told = word[0].isalpha() and word.lower() not in UNTOLD
                    universal = UNIVERSAL.get(penn, "_") if is_told else "_"
                    print(number, word, "_", universal, penn, sep="\t")
                print()


if __name__ == "__main__":
    main()
