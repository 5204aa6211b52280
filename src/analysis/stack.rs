//! Chains: several attributions of one content.
//!
//! In a chain, two phrases each name a source for the same words, or the same source is credited
//! twice. An example is “The pier is shut, according to the mayor, according to the Courier”. A
//! relay is not a chain: “X told Reuters”, “the BBC reported, citing officials”. Two sources that
//! each make a statement of their own are not a chain either: “Smith said p, while Jones said q”.

use crate::analysis::Analysis;
use crate::analysis::assertion::is_asserted;
use crate::analysis::attribution::{Attribution, Source, SourceKind};
use crate::analysis::evidence::EvidenceKind;
use crate::analysis::nearby;
use crate::analysis::situation::Situation;
use crate::analysis::tuning::{
    MAX_ATTRIBUTIONS_COMPARED, MAX_BYTES_TO_PARENTHESIS, MAX_TOKENS_BETWEEN_SOURCES,
    MAX_TOKENS_TO_CONTRAST, MAX_TOKENS_TO_OWNER, MAX_WORDS_AFTER_SECOND_SOURCE,
    MIN_TOKENS_BETWEEN_SOURCES,
};
use crate::analysis::unnamed;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::span::Span;

/// The sources that are given for one content, in reading order. A chain has at least two sources.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The sources.
    pub links: Vec<ChainLink>,
}

/// One source of a chain.
#[derive(Clone, Copy, Debug)]
pub struct ChainLink {
    /// The words that name the source.
    pub source: Span,
    /// The words that name the source, with the cue.
    pub naming: Span,
    /// Whether the source is added before or after the statement, as in “according to Reuters” or
    /// “(Reuters)”. Otherwise the source is the subject of a verb.
    pub is_adjunct: bool,
}

/// Finds the chains in the draft, in reading order.
pub fn find(analysis: &Analysis<'_>) -> Vec<Chain> {
    let mut chains = Vec::new();
    let mut rest = analysis.attributions();
    while let Some(first) = rest.first() {
        let sentence = analysis.draft.sentence_at(first.cue.start);
        let same = |attribution: &Attribution| {
            analysis.draft.sentence_at(attribution.cue.start) == sentence
        };
        let n_same = rest
            .iter()
            .take_while(|attribution| same(attribution))
            .count();
        let (group, after) = rest.split_at(n_same.max(1));
        chains.extend(in_sentence(analysis, group));
        rest = after;
    }
    chains
}

/// Returns the chain that the attributions of one sentence form, if they form a chain.
fn in_sentence(analysis: &Analysis<'_>, group: &[Attribution]) -> Option<Chain> {
    let sourced: Vec<(&Attribution, &Source)> = group
        .iter()
        .filter(|attribution| !analysis.is_quoted(attribution.cue))
        .filter_map(|attribution| Some((attribution, attribution.source.as_ref()?)))
        .collect();
    let mut chained: Vec<usize> = Vec::new();
    for (idx, second) in sourced.iter().enumerate() {
        for (earlier, first) in sourced[..idx]
            .iter()
            .enumerate()
            .rev()
            .take(MAX_ATTRIBUTIONS_COMPARED)
        {
            if is_stacked(analysis, *first, *second) {
                chained.extend([earlier, idx]);
            }
        }
    }
    chained.sort_unstable();
    chained.dedup();
    let mut links: Vec<ChainLink> = chained
        .iter()
        .map(|chained| link(analysis.draft, sourced[*chained]))
        .collect();
    if links.is_empty() {
        let own = sourced
            .iter()
            .find_map(|sourced| own_statement(analysis, *sourced));
        let hedged = || {
            sourced
                .iter()
                .find_map(|sourced| hedged(analysis, group, *sourced))
        };
        links.extend(own.or_else(hedged).into_iter().flatten());
    }
    if links.len() < 2 {
        return None;
    }
    let last = links.last().map_or(0, |chain_link| chain_link.naming.end);
    // A parenthesis at the end of a sentence names one more source: “…, according to him
    // (Reuters)”.
    let tail = analysis.evidence().iter().find(|evidence| {
        evidence.kind == EvidenceKind::Parenthesis
            && evidence.span.start >= last
            && evidence.span.start <= last + MAX_BYTES_TO_PARENTHESIS
    });
    if let Some((evidence, source)) = tail.and_then(|evidence| Some((evidence, evidence.source?))) {
        links.push(ChainLink {
            source,
            naming: evidence.span,
            is_adjunct: true,
        });
    }
    links.sort_by_key(|chain_link| chain_link.naming.start);
    Some(Chain { links })
}

