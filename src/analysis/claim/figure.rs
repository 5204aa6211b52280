//! Figures that somebody must have counted or measured: “14% of voters”.

use std::cell::OnceCell;

use crate::analysis::claim::tuning::{
    MAX_TOKENS_OF_GRAVE_NOUN, MAX_TOKENS_OF_MILLIONS, MAX_TOKENS_OF_PEOPLE,
    MAX_TOKENS_OF_PROPORTION, MAX_TOKENS_OF_VAGUELY_COUNTED, MAX_WHOLE_OF_PROPORTION,
    MIN_ESTIMATED_COUNT,
};
use crate::analysis::claim::view::ClaimView;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// A figure, or words that replace a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The figure with the noun that it counts.
    pub span: Span,
    /// Whether words replace a figure: “numerous casualties”.
    pub vague: bool,
}

/// Adds to `found` the figures of the sentence, in reading order.
pub fn find(view: &ClaimView<'_>, found: &mut Vec<Figure>) {
    let view = Figures {
        view,
        changes: OnceCell::new(),
        averages: OnceCell::new(),
    };
    let sentence = view.view.tokens.clone();
    let (mut at, mut is_settled) = (sentence.start, None);
    while at < sentence.end {
        if !view.may_begin(at) {
            at += 1;
            continue;
        }
        let hit = view
            .measured(at)
            .map(|end| (end, false))
            .filter(|_| !*is_settled.get_or_insert_with(|| view.has(Class::PublicRecord)));
        let hit = hit.or_else(|| view.vague(at).map(|end| (end, true)));
        if let Some((end, vague)) = hit {
            let span = view.view.span(view.start(at)..end);
            found.push(Figure { span, vague });
            at = end;
        } else {
            at += 1;
        }
    }
}

/// A sentence, and facts about it that are computed once.
struct Figures<'v, 'a> {
    view: &'v ClaimView<'a>,
    /// Whether the sentence has words for a change or a comparison.
    changes: OnceCell<bool>,
    /// Whether the sentence has words for an average.
    averages: OnceCell<bool>,
}

/// The classes of words with which figures begin, besides numbers in digits.
const BEGINNINGS: ClassSet = ClassSet::of(&[
    Class::Fractions,
    Class::Majorities,
    Class::MultiplyingVerbs,
    Class::Numerals,
    Class::UncountedMagnitudes,
    Class::VagueMagnitudes,
]);

impl Figures<'_, '_> {
    /// Says whether a figure may begin at token `at` of the sentence.
    fn may_begin(&self, at: usize) -> bool {
        let draft = self.view.draft;
        let token = &draft.tokens[at];
        token.kind == TokenKind::Number || draft.record(token).begins.meets(&BEGINNINGS)
    }

    fn word(&self, at: usize) -> &str {
        self.view.word(at)
    }

    fn is_number(&self, at: usize) -> bool {
        self.view.is_figure(at) || self.view.has_class(at, Class::Numerals)
    }

    fn has(&self, class: Class) -> bool {
        self.view.find(class).is_some()
    }

    /// Returns the first token of the figure at token `at`. The figure may begin before `at`, with
    /// a currency sign or with “hundreds” in “hundreds of millions”.
    fn start(&self, at: usize) -> usize {
        let tens = self.view.class_before(at, 2, Class::PluralMagnitudes);
        if is_currency(self.view.before(at, 1)) {
            at - 1
        } else if tens && self.view.before(at, 1) == "of" {
            at - 2
        } else {
            at
        }
    }

    /// Finds a figure at token `at` that somebody must have measured, and returns the first token
    /// after the figure.
    fn measured(&self, at: usize) -> Option<usize> {
        if self.is_number(at) {
            let share = self.share(at).or_else(|| self.proportion(at));
            let is_settled = || self.has(Class::SettledSums);
            let sum = share.or_else(|| self.money(at).filter(|_| !is_settled()));
            return sum
                .or_else(|| self.millions(at))
                .or_else(|| self.counted(at))
                .or_else(|| self.fraction(at));
        }
        let is = |class: Class| self.view.has_class(at, class);
        if is(Class::Majorities) {
            self.most(at)
        } else if is(Class::Fractions) {
            self.fraction(at)
        } else if is(Class::MultiplyingVerbs) {
            self.multiplied(at)
        } else if is(Class::UncountedMagnitudes) {
            self.sum_of_money(at)
        } else {
            None
        }
    }

