"""Runs the steps of action.yml in FOLDER as a runner would, and checks the results."""

import functools
import hashlib
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import threading

import yaml

HERE = pathlib.Path.cwd()
FOLDER = pathlib.Path(sys.argv[1])
COPYDESK = pathlib.Path(sys.argv[2])
VERSION = re.search(r'^version = "(.*)"$', (HERE / "Cargo.toml").read_text("utf-8"), re.M)[1]
ACTION = yaml.safe_load((HERE / "action.yml").read_text("utf-8"))
CLEAN = "The ferry stopped at noon.\n"
FAULTY = "The ferry stopped at at noon.\n"


def run(with_, drafts):
    """Returns what the action leaves behind in a checkout of `drafts`."""
    unknown = set(with_) - set(ACTION["inputs"])
    assert not unknown, unknown
    inputs = {it: with_.get(it, value["default"]) for it, value in ACTION["inputs"].items()}
    checkout, runner = FOLDER / "checkout", FOLDER / "runner"
    shutil.rmtree(checkout, ignore_errors=True)
    for name, text in drafts.items():
        path = checkout / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    summary = runner / "summary"
    summary.write_text("what an earlier step had to say\n", "utf-8")
    steps, log, code, path = {}, "", 0, os.environ["PATH"]
    for step in ACTION["runs"]["steps"]:
        if "run" not in step:
            continue
        said, paths = runner / "output", runner / "path"
        said.write_text("")
        paths.write_text("")
        environment = {
            **os.environ,
            "PATH": path,
            "GITHUB_ACTION_PATH": str(HERE),
            "GITHUB_OUTPUT": str(said),
            "GITHUB_PATH": str(paths),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_SERVER_URL": SERVER,
            "RUNNER_ARCH": "X64",
            "RUNNER_OS": "Linux",
            "RUNNER_TEMP": str(runner),
            **{it: expand(text, inputs, steps) for it, text in step.get("env", {}).items()},
        }
        assert "${{" not in step["run"], "an expression in a script is read as shell text"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=checkout, env=environment, stdin=subprocess.DEVNULL, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        log += done.stdout
        code = done.returncode
        if "id" in step:
            steps[step["id"]] = dict(it.split("=", 1) for it in said.read_text().splitlines())
        if "key" in steps.get(step.get("id"), {}):
            restore(runner / "copydesk", steps["key"]["key"])
        path = ":".join([*paths.read_text().splitlines(), path])
        if code != 0:
            break
    outputs = {
        it: expand(value["value"], inputs, steps) for it, value in ACTION["outputs"].items()
    } if "check" in steps else {}
    return code, log, summary.read_text("utf-8"), outputs, checkout


def restore(installed, key):
    """Simulates the cache: a command that was installed under another key is missing."""
    if RESTORED != [key]:
        shutil.rmtree(installed, ignore_errors=True)
        RESTORED[:] = [key]


def expand(text, inputs, steps):
    def value(found):
        match found[1].split("."):
            case ["inputs", name]:
                return inputs[name]
            case ["github", "action_repository"]:
                return "newsroom/copydesk"
            case ["steps", step, "outputs", name]:
                return steps[step][name]
        raise ValueError(found[0])

    return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", value, text)


def findings(outputs):
    sarif = FOLDER / "checkout" / outputs["sarif"]
    return json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]


def finds(with_, drafts, rules, code=1):
    """Checks that the action finds `rules` in `drafts`, shows them in all three places, and ends
    with `code`."""
    ended, log, summary, outputs, _ = run(with_, drafts)
    assert ended == code and outputs["exit-code"] == str(code), (ended, outputs, log)
    assert [it["ruleId"] for it in findings(outputs)] == rules, outputs
    annotations = re.findall(r"^::(?:error|warning|notice) file=.*?,title=([a-z-]+)::", log, re.M)
    assert annotations == rules, log
    rows = re.findall(r"^\| (?:error|warning|info) \|.*\| ([a-z-]+) \|$", summary, re.M)
    assert rows == rules, summary
    assert summary.startswith("what an earlier step had to say\n## copydesk\n"), summary
    closing = summary.splitlines()[3]
    assert re.search(r" in \d+ drafts? of \d+ words", closing) and closing in log, log


