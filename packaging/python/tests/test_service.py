"""The example of a service, as its clients see it."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "examples"))

from service import app


class Service(unittest.TestCase):
    def post(self, **draft):
        return app.test_client().post("/check", json=draft)

    def test_a_draft_is_answered_with_its_findings(self):
        answer = self.post(text="The ferry left the the harbour.", path="draft.md")
        self.assertEqual(answer.status_code, 200)
        [finding] = answer.json["findings"]
        self.assertEqual((finding["rule"], finding["span"]["start"]), ("doubled-word", 19))

    def test_what_is_no_text_is_refused(self):
        answer = self.post(text="a\0b")
        self.assertEqual(answer.status_code, 422)
        self.assertIn("is zero", answer.json["problem"])


if __name__ == "__main__":
    unittest.main()
