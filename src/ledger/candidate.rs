//! Decides whether the words that an attribution gives as its source can be a source: a person, an
//! organization or a document that says something.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::kind::{BODIES, DOCUMENTS};
use crate::analysis::attribution::{Attribution, CuePattern, Source, SourceKind};
use crate::analysis::calendar::is_date;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::ledger::merge::ends_in_genitive;
use crate::ledger::name;
use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::stem;
use crate::text::token::{Token, TokenKind};

/// Nouns for people, organizations and documents that can say something.
pub(super) const TELLING: ClassSet = ClassSet::of(&[
    Class::RoleNouns,
    Class::RoleSource,
    Class::CollectiveSource,
    Class::CollectiveNouns,
    Class::OrganizationSource,
    Class::DocumentSource,
    Class::DocumentNouns,
    Class::PersonNouns,
    Class::PeopleNouns,
    Class::PersonsInPlural,
    Class::PersonsInSingular,
    Class::VagueSources,
    Class::VagueDocuments,
    Class::AnonymousNouns,
    Class::AnonymousSource,
    Class::InstitutionNouns,
    Class::Partisans,
    Class::Publishers,
]);

/// Says whether `source`, the source of `attribution`, can say something. “A large building” and
/// “73 percent” cannot say anything.
pub fn is_source(analysis: &Analysis<'_>, attribution: &Attribution, source: &Source) -> bool {
    let draft = analysis.draft;
    // “She” means a person, even if the antecedent of the pronoun is not a person.
    let first = &draft.tokens[draft.token_at(source.span.start)];
    if source.kind == SourceKind::Pronoun && draft.is(first, Class::GenderedPronouns) {
        return !is_anybody(draft, source.span);
    }
    if source.kind == SourceKind::Pronoun && text_before(draft, source).is_some() {
        return true;
    }
    let span = match source.kind {
        SourceKind::Pronoun => source.antecedent.unwrap_or(source.span),
        _ => source.span,
    };
    let words = draft.tokens[draft.tokens_in(span)].iter();
    let mut words = words.filter(|token| token.is_word());
    let n_words = words.clone().count();
    let runs_into_clause = words
        .next_back()
        .is_some_and(|last| 1 < n_words && draft.is(last, Class::SubjectPronouns));
    if runs_into_clause {
        return false;
    }
    // “In Maren’s view” is not in a place.
    let is_place =
        attribution.pattern != CuePattern::AccordingTo && stands_in_place(draft, source.span);
    if source.kind != SourceKind::Pronoun && (is_place || lacks_noun(analysis, source.span)) {
        return false;
    }
    // “Many” means people, although the word does not name anybody.
    if source.kind == SourceKind::Collective
        && n_words == 1
        && draft.is(first, Class::QuantitySources)
    {
        return true;
    }
    let naming = name::of(draft, span);
    let is_described = matches!(source.kind, SourceKind::Role | SourceKind::Collective);
    if is_described && naming.is_name && is_name_of_modifier(analysis, span, &naming.tokens) {
        return false;
    }
    // “Officials” at the beginning of a sentence is capitalised without being a name. Such a word
    // is checked below.
    if naming.is_name && is_tagged(analysis, naming.tokens.clone()) {
        // “S.C.” in “Ilse Maren, S.C.” is a place, not a source. “The U.S.” can be a source.
        let first = &draft.tokens[naming.tokens.start];
        let is_initials = naming.tokens.len() == 1 && draft.word(first).contains('.');
        let is_place = is_initials && source.kind == SourceKind::Person;
        return !is_place && is_name(draft, span);
    }
    if says(draft, attribution, source) {
        return true;
    }
    let name = &draft.tokens[naming.tokens];
    let mut tokens = name.iter();
    let telling = |token: &Token| is_telling(draft, token);
    match source.kind {
        SourceKind::Role | SourceKind::Collective | SourceKind::Pronoun => tokens.any(telling),
        SourceKind::Person => tokens.next_back().is_some_and(telling),
        SourceKind::Organization => is_organization(draft, attribution, name),
        SourceKind::Document | SourceKind::Anonymous => true,
    }
}

