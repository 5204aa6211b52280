//! Words of a house that behave like words of the dictionary: “kvetch” like “complain”.

use std::iter::zip;

use rustc_hash::FxHashMap;

use crate::english;
use crate::english::class::ClassSet;
use crate::english::dictionary::RecordId;
use crate::english::morphology::{Form, of_verb};
use crate::text::words::normalize;

/// Words such as “kvetch”, each of which behaves like a word of the dictionary, such as “complain”.
/// The dictionary need not have “kvetch”.
#[derive(Clone, Debug, Default)]
pub struct LikeWords {
    /// For each word that was added, such as “kvetch”, the number in the dictionary of the word
    /// that it behaves like, such as “complain”.
    given: FxHashMap<String, RecordId>,
    /// For each regular form of a word that was added, such as “kvetched”, the number in the
    /// dictionary of the form that it behaves like, such as “complained”.
    derived: FxHashMap<String, RecordId>,
}

/// Says whether the dictionary has classes or a reporting verb for `word` itself, and not only for
/// phrases with `word`. Only then can another word behave like `word`. Case is ignored.
pub fn is_model(word: &str) -> bool {
    let record = english::dictionary().word(&normalize(word));
    record.classes != ClassSet::NONE || record.is_reporting_verb()
}

impl LikeWords {
    /// Adds `word`, which behaves like `model`. If `word` was added before, the earlier model
    /// stays. Case is ignored. The two words must have the same form, mostly the base form, such as
    /// “kvetch” and “complain”. The regular forms of `word` then behave like the forms of `model`:
    /// “kvetched” like “complained”, “kvetches” like “complains”. If such a form was added as a
    /// word of its own, its own model takes precedence.
    pub fn add(&mut self, word: &str, model: &str) {
        let (word, model) = (normalize(word), normalize(model));
        let id = english::dictionary().id(&model);
        self.given.entry(word.clone().into_owned()).or_insert(id);
        // A noun has no other form than its plural, which ends like the third person of a verb. If
        // the model is a noun, the dictionary does not have the other forms that are made here.
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

    /// Returns the number in the dictionary of the word that `word` behaves like. `word` must be
    /// normalised. Returns `None` if `word` was not added and is no regular form of an added word.
    pub fn model(&self, word: &str) -> Option<RecordId> {
        self.given
            .get(word)
            .or_else(|| self.derived.get(word))
            .copied()
    }
}

/// Returns the number of the form `form` of `model`. `regular` is what this form would be if
/// `model` were regular. For “say”, `regular` may be “sayed”; the number is then that of “said”.
/// Returns `None` if the dictionary does not have the form.
fn id_of_form(model: &str, form: Form, regular: &str) -> Option<RecordId> {
    let dictionary = english::dictionary();
    if is_model(regular) {
        return Some(dictionary.id(regular));
    }
    // All forms of a reporting verb are in the dictionary. An irregular form is recognised by its
    // ending. If the verb has two past forms, the shorter one is mostly the right one: “wrote”, and
    // not “written”.
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
