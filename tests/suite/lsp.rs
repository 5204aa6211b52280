//! Tests of the language server as editors use it: each test talks to the built command.

mod editor;
mod features;
mod robustness;
mod workspace;

use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};

use crate::lsp::editor::{Editor, able};
use crate::scratch::{FAULTY, Scratch};

type Outcome = Result<(), Failed>;

/// A draft in which each line has a doubled word, after emoji, CJK, tabs and combining marks.
const MIXED: &str = "The 🌊🌊 ferry left the the harbour.\n\
    \n\
    渡船 left 水水 in in the rain.\n\
    \n\
    - \tA tab\tstood at at the quay.\n\
    - The cafe\u{301} is full of of people.\n";

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("lsp::diagnostics_are_at_their_places", || places(MIXED)),
        Trial::test("lsp::diagnostics_are_at_their_places_behind_crlf", || {
            places(&MIXED.replace('\n', "\r\n"))
        }),
        Trial::test(
            "lsp::diagnostics_follow_changes",
            diagnostics_follow_changes,
        ),
        Trial::test("lsp::diagnostics_name_other_places", other_places),
        Trial::test("lsp::diagnostics_are_pulled", diagnostics_are_pulled),
        Trial::test("lsp::settings_are_those_of_the_folder", settings_of_folders),
        Trial::test("lsp::a_baseline_accepts_what_it_has", baseline),
        Trial::test("lsp::a_broken_configuration_is_told", broken_configuration),
        Trial::test("lsp::drafts_without_a_name_are_checked", unnamed_drafts),
        Trial::test("lsp::options_are_read", options_are_read),
    ];
    trials.extend(features::trials());
    trials.extend(robustness::trials());
    trials.extend(workspace::trials());
    trials
}

/// Returns the places of `diagnostics`: line, first and last column.
fn ranges(diagnostics: &Value) -> Vec<[u64; 3]> {
    let diagnostics = diagnostics.as_array().into_iter().flatten();
    let number = |it: &Value| it.as_u64().unwrap_or(u64::MAX);
    let ranges = diagnostics.map(|it| {
        let (start, end) = (&it["range"]["start"], &it["range"]["end"]);
        let columns = [&start["character"], &end["character"]].map(number);
        [number(&start["line"]), columns[0], columns[1]]
    });
    ranges.collect()
}

/// Returns the rules of `diagnostics`.
fn rules(diagnostics: &Value) -> Vec<&str> {
    let diagnostics = diagnostics.as_array().into_iter().flatten();
    diagnostics.filter_map(|it| it["code"].as_str()).collect()
}

fn places(text: &str) -> Outcome {
    type Count = fn(&str) -> usize;
    let units: [(&str, Count); 3] = [
        ("utf-8", str::len),
        ("utf-16", |it| it.encode_utf16().count()),
        ("utf-32", |it| it.chars().count()),
    ];
    for (encoding, count) in units {
        let scratch = Scratch::new(&[])?;
        let mut capabilities = able();
        capabilities["general"]["positionEncodings"] = json!(["utf-7", encoding, "utf-16"]);
        let mut editor = Editor::greet(&scratch, &capabilities, &Value::Null)?;
        assert_eq!(editor.capabilities["positionEncoding"], encoding);
        let address = editor.address(&scratch, "draft.md");
        editor.open(&address, "markdown", text)?;
        let diagnostics = editor.diagnostics(&address, 1)?;
        let lines = text.lines().enumerate();
        let expected = lines.filter_map(|(line, text)| {
            let words = [" the the", " in in", " at at", " of of"];
            let words = words.into_iter().find(|it| text.contains(it))?;
            let end = text.find(words)? + words.len();
            let start = end - (words.len() - 1) / 2;
            let columns = [&text[..start], &text[..end]].map(|it| count(it) as u64);
            Some([line as u64, columns[0], columns[1]])
        });
        assert_eq!(
            ranges(&diagnostics),
            expected.collect::<Vec<_>>(),
            "{encoding}"
        );
        assert_eq!(rules(&diagnostics), ["doubled-word"; 4]);
        // A place from the editor means the same place in the server.
        let [line, start, _] = ranges(&diagnostics)[0];
        let place = (u32::try_from(line)?, u32::try_from(start)?);
        let hover = editor.about("hover", &address, place)?;
        assert_eq!(hover["range"], diagnostics[0]["range"]);
        assert_eq!(editor.quit()?.0, Some(0));
    }
    Ok(())
}

