//! Tests of requests about a place, one for each capability of the server.

use std::fs;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::lsp::editor::{Editor, able, edited};
use crate::lsp::{Outcome, REPEATED, rules};
use crate::scratch::{CLEAN, FAULTY, Scratch};

pub(super) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("lsp::no_capability_is_without_a_test", capabilities),
        Trial::test("lsp::a_fix_is_made", a_fix_is_made),
        Trial::test("lsp::a_finding_is_allowed_in_a_comment", allowed),
        Trial::test("lsp::a_rule_is_turned_off_in_plain_text", allowed_by_entry),
        Trial::test("lsp::a_rule_is_turned_off", turned_off),
        Trial::test("lsp::all_safe_fixes_are_made", all_safe_fixes),
        Trial::test("lsp::a_hover_says_why_and_who", hover),
        Trial::test("lsp::definitions_are_what_is_referred_to", definitions),
        Trial::test("lsp::symbols_are_sources", symbols),
        Trial::test("lsp::hints_are_sources", hints),
    ]
}

/// Checks the capabilities of the server. A new capability must be added to this list and have a
/// test.
fn capabilities() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let options = json!({ "inlayHints": true });
    let editor = Editor::greet(&scratch, &able(), &options)?;
    let kinds = json!(["quickfix", "source.fixAll.copydesk"]);
    let expected = json!({
        "positionEncoding": "utf-16",
        "textDocumentSync": { "openClose": true, "change": 2, "save": true },
        "codeActionProvider": { "codeActionKinds": kinds },
        "hoverProvider": true,
        "definitionProvider": true,
        "documentSymbolProvider": true,
        "inlayHintProvider": true,
        "workspace": { "workspaceFolders": { "supported": true, "changeNotifications": true } },
    });
    assert_eq!(editor.capabilities, expected);
    editor.quit()?;
    // Hints are off unless the editor asks for them. An editor that does not support literal
    // actions gets no actions, and no commands in their place.
    let editor = Editor::greet(&scratch, &json!({}), &Value::Null)?;
    assert_eq!(editor.capabilities.get("inlayHintProvider"), None);
    assert_eq!(editor.capabilities.get("codeActionProvider"), None);
    editor.quit()?;
    Ok(())
}

/// Returns the action with this title.
fn titled<'a>(actions: &'a [Value], title: &str) -> Result<&'a Value, String> {
    let action = actions.iter().find(|it| it["title"] == title);
    action.ok_or_else(|| format!("no action is called {title}: {actions:?}"))
}

fn a_fix_is_made() -> Outcome {
    let scratch = Scratch::new(&[])?;
    for versions in [true, false] {
        let mut capabilities = able();
        capabilities["workspace"]["workspaceEdit"]["documentChanges"] = versions.into();
        let mut editor = Editor::greet(&scratch, &capabilities, &Value::Null)?;
        let address = editor.address(&scratch, "draft.md");
        let text = format!("The 🌊 tide is high.\r\n\r\n🌊 水 {FAULTY}");
        editor.open(&address, "markdown", &text)?;
        let actions = editor.actions(&address, (2, 25), &json!({ "diagnostics": [] }))?;
        let fix = titled(&actions, "delete the second “the”")?;
        assert_eq!(
            (&fix["kind"], &fix["isPreferred"]),
            (&"quickfix".into(), &true.into())
        );
        assert_eq!(rules(&fix["diagnostics"]), ["doubled-word"]);
        let fixed = edited(&text, &fix["edit"], &address)?;
        assert_eq!(fixed, text.replace("the the", "the"));
        let version = &fix["edit"]["documentChanges"][0]["textDocument"]["version"];
        assert_eq!(*version == json!(1), versions);
        assert_eq!(fix["edit"].get("changes").is_some(), !versions);
        editor.change(&address, 2, &json!([{ "text": fixed }]))?;
        editor.diagnostics(&address, 1)?;
        assert_eq!(editor.diagnostics(&address, 2)?, json!([]));
        // At other places there are no actions.
        let actions = editor.actions(&address, (0, 3), &json!({ "diagnostics": [] }))?;
        assert_eq!(actions, Vec::<Value>::new());
        assert_eq!(editor.quit()?.0, Some(0));
    }
    Ok(())
}

