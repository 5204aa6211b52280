//! The patterns of all rules of a run, each compiled once, within one budget of memory.

mod screen;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use regex_automata::meta::{BuildError, Config, Regex};
use regex_automata::util::syntax;
use regex_syntax::hir::{Hir, HirKind, Look};

use crate::detect::patterns::screen::LiteralScreen;
use crate::error::Error;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::{Span, offset};

/// The maximum number of bytes that all patterns of a run take. Some 300 patterns with a `\w*`,
/// which stands for all letters of all scripts, or some 1,900 of plain words fit in; the built-in
/// rules have a few.
const BUDGET: usize = 256_000_000;

/// The maximum number of bytes of the program of one pattern, as in the crate `regex`.
const MAX_PATTERN: usize = 10_000_000;

/// How many bytes a search may keep to be fast, for each pattern and thread. With less, patterns
/// with repeats would slow down; with more, hostile ones would take memory while they search.
const CACHE: usize = 128_000;

/// The same for a built-in pattern. The fastest engine is left out where a pattern that knows all
/// letters of all scripts would leave less than a few hundred thousand bytes for its states.
const CACHE_OF_BUILT_IN: usize = 1_000_000;

/// Compiled patterns. Clones share them and their budget.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    shared: Arc<Mutex<Compiled>>,
    /// Whether patterns are known to compile, so that each may wait until it is first looked for.
    are_built_in: bool,
}

/// A pattern, compiled when it is first looked for.
#[derive(Clone, Debug)]
struct Pattern {
    text: Box<str>,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The compiled pattern. A pattern that was not compiled yet is a built-in one; `None` if it
    /// does not compile, which built-in patterns do.
    fn get(&self) -> Option<&Regex> {
        let build = || build(&self.text, BUDGET, Boundaries::Ascii).ok();
        self.compiled.get_or_init(build).as_ref()
    }
}

#[derive(Debug, Default)]
struct Compiled {
    known: HashMap<Box<str>, Regex>,
    n_bytes: usize,
}

/// Patterns that are looked for together.
#[derive(Clone, Debug, Default)]
pub struct PatternSet {
    each: Vec<Pattern>,
    screen: OnceLock<Option<LiteralScreen>>,
}

impl PatternSet {
    /// The matches of the patterns in `sentence`, pattern by pattern. Empty matches are left out.
    pub fn find(&self, draft: &Draft, sentence: &Sentence) -> Vec<Span> {
        self.find_in(draft, sentence.span)
    }

    /// The matches of the patterns in the prose in `within`, pattern by pattern. Empty matches are
    /// left out.
    pub fn find_in(&self, draft: &Draft, within: Span) -> Vec<Span> {
        let numbered = self.find_numbered(draft, within);
        numbered.into_iter().map(|(_, span)| span).collect()
    }

    /// The matches of the patterns in the prose in `within`, each with the number of its pattern,
    /// in ascending order of the numbers. Empty matches are left out.
    pub fn find_numbered(&self, draft: &Draft, within: Span) -> Vec<(usize, Span)> {
        let text = draft.text(within);
        let start = within.start;
        let mut found = Vec::new();
        for idx in self.candidates(text) {
            let Some(regex) = self.each[idx].get() else {
                continue;
            };
            let spans = regex.find_iter(text).map(|matched| {
                Span::new(
                    start + offset(matched.start()),
                    start + offset(matched.end()),
                )
            });
            let spans = spans.filter(|span| !span.is_empty());
            found.extend(spans.map(|span| (idx, span)));
        }
        found
    }

    /// The numbers of the patterns that may match in `text`.
    fn candidates(&self, text: &str) -> Vec<usize> {
        if self.each.is_empty() {
            return Vec::new();
        }
        let screen = self.screen.get_or_init(|| {
            let texts: Vec<&str> = self.each.iter().map(|pattern| &*pattern.text).collect();
            LiteralScreen::new(&texts)
        });
        match screen {
            Some(screen) => screen.candidates(text),
            None => (0..self.each.len()).collect(),
        }
    }
}

impl Patterns {
    /// The patterns `texts`, which see letters in either case.
    ///
    /// # Errors
    ///
    /// Says on one line which of them is no pattern and why, or that it takes more memory than is
    /// left.
    pub fn compile_all(&self, texts: &[String]) -> Result<PatternSet, Error> {
        let pattern = |text: &String| {
            let compiled = self.compile(text);
            compiled.map_err(|error| error.within(&format!("in the pattern `{text}`")))
        };
        Ok(PatternSet {
            each: texts.iter().map(pattern).collect::<Result<Vec<_>, _>>()?,
            screen: OnceLock::new(),
        })
    }

    /// Patterns of which all are known to compile: each is compiled when it is first looked for.
    pub fn built_in() -> Self {
        Self {
            are_built_in: true,
            ..Self::default()
        }
    }

    /// The [`Pattern`] with this `text`, which ignores case.
    ///
    /// # Errors
    ///
    /// Says on one line why the text is no pattern, or that the pattern takes more memory than is
    /// left.
    fn compile(&self, text: &str) -> Result<Pattern, Error> {
        let compiled = if self.are_built_in {
            OnceLock::new()
        } else {
            OnceLock::from(Some(self.regex(text)?))
        };
        let text = text.into();
        Ok(Pattern { text, compiled })
    }

