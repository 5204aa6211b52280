//! Directives in comments. A directive is a suppression (`copydesk allow RULE[, RULE]: reason`),
//! the end of the range of a suppression (`copydesk allow-end`), or a comment that is probably
//! meant as one of these two but is written wrongly.

use std::ops::Range;

use crate::rules::catalog::Catalog;
use crate::text::lines::on_one_line;
use crate::text::nearest::nearest;
use crate::text::span::{Place, offset};

/// The first word of a directive.
const TOOL: &str = "copydesk";

/// The text that ends a range.
const END: &str = "copydesk allow-end";

/// Words with which other tools end a range.
const OTHER_ENDS: &[&str] = &[
    "enable",
    "enable-file",
    "on",
    "restore",
    "resume",
    "unignore",
];

/// Words with which other tools suppress findings. The comments `copydesk disable` and `copydesk
/// disable vague-source` are read as wrongly written suppressions, because only the name of a rule,
/// or nothing, follows the word `disable`.
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

/// A comment that addresses copydesk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// A suppression.
    Suppression {
        /// What part of the draft the suppression covers.
        extent: SuppressionExtent,
        /// The rules and groups that the suppression names, at least one.
        names: Vec<RuleName>,
        /// The reason, on one line; `None` if the comment gives no reason.
        reason: Option<String>,
    },
    /// The end of the range of a suppression.
    End {
        /// The place of the words of the directive.
        place: Place,
    },
    /// A comment that is probably meant as a directive but is written wrongly.
    Broken {
        /// The place of the words that are written wrongly.
        place: Place,
        /// The correction: a place and its new text; `None` if it is not clear what is meant.
        edit: Option<(Place, String)>,
    },
}

/// What part of the draft a suppression covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuppressionExtent {
    /// The block to which the comment belongs: `allow`.
    Block,
    /// The whole draft: `allow-file`.
    Draft,
    /// Everything up to the comment that ends the range: `allow-start`.
    Range,
}

impl SuppressionExtent {
    /// Returns the words with which a suppression of this extent begins.
    fn written(self) -> &'static str {
        match self {
            Self::Block => "copydesk allow",
            Self::Draft => "copydesk allow-file",
            Self::Range => "copydesk allow-start",
        }
    }
}

/// A rule or group that a suppression names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleName {
    /// The name as the draft has it.
    pub text: String,
    /// The place of the name in the draft.
    pub place: Place,
}

/// The words with which a directive begins; `start` and `end` are bytes of the comment.
struct Opening {
    start: usize,
    end: usize,
    /// What the suppression covers; `None` if the directive ends a range.
    extent: Option<SuppressionExtent>,
    is_right: bool,
}

/// Says whether the comment `text` ends a range with a word of other tools: `copydesk-enable`.
pub fn ends_other_range(text: &str, catalog: &Catalog) -> bool {
    opening(text, catalog).is_some_and(|opening| opening.extent.is_none() && !opening.is_right)
}