/// Returns the chain of a statement that is credited to one person twice, first by the words of the
/// statement itself and then by an attribution: “Asif’s statement made it clear that …, according
/// to him”.
fn own_statement(
    analysis: &Analysis<'_>,
    (attribution, source): (&Attribution, &Source),
) -> Option<[ChainLink; 2]> {
    let draft = analysis.draft;
    let content = attribution.content.first()?;
    if !attribution.is_prepositional(draft) || !follows_content(attribution) {
        return None;
    }
    let tokens = draft.tokens_in(*content);
    let possessive = tokens.clone().take(MAX_TOKENS_TO_OWNER).find(|idx| {
        draft.is(&draft.tokens[*idx], Class::PossessiveEndings) && *idx > tokens.start
    })?;
    let n_tokens = draft.entry_at(possessive + 1..tokens.end, Class::StatementNouns)?;
    let opening = draft.tokens[tokens.start].span;
    let owner = opening.cover(draft.tokens[possessive - 1].span);
    let again = source.kind == SourceKind::Pronoun
        || shares_name(draft.text(owner), draft.text(source.span));
    let naming = opening.cover(draft.tokens[possessive + n_tokens].span);
    let stated = ChainLink {
        source: naming,
        naming,
        is_adjunct: true,
    };
    again.then(|| [stated, link(draft, (attribution, source))])
}

/// Returns the chain of words that are marked as hearsay and are then attributed to somebody: “is
/// said to be for sale, according to a clerk”, “reportedly left, according to a clerk”.
fn hedged(
    analysis: &Analysis<'_>,
    group: &[Attribution],
    (attribution, source): (&Attribution, &Source),
) -> Option<[ChainLink; 2]> {
    let draft = analysis.draft;
    if !attribution.is_prepositional(draft) {
        return None;
    }
    let is_hearsay = |other: &&Attribution| {
        other.source.is_none()
            && other.verb.is_some()
            && !analysis.is_quoted(other.cue)
            && shares_content(other, attribution)
            && [Class::FormsOfBe, Class::HearsayVerbs].iter().all(|class| {
                let mut words = draft.tokens[draft.tokens_in(other.cue)].iter();
                words.any(|token| draft.is(token, *class))
            })
    };
    let cue = group
        .iter()
        .find(is_hearsay)
        .map(|attribution| attribution.cue);
    let adverb = || {
        let mut words = attribution
            .content
            .iter()
            .flat_map(|content| &draft.tokens[draft.tokens_in(*content)]);
        let found = words.find(|token| draft.is(token, Class::UnsureAdverbs));
        found
            .map(|token| token.span)
            .filter(|span| !analysis.is_quoted(*span))
    };
    let hearsay = cue.or_else(adverb)?;
    let hedge = ChainLink {
        source: hearsay,
        naming: hearsay,
        is_adjunct: false,
    };
    Some([hedge, link(draft, (attribution, source))])
}

fn link(draft: &Draft, (attribution, source): (&Attribution, &Source)) -> ChainLink {
    ChainLink {
        source: source.span,
        naming: source.span.cover(attribution.cue),
        is_adjunct: attribution.is_prepositional(draft),
    }
}