/// Says whether the pronoun at `pronoun` means anybody at all: “she” in “if he or she says so”.
fn is_anybody(draft: &Draft, pronoun: Span) -> bool {
    let [or, other] = [1, 2].map(|n| {
        let at = draft.token_at(pronoun.start).checked_sub(n);
        at.map(|at| &draft.tokens[at])
    });
    or.is_some_and(|it| draft.word(it) == "or")
        && other.is_some_and(|it| draft.is(it, Class::GenderedPronouns))
}

/// Says whether `phrase`, which contains the name of an organization, means an organization. “The
/// first Fed move” means an organization only if it is the subject of a verb of saying.
fn is_organization(draft: &Draft, attribution: &Attribution, phrase: &[Token]) -> bool {
    let says = attribution
        .verb
        .is_some_and(|it| english::dictionary().is(it.lemma, Class::SayingVerbs));
    let is_named = phrase.iter().any(|it| it.capital);
    let head = phrase.last();
    says || !is_named || head.is_none_or(|it| it.capital || is_telling(draft, it))
}

/// Returns the document that the pronoun “it” means, if the sentence before mentions one: “a 2001
/// memo” in “Maren cited a 2001 memo. It says”. Returns `None` if the antecedent of the pronoun is
/// already an organization or a document.
pub fn text_before(draft: &Draft, source: &Source) -> Option<Span> {
    let pronoun = draft.tokens.get(draft.token_at(source.span.start))?;
    let is_noun_of = |span: Span, classes: ClassSet| {
        draft.tokens[draft.tokens_in(span)]
            .last()
            .is_some_and(|it| draft.is(it, classes))
    };
    let is_told = source
        .antecedent
        .is_some_and(|it| is_noun_of(it, BODIES) || is_noun_of(it, DOCUMENTS));
    let here = draft.sentence_at(source.span.start);
    let before = draft.sentences.get(here.checked_sub(1)?)?;
    if draft.word(pronoun) != "it" || is_told || draft.sentences[here].block != before.block {
        return None;
    }
    let is_noun = |idx: &usize| {
        let token = &draft.tokens[*idx];
        !token.capital && draft.is(token, DOCUMENTS) && !draft.word(token).ends_with('s')
    };
    let noun = before.tokens.clone().rev().find(is_noun)?;
    let words = (before.tokens.start..noun).rev().take(MAX_TOKENS_OF_TEXT);
    let mut words = words.take_while(|it| draft.tokens[*it].is_word());
    let article = words.find(|it| draft.is(&draft.tokens[*it], Class::Articles))?;
    Some(draft.tokens[article].span.cover(draft.tokens[noun].span))
}

/// How many tokens before the noun of a document are searched for its article: “a 2001” in “a 2001
/// memo”.
const MAX_TOKENS_OF_TEXT: usize = 4;

