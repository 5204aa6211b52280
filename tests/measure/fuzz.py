#!/usr/bin/env python3
"""Fuzzes copydesk, guided by coverage: drafts, settings files, rule files and baselines.

    tests/measure/fuzz.py [MINUTES] [--targets markdown plain settings rule baseline] [--jobs 1] [--no-build]

Each target of tests/fuzz/ runs for MINUTES (default 5) of processor time; tests/fuzz/pipeline/
defines what it runs and what must hold. Seeds and dictionaries are made from the rules, their
examples, the lexicons and the inputs of the transcripts. The corpus of a run stays in
target/fuzz/corpus/, where the next run continues.

An input that panics, takes more than 20 seconds or more than 2 GiB is minimised and kept in
tests/fuzz/crashes/TARGET/, where `cargo test crashes` runs it; one is kept for each place in the
source that raises the error. The target then runs for the rest of its time. A table of executions,
coverage and crashes is printed; the exit code is 1 if there are crashes.

Needs `rustup toolchain install nightly`, `cargo install cargo-fuzz` and a C++ compiler."""
import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "target/fuzz"
CRASHES = ROOT / "tests/fuzz/crashes"
TICKS = os.sysconf("SC_CLK_TCK")
# The most bytes of an input.
MAX_LEN = {"markdown": 8192, "plain": 8192, "settings": 4096, "rule": 4096, "baseline": 4096}
LIMITS = ["-timeout=20", "-rss_limit_mb=2048", "-detect_leaks=0"]
SECONDS_TO_MINIMISE = 60

MARKUP = r"""# |## |> |- |1. |    |* |**|_|`|```|~~|~~~|---|***|===| | |---|:-:|[a](b)|![a](b)|[a]: b|[^1]|[^1]: |[|]|](|<http://a.ex>
<!-- copydesk allow |<!-- copydesk allow-file |-->|{/* |*/}|<b>|</b>|<div>|</div>|<br>|<q>|<cite>|<del>|<script>|</script>
<blockquote>|<table><tr><td>|{{< |>}}|{% |%}|{{ |}}|${|$|$$|:::|---\ntitle: |\n---\n|+++\n|&amp;|&#39;|&nbsp;|\\|\r\n|\r
  \n|\n\n|\t|“|”|‘|’|"|'|«|»|„|—|–|…|(|)|%|€|°|é|e\u0301|漢字|👩\u200d👧|\u200b|\u202e|\u00a0|\u00ad|\ufeff|\u2028|ß|İ|ﬁ|::error::|##[error]
the the|said|according to|Critics say |rose 9% |Mr. |J. K. |U.S. |3.5 million |http://a.ex/b|a@b.ex|3 May 2021|[1]|¹"""


def texts_of_rules():
    """Returns the examples of every rule, without marks."""
    for path in sorted(ROOT.glob("rules/*/*.toml")):
        rule = tomllib.loads(path.read_text(encoding="utf-8"))
        for example in rule.get("bad", []) + rule.get("good", []):
            texts = [example["text"]] if "text" in example else list(example.get("drafts", {}).values())
            for text in texts:
                if isinstance(text, str):
                    yield re.sub(r"\{\{|\}\}|<<|>>", "", text).encode()


def short_rule(text):
    """Returns a rule file with only its first two examples of either kind, since a whole one takes
    seconds."""
    kept, counts = [], {"bad": 0, "good": 0}
    for section in re.split(r"^(?=\[)", text, flags=re.M):
        kind = section[2:].split("]")[0] if section.startswith("[[") else None
        counts[kind] = counts.get(kind, 0) + 1
        if kind not in ("bad", "good") or counts[kind] <= 2:
            kept.append(section)
    return "".join(kept)


def seeds(target):
    """Returns initial inputs."""
    inputs = [it for folder in ("tests/ui", "examples") for it in sorted((ROOT / folder).rglob("*")) if it.is_file()]
    if target in ("markdown", "plain"):
        yield from texts_of_rules()
        for path in inputs + [ROOT / "README.md"]:
            if path.suffix in (".md", ".mdx", ".txt"):
                yield path.read_bytes()
        return
    for path in inputs + sorted(ROOT.glob("rules/*.toml")) + sorted(ROOT.glob("rules/*/*.toml")):
        if path.suffix == ".toml":
            raw = path.read_bytes()
            try:
                text = short_rule(raw.decode())
            except UnicodeDecodeError:
                yield raw
                continue
            yield text.encode()
            if target == "rule" and "title" in text:
                yield text.encode() + b"\0# a lexicon\nthe pier\nthe old pier\n"


