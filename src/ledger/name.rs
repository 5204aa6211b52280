//! The words of a source that name it: a person's name, a head noun. Knows no other source.

use std::ops::Range;

use crate::analysis::calendar::is_date;
use crate::analysis::name::is_title;
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Words behind which a noun phrase only tells more.
const ENDING: ClassSet = ClassSet::of(&[
    Class::IntroducingPrepositions,
    Class::PersonalRelatives,
    Class::RelativePronouns,
]);

/// Offices and occupations.
const ROLES: ClassSet = ClassSet::of(&[Class::RoleNouns, Class::RoleSource]);

/// The words that name a source.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    /// The tokens that name it, without titles and what describes it.
    pub tokens: Range<usize>,
    /// Its words in lower case, without genitive endings, initials and suffixes of names.
    pub words: Vec<String>,
    /// The offices that stand before the name or in an apposition behind it.
    pub roles: Vec<String>,
    /// Whether the words are a name: each begins with a capital.
    pub is_name: bool,
}

/// The words that name the source at `span`.
pub fn of(draft: &Draft, span: Span) -> Naming {
    let phrase = head_phrase(draft, draft.tokens_in(span));
    let Some(run) = last_capital_run(draft, phrase.clone()) else {
        return common(draft, phrase);
    };
    let tail = run.end..phrase.end;
    if draft.tokens[tail]
        .iter()
        .any(|it| it.is_word() && word(draft.word(it)).len() > 1)
    {
        // “Treasury officials”: the name only describes.
        return common(draft, phrase);
    }
    let before = phrase.start..run.start;
    let mut start = run.start;
    for at in run.clone() {
        let token = &draft.tokens[at];
        let describes = is_title(draft.word(token)) || draft.is(token, ROLES);
        if describes && at + 1 < run.end {
            start = at + 1;
        }
    }
    let mut roles: Vec<String> = before
        .chain(run.start..start)
        .filter_map(|it| role(draft, it))
        .collect();
    roles.extend(apposed(draft, run.end));
    let tokens = start..run.end;
    Naming {
        words: words(draft, tokens.clone()),
        tokens,
        roles,
        is_name: true,
    }
}

fn common(draft: &Draft, phrase: Range<usize>) -> Naming {
    Naming {
        words: words(draft, phrase.clone()),
        roles: phrase
            .clone()
            .next_back()
            .and_then(|it| role(draft, it))
            .into_iter()
            .collect(),
        tokens: phrase,
        is_name: false,
    }
}

/// The part of a noun phrase before what only tells more.
fn head_phrase(draft: &Draft, tokens: Range<usize>) -> Range<usize> {
    let ends = |it: &usize| {
        let token = &draft.tokens[*it];
        let mark = matches!(draft.word(token), "," | "(" | "—" | "–" | ";" | ":");
        tokens.start < *it && (mark || draft.is(token, ENDING) && !token.capital)
    };
    let end = tokens.clone().find(ends).unwrap_or(tokens.end);
    // “The department of works” needs its second half to be told from other departments.
    let names_body = tokens.clone().nth(end - tokens.start).is_some_and(|it| {
        matches!(draft.word(&draft.tokens[it]), "of" | "for")
            && draft.tokens[it - 1].capital
            && draft.tokens.get(it + 1).is_some_and(|next| next.capital)
    });
    if names_body {
        let rest = end + 1..tokens.end;
        return tokens.start..head_phrase(draft, rest).end;
    }
    tokens.start..end
}

/// The last run of words with capitals in `tokens`; particles of names join its words.
fn last_capital_run(draft: &Draft, tokens: Range<usize>) -> Option<Range<usize>> {
    let is_name = |it: usize| {
        let token = &draft.tokens[it];
        let opens = it == tokens.start && draft.is(token, Class::FunctionWords);
        token.capital && token.kind == TokenKind::Word && !opens && !is_date(draft.word(token))
    };
    let joins = |it: usize| {
        let token = &draft.tokens[it];
        draft.is(token, Class::NameParticles)
            || matches!(
                draft.word(token),
                "of" | "&" | "for" | "and" | "the" | "." | "’s" | "'s"
            )
    };
    let end = tokens.clone().rev().find(|it| is_name(*it))? + 1;
    let mut start = end - 1;
    loop {
        if tokens.start < start && is_name(start - 1) {
            start -= 1;
            continue;
        }
        let joined = (1..=2).find(|n| {
            tokens.start + n < start && is_name(start - n - 1) && (start - n..start).all(joins)
        });
        match joined {
            Some(n) => start -= n + 1,
            None => return Some(start..end),
        }
    }
}

/// The office at token `at`, if it is one; a form of address for an office is its abbreviation.
fn role(draft: &Draft, at: usize) -> Option<String> {
    let token = &draft.tokens[at];
    let is_role = draft.is(token, ROLES) || is_title(draft.word(token));
    is_role.then(|| word(draft.word(token)).trim_end_matches('.').to_owned())
}

/// The offices in an apposition that begins at token `at`.
fn apposed(draft: &Draft, at: usize) -> Vec<String> {
    const MAX_TOKENS_OF_APPOSITION: usize = 10;
    let is_comma = |it: usize| draft.tokens.get(it).is_some_and(|it| draft.word(it) == ",");
    if !is_comma(at) {
        return Vec::new();
    }
    let end = (at + 1 + MAX_TOKENS_OF_APPOSITION).min(draft.tokens.len());
    let apposition = (at + 1..end).take_while(|it| {
        let token = &draft.tokens[*it];
        !matches!(draft.word(token), "," | "." | ";" | "said" | "told")
    });
    apposition.filter_map(|it| role(draft, it)).collect()
}

/// The words in `tokens` that tell a source from others.
fn words(draft: &Draft, tokens: Range<usize>) -> Vec<String> {
    let plain = draft.tokens[tokens]
        .iter()
        .filter(|it| it.is_word())
        .map(|it| word(draft.word(it)).to_owned());
    let told = plain.filter(|it| {
        let initial = it.trim_end_matches('.').chars().count() < 2;
        let article = matches!(
            it.as_str(),
            "the" | "a" | "an" | "this" | "that" | "these" | "'s" | "’s"
        );
        let suffix = matches!(it.trim_end_matches('.'), "jr" | "sr" | "ii" | "iii");
        !initial && !article && !suffix
    });
    told.collect()
}

/// `word` without the ending of a genitive.
fn word(word: &str) -> &str {
    let short = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    short.unwrap_or(word).trim_end_matches(['\'', '’'])
}
