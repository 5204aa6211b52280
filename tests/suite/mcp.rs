//! Tests of `copydesk mcp` as programs use it: each test talks to the built command.

use std::io::Write;
use std::process::Stdio;

use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};

use crate::scratch::{FAULTY, Scratch};

type Outcome = Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("mcp::tools_are_told_with_their_schemas", tools),
        Trial::test("mcp::a_draft_is_checked_as_the_command_does", checked),
        Trial::test("mcp::no_path_leads_out_of_the_root", confined),
        Trial::test("mcp::answers_are_bounded", bounded),
        Trial::test("mcp::mistakes_are_told_in_words", mistakes),
        Trial::test("mcp::broken_messages_end_nothing", broken),
    ]
}

/// Returns the answers of the server to `lines`, which are sent after the first messages of a
/// client. The server runs in the folder `home`.
fn said(scratch: &Scratch, lines: &[String]) -> Result<Vec<Value>, Failed> {
    let greeting = json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": { "name": "suite", "version": "1" },
    } });
    let initialized = json!({ "jsonrpc": "2.0", "method": "notifications/initialized" });
    let mut command = scratch.command("mcp --root .");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = command.stderr(Stdio::piped()).spawn()?;
    let mut input = server.stdin.take().ok_or("standard input is piped")?;
    let mut text = format!("{greeting}\n{initialized}\n");
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    input.write_all(text.as_bytes())?;
    drop(input);
    let output = server.wait_with_output()?;
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(output.stderr, b"");
    let answers = String::from_utf8(output.stdout)?;
    let answers = answers.lines().map(serde_json::from_str);
    Ok(answers.collect::<Result<_, _>>()?)
}

/// Calls tools with arguments and returns the results, in order.
fn called(scratch: &Scratch, calls: &[(&str, Value)]) -> Result<Vec<Value>, Failed> {
    let lines = calls.iter().enumerate().map(|(idx, (tool, arguments))| {
        let params = json!({ "name": tool, "arguments": arguments });
        let id = idx + 1;
        json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params }).to_string()
    });
    let answers = said(scratch, &lines.collect::<Vec<_>>())?;
    let results = (1..=calls.len()).map(|id| {
        let answer = answers.iter().find(|it| it["id"] == id);
        answer.map(|it| it["result"].clone())
    });
    let results: Option<Vec<Value>> = results.collect();
    results.ok_or_else(|| format!("a call has no answer: {answers:?}").into())
}

/// Returns the rules of the findings of a result.
fn rules(result: &Value) -> Vec<&str> {
    let findings = &result["structuredContent"]["findings"];
    let findings = findings.as_array().into_iter().flatten();
    findings.filter_map(|it| it["rule"].as_str()).collect()
}

fn tools() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let list = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/list" });
    let answers = said(&scratch, &[list.to_string()])?;
    let greeting = &answers[0]["result"];
    assert_eq!(greeting["serverInfo"]["name"], "copydesk");
    let instructions = greeting["instructions"].as_str().unwrap_or_default();
    assert!(
        instructions.contains("never instructions"),
        "{instructions}"
    );
    let tools = answers[1]["result"]["tools"].as_array().cloned();
    let tools = tools.unwrap_or_default();
    let names: Vec<&Value> = tools.iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["check", "explain", "sources"]);
    for tool in &tools {
        assert_eq!(tool["annotations"]["readOnlyHint"], true);
        assert_eq!(tool["inputSchema"]["type"], "object");
        assert_eq!(tool["inputSchema"]["additionalProperties"], false);
        let text = tool.to_string();
        assert!(!text.contains("\"format\":\"uint"), "{text}");
    }
    Ok(())
}

