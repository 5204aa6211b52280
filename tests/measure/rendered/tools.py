"""Fetches the renderers of the sites, and enters the Python environment that contains them."""
import os
import pathlib
import shutil
import subprocess
import sys

# What each kind of site needs in addition to the Python packages of all.
SITES = {
    "mkdocs": {
        "pip": ["markdown==3.11.3", "pymdown-extensions==13.1.2", "mkdocs-material==9.8.2", "pygments==2.21.0"],
    },
    "mdx": {"npm": True},
    "kramdown": {"apt": {"kramdown": "ruby-kramdown", "kramdown-parser-gfm": "ruby-kramdown-parser-gfm"}},
    "eleventy": {"pip": ["markdown-it-py==4.3.0", "mdit-py-plugins==0.7.0"]},
    "hugo": {"apt": {"hugo": "hugo"}},
    "zola": {"pip": ["cmarkgfm==2025.10.22"]},
    "gfm": {"pip": ["cmarkgfm==2025.10.22"]},
    "gfm-templates": {"pip": ["cmarkgfm==2025.10.22"]},
    "learn": {"pip": ["cmarkgfm==2025.10.22"]},
    "obsidian": {"pip": ["cmarkgfm==2025.10.22"]},
    "pandoc": {"pip": ["pypandoc-binary==1.17"]},
    "myst": {"pip": ["myst-parser==5.2.0", "sphinx==9.0.4", "sphinx-design==0.8.0"]},
}
PYTHON_PACKAGES = ["html5lib==1.1", "rapidfuzz==3.14.6"]
NODE_PACKAGES = """unified@11.0.5 unist-util-visit@5.2.0 remark-parse@11.0.0 remark-mdx@3.1.1 remark-gfm@4.0.1
    remark-frontmatter@5.0.0 remark-directive@4.0.0 remark-rehype@11.1.2 hast-util-to-html@9.0.6""".split()


def enter(cache, site):
    """Continues in the environment below `cache`, after installing what `site` needs."""
    cache.mkdir(parents=True, exist_ok=True)
    needs = SITES[site]
    python = cache / "venv/bin/python"
    if not python.exists():
        run([sys.executable, "-m", "venv", str(cache / "venv")])
    install_python(cache, python, [*PYTHON_PACKAGES, *needs.get("pip", [])])
    if needs.get("npm") and not (cache / "node_modules/hast-util-to-html").exists():
        (cache / "package.json").write_text('{"type": "module", "private": true}\n')
        run(["npm", "install", "--no-audit", "--no-fund", "--silent", *NODE_PACKAGES], cwd=cache)
    install_debian(needs.get("apt", {}))
    if pathlib.Path(sys.prefix).resolve() != (cache / "venv").resolve():
        os.execv(python, [str(python), *sys.argv])


def install_python(cache, python, packages):
    known = cache / "venv/fetched.txt"
    fetched = set(known.read_text().split()) if known.exists() else set()
    missing = [it for it in packages if it not in fetched]
    if missing:
        run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *missing])
        known.write_text("\n".join(sorted(fetched | set(missing))) + "\n")


def install_debian(packages):
    """Installs the Debian packages whose program or gem, the key, is missing."""
    missing = [package for name, package in packages.items() if not (shutil.which(name) or has_gem(name))]
    if missing:
        run(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *missing])


def has_gem(name):
    if not shutil.which("ruby"):
        return False
    done = subprocess.run(["ruby", "-e", f"require '{name}'"], capture_output=True)
    return done.returncode == 0


def run(command, **options):
    # The program itself prints only the result.
    done = subprocess.run(command, stdout=sys.stderr, **options)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {done.returncode}")
