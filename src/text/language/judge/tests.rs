//! Tests of the languages of drafts and of their blocks.

use crate::text::draft::Draft;
use crate::text::language::ExpectedLanguage;
use crate::text::markup::Markup;
use crate::text::reading::BesideText;

const ENGLISH: &str = "The harbour was closed for most of the week because the crane had been \
    damaged in the storm, and nobody could say when it would be repaired.";
const GERMAN: &str = "Der Hafen blieb fast die ganze Woche geschlossen, weil der Kran im Sturm \
    beschädigt worden war, und niemand konnte sagen, wann er wieder läuft.";

/// Checks the languages of a draft with these `blocks`. `expected` has the language of the draft
/// and then of each block, in the form `en: en de en`.
fn check(blocks: &[&str], expected: &str) {
    check_as(&blocks.join("\n\n"), ExpectedLanguage::Auto, expected);
}

fn check_as(source: &str, language: ExpectedLanguage, expected: &str) {
    let draft = Draft::parse_as(
        source.to_owned(),
        Markup::Markdown,
        &BesideText::default(),
        language,
    );
    let blocks = draft.all_blocks();
    let codes: Vec<&str> = blocks.iter().map(|block| block.language.code()).collect();
    let found = format!("{}: {}", draft.language.code(), codes.join(" "));
    assert_eq!(found, expected, "{source}");
    assert_eq!(draft.is_foreign(), !expected.contains(" en"), "{source}");
}

#[test]
fn prose_is_told_by_its_words() {
    check(&[ENGLISH], "en: en");
    check(&[GERMAN], "de: de");
    check(
        &["Wenn Sie sie im Hafen sehen, rufen Sie bitte die Wache an."],
        "de: de",
    );
    check(
        &["Le port est resté fermé presque toute la semaine parce que la grue était cassée."],
        "fr: fr",
    );
    check(
        &["De haven bleef bijna de hele week dicht omdat de kraan door de storm beschadigd was."],
        "nl: nl",
    );
}

#[test]
fn other_alphabets_need_few_letters() {
    check(
        &["Гавань была закрыта почти всю неделю, потому что кран сломался."],
        "ru: ru",
    );
    check(&["துறைமுகம் இந்த வாரம் முழுவதும் மூடப்பட்டிருந்தது"], "ta: ta");
    check(&["港口关闭了整整一个星期。"], "zh: zh");
    check(
        &[ENGLISH, "The angle α is half of β, and γ is not known."],
        "en: en en",
    );
    check(
        &["Where α and β and γ and δ are all of the angles"],
        "en: en",
    );
}

#[test]
fn near_languages_are_told_by_words_of_their_own() {
    check(
        &[
            "The herbour wis steekit maist o the week, for the storm haed brak the crane, an naebody \
           kent whan it wad be mendit.",
        ],
        "sco: sco",
    );
    check(
        &["Pipol wey dey work for di harbour sey dem neva see dis kain storm before."],
        "pcm: pcm",
    );
    check(
        &["Awbody hes the richt tae freedom o traivel and residence in the warld."],
        "sco: sco",
    );
    check(
        &["They sang Auld Lang Syne until the lamps of the hall went out."],
        "en: en",
    );
    check(
        &["“I dinnae ken, and I cannae say”, she answered, and then she shut the door on them."],
        "en: en",
    );
    check(
        &["He said that he didnae know, and then he left the hall without a word."],
        "en: en",
    );
}

#[test]
fn what_is_foreign_in_english_text_makes_no_block_foreign() {
    for block in [
        "Maria Fernandez, José García, Ana Martínez, Luis Hernández, Carmen López, Juan Pérez",
        "“Wir schaffen das”, the chancellor said, and the hall rose to its feet at once.",
        "The notice says: “Wenn Sie sie im Hafen sehen, melden Sie sich.” Nobody reads it.",
        "2 cups flour, 1 tsp baking soda, 3 eggs, 200 g butter, 1 pinch salt, chopped walnuts",
        "12 14 18 22 31 44 52 61 70 81 90 97 n/a n/a total 412",
        "sourcegraph/frontend, sourcegraph/gitserver, sourcegraph/migrator, sourcegraph/worker",
        "Daggers Drawn As Rival Camps Wage Delegate Warfare Before Cleveland",
        "La la la la la la la, hey hey hey, na na na na, la la la la",
        "Preheat oven; grease muffin tins; sift flour, cocoa, baking powder; stir buttermilk, molasses.",
        "Ingredients: sugar, glucose syrup, palm oil, skimmed milk powder, emulsifier soya lecithin.",
        "Ibuprofen, paracetamol, amoxicillin, metformin, atorvastatin, omeprazole, lisinopril, salbutamol",
        "spaghetti alla carbonara, penne arrabbiata, tiramisu, panna cotta, gnocchi, ravioli, risotto",
        "Kestrels hover above stubble fields while rooks squabble noisily among leafless elms.",
        "Moss-grown gravestones lean sideways beneath gnarled yews, half swallowed by brambles.",
    ] {
        check(&[ENGLISH, block, ENGLISH], "en: en en en");
        check(&[block], "en: en");
    }
}