def toml_words(value):
    """Returns keys and short texts of a file, as they are written."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from toml_words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from toml_words(inner)
    elif isinstance(value, str) and len(value) < 40:
        yield f'"{value}"'


def dictionary(target):
    """Returns words of the format."""
    if target in ("markdown", "plain"):
        words = [it.encode().decode("unicode_escape").encode("latin-1", "ignore").decode("utf-8", "ignore")
                 if it.isascii() and "\\u" not in it else it for it in re.split(r"[|\n]", MARKUP)]
        for path in sorted((ROOT / "rules/english").iterdir()):
            lines = path.read_text(encoding="utf-8").splitlines()
            words += [it.split("\t")[0] for it in lines if it.strip() and not it.startswith("#")][:12]
    else:
        words = ["[[", "]]", "= ", "{ ", " }", '"""', "[rules]\n", "[[overrides]]\n", "true", "false", "1979-05-27", "\0"]
        words += [path.stem for path in ROOT.glob("rules/*/*")] + [path.name for path in ROOT.glob("rules/*")]
        for raw in seeds(target):
            try:
                words += toml_words(tomllib.loads(raw.split(b"\0")[0].decode()))
            except (UnicodeDecodeError, tomllib.TOMLDecodeError):
                continue
    written = {"".join(chr(it) if 32 <= it < 127 and it not in b'"\\' else f"\\x{it:02x}" for it in word.encode())
               for word in words if word}
    return "".join(f'"{it}"\n' for it in sorted(written))


def make_seeds(target):
    """Writes seeds and dictionary, and returns their places."""
    folder = WORK / "seeds" / target
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for raw in seeds(target):
        raw = raw[:MAX_LEN[target]]
        (folder / hashlib.sha1(raw).hexdigest()).write_bytes(raw)
    words = WORK / f"{target}.dict"
    words.write_text(dictionary(target))
    return folder, words


def build():
    command = ["cargo", "+nightly", "fuzz", "build", "--fuzz-dir", "tests/fuzz", "--target-dir", "target/fuzz", "-s", "none",
               "--dev"]
    if subprocess.run(command, cwd=ROOT).returncode != 0:
        sys.exit("the targets cannot be built; see the head of this file for what they need")


def binary(target):
    told = subprocess.run(["rustc", "+nightly", "-vV"], capture_output=True, text=True, check=True).stdout
    host = re.search(r"^host: (.+)$", told, re.M).group(1)
    return WORK / host / "debug" / target


def environment():
    own = dict(os.environ)
    if os.path.isdir("/dev/shm"):
        own["TMPDIR"] = "/dev/shm"
    return own


