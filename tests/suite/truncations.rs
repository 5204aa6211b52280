//! Tests of drafts that end abruptly: every example of every rule is cut after each word, an entry
//! of a lexicon is added, and the draft is checked. Code that looks ahead must not look beyond the
//! end.

use std::sync::Arc;

use copydesk::embedded;
use copydesk::rules::catalog::Catalog;
use copydesk::text::lexicon;
use copydesk::{Config, Document, Linter};
use libtest_mimic::{Failed, Trial};

/// The number of trials that share the work and run in parallel.
const N_TRIALS: usize = 8;

/// The number of bytes before the cut that are kept. Text further away was covered by another cut.
const MAX_CONTEXT: usize = 160;

pub(crate) fn trials() -> Vec<Trial> {
    let texts = Arc::new(texts());
    let trial = |number: usize| {
        let texts = texts.clone();
        let name = format!("truncations::no_cut_draft_is_a_panic_{}", number + 1);
        Trial::test(name, move || {
            let share = texts.iter().skip(number).step_by(N_TRIALS);
            all_are_checked(share.map(String::as_str))
        })
    };
    (0..N_TRIALS).map(trial).collect()
}

/// Returns the cut drafts.
fn texts() -> Vec<String> {
    let entries = entries();
    let mut endings = entries.iter().cycle();
    let mut texts: Vec<String> = Vec::new();
    let Ok(catalog) = Catalog::embedded() else {
        return texts;
    };
    for rule in &catalog.rules {
        for example in rule.bad().iter().chain(rule.good()) {
            let text = &example.text;
            let cuts = text.char_indices().filter(|(at, it)| {
                let after = text[*at + it.len_utf8()..].chars().next();
                it.is_whitespace() && after.is_some_and(|next| !next.is_whitespace())
            });
            for (at, space) in cuts {
                let from = at.saturating_sub(MAX_CONTEXT);
                let start = (from..=at).find(|it| text.is_char_boundary(*it));
                let before = &text[start.unwrap_or(at)..at + space.len_utf8()];
                texts.push(before.trim_end().to_owned());
                let ending = endings.next().map_or("", String::as_str);
                texts.push(format!("{before}{ending}"));
            }
        }
    }
    // Each entry of each lexicon is at the end of a draft that attributes, claims or quotes.
    for entry in &entries {
        for before in ["According to ", "It rose 9%, said ", "“It is so,” "] {
            texts.push(format!("{before}{entry}"));
        }
    }
    texts
}

/// Returns the entries of the English tables. Of a long table, only the first entries are returned.
fn entries() -> Vec<String> {
    const MAX_ENTRIES: usize = 40;
    let tables = embedded::folder("english");
    let entries = tables.iter().flat_map(|file| {
        let entries = lexicon::entries(file.text);
        entries.take(MAX_ENTRIES).filter_map(|it| {
            let entry = it.split('\t').next()?;
            Some(entry.to_owned())
        })
    });
    entries.collect()
}

fn all_are_checked<'t>(texts: impl Iterator<Item = &'t str>) -> Result<(), Failed> {
    let linter = Linter::new(Config::default().profile("all"))?;
    let mut n_texts = 0;
    for text in texts {
        n_texts += 1;
        // A panic is an error of the document.
        if let Err(error) = linter.lint(&Document::new("draft.md", text)) {
            return Err(format!("{error}: {text:?}").into());
        }
    }
    if n_texts < 500 {
        return Err(format!("only {n_texts} drafts were made").into());
    }
    Ok(())
}
