//! Words of a house that behave like words of the dictionary: “kvetch” like “complain”.

use std::iter::zip;

use rustc_hash::FxHashMap;

use crate::english;
use crate::english::class::ClassSet;
use crate::english::dictionary::RecordId;
use crate::english::morphology::{Form, of_verb};
use crate::text::words::normalize;

/// Words that behave like words of the dictionary. The dictionary itself need not have the former.
#[derive(Clone, Debug, Default)]
pub struct LikeWords {
    /// For each word that was added, the number of the other word in the dictionary.
    given: FxHashMap<String, RecordId>,
    /// For each regular form of such a word, the number of the form of the other word.
    derived: FxHashMap<String, RecordId>,
}

/// Says whether the dictionary says anything about `word` alone, so that another word can behave
/// like `word`. Case is ignored.
pub fn is_model(word: &str) -> bool {
    let record = english::dictionary().word(&normalize(word));
    record.classes != ClassSet::NONE || record.is_reporting_verb()
}

impl LikeWords {
    /// Adds `word`, which behaves like `model`, unless it was added before. Case is ignored. Both
    /// are base forms, such as “kvetch” and “complain”, or both are the same other form. The
    /// regular forms of `word` behave like the forms of `model`: “kvetched” like “complained”,
    /// “kvetches” like “complains”. A form that is added itself takes precedence.
    pub fn add(&mut self, word: &str, model: &str) {
        let (word, model) = (normalize(word), normalize(model));
        let id = english::dictionary().id(&model);
        self.given.entry(word.clone().into_owned()).or_insert(id);
        // A noun has no other forms than its plural, which ends like the third person of a verb.
        // The dictionary does not have the remaining forms of the model then.
        for ((form, own), (_, regular)) in zip(of_verb(&word, &[]), of_verb(&model, &[])) {
            if let Some(id) = id_of_form(&model, form, &regular) {
                self.derived.entry(own).or_insert(id);
            }
        }
    }

    /// Returns whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// Returns the number in the dictionary of the word that behaves in the same way as `word`,
    /// which must be normalised. Returns `None` if neither `word` was added nor a word of which it
    /// is a regular form.
    pub fn model(&self, word: &str) -> Option<RecordId> {
        self.given
            .get(word)
            .or_else(|| self.derived.get(word))
            .copied()
    }
}

/// Returns the number of the form `form` of `model`, which is `regular` if the word is regular:
/// “said” for “say”, although `regular` is “sayed”. Returns `None` if the dictionary does not have
/// this form.
fn id_of_form(model: &str, form: Form, regular: &str) -> Option<RecordId> {
    let dictionary = english::dictionary();
    if is_model(regular) {
        return Some(dictionary.id(regular));
    }
    // All forms of a reporting verb are in the dictionary. One that is not regular is recognized by
    // its ending. Of two past forms, the shorter one is mostly that of the past: “wrote”, “written”.
    let verb = dictionary.reporting_verb(dictionary.word(model))?;
    let is_ing = |word: &str| word.ends_with("ing") && word != model;
    let is_wanted = |word: &&str| match form {
        Form::Ing => is_ing(word),
        Form::Past | Form::Participle => !is_ing(word) && !word.ends_with('s') && *word != model,
        _ => false,
    };
    let forms = dictionary.forms_of(verb).filter(is_wanted);
    forms
        .min_by_key(|word| (word.len(), *word))
        .map(|word| dictionary.id(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, model: &str, forms: &[(&str, &str)]) {
        let mut like_words = LikeWords::default();
        like_words.add(word, model);
        for (form, expected) in forms {
            let id = english::dictionary().id(expected);
            assert_eq!(like_words.model(form), Some(id), "{form}");
        }
        assert_eq!(like_words.derived.len(), forms.len());
    }

    #[test]
    fn the_forms_of_a_word_behave_like_those_of_the_other() {
        check(
            "kvetch",
            "complain",
            &[
                ("kvetch", "complain"),
                ("kvetches", "complains"),
                ("kvetched", "complained"),
                ("kvetching", "complaining"),
            ],
        );
    }

    #[test]
    fn an_irregular_model_has_its_irregular_forms() {
        check(
            "opine",
            "say",
            &[
                ("opine", "say"),
                ("opines", "says"),
                ("opined", "said"),
                ("opining", "saying"),
            ],
        );
    }

    #[test]
    fn a_model_may_double_its_last_letter() {
        check(
            "fess",
            "admit",
            &[
                ("fess", "admit"),
                ("fesses", "admits"),
                ("fessed", "admitted"),
                ("fessing", "admitting"),
            ],
        );
    }

    #[test]
    fn a_form_that_is_given_takes_precedence() {
        let mut like_words = LikeWords::default();
        like_words.add("stat", "critic");
        like_words.add("stats", "survey");
        let id = english::dictionary().id("survey");
        assert_eq!(like_words.model("stats"), Some(id));
    }

    #[test]
    fn a_noun_has_a_plural() {
        check(
            "Gripester",
            "Critic",
            &[("gripester", "critic"), ("gripesters", "critics")],
        );
    }

    #[test]
    fn only_words_that_the_dictionary_knows_are_models() {
        assert!(is_model("Complain"));
        assert!(!is_model("kvetch"));
        assert!(!is_model(""));
    }
}
