//! Tests with editors that break the protocol, disappear, write faster than the server reads, or
//! open very long drafts.

use std::fmt::Write as _;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::lsp::editor::{Editor, able};
use crate::lsp::{Outcome, ranges, rules};
use crate::scratch::{FAULTY, Scratch};

pub(super) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("lsp::a_session_has_its_order", a_session_has_its_order),
        Trial::test("lsp::what_is_no_message_is_answered", no_message),
        Trial::test("lsp::what_is_unknown_is_answered", unknown),
        Trial::test("lsp::a_stream_of_something_else_ends_it", something_else),
        Trial::test("lsp::an_editor_that_is_gone_ends_it", gone),
        Trial::test("lsp::the_last_question_is_answered", last_question),
        Trial::test("lsp::a_flood_of_changes_leaves_the_last_text", flood),
        Trial::test("lsp::a_long_draft_blocks_no_other", a_long_draft),
        Trial::test("lsp::a_request_is_cancelled", cancelled),
    ]
}

fn a_session_has_its_order() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::start(&scratch)?;
    // Before initialization the server does nothing.
    let id = editor.ask("textDocument/hover", &json!({}))?;
    assert_eq!(editor.answer(id)?["error"]["code"], -32002);
    let address = editor.address(&scratch, "draft.md");
    editor.open(&address, "markdown", FAULTY)?;
    let id = editor.ask("initialize", &json!({ "capabilities": 3 }))?;
    assert_eq!(editor.answer(id)?["error"]["code"], -32602);
    editor.request("initialize", &json!({ "capabilities": {} }))?;
    let id = editor.ask("initialize", &json!({ "capabilities": {} }))?;
    assert_eq!(editor.answer(id)?["error"]["code"], -32600);
    assert!(!editor.has_unread(|it| it["method"] == "textDocument/publishDiagnostics"));
    editor.open(&address, "markdown", FAULTY)?;
    assert_eq!(rules(&editor.marks(&address)?), ["doubled-word"]);
    // After shutdown the server does nothing.
    editor.request("shutdown", &Value::Null)?;
    let id = editor.ask("shutdown", &Value::Null)?;
    assert_eq!(editor.answer(id)?["error"]["code"], -32600);
    editor.notify("exit", &Value::Null)?;
    assert_eq!(editor.end()?, (Some(0), String::new()));
    // The editor exits without a shutdown.
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    editor.notify("exit", &Value::Null)?;
    assert_eq!(editor.end()?, (Some(1), String::new()));
    Ok(())
}

fn no_message() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "draft.md");
    for (text, code) in [
        ("{\"method\":", -32700),
        ("", -32700),
        ("\u{1b}[31m", -32700),
        ("[]", -32600),
        ("{\"id\":7}", -32600),
        ("\"hello\"", -32600),
    ] {
        editor.send_text(text)?;
        let answer = editor.next("an error", |it| {
            it["id"].is_null() && it["error"].is_object()
        })?;
        assert_eq!(answer["error"]["code"], code, "{text}");
    }
    editor.open(&address, "markdown", FAULTY)?;
    assert_eq!(rules(&editor.diagnostics(&address, 1)?), ["doubled-word"]);
    assert_eq!(editor.quit()?, (Some(0), String::new()));
    Ok(())
}

fn unknown() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "draft.md");
    let about = json!({ "textDocument": { "uri": address } });
    for (method, params, code) in [
        ("textDocument/rename", &about, -32601),
        ("$/made-up", &about, -32601),
        ("textDocument/hover", &about, -32602),
        ("textDocument/codeAction", &Value::Null, -32602),
    ] {
        let id = editor.ask(method, params)?;
        assert_eq!(editor.answer(id)?["error"]["code"], code, "{method}");
    }
    // The document is not open.
    assert_eq!(editor.about("hover", &address, (0, 0))?, Value::Null);
    editor.change(&address, 2, &json!([{ "text": FAULTY }]))?;
    editor.notify("textDocument/didClose", &about)?;
    editor.notify("textDocument/didSave", &about)?;
    for (method, params) in [
        ("textDocument/didOpen", json!({ "textDocument": 1 })),
        ("textDocument/didChange", Value::Null),
        ("made/up", json!([1])),
        ("$/cancelRequest", json!({ "id": 12345 })),
    ] {
        editor.notify(method, &params)?;
    }
    // These addresses are not addresses of files.
    editor.open("git:/srv/draft.md?{}", "markdown", FAULTY)?;
    editor.open("", "markdown", FAULTY)?;
    editor.open(&address, "markdown", FAULTY)?;
    assert_eq!(rules(&editor.diagnostics(&address, 1)?), ["doubled-word"]);
    assert!(!editor.has_unread(|it| it["params"]["uri"] == "git:/srv/draft.md?{}"));
    // These positions do not exist.
    assert_eq!(editor.about("hover", &address, (900, 900))?, Value::Null);
    let far = json!({ "line": 4_294_967_295_u32, "character": 4_294_967_295_u32 });
    let range = json!({ "start": far, "end": { "line": 0, "character": 0 } });
    editor.change(
        &address,
        2,
        &json!([{ "range": range, "text": "It is is late.\n" }]),
    )?;
    assert_eq!(ranges(&editor.diagnostics(&address, 2)?), [[0, 6, 8]]);
    assert_eq!(editor.quit()?, (Some(0), String::new()));
    Ok(())
}

