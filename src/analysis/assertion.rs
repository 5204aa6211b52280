//! Decides whether an attribution reports that something was said (“critics say”), or only that
//! something might be said (“critics would say”).

use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::{Attribution, CuePattern};
use crate::analysis::backing::mostly_speaks;
use crate::analysis::tuning::MIN_WORDS_OF_STATEMENT;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::english::verb::Sense;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::Token;

/// Words of a cue which show that nothing was said: “would” in “critics would call”, “never” in
/// “she never said”.
const UNSAID: ClassSet = ClassSet::of(&[Class::ModalVerbs, Class::Negations, Class::UnsaidCues]);

/// Says whether the attribution reports that something was said. The result is false for “critics
/// would say”, “she never said” and “if critics say”. It is also false in questions, in headings,
/// in labels such as “What they said:”, and in the title or description in the front matter.
pub fn is_asserted(draft: &Draft, attribution: &Attribution) -> bool {
    let is_conditional = condition(draft, attribution).is_some();
    is_asserted_if_true(draft, attribution)
        && (!is_conditional || attribution.is_prepositional(draft))
}

/// Returns the word directly before the attribution if this word opens a condition, such as “if” or
/// “when”.
pub fn condition<'a>(draft: &'a Draft, attribution: &Attribution) -> Option<&'a str> {
    let first = draft.token_at(attribution.naming().start);
    let token = &draft.tokens[first.checked_sub(1)?];
    let is_same = draft.sentence_at(token.span.start) == draft.sentence_at(attribution.cue.start);
    let word = draft.word(token);
    let opens = draft.is(token, Class::ConditionalConjunctions) || word == "let";
    (is_same && opens).then_some(word)
}

/// Says whether the attribution reports that something was said, like [`is_asserted`]. If a
/// condition precedes the cue, as in “when the mayor said it”, the condition is taken to be met.
pub fn is_asserted_if_true(draft: &Draft, attribution: &Attribution) -> bool {
    let Some(sentence) = draft
        .sentences
        .get(draft.sentence_at(attribution.cue.start))
    else {
        return false;
    };
    let block = &draft.blocks[sentence.block];
    if block.kind.is_heading() || block.is_display_copy() {
        return false;
    }
    if attribution.is_prepositional(draft) {
        return true;
    }
    let words = |span: Span| draft.tokens[draft.tokens_in(span)].iter();
    let unsaid = words(attribution.cue).any(|token| draft.is(token, UNSAID));
    let end = attribution
        .content
        .iter()
        .map(|content| content.end)
        .max()
        .unwrap_or(0);
    // A question mark inside the content shows that the speaker asks, and not the draft.
    let asks = end < sentence.span.end.saturating_sub(1)
        && draft.text(sentence.span).ends_with('?')
        || attribution.content.is_empty() && draft.text(sentence.span).ends_with('?');
    !unsaid && !asks && !is_label(draft, sentence, attribution)
}

/// Words that open a question or a clause such as “what they said”.
const ASKING: ClassSet = ClassSet::of(&[Class::FreeRelatives, Class::InterrogativeAdverbs]);

/// Pronouns that may be the object of a verb of saying: “it” in “how they said it”.
const OBJECTS: ClassSet = ClassSet::of(&[Class::CaselessPronouns, Class::ObjectPronouns]);

/// Prepositions that continue a label after its verb: “about” in “What they said about the pier”.
const PREPOSITIONS: ClassSet =
    ClassSet::of(&[Class::CountedPrepositions, Class::TitlePrepositions]);

/// Verbs which show that words are a statement and not a label. “What they said” is a label, but
/// “what they said was new” is a statement.
const AUXILIARIES: ClassSet = ClassSet::of(&[
    Class::FormsOfBe,
    Class::FormsOfHave,
    Class::FormsOfDo,
    Class::ModalVerbs,
]);

/// Says whether the attribution is in a label such as “What they said:”, not in a sentence.
fn is_label(draft: &Draft, sentence: &Sentence, attribution: &Attribution) -> bool {
    let first = sentence.tokens.start;
    let opens = draft.is(&draft.tokens[first], ASKING)
        && draft.token_at(attribution.naming().start) == first + 1;
    if !opens {
        return false;
    }
    let after = draft.token_at(attribution.cue.end)..sentence.tokens.end;
    let words = &draft.tokens[after];
    let is_colon = |token: &Token| matches!(draft.word(token), ":" | "—" | "–");
    let colon = words.iter().position(is_colon);
    let rest = &words[..colon.unwrap_or(words.len())];
    let mut more = rest.iter().skip_while(|token| draft.is(token, OBJECTS));
    let more = more.find(|token| !matches!(draft.word(token), "." | "…" | "”" | "\""));
    let is_phrase = more.is_none_or(|token| colon.is_some() || draft.is(token, PREPOSITIONS));
    is_phrase && !rest.iter().any(|token| draft.is(token, AUXILIARIES))
}

