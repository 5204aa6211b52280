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
    /// For each form of a word, the number of the form of the other word in the dictionary.
    models: FxHashMap<String, RecordId>,
}

/// Says whether the dictionary says anything about `word` alone, so that another word can behave
/// like `word`. Case is ignored.
pub fn is_model(word: &str) -> bool {
    let record = english::dictionary().word(&normalize(word));
    record.classes != ClassSet::NONE || record.is_reporting_verb()
}

impl LikeWords {
    /// Adds `word`, which behaves like `model`. Case is ignored. Both are base forms, such as
    /// “kvetch” and “complain”, or both are the same other form. The regular forms of `word`
    /// behave like the forms of `model`: “kvetched” like “complained”, “kvetches” like “complains”.
    pub fn add(&mut self, word: &str, model: &str) {
        let (word, model) = (normalize(word), normalize(model));
        // A noun has no other forms than its plural, which ends like the third person of a verb.
        // The dictionary does not have the remaining forms of the model then.
        let own = of_verb(&word, &[]);
        let forms = of_verb(&model, &[]);
        for ((form, own), (_, regular)) in zip(own, forms) {
            if let Some(id) = id_of_form(&model, form, &regular) {
                self.models.entry(own).or_insert(id);
            }
        }
    }

    /// Returns whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.models.is_empty()
    }

    /// Returns the number in the dictionary of the word that behaves in the same way as `word`,
    /// which must be normalised. Returns `None` if `word` was not added.
    pub fn model(&self, word: &str) -> Option<RecordId> {
        self.models.get(word).copied()
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
    // All forms of a reporting verb are in the dictionary, so the remaining ones are irregular.
    let verb = dictionary.reporting_verb(dictionary.word(model))?;
    let is_past = matches!(form, Form::Past | Form::Participle);
    let is_regular = |word: &&str| of_verb(model, &[]).iter().any(|(_, form)| form == word);
    let mut pasts = dictionary.forms_of(verb).filter(|word| !is_regular(word));
    is_past
        .then(|| pasts.next())
        .flatten()
        .map(|past| dictionary.id(past))
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
        assert_eq!(like_words.models.len(), forms.len());
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