#[test]
fn a_mixed_draft_is_told_block_by_block() {
    let notice =
        "The notice says: “Wenn Sie sie im Hafen sehen, melden Sie sich.” Nobody reads it.";
    check(&[ENGLISH, GERMAN, notice], "en: en de en");
    let title =
        "Der Film „The Dark“ lief drei Wochen lang im Hafen, weil niemand einen anderen hatte.";
    check(&[ENGLISH, title, ENGLISH], "en: en de en");
    check(&[ENGLISH, GERMAN, ENGLISH], "en: en de en");
    check(&[GERMAN, ENGLISH, GERMAN], "de: de en de");
}

#[test]
fn a_short_block_has_the_language_around_it() {
    check(&["# Hafen", GERMAN], "de: de de");
    check(&["# Harbour", ENGLISH], "en: en en");
    check(
        &[ENGLISH, GERMAN, "Im Hafen", GERMAN, ENGLISH],
        "de: en de de de en",
    );
    check(&[ENGLISH, "In Hamburg", GERMAN, ENGLISH], "en: en en de en");
    check(&["# Hafen", "Foto: Anna Schmidt"], "en: en en");
}

#[test]
fn short_blocks_are_told_together() {
    check(
        &[
            "- der Hafen war geschlossen",
            "- niemand konnte sagen",
            "- wann er wieder öffnet",
        ],
        "de: de de de",
    );
}

#[test]
fn a_draft_with_next_to_no_english_is_foreign_as_a_whole() {
    let licence = "This text may be copied by all and may be sold.";
    let page = [GERMAN; 10].join("\n\n");
    check(&[&page, licence], &format!("de:{}", " de".repeat(11)));
    let page = [GERMAN; 3].join("\n\n");
    check(&[&page, ENGLISH], "de: de de de en");
}

#[test]
fn what_a_draft_declares_takes_precedence() {
    let german = format!("---\nlang: de\n---\n\n{ENGLISH}");
    let english = format!("---\nlanguage: en-GB\n---\n\n{GERMAN}");
    check_as(&german, ExpectedLanguage::Auto, "de: de");
    check_as(&english, ExpectedLanguage::Auto, "en: en");
    check_as(&german, ExpectedLanguage::English, "de: de");
    check_as(GERMAN, ExpectedLanguage::English, "en: en");
    check_as(&german, ExpectedLanguage::EnglishThroughout, "en: en");
    let toml = format!("+++\nlang = \"fr\"\n+++\n\n{ENGLISH}");
    check_as(&toml, ExpectedLanguage::Auto, "fr: fr");
    for other in [
        "language: python",
        "lang:",
        "languages: [de, fr]",
        "slang: de",
        "x: {lang: de}",
    ] {
        let draft = format!("---\n{other}\n---\n\n{ENGLISH}");
        check_as(&draft, ExpectedLanguage::Auto, "en: en");
    }
}

#[test]
fn elements_declare_the_language_of_their_blocks() {
    let div = |inner: &str| format!("{ENGLISH}\n\n{inner}\n\n{ENGLISH}");
    let said = "He said no.";
    check_as(
        &div("<div lang=\"de\">\n\nHe said no.\n\n</div>"),
        ExpectedLanguage::Auto,
        "en: en de en",
    );
    check_as(
        &div("<p lang=de>He said no.</p>"),
        ExpectedLanguage::Auto,
        "en: en de en",
    );
    check_as(
        &div("<div lang=\"de\"><div>He said no.</div><p>No.</p></div>"),
        ExpectedLanguage::Auto,
        "en: en de de en",
    );
    check_as(
        &div(&format!(
            "<div lang=\"de\">\n\n{said}\n\n<p lang=\"en\">{said}</p>\n\n</div>"
        )),
        ExpectedLanguage::Auto,
        "en: en de en en",
    );
    // A quotation that is never closed does not hide the text after it.
    check_as(
        &div("<div lang=\"de\">\n\nHe said no."),
        ExpectedLanguage::Auto,
        "en: en en en",
    );
    let german = format!("{GERMAN}\n\n<div lang=\"en\">\n\n{said}\n\n</div>");
    check_as(&german, ExpectedLanguage::Auto, "de: de en");
}