/// Says whether the content of the attribution is a statement. The contents of “people expect
/// answers” and “people seen as rivals” are not statements.
pub fn is_statement(draft: &Draft, attribution: &Attribution) -> bool {
    let is_judging = |word: &str| english::dictionary().is(word, Class::JudgingVerbs);
    let judges = attribution.pattern == CuePattern::Verb(Frame::Object)
        && attribution.verb.is_some_and(|verb| is_judging(verb.lemma));
    (judges || has_wording(attribution.pattern)) && !attribution.content.is_empty()
        || is_clause_like(draft, attribution)
}

/// Says whether the attribution reports somebody's view of something. A verb such as “said”,
/// “pointed to” or “was condemned by” reports a view. A verb for a deed or a wish, such as
/// “continue to dig”, does not.
pub fn is_view(draft: &Draft, attribution: &Attribution) -> bool {
    use Sense::{
        Attitude, Cognition, Commissive, Directive, Factive, Loaded, Neutral, Other, Perception,
    };
    let Some(verb) = attribution.verb else {
        return is_statement(draft, attribution);
    };
    // “Continue to dig” and “found him asleep” report deeds. “Was welcomed by” reports a view.
    let is_deed = match attribution.pattern {
        CuePattern::Verb(Frame::Infinitive) => !matches!(verb.sense, Loaded | Cognition),
        // “Was found by workers” reports a deed. Its complement begins with a preposition.
        CuePattern::Verb(Frame::Object | Frame::Adjective | Frame::Preposition) => {
            // “Several members share a boat” reports no view, but “issued a warning” does.
            let is_rarely_speech = verb.sense == Neutral
                && !mostly_speaks(verb)
                && !names_statement(draft, attribution);
            (is_rarely_speech || matches!(verb.sense, Factive | Perception))
                && !english::dictionary().is(verb.lemma, Class::SayingVerbs)
        }
        _ => false,
    };
    let holds = match verb.sense {
        Neutral | Loaded | Cognition | Factive | Perception => !is_deed,
        // “Has been enjoyed by nomads” says what they do, not what they think.
        Attitude => {
            is_agent(draft, attribution)
                && !english::dictionary().is(verb.lemma, Class::ExperiencingVerbs)
        }
        Directive => english::dictionary().is(verb.lemma, Class::AdvisingVerbs),
        Commissive | Other => false,
    };
    holds && !attribution.content.is_empty()
}

/// Says whether one of the first words of the content is a noun for a statement: “warning” in “a
/// warning about the pier”.
fn names_statement(draft: &Draft, attribution: &Attribution) -> bool {
    let opening = attribution.opening(draft, MIN_WORDS_OF_STATEMENT);
    opening
        .iter()
        .any(|token| draft.is(token, Class::StatementNouns))
}

/// Says whether the attribution is a passive that does not tell who says or believes something: “is
/// said to be”, “has been hailed as”, “it is understood that”.
pub fn is_impersonal(draft: &Draft, attribution: &Attribution) -> bool {
    use Frame::{Clause, Infinitive, Preposition, That};
    let CuePattern::Verb(frame) = attribution.pattern else {
        return false;
    };
    let mut words = draft.tokens[draft.tokens_in(attribution.cue)].iter();
    let Some(verb) = words.clone().next_back() else {
        return false;
    };
    let next = draft.tokens.get(draft.token_at(attribution.cue.end));
    // “Were seen to leave” reports what somebody saw; “were seen as” reports a view.
    let is_view = || next.is_some_and(|token| draft.is(token, Class::ViewPrepositions));
    let opens = match frame {
        That | Clause | Infinitive => draft.is(verb, Class::ImpersonalVerbs),
        Preposition => draft.is(verb, Class::ViewingParticiples) && is_view(),
        _ => false,
    };
    attribution.source.is_none()
        && opens
        && words.any(|token| draft.is(token, Class::FormsOfBe))
        && is_asserted(draft, attribution)
}

