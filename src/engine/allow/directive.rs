//! A comment read as an allow: `copydesk allow RULE[, RULE]: reason`. Knows no draft and no
//! finding.

use std::ops::Range;

use crate::rules::catalog::Catalog;
use crate::text::nearest::nearest;
use crate::text::span::{Place, offset};

/// What an allow begins with.
const TOOL: &str = "copydesk";

/// Words that other tools have for it: meant, if a rule is named after them.
const OTHER_WORDS: &[&str] = &[
    "accept",
    "disable",
    "disable-file",
    "disable-line",
    "disable-next",
    "disable-next-line",
    "except",
    "expect",
    "ignore",
    "ignore-file",
    "ignore-line",
    "ignore-next",
    "ignore-next-line",
    "off",
    "permit",
    "skip",
    "skip-file",
    "suppress",
];

/// What a comment that speaks to the check comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// It is an allow.
    Allow {
        /// Whether it is for the whole draft.
        is_for_draft: bool,
        /// What it names: one name at least.
        names: Vec<Name>,
        /// The reason that it gives, on one line.
        reason: Option<String>,
    },
    /// It is meant to be one.
    Broken {
        /// What shows that.
        place: Place,
        /// What would be right, and where; none, if that cannot be known.
        edit: Option<(Place, String)>,
    },
}

/// A name in an allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// The words with which an allow opens, as bytes of a comment.
struct Opening {
    start: usize,
    end: usize,
    is_for_draft: bool,
    is_right: bool,
}

/// What the comment that says `text`, which stands at byte `at` of its draft, is meant to allow; no
/// directive, if it opens neither as an allow nor nearly so.
#[must_use]
pub fn read(text: &str, at: u32, catalog: &Catalog) -> Option<Directive> {
    let opening = opening(text, catalog)?;
    let place = |range: Range<usize>| Place::new(at + offset(range.start), at + offset(range.end));
    let broken = |end: usize, edit: Option<(Range<usize>, &str)>| {
        Some(Directive::Broken {
            place: place(opening.start..end),
            edit: edit.map(|(range, text)| (place(range), text.to_owned())),
        })
    };
    let (list, reason) = match text[opening.end..].split_once(':') {
        Some((list, reason)) => (list, one_line(reason)),
        None => (&text[opening.end..], String::new()),
    };
    let reason = Some(reason).filter(|it| it.contains(char::is_alphanumeric));
    let pieces = pieces(list, opening.end);
    if pieces.is_empty() {
        return broken(opening.end, None);
    }
    if reason.is_none()
        && let Some(gap) = missing_colon(text, &pieces, catalog)
    {
        let name = &text[gap.clone()];
        let name = format!("{}: ", word(name));
        let is_clear = opening.is_right && !catalog.knows(word(&text[gap.end..]));
        return broken(text.trim_end().len(), is_clear.then_some((gap, &name)));
    }
    let names = pieces.into_iter().map(|(start, name)| Name {
        text: one_line(name),
        place: place(start..start + name.len()),
    });
    let names: Vec<Name> = names.collect();
    if opening.is_right {
        return Some(Directive::Allow {
            is_for_draft: opening.is_for_draft,
            names,
            reason,
        });
    }
    let is_clear = reason.is_some() && names.iter().all(|it| catalog.knows(&it.text));
    let right = if opening.is_for_draft {
        "copydesk allow-file"
    } else {
        "copydesk allow"
    };
    let edit = (opening.start..opening.end, right);
    broken(opening.end, is_clear.then_some(edit))
}

/// What commas part in `list`, which stands at byte `at`, and where.
fn pieces(list: &str, at: usize) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let mut at = at;
    for piece in list.split(',') {
        let lead = piece.len() - piece.trim_start().len();
        if !piece.trim().is_empty() {
            pieces.push((at + lead, piece.trim()));
        }
        at += piece.len() + 1;
    }
    pieces
}

/// The words that open the comment `text`, if they are those of an allow, or meant to be.
fn opening(text: &str, catalog: &Catalog) -> Option<Opening> {
    // A comment of code may open with another star.
    let is_lead = |it: char| it.is_whitespace() || it == '*';
    let start = text.len() - text.trim_start_matches(is_lead).len();
    let tool_start = text.len() - past_marks(text).len();
    let tool = text.get(tool_start..tool_start + TOOL.len());
    let is_named = tool.is_some_and(|it| it.eq_ignore_ascii_case(TOOL));
    let tool_end = match word(&text[tool_start..]) {
        _ if is_named => tool_start + TOOL.len(),
        it if is_nearly(it, TOOL, 2) => tool_start + it.len(),
        _ => return None,
    };
    let keyword_start = text.len() - past_marks(&text[tool_end..]).len();
    let keyword = word(&text[keyword_start..]);
    let end = keyword_start + keyword.len();
    let is_allow = matches!(keyword, "allow" | "allow-file");
    let is_right = is_allow
        && text[start..].starts_with(TOOL)
        && tool_end < keyword_start
        && text[tool_end..keyword_start].trim().is_empty();
    let plain = keyword.to_ascii_lowercase().replace('_', "-");
    let found = |end, is_right| {
        Some(Opening {
            start,
            end,
            is_for_draft: plain.ends_with("file"),
            is_right,
        })
    };
    let name = word(past_marks(&text[end..]));
    if is_right {
        // A colon after the word is in the wrong place if a rule's name follows it.
        let after = text[end..].trim_start().strip_prefix(':');
        return match after.filter(|_| catalog.knows(name)) {
            Some(after) => found(text.len() - after.len(), false),
            None => found(end, true),
        };
    }
    // A rule's name where the word should be: nobody writes one by chance.
    if is_named && keyword.contains('-') && catalog.knows(keyword) {
        return found(text[..keyword_start].trim_end().len(), false);
    }
    let is_slip = is_nearly(&plain, "allow", 1) || is_nearly(&plain, "allow-file", 2);
    let is_borrowed =
        OTHER_WORDS.contains(&plain.as_str()) && nearest(name, catalog.names()).is_some();
    let is_meant = is_allow || is_named && (is_slip || is_borrowed);
    is_meant.then(|| found(end, false)).flatten()
}

/// `text` from its first letter or figure on.
fn past_marks(text: &str) -> &str {
    text.trim_start_matches(|it: char| !it.is_alphanumeric())
}

/// A known name that words follow as if they were a reason, and what parts it from them, which is
/// no colon.
fn missing_colon(text: &str, pieces: &[(usize, &str)], catalog: &Catalog) -> Option<Range<usize>> {
    let mut pieces = pieces.iter();
    let (at, piece) = pieces.find(|it| it.1.contains(char::is_whitespace))?;
    let name = word(piece);
    let from = at + name.len();
    let opens = |it: char| it.is_alphanumeric() || matches!(it, '“' | '‘' | '"' | '\'');
    let ahead = piece[name.len()..].find(opens)?;
    let is_apart = text[from..].starts_with(char::is_whitespace);
    (is_apart && catalog.knows(name)).then_some(*at..from + ahead)
}

/// The word that `text` begins with; hyphens and low lines are of it.
fn word(text: &str) -> &str {
    let ends = |it: char| !it.is_alphanumeric() && it != '-' && it != '_';
    text[..text.find(ends).unwrap_or(text.len())].trim_end_matches('-')
}

/// Whether `typed` is `word` but for `most` slips of the hand.
fn is_nearly(typed: &str, word: &str, most: usize) -> bool {
    let is_near = typed.len().abs_diff(word.len()) <= most;
    is_near && strsim::osa_distance(&typed.to_ascii_lowercase(), word) <= most
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