def cpu_seconds(pid):
    """Returns the processor time of a process so far; None if it has ended."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return None
    return (int(fields[11]) + int(fields[12])) / TICKS


def place(log):
    """Returns what ended a run: the place of a panic in the source, or the limit that was
    exceeded."""
    panic = re.search(r"panicked at (?:.*?/)?((?:src|tests|pipeline)/[^:\n]+|[^\s:]+):(\d+):\d+:\n(.*)", log)
    if panic:
        return f"{panic.group(1).removeprefix('../')}:{panic.group(2)}", panic.group(3)[:200]
    found = re.search(r"ERROR: libFuzzer: ([a-z -]+)", log)
    return (found.group(1).strip() if found else "it ended"), ""


def run_one(target, path):
    """Returns the place at which `path` ends a run, if it does."""
    command = [binary(target), *LIMITS, path]
    done = subprocess.run(command, capture_output=True, env=environment())
    return None if done.returncode == 0 else place(done.stderr.decode("utf-8", "replace"))[0]


def minimise(target, artifact, where):
    """Returns the input `artifact`, made smaller if it then still ends at the place `where`."""
    if artifact.name.startswith(("timeout", "oom")):
        return artifact.read_bytes()
    best = artifact.read_bytes()
    smaller = artifact.with_name("smaller")
    command = [binary(target), *LIMITS, "-minimize_crash=1", f"-max_total_time={SECONDS_TO_MINIMISE}",
               f"-exact_artifact_path={smaller}", artifact]
    subprocess.run(command, capture_output=True, env=environment(), cwd=WORK)
    if smaller.exists() and run_one(target, smaller) == where:
        best = min(best, smaller.read_bytes(), key=len)
    smaller.unlink(missing_ok=True)
    return best


def run_until(target, folders, words, seconds):
    """Runs a target until it ends or has taken `seconds`. Returns its output and its time."""
    artifacts = WORK / "artifacts" / target
    artifacts.mkdir(parents=True, exist_ok=True)
    for old in artifacts.iterdir():
        old.unlink()
    log = WORK / f"{target}.log"
    command = [binary(target), *folders, *LIMITS, f"-max_len={MAX_LEN[target]}", f"-dict={words}", "-print_final_stats=1",
               f"-artifact_prefix={artifacts}/"]
    taken, process = 0.0, None
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=environment(), cwd=WORK)
        while process.poll() is None:
            taken = cpu_seconds(process.pid) or taken
            if seconds <= taken:
                process.send_signal(signal.SIGUSR1)  # it ends after the current input
                process.wait()
            else:
                time.sleep(0.2)
    return log.read_text(errors="replace"), taken, sorted(artifacts.iterdir())


def fuzz(target, seconds):
    """Runs a target for `seconds` of processor time. Returns executions, coverage and crashes."""
    given, words = make_seeds(target)
    corpus = WORK / "corpus" / target
    kept = CRASHES / target
    for folder in (corpus, kept):
        folder.mkdir(parents=True, exist_ok=True)
    executions, left, known, cover = 0, seconds, {}, (0, 0, 0)
    while 1 < left:
        folders = [corpus, given, *([kept] if any(kept.iterdir()) and not known else [])]
        log, taken, found = run_until(target, folders, words, left)
        left -= max(taken, 1)
        executions += int((re.findall(r"stat::number_of_executed_units:\s*(\d+)", log) or [0])[-1])
        if covered := re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", log):
            cover = max(cover, tuple(map(int, covered[-1])))
        if not found:
            if "exiting as requested" not in log:
                known[place(log)[0]] = known.get(place(log)[0], 0) + 1
                print(f"{target}: {log[-2000:]}", flush=True)
                break
            continue
        where, message = place(log)
        # An input of the corpus that crashes since the sources changed would end the next run, too.
        name = hashlib.sha1(found[0].read_bytes()).hexdigest()
        for folder in (corpus, given):
            (folder / name).unlink(missing_ok=True)
        known[where] = known.get(where, 0) + 1
        if known[where] == 1:
            raw = minimise(target, found[0], where)
            path = kept / f"{found[0].name.split('-')[0]}-{hashlib.sha1(raw).hexdigest()[:10]}"
            path.write_bytes(raw)
            print(f"{target}: {where}: {message}\n  {path.relative_to(ROOT)}, {len(raw)} bytes", flush=True)
    kept.rmdir() if not any(kept.iterdir()) else None
    return target, executions, seconds - left, cover, known


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("minutes", nargs="?", type=float, default=5.0)
    parser.add_argument("--targets", nargs="+", choices=MAX_LEN, default=list(MAX_LEN))
    parser.add_argument("--jobs", type=int, default=1, help="how many targets run at once")
    parser.add_argument("--no-build", action="store_true", help="run the targets as they were built before")
    asked = parser.parse_args()
    if not asked.no_build:
        build()
    with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
        rows = list(pool.map(lambda it: fuzz(it, asked.minutes * 60), asked.targets))
    print(f"\n{'target':10} {'minutes':>8} {'executions':>11} {'edges':>7} {'features':>9} {'corpus':>7}  crashes")
    for target, executions, seconds, cover, known in rows:
        edges, features, inputs = cover
        crashes = ", ".join(f"{place} ({n})" for place, n in known.items()) or "none"
        print(f"{target:10} {seconds / 60:8.1f} {executions:11,} {edges:7,} {features:9,} {inputs:7,}  {crashes}")
    sys.exit(1 if any(row[4] for row in rows) else 0)


main()
