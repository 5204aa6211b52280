#!/usr/bin/env python3
"""Measures how many faults in drafts of one to three sentences are found, and how many sound drafts
raise an alarm.

    tests/measure/short-drafts.py --tool target/debug/copydesk
    tests/measure/short-drafts.py --tool … --part open --failures

The drafts are in short-drafts.toml, beside this program. Those with `rules` have one fault, marked
`{{…}}`, which counts as found if a finding of one of those rules overlaps it; any finding in one of
the others is an alarm. `--part` takes every second draft, `open` or `held-out`: work on the first,
and look at the second only once, at the end. Each draft is plain text and is checked alone.
Standard library only."""
import argparse
import collections
import json
import pathlib
import subprocess
import tomllib

DRAFTS = pathlib.Path(__file__).with_suffix(".toml")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--profile", default="standard")
    parser.add_argument("--part", choices=["all", "open", "held-out"], default="all")
    parser.add_argument("--failures", action="store_true", help="list what was missed, and the alarms")
    args = parser.parse_args()
    drafts = tomllib.loads(DRAFTS.read_text(encoding="utf-8"))["draft"]
    faulty = [it for it in drafts if "rules" in it]
    sound = [it for it in drafts if "rules" not in it]
    first, step = {"all": (0, 1), "open": (0, 2), "held-out": (1, 2)}[args.part]
    found, total = collections.Counter(), collections.Counter()
    for draft in faulty[first::step]:
        total[draft["rules"][0]] += 1
        if is_found(args, draft):
            found[draft["rules"][0]] += 1
        elif args.failures:
            print(f"missed  {draft['rules'][0]}: {draft['text']!r}")
    alarms = 0
    for draft in sound[first::step]:
        findings = check(args, draft["text"])
        alarms += bool(findings)
        if findings and args.failures:
            print(f"alarm   {', '.join(it['rule'] for it in findings)}: {draft['text']!r}")
    for rule in sorted(total):
        print(f"{rule:26} {found[rule]:2} of {total[rule]:2}")
    print(f"{'found':26} {found.total():2} of {total.total():2}")
    print(f"{'alarms':26} {alarms:2} of {len(sound[first::step]):2}")


def is_found(args, draft):
    """Whether a finding of one of the draft's rules overlaps its mark."""
    before, rest = draft["text"].split("{{")
    fault, after = rest.split("}}")
    start = len(before.encode())
    end = start + len(fault.encode())
    findings = check(args, before + fault + after)
    return any(
        it["rule"] in draft["rules"] and it["span"]["start"] < end and start < it["span"]["end"] for it in findings
    )


def check(args, text):
    command = [args.tool, "check", "--no-config", "--profile", args.profile, "--format", "json", "--markup", "plain", "-"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}")
    return json.loads(done.stdout)["findings"]


if __name__ == "__main__":
    main()
