//! Compiles the patterns of all rules of a run. Each pattern is compiled once, and all share one
//! limit of memory.

mod literal;
mod literal_key;
mod literal_search;
pub mod literals;
mod word_screen;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use regex_automata::meta::{BuildError, Config, Regex};
use regex_automata::nfa::thompson::WhichCaptures;
use regex_automata::util::syntax;
use regex_syntax::hir::{Hir, HirKind, Look};

use crate::detect::patterns::word_screen::{WordScreen, WordsWithKeys};
use crate::error::Error;
use crate::text::block::Block;
use crate::text::draft::Draft;
use crate::text::language::Language;
use crate::text::sentence::Sentence;
use crate::text::span::{Span, offset};

/// The maximum number of bytes that all patterns of a run take. This is enough for about 1,900
/// patterns of plain words. It is enough for about 300 patterns with `\w*`, which matches the
/// letters of all scripts. The built-in rules have far fewer patterns.
const BUDGET: usize = 256_000_000;

/// The maximum number of bytes of one compiled pattern, the same as in the crate `regex`.
const MAX_PATTERN: usize = 10_000_000;

/// The size in bytes of the cache that makes a search fast, for each pattern and thread. With a
/// smaller cache, patterns with repetitions would be slow. With a larger cache, hostile patterns
/// would take much memory during a search.
const CACHE: usize = 128_000;

/// The size in bytes of the search cache for a built-in pattern. The fastest engine is used only if
/// a few hundred thousand bytes are free for its states. A pattern with the letters of all scripts
/// needs more than [`CACHE`] for its states.
const CACHE_OF_BUILT_IN: usize = 1_000_000;

/// Compiled patterns. Clones share the patterns and the budget.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    shared: Arc<Mutex<Compiled>>,
    /// Whether the patterns are built in. Built-in patterns certainly compile, so each is compiled
    /// when it is first needed.
    are_built_in: bool,
}

/// A pattern, which is compiled when it is first needed.
#[derive(Clone, Debug)]
struct Pattern {
    text: Box<str>,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Returns the compiled pattern. A pattern that was not compiled yet is a built-in pattern, and
    /// is compiled now. `None` if the pattern does not compile, which does not happen.
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

/// Patterns that are searched for together.
#[derive(Clone, Debug, Default)]
pub struct PatternSet {
    each: Vec<Pattern>,
    screen: OnceLock<Option<Arc<WordScreen>>>,
}

/// A search for the patterns of a set in one draft.
pub struct PatternSearch<'p> {
    set: &'p PatternSet,
    draft: &'p Draft,
    /// `None` if each pattern may match in every text.
    words: Option<WordsWithKeys<'p>>,
}

impl PatternSearch<'_> {
    /// Returns the matches in `sentence`: first those of the first pattern, then those of the
    /// second, and so on. Empty matches are left out.
    pub fn find_in_sentence(&self, sentence: &Sentence) -> Vec<Span> {
        let found = self.find(
            sentence.tokens.clone(),
            sentence.span,
            0..self.set.each.len(),
        );
        found.into_iter().map(|(_, span)| span).collect()
    }

    /// Returns the matches of the patterns with these `numbers` in `block`, each with the number of
    /// its pattern. The order is that of [`Self::find_in_sentence`].
    pub fn find_numbered(&self, block: &Block, numbers: Range<usize>) -> Vec<(usize, Span)> {
        if block.language == Language::ENGLISH {
            self.find(block.tokens.clone(), block.span, numbers)
        } else {
            // Blocks in other languages have no tokens.
            self.set.matches(numbers, self.draft, block.span)
        }
    }

    /// Returns the matches of the patterns with these `numbers` in the tokens `tokens`, which have
    /// the span `within`.
    fn find(
        &self,
        tokens: Range<usize>,
        within: Span,
        numbers: Range<usize>,
    ) -> Vec<(usize, Span)> {
        let Some(words) = &self.words else {
            return self.set.matches(numbers, self.draft, within);
        };
        let candidates = words.candidates(tokens, within);
        let wanted = candidates
            .into_iter()
            .filter(|number| numbers.contains(number));
        self.set.matches(wanted, self.draft, within)
    }
}

