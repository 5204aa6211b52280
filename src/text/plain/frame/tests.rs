//! Tests of pasted texts: which text is copy, and which text around the copy is not read.

use crate::text::draft::Draft;
use crate::text::left_out::unread_stretches;
use crate::text::markup::Markup;

/// Checks that the blocks of `source` are `copy`, and that the unread texts are `left_out`, in the
/// form `kind: text`.
#[track_caller]
fn check(source: &str, copy: &[&str], left_out: &[&str]) {
    for ending in ["\n", "\r\n", "\r"] {
        let source = source.replace('\n', ending);
        let draft = Draft::parse(source.clone(), Markup::Plain);
        let blocks = draft.blocks.iter().map(|block| draft.text(block.span));
        assert_eq!(blocks.collect::<Vec<_>>(), copy);
        let found = unread_stretches(&draft).into_iter().map(|other| {
            let text = source[other.place.range()].replace(ending, "|");
            format!("{}: {text}", other.kind)
        });
        assert_eq!(found.collect::<Vec<_>>(), left_out);
    }
}

#[test]
fn a_message_is_its_title_and_its_text() {
    check(
        "From: Jana Roe <jana@example.org>\nTo: desk@example.org\nSubject: The bridge at Kesten\n\
         Date: Mon, 4 May 2026 10:32:11 +0200\n\nThe mayor said the bridge was safe.\n\n-- \nJana Roe\nThe Kesten Post\n",
        &[
            "The bridge at Kesten",
            "The mayor said the bridge was safe.",
        ],
        &[
            "message-header: From: Jana Roe <jana@example.org>",
            "message-header: To: desk@example.org",
            "message-header: Subject:",
            "message-header: Date: Mon, 4 May 2026 10:32:11 +0200",
            "signature: Jana Roe",
            "signature: The Kesten Post",
        ],
    );
}

#[test]
fn quoted_mail_is_no_copy() {
    check(
        "The bridge is closed, she said.\n\nOn Monday, 4 May 2026, Lind Aske\nwrote:\n> Is the bridge closed?\n>\n> Lind\n",
        &["The bridge is closed, she said."],
        &[
            "reply: On Monday, 4 May 2026, Lind Aske",
            "reply: wrote:",
            "reply: Is the bridge closed?",
            "reply: Lind",
        ],
    );
    check(
        "The bridge is closed.\n\n-----Original Message-----\nFrom: Lind Aske\nSent: Monday\n\nIs it closed?\n",
        &["The bridge is closed."],
        &[
            "reply: -----Original Message-----",
            "reply: From: Lind Aske",
            "reply: Sent: Monday",
            "reply: Is it closed?",
        ],
    );
}

#[test]
fn forwarded_mail_is_copy() {
    check(
        "---------- Forwarded message ---------\nFrom: Press office\nSubject: Tide at Kesten\n\nThe tide rose at noon.\n",
        &["Tide at Kesten", "The tide rose at noon."],
        &[
            "message-header: ---------- Forwarded message ---------",
            "message-header: From: Press office",
            "message-header: Subject:",
        ],
    );
}

#[test]
fn a_quotation_in_a_text_that_is_no_mail_is_copy() {
    check(
        "The mayor wrote this:\n\n> The bridge is safe.\n\nShe did not say more.\n",
        &[
            "The mayor wrote this:",
            "The bridge is safe.",
            "She did not say more.",
        ],
        &[],
    );
}

#[test]
fn notes_of_a_desk_are_no_copy() {
    check(
        "BC-EU--Kesten Bridge,2nd Ld-Writethru,410\nEds: Updates with the mayor.\n(Adds reaction, details)\n\n\
         The bridge at Kesten was closed on Monday, the mayor said.\n\n-30-\n",
        &["The bridge at Kesten was closed on Monday, the mayor said."],
        &[
            "desk-note: BC-EU--Kesten Bridge,2nd Ld-Writethru,410",
            "desk-note: Eds: Updates with the mayor.",
            "desk-note: (Adds reaction, details)",
        ],
    );
    check(
        "FOR IMMEDIATE RELEASE\n\nThe bridge is closed.\n\n- ends -\n\nENDS\n\nThe end is near.\n\nEnd\n",
        &["The bridge is closed.", "The end is near.", "End"],
        &[
            "desk-note: FOR IMMEDIATE RELEASE",
            "desk-note: ends -",
            "desk-note: ENDS",
        ],
    );
}

#[test]
fn labels_of_a_desk_are_no_copy() {
    check(
        "BREAKING: The bridge at Kesten is closed.\n\nUPDATE — The mayor has said why.\n\nUpdate: she said no more.\n\nLIVE\n",
        &[
            "The bridge at Kesten is closed.",
            "The mayor has said why.",
            "Update: she said no more.",
            "LIVE",
        ],
        &["desk-note: BREAKING:", "desk-note: UPDATE —"],
    );
}

#[test]
fn times_of_a_chat_are_no_copy() {
    check(
        "[10:32] Jana: The bridge is closed.\n[03/05/2026, 10:33:02] Lind: Who says so?\n[1] A note.\n",
        &[
            "Jana: The bridge is closed.",
            "Lind: Who says so?",
            "[1] A note.",
        ],
        &[],
    );
    check(
        "Jana Roe  10:32 AM\nThe bridge is closed.\n\nLind Aske  10:33 AM\nWho says so?\n",
        &["The bridge is closed.", "Who says so?"],
        &[
            "message-header: Jana Roe  10:32 AM",
            "message-header: Lind Aske  10:33 AM",
        ],
    );
}

#[test]
fn bullets_of_any_shape_are_marks() {
    let copy = ["The tide rose.", "The tide fell."];
    for mark in [
        "-", "*", "•", "–", "—", "→", "✓", "■", "○", "👉", "1.", "(1)", "a)", "(b)", "▸", "➢",
    ] {
        check(
            &format!("{mark} The tide rose.\n{mark} The tide fell.\n"),
            &copy,
            &[],
        );
    }
}

#[test]
fn what_opens_a_line_and_is_no_bullet_stays() {
    for line in [
        "— I never said so.",
        "“So it is.”",
        "£5 was paid.",
        "(so they say)",
        "@jana rose.",
    ] {
        check(&format!("{line}\n"), &[line], &[]);
    }
}