/// Says whether the words around `source` show that the source says something. The source may be a
/// noun that is not listed as a source: “a textbook says that”, “the order states that”, “according
/// to a tally”.
fn says(draft: &Draft, attribution: &Attribution, source: &Source) -> bool {
    const DETERMINERS: ClassSet =
        ClassSet::of(&[Class::Articles, Class::Possessives, Class::OneOfMany]);
    const MAX_TOKENS_OF_PHRASE: usize = 5;
    const WORDED: [&str; 5] = ["say", "tell", "write", "explain", "find"];
    let phrase = &draft.tokens[draft.tokens_in(source.span)];
    let (Some(first), Some(last)) = (phrase.first(), phrase.last()) else {
        return false;
    };
    // “According to agency tallies” has a plural; “grouped according to reading ability” has none.
    let is_plural = |it: &Token| stem::singular(draft.word(it)) != draft.word(it);
    let is_described = 2 <= phrase.len()
        && (source.kind != SourceKind::Role
            || phrase.iter().any(|it| it.capital)
            || draft.links_in(source.span).next().is_some()
            || draft.is(last, name::HOLDERS)
            || is_plural(last));
    let is_told_of = attribution.pattern == CuePattern::AccordingTo
        && (source.kind == SourceKind::Collective || is_described)
        && phrase.iter().all(|it| it.kind == TokenKind::Word)
        && !draft.is(last, Class::FunctionWords);
    if is_told_of {
        return true;
    }
    // “The port’s monitor” has an owner instead of an article.
    let is_owned = || {
        let mut owners = phrase.iter();
        owners.any(|it| draft.is(it, Class::PossessiveEndings) || ends_in_genitive(draft.word(it)))
    };
    let is_phrase = 2 <= phrase.len()
        && (draft.is(first, DETERMINERS) || is_owned())
        && !draft.is(last, Class::FunctionWords);
    let is_short = phrase.len() <= MAX_TOKENS_OF_PHRASE && phrase.iter().all(Token::is_word);
    let lemma = attribution.verb.map(|it| it.lemma);
    let is_worded = lemma.is_some_and(|it| WORDED.contains(&it));
    let states = lemma.is_some_and(|it| english::dictionary().is(it, Class::SayingVerbs));
    let is_role = source.kind == SourceKind::Role;
    let says = match attribution.pattern {
        CuePattern::AccordingTo => true,
        CuePattern::Verb(Frame::That) => is_short && (is_worded || states && is_role),
        CuePattern::Verb(Frame::Clause | Frame::Quote)
        | CuePattern::AfterQuote
        | CuePattern::AfterComma => is_short && is_worded && is_role,
        _ => false,
    };
    is_phrase && says && source.kind != SourceKind::Pronoun
        || is_short && thinks(draft, attribution, last)
}

/// Says whether the verb of `attribution` shows that the subject of the verb can think. Only people
/// and organizations fear something: “the state’s casinos fear the tax could hurt them”. The verb
/// “suggest” does not show this, because signs can suggest something, too. The subject ends with
/// `noun`.
fn thinks(draft: &Draft, attribution: &Attribution, noun: &Token) -> bool {
    let is_mental = attribution.verb.is_some_and(|it| {
        let is = |class| english::dictionary().is(it.lemma, class);
        (is(Class::ViewingVerbs) || is(Class::SayingVerbs)) && !is(Class::FindingVerbs)
    });
    let has_clause = matches!(
        attribution.pattern,
        CuePattern::Verb(Frame::That | Frame::Clause)
    );
    let word = draft.word(noun);
    let is_plural = noun.kind == TokenKind::Word && !noun.capital && stem::singular(word) != word;
    is_mental && has_clause && is_plural && !draft.is(noun, Class::FunctionWords)
}

/// Returns a description such as “many in the port”, which means some of many people. The
/// description must end with the place or the organization at `span`, here “the port”.
pub fn part_of(draft: &Draft, span: Span) -> Option<Span> {
    let at = draft.token_at(span.start);
    let preposition = draft.tokens.get(at.checked_sub(1)?)?;
    let some = draft.tokens.get(at.checked_sub(2)?)?;
    let is_part = matches!(
        draft.word(preposition),
        "in" | "within" | "on" | "at" | "across"
    ) && draft.is(some, Class::QuantitySources)
        && draft.sentence_at(some.span.start) == draft.sentence_at(span.start);
    is_part.then(|| some.span.cover(span))
}

/// Says whether `token` is a noun for people, an organization or a document. A plural such as
/// “groups” is also looked up in the singular, because nouns for organizations are listed in the
/// singular.
fn is_telling(draft: &Draft, token: &Token) -> bool {
    let is_body = || {
        let singular = stem::singular(draft.word(token));
        let record = english::dictionary().word(&singular);
        record.classes.meets(&BODIES)
    };
    let is_word = token.kind == TokenKind::Word && !draft.is(token, Class::FunctionWords);
    is_word && (draft.is(token, TELLING) || is_body())
}