/// Reads the comment `text`, which begins at byte `at` of its draft. Returns `None` if `text` does
/// not begin like a directive. In other tools, `disable` turns rules off until `enable` turns them
/// on. If `has_other_ends` is true, the draft has words such as `enable`, and then `disable` begins
/// a range.
pub fn read(text: &str, at: u32, catalog: &Catalog, has_other_ends: bool) -> Option<Directive> {
    let opening = opening(text, catalog)?;
    let place = |range: Range<usize>| Place::new(at + offset(range.start), at + offset(range.end));
    let broken = |end: usize, edit: Option<(Range<usize>, &str)>| {
        Some(Directive::Broken {
            place: place(opening.start..end),
            edit: edit.map(|(range, text)| (place(range), text.to_owned())),
        })
    };
    let Some(extent) = opening.extent else {
        if opening.is_right {
            return Some(Directive::End {
                place: place(opening.start..opening.end),
            });
        }
        let edit = (opening.start..opening.end, END);
        return broken(opening.end, has_other_ends.then_some(edit));
    };
    let extent = match extent {
        SuppressionExtent::Block
            if !opening.is_right && has_other_ends && is_off(text, &opening) =>
        {
            SuppressionExtent::Range
        }
        extent => extent,
    };
    let (list, reason) = match text[opening.end..].split_once(':') {
        Some((list, reason)) => (list, on_one_line(reason).into_owned()),
        None => (&text[opening.end..], String::new()),
    };
    let reason = Some(reason).filter(|reason| reason.contains(char::is_alphanumeric));
    let pieces = pieces(list, opening.end);
    if pieces.is_empty() {
        return broken(opening.end, None);
    }
    if reason.is_none()
        && let Some(gap) = missing_colon(text, &pieces, catalog)
    {
        let name = &text[gap.clone()];
        let name = format!("{}: ", word(name));
        let is_clear = opening.is_right && !catalog.has_name(word(&text[gap.end..]));
        return broken(text.trim_end().len(), is_clear.then_some((gap, &name)));
    }
    let names = pieces.into_iter().map(|(start, name)| RuleName {
        text: on_one_line(name).into_owned(),
        place: place(start..start + name.len()),
    });
    let names: Vec<RuleName> = names.collect();
    if opening.is_right {
        return Some(Directive::Suppression {
            extent,
            names,
            reason,
        });
    }
    let is_clear = reason.is_some() && names.iter().all(|name| catalog.has_name(&name.text));
    let edit = (opening.start..opening.end, extent.written());
    broken(opening.end, is_clear.then_some(edit))
}

/// If no correction writes the start of a range, removes the corrections that write the end of a
/// range. An end without a start would not be an improvement.
pub fn keep_whole_ranges<'d>(directives: impl Iterator<Item = &'d mut Directive>) {
    let mut ends = Vec::new();
    let mut has_start = false;
    for directive in directives {
        if let Directive::Broken { edit, .. } = directive {
            let written = edit.as_ref().map_or("", |(_, text)| text.as_str());
            has_start |= written == SuppressionExtent::Range.written();
            if written == END {
                ends.push(edit);
            }
        }
    }
    if !has_start {
        for end in ends {
            *end = None;
        }
    }
}

/// Says whether `opening` turns rules off until another comment turns them on again. This is the
/// meaning of `disable` and `off`.
fn is_off(text: &str, opening: &Opening) -> bool {
    let words = &text[opening.start..opening.end];
    words.ends_with("disable") || words.ends_with("off")
}

/// Splits `list`, which begins at byte `at`, at its commas. Returns each piece that is not blank,
/// and the byte where it begins.
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

/// Returns the first words of the comment `text` if they are a directive, or are probably meant as
/// a directive.
fn opening(text: &str, catalog: &Catalog) -> Option<Opening> {
    // A comment in code may have another star at its start.
    let is_lead = |character: char| character.is_whitespace() || character == '*';
    let start = text.len() - text.trim_start_matches(is_lead).len();
    let tool_start = text.len() - past_marks(text).len();
    let tool = text.get(tool_start..tool_start + TOOL.len());
    let is_named = tool.is_some_and(|tool| tool.eq_ignore_ascii_case(TOOL));
    let tool_end = match word(&text[tool_start..]) {
        _ if is_named => tool_start + TOOL.len(),
        word if is_nearly(word, TOOL, 2) => tool_start + word.len(),
        _ => return None,
    };
    let keyword_start = text.len() - past_marks(&text[tool_end..]).len();
    let keyword = word(&text[keyword_start..]);
    let end = keyword_start + keyword.len();
    let is_allow = matches!(
        keyword,
        "allow" | "allow-file" | "allow-start" | "allow-end"
    );
    let is_right = is_allow
        && text[start..].starts_with(TOOL)
        && tool_end < keyword_start
        && text[tool_end..keyword_start].trim().is_empty();
    let plain = keyword.to_ascii_lowercase().replace('_', "-");
    let found = |end, is_right| {
        Some(Opening {
            start,
            end,
            extent: extent(&plain),
            is_right,
        })
    };
    let name = word(past_marks(&text[end..]));
    if is_right {
        // In `copydesk allow: vague-source`, the colon is wrong, because the name of a rule
        // follows.
        let after = text[end..].trim_start().strip_prefix(':');
        return match after.filter(|_| catalog.has_name(name)) {
            Some(after) => found(text.len() - after.len(), false),
            None => found(end, true),
        };
    }
    // If the name of a rule is in the place of `allow`, the comment is certainly meant as a
    // directive.
    if is_named && keyword.contains('-') && catalog.has_name(keyword) {
        return found(text[..keyword_start].trim_end().len(), false);
    }
    let is_slip = plain.starts_with("allow-")
        || ["allow", "allow-file", "allow-start", "allow-end"]
            .iter()
            .any(|keyword| is_nearly(&plain, keyword, keyword.len().div_ceil(6)));
    // Without the name of a rule, a comment such as `copydesk: ignore the old title` may be a note
    // to the desk.
    let is_bare = past_marks(&text[end..]).is_empty();
    let is_borrowed = (OTHER_WORDS.contains(&plain.as_str())
        || OTHER_ENDS.contains(&plain.as_str()))
        && (is_bare || is_nearly_known(name, catalog));
    let is_meant = is_allow || is_named && (is_slip || is_borrowed);
    is_meant.then(|| found(end, false)).flatten()
}