fn allowed() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let comment = "copydesk allow doubled-word: say why";
    for (name, text, place, expected) in [
        (
            "paragraph.md",
            format!("It rained.\n\n{FAULTY}"),
            (2, 20),
            Some(format!("It rained.\n\n<!-- {comment} -->\n\n{FAULTY}")),
        ),
        (
            "item.md",
            format!("- It rained.\n- {FAULTY}- It snowed.\n"),
            (1, 22),
            Some(format!(
                "- It rained.\n- {} <!-- {comment} -->\n- It snowed.\n",
                FAULTY.trim_end()
            )),
        ),
        (
            "page.mdx",
            format!("It rained.\n\n{FAULTY}"),
            (2, 20),
            Some(format!("It rained.\n\n{{/* {comment} */}}\n\n{FAULTY}")),
        ),
        (
            "plain.txt",
            format!("It rained.\n\n{FAULTY}"),
            (2, 20),
            None,
        ),
    ] {
        let address = editor.address(&scratch, name);
        editor.open(&address, "markdown", &text)?;
        assert_eq!(
            rules(&editor.diagnostics(&address, 1)?),
            ["doubled-word"],
            "{name}"
        );
        let actions = editor.actions(&address, place, &json!({ "diagnostics": [] }))?;
        let allow = titled(&actions, "allow doubled-word here, in a comment");
        let Some(expected) = expected else {
            assert!(allow.is_err(), "{name}: plain text has no comments");
            continue;
        };
        let text = edited(&text, &allow?["edit"], &address)?;
        assert_eq!(text, expected);
        editor.change(&address, 2, &json!([{ "text": text }]))?;
        assert_eq!(editor.diagnostics(&address, 2)?, json!([]), "{name}");
    }
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

