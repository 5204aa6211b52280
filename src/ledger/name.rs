//! Finds the words that name a source: “Ilse Maren” in “Gov. Ilse Maren”, or “the man” in “the man
//! with the hat”.

mod office;

use std::ops::Range;

use crate::analysis::attribution::kind::BODIES;
use crate::analysis::calendar::is_date;
use crate::analysis::name::is_title;
use crate::english;
use crate::english::class::{Class, ClassSet, POSSESSIVES};
use crate::ledger::name::office::{apposed, role};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::stem;
use crate::text::token::{Token, TokenKind};

/// Words that begin a modifier after the noun: “with” in “the man with the hat”.
const ENDING: ClassSet = ClassSet::of(&[
    Class::IntroducingPrepositions,
    Class::LinkingPrepositions,
    Class::PersonalRelatives,
    Class::RelativePronouns,
]);

/// Further prepositions that begin a modifier after the noun: “against” in “critics against it”.
const ADDING: ClassSet = ClassSet::of(&[Class::TitlePrepositions]);

/// Words for some people out of many: “many of the artists”, “one of his aides”.
const QUANTITIES: ClassSet = ClassSet::of(&[Class::OneOfMany, Class::QuantitySources]);

/// Offices and occupations.
pub const ROLES: ClassSet = ClassSet::of(&[Class::RoleNouns, Class::RoleSource]);

/// Nouns for people who may have a name: offices, occupations, party members and others.
pub const HOLDERS: ClassSet = ClassSet::of(&[
    Class::RoleNouns,
    Class::RoleSource,
    Class::PersonNouns,
    Class::PersonsInSingular,
    Class::PartyMembers,
]);

/// Nouns that mean a person even with an article and a capital: “the Attorney General”, “the
/// Democrat”. Other nouns for persons mean a newspaper if they have an article and a capital: “the
/// Inquirer”.
const OFFICES: ClassSet = ClassSet::of(&[
    Class::RoleNouns,
    Class::RoleSource,
    Class::PersonNouns,
    Class::PartyMembers,
]);

/// The words that name a source.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    /// The tokens of the name, without titles and descriptions.
    pub tokens: Range<usize>,
    /// The words in lower case, without genitive endings, initials and suffixes of names.
    pub words: Vec<String>,
    /// The offices before the name or in an apposition after it.
    pub roles: Vec<String>,
    /// Whether the words are a name, and not a description. A name has capital letters.
    pub is_name: bool,
}

/// Returns the words that name the source at `span`.
pub fn of(draft: &Draft, span: Span) -> Naming {
    let tokens = past_quantity(draft, draft.tokens_in(span));
    let phrase = head_phrase(draft, tokens.clone());
    let run = last_capital_run(draft, phrase.clone());
    let run = run.filter(|run| !is_office_alone(draft, phrase.start..run.end));
    let Some(run) = run.filter(|run| !describes_only(draft, run.end..phrase.end)) else {
        // In “Treasury officials”, the name only modifies “officials”.
        let naming = common(draft, phrase.clone());
        let is_comma = |it: &usize| draft.word(&draft.tokens[*it]) == ",";
        let comma = (phrase.end..tokens.end).rev().find(is_comma);
        return match named_behind(draft, comma.unwrap_or(phrase.end), tokens.end) {
            Some(named) => Naming {
                roles: [naming.roles, named.roles].concat(),
                ..named
            },
            None => naming,
        };
    };
    let name = person_in(draft, run.clone());
    let before = (phrase.start..run.start).chain(run.start..name.start);
    let mut roles: Vec<String> = before.filter_map(|idx| role(draft, idx)).collect();
    roles.extend(apposed(draft, run.end));
    Naming {
        words: words(draft, name.clone()),
        tokens: name,
        roles,
        is_name: true,
    }
}

/// Returns `tokens` without a quantity at their beginning: “the artists” for “many of the artists”,
/// “voters” for “6 in 10 voters” and for “30 percent of voters”.
fn past_quantity(draft: &Draft, tokens: Range<usize>) -> Range<usize> {
    let is_number = |it: &Token| it.kind == TokenKind::Number;
    let n_tokens = match &draft.tokens[tokens.clone()] {
        [first, of, _, ..]
            if draft.word(of) == "of" && (draft.is(first, QUANTITIES) || is_number(first)) =>
        {
            2
        }
        [first, into, second, _, ..]
            if draft.word(into) == "in" && is_number(first) && is_number(second) =>
        {
            3
        }
        [first, share, of, _, ..]
            if draft.word(of) == "of"
                && is_number(first)
                && matches!(draft.word(share), "percent" | "%") =>
        {
            3
        }
        _ => 0,
    };
    tokens.start + n_tokens..tokens.end
}

