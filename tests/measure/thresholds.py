#!/usr/bin/env python3
"""Finds thresholds of the analysis that decide about nothing, by halving and doubling each.

    tests/measure/thresholds.py PATH...
    tests/measure/thresholds.py --only MIN_DENSITY --only MAX_LOCAL_DISTANCE PATH...
    tests/measure/thresholds.py --write PATH...                   # writes the figures into the tuning.rs files
    tests/measure/thresholds.py --measure 'bench.py --tool {tool}' PATH...

A threshold is a `pub const` with a number in a file called `tuning.rs`. Integers change by at least
one, shares stay within 0 and 1. For each change three things are counted: failing rule examples;
new, lost and changed findings in the drafts at PATH (`check --profile all --preview`); and changed
facts: attributions, evidence, quotations, claims and repeats (`inspect`). If an example fails, the
drafts are read only with `--all`. `--measure` runs another program, in which {tool} is the changed
command, and reports whether its output differs. The report ends with the thresholds that change
nothing: delete them, add a rule example that tests them, or state in their comment what they bound
(“The limit saves time”).

The tree is copied to `target/thresholds`, where each threshold reads its value from the
environment, so one build serves all changes. A threshold that sets the length of an array cannot:
with `--rebuild` each of its changes is built separately. Standard library only."""
import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRATCH = ROOT / "target" / "thresholds"
TREE = SCRATCH / "tree"
COPIED = ["src", "rules", "examples", "benches", "tests/suite", "tests/ui", "tests/fuzz", "tests/load.rs", "build", "build.rs", "askama.toml", "Cargo.toml", "Cargo.lock"]
COPIED += ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"]
VARIABLE = "COPYDESK_THRESHOLD"
CONSTANT = re.compile(r"((?:^ *///.*\n)*)^pub const ([A-Z_0-9]+): (\w+) = (-?[\d_.]+);( //.*)?$", re.M)
IMPORT = re.compile(r"use crate::([\w:]*)::tuning::(?:\{([^}]*)\}|(\w+));")
READER = '''
/// The value that the environment sets for the threshold `name`.
pub fn varied<T: std::str::FromStr>(name: &str) -> Option<T> {
    let set = std::env::var("COPYDESK_THRESHOLD").ok()?;
    set.strip_prefix(name)?.strip_prefix('=')?.parse().ok()
}
'''

Threshold = collections.namedtuple("Threshold", "file name type value doc")
Counts = collections.namedtuple("Counts", "examples findings facts measured")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=pathlib.Path, metavar="PATH", help="drafts, or folders of them")
    parser.add_argument("--only", action="append", help="a threshold by its name, or a folder of src/analysis")
    parser.add_argument("--measure", metavar="COMMAND", help="a program that prints figures; {tool} is the command")
    parser.add_argument("--all", action="store_true", help="read the drafts also where an example fails")
    parser.add_argument("--rebuild", action="store_true", help="change the lengths of arrays, too: a build for each")
    parser.add_argument("--write", action="store_true", help="write the counts into the tuning.rs files")
    parser.add_argument("--release", action="store_true", help="build with optimizations: slower to build, faster to run")
    args = parser.parse_args()
    thresholds = [it for file in sorted(ROOT.glob("src/**/tuning.rs")) for it in read(file)]
    fixed = copy_tree(thresholds)
    varied = {key(it) for it in thresholds} - fixed
    chosen = [it for it in thresholds if is_chosen(it, args.only) and (args.rebuild or key(it) not in fixed)]
    # Thresholds that need builds of their own come last.
    chosen.sort(key=lambda it: key(it) in fixed)
    programs = build(args)
    before = outcome(args, programs, {}, None)
    if before["examples"]:
        sys.exit(f"examples fail before a threshold is changed: {', '.join(sorted(before['examples']))}")
    print(f"{len(chosen)} thresholds, {len(before['findings'])} findings, {len(before['facts'])} facts", flush=True)
    print(f"{'examples':>8} {'findings':>8} {'facts':>5}")
    results = {}
    for threshold in chosen:
        for value in variants(threshold):
            environment = {VARIABLE: f"{key(threshold)}={value}"}
            if key(threshold) in fixed:
                write_tree(threshold.file, with_readers(source_with(threshold, value), threshold.file, varied))
                programs, environment = build(args), {}
            counts = compare(before, outcome(args, programs, environment, before))
            results.setdefault(threshold, []).append(counts)
            measured = " measured" if counts.measured else ""
            line = f"{counts.examples:8} {counts.findings:8} {counts.facts:5}{measured}"
            print(f"{line}  {key(threshold)} {threshold.value} -> {value}", flush=True)
        if key(threshold) in fixed:
            write_tree(threshold.file, with_readers(threshold.file.read_text(encoding="utf-8"), threshold.file, varied))
    report(results)
    if args.write:
        for threshold, counts in results.items():
            annotate(threshold, counts)


