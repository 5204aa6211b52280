"""Reads the findings that were written to FOLDER in each format, and compares each with the
JSON."""

import json
import pathlib
import re
import sys
import unicodedata

from junitparser import JUnitXml

folder = pathlib.Path(sys.argv[1])
text = {it.name: it.read_text("utf-8") for it in folder.iterdir() if it.is_file() and not it.suffix}
whole = json.loads(text["json"])["findings"]
n = len(whole)
assert n > 10, n
for name, it in text.items():
    bad = [c for c in it if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n"]
    assert not bad, (name, bad)

assert [json.loads(it) for it in text["jsonl"].splitlines()] == whole

run = json.loads(text["sarif"])["runs"][0]
assert len(run["results"]) == n
for result in run["results"]:
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]

issues = json.loads(text["gitlab"])
assert len({it["fingerprint"] for it in issues}) == len(issues) == n
assert {it["severity"] for it in issues} <= {"info", "minor", "major", "critical", "blocker"}

for line, finding in zip(text["rdjsonl"].splitlines(), whole, strict=True):
    start = json.loads(line)["location"]["range"]["start"]
    assert start == {"line": finding["start"]["line"], "column": finding["start"]["column_byte"]}

junit = JUnitXml.fromstring(text["junit"].encode())
cases = [case for suite in junit for case in suite]
assert junit.tests == len(cases) >= n and junit.failures == 0

form = re.compile(r"::(error|warning|notice) file=[^,:]+(,\w+=[^,:\n]+)+::[^\n]+")
assert len(text["github"].splitlines()) == n
for line in text["github"].splitlines():
    assert form.fullmatch(line), line

form = re.compile(r".+?:\d+:\d+: (error|warning|info)\[[a-z-]+\]: .+")
assert len(text["short"].splitlines()) == n
for line in text["short"].splitlines():
    assert form.fullmatch(line), line

assert sum(it.startswith("| ") for it in text["markdown"].splitlines()) == n + 1
print(f"{n} findings were read in each format")