/// Says whether two attributions of a sentence give a source for the same words.
fn is_stacked(
    analysis: &Analysis<'_>,
    (first, first_source): (&Attribution, &Source),
    (second, second_source): (&Attribution, &Source),
) -> bool {
    if first_source.span.overlaps(second_source.span) || !shares_content(first, second) {
        return false;
    }
    let draft = analysis.draft;
    let is_unnamed = |source: &Source| {
        let word = draft.text(source.span).to_lowercase();
        let classes = english::dictionary().word(&word).classes;
        classes.meets(&UNNAMED)
    };
    if is_unnamed(first_source) || is_unnamed(second_source) {
        return false;
    }
    let both = first.is_prepositional(draft) && second.is_prepositional(draft);
    if both {
        return !is_contrasted(draft, first_source.span, second.cue);
    }
    // In “Smith said that p, Jones added q”, the cue “added” introduces the words after it, so
    // Jones is not a source of p.
    follows_content(second)
        && speaks(draft, first)
        && speaks(draft, second)
        && is_whole(analysis, first, second)
        && (is_same_source(analysis, first_source, second_source)
            || is_vague_speaker(analysis, first_source)
                && second.is_prepositional(draft)
                && follows_comma(draft, second))
}

/// Says whether a comma is directly before the cue. Without a comma, “according to” may mean
/// “depending on”: “will be set according to income”.
fn follows_comma(draft: &Draft, attribution: &Attribution) -> bool {
    let before = nearby::before(draft, draft.token_at(attribution.cue.start));
    before.is_some_and(|token| draft.word(token) == ",")
}

/// Says whether incoming copy names `source` only as a kind of people: “officials”. If such people
/// say something “according to” somebody else, nobody can tell who says it. In edited copy, the
/// people mostly pass on what somebody else says.
fn is_vague_speaker(analysis: &Analysis<'_>, source: &Source) -> bool {
    analysis.situation == Situation::Incoming
        && unnamed::is_kind_of_people(analysis.draft, source.span)
}

/// Pronouns that mean the writer (“we”) or the phrase just before them (“who”).
const UNNAMED: ClassSet = ClassSet::of(&[Class::FirstPersonPronouns, Class::RelativePronouns]);

/// Says whether the words between two sources contrast the sources: “according to the users, not
/// according to the vendor”.
fn is_contrasted(draft: &Draft, first: Span, second: Span) -> bool {
    let between = draft.tokens_in(Span::new(first.end, second.start.max(first.end)));
    let near = between.end.saturating_sub(MAX_TOKENS_TO_CONTRAST)..between.end;
    draft.tokens[near.start.max(between.start)..near.end]
        .iter()
        .any(|token| draft.is(token, CONTRASTING))
}

/// Words that contrast one source with another.
const CONTRASTING: ClassSet = ClassSet::of(&[
    Class::ContrastiveConjunctions,
    Class::Coordinators,
    Class::Negations,
]);

/// Says whether the attribution reports speech. “Found” and “believed” do not report speech: in
/// “Smith found that the pier is old, he said”, nothing is credited twice.
fn speaks(draft: &Draft, attribution: &Attribution) -> bool {
    let spoken = |text: &str| english::dictionary().is(text, Class::SayingVerbs);
    attribution.is_prepositional(draft)
        || attribution.verb.is_some_and(|verb| spoken(verb.lemma))
            && is_asserted(draft, attribution)
}

/// Says whether the words between the two attributions are one statement and the second attribution
/// ends the sentence. In “Smith said p, but q, he added” and in “Smith praised the plan: ‘q,’ he
/// said”, the words between the attributions are not one statement.
fn is_whole(analysis: &Analysis<'_>, first: &Attribution, second: &Attribution) -> bool {
    let draft = analysis.draft;
    let start = first.naming().end;
    let content = Span::new(start, second.naming().start.max(start));
    let tokens = draft.tokens_in(content);
    let sentence = draft.sentences.get(draft.sentence_at(second.cue.start));
    let end = sentence.map_or(tokens.end, |sentence| sentence.tokens.end);
    let word = |idx: usize| draft.tokens.get(idx).map_or("", |token| draft.word(token));
    let parts = tokens.clone().any(|idx| {
        let joins = draft
            .tokens
            .get(idx + 1)
            .is_some_and(|token| draft.is(token, JOINING));
        matches!(word(idx), ";" | ":" | "—" | "–" | "--") && !second.is_prepositional(draft)
            || word(idx) == "," && joins && idx + 2 < tokens.end
    });
    let quoted = tokens
        .clone()
        .any(|idx| analysis.is_quoted(draft.tokens[idx].span));
    let after = draft.token_at(second.naming().end.max(second.cue.end));
    let rest = (after..end)
        .filter(|idx| draft.tokens[*idx].is_word())
        .count();
    // After the second attribution, a time or a place may follow, but not another statement: “…, he
    // said on Monday”.
    tokens.len() <= MAX_TOKENS_BETWEEN_SOURCES
        && MIN_TOKENS_BETWEEN_SOURCES <= tokens.len()
        && !parts
        && !quoted
        && rest <= MAX_WORDS_AFTER_SECOND_SOURCE
}