def read(file):
    """Returns the thresholds of a tuning.rs."""
    for doc, name, kind, value, _ in CONSTANT.findall(file.read_text(encoding="utf-8")):
        yield Threshold(file, name, kind, value, " ".join(doc.replace("///", "").split()))


def key(threshold):
    """Returns the path of a threshold: `repeat::MIN_DENSITY`."""
    folder = threshold.file.relative_to(ROOT / "src").parent
    return "::".join([*folder.parts, threshold.name])


def is_chosen(threshold, only):
    return not only or threshold.name in only or threshold.file.parent.name in only


def variants(threshold):
    """Returns half of the value and twice the value, if these are other values."""
    if threshold.type.startswith("f"):
        value = float(threshold.value.replace("_", ""))
        is_share = re.search(r"\bshare\b", threshold.doc.lower()) is not None
        values = [value / 2, min(value * 2, 1.0) if is_share else value * 2]
        return [it for it in values if it != value]
    value = int(threshold.value.replace("_", ""))
    return [value // 2, max(value * 2, value + 1)]


def copy_tree(thresholds):
    """Copies the tree with thresholds that read the environment. Returns those that set the length of an array."""
    texts = {}
    for name in COPIED:
        path = ROOT / name
        files = path.rglob("*") if path.is_dir() else [path]
        for file in files:
            if file.suffix != ".rs" and file.is_file():
                write_tree(file, file.read_bytes())
            elif file.is_file():
                texts[file] = file.read_text(encoding="utf-8")
    fixed = set()
    for text in texts.values():
        for module, name in imported(text):
            if re.search(rf"^ *(pub )?(const|static) .*\b{name}\b|\[[^\[\]]*; {name}\]", text, re.M):
                fixed.add(f"{module}::{name}")
    varied = {key(it) for it in thresholds} - fixed
    for file, text in texts.items():
        if file.name == "tuning.rs":
            text = with_readers(text, file, varied)
        elif file == ROOT / "src" / "lib.rs":
            text = text.replace("\n#[cfg(", "\n#![allow(non_snake_case)]\n#[cfg(", 1) + READER
        else:
            text = with_calls(text, varied)
        write_tree(file, text)
    return fixed


def imported(text):
    """Returns the thresholds that a source file imports, each with its module."""
    for module, several, one in IMPORT.findall(text):
        for name in (several or one).replace(",", " ").split():
            yield module, name


def with_readers(text, file, varied):
    """Returns the tuning.rs `file` with a function for each threshold of `varied`, which reads the environment."""
    return CONSTANT.sub(lambda it: reader(it, file, varied), text)


def reader(constant, file, varied):
    doc, name, kind, value, _ = constant.groups()
    path = key(Threshold(file, name, kind, value, doc))
    if path not in varied:
        return constant.group()
    body = f'LazyLock::new(|| crate::varied("{path}").unwrap_or({value}))'
    return f"{doc}pub fn {name}() -> {kind} {{\n    use std::sync::LazyLock;\n    static VALUE: LazyLock<{kind}> = {body};\n    *VALUE\n}}"


def with_calls(text, varied):
    """Returns a source file with calls in place of the thresholds that it imports."""
    names = [name for module, name in imported(text) if f"{module}::{name}" in varied]
    if not names:
        return text
    name = re.compile(rf"(?<![\w:])({'|'.join(names)})\b(?! *\()")
    parts, at = [], 0
    for statement in IMPORT.finditer(text):
        parts += [name.sub(r"\1()", text[at : statement.start()]), statement.group()]
        at = statement.end()
    parts.append(name.sub(r"\1()", text[at:]))
    return "".join(parts)


def source_with(threshold, value):
    text = threshold.file.read_text(encoding="utf-8")
    return text.replace(f"{threshold.name}: {threshold.type} = {threshold.value};", f"{threshold.name}: {threshold.type} = {value};")


def write_tree(file, content):
    """Writes a file of the copy unless it is unchanged, since cargo rebuilds newer files."""
    target = TREE / file.relative_to(ROOT)
    content = content.encode() if isinstance(content, str) else content
    if not target.exists() or target.read_bytes() != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def build(args):
    """Builds the copy. Returns its command and its suite."""
    command = ["cargo", "test", "--locked", "--no-run", "--test", "suite", "--message-format", "json"]
    command += ["--config", "profile.dev.package.copydesk.debug=false"]
    command += ["--release"] * args.release
    environment = os.environ | {"CARGO_TARGET_DIR": str(SCRATCH)}
    done = subprocess.run(command, cwd=TREE, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"the copy in {TREE} cannot be built:\n{done.stderr[-4000:]}")
    messages = map(json.loads, done.stdout.splitlines())
    built = {it["target"]["name"]: it["executable"] for it in messages if it.get("executable")}
    return {"examples": built["suite"], "tool": built["copydesk"]}


def outcome(args, programs, environment, before):
    """Returns the results of the examples and the drafts. Drafts that are not read have those of
    `before`."""
    environment = os.environ | environment
    examples = failures([programs["examples"], "rules::"], environment)
    if before and examples != before["examples"] and not args.all:
        return before | {"examples": examples}
    found = {
        "examples": examples,
        "findings": findings(args, programs["tool"], environment),
        "facts": facts(args, programs["tool"], environment),
        "measured": None,
    }
    if args.measure:
        command = args.measure.replace("{tool}", programs["tool"])
        found["measured"] = subprocess.run(command, shell=True, env=environment, capture_output=True, check=False).stdout
    return found


def failures(command, environment):
    """Returns the failing tests; those of a run that is killed count as one."""
    try:
        done = subprocess.run(command, cwd=TREE, env=environment, capture_output=True, text=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return {"timeout"}
    failed = set(re.findall(r"^test (\S+) +\.\.\. FAILED", done.stdout, re.M))
    # A suite that ends without a result, for example because a file is missing, has failed as a whole.
    return failed or ({"the suite"} if done.returncode else set())


def findings(args, tool, environment):
    output = over_drafts(args, [tool, "check", "--no-config", "--profile", "all", "--preview", "--format", "json"], environment)
    found = json.loads(output or "{}").get("findings", [])
    return {json.dumps({name: value for name, value in it.items() if name != "trace"}, sort_keys=True) for it in found}


def facts(args, tool, environment):
    drafts = map(json.loads, over_drafts(args, [tool, "inspect", "--format", "jsonl"], environment).splitlines())
    kinds = ["attributions", "evidence", "quotes", "claims", "repeats"]
    # A score that changes nothing else is no change.
    return {(draft["path"], kind, json.dumps(it | {"score": None})) for draft in drafts for kind in kinds for it in draft[kind]}


def over_drafts(args, command, environment):
    """Returns what `command` prints about the drafts; nothing if it does not finish."""
    command = command + [str(it.resolve()) for it in args.paths]
    try:
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False).stdout
    except subprocess.TimeoutExpired:
        return ""


def compare(before, after):
    n_changed = [len(before[it] ^ after[it]) for it in ["examples", "findings", "facts"]]
    return Counts(*n_changed, before["measured"] != after["measured"])


def report(results):
    idle = [threshold for threshold, counts in results.items() if not any(any(it) for it in counts)]
    held = [threshold for threshold, counts in results.items() if any(it.examples for it in counts)]
    print(f"\n{len(held)} of {len(results)} thresholds are held by an example.")
    print(f"{len(idle)} change nothing:")
    for threshold in sorted(idle, key=lambda it: "Bounds" in it.doc):
        print(f"  {key(threshold)} {threshold.value}: {threshold.doc}")
    print("No example holds these, but findings or facts change:")
    for threshold, counts in results.items():
        if threshold not in held and threshold not in idle:
            print(f"  {key(threshold)} {threshold.value}: {figures(counts)}")


def annotate(threshold, counts):
    """Writes behind a threshold how many findings and facts change with half of it, and with
    twice."""
    text = threshold.file.read_text(encoding="utf-8")
    start = f"pub const {threshold.name}: {threshold.type} = {threshold.value};"
    comment = f" // {figures(counts)}" if any(any(it) for it in counts) else ""
    text = re.sub(rf"^{re.escape(start)}.*$", start + comment, text, flags=re.M)
    threshold.file.write_text(text, encoding="utf-8")


def examples(n_examples):
    return f"{n_examples} example{'s' * (n_examples != 1)}"


def figures(counts):
    """Returns how many examples fail, or else how many findings and facts change, with half of the
    value and with twice."""
    words = [examples(it.examples) if it.examples else f"{it.findings} + {it.facts}" for it in counts]
    return ", ".join(f"{label} {it}" for label, it in zip(["half", "double"], words))


if __name__ == "__main__":
    main()