impl PatternSet {
    /// Prepares a search in `draft`. The words of the draft are searched once for the literals that
    /// the patterns require.
    pub fn over<'p>(&'p self, draft: &'p Draft) -> PatternSearch<'p> {
        let screen = self.screen.get_or_init(|| {
            let texts: Vec<&str> = self.each.iter().map(|pattern| &*pattern.text).collect();
            WordScreen::new(&texts).map(Arc::new)
        });
        PatternSearch {
            set: self,
            draft,
            words: screen.as_ref().map(|screen| screen.over(draft)),
        }
    }

    /// Returns the matches of the patterns with the numbers `candidates` in the prose of `draft` at
    /// `within`, with these numbers. Empty matches are left out.
    fn matches(
        &self,
        candidates: impl IntoIterator<Item = usize>,
        draft: &Draft,
        within: Span,
    ) -> Vec<(usize, Span)> {
        let (text, start) = (draft.text(within), within.start);
        let mut found = Vec::new();
        for idx in candidates {
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
}

impl Patterns {
    /// Compiles the patterns `texts`. The patterns ignore letter case.
    ///
    /// # Errors
    ///
    /// Returns an error if a pattern is invalid, or if the patterns take too much memory. The error
    /// is one line and names the pattern.
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

    /// Returns an empty collection for built-in patterns. Built-in patterns certainly compile, so
    /// each pattern is compiled when it is first needed.
    pub fn built_in() -> Self {
        Self {
            are_built_in: true,
            ..Self::default()
        }
    }

    /// Returns the [`Pattern`] with the text `text`. The pattern ignores letter case.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not a valid pattern, or if this pattern and the patterns
    /// compiled before take too much memory. The error is one line.
    fn compile(&self, text: &str) -> Result<Pattern, Error> {
        let compiled = if self.are_built_in {
            OnceLock::new()
        } else {
            OnceLock::from(Some(self.regex(text)?))
        };
        let text = text.into();
        Ok(Pattern { text, compiled })
    }

    /// Returns the compiled pattern with the text `text`. Equal texts are compiled once.
    fn regex(&self, text: &str) -> Result<Regex, Error> {
        // A panic of another thread leaves the collection valid, because a pattern is added
        // completely or not at all.
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

/// Which characters count as letters at the word boundaries (`\b`) of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Boundaries {
    /// Letters of all scripts, as the documentation of patterns promises. If the text contains a
    /// character that is not ASCII, such as a curly quotation mark, a slower engine is used.
    Unicode,
    /// ASCII letters, digits and the underscore. They are enough for built-in patterns, whose words
    /// are English.
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
        .hybrid_cache_capacity(cache)
        .which_captures(WhichCaptures::Implicit);
    let config = match boundaries {
        // Most texts in which a built-in pattern is tried have its literals. To look for literals
        // once more would take longer than to match.
        Boundaries::Ascii => config.onepass(false).auto_prefilter(false),
        Boundaries::Unicode => config,
    };
    let syntax = syntax::Config::new().case_insensitive(true);
    let mut builder = Regex::builder();
    builder.configure(config).syntax(syntax);
    let built = match (boundaries, syntax::parse_with(text, &syntax)) {
        (Boundaries::Ascii, Ok(pattern)) => builder.build_from_hir(&with_ascii_boundaries(pattern)),
        // The builder parses the text again, and returns the error if the text is invalid.
        _ => builder.build(text),
    };
    built.map_err(|build_error| match build_error.size_limit() {
        Some(_) if limit < MAX_PATTERN => exhausted(),
        Some(_) => Error::new("the compiled pattern takes more than 10 MB of memory")
            .with_remedy("write fewer repetitions, or [a-z] instead of \\w"),
        None => Error::new(reason(&build_error)),
    })
}

/// Returns `pattern` with word boundaries that treat only ASCII characters as letters.
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

/// Returns why a pattern is invalid. The reason is the last line of the error message. The lines
/// above it show where the mistake is.
fn reason(problem: &BuildError) -> String {
    let shown = problem.syntax_error().map(ToString::to_string);
    let shown = shown.unwrap_or_else(|| problem.to_string());
    let last = shown.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").to_lowercase()
}

#[cfg(test)]
mod tests;
