//! Makes the forms of verbs and nouns: “take” gives “takes”, “took”, “taken” and “taking”.

/// A form of a word. The tables in `rules/english/` use the names of the variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Form {
    /// The infinitive: “take”.
    Base,
    /// The present, third person: “takes”.
    Third,
    /// The past: “took”.
    Past,
    /// The past participle: “taken”.
    Participle,
    /// The present participle and gerund: “taking”.
    Ing,
    /// The singular of a noun: “child”.
    Singular,
    /// The plural of a noun: “children”.
    Plural,
}

/// Returns the forms of the verb `lemma`. `irregular` is empty for a regular verb. For an irregular
/// verb, it has these forms:
///
/// - the past;
/// - the participle, if it differs from the past;
/// - further past forms;
/// - the form in -ing, if that form is irregular.
pub fn of_verb(lemma: &str, irregular: &[&str]) -> Vec<(Form, String)> {
    let is_ing = |form: &&&str| form.ends_with("ing") && **form != lemma;
    let mut forms = vec![(Form::Base, lemma.to_owned()), (Form::Third, third(lemma))];
    let mut pasts = irregular.iter().filter(|form| !is_ing(form));
    let mut add_past = |past: &str, participle: &str| {
        forms.push((Form::Past, past.to_owned()));
        forms.push((Form::Participle, participle.to_owned()));
    };
    if let Some(past) = pasts.next() {
        add_past(past, pasts.next().unwrap_or(past));
        for other in pasts {
            add_past(other, other);
        }
    } else {
        let past = with_ending(lemma, "ed");
        add_past(&past, &past);
    }
    let ing = irregular.iter().find(is_ing);
    let ing = ing.map_or_else(|| with_ending(lemma, "ing"), |form| (*form).to_owned());
    forms.push((Form::Ing, ing));
    forms
}

/// Returns the forms of the noun `lemma`. `irregular` has the irregular plurals, and is empty if
/// the plural is regular.
pub fn of_noun(lemma: &str, irregular: &[&str]) -> Vec<(Form, String)> {
    let mut forms = vec![(Form::Singular, lemma.to_owned())];
    if irregular.is_empty() {
        forms.push((Form::Plural, plural(lemma)));
    }
    forms.extend(
        irregular
            .iter()
            .map(|plural| (Form::Plural, (*plural).to_owned())),
    );
    forms
}

/// Returns the regular plural of `noun`.
fn plural(noun: &str) -> String {
    with_s(noun, &["s", "sh", "ch", "x", "z"])
}

/// Returns the third person singular of the verb `lemma`: “takes”.
fn third(lemma: &str) -> String {
    with_s(lemma, &["s", "sh", "ch", "x", "z", "o"])
}

/// Returns `word` with the ending -s. After one of the endings in `sibilants`, -es is added
/// instead.
fn with_s(word: &str, sibilants: &[&str]) -> String {
    match word.strip_suffix('y') {
        Some(stem) if !ends_with_vowel(stem) => format!("{stem}ies"),
        _ if sibilants.iter().any(|ending| word.ends_with(ending)) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// Returns the verb `lemma` with `ending`, which is “ed” or “ing”.
fn with_ending(lemma: &str, ending: &str) -> String {
    if let Some(stem) = lemma.strip_suffix('y')
        && ending == "ed"
        && !ends_with_vowel(stem)
    {
        return format!("{stem}ied");
    }
    if is_doubling(lemma) {
        let last = &lemma[lemma.len() - 1..];
        return format!("{lemma}{last}{ending}");
    }
    match lemma.strip_suffix('e') {
        Some(stem) if !stem.ends_with('e') || ending == "ed" => format!("{stem}{ending}"),
        _ => format!("{lemma}{ending}"),
    }
}

/// Says whether `stem` ends with a vowel. A “y” after a vowel does not change before an ending:
/// “key”, “keys”.
fn ends_with_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'o', 'u'])
}

/// Says whether the last letter of `lemma` is doubled before an ending: “quip”, “quipped”. It is
/// doubled if the word has one syllable and ends with one vowel and one consonant.
fn is_doubling(lemma: &str) -> bool {
    let is_vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let bytes = lemma.strip_prefix("qu").unwrap_or(lemma).as_bytes();
    let [onset @ .., vowel, last] = bytes else {
        return false;
    };
    lemma.is_ascii()
        && is_vowel(*vowel)
        && !is_vowel(*last)
        && !matches!(last, b'w' | b'x' | b'y')
        && !onset.iter().any(|byte| is_vowel(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(forms: Vec<(Form, String)>, expected: &str) {
        let mut texts: Vec<String> = forms.into_iter().map(|(_, form)| form).collect();
        texts.dedup();
        assert_eq!(texts.join(" "), expected);
    }

    #[test]
    fn verbs_have_their_forms() {
        check(of_verb("say", &["said"]), "say says said saying");
        check(
            of_verb("take", &["took", "taken"]),
            "take takes took taken taking",
        );
        check(of_verb("quip", &[]), "quip quips quipped quipping");
        check(of_verb("deny", &[]), "deny denies denied denying");
        check(of_verb("agree", &[]), "agree agrees agreed agreeing");
        check(of_verb("die", &["dying"]), "die dies died dying");
        check(
            of_verb("bring", &["brought"]),
            "bring brings brought bringing",
        );
    }

    #[test]
    fn nouns_have_their_plural() {
        check(of_noun("wish", &[]), "wish wishes");
        check(of_noun("ally", &[]), "ally allies");
        check(of_noun("key", &[]), "key keys");
        check(of_noun("woman", &["women"]), "woman women");
    }
}