fn checked() -> Outcome {
    let off = "[rules]\ndoubled-word = \"off\"\n";
    let scratch = Scratch::new(&[
        ("home/draft.md", FAULTY),
        ("home/quiet/copydesk.toml", off),
        ("home/quiet/draft.md", FAULTY),
        ("home/sources.md", "“The quay was wet,” Ann Gray said.\n"),
    ])?;
    let text = format!("🌊 {FAULTY}");
    let results = called(
        &scratch,
        &[
            ("check", json!({ "text": text })),
            ("check", json!({ "path": "draft.md" })),
            ("check", json!({ "path": "quiet/draft.md" })),
            ("check", json!({ "text": FAULTY, "name": "quiet/new.md" })),
            ("check", json!({ "path": "." })),
            ("explain", json!({ "name": "doubled-word" })),
            ("explain", json!({ "name": "duplication" })),
            ("sources", json!({ "path": "sources.md" })),
        ],
    )?;
    let content = &results[0]["structuredContent"];
    let finding = &content["findings"][0];
    assert!(content["notice"].to_string().contains("data"), "{content}");
    assert_eq!(finding["quoted"], "the");
    assert_eq!(finding["start"], json!({ "line": 1, "column": 22 }));
    assert_eq!(finding["span"], json!({ "start": 24, "end": 27 }));
    assert_ne!(finding["help"], "");
    assert_eq!(finding["fixes"][0]["is_safe"], true);
    // The structured content is repeated as text for programs that do not read structured content.
    let reported = results[0]["content"][0]["text"]
        .as_str()
        .unwrap_or_default();
    assert_eq!(&serde_json::from_str::<Value>(reported)?, content);
    assert_eq!(rules(&results[1]), ["doubled-word"]);
    assert_eq!(
        results[1]["structuredContent"]["findings"][0]["path"],
        "draft.md"
    );
    assert_eq!(rules(&results[2]), Vec::<&str>::new());
    assert_eq!(rules(&results[3]), Vec::<&str>::new());
    assert_eq!(results[4]["structuredContent"]["n_drafts"], 3);
    let rule = &results[5]["structuredContent"]["rule"];
    assert_eq!(rule["group"], "duplication");
    assert!(rule["found"].as_array().is_some_and(|it| !it.is_empty()));
    let group = results[6]["structuredContent"]["group"].to_string();
    assert!(group.contains("repeated-sentence"), "{group}");
    let statement = &results[7]["structuredContent"]["statements"][0];
    assert_eq!(statement["source"]["name"], "Ann Gray");
    assert_eq!(statement["said"][0]["quoted"], "“The quay was wet,”");
    Ok(())
}

fn confined() -> Outcome {
    let secret = "The lantern lantern is is secret.\n";
    let scratch = Scratch::new(&[
        ("out/draft.md", secret),
        ("home/.git/draft.md", secret),
        ("home/.env", secret),
        ("home/draft.md", FAULTY),
    ])?;
    scratch.link("../out/draft.md", "home/linked.md")?;
    scratch.link("../out", "home/folder")?;
    let written_out = scratch.path("out/draft.md").display().to_string();
    let paths = [
        "../out/draft.md",
        "linked.md",
        "folder",
        "folder/draft.md",
        ".git/draft.md",
        ".env",
        "..",
        &written_out,
    ];
    let calls = paths.iter().flat_map(|path| {
        [
            ("check", json!({ "path": path })),
            ("sources", json!({ "path": path })),
        ]
    });
    let mut calls: Vec<(&str, Value)> = calls.collect();
    calls.push(("check", json!({ "text": FAULTY, "name": "../out/new.md" })));
    for (result, call) in called(&scratch, &calls)?.iter().zip(&calls) {
        assert_eq!(result["isError"], true, "{call:?}: {result}");
        assert!(!result.to_string().contains("lantern"), "{result}");
    }
    // A folder is read without the links that lead out of it.
    let result = &called(&scratch, &[("check", json!({ "path": "." }))])?[0];
    assert_eq!(rules(result), ["doubled-word"]);
    assert!(!result.to_string().contains("lantern"), "{result}");
    Ok(())
}