    /// Finds a percentage such as “14%” or “14 percent” at token `at`, and returns the first token
    /// after it. The percentage must count people or be a part of a named whole, or the sentence
    /// must speak of a change.
    fn share(&self, at: usize) -> Option<usize> {
        let end = at + 1 + self.view.entry(Class::PercentWords, at + 1)?;
        if self.word(end) == "of" {
            if let Some(people) = self.people(end + 1) {
                return Some(people);
            }
            // A share of something unnamed is a rule or a price: “10% of them”.
            let vague = |idx: usize| self.view.has_class(idx, Class::UnnamedWholes);
            if self.view.is_plain(end + 1) && !vague(end + 1) && !vague(end + 2) {
                return Some(end);
            }
        }
        // “A 36 percent surtax” is a rate that somebody set. “A 10 percent drop” is a change that
        // somebody measured.
        let article = self.view.class_before(at, 1, Class::RateOpeners);
        let rule = article
            && self.view.tag(end).is_noun()
            && self.view.entry(Class::ChangeWords, end).is_none();
        let changes = || self.has(Class::ChangeWords);
        (!rule && *self.changes.get_or_init(changes)).then_some(end)
    }

    /// Finds a proportion such as “three in five small firms”, “one out of ten voters” or “eight of
    /// 10 avocados” at token `at`. Returns the first token after the phrase.
    fn proportion(&self, at: usize) -> Option<usize> {
        let second = at + 1 + self.view.entry(Class::ProportionWords, at + 1)?;
        let spelled = self.view.has_class(second, Class::Numerals);
        if !self.is_number(second) || !(spelled || self.is_small(second)) {
            return None;
        }
        let round = self.view.has_class(second, Class::RoundWholes);
        let of_whole = round
            .then(|| self.plural(second + 1, MAX_TOKENS_OF_PROPORTION))
            .flatten();
        if self.word(at + 1) == "of" {
            return of_whole;
        }
        self.people(second + 1).or(of_whole)
    }

    /// Says whether the number at token `at` is small enough for a proportion: “10” in “3 in 10”.
    /// In “3 in 2019”, the second number is a year.
    fn is_small(&self, at: usize) -> bool {
        self.word(at)
            .parse::<u32>()
            .is_ok_and(|value| value <= MAX_WHOLE_OF_PROPORTION)
    }

    /// Finds a majority of people such as “most Americans” or “the majority of voters” at token
    /// `at`. Returns the first token after the phrase.
    fn most(&self, at: usize) -> Option<usize> {
        if self.word(at) == "majority" {
            return (self.word(at + 1) == "of").then(|| self.people(at + 2))?;
        }
        // “Most” counts people in a subject, as in “most voters want”, but not in “for most
        // voters”.
        let subject = matches!(self.view.before(at, 1), "" | "," | "“" | ":")
            || self
                .view
                .class_before(at, 1, Class::ContrastiveConjunctions);
        subject.then(|| self.people(at + 1))?
    }

    /// Finds a sum of money at token `at`, such as “$2.3 billion”, or “$300” in a sentence about an
    /// average. Returns the first token after the sum.
    fn money(&self, at: usize) -> Option<usize> {
        let currency = is_currency(self.view.before(at, 1));
        if !self.view.has_class(at + 1, Class::Magnitudes) {
            let average = |idx: usize| self.view.has_class(idx, Class::AverageWords);
            let averages = || self.view.tokens.clone().any(average);
            let averages = currency && *self.averages.get_or_init(averages);
            return averages.then_some(at + 1);
        }
        if self.view.has_class(at + 2, Class::CurrencyNouns) {
            return Some(at + 3);
        }
        // No source is needed for “the $25 billion merger”, which is a name, or for “a $3 million
        // grant”, which is in the accounts.
        let called = self.view.tag(at + 2).is_noun();
        self.people(at + 2)
            .or_else(|| (currency && !called).then_some(at + 2))
    }

