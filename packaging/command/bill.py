#!/usr/bin/env python3
"""Prints the bill of materials of the command, as CycloneDX: every crate in it, and its licence.

    bill.py TARGET
"""

import json
import subprocess
import sys
import tomllib


def crates(target):
    """The crates of the command, each once: name, version, licence."""
    tree = ["cargo", "tree", "--locked", "--edges", "normal", "--target", target]
    told = subprocess.run(
        [*tree, "--prefix", "none", "--format", "{p}|{l}"], capture_output=True, text=True, check=True
    )
    for line in sorted({it.removesuffix(" (*)") for it in told.stdout.splitlines()}):
        package, licence = line.split("|", 1)
        name, version = package.split(" ")[:2]
        yield name, version.removeprefix("v"), licence.removesuffix(" (*)").replace("/", " OR ")


def component(name, version, licence, kind="library"):
    purl = f"pkg:cargo/{name}@{version}"
    return {
        "type": kind,
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "licenses": [{"expression": licence}],
    }


def main():
    with open("Cargo.lock", "rb") as file:
        locked = {(it["name"], it["version"]): it.get("checksum") for it in tomllib.load(file)["package"]}
    own, libraries = None, []
    for name, version, licence in crates(sys.argv[1]):
        if name == "copydesk":
            own = component(name, version, licence, "application")
            continue
        library = component(name, version, licence)
        # A crate of the registry has a checksum; one without it came from elsewhere.
        library["hashes"] = [{"alg": "SHA-256", "content": locked[name, version]}]
        libraries.append(library)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": libraries,
    }
    print(json.dumps(bill, indent=1))


if __name__ == "__main__":
    main()