/// Checks plain text, which has no comments. An entry of the configuration suppresses the rule
/// instead.
fn allowed_by_entry() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "plain.txt");
    editor.open(&address, "plaintext", FAULTY)?;
    let actions = editor.actions(&address, (0, 20), &json!({ "diagnostics": [] }))?;
    let title = "turn doubled-word off in plain.txt alone, in copydesk.toml";
    let edit = &titled(&actions, title)?["edit"]["documentChanges"];
    let entry = "[[overrides]]\nfiles = [\"/plain.txt\"]\nrules.doubled-word = \"off\"\n";
    assert_eq!(edit[1]["edits"][0]["newText"], entry);
    editor.diagnostics(&address, 1)?;
    // With that entry nothing is found in this draft, and other drafts are unaffected.
    fs::write(scratch.path("home/copydesk.toml"), entry)?;
    editor.notify("workspace/didChangeWatchedFiles", &json!({ "changes": [] }))?;
    assert_eq!(editor.diagnostics(&address, 1)?, json!([]));
    let other = editor.address(&scratch, "inner/plain.txt");
    editor.open(&other, "plaintext", FAULTY)?;
    assert_eq!(rules(&editor.diagnostics(&other, 1)?), ["doubled-word"]);
    // A draft that was never saved has no lasting name for an entry.
    editor.open("untitled:Untitled-1", "plaintext", FAULTY)?;
    let actions = editor.actions(
        "untitled:Untitled-1",
        (0, 20),
        &json!({ "diagnostics": [] }),
    )?;
    let is_offered = |it: &Value| it["title"].to_string().contains("alone");
    assert!(
        !actions.is_empty() && !actions.iter().any(is_offered),
        "{actions:?}"
    );
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn turned_off() -> Outcome {
    let ours = "# ours\n[rules]\nrepeated-sentence = \"off\"\n";
    let off = "doubled-word = \"off\"\n";
    let scratch = Scratch::new(&[("home/copydesk.toml", ours)])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let title = "turn doubled-word off in copydesk.toml";
    let context = json!({ "diagnostics": [], "only": ["quickfix"] });
    let address = editor.address(&scratch, "draft.md");
    let file = editor.address(&scratch, "copydesk.toml");
    editor.open(&address, "markdown", FAULTY)?;
    let actions = editor.actions(&address, (0, 20), &context)?;
    let edit = &titled(&actions, title)?["edit"];
    assert_eq!(edited(ours, edit, &file)?, format!("{ours}{off}"));
    // The configuration is open, and its text in the editor differs from the saved text.
    let newer = "[rules]\ndoubled-word = \"error\"\n";
    editor.open(&file, "toml", newer)?;
    let actions = editor.actions(&address, (0, 20), &context)?;
    let edit = &titled(&actions, title)?["edit"];
    assert_eq!(edit["documentChanges"][0]["textDocument"]["version"], 1);
    assert_eq!(edited(newer, edit, &file)?, format!("[rules]\n{off}"));
    // There is no configuration yet.
    fs::remove_file(scratch.path("home/copydesk.toml"))?;
    editor.notify("workspace/didChangeWatchedFiles", &json!({ "changes": [] }))?;
    let actions = editor.actions(&address, (0, 20), &context)?;
    let edit = &titled(&actions, title)?["edit"];
    let created = json!({ "kind": "create", "uri": file });
    assert_eq!(edit["documentChanges"][0], created);
    assert_eq!(
        edit["documentChanges"][1]["edits"][0]["newText"],
        format!("[rules]\n{off}")
    );
    assert_eq!(editor.quit()?.0, Some(0));

    // An editor that cannot create files does not get this action.
    let mut editor = Editor::greet(&scratch, &only_actions(), &Value::Null)?;
    editor.open(&address, "markdown", FAULTY)?;
    let actions = editor.actions(&address, (0, 20), &context)?;
    assert!(titled(&actions, title).is_err(), "{actions:?}");
    titled(&actions, "delete the second “the”")?;
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

/// Returns the capabilities of an editor that only supports actions.
fn only_actions() -> Value {
    let literals = json!({ "codeActionKind": { "valueSet": ["quickfix"] } });
    json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": literals } } })
}

fn all_safe_fixes() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "draft.md");
    let text = format!("{FAULTY}\nIt rained.\n\n{FAULTY}\n{REPEATED}");
    editor.open(&address, "markdown", &text)?;
    let fixed = format!("{CLEAN}\nIt rained.\n\n{CLEAN}\n{REPEATED}");
    let source = |only: &str| json!({ "diagnostics": [], "only": [only] });
    for (context, n_actions) in [
        (source("source.fixAll.copydesk"), 1),
        (source("source.fixAll"), 1),
        (source("source"), 1),
        (source(""), 1),
        (source("source.fix"), 0),
        (source("source.organizeImports"), 0),
        (source("refactor"), 0),
        (json!({ "diagnostics": [], "triggerKind": 1 }), 1),
        (json!({ "diagnostics": [], "triggerKind": 2 }), 0),
    ] {
        let actions = editor.actions(&address, (2, 0), &context)?;
        assert_eq!(actions.len(), n_actions, "{context}");
        if let Some(action) = actions.first() {
            assert_eq!(action["kind"], "source.fixAll.copydesk");
            assert_eq!(edited(&text, &action["edit"], &address)?, fixed);
        }
    }
    editor.change(&address, 2, &json!([{ "text": fixed }]))?;
    let actions = editor.actions(&address, (2, 0), &source("source.fixAll"))?;
    assert_eq!(actions, Vec::<Value>::new());
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