fn diagnostics_follow_changes() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "draft.md");
    editor.open(&address, "markdown", MIXED)?;
    assert_eq!(editor.diagnostics(&address, 1)?[0]["severity"], 1);
    let position = |line: u32, character: u32| json!({ "line": line, "character": character });
    let range = |start: Value, end: Value| json!({ "start": start, "end": end });
    // The first fault, after two emoji, is fixed. A line with a new fault is inserted before it.
    let changes = json!([
        { "range": range(position(0, 23), position(0, 27)), "text": "" },
        { "range": range(position(0, 0), position(0, 0)), "text": "It was was late.\n\n" },
    ]);
    editor.change(&address, 2, &changes)?;
    let found = ranges(&editor.diagnostics(&address, 2)?);
    assert_eq!(found, [[0, 7, 10], [4, 14, 16], [6, 18, 20], [7, 23, 25]]);
    // A change may replace the whole text.
    editor.change(&address, 3, &json!([{ "text": FAULTY }]))?;
    assert_eq!(ranges(&editor.diagnostics(&address, 3)?), [[0, 19, 22]]);
    editor.change(&address, 4, &json!([{ "text": "The ferry left.\n" }]))?;
    assert_eq!(editor.diagnostics(&address, 4)?, json!([]));
    editor.change(&address, 5, &json!([{ "text": FAULTY }]))?;
    editor.diagnostics(&address, 5)?;
    // A closed document has no diagnostics.
    let closed = json!({ "textDocument": { "uri": address } });
    editor.notify("textDocument/didClose", &closed)?;
    assert_eq!(editor.mistakes(&address)?, json!([]));
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

/// Two paragraphs that begin with the same sentence.
pub(super) const REPEATED: &str = "Passengers must book the night crossing at the harbour \
    office before six. The quay was wet.\n\n\
    Passengers must book the night crossing at the harbour office before six. It rained.\n";