    /// Finds a figure such as “9.9 million single mothers” at token `at`, and returns the first
    /// token after the noun. Nobody can count millions of things by looking at them.
    fn millions(&self, at: usize) -> Option<usize> {
        let many = self.view.has_class(at + 1, Class::Magnitudes);
        many.then(|| self.plural(at + 2, MAX_TOKENS_OF_MILLIONS))?
    }

    /// Finds an estimated count such as “more than 10,000 refugees” or “at least 12 arrests”, whose
    /// number is token `at`. Returns the first token after the phrase. Without “at least” or a
    /// similar hedge, only a count of people who died or were harmed is taken.
    fn counted(&self, at: usize) -> Option<usize> {
        if is_currency(self.view.before(at, 1)) {
            return None;
        }
        let number = self.view.whole_number(at);
        let many = number.is_some_and(|number| MIN_ESTIMATED_COUNT <= number);
        if !self.view.is_hedged(at) {
            let people = many.then(|| self.people(at + 1))?;
            return people.filter(|person| self.view.suffers(*person));
        }
        let grave = self
            .view
            .within(Class::GraveNouns, at + 1, MAX_TOKENS_OF_GRAVE_NOUN);
        // In “At least three victims: …”, the words after the colon name the victims.
        let grave = grave.filter(|idx| self.word(*idx) != ":");
        grave.or_else(|| many.then(|| self.people(at + 1))?)
    }

    /// Finds a fraction of people such as “half of voters” or “a third of households”, whose first
    /// word is token `at`. Returns the first token after the phrase.
    fn fraction(&self, at: usize) -> Option<usize> {
        let part = self.word(at) == "half" || self.view.has_class(at, Class::Fractions);
        let ordinal = self.view.class_before(at, 1, Class::FractionDeterminers);
        (part && !ordinal && self.word(at + 1) == "of").then(|| self.people(at + 2))?
    }

    /// Finds a verb of multiplication at token `at`, such as “doubled” in “has doubled” or
    /// “tripled” in “tripled in a decade”. Returns the first token after the verb.
    fn multiplied(&self, at: usize) -> Option<usize> {
        let ends = matches!(self.word(at + 1), "" | "." | "," | ";")
            || self.view.has_class(at + 1, Class::ChangeContinuations);
        let is_past = matches!(self.view.tag(at), Tag::VerbPast | Tag::VerbParticiple);
        let passive = self.view.class_before(at, 1, Class::FormsOfBe);
        (ends && is_past && !passive).then_some(at + 1)
    }

    /// Finds a phrase such as “millions of dollars” at token `at`, and returns the first token
    /// after the phrase. Somebody must have added up such a sum. “Millions of people” is only an
    /// idiom.
    fn sum_of_money(&self, at: usize) -> Option<usize> {
        let money = self.view.has_class(at + 2, Class::CurrencyNouns);
        (self.word(at + 1) == "of" && money).then_some(at + 3)
    }

    /// Finds a noun for people at token `at` or a few words later, and returns the first token
    /// after the noun.
    fn people(&self, at: usize) -> Option<usize> {
        self.view
            .within(Class::PeopleNouns, at, MAX_TOKENS_OF_PEOPLE)
    }

    /// Finds a plural noun within `n` tokens from token `at` on, and returns the first token after
    /// the noun. Returns `None` if the noun is a unit such as “miles”.
    fn plural(&self, at: usize, n: usize) -> Option<usize> {
        let mut words = (at..at + n).take_while(|idx| self.view.is_plain(*idx));
        let noun = words.find(|word| {
            self.word(*word).ends_with('s') && self.view.tag(*word) == Tag::Noun
                || self.view.entry(Class::PeopleNouns, *word).is_some()
        })?;
        let unit = self.view.entry(Class::UnitNouns, noun).is_some();
        (!unit).then_some(noun + 1)
    }

    /// Finds a phrase for an unknown number of grave events at token `at`, such as “numerous
    /// casualties” or “dozens of attacks”. Returns the first token after the phrase.
    fn vague(&self, at: usize) -> Option<usize> {
        let noun = at + self.view.entry(Class::VagueMagnitudes, at)?;
        self.view
            .within(Class::GraveNouns, noun, MAX_TOKENS_OF_VAGUELY_COUNTED)
    }
}

fn is_currency(word: &str) -> bool {
    english::dictionary().is(word, Class::CurrencySigns)
}
