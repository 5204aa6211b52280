"""The example of a notebook: every cell runs, and shows what its words promise."""

import pathlib
import unittest

import nbformat
from nbclient import NotebookClient

NOTEBOOK = pathlib.Path(__file__).resolve().parents[1] / "examples" / "notebook.ipynb"


def shown(cell):
    """What a cell has printed, and the value of its last line."""
    texts = (it.get("text") or it["data"]["text/plain"] for it in cell.outputs)
    return "".join(texts)


class Notebook(unittest.TestCase):
    def test_it_runs(self):
        notebook = nbformat.read(NOTEBOOK, as_version=4)
        nbformat.validate(notebook)
        self.assertFalse([it for it in notebook.cells if it.get("outputs")], "it is kept clean")
        NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
        first, many, error = (shown(it) for it in notebook.cells if it.cell_type == "code")
        self.assertIn("doubled-word the", first)
        self.assertIn("superlative-without-source", first)
        self.assertIn("('doubled-word', 100)", many)
        self.assertIn("unknown profile `newz`", error)


if __name__ == "__main__":
    unittest.main()