/// Conjunctions that open another statement after a comma.
const JOINING: ClassSet = ClassSet::of(&[
    Class::CausalConjunctions,
    Class::ContrastiveConjunctions,
    Class::Coordinators,
]);

/// Says whether the contents of the two attributions share words, or whether the content of one
/// attribution includes the cue of the other attribution.
fn shares_content(first: &Attribution, second: &Attribution) -> bool {
    let any = |spans: &[Span], span: Span| spans.iter().any(|other| other.overlaps(span));
    first
        .content
        .iter()
        .any(|content| any(&second.content, *content))
        || any(&first.content, second.cue)
        || any(&second.content, first.cue)
}

/// Says whether the cue follows the whole content: “…, she said”.
fn follows_content(attribution: &Attribution) -> bool {
    let after = |span: &Span| span.end <= attribution.cue.start;
    !attribution.content.is_empty() && attribution.content.iter().all(after)
}

/// Says whether the second source names the first source again, by name or by a pronoun.
fn is_same_source(analysis: &Analysis<'_>, first: &Source, second: &Source) -> bool {
    let draft = analysis.draft;
    if second.kind == SourceKind::Pronoun {
        let named = first.kind != SourceKind::Pronoun;
        return match second.antecedent {
            Some(antecedent) if named => {
                antecedent.overlaps(first.span)
                    || shares_name(draft.text(antecedent), draft.text(first.span))
            }
            Some(_) => false,
            // A pronoun without an antecedent can only mean the first source. The pronoun must fit
            // the kind of this source.
            None => named && agrees(draft.text(second.span), first.kind),
        };
    }
    if first.kind == SourceKind::Pronoun {
        return false;
    }
    if let (Some(one), Some(two)) = (first.known, second.known) {
        return one == two;
    }
    let (first, second) = (draft.text(first.span), draft.text(second.span));
    shares_name(first, second) || is_same_noun(first, second)
}

/// Says whether `pronoun` can mean a source of the kind `kind`.
fn agrees(pronoun: &str, kind: SourceKind) -> bool {
    let is = |class: Class| english::dictionary().is(&pronoun.to_lowercase(), class);
    let of_body = || is(Class::PluralPronouns) || is(Class::NeuterPronouns);
    match kind {
        SourceKind::Person => is(Class::GenderedPronouns),
        SourceKind::Collective => is(Class::PluralPronouns),
        SourceKind::Organization | SourceKind::Document => of_body(),
        SourceKind::Role => is(Class::GenderedPronouns) || of_body(),
        SourceKind::Anonymous | SourceKind::Pronoun => false,
    }
}

/// Says whether both texts are the same noun phrase with the definite article, such as “the union”.
fn is_same_noun(first: &str, second: &str) -> bool {
    let definite = |text: &str| text.to_lowercase().starts_with("the ");
    definite(first) && first.to_lowercase() == second.to_lowercase()
}

/// Says whether two names end with the same word: “Khawaja Asif” and “Asif”.
fn shares_name(first: &str, second: &str) -> bool {
    let last = |name: &str| {
        let words = name.split(|character: char| !character.is_alphanumeric());
        let mut named = words.filter(|word| word.starts_with(char::is_uppercase) && word.len() > 1);
        named.next_back().map(str::to_owned)
    };
    matches!((last(first), last(second)), (Some(a), Some(b)) if a == b)
}
