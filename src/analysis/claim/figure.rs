//! Figures that somebody must have counted. Knows no sources.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::embedded;
use crate::text::draft::Draft;
use crate::text::lexicon::{Lexicon, entries};
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// A figure, or words in the place of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The figure and what it counts.
    pub span: Span,
    /// Whether it is words in the place of a figure: “numerous casualties”.
    pub vague: bool,
}

struct Lexicons {
    changes: Lexicon,
    people: Lexicon,
    grave: Lexicon,
    magnitudes: FxHashSet<&'static str>,
    vague: Lexicon,
    numerals: FxHashSet<&'static str>,
    settled: Lexicon,
}

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(|| Lexicons {
    changes: Lexicon::parse(embedded::text("lexicons/change-words.txt")),
    people: Lexicon::parse(embedded::text("lexicons/people-nouns.txt")),
    grave: Lexicon::parse(embedded::text("lexicons/grave-nouns.txt")),
    magnitudes: ["million", "billion", "trillion", "bn", "tn"]
        .into_iter()
        .collect(),
    vague: Lexicon::parse(embedded::text("lexicons/vague-magnitudes.txt")),
    numerals: entries(embedded::text("lexicons/numerals.txt")).collect(),
    settled: Lexicon::parse(embedded::text("lexicons/public-record.txt")),
});

/// Adds the figures of `sentence` to `found`, in reading order.
pub fn find(draft: &Draft, sentence: &Sentence, found: &mut Vec<Figure>) {
    let view = View {
        draft,
        sentence,
        lexicons: &LEXICONS,
    };
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let hit = view.measured(at).map(|end| (end, false));
        let hit = hit.or_else(|| view.vague(at).map(|end| (end, true)));
        if let Some((end, vague)) = hit {
            let start = view.start(at);
            let span = Span::new(
                draft.tokens[start].span.start,
                draft.tokens[end - 1].span.end,
            );
            found.push(Figure { span, vague });
            at = end;
        } else {
            at += 1;
        }
    }
}

/// A sentence as this module looks at it.
struct View<'a> {
    draft: &'a Draft,
    sentence: &'a Sentence,
    lexicons: &'static Lexicons,
}

impl View<'_> {
    fn word(&self, at: usize) -> &str {
        let inside = self.sentence.tokens.contains(&at);
        if inside {
            self.draft.word(&self.draft.tokens[at])
        } else {
            ""
        }
    }

    fn is_number(&self, at: usize) -> bool {
        let inside = self.sentence.tokens.contains(&at);
        inside && self.draft.tokens[at].kind == TokenKind::Number
            || self.lexicons.numerals.contains(self.word(at))
    }

    fn has(&self, lexicon: &Lexicon) -> bool {
        let end = self.sentence.tokens.end;
        self.sentence
            .tokens
            .clone()
            .any(|it| lexicon.match_at(self.draft, it, end).is_some())
    }

    /// Where the figure at `at` begins: with its currency sign.
    fn start(&self, at: usize) -> usize {
        let signed = at > self.sentence.tokens.start && is_currency(self.word(at - 1));
        if signed { at - 1 } else { at }
    }

    /// The end of the figure at token `at` that somebody must have measured.
    fn measured(&self, at: usize) -> Option<usize> {
        let share = self
            .share(at)
            .or_else(|| self.proportion(at))
            .or_else(|| self.most(at));
        let figure = share.or_else(|| self.money(at))?;
        (!self.has(&self.lexicons.settled)).then_some(figure)
    }

    /// “14%”, “14 percent”, of something that has changed or of people.
    fn share(&self, at: usize) -> Option<usize> {
        if !self.is_number(at) {
            return None;
        }
        let end = match (self.word(at + 1), self.word(at + 2)) {
            ("%" | "percent", _) => at + 2,
            ("per", "cent") | ("percentage", "point" | "points") => at + 3,
            _ => return None,
        };
        let people = if self.word(end) == "of" {
            self.people(end + 1)
        } else {
            None
        };
        people.or_else(|| self.has(&self.lexicons.changes).then_some(end))
    }

    /// “three in five small firms”, “one out of ten voters”.
    fn proportion(&self, at: usize) -> Option<usize> {
        if !self.is_number(at) {
            return None;
        }
        let second = match (self.word(at + 1), self.word(at + 2)) {
            ("in" | "-in-", _) => at + 2,
            ("out", "of") => at + 3,
            _ => return None,
        };
        let hundred = self.draft.tokens.get(second).map_or(0, |it| it.span.len()) < 9;
        let spelled = self.lexicons.numerals.contains(self.word(second));
        let counted = self.is_number(second) && hundred && (spelled || self.is_small(second));
        if counted {
            self.people(second + 1)
        } else {
            None
        }
    }

    /// Whether the number is no year: “3 in 10”, not “3 in 2019”.
    fn is_small(&self, at: usize) -> bool {
        self.word(at).parse::<u32>().is_ok_and(|it| it <= 1_000)
    }

    /// “most Americans”.
    fn most(&self, at: usize) -> Option<usize> {
        let whole = at == self.sentence.tokens.start || self.word(at.saturating_sub(1)) != "the";
        if self.word(at) == "most" && whole {
            self.people(at + 1)
        } else {
            None
        }
    }

    /// “$2.3 billion”, “3 million people”.
    fn money(&self, at: usize) -> Option<usize> {
        if !self.is_number(at) || !self.lexicons.magnitudes.contains(self.word(at + 1)) {
            return None;
        }
        let currency = at > 0 && is_currency(self.word(at - 1));
        let named = matches!(
            self.word(at + 2),
            "dollars" | "euros" | "pounds" | "euro" | "rupees"
        );
        if named {
            return Some(at + 3);
        }
        self.people(at + 2).or_else(|| currency.then_some(at + 2))
    }

    /// The end of the people that are counted from token `at` on, an adjective or two before them.
    fn people(&self, at: usize) -> Option<usize> {
        let end = self.sentence.tokens.end;
        let mut words = (at..at + 3).take_while(|it| *it < end && self.is_plain(*it));
        words.find_map(|it| Some(it + self.lexicons.people.match_at(self.draft, it, end)?))
    }

    fn is_plain(&self, at: usize) -> bool {
        self.sentence.tokens.contains(&at) && self.draft.tokens[at].kind == TokenKind::Word
    }

    /// “numerous casualties”, “dozens of attacks”: a vague magnitude of something grave.
    fn vague(&self, at: usize) -> Option<usize> {
        let end = self.sentence.tokens.end;
        let n_tokens = self.lexicons.vague.match_at(self.draft, at, end)?;
        let noun = at + n_tokens;
        let grave =
            |it: &usize| *it < end && self.lexicons.grave.match_at(self.draft, *it, end).is_some();
        let found = (noun..noun + 2)
            .take_while(|it| self.is_plain(*it))
            .find(grave)?;
        Some(found + 1)
    }
}

fn is_currency(word: &str) -> bool {
    matches!(word, "$" | "£" | "€" | "¥" | "₹" | "us$" | "a$" | "c$")
}
