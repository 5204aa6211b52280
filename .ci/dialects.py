"""The parts of `.ci/dialects` beside the comparison.

python3 .ci/dialects.py fetch CACHE DIALECT     # fetches the dialect's renderer
python3 .ci/dialects.py bodies COPYDESK FOLDER  # checks that the pages read the same without their front matter"""
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "tests/measure/rendered"))

BODY = ["The tide table", "The tide table hangs by the door."]


def bodies(copydesk, folder):
    command = [copydesk, "inspect", "--config", "tests/measure/rendered/text-alone.toml", "--format", "jsonl", folder]
    lines = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout.splitlines()
    drafts = [it for it in map(json.loads, lines) if "path" in it]
    n_pages = len(list(pathlib.Path(folder).glob("*.md")))
    assert len(drafts) == n_pages != 0, f"{len(drafts)} of {n_pages} pages are read"
    wrong = 0
    for draft in drafts:
        read = [it["text"] for it in draft["blocks"]]
        if read != BODY:
            wrong += 1
            print(f"{draft['path']}: {read}")
    print(f"front matter: {wrong} of {n_pages} pages misread")
    return wrong != 0


def fetch(cache, dialect):
    import tools

    tools.enter(pathlib.Path(cache), dialect)


if __name__ == "__main__":
    sys.exit({"bodies": bodies, "fetch": fetch}[sys.argv[1]](*sys.argv[2:]))
