//! Tests of diagnostics for drafts that are not open, and of actions for the vocabulary.

use std::fs;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::lsp::editor::{Editor, able, edited};
use crate::lsp::{Outcome, rules};
use crate::scratch::Scratch;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("lsp::copies_are_found_between_drafts", copies),
        Trial::test("lsp::copies_are_pulled_and_shown", pulled_copies),
        Trial::test("lsp::copies_are_pulled_for_all_drafts", pulled_workspace),
        Trial::test("lsp::copies_are_not_sought_unasked", unsought_copies),
        Trial::test("lsp::words_are_added_to_the_vocabulary", vocabulary),
    ]
}

/// A passage that no other draft has by chance.
const PASSAGE: &str = "Nobody on the quay had seen the green lanterns of the pilot boat since the \
    winter in which the harbour master sold the last of the copper buoys to a scrap dealer from the \
    other side of the bay, who melted them down behind the fish market before anyone could object.\n";

/// Returns the capabilities of an editor that shows the progress of long tasks.
fn patient() -> Value {
    let mut capabilities = able();
    capabilities["window"] = json!({ "workDoneProgress": true });
    capabilities
}

fn copies() -> Outcome {
    let first = format!("The mayor spoke first.\n\n{PASSAGE}");
    let scratch = Scratch::new(&[
        ("home/copydesk.toml", "profile = \"standard\"\n"),
        ("home/a.md", &first),
        ("home/b.md", PASSAGE),
        ("home/c.md", "It rained.\n"),
    ])?;
    let mut editor = Editor::greet(&scratch, &patient(), &Value::Null)?;
    let [a, b] = ["a.md", "b.md"].map(|name| editor.address(&scratch, name));
    // The editor is told about the progress, from the beginning to the end.
    let created = editor.next("a token", |it| {
        it["method"] == "window/workDoneProgress/create"
    })?;
    let token = created["params"]["token"].clone();
    for kind in ["begin", "end"] {
        let reported = editor.next(kind, |it| {
            it["method"] == "$/progress" && it["params"]["value"]["kind"] == kind
        })?;
        assert_eq!(reported["params"]["token"], token);
    }
    // Neither draft is open.
    let found = editor.mistakes(&b)?;
    assert_eq!(rules(&found), ["copied-passage"]);
    let related = &found[0]["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], a.as_str());
    assert_eq!(related["range"]["start"]["line"], 2);
    // An open draft keeps these findings in addition to its own findings. A change of the draft
    // removes them until drafts are compared again.
    let text = format!("The ferry left the the harbour.\n\n{PASSAGE}");
    editor.open(&b, "markdown", &text)?;
    assert_eq!(rules(&editor.diagnostics(&b, 1)?)[0], "doubled-word");
    let both = editor.next("copies in an open draft", |it| {
        it["params"]["uri"] == b.as_str()
            && it["params"]["diagnostics"][1]["range"]["start"]["line"] == 2
    })?;
    assert_eq!(
        rules(&both["params"]["diagnostics"]),
        ["doubled-word", "copied-passage"]
    );
    editor.change(&b, 2, &json!([{ "text": "It rained.\n" }]))?;
    assert_eq!(editor.diagnostics(&b, 2)?, json!([]));
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn pulled_copies() -> Outcome {
    let scratch = Scratch::new(&[
        ("home/copydesk.toml", "profile = \"standard\"\n"),
        ("home/a.md", PASSAGE),
        ("home/b.md", PASSAGE),
    ])?;
    let mut capabilities = able();
    capabilities["textDocument"]["diagnostic"] = json!({});
    capabilities["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    let mut editor = Editor::greet(&scratch, &capabilities, &Value::Null)?;
    let b = editor.address(&scratch, "b.md");
    editor.open(&b, "markdown", PASSAGE)?;
    editor.next("a refresh", |it| {
        it["method"] == "workspace/diagnostic/refresh"
    })?;
    let params = json!({ "textDocument": { "uri": b } });
    let full = editor.request("textDocument/diagnostic", &params)?;
    assert_eq!(rules(&full["items"]), ["copied-passage"]);
    // The finding is reported once: diagnostics that the editor pulls are not pushed.
    let sent = |it: &Value| {
        it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == b.as_str()
    };
    assert!(!editor.has_unread(sent));
    // The other draft changes on the disk.
    fs::write(scratch.path("home/a.md"), "It rained.\n")?;
    let a = editor.address(&scratch, "a.md");
    let changes = json!({ "changes": [{ "uri": a, "type": 2 }] });
    editor.notify("workspace/didChangeWatchedFiles", &changes)?;
    editor.next("a refresh", |it| {
        it["method"] == "workspace/diagnostic/refresh"
    })?;
    let known = json!({ "textDocument": { "uri": b }, "previousResultId": full["resultId"] });
    let none = editor.request("textDocument/diagnostic", &known)?;
    assert_eq!(
        (&none["kind"], &none["items"]),
        (&"full".into(), &json!([]))
    );
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

/// Returns the parameters of a request from an editor that already has `reports`.
fn known(reports: &Value) -> Value {
    let reports = reports.as_array().into_iter().flatten();
    let ids = reports.map(|it| json!({ "uri": it["uri"], "value": it["resultId"] }));
    json!({ "previousResultIds": ids.collect::<Vec<_>>() })
}

/// Returns the drafts and the kinds of `reports`.
fn kinds(reports: &Value) -> Vec<String> {
    let reports = reports.as_array().into_iter().flatten();
    let kinds = reports.map(|it| format!("{} {}", it["uri"], it["kind"]));
    kinds.map(|it| it.replace('"', "")).collect()
}

/// Checks that an editor that asks about all drafts gets an answer when the drafts have been
/// compared, and the next answer when the result has changed. The editor asks about open drafts
/// separately.
fn pulled_workspace() -> Outcome {
    let scratch = Scratch::new(&[
        ("home/copydesk.toml", "profile = \"standard\"\n"),
        ("home/a.md", PASSAGE),
        ("home/b.md", PASSAGE),
        ("home/c.md", "It rained.\n"),
    ])?;
    let mut capabilities = able();
    capabilities["textDocument"]["diagnostic"] = json!({});
    capabilities["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    let mut editor = Editor::greet(&scratch, &capabilities, &Value::Null)?;
    let [a, b] = ["a.md", "b.md"].map(|name| editor.address(&scratch, name));
    let first = editor.request("workspace/diagnostic", &known(&json!([])))?["items"].take();
    // The finding is in the later of the two drafts.
    assert_eq!(kinds(&first), [format!("{b} full")]);
    assert_eq!(rules(&first[0]["items"]), ["copied-passage"]);
    // The next answer waits until something has changed.
    let waiting = editor.ask("workspace/diagnostic", &known(&first))?;
    editor.about("hover", &a, (0, 0))?;
    assert!(!editor.has_unread(|it| it["id"] == waiting && it.get("method").is_none()));
    fs::write(scratch.path("home/c.md"), PASSAGE)?;
    let c = editor.address(&scratch, "c.md");
    let changes = json!({ "changes": [{ "uri": c, "type": 2 }] });
    editor.notify("workspace/didChangeWatchedFiles", &changes)?;
    let second = editor.answer(waiting)?["result"]["items"].take();
    assert_eq!(kinds(&second), [format!("{b} full")]);
    let places = &second[0]["items"][0]["relatedInformation"];
    assert_eq!(places[1]["location"]["uri"], c.as_str());
    // An open draft is left out, and is reported again when it is closed.
    editor.open(&b, "markdown", PASSAGE)?;
    let waiting = editor.ask("workspace/diagnostic", &known(&second))?;
    let again = editor.ask("workspace/diagnostic", &known(&second))?;
    assert_eq!(editor.answer(waiting)?["result"]["items"], json!([]));
    let closed = json!({ "textDocument": { "uri": b } });
    editor.notify("textDocument/didClose", &closed)?;
    let third = editor.answer(again)?["result"]["items"].take();
    assert_eq!(kinds(&third), [format!("{b} full")]);
    assert_eq!(third[0]["items"], second[0]["items"]);
    // Findings that are gone are reported as an empty list.
    let waiting = editor.ask("workspace/diagnostic", &known(&third))?;
    for name in ["home/b.md", "home/c.md"] {
        fs::write(scratch.path(name), "It rained.\n")?;
    }
    editor.notify("workspace/didChangeWatchedFiles", &changes)?;
    let last = editor.answer(waiting)?["result"]["items"].take();
    assert_eq!(kinds(&last), [format!("{b} full")]);
    assert_eq!(last[0]["items"], json!([]));
    // A waiting request can be cancelled. A request that still waits when the session ends is
    // answered.
    let waiting = editor.ask("workspace/diagnostic", &known(&last))?;
    editor.notify("$/cancelRequest", &json!({ "id": waiting }))?;
    assert_eq!(editor.answer(waiting)?["error"]["code"], -32800);
    let waiting = editor.ask("workspace/diagnostic", &known(&last))?;
    let end = editor.ask("shutdown", &Value::Null)?;
    assert_eq!(editor.answer(waiting)?["result"]["items"], json!([]));
    editor.answer(end)?;
    // Nothing was pushed.
    let is_sent = |it: &Value| it["method"] == "textDocument/publishDiagnostics";
    assert!(!editor.has_unread(is_sent));
    editor.notify("exit", &Value::Null)?;
    assert_eq!(editor.end()?, (Some(0), String::new()));
    Ok(())
}

/// Checks that a folder is not searched for copies if it is not a project, or if the user has
/// disabled the search.
fn unsought_copies() -> Outcome {
    for (configuration, options) in [
        ("home/notes.txt", Value::Null),
        ("home/copydesk.toml", json!({ "openDraftsOnly": true })),
    ] {
        let scratch = Scratch::new(&[(configuration, ""), ("home/a.md", PASSAGE)])?;
        fs::remove_dir_all(scratch.path("home/.git")).ok();
        let mut editor = Editor::greet(&scratch, &patient(), &options)?;
        let b = editor.address(&scratch, "b.md");
        editor.open(&b, "markdown", PASSAGE)?;
        assert_eq!(editor.diagnostics(&b, 1)?, json!([]));
        std::thread::sleep(std::time::Duration::from_secs(3));
        editor.about("hover", &b, (0, 0))?;
        let is_sought = |it: &Value| it["method"] == "window/workDoneProgress/create";
        assert!(!editor.has_unread(is_sought), "{configuration}");
        assert_eq!(editor.quit()?.0, Some(0));
    }
    Ok(())
}

fn vocabulary() -> Outcome {
    let ours = "# ours\nprofile = \"incoming\"\n";
    let scratch = Scratch::new(&[("home/copydesk.toml", ours)])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let (draft, file) = (
        editor.address(&scratch, "draft.txt"),
        editor.address(&scratch, "copydesk.toml"),
    );
    let context = json!({ "diagnostics": [] });
    let text = "Critics say that the fares are too high.\n";
    editor.open(&draft, "plaintext", text)?;
    let n_before = rules(&editor.diagnostics(&draft, 1)?).len();
    assert_ne!(n_before, 0);
    let actions = editor.actions(&draft, (0, 3), &context)?;
    let titled = |words: &str| {
        let mut actions = actions.iter();
        actions.find(|it| it["title"].as_str().is_some_and(|it| it.contains(words)))
    };
    let action = titled("never to be flagged").ok_or_else(|| format!("{actions:?}"))?;
    let configured = edited(ours, &action["edit"], &file)?;
    assert!(configured.starts_with(ours), "{configured}");
    assert!(
        configured.contains("[vocabulary]\nignore = [\"Critics"),
        "{configured}"
    );
    let source = titled("as a known source").ok_or_else(|| format!("{actions:?}"))?;
    let named = edited(ours, &source["edit"], &file)?;
    assert!(named.contains("sources = [\"Critics\"]"), "{named}");
    // When the configuration is saved, the finding is gone.
    fs::write(scratch.path("home/copydesk.toml"), configured)?;
    let changes = json!({ "changes": [{ "uri": file, "type": 2 }] });
    editor.notify("workspace/didChangeWatchedFiles", &changes)?;
    let found = editor.diagnostics(&draft, 1)?;
    assert!(!rules(&found).contains(&"vague-source"), "{found}");
    // A doubled word is not offered for the vocabulary.
    let doubled = editor.address(&scratch, "doubled.md");
    editor.open(&doubled, "markdown", "The ferry left the the harbour.\n")?;
    let actions = editor.actions(&doubled, (0, 20), &context)?;
    let is_offered = |it: &Value| it["title"].to_string().contains("vocabulary");
    assert!(
        !actions.is_empty() && !actions.iter().any(is_offered),
        "{actions:?}"
    );
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}
