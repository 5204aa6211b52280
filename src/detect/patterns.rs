//! The patterns of all rules of a run, each compiled once, within one budget of memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use regex_automata::meta::{BuildError, Builder, Config, Regex};
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input};
use regex_syntax::hir::{Hir, HirKind, LookSet};

use crate::error::Error;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::{Span, offset};

/// The most bytes that all patterns of a run take. Some 300 patterns with a `\w*`, which stands for
/// all letters of all scripts, or some 1,900 of plain words fit in; the built-in rules have a few.
const BUDGET: usize = 256_000_000;

/// The most bytes of the program of one pattern, as in the crate `regex`.
const MAX_PATTERN: usize = 10_000_000;

/// How many bytes a search may keep to be fast, for each pattern and thread. With less, patterns
/// with repeats would slow down; with more, hostile ones would take memory while they search.
const CACHE: usize = 128_000;

/// How many bytes a search for several patterns at once may keep, for each thread. The fast engine
/// refuses to work with less than a few times what its automaton takes, and that of thirty patterns
/// takes a hundred thousand bytes; the engine that is left then is five hundred times slower.
const CACHE_OF_SEVERAL: usize = 1_000_000;

/// Compiled patterns. Clones share them and their budget.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    shared: Arc<Mutex<Compiled>>,
    /// Whether patterns are known to compile, so that each may wait until it is first looked for.
    are_built_in: bool,
}

/// A pattern that matches where its text does; where it has several texts, in every text that one of
/// them matches in, and in few others.
#[derive(Clone, Debug)]
struct Pattern {
    texts: Vec<Box<str>>,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The compiled pattern; none if it does not compile, which built-in ones do.
    fn get(&self) -> Option<&Regex> {
        let compiled = self.compiled.get_or_init(|| {
            let texts: Vec<&str> = self.texts.iter().map(|text| &**text).collect();
            build(&texts, BUDGET).ok()
        });
        compiled.as_ref()
    }
}

#[derive(Debug, Default)]
struct Compiled {
    known: HashMap<Vec<Box<str>>, Regex>,
    n_bytes: usize,
}

/// Patterns that are looked for together.
#[derive(Clone, Debug, Default)]
pub struct PatternSet {
    /// Matches in every text that one of `each` matches in, in one pass; none for fewer than two
    /// patterns.
    any: Option<Pattern>,
    each: Vec<Pattern>,
}

impl PatternSet {
    /// Where the patterns match in `sentence`, pattern by pattern. Empty matches do not count.
    pub fn find(&self, draft: &Draft, sentence: &Sentence) -> Vec<Span> {
        self.find_in(draft, sentence.span)
    }

    /// Whether one of the patterns may match in the prose in `within`; if false, none does.
    pub fn may_match_in(&self, draft: &Draft, within: Span) -> bool {
        let any = self.any.as_ref().and_then(Pattern::get);
        any.is_none_or(|regex| regex.is_match(draft.text(within)))
    }

    /// Where the patterns match from the start of the prose in `within` on, pattern by pattern. Empty
    /// matches do not count.
    pub fn find_at_start(&self, draft: &Draft, within: Span) -> Vec<Span> {
        let input = Input::new(draft.text(within)).anchored(Anchored::Yes);
        let any = self.any.as_ref().and_then(Pattern::get);
        if any.is_some_and(|regex| !regex.is_match(input.clone().earliest(true))) {
            return Vec::new();
        }
        let each = self.each.iter().filter_map(Pattern::get);
        let found = each.filter_map(|regex| regex.search(&input));
        let spans = found.map(|matched| {
            let end = within.start + offset(matched.end());
            Span::new(within.start, end)
        });
        spans.filter(|span| !span.is_empty()).collect()
    }

    /// Where the patterns match in the prose in `within`, pattern by pattern. Empty matches do not
    /// count.
    pub fn find_in(&self, draft: &Draft, within: Span) -> Vec<Span> {
        let text = draft.text(within);
        let any = self.any.as_ref().and_then(Pattern::get);
        if any.is_some_and(|regex| !regex.is_match(text)) {
            return Vec::new();
        }
        let start = within.start;
        let each = self.each.iter().filter_map(Pattern::get);
        let found = each.flat_map(|regex| regex.find_iter(text));
        let spans = found.map(|matched| {
            Span::new(
                start + offset(matched.start()),
                start + offset(matched.end()),
            )
        });
        spans.filter(|span| !span.is_empty()).collect()
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
            let compiled = self.compile(&[text]);
            compiled.map_err(|error| error.within(&format!("pattern `{text}`")))
        };
        let each = texts.iter().map(pattern).collect::<Result<Vec<_>, _>>()?;
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        // Each alone finds the same, only slower.
        let any = (1 < each.len())
            .then(|| self.compile(&texts).ok())
            .flatten();
        Ok(PatternSet { any, each })
    }

    /// Patterns of which all are known to compile: each is compiled when it is first looked for.
    pub fn built_in() -> Self {
        Self {
            are_built_in: true,
            ..Self::default()
        }
    }

    /// The [`Pattern`] of `texts`, which see letters in either case.
    ///
    /// # Errors
    ///
    /// Says on one line why one is no pattern, or that it takes more memory than is left.
    fn compile(&self, texts: &[&str]) -> Result<Pattern, Error> {
        let texts: Vec<Box<str>> = texts.iter().map(|text| (*text).into()).collect();
        let compiled = if self.are_built_in {
            OnceLock::new()
        } else {
            OnceLock::from(Some(self.regex(&texts)?))
        };
        Ok(Pattern { texts, compiled })
    }

    /// The compiled pattern of `texts`, each made once.
    fn regex(&self, texts: &[Box<str>]) -> Result<Regex, Error> {
        // A pattern is added whole or not at all.
        let mut compiled = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = compiled.known.get(texts) {
            return Ok(known.clone());
        }
        let left = BUDGET.saturating_sub(compiled.n_bytes);
        let borrowed: Vec<&str> = texts.iter().map(|text| &**text).collect();
        let regex = build(&borrowed, left)?;
        let n_bytes = regex.memory_usage().saturating_add(cache(&borrowed));
        if left < n_bytes {
            return Err(exhausted());
        }
        compiled.n_bytes += n_bytes;
        compiled.known.insert(texts.to_vec(), regex.clone());
        Ok(regex)
    }
}