fn something_else() -> Outcome {
    let scratch = Scratch::new(&[])?;
    for bytes in [
        &b"hello\r\n"[..],
        b"Content-Length: many\r\n\r\n{}",
        b"Content-Length: 9999999999999\r\n\r\n{}",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        &[0xff; 5000],
    ] {
        let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
        editor.send_bytes(bytes)?;
        let (code, complaint) = editor.end()?;
        assert_eq!(code, Some(2));
        assert!(complaint.starts_with("error: "), "{complaint}");
    }
    Ok(())
}

fn gone() -> Outcome {
    let scratch = Scratch::new(&[])?;
    for last in ["", "Content-Length: 90\r\n\r\n{\"jsonrpc\""] {
        let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
        let address = editor.address(&scratch, "draft.md");
        editor.open(&address, "markdown", FAULTY)?;
        editor.send_bytes(last.as_bytes())?;
        assert_eq!(editor.end()?, (Some(1), String::new()));
    }
    Ok(())
}

/// Checks that a program that closes its output after a question still gets the answer. The server
/// once ended before the answer was written, in one of three sessions.
fn last_question() -> Outcome {
    let scratch = Scratch::new(&[])?;
    for _ in 0..20 {
        let mut editor = Editor::start(&scratch)?;
        let id = editor.ask("initialize", &json!({ "capabilities": {} }))?;
        editor.hang_up();
        assert!(editor.answer(id)?["result"]["capabilities"].is_object());
        assert_eq!(editor.end()?, (Some(1), String::new()));
    }
    Ok(())
}

fn flood() -> Outcome {
    const N_EDITS: i32 = 10_000;
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "draft.md");
    let mut text = FAULTY.repeat(20);
    editor.open(&address, "markdown", &text)?;
    let words = ["It 🌊 rained. ", "The the end. ", "水 ", "é\n\n"];
    for version in 2..=N_EDITS {
        let word = words[usize::try_from(version)? % words.len()];
        let start = json!({ "line": 0, "character": 0 });
        let range = json!({ "start": start, "end": start });
        text.insert_str(0, word);
        editor.change(
            &address,
            version,
            &json!([{ "range": range, "text": word }]),
        )?;
        if version % 100 == 0 {
            // The whole text is removed again.
            let end = json!({ "line": 900_000, "character": 0 });
            let range = json!({ "start": start, "end": end });
            FAULTY.clone_into(&mut text);
            let last = json!([{ "range": range, "text": "" }, { "range": range, "text": text }]);
            editor.change(&address, version, &last)?;
        }
    }
    text.insert_str(0, "🌊 It was was late. ");
    let start = json!({ "line": 0, "character": 0 });
    let range = json!({ "start": start, "end": start });
    let change = json!([{ "range": range, "text": "🌊 It was was late. " }]);
    editor.change(&address, N_EDITS + 1, &change)?;
    let flooded = editor.diagnostics(&address, N_EDITS + 1)?;
    let fresh = editor.address(&scratch, "fresh.md");
    editor.open(&fresh, "markdown", &text)?;
    assert_eq!(ranges(&flooded), ranges(&editor.diagnostics(&fresh, 1)?));
    assert_eq!(ranges(&flooded), [[0, 10, 13], [0, 39, 42]]);
    assert_eq!(editor.quit()?, (Some(0), String::new()));
    Ok(())
}

/// Returns a draft of `n_paragraphs`, all different.
fn long_draft(n_paragraphs: u32) -> String {
    let mut text = String::new();
    for number in 0..n_paragraphs {
        writeln!(
            text,
            "Boat {number} carried {} crates of fish past buoy {} before the evening tide.\n",
            number * 7 % 1013,
            number * 31 % 4099,
        )
        .expect("a string takes any text");
    }
    text
}

fn a_long_draft() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let (long, short) = (
        editor.address(&scratch, "long.md"),
        editor.address(&scratch, "short.md"),
    );
    let text = long_draft(64_000);
    assert!(5_000_000 < text.len(), "{}", text.len());
    editor.open(&long, "markdown", &text)?;
    editor.open(&short, "markdown", FAULTY)?;
    assert_eq!(rules(&editor.diagnostics(&short, 1)?), ["doubled-word"]);
    assert!(!editor.has_unread(|it| it["params"]["uri"] == long.as_str()));
    // The draft can be changed while it is checked.
    let start = json!({ "line": 30_000, "character": 0 });
    let range = json!({ "start": start, "end": start });
    editor.change(
        &long,
        2,
        &json!([{ "range": range, "text": "The the end. " }]),
    )?;
    editor.about("hover", &short, (0, 20))?;
    assert!(!editor.has_unread(|it| it["params"]["uri"] == long.as_str()));
    assert_eq!(editor.quit()?, (Some(0), String::new()));
    Ok(())
}

fn cancelled() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let mut editor = Editor::greet(&scratch, &able(), &Value::Null)?;
    let address = editor.address(&scratch, "long.md");
    editor.open(&address, "markdown", &long_draft(4_000))?;
    let position = json!({ "line": 0, "character": 0 });
    let params = json!({ "textDocument": { "uri": address }, "position": position });
    let id = editor.ask("textDocument/hover", &params)?;
    editor.notify("$/cancelRequest", &json!({ "id": id }))?;
    assert_eq!(editor.answer(id)?["error"]["code"], -32800);
    // A request about a text is not answered with a later text.
    let id = editor.ask("textDocument/hover", &params)?;
    editor.change(&address, 2, &json!([{ "text": FAULTY }]))?;
    assert_eq!(editor.answer(id)?["error"]["code"], -32801);
    assert_eq!(rules(&editor.diagnostics(&address, 2)?), ["doubled-word"]);
    assert_eq!(editor.quit()?, (Some(0), String::new()));
    Ok(())
}