def fails(with_, drafts, said):
    """Checks that the action cannot do what it is told to, and says so."""
    code, log, _, outputs, checkout = run(with_, drafts)
    assert code == 2 and outputs["exit-code"] == "2", (code, outputs, log)
    assert said in log and "::error title=copydesk::" in log, log
    strays = {str(it.relative_to(checkout)) for it in checkout.rglob("*") if it.is_file()}
    assert strays == set(drafts), strays


def is_refused(with_, said):
    """Checks that the action installs nothing, and says why."""
    code, log, _, outputs, _ = run(with_, {"a.md": CLEAN})
    assert code == 1 and outputs == {}, (code, outputs, log)
    assert f"::error title=copydesk::{said}" in log, log


def release(version, damage=b""):
    """Puts a release on the server, as the workflow of releases makes one."""
    folder = FOLDER / f"server/newsroom/copydesk/releases/download/v{version}"
    folder.mkdir(parents=True)
    name = f"copydesk-{version}-x86_64-unknown-linux-musl"
    package = folder / f"{name}.tar.gz"
    with tarfile.open(package, "w:gz", compresslevel=1) as archive:
        archive.add(COPYDESK, f"{name}/copydesk")
    checksum = hashlib.sha256(package.read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{checksum}  {package.name}\n", "utf-8")
    with package.open("ab") as file:
        file.write(damage)


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves the files of releases, without a log."""

    def log_message(self, *_):
        pass


shutil.rmtree(FOLDER, ignore_errors=True)
(FOLDER / "runner").mkdir(parents=True)
(FOLDER / "server").mkdir()
server = http.server.ThreadingHTTPServer(
    ("127.0.0.1", 0), functools.partial(Server, directory=FOLDER / "server")
)
threading.Thread(target=server.serve_forever, daemon=True).start()
SERVER = f"http://127.0.0.1:{server.server_port}"
#: The key of the installed command.
RESTORED = []

# Without a release the sources are built; with one, its package is installed.
finds({}, {"a.md": FAULTY}, ["doubled-word"])
is_refused({"version": "9.9.9"}, "release 9.9.9 has no package")
is_refused({"version": "../../x"}, "version names no release")
release(VERSION)
release("9.9.8", damage=b"x")
is_refused({"version": "9.9.8"}, f"{SERVER}/newsroom/copydesk/releases/download/v9.9.8/")
finds({"version": "source"}, {"a.md": CLEAN}, [], code=0)
finds({"version": f"v{VERSION}"}, {"a.md": FAULTY}, ["doubled-word"])
package = RESTORED[0]

two = {"articles/ebb.md": FAULTY, "my drafts/flow, 100%.md": FAULTY, "notes.md": FAULTY}
finds({"paths": "articles\nmy drafts\n"}, two, ["doubled-word"] * 2)
finds({"paths": "articles", "fail-on": "never"}, two, ["doubled-word"], code=0)
finds({"args": "--exclude 'my drafts/'\n--ignore \"attribution\""}, two, ["doubled-word"] * 2)
finds({"profile": "docs", "sarif": "out.sarif\n"}, {"-x.md": FAULTY}, ["doubled-word"])
finds({"paths": "-x.md"}, {"-x.md": FAULTY}, ["doubled-word"])
finds({}, {"a.md": CLEAN}, [], code=0)
fails({"paths": "$(touch pwned)\n`touch pwned`"}, {"a.md": CLEAN}, "$(touch pwned)")
fails({"profile": 'x"; touch pwned; "'}, {"a.md": CLEAN}, "unknown profile")
fails({"args": "--select '$(touch pwned)'"}, {"a.md": CLEAN}, "$(touch pwned)")
fails({"args": "--select 'a"}, {"a.md": CLEAN}, "has no partner")
fails({"paths": "gone.md"}, {"a.md": CLEAN}, "gone.md")
assert RESTORED == [package], "it was the package that was run"
server.shutdown()
print("the action ran as on a runner: 17 workflows")
