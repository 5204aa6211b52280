//! The verb group around a verb: auxiliaries, negation, “to”.

use strum::IntoStaticStr;

use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::MAX_TOKENS_OF_VERB_GROUP;
use crate::english::class::Class;
use crate::syntax::tag::Tag;

/// A verb with the auxiliaries, adverbs and particles on its left.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The first token of the group: an auxiliary, an adverb or the verb itself.
    pub start: usize,
    /// The main verb.
    pub head: usize,
    /// The form of the group.
    pub form: GroupForm,
    /// Whether the group has a modal verb: “would say”.
    pub modal: bool,
    /// Whether the group is negated: “did not say”.
    pub negated: bool,
}

/// The form of a verb group. The file `cue-weights.tsv` has the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum GroupForm {
    /// The active voice: “says”, “has said”, “is saying”. The lexicon has no name for this form.
    #[strum(serialize = "")]
    Active,
    /// The passive voice: “was told”.
    Passive,
    /// A form in -ing without an auxiliary: “saying”.
    Ing,
    /// A past participle without an auxiliary: “a man told to leave”.
    Participle,
    /// An infinitive: “to say”.
    Infinitive,
}

/// Returns the verb group of the verb at token `head`. The group does not begin before token
/// `floor`.
pub fn of(view: &TokenView<'_>, head: usize, floor: usize) -> Group {
    let mut group = Group {
        start: head,
        head,
        form: GroupForm::Active,
        modal: false,
        negated: false,
    };
    let floor = floor.max(head.saturating_sub(MAX_TOKENS_OF_VERB_GROUP));
    let mut seen = Seen::default();
    while floor < group.start {
        let idx = group.start - 1;
        if view.is_quoted(idx) {
            break;
        }
        match view.tag(idx) {
            Tag::Auxiliary => {
                seen.be |= !seen.auxiliary
                    && view.is_of(idx, Class::FormsOfBe)
                    && !(view.word(idx) == "'s" && seen.have);
                seen.have |= view.is_of(idx, Class::FormsOfHave);
                group.modal |= view.is_of(idx, Class::ModalVerbs);
                seen.auxiliary = true;
            }
            Tag::Adverb
                if !view.is_of(idx, Class::InterrogativeAdverbs) && !view.token(idx).capital =>
            {
                group.negated |= view.is_of(idx, Class::Negations);
            }
            Tag::Particle if view.is_of(idx, Class::Negations) => group.negated = true,
            Tag::Particle if view.word(idx) == "to" => seen.to = true,
            tag if seen.to && tag.is_verb() && view.is_of(idx, Class::CatenativeVerbs) => {}
            _ => break,
        }
        group.start = idx;
    }
    group.form = form(view, head, seen);
    // “Went on to say” has a subject as “said” has one. “Has yet to say” reports nothing.
    let is_finite =
        view.tag(group.start).is_finite() && !view.is_of(group.start, Class::FormsOfHave);
    if group.form == GroupForm::Infinitive && is_finite {
        group.form = GroupForm::Active;
    }
    group
}

/// The kinds of words that were found before a verb.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent things to see"
)]
#[derive(Clone, Copy, Default)]
struct Seen {
    auxiliary: bool,
    be: bool,
    have: bool,
    to: bool,
}

fn form(view: &TokenView<'_>, head: usize, seen: Seen) -> GroupForm {
    match view.tag(head) {
        Tag::VerbIng if seen.be => GroupForm::Active,
        Tag::VerbIng => GroupForm::Ing,
        Tag::VerbPast | Tag::VerbParticiple if seen.be => GroupForm::Passive,
        Tag::VerbParticiple if !seen.have && !seen.auxiliary => GroupForm::Participle,
        Tag::VerbBase if seen.to && !seen.auxiliary => GroupForm::Infinitive,
        _ => GroupForm::Active,
    }
}