    /// The compiled pattern with this `text`, each made once.
    fn regex(&self, text: &str) -> Result<Regex, Error> {
        // A pattern is added whole or not at all.
        let mut compiled = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = compiled.known.get(text) {
            return Ok(known.clone());
        }
        let left = BUDGET.saturating_sub(compiled.n_bytes);
        let regex = build(text, left, Boundaries::Unicode)?;
        let n_bytes = regex.memory_usage().saturating_add(CACHE);
        if left < n_bytes {
            return Err(exhausted());
        }
        compiled.n_bytes += n_bytes;
        compiled.known.insert(text.into(), regex.clone());
        Ok(regex)
    }
}

/// The letters that the word boundaries of a pattern know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Boundaries {
    /// Those of all scripts, as the documentation of patterns promises. In a text with a character
    /// that is not ASCII, such as a curly quotation mark, the search takes a slower engine.
    Unicode,
    /// ASCII letters, digits and the underscore: enough for the English words of built-in patterns.
    Ascii,
}

/// Compiles the pattern `text` in at most `left` bytes.
fn build(text: &str, left: usize, boundaries: Boundaries) -> Result<Regex, Error> {
    let limit = MAX_PATTERN.min(left);
    let cache = match boundaries {
        Boundaries::Ascii => CACHE_OF_BUILT_IN,
        Boundaries::Unicode => CACHE,
    };
    let config = Config::new()
        .nfa_size_limit(Some(limit))
        .onepass_size_limit(Some(limit / 10))
        .hybrid_cache_capacity(cache);
    let syntax = syntax::Config::new().case_insensitive(true);
    let mut builder = Regex::builder();
    builder.configure(config).syntax(syntax);
    let built = match (boundaries, syntax::parse_with(text, &syntax)) {
        (Boundaries::Ascii, Ok(pattern)) => builder.build_from_hir(&with_ascii_boundaries(pattern)),
        // The builder reads the text again, for its error as well.
        _ => builder.build(text),
    };
    built.map_err(|build_error| match build_error.size_limit() {
        Some(_) if limit < MAX_PATTERN => exhausted(),
        Some(_) => Error::new("the compiled pattern takes more than 10 MB of memory")
            .with_remedy("write fewer repetitions, or [a-z] instead of \\w"),
        None => Error::new(reason(&build_error)),
    })
}

/// `pattern` with word boundaries that know ASCII alone.
fn with_ascii_boundaries(pattern: Hir) -> Hir {
    if !pattern.properties().look_set().contains_word_unicode() {
        return pattern;
    }
    let of_each = |parts: Vec<Hir>| parts.into_iter().map(with_ascii_boundaries).collect();
    match pattern.into_kind() {
        HirKind::Look(Look::WordUnicode) => Hir::look(Look::WordAscii),
        HirKind::Look(look) => Hir::look(look),
        HirKind::Repetition(mut repetition) => {
            repetition.sub = Box::new(with_ascii_boundaries(*repetition.sub));
            Hir::repetition(repetition)
        }
        HirKind::Capture(mut capture) => {
            capture.sub = Box::new(with_ascii_boundaries(*capture.sub));
            Hir::capture(capture)
        }
        HirKind::Concat(parts) => Hir::concat(of_each(parts)),
        HirKind::Alternation(parts) => Hir::alternation(of_each(parts)),
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Class(class) => Hir::class(class),
    }
}

fn exhausted() -> Error {
    let budget = BUDGET / 1_000_000;
    let problem = format!("the patterns of all rules take more than {budget} MB of memory");
    Error::new(problem).with_remedy("write [a-z] instead of \\w, fewer repetitions, or `phrases`")
}

/// Why a pattern is none, on one line: the last, below a drawing of where.
fn reason(problem: &BuildError) -> String {
    let shown = problem.syntax_error().map(ToString::to_string);
    let shown = shown.unwrap_or_else(|| problem.to_string());
    let last = shown.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_patterns_share_a_budget() {
        let patterns = Patterns::default();
        let others = patterns.clone();
        // Each takes some megabytes; the same one costs once.
        let pattern = |number: usize| format!("[\\pL\\pN]{{60}}x{number}");
        for _ in 0..100 {
            assert!(patterns.compile(&pattern(0)).is_ok());
        }
        let fails = |number: &usize| others.compile(&pattern(*number)).is_err();
        let first = (1..100).find(fails).expect("the budget ends");
        let told = others.compile(&pattern(first)).expect_err("it is used up");
        assert!(told.problem().contains("more than 256 MB"), "{told}");
        assert!(Patterns::default().compile(&pattern(first)).is_ok());
    }

    #[test]
    fn a_pattern_that_is_none_is_told_on_one_line() {
        let check = |pattern: &str, expected: &str| {
            let told = Patterns::default().compile(pattern).expect_err(pattern);
            assert_eq!(told.to_string(), expected);
        };
        check("a(", "unclosed group");
        check("[a", "unclosed character class");
    }
}