/// Compiles `texts` to one [`Pattern`] in at most `left` bytes.
fn build(texts: &[&str], left: usize) -> Result<Regex, Error> {
    let limit = MAX_PATTERN.min(left);
    let config = Config::new()
        .nfa_size_limit(Some(limit))
        .onepass_size_limit(Some(limit / 10))
        .hybrid_cache_capacity(cache(texts));
    let syntax = syntax::Config::new().case_insensitive(true);
    let mut builder = Regex::builder();
    builder.configure(config).syntax(syntax);
    let built = match texts {
        [text] => builder.build(text),
        _ => build_any(&builder, syntax, texts)?,
    };
    built.map_err(|build_error| match build_error.size_limit() {
        Some(_) if limit < MAX_PATTERN => exhausted(),
        Some(_) => Error::new("the compiled pattern takes more than 10 MB of memory")
            .with_remedy("repeat less in it, or write [a-z] for \\w"),
        None => Error::new(reason(&build_error)),
    })
}

/// How many bytes a search for `texts` may keep.
fn cache(texts: &[&str]) -> usize {
    if texts.len() == 1 {
        CACHE
    } else {
        CACHE_OF_SEVERAL
    }
}

/// A pattern that matches in every text that one of `texts` matches in. It asks for no word
/// boundaries: where a text has any character beside ASCII, they take an engine that is a hundred
/// times slower than all others.
fn build_any(
    builder: &Builder,
    syntax: syntax::Config,
    texts: &[&str],
) -> Result<Result<Regex, BuildError>, Error> {
    let mut parsed = Vec::new();
    for text in texts {
        let pattern = syntax::parse_with(text, &syntax);
        let pattern = pattern.map_err(|error| Error::new(error.to_string()))?;
        parsed.push(without_word_boundaries(pattern));
    }
    Ok(builder.build_many_from_hir(&parsed))
}

/// `pattern` without what it asks of word boundaries. It matches wherever `pattern` does.
fn without_word_boundaries(pattern: Hir) -> Hir {
    if !pattern.properties().look_set().contains_word() {
        return pattern;
    }
    match pattern.into_kind() {
        HirKind::Look(look) if LookSet::singleton(look).contains_word() => Hir::empty(),
        HirKind::Look(look) => Hir::look(look),
        HirKind::Repetition(mut repetition) => {
            repetition.sub = Box::new(without_word_boundaries(*repetition.sub));
            Hir::repetition(repetition)
        }
        HirKind::Capture(capture) => without_word_boundaries(*capture.sub),
        HirKind::Concat(parts) => {
            Hir::concat(parts.into_iter().map(without_word_boundaries).collect())
        }
        HirKind::Alternation(parts) => {
            Hir::alternation(parts.into_iter().map(without_word_boundaries).collect())
        }
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Class(class) => Hir::class(class),
    }
}

fn exhausted() -> Error {
    let budget = BUDGET / 1_000_000;
    let problem = format!("the patterns of all rules take more than {budget} MB of memory");
    Error::new(problem).with_remedy("write [a-z] for \\w, repeat less, or give words as `phrases`")
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
            assert!(patterns.compile(&[&pattern(0)]).is_ok());
        }
        let fails = |number: &usize| others.compile(&[&pattern(*number)]).is_err();
        let first = (1..100).find(fails).expect("the budget ends");
        let told = others
            .compile(&[&pattern(first)])
            .expect_err("it is used up");
        assert!(told.problem().contains("more than 256 MB"), "{told}");
        assert!(Patterns::default().compile(&[&pattern(first)]).is_ok());
    }

    #[test]
    fn what_one_pattern_finds_is_found_by_the_pattern_of_all() {
        let texts = [r"\bfoo\b", r"(?:\Bx|^y){2}", r"naïve\b|(\bé)"];
        let build = |texts: &[&str]| super::build(texts, BUDGET).expect("it compiles");
        let any = build(&texts);
        let mut n_found = 0;
        for text in [
            "a foo",
            "éfoo",
            "fooé",
            "axx",
            "yy",
            "naïve é",
            "“foo”",
            "bar",
        ] {
            let is_found = texts.iter().any(|pattern| build(&[pattern]).is_match(text));
            n_found += usize::from(is_found);
            assert!(any.is_match(text) || !is_found, "{text}");
        }
        assert_eq!(n_found, 5);
        assert!(
            !any.is_match("bar"),
            "it passes over what no pattern is about"
        );
    }

    #[test]
    fn a_pattern_that_is_none_is_told_on_one_line() {
        let check = |pattern: &str, expected: &str| {
            let told = Patterns::default().compile(&[pattern]).expect_err(pattern);
            assert_eq!(told.to_string(), expected);
        };
        check("a(", "unclosed group");
        check("[a", "unclosed character class");
    }
}
