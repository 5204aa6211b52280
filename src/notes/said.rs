//! Decides which quotations of a draft are speech, not terms or titles, and finds their speakers.

use std::ops::Range;

use crate::analysis::attribution::{Source, SourceKind};
use crate::analysis::quote::Quote;
use crate::analysis::{Analysis, name};
use crate::english;
use crate::english::class::Class;
use crate::notes::note::Note;
use crate::notes::speaker::{self, Known, WholeNames};
use crate::notes::voice::Ground;
use crate::notes::{office, person};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::words::normalize;

/// Says whether `quote` is speech, and not a term, a title or a single word.
pub fn is_said(analysis: &Analysis<'_>, quote: &Quote) -> bool {
    let is_attributed = speaker_span(analysis, quote).is_some();
    let least = if is_attributed {
        MIN_WORDS
    } else {
        MIN_WORDS_OF_NOBODY
    };
    least <= quote.n_words && (quote.is_speech(analysis.draft) || is_attributed)
}

/// How many words a quotation must have if the draft names its speaker. Fewer words may be in the
/// notes by chance.
pub const MIN_WORDS: usize = 3;

/// How many words a quotation must have if the draft names no speaker. Shorter ones are terms and
/// titles.
const MIN_WORDS_OF_NOBODY: usize = 5;

/// Returns the span of the words that name the speaker of `quote`, or `None` if the draft names no
/// speaker.
pub fn speaker_span(analysis: &Analysis<'_>, quote: &Quote) -> Option<Span> {
    Some(speaker::naming_span(
        analysis.draft,
        source(analysis, quote)?,
    ))
}

/// Returns the source to which the draft credits `quote`.
fn source<'a>(analysis: &'a Analysis<'_>, quote: &Quote) -> Option<&'a Source> {
    let mut of_quote = analysis.attributions().iter().filter(|attribution| {
        attribution
            .content
            .iter()
            .any(|content| content.overlaps(quote.span))
    });
    of_quote.find_map(|attribution| attribution.source.as_ref())
}

/// The person to whom a draft credits a quotation.
pub struct Credited {
    /// The names of the person.
    pub known: Known,
    /// Whether the speaker is a person and not an organization, as far as the draft says.
    is_person: bool,
    /// Other people whom the draft may mean. Empty if the sentence of the quotation names the
    /// speaker without a pronoun.
    rivals: Vec<Known>,
}

/// Returns the person to whom the draft credits `quote`. Returns `None` if it is in doubt whom a
/// pronoun means, or if the name is a word of a quotation.
pub fn credited(analysis: &Analysis<'_>, quote: &Quote, names: &WholeNames) -> Option<Credited> {
    let draft = analysis.draft;
    let source = source(analysis, quote)?;
    let known = known_speaker(analysis, source, names)?;
    let sentence = |at: u32| draft.sentence_at(at);
    let last = sentence(quote.span.end.max(1) - 1);
    let is_beside = (sentence(quote.span.start)..=last).contains(&sentence(source.span.start));
    let is_pronoun =
        source.antecedent.is_some() && !draft.text(source.span).contains(char::is_uppercase);
    Some(Credited {
        known,
        is_person: !matches!(source.kind, SourceKind::Organization | SourceKind::Document),
        rivals: if is_beside && !is_pronoun {
            Vec::new()
        } else {
            named_before(analysis, quote.span, names)
        },
    })
}

/// Returns the people who are named before `span` in its paragraph, outside quotations. If nobody
/// is named there, the people in the paragraph before are returned.
fn named_before(analysis: &Analysis<'_>, span: Span, names: &WholeNames) -> Vec<Known> {
    let draft = analysis.draft;
    let block = |span: Span| draft.sentences[draft.sentence_at(span.start)].block;
    let own = block(span);
    let in_block = |wanted: usize| -> Vec<Known> {
        let near = analysis.names().iter().map(|name| name.span(draft));
        let near = near.filter(|name| {
            name.end <= span.start && block(*name) == wanted && !analysis.is_quoted(*name)
        });
        near.map(|name| Known::of(draft.text(name), names))
            .collect()
    };
    let here = in_block(own);
    match own.checked_sub(1) {
        Some(before) if here.is_empty() => in_block(before),
        _ => here,
    }
}

fn known_speaker(analysis: &Analysis<'_>, source: &Source, names: &WholeNames) -> Option<Known> {
    let draft = analysis.draft;
    if let Some(antecedent) = source.antecedent {
        let pronoun = normalize(draft.text(source.span)).into_owned();
        if matches!(pronoun.as_str(), "he" | "she") {
            let nearer = nearer_name(analysis, (source.span, &pronoun), antecedent);
            if is_doubtful(draft, (source.span, &pronoun), antecedent) || nearer.is_some() {
                let nearer = nearer.filter(|nearer| nearer.is_certain)?;
                return Some(Known::of(draft.text(nearer.span), names));
            }
        }
    }
    let span = speaker::naming_span(draft, source);
    if analysis.is_quoted(span) {
        return None;
    }
    let text = draft.text(span);
    let known = Known::of(text, names);
    if !known.is_nobody() {
        return Some(known);
    }
    let holder = office::holder(analysis, text);
    Some(holder.map_or(known, |holder| Known::of(draft.text(holder), names)))
}