/// Says whether `name` is similar to the name of a rule or group. Short names are excluded, because
/// many short words in ordinary comments are similar to the name of a rule.
fn is_nearly_known(name: &str, catalog: &Catalog) -> bool {
    const MIN_LETTERS: usize = 4;
    MIN_LETTERS <= name.chars().count() && nearest(name, catalog.names()).is_some()
}

/// Returns what a suppression with the keyword `word` covers; `None` for the end of a range.
fn extent(word: &str) -> Option<SuppressionExtent> {
    let is_end = OTHER_ENDS.contains(&word) || is_nearly(word, "allow-end", 1);
    match word {
        _ if is_end => None,
        _ if word.ends_with("file") => Some(SuppressionExtent::Draft),
        "allow-begin" | "allow-range" => Some(SuppressionExtent::Range),
        _ if is_nearly(word, "allow-start", 2) => Some(SuppressionExtent::Range),
        _ => Some(SuppressionExtent::Block),
    }
}

/// Returns `text` from its first letter or digit to its end.
fn past_marks(text: &str) -> &str {
    text.trim_start_matches(|character: char| !character.is_alphanumeric())
}

/// Finds the name of a rule after which a colon is missing, as in `allow vague-source he is known`.
/// The words after the name are probably the reason. Returns the bytes of the name and of the
/// separator after the name.
fn missing_colon(text: &str, pieces: &[(usize, &str)], catalog: &Catalog) -> Option<Range<usize>> {
    let mut pieces = pieces.iter();
    let (at, piece) = pieces.find(|(_, piece)| piece.contains(char::is_whitespace))?;
    let name = word(piece);
    let from = at + name.len();
    let opens = |character: char| {
        character.is_alphanumeric() || matches!(character, '“' | '‘' | '"' | '\'')
    };
    let ahead = piece[name.len()..].find(opens)?;
    let is_apart = text[from..].starts_with(char::is_whitespace);
    (is_apart && catalog.has_name(name)).then_some(*at..from + ahead)
}

/// Returns the first word of `text`. Hyphens and underscores belong to a word.
fn word(text: &str) -> &str {
    let ends =
        |character: char| !character.is_alphanumeric() && character != '-' && character != '_';
    text[..text.find(ends).unwrap_or(text.len())].trim_end_matches('-')
}

/// Says whether `typed` differs from `word` by at most `most` typing errors.
fn is_nearly(typed: &str, word: &str, most: usize) -> bool {
    let is_near = typed.len().abs_diff(word.len()) <= most;
    is_near && strsim::osa_distance(&typed.to_ascii_lowercase(), word) <= most
}
