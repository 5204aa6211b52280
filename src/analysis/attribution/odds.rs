//! How likely a verb is to attribute: its figures and the odds of what stands around it.
//!
//! Knows no texts.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::attribution::candidate::Candidate;
use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::group::Form;
use crate::analysis::attribution::kind;
use crate::analysis::attribution::scene::Scene;
use crate::analysis::attribution::subject::Subject;
use crate::analysis::tag::Tag;
use crate::embedded;
use crate::text::lexicon;

/// The odds of `cue-odds.tsv`, as natural logarithms.
static ODDS: LazyLock<FxHashMap<String, f32>> = LazyLock::new(|| {
    let rows = lexicon::table(embedded::text("lexicons/cue-odds.tsv"));
    rows.into_iter()
        .filter_map(|(name, value)| Some((name, value.parse::<f32>().ok()? / 10.0)))
        .collect()
});

/// Prepositions that have a frame of their own.
const PREPOSITIONS: &[&str] = &[
    "about", "on", "for", "to", "with", "against", "in", "as", "at", "of", "by", "from", "over",
    "into",
];

/// Words before a verb that have odds of their own.
const BEFORE: &[&str] = &[
    ",", "and", "but", "to", "by", "for", "of", "in", "after", "before", "\"", "while", "when",
    "as",
];

/// The likelihood that `candidate` attributes, as the natural logarithm of its odds.
#[must_use]
pub fn score(scene: &Scene<'_>, candidate: &Candidate) -> f32 {
    let verb = candidate.verb;
    let passive = if candidate.group.form == Form::Passive {
        "p:"
    } else {
        ""
    };
    let frame = format!("{passive}{}", frame_name(scene, candidate));
    let own = match verb.share(&frame) {
        Some(share) => logarithm(share),
        None => logarithm(verb.share("any").unwrap_or(0.1)) + odds(&format!("frame {frame}")),
    };
    own + properties(scene, candidate)
        .iter()
        .map(|(property, value)| odds(&format!("{property} {value}")))
        .sum::<f32>()
}

fn logarithm(share: f32) -> f32 {
    let share = share.clamp(0.003, 0.997);
    (share / (1.0 - share)).ln()
}

fn odds(name: &str) -> f32 {
    ODDS.get(name).copied().unwrap_or(0.0)
}

fn frame_name<'s>(scene: &'s Scene<'_>, candidate: &Candidate) -> &'s str {
    let complement = candidate.complement;
    if complement.frame == Frame::Preposition
        && PREPOSITIONS.contains(&scene.word(complement.start))
    {
        return scene.word(complement.start);
    }
    candidate.frame_name()
}

/// The properties of a candidate by their names in the lexicon.
fn properties(scene: &Scene<'_>, candidate: &Candidate) -> [(&'static str, &'static str); 7] {
    let group = &candidate.group;
    let mood = match (group.modal, group.negated) {
        (true, true) => "modalnot",
        (true, false) => "modal",
        (false, true) => "not",
        (false, false) => "-",
    };
    let first = if group.start == candidate.sentence.start {
        "true"
    } else {
        "false"
    };
    let before = group.start.checked_sub(1).map_or("", |it| scene.word(it));
    let before = BEFORE.iter().find(|it| **it == before);
    [
        ("form", form_name(scene, candidate)),
        (
            "order",
            candidate.subject.as_ref().map_or("-", |it| it.order.name()),
        ),
        ("who", who(scene, candidate.subject.as_ref())),
        ("mood", mood),
        ("lead", candidate.lead.name()),
        ("first", first),
        ("prev", before.copied().unwrap_or("-")),
    ]
}

fn form_name(scene: &Scene<'_>, candidate: &Candidate) -> &'static str {
    if candidate.group.form != Form::Active {
        return candidate.group.form.name();
    }
    match scene.tag(candidate.group.head) {
        Tag::VerbBase => "active-verbbase",
        Tag::VerbParticiple => "active-verbparticiple",
        Tag::VerbPast => "active-verbpast",
        Tag::VerbPresent => "active-verbpresent",
        _ => "active",
    }
}

/// What kind of word the subject is.
fn who(scene: &Scene<'_>, subject: Option<&Subject>) -> &'static str {
    let Some(subject) = subject else {
        return "nobody";
    };
    let head = kind::head(scene, &subject.tokens);
    match scene.word(head) {
        "i" | "we" | "you" | "me" | "us" => "speaker",
        "he" | "she" | "they" => "third",
        "it" | "this" | "there" | "these" | "those" => "thing",
        "who" => "who",
        "which" | "that" | "what" => "which",
        _ => match scene.tag(head) {
            Tag::Name => "name",
            Tag::Noun => "noun",
            Tag::Pronoun => "pronoun",
            _ => "other",
        },
    }
}