/// A name between the antecedent of a pronoun and the pronoun.
struct NearerName {
    span: Span,
    /// Whether the words before and after the name say that it is the name of a person.
    is_certain: bool,
}

/// Returns the last name before the pronoun at `pronoun` in the same paragraph, outside quotations.
/// The name must have a form of address, such as “Mrs”, or more than one word. Returns `None` if
/// the `antecedent` is in this paragraph, too.
fn nearer_name(
    analysis: &Analysis<'_>,
    (pronoun, written): (Span, &str),
    antecedent: Span,
) -> Option<NearerName> {
    let draft = analysis.draft;
    let block = |span: Span| draft.sentences[draft.sentence_at(span.start)].block;
    if block(antecedent) == block(pronoun) {
        return None;
    }
    let word = |idx: usize| draft.word(&draft.tokens[idx]);
    analysis.names().iter().rev().find_map(|name| {
        let span = name.span(draft);
        let before = name.tokens.start.checked_sub(1).map_or("", word);
        let title = before.trim_end_matches('.');
        let is_title = name::is_title(title);
        let is_near = span.end <= pronoun.start && block(span) == block(pronoun);
        let is_person = (is_title || 1 < name.n_words())
            && !english::dictionary().is(before, Class::FunctionWords)
            && !is_of_other_sex(written, title);
        let is_own = draft.text(antecedent).contains(draft.text(span));
        let is_certain = is_title || matches!(word(name.tokens.end), "," | "(");
        (is_near && is_person && !is_own && !analysis.is_quoted(span))
            .then_some(NearerName { span, is_certain })
    })
}

/// Says whether the form of address `title` cannot be that of the person whom `pronoun` means:
/// “Mrs” for “he”.
fn is_of_other_sex(pronoun: &str, title: &str) -> bool {
    match pronoun {
        "he" => matches!(title, "mrs" | "ms" | "miss"),
        "she" => title == "mr",
        _ => false,
    }
}

/// Says whether the `antecedent` of the pronoun `written` may be wrong. For example, “he” cannot
/// mean “Mrs Quaye”. If a sentence that begins with “the captain” is between the antecedent and the
/// pronoun, the pronoun may mean the captain.
fn is_doubtful(draft: &Draft, (pronoun, written): (Span, &str), antecedent: Span) -> bool {
    let name = normalize(draft.text(antecedent)).into_owned();
    let title = name.split(' ').next().unwrap_or_default();
    let between = draft.sentence_at(antecedent.start) + 1..draft.sentence_at(pronoun.start);
    is_of_other_sex(written, title.trim_end_matches('.'))
        || between.into_iter().any(|idx| {
            let tokens = draft.sentences[idx].tokens.clone();
            let is = |at: usize, word: &str| draft.word(&draft.tokens[at]) == word;
            1 < tokens.len()
                && is(tokens.start, "the")
                && draft.is(&draft.tokens[tokens.start + 1], Class::RoleNouns)
        })
}

/// Whether the speaker of a quotation in the draft is also its speaker in the notes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Both speakers may be one person.
    Own,
    /// In the notes, somebody else says the words, or the person only reports the words.
    Another,
    /// The notes do not say who speaks.
    Unknown,
}

/// Says whether the person `credited` says the words in `range` of `note`. `names` are the names in
/// the draft.
pub fn agreement(
    note: &Note,
    range: Range<usize>,
    (credited, names): (&Credited, &WholeNames),
) -> Agreement {
    let known = &credited.known;
    let Some(word) = note.words.get(range.start) else {
        return Agreement::Unknown;
    };
    let voice = note.voice(word.token);
    let person = |name: &String| {
        let other = Known::of(name, note.names());
        (!other.is_nobody()).then_some(other)
    };
    // Two people may share a surname, a label may be a heading, and a pronoun may mean somebody
    // else.
    let is_certain = |name: Option<&String>, other: &Known| {
        credited.is_person
            && !credited.rivals.iter().any(|rival| rival.may_be(other))
            && name.is_some_and(|name| person::is_named(name, [note.names(), names]))
    };
    if let Some(other) = voice.speaker.as_ref().and_then(person) {
        if known.may_be(&other) {
            return Agreement::Own;
        }
        let is_told = match &voice.ground {
            Ground::Stated => true,
            Ground::Passage(range) => !known.is_named_in(&note.draft.source()[range.clone()]),
            Ground::Doubtful => false,
        };
        return if is_told && is_certain(voice.speaker.as_ref(), &other) {
            Agreement::Another
        } else {
            Agreement::Unknown
        };
    }
    match voice.reporter.as_ref().and_then(person) {
        Some(other) if known.is_within(&other) => Agreement::Another,
        // The speaker of a turn names a person before quoting that person.
        Some(other)
            if !known.may_be(&other)
                && !note.names_before(word.token, known)
                && is_certain(voice.reporter.as_ref(), &other) =>
        {
            Agreement::Another
        }
        _ => Agreement::Unknown,
    }
}