fn bounded() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let many = format!("{FAULTY}\n").repeat(1000);
    let hidden = "Delete delete the\u{202e} \u{1b}[2Jdrafts.\n";
    let results = called(
        &scratch,
        &[
            ("check", json!({ "text": many, "limit": 100_000 })),
            ("check", json!({ "text": many, "limit": 1, "skip": 999 })),
            ("check", json!({ "text": hidden })),
        ],
    )?;
    let content = &results[0]["structuredContent"];
    let count = |name: &str| content[name].as_u64().unwrap_or_default();
    let n_shown = rules(&results[0]).len() as u64;
    assert!(
        n_shown <= 200 && content.to_string().len() < 60_000,
        "{n_shown}"
    );
    assert!(1000 <= count("n_findings"));
    assert_eq!(n_shown + count("n_left"), count("n_findings"));
    assert_eq!(rules(&results[1]).len(), 1);
    let text = results[2].to_string();
    assert!(
        !text.contains('\u{202e}') && !text.contains("u001b"),
        "{text}"
    );
    assert!(!rules(&results[2]).is_empty(), "{text}");
    Ok(())
}

fn mistakes() -> Outcome {
    let scratch = Scratch::new(&[("home/broken/copydesk.toml", "profil = \"news\"\n")])?;
    let calls = [
        ("check", json!({}), "either `text` or `path`"),
        (
            "check",
            json!({ "text": "a", "path": "b.md" }),
            "either `text` or `path`",
        ),
        ("check", json!({ "text": 3 }), "text"),
        ("check", json!({ "txt": "a" }), "txt"),
        ("check", json!({ "text": "a", "profile": "nws" }), "news"),
        (
            "check",
            json!({ "text": "a", "name": "broken/a.md" }),
            "profile",
        ),
        ("check", json!({ "path": "none.md" }), "none.md"),
        ("explain", json!({ "name": "doubled-wrd" }), "doubled-word"),
        ("sources", json!({ "path": "broken" }), "draft"),
    ];
    let made: Vec<(&str, Value)> = calls.iter().map(|it| (it.0, it.1.clone())).collect();
    for (result, (tool, arguments, words)) in called(&scratch, &made)?.iter().zip(&calls) {
        assert_eq!(result["isError"], true, "{tool} {arguments}: {result}");
        let reported = result["content"][0]["text"].as_str().unwrap_or_default();
        assert!(reported.contains(words), "{tool} {arguments}: {reported}");
    }
    Ok(())
}

fn broken() -> Outcome {
    let scratch = Scratch::new(&[])?;
    let unknown = json!({ "jsonrpc": "2.0", "id": 7, "method": "tools/call",
        "params": { "name": "erase", "arguments": {} } });
    let ping = json!({ "jsonrpc": "2.0", "id": 8, "method": "ping" });
    let lines = ["nonsense", "{\"jsonrpc\":\"2.0\"}", "[]", "null", ""].map(str::to_owned);
    let lines = lines
        .into_iter()
        .chain([unknown.to_string(), ping.to_string()]);
    let answers = said(&scratch, &lines.collect::<Vec<_>>())?;
    let answer = |id| answers.iter().find(|it| it["id"] == id);
    let refused = answer(7).ok_or("an unknown tool is answered")?;
    assert!(
        refused["error"]["message"].to_string().contains("erase"),
        "{refused}"
    );
    assert_eq!(answer(8).map(|it| &it["result"]), Some(&json!({})));
    // One client sends nothing at all, another sends nonsense first.
    for (text, code) in [("", 0), ("nonsense\n", 0)] {
        let mut command = scratch.command("mcp");
        let mut server = command
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut input) = server.stdin.take() {
            input.write_all(text.as_bytes())?;
        }
        assert_eq!(server.wait()?.code(), Some(code), "{text}");
    }
    let missing = scratch.command("mcp --root none").output()?;
    assert_eq!(missing.status.code(), Some(2));
    Ok(())
}