/// Says whether `tokens` are an article and a capitalised office without a name: “the Attorney
/// General”, “the White House Press Secretary”, “the Democrat”.
fn is_office_alone(draft: &Draft, tokens: Range<usize>) -> bool {
    let first = &draft.tokens[tokens.start];
    let last = draft.tokens[tokens.clone()].iter().next_back();
    let offices = if draft.is(first, Class::IndefiniteArticles) {
        HOLDERS
    } else {
        OFFICES
    };
    let is_general = last.is_some_and(|it| draft.word(it) == "general") && 2 < tokens.len();
    // “The Department of Justice” is a body, although a justice is a person.
    let mut pairs = draft.tokens[tokens.clone()].windows(2);
    let is_body_of = pairs.any(|it| draft.is(&it[0], BODIES) && draft.word(&it[1]) == "of");
    !is_body_of
        && draft.is(first, Class::Articles)
        && 1 < tokens.len()
        && (is_general || last.is_some_and(|it| draft.is(it, offices) && !draft.is(it, BODIES)))
}

/// Says whether the name before `tail` is only a modifier, because `tail` contains further words of
/// the noun phrase: “officials” in “Treasury officials”.
fn describes_only(draft: &Draft, tail: Range<usize>) -> bool {
    let mut tail = draft.tokens[tail].iter();
    tail.any(|token| token.kind == TokenKind::Word && word(draft.word(token)).len() > 1)
}

/// Returns the name after the comma at token `at`: “the district attorney, Ilse Maren”.
fn named_behind(draft: &Draft, at: usize, end: usize) -> Option<Naming> {
    let comma = draft.tokens.get(at).filter(|_| at < end)?;
    let begins = draft.tokens.get(at + 1).filter(|_| at + 1 < end)?;
    let is_apposed = draft.word(comma) == "," && begins.capital;
    let span = begins.span.cover(draft.tokens[end - 1].span);
    let named = is_apposed.then(|| of(draft, span))?;
    (named.is_name && 1 < named.words.len()).then_some(named)
}

/// Returns the name in `run`, a run of capitalised words, without the offices and titles around it.
fn person_in(draft: &Draft, run: Range<usize>) -> Range<usize> {
    let token = |idx: usize| &draft.tokens[idx];
    let is_of = |idx: &usize| matches!(draft.word(token(*idx)), "of" | "for");
    if is_body(draft, run.clone()) {
        return run;
    }
    let mut start = run.start;
    for idx in run.clone() {
        let n_left = run.end - idx - 1;
        let is_second_half =
            idx == start && run.start < start && draft.word(token(idx)) == "general";
        let is_office = is_title(draft.word(token(idx)))
            || draft.is(token(idx), ROLES)
            || is_office_in_plural(draft, token(idx))
            || is_abbreviated(draft, idx)
            || (n_left == 2 || 2 < n_left && start == idx)
                && draft.is(token(idx), Class::PersonsInSingular);
        let goes_on = 0 < n_left && (token(idx + 1).capital || is_of(&(idx + 1)));
        let is_suffix = n_left == 1 && is_suffix(draft.word(token(idx + 1)));
        if goes_on && !is_suffix && (is_office || is_second_half) {
            start = idx + 1;
        }
    }
    if start == run.start || start == run.end {
        return start..run.end;
    }
    if is_of(&start) {
        // In “Secretary of the Commonwealth Ilse Maren”, the last two capitalised words are the
        // name. At least one more capitalised word must follow “Secretary”: this word belongs to
        // the office.
        let mut capitals = (start..run.end).filter(|idx| token(*idx).capital);
        let n_capitals = capitals.clone().count();
        let first = n_capitals.saturating_sub(2);
        let behind = capitals.nth(first).filter(|_| 2 < n_capitals);
        return behind.unwrap_or(run.start)..run.end;
    }
    // In “Gov. Ilse Maren of Velmora”, the words after the name are a place.
    let end = (start + 1..run.end).find(is_of);
    start..end.unwrap_or(run.end)
}

/// Says whether `token` is the plural of an office, such as “Attorneys” before several names.
fn is_office_in_plural(draft: &Draft, token: &Token) -> bool {
    let word = draft.word(token);
    let singular = stem::singular(word);
    singular != word && english::dictionary().word(&singular).classes.meets(&ROLES)
}

