"""Writes the book's examples for hosts to FOLDER, each under the name in its first line, and checks
the names that they use against the action and the hooks."""

import pathlib
import re
import sys

import yaml

FOLDER = pathlib.Path(sys.argv[1])


def load(text):
    # “on” is a string here, not a boolean.
    return yaml.load(text, yaml.BaseLoader)


examples = {}
page = pathlib.Path("docs/src/ci.md").read_text("utf-8")
for text in re.findall(r"^```yaml\n(.*?)^```$", page, re.M | re.S):
    name = re.match(r"# (\S+)\n", text)[1]
    path = FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    examples[name] = load(text)

action = load(pathlib.Path("action.yml").read_text("utf-8"))
jobs = examples[".github/workflows/copydesk.yml"]["jobs"]
steps = [step for job in jobs.values() for step in job["steps"]]
used = [it for it in steps if it["uses"].startswith("OWNER/copydesk@")]
assert used, "no example uses the action"
for step in used:
    assert set(step["with"]) <= set(action["inputs"]), step
    outputs = set(re.findall(rf"steps\.{step['id']}\.outputs\.([\w-]+)", page))
    assert outputs and outputs <= set(action["outputs"]), outputs

hooks = {it["id"] for it in load(pathlib.Path(".pre-commit-hooks.yaml").read_text("utf-8"))}
named = [hook["id"] for it in examples[".pre-commit-config.yaml"]["repos"] for hook in it["hooks"]]
assert named and set(named) <= hooks, named
for hook in hooks:
    assert f"`{hook}`" in page, f"the book does not tell of the hook {hook}"
for name in action["inputs"]:
    assert f"{name}" in page, f"the book does not tell of the input {name}"
print(f"{len(examples)} examples of the book name what there is")
