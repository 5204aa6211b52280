//! The content of an attribution: where it begins and where it ends.

use std::ops::Range;

use crate::analysis::attribution::frame::{self, Complement, Frame, opens_quote};
use crate::analysis::attribution::phrase::left;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_MARKS_BETWEEN_HALVES, MAX_TOKENS_BETWEEN_HALVES, MAX_TOKENS_OF_CONTENT,
    MAX_TOKENS_OF_INLINE_QUOTE,
};
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;

/// Returns the tokens of the content that is the `complement` of a verb. The content ends at the
/// first of the tokens `stops` at the latest. If the clause of the verb depends on a main clause,
/// the content ends at the comma before the main clause.
pub fn after(
    view: &TokenView<'_>,
    complement: Complement,
    sentence: &Range<usize>,
    stops: &[usize],
    dependence: Dependence,
) -> Option<Range<usize>> {
    let start = complement.start;
    if sentence.end <= start {
        return None;
    }
    if complement.frame == Frame::Quote
        && let Some(quote) = view.quote(start)
    {
        let tokens = view.quote_tokens(quote);
        return Some(tokens.start.max(start)..tokens.end);
    }
    let end = clause_end(view, start, sentence, stops);
    let mut end = match complement.frame {
        Frame::That | Frame::Clause => before_joined_clause(view, start, end),
        Frame::Colon => end,
        _ => phrase_end(view, start, end),
    };
    if dependence != Dependence::None {
        end = before_main_clause(view, start, end, dependence);
    }
    let end = match view.quote(end.saturating_sub(1)) {
        // A quotation that continues after the end of the sentence belongs to the content as a
        // whole.
        Some(quote) => end.max(view.quote_tokens(quote).end),
        None => end,
    };
    (start < end).then_some(start..end)
}

/// Whether the clause of a verb depends on a main clause: “While he said so, she left”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dependence {
    /// The clause is a main clause.
    None,
    /// A conjunction such as “while” begins the clause.
    Conjunction,
    /// A relative pronoun is the subject of the verb. The subject of the main clause may precede
    /// the relative clause: “Ann, who said so, left”.
    Relative,
}

/// Returns the token at which a dependent clause ends: the comma before the main clause, or `end`
/// if there is no such comma.
fn before_main_clause(
    view: &TokenView<'_>,
    start: usize,
    end: usize,
    dependence: Dependence,
) -> usize {
    let begins = |idx: usize| {
        let idx = (idx..end)
            .find(|idx| view.tag(*idx) != Tag::Adverb)
            .unwrap_or(idx);
        let is_verb = view.tag(idx).is_finite_or_auxiliary();
        frame::is_clause(view, idx, end) || dependence == Dependence::Relative && is_verb
    };
    let comma = (start + 1..end).find(|idx| {
        view.is_mark(*idx)
            && view.word(*idx) == ","
            && idx + 1 < end
            && !view.is_quoted(idx + 1)
            && begins(idx + 1)
    });
    comma.unwrap_or(end)
}

/// Returns the token at which a complement that is a clause ends. In “said that he knew, and he
/// left”, this is the comma, because another main clause follows the comma. A dash may replace the
/// comma. Returns `end` if no other main clause follows.
fn before_joined_clause(view: &TokenView<'_>, start: usize, end: usize) -> usize {
    let joins = |idx: &usize| {
        let clause = idx + 2;
        clause < end
            && (view.is_mark(*idx) && view.is(*idx, &[",", "-"]) || view.is_dash(*idx))
            && view.tag(idx + 1) == Tag::Coordinator
            && !view.is_quoted(clause)
            && frame::is_clause(view, clause, end)
    };
    (start + 1..end).find(joins).unwrap_or(end)
}

/// Returns the first token after a complement that is not a full clause. The complement ends before
/// the first of these:
/// - an aside: “a gift of the port” in “praised the plan, a gift of the port”;
/// - words that say when, why or with what result: “during a meeting” in “backed the plan during a
///   meeting”;
/// - “and” with another verb or clause: “and has left” in “declined the task and has left”.
fn phrase_end(view: &TokenView<'_>, start: usize, end: usize) -> usize {
    let stops_at = |idx: usize| {
        if view.is_quoted(idx) {
            return false;
        }
        let next = idx + 1;
        match view.tag(idx) {
            Tag::Mark if view.word(idx) == "," => next < end && opens_aside(view, next, end),
            Tag::Mark => view.is_dash(idx),
            Tag::Coordinator => goes_on_elsewhere(view, next, end),
            _ if view.is_of(idx, ADVERBIALS) => true,
            // “As” ends the complement only if a clause follows “as”. In “described the plan as a
            // mistake”, no clause follows.
            _ if view.word(idx) == "as" => next < end && frame::is_clause(view, next, end),
            _ => false,
        }
    };
    (start + 1..end).find(|idx| stops_at(*idx)).unwrap_or(end)
}

