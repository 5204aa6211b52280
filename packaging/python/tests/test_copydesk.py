"""The Python module as programs use it."""

import multiprocessing
import pathlib
import pickle
import subprocess
import sys
import tempfile
import threading
import unittest

import copydesk

DOUBLED = "The 🌊 ferry left the the harbour."


class Check(unittest.TestCase):
    def test_a_finding_has_its_place_in_characters_and_bytes(self):
        [finding] = copydesk.check(DOUBLED)
        self.assertEqual(finding.rule, "doubled-word")
        self.assertEqual(DOUBLED[finding.span.start : finding.span.end], "the")
        raw = DOUBLED.encode()[finding.span_bytes.start : finding.span_bytes.end]
        self.assertEqual(raw, b"the")
        self.assertEqual(finding.start.line, 1)
        self.assertEqual(finding.fixes[0].safety, "safe")

    def test_an_edit_settles_a_finding(self):
        [finding] = copydesk.check(DOUBLED)
        [edit] = finding.fixes[0].edits
        fixed = DOUBLED[: edit.span.start] + edit.text + DOUBLED[edit.span.end :]
        self.assertEqual(copydesk.check(fixed), [])

    def test_paths_may_be_path_objects(self):
        path = pathlib.PurePosixPath("drafts/a.md")
        [finding] = copydesk.check(DOUBLED, path=path)
        self.assertEqual(finding.path, "drafts/a.md")

    def test_findings_and_linters_can_be_pickled(self):
        found = copydesk.check(DOUBLED)
        self.assertEqual(pickle.loads(pickle.dumps(found)), found)
        self.assertEqual(hash(pickle.loads(pickle.dumps(found[0]))), hash(found[0]))
        linter = pickle.loads(pickle.dumps(copydesk.Linter(profile="news")))
        self.assertEqual(linter.check(DOUBLED), copydesk.check(DOUBLED, profile="news"))

    def test_processes_share_the_work(self):
        expected = copydesk.check(DOUBLED)
        for method in ("fork", "spawn"):
            with multiprocessing.get_context(method).Pool(2) as pool:
                found = pool.map_async(copydesk.check, [DOUBLED] * 8).get(timeout=120)
            self.assertEqual(found, [expected] * 8, method)

    def test_threads_share_a_linter(self):
        linter = copydesk.Linter()
        expected = linter.check(DOUBLED)
        found = []
        work = [threading.Thread(target=lambda: found.append(linter.check(DOUBLED))) for _ in range(8)]
        for it in work:
            it.start()
        for it in work:
            it.join()
        self.assertEqual(found, [expected] * 8)


class Errors(unittest.TestCase):
    def test_a_mistake_in_a_configuration_has_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            config = pathlib.Path(folder, "copydesk.toml")
            config.write_text('preview = true\nprofil = "news"\n')
            with self.assertRaises(copydesk.CopydeskError) as raised:
                copydesk.check(DOUBLED, config=config)
        error = raised.exception
        self.assertTrue(error.path.endswith("copydesk.toml"), error.path)
        self.assertEqual(error.line, 2)
        self.assertIn("did you mean `profile`?", error.remedy)
        self.assertEqual(str(pickle.loads(pickle.dumps(error))), str(error))

    def test_names_that_do_not_exist_are_told(self):
        with self.assertRaisesRegex(copydesk.CopydeskError, "`news`"):
            copydesk.check(DOUBLED, profile="newz")
        with self.assertRaisesRegex(copydesk.CopydeskError, "`markdown`"):
            copydesk.check(DOUBLED, markup="markdwn")

    def test_half_of_a_surrogate_pair_is_no_text(self):
        with self.assertRaisesRegex(copydesk.CopydeskError, "character 4 .* surrogate"):
            copydesk.check("The \ud83c ferry.")

    def test_other_types_are_refused(self):
        with self.assertRaises(TypeError):
            copydesk.check(b"The ferry left.")


class Command(unittest.TestCase):
    def run_command(self, *arguments, text=""):
        command = [sys.executable, "-m", "copydesk", *arguments]
        return subprocess.run(command, input=text.encode(), capture_output=True)

    def test_the_module_is_the_command(self):
        done = self.run_command("check", "--format", "short", "--no-config", "-", text=DOUBLED)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(b"doubled-word", done.stdout)
        self.assertEqual(self.run_command("check", "--no-config", "-").returncode, 0)
        self.assertEqual(self.run_command("check", "absent.md").returncode, 2)


if __name__ == "__main__":
    unittest.main()
