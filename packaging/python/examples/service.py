"""A service that checks drafts: POST {"text": "…", "path": "draft.md"} to /check.

    pip install copydesk flask
    flask --app service run
"""

from dataclasses import asdict

import copydesk
from flask import Flask, jsonify, request

app = Flask(__name__)
linter = copydesk.Linter(profile="news")


@app.post("/check")
def check():
    draft = request.get_json()
    try:
        findings = linter.check(draft["text"], path=draft.get("path"))
    except copydesk.CopydeskError as error:
        return jsonify(problem=error.problem, remedy=error.remedy), 422
    return jsonify(findings=[asdict(it) for it in findings])