/// Says whether an aside begins with token `at`, which follows a comma.
fn opens_aside(view: &TokenView<'_>, at: usize, end: usize) -> bool {
    // A noun phrase after a comma is an apposition, or goes on with a list: “the plan, the budget
    // and the mayor”.
    let is_apposed =
        view.tag(at) == Tag::Determiner && !(at..end).any(|idx| view.tag(idx) == Tag::Coordinator);
    is_apposed
        || view.tag(at) == Tag::VerbIng
        || view.is_of(at, ASIDE_OPENERS)
        || view.tag(at) == Tag::Coordinator && at + 1 < end && view.tag(at + 1).is_finite()
}

/// Says whether the words after a coordinator such as “and” begin with a verb or a clause, so that
/// they do not belong to the complement: “has since left”, “the police warned”. Token `at` follows
/// the coordinator.
fn goes_on_elsewhere(view: &TokenView<'_>, at: usize, end: usize) -> bool {
    let verb = (at..end).find(|idx| view.tag(*idx) != Tag::Adverb);
    verb.is_some_and(|verb| {
        matches!(
            view.tag(verb),
            Tag::VerbPast | Tag::VerbThird | Tag::Auxiliary
        )
    }) || at < end && !view.is_quoted(at) && frame::is_clause(view, at, end)
}

/// Words that end a complement: “because”, “during”.
const ADVERBIALS: ClassSet =
    ClassSet::of(&[Class::AdverbialConjunctions, Class::PeriodPrepositions]);

/// Words that open an aside after a comma: “because”, “whereas”, “whose”.
const ASIDE_OPENERS: ClassSet = ClassSet::of(&[
    Class::AdverbialConjunctions,
    Class::ConditionalOpeners,
    Class::ContrastiveConjunctions,
    Class::FreeRelatives,
    Class::PersonalRelatives,
]);

/// Returns the first token after the clause that begins at token `start`. The clause ends at one of
/// `stops`, at a semicolon or at the end of the sentence. Marks at the end do not belong to the
/// clause.
fn clause_end(
    view: &TokenView<'_>,
    start: usize,
    sentence: &Range<usize>,
    stops: &[usize],
) -> usize {
    let limit = sentence.end.min(start + MAX_TOKENS_OF_CONTENT);
    let stop = stops.iter().copied().find(|idx| start < *idx);
    let mut end = stop.unwrap_or(limit).min(limit);
    if let Some(found) = (start..end).find(|idx| view.is_mark(*idx) && view.word(*idx) == ";") {
        end = found;
    }
    while start < end && view.is_mark(end - 1) && !view.is(end - 1, &[")", "]", "%"]) {
        end -= 1;
    }
    end
}

/// Returns the tokens of the content that ends before token `end`. The content is the quotation
/// that closes right before this token, or the clause that begins at token `begin`. Returns `None`
/// if no words come between `floor` and `end`.
pub fn before(
    view: &TokenView<'_>,
    end: usize,
    floor: usize,
    begin: usize,
) -> Option<Range<usize>> {
    let mut end = end;
    while floor < end && view.is_mark(end - 1) && view.is(end - 1, &[",", "-", "--", "—", "–"])
    {
        end -= 1;
    }
    if end <= floor {
        return None;
    }
    if let Some(quote) = view.quote(end - 1) {
        let tokens = view.quote_tokens(quote);
        // The quotation may begin several sentences earlier. Words before the quotation in the same
        // sentence belong to the content if they form one clause with the quotation.
        if tokens.start <= floor {
            return Some(tokens.start..end);
        }
        let lead = begin.max(floor)..tokens.start;
        let apart = lead.is_empty() || view.is_mark(tokens.start - 1);
        if apart && tokens.len() > MAX_TOKENS_OF_INLINE_QUOTE {
            return Some(tokens.start..end);
        }
    }
    let start = begin.max(floor);
    let mut start = start;
    while start < end
        && (view.is_mark(start) && !view.is(start, &["(", "["])
            || view.tag(start) == Tag::Coordinator)
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Returns the content before and after a parenthetical clause: “…, as Ann said, …”. The clause has
/// the tokens from `start` to `end`.
pub fn around(
    view: &TokenView<'_>,
    start: usize,
    end: usize,
    sentence: &Range<usize>,
) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    parts.extend(before(view, start, sentence.start, sentence.start));
    parts.extend(rest(view, end, sentence));
    parts
}