/// Says whether the words at `span` end before their noun, because the next word was wrongly taken
/// for a verb. Examples are “the Liberal-controlled” in “the Liberal-controlled state Senate”, and
/// “members about the” in “members about the proposed pier”.
fn lacks_noun(analysis: &Analysis<'_>, span: Span) -> bool {
    let draft = analysis.draft;
    let tokens = draft.tokens_in(span);
    let [article, .., last] = &draft.tokens[tokens.clone()] else {
        return false;
    };
    let word = draft.word(last);
    let is_compound =
        draft.is(article, Class::Articles) && word.contains('-') && word.ends_with("ed");
    let tag = analysis.tag(tokens.end - 1);
    let opens_phrase = draft.is(last, Class::Articles) || tag == Tag::Adposition;
    is_compound || opens_phrase && !last.capital
}

/// Says whether `name` only modifies the first noun of `span`, and this noun cannot be a source. In
/// “the approach to the Islamic Union”, the name “Islamic Union” modifies the noun “approach”.
fn is_name_of_modifier(analysis: &Analysis<'_>, span: Span, name: &Range<usize>) -> bool {
    let draft = analysis.draft;
    let is_preposition =
        |it: &usize| analysis.tag(*it) == Tag::Adposition && !draft.tokens[*it].capital;
    let mut before = draft.tokens_in(span).start + 1..name.start;
    let Some(preposition) = before.find(is_preposition) else {
        return false;
    };
    let head = &draft.tokens[preposition - 1];
    !head.capital && !is_telling(draft, head) && !draft.is(head, Class::QuantitySources)
}

/// Says whether `span` follows a preposition of place and therefore cannot be the subject:
/// “Velmora” in “courts across Velmora have said”.
fn stands_in_place(draft: &Draft, span: Span) -> bool {
    let before = draft.token_at(span.start).checked_sub(1);
    before.is_some_and(|it| {
        let word = draft.word(&draft.tokens[it]);
        matches!(
            word,
            "in" | "across"
                | "throughout"
                | "near"
                | "at"
                | "outside"
                | "from"
                | "about"
                | "between"
        )
    })
}

/// Says whether the capitalised words in `tokens` are a name. A single word at the beginning of a
/// sentence, such as “Now” or “Deal”, must be tagged as a name, or must always be capitalised.
fn is_tagged(analysis: &Analysis<'_>, tokens: Range<usize>) -> bool {
    let draft = analysis.draft;
    let first = draft.tokens[tokens.start].span;
    let sentence = draft.sentences.get(draft.sentence_at(first.start));
    let opens = sentence.is_some_and(|it| it.tokens.start == tokens.start);
    !opens
        || 1 < tokens.len()
        || analysis.tag(tokens.start) == Tag::Name
        || is_acronym(draft, first)
        || is_always_capital(draft, tokens.start)
}

/// Says whether all letters at `span` are capitals: “HWU”.
fn is_acronym(draft: &Draft, span: Span) -> bool {
    let text = draft.text(span);
    1 < text.chars().count() && text.chars().all(char::is_uppercase)
}

/// Says whether the word at token `at` is capitalised in all other places of the draft. In at least
/// one of these places, the word must follow another word, because any word may be capitalised at
/// the start of a sentence.
fn is_always_capital(draft: &Draft, at: usize) -> bool {
    let word = draft.tokens[at].word;
    let is_other = |it: &usize| *it != at && draft.tokens[*it].word == word;
    let mut others = (0..draft.tokens.len()).filter(is_other);
    let follows_word = |it: &usize| {
        let before = it.checked_sub(1).map(|before| &draft.tokens[before]);
        before.is_some_and(Token::is_word)
    };
    others.clone().any(|it| follows_word(&it)) && others.all(|it| draft.tokens[it].capital)
}

/// Says whether the capitalised words at `span` can be a name. The date “Feb.” and the party letter
/// in “Maren (R)” cannot be names.
pub fn is_name(draft: &Draft, span: Span) -> bool {
    let mut tokens = draft.tokens[name::of(draft, span).tokens].iter();
    tokens.any(|token| {
        let word = draft.word(token).trim_end_matches('.');
        let names = token.kind == TokenKind::Word && 1 < word.chars().count();
        names && !draft.is(token, Class::FunctionWords) && !is_date(word)
    })
}