/// Says whether the capitalised words in `run` name an organization: “Police Benevolent
/// Association”. The name may contain an office: “the Attorney General’s Office”.
fn is_body(draft: &Draft, run: Range<usize>) -> bool {
    let last = draft.tokens[run.clone()].iter().next_back();
    let mut words = draft.tokens[run.clone()].iter();
    let owner = words.rposition(|it| draft.is(it, Class::PossessiveEndings));
    let is_owned = owner.is_some_and(|at| {
        let behind = run.start + at + 1..run.end;
        !behind
            .clone()
            .any(|idx| idx + 1 < run.end && draft.is(&draft.tokens[idx], ROLES))
    });
    // An abbreviated title shows that the name is a person's. In “State Police Col. Ilse Paris”,
    // “Paris” is a surname; elsewhere it can mean a government.
    let has_title = run.clone().any(|idx| is_abbreviated(draft, idx));
    let is_named_body = last.is_some_and(|it| draft.is(it, BODIES) && !draft.is(it, ROLES));
    let is_named_body = is_named_body && !has_title;
    is_owned || 1 < run.len() && is_named_body
}

/// Says whether the word at `idx` is an abbreviation that may be a title before a name: “Lt.”,
/// “Cpl.”.
fn is_abbreviated(draft: &Draft, idx: usize) -> bool {
    let token = &draft.tokens[idx];
    let word = draft.word(token);
    draft.text(token.span).ends_with('.')
        && 1 < word.chars().count()
        && !word.contains('.')
        && word != "st"
        && !is_suffix(word)
}

/// Says whether `word` is a suffix of names: “Jr.”.
fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "jr" | "sr" | "ii" | "iii")
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

/// Returns the noun phrase in `tokens` without the modifiers after its noun.
fn head_phrase(draft: &Draft, tokens: Range<usize>) -> Range<usize> {
    let ends = |idx: &usize| {
        let it = *idx;
        let token = &draft.tokens[it];
        let mark = matches!(draft.word(token), "," | "(" | "—" | "–" | ";" | ":");
        let joins_followers = draft.word(token) == "and"
            && tokens.contains(&(it + 1))
            && draft.is(&draft.tokens[it + 1], POSSESSIVES);
        // “To” may be part of an organization's name: “the Committee to Protect Harbours”.
        let is_capital = |idx: usize| draft.tokens.get(idx).is_some_and(|it| it.capital);
        let is_within = is_capital(it.saturating_sub(1)) && is_capital(it + 1);
        let adds = draft.is(token, ADDING) || draft.word(token) == "to";
        let ends = mark
            || joins_followers
            || !token.capital && (draft.is(token, ENDING) || adds && !is_within);
        tokens.start < it && ends
    };
    let end = tokens.clone().find(ends).unwrap_or(tokens.end);
    // Inside a name, “of” does not begin a modifier: “the Department of Works”.
    let names_body = tokens.clone().nth(end - tokens.start).is_some_and(|it| {
        let is_article = |idx: usize| {
            let next = draft.tokens.get(idx);
            next.is_some_and(|next| draft.is(next, Class::Articles) && !next.capital)
        };
        let next = it + 1 + usize::from(is_article(it + 1));
        matches!(draft.word(&draft.tokens[it]), "of" | "for")
            && draft.tokens[it - 1].capital
            && !is_people_at_opening(draft, it - 1)
            && draft.tokens.get(next).is_some_and(|next| next.capital)
    });
    if names_body {
        let rest = end + 1..tokens.end;
        return tokens.start..head_phrase(draft, rest).end;
    }
    tokens.start..end
}

/// Says whether token `at` is a noun for people and the first word of its sentence. Such a word has
/// a capital because it begins the sentence, and need not be part of a name: “Lawyers for Port
/// Ansel”.
fn is_people_at_opening(draft: &Draft, at: usize) -> bool {
    let token = &draft.tokens[at];
    let sentence = draft.sentences.get(draft.sentence_at(token.span.start));
    sentence.is_some_and(|it| it.tokens.start == at) && draft.is(token, Class::PersonsInPlural)
}

/// Returns the last run of capitalised words in `tokens`. Words such as “of” and “van” may be
/// between the capitalised words.
fn last_capital_run(draft: &Draft, tokens: Range<usize>) -> Option<Range<usize>> {
    // “Ilse May” is a name, while the “May” of “in May” is not.
    let is_surname = |it: usize| {
        it + 1 == tokens.end
            && tokens.start + 1 < it
            && draft.tokens[it - 2..it].iter().all(|it| it.capital)
    };
    let is_name = |it: usize| {
        let token = &draft.tokens[it];
        let opens = it == tokens.start && draft.is(token, Class::FunctionWords);
        let is_date = is_date(draft.word(token)) && !is_surname(it);
        token.capital && token.kind == TokenKind::Word && !opens && !is_date
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

/// Returns the words in `tokens` by which sources are compared: without articles, initials and
/// suffixes such as “Jr.”.
pub fn words(draft: &Draft, tokens: Range<usize>) -> Vec<String> {
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
        !initial && !article && !is_suffix(it)
    });
    told.collect()
}

/// Returns `word` without its genitive ending.
fn word(word: &str) -> &str {
    let short = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    short.unwrap_or(word).trim_end_matches(['\'', '’'])
}