/// Returns the content that follows a parenthetical clause, such as “as Ann said”, if a comma or a
/// dash at token `end` closes the clause.
pub fn rest(view: &TokenView<'_>, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let start = end + 1;
    let goes_on = start < sentence.end
        && view.is_mark(end)
        && view.is(end, &[",", "—", "–", "-", "--"])
        && !matches!(
            view.tag(start),
            Tag::VerbIng | Tag::VerbParticiple | Tag::Adverb
        )
        && !view.is_of(start, CIRCUMSTANCES);
    if !goes_on {
        return None;
    }
    let end = clause_end(view, start, sentence, &[]);
    (start < end).then_some(start..end)
}

/// Words that still belong to a reporting clause, although they follow a comma: “in” in “she said,
/// in a letter, that”.
const CIRCUMSTANCES: ClassSet = ClassSet::of(&[Class::CircumstanceOpeners, Class::FreeRelatives]);

/// Returns the object that precedes the subject of its verb: “the plan” in “the plan he backed”,
/// “which” in “which he backed”.
pub fn object_before(view: &TokenView<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    if end <= floor {
        return None;
    }
    if view.is_of(end - 1, Class::ThingRelatives) || view.word(end - 1) == "than" {
        return Some(end - 1..end);
    }
    left::before(view, end, floor)
}

/// Returns the second half of a split quotation: “but we fought” in “‘We lost,’ she said, ‘but we
/// fought’”. The second half comes after token `end`. It follows a comma in the same sentence, or
/// is the whole next sentence. Other words may precede the comma: “she said in a letter to the
/// council, ‘but we fought’”.
pub fn split_rest(
    view: &TokenView<'_>,
    end: usize,
    sentence: &Range<usize>,
    block_end: usize,
) -> Option<Range<usize>> {
    let mut at = end;
    while at < block_end && view.is_mark(at) && at < end + MAX_MARKS_BETWEEN_HALVES {
        at += 1;
    }
    if at < block_end && at < sentence.end && opens_quote(view, at) && end < at {
        return view.quote(at).map(|quote| view.quote_tokens(quote));
    }
    let near = sentence.end.min(end + MAX_TOKENS_BETWEEN_HALVES);
    // A further verb may belong to another speaker: “said Ann, and Bob replied, ‘…’”.
    let is_verb = |idx: &usize| !view.is_quoted(*idx) && view.tag(*idx).is_finite_or_auxiliary();
    let verbless = (end..near).find(is_verb).unwrap_or(near);
    let later = (end..verbless)
        .find(|idx| opens_quote(view, *idx) && view.is_mark(idx - 1) && view.word(idx - 1) == ",");
    if let Some(quote) = later.and_then(|idx| view.quote(idx)) {
        return Some(view.quote_tokens(quote));
    }
    let next = sentence.end;
    if block_end <= next || !opens_quote(view, next) {
        return None;
    }
    let quote = view.quote_tokens(view.quote(next)?);
    let last = view.sentence(quote.end - 1);
    // If words follow the quotation, the quotation has a reporting clause of its own.
    let alone = (quote.end..last.end).all(|idx| view.is_mark(idx));
    alone.then_some(quote)
}

#[cfg(test)]
mod tests {
    use crate::analysis::attribution::tests::check;

    #[test]
    fn a_content_ends_before_the_main_clause() {
        check(
            "While she called the lock unsafe and asked for a new one, the council left.",
            &[
                ("she", "called", "the lock unsafe"),
                ("she", "asked", "a new one"),
            ],
        );
        check(
            "Mira Kova, who knew that the dam failed, told the engineers.",
            &[
                ("who", "knew", "that the dam failed"),
                (
                    "Mira Kova, who knew that the dam failed",
                    "told",
                    "the engineers",
                ),
            ],
        );
        check(
            "The council said that the lock is safe, and the boats left.",
            &[("The council", "said", "that the lock is safe")],
        );
    }

    #[test]
    fn a_phrase_ends_before_another_verb_an_aside_and_a_period() {
        check(
            "The firm declined the task and has since left the harbour.",
            &[("The firm", "declined", "the task")],
        );
        check(
            "The council praised the plan, a gift of the port.",
            &[("The council", "praised", "the plan")],
        );
        check(
            "The council backed the plan during a meeting in May.",
            &[("The council", "backed", "the plan")],
        );
    }

    #[test]
    fn other_words_may_precede_the_second_half_of_a_quotation() {
        check(
            "“We lost,” Mira Kova said in a letter to the council, “but we fought.”",
            &[("Mira Kova", "said", "“We lost,” / “but we fought.”")],
        );
    }
}