fn other_places() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "draft.md");
    editor.open(&address, "markdown", REPEATED)?;
    let found = editor.diagnostics(&address, 1)?;
    assert_eq!(rules(&found), ["repeated-sentence"]);
    assert_eq!(found[0]["severity"], 3);
    let related = &found[0]["relatedInformation"][0];
    assert_eq!(related["message"], "first said here");
    assert_eq!(related["location"]["uri"], address.as_str());
    assert_eq!(related["location"]["range"]["start"]["line"], 0);
    assert_eq!(found[0].get("tags"), None);
    // The diagnostic links to the page of the rule if the address of the book is known.
    let book = option_env!("CARGO_PKG_HOMEPAGE").unwrap_or_default();
    let page = format!(
        "{}/rules/repeated-sentence.html",
        book.trim_end_matches('/')
    );
    let description = (!book.is_empty()).then(|| json!({ "href": page }));
    assert_eq!(found[0].get("codeDescription"), description.as_ref());
    editor.change(&address, 2, &json!([{ "text": FAULTY }]))?;
    // Words that a safe fix deletes are marked as unnecessary.
    assert_eq!(editor.diagnostics(&address, 2)?[0]["tags"], json!([1]));
    assert_eq!(editor.quit()?.0, Some(0));

    // An editor that shows no related places gets them in the message.
    let mut editor = Editor::greet(&scratch, &json!({}), &Value::Null)?;
    assert_eq!(editor.capabilities["positionEncoding"], "utf-16");
    editor.open(&address, "markdown", REPEATED)?;
    let found = editor.marks(&address)?;
    let message = found[0]["message"].as_str().unwrap_or_default();
    assert!(message.ends_with("(first said here: 1:1)"), "{message}");
    assert_eq!(found[0].get("relatedInformation"), None);
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn diagnostics_are_pulled() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut capabilities = able();
    capabilities["textDocument"]["diagnostic"] = json!({});
    capabilities["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    let mut editor = Editor::greet(&scratch, &capabilities, &Value::Null)?;
    let provider = json!({ "interFileDependencies": false, "workspaceDiagnostics": true });
    assert_eq!(editor.capabilities["diagnosticProvider"], provider);
    let address = editor.address(&scratch, "draft.md");
    editor.open(&address, "markdown", FAULTY)?;
    let pull = |editor: &mut Editor, known: &Value| {
        let document = json!({ "uri": address });
        let params = json!({ "textDocument": document, "previousResultId": known });
        editor.request("textDocument/diagnostic", &params)
    };
    let full = pull(&mut editor, &Value::Null)?;
    assert_eq!(full["kind"], "full");
    assert_eq!(ranges(&full["items"]), [[0, 19, 22]]);
    assert_eq!(
        full["items"][0]["relatedInformation"][0]["message"],
        "the first"
    );
    let unchanged = pull(&mut editor, &full["resultId"])?;
    assert_eq!(unchanged["kind"], "unchanged");
    assert_eq!(unchanged["resultId"], full["resultId"]);
    // A request before a change may be answered with the text after the change.
    let params = json!({ "textDocument": { "uri": address } });
    editor.change(&address, 2, &json!([{ "text": REPEATED }]))?;
    let id = editor.ask("textDocument/diagnostic", &params)?;
    editor.change(&address, 3, &json!([{ "text": "The quay is is wet.\n" }]))?;
    let answer = editor.answer(id)?;
    let rules = rules(&answer["result"]["items"]);
    assert!(
        rules == ["doubled-word"] || rules == ["repeated-sentence"],
        "{answer}"
    );
    let full = pull(&mut editor, &full["resultId"])?;
    assert_eq!(ranges(&full["items"]), [[0, 12, 14]]);
    // After a change of the configuration, the editor is asked to refresh.
    std::fs::write(
        scratch.path("home/copydesk.toml"),
        "[rules]\ndoubled-word = \"off\"\n",
    )?;
    editor.notify("workspace/didChangeWatchedFiles", &json!({ "changes": [] }))?;
    editor.next("a refresh", |it| {
        it["method"] == "workspace/diagnostic/refresh"
    })?;
    assert_eq!(pull(&mut editor, &full["resultId"])?["items"], json!([]));
    // No diagnostics were pushed.
    let pushed = |it: &Value| it["method"] == "textDocument/publishDiagnostics";
    assert!(!editor.has_unread(pushed));
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn settings_of_folders() -> Outcome {
    let scratch = Scratch::new(&[
        ("home/a/copydesk.toml", "exclude = [\"old/\"]\n"),
        ("home/b/copydesk.toml", "[rules]\ndoubled-word = \"info\"\n"),
        ("home/c/copydesk.toml", "[rules]\ndoubled-word = \"off\"\n"),
    ])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    for (name, severities) in [
        ("a/draft.md", json!([1])),
        ("a/old/draft.md", json!([])),
        ("b/draft.md", json!([3])),
        ("b/node_modules/draft.md", json!([])),
        ("c/draft.md", json!([])),
        ("c/draft.docx", json!([])),
    ] {
        let address = editor.address(&scratch, name);
        editor.open(&address, "markdown", FAULTY)?;
        let found = editor.diagnostics(&address, 1)?;
        let found = found.as_array().into_iter().flatten();
        let found: Vec<Value> = found.map(|it| it["severity"].clone()).collect();
        assert_eq!(Value::Array(found), severities, "{name}");
    }
    // The path determines the markup: asterisks are no markup in plain text.
    let address = editor.address(&scratch, "a/draft.txt");
    editor.open(
        &address,
        "markdown",
        "The ferry left *the* the harbour.\n\nIt rained.\n",
    )?;
    assert_eq!(editor.diagnostics(&address, 1)?, json!([]));
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn baseline() -> Outcome {
    let scratch = Scratch::new(&[
        ("home/copydesk.toml", "baseline = \"known.toml\"\n"),
        ("home/draft.md", FAULTY),
    ])?;
    let written = scratch
        .command("check --quiet --write-baseline .")
        .output()?;
    assert_eq!(written.status.code(), Some(0), "{written:?}");
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "draft.md");
    editor.open(&address, "markdown", FAULTY)?;
    assert_eq!(editor.diagnostics(&address, 1)?, json!([]));
    let text = format!("{FAULTY}\nIt rained in in the bay.\n");
    editor.change(&address, 2, &json!([{ "text": text }]))?;
    assert_eq!(ranges(&editor.diagnostics(&address, 2)?), [[2, 13, 15]]);
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn broken_configuration() -> Outcome {
    let scratch = Scratch::new(&[("home/copydesk.toml", "# ours\nprofil = \"news\"\n")])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let watched = editor.next("a wish", |it| it["method"] == "client/registerCapability")?;
    let registration = &watched["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    assert!(
        registration["registerOptions"]
            .to_string()
            .contains("**/copydesk.toml")
    );
    let (address, file) = (
        editor.address(&scratch, "draft.md"),
        editor.address(&scratch, "copydesk.toml"),
    );
    editor.open(&address, "markdown", FAULTY)?;
    let mistakes = editor.mistakes(&file)?;
    assert_eq!(ranges(&mistakes)[0][0], 1);
    let message = mistakes[0]["message"].as_str().unwrap_or_default();
    assert!(
        message.contains("profil") && message.contains("profile"),
        "{message}"
    );
    editor.next("a message", |it| it["method"] == "window/showMessage")?;
    assert_eq!(editor.diagnostics(&address, 1)?, json!([]));
    // The file is corrected, and the editor reports the change.
    std::fs::write(scratch.path("home/copydesk.toml"), "profile = \"news\"\n")?;
    editor.notify("workspace/didChangeWatchedFiles", &json!({ "changes": [] }))?;
    assert_eq!(editor.mistakes(&file)?, json!([]));
    assert_eq!(rules(&editor.diagnostics(&address, 1)?), ["doubled-word"]);
    // The file is broken again while it is open, and saved.
    editor.open(&file, "toml", "profile = \"news\"\n")?;
    std::fs::write(scratch.path("home/copydesk.toml"), "[rules\n")?;
    let saved = json!({ "textDocument": { "uri": file } });
    editor.notify("textDocument/didSave", &saved)?;
    assert_eq!(ranges(&editor.mistakes(&file)?)[0][0], 0);
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn unnamed_drafts() -> Outcome {
    let scratch = Scratch::new(&[
        ("home/draft.md", ""),
        (
            "home/later/copydesk.toml",
            "[rules]\ndoubled-word = \"off\"\n",
        ),
    ])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let emphasised = "The ferry left *the* the harbour.\n\nIt rained.\n";
    for (address, language, n_found) in [
        ("untitled:Untitled-1", "markdown", 1),
        ("untitled:Untitled-2", "plaintext", 0),
        ("untitled:Untitled-3", "rust", 0),
    ] {
        editor.open(address, language, emphasised)?;
        let found = editor.diagnostics(address, 1)?;
        assert_eq!(ranges(&found).len(), n_found, "{address} {language}");
    }
    // A draft without a name belongs to the first open folder.
    let folder = |name: &str| json!([{ "uri": editor.address(&scratch, name), "name": name }]);
    let event = json!({ "added": folder("later"), "removed": folder("") });
    let supported = json!({ "supported": true, "changeNotifications": true });
    assert_eq!(
        editor.capabilities["workspace"]["workspaceFolders"],
        supported
    );
    editor.notify(
        "workspace/didChangeWorkspaceFolders",
        &json!({ "event": event }),
    )?;
    editor.open("untitled:Untitled-4", "markdown", FAULTY)?;
    assert_eq!(editor.diagnostics("untitled:Untitled-4", 1)?, json!([]));
    assert_eq!(editor.quit()?.0, Some(0));
    Ok(())
}

fn options_are_read() -> Outcome {
    let scratch = Scratch::new(&[])?;
    for (options, shows_message) in [
        (json!({ "profile": "incoming", "preview": true }), false),
        (json!({ "profile": "no-such-profile" }), true),
        (json!({ "no-such-option": 1 }), true),
    ] {
        let mut editor = Editor::greet(&scratch, &able(), &options)?;
        let address = editor.address(&scratch, "draft.md");
        editor.open(&address, "markdown", FAULTY)?;
        assert_eq!(rules(&editor.diagnostics(&address, 1)?), ["doubled-word"]);
        let has_message = editor.has_unread(|it| it["method"] == "window/showMessage");
        assert_eq!(has_message, shows_message, "{options}");
        assert_eq!(editor.quit()?.0, Some(0));
    }
    Ok(())
}