/// A draft with a source, and with a pronoun for this source.
const SOURCES: &str = "Ann Gray said the quay was wet. She said that the council would pay.\n\n\
    # *<b>*\n\nIt rained.\n";

fn hover() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "draft.md");
    editor.open(&address, "markdown", &format!("{FAULTY}\n{SOURCES}"))?;
    for (place, parts) in [
        (
            (0, 20),
            [
                "error doubled-word: “the” is written twice in a row",
                "help: delete one of the two",
                "grade: certain\n- “the” is followed by the same word or words (line 1)",
                "- the first (line 1)",
                "no source is named in this sentence",
            ],
        ),
        (
            (2, 40),
            ["source: She, that is Ann Gray (pronoun), by “said”"; 5],
        ),
        ((6, 3), ["no source is named in this sentence"; 5]),
    ] {
        let hover = editor.about("hover", &address, place)?;
        assert_eq!(hover["contents"]["kind"], "plaintext");
        let text = hover["contents"]["value"].as_str().unwrap_or_default();
        for part in parts {
            assert!(text.contains(part), "{place:?}: {part} is not in {text}");
        }
    }
    // There is no hover between paragraphs.
    assert_eq!(editor.about("hover", &address, (1, 0))?, Value::Null);
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn definitions() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "draft.md");
    editor.open(&address, "markdown", &format!("{REPEATED}\n{SOURCES}"))?;
    for (place, expected) in [
        ((2, 10), Some([0, 0, 72])),
        ((4, 33), Some([4, 0, 8])),
        ((8, 3), None),
    ] {
        let found = editor.about("definition", &address, place)?;
        let found = found.as_array().ok_or("definitions are a list")?.clone();
        assert!(found.iter().all(|it| it["uri"] == address.as_str()));
        let found = super::ranges(&Value::Array(found));
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{place:?}");
    }
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn symbols() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "draft.md");
    editor.open(&address, "markdown", SOURCES)?;
    let symbols = editor.about("documentSymbol", &address, (0, 0))?;
    assert_eq!(symbols.as_array().map(Vec::len), Some(1), "{symbols}");
    let symbol = &symbols[0];
    assert_eq!(
        (&symbol["name"], &symbol["detail"]),
        (&"Ann Gray".into(), &"person".into())
    );
    assert_eq!(
        super::ranges(&json!([{ "range": symbol["selectionRange"] }])),
        [[0, 0, 8]]
    );
    let statements = symbol["children"]
        .as_array()
        .ok_or("a source says something")?;
    let said: Vec<&Value> = statements.iter().map(|it| &it["name"]).collect();
    assert_eq!(said, ["the quay was wet", "that the council would pay"]);
    assert_eq!(editor.quit()?.0, Some(0));

    let mut editor = Editor::greet(&scratch, &json!({}), &Value::Null)?;
    editor.open(&address, "markdown", SOURCES)?;
    let symbols = editor.about("documentSymbol", &address, (0, 0))?;
    assert_eq!(symbols[1]["name"], "that the council would pay");
    assert_eq!(symbols[1]["containerName"], "Ann Gray");
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn hints() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let options = json!({ "inlayHints": true });
    let mut editor = Editor::greet(&scratch, &able(), &options)?;
    let address = editor.address(&scratch, "draft.md");
    editor.open(&address, "markdown", SOURCES)?;
    let start = json!({ "line": 0, "character": 0 });
    for (last, n_hints) in [(9, 1), (0, 1)] {
        let end = json!({ "line": last, "character": 0 });
        let params = json!({
            "textDocument": { "uri": address },
            "range": { "start": start, "end": end },
        });
        let hints = editor.request("textDocument/inlayHint", &params)?;
        assert_eq!(hints.as_array().map(Vec::len), Some(n_hints), "{hints}");
        assert_eq!(hints[0]["label"], "source: Ann Gray");
        assert_eq!(hints[0]["position"], json!({ "line": 0, "character": 68 }));
    }
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}