/// Says whether the source comes after the cue and directly after “by”: “was welcomed by
/// shopkeepers”.
pub fn is_agent(draft: &Draft, attribution: &Attribution) -> bool {
    let source = attribution.source.as_ref().map(|source| source.span);
    let before = source.and_then(|span| draft.token_at(span.start).checked_sub(1));
    before.is_some_and(|idx| {
        let token = &draft.tokens[idx];
        attribution.cue.end <= token.span.start && draft.word(token) == "by"
    })
}

/// Says whether the cue has no word such as “never”, which shows that nothing was said. The words
/// “would” and “to” are accepted, because drafts ascribe views to “many” with these two words:
/// “many would say”, “led many to wonder”.
pub fn is_supposed(draft: &Draft, attribution: &Attribution) -> bool {
    let mut words = draft.tokens[draft.tokens_in(attribution.cue)].iter();
    words.all(|token| draft.is(token, Class::Suppositions) || !draft.is(token, UNSAID))
}

/// Says whether the cue is an infinitive after a word which shows that something was said: “quick
/// to point out”, “go so far as to say”. The result is false if the infinitive has a word such as
/// “never”, which shows that nothing was said.
pub fn is_led_to(draft: &Draft, attribution: &Attribution) -> bool {
    let tokens = draft.tokens_in(attribution.cue);
    let Some((first, rest)) = draft.tokens[tokens.clone()].split_first() else {
        return false;
    };
    let before = tokens.start.checked_sub(1).map(|idx| &draft.tokens[idx]);
    draft.word(first) == "to"
        && before.is_some_and(|token| draft.is(token, Class::SayingCatenatives))
        && !rest.iter().any(|token| draft.is(token, UNSAID))
}

/// Says whether an attribution with this pattern gives its content as a clause, a question or a
/// quotation.
fn has_wording(pattern: CuePattern) -> bool {
    use Frame::{Clause, Colon, End, Question, Quote, That};
    match pattern {
        CuePattern::Verb(frame) => {
            matches!(frame, That | Clause | Question | Quote | Colon | End)
        }
        CuePattern::AfterQuote | CuePattern::AfterComma | CuePattern::AccordingTo => true,
        CuePattern::Noun | CuePattern::Adjective | CuePattern::Label | CuePattern::Signature => {
            false
        }
    }
}

/// Says whether the verb is “say” and has an object of at least [`MIN_WORDS_OF_STATEMENT`] words.
/// Such an object may be a clause whose verb was tagged as a noun by mistake: “say the roof leaks”.
fn is_clause_like(draft: &Draft, attribution: &Attribution) -> bool {
    let says = attribution.verb.is_some_and(|verb| verb.lemma == "say");
    let words = |span: &Span| {
        let tokens = draft.tokens[draft.tokens_in(*span)].iter();
        tokens.filter(|token| token.is_word()).count()
    };
    says && attribution.pattern == CuePattern::Verb(Frame::Object)
        && attribution
            .content
            .iter()
            .any(|content| MIN_WORDS_OF_STATEMENT <= words(content))
}

/// Says whether the source is the writer or the reader: “we found”, “I think”, “you say”.
pub fn is_own(draft: &Draft, attribution: &Attribution) -> bool {
    attribution.source.as_ref().is_some_and(|source| {
        let first = draft.tokens.get(draft.token_at(source.span.start));
        first.is_some_and(|token| {
            draft.is(token, Class::FirstPersonPronouns) || draft.word(token) == "you"
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::text::markup::Markup;

    fn check(text: &str, expected: &[bool]) {
        let draft = Draft::parse(text.to_owned(), Markup::Plain);
        let analysis = analyze(&draft);
        let found = analysis.attributions().iter();
        let found: Vec<bool> = found
            .map(|attribution| is_asserted(&draft, attribution))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_might_be_said_is_not_said() {
        check("Critics say the pier is a folly.", &[true]);
        check("Critics would say the pier is a folly.", &[false]);
        check("Critics did not say the pier is a folly.", &[false]);
        check("If critics say the pier is a folly, it is one.", &[false]);
        check("The pier is a folly, according to critics.", &[true]);
        check("What they said was that the pier is a folly.", &[true]);
    }

    #[test]
    fn a_label_says_nothing() {
        check("What critics said:", &[false]);
        check("What critics told the board:", &[false]);
        check("How critics said it.", &[false]);
        check("What critics say about the pier.", &[false]);
    }
}
