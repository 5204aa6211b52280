//! What a settings file may say, and how its mistakes are told.

use super::*;
use crate::settings::overrides;

fn check(text: &str, expected: Result<(), &str>) {
    let catalog = Catalog::embedded().expect("the built-in rules load");
    let parsed = Sheet::parse("copydesk.toml", Path::new("/house"), text, &catalog);
    match (parsed, expected) {
        (Ok(_), Ok(())) => {}
        (Err(problem), Err(expected)) => assert_eq!(problem, expected, "{text}"),
        (found, _) => panic!("{text}: {found:?}, not {expected:?}"),
    }
}

#[test]
fn what_is_known_is_read() {
    check("", Ok(()));
    check("profile = \"news\"\nexclude = [\"old/\"]\n", Ok(()));
    check(
        "[rules]\nclaims = \"off\"\ndoubled-word = \"info\"\n",
        Ok(()),
    );
    check(
        "[rules.repeated-opening]\nlevel = \"off\"\nwords = 2\n[rules.duplication]\nalike = 1\n",
        Ok(()),
    );
    check("rule-dirs = [\"own/\"]\n", Ok(()));
    check(
        "frequencies = \"house.tsv\"\nfrontmatter.check = [\"seo.title\"]\n\
         [vocabulary]\nsources = [\"Reuters\", { name = \"AFP\", aliases = [\"the agency\"] }]\n\
         boilerplate = [\"*Sign* up.\"]\nignore = []\n",
        Ok(()),
    );
    check(
        "[[overrides]]\nfiles = [\"*.txt\"]\nprofile = \"docs\"\nrules.claims = \"info\"\n",
        Ok(()),
    );
}

#[test]
fn the_file_of_init_is_right_with_its_examples_and_without() {
    let written = crate::embedded::text("init.toml");
    check(written, Ok(()));
    let is_example = |it: &&str| it.contains('=') || it.starts_with('[');
    let lines = written.lines().map(|it| {
        let inner = it.strip_prefix("# ").unwrap_or(it);
        if is_example(&inner) { inner } else { it }
    });
    let used: Vec<&str> = lines.collect();
    check(&used.join("\n"), Ok(()));
    let sections = [KEYS, overrides::KEYS, vocabulary::KEYS, frontmatter::KEYS];
    let mut known = sections.into_iter().flatten();
    assert!(known.all(|it| written.contains(it)));
}

#[test]
fn mistakes_are_told_with_their_line_and_the_nearest_name() {
    for (text, expected) in [
        (
            "\nprofil = \"news\"\n",
            "copydesk.toml:2: no setting is called “profil”; is “profile” meant?",
        ),
        (
            "profile = \"new\"",
            "copydesk.toml:1: unknown profile `new`; did you mean `news`?",
        ),
        (
            "[rules]\n# why\nclaim = \"off\"\n",
            "copydesk.toml:3: no rule or group is called “claim”; is “claims” meant?",
        ),
        (
            "[rules]\nclaims = \"warn\"\n",
            "copydesk.toml:2: no level is called “warn”; is “warning” meant? \
             (there are off, info, warning, error)",
        ),
        (
            "[rules]\nclaims = true\n",
            "copydesk.toml:2: claims is to be a level, claims = \"off\", or a table of its level \
             and parameters",
        ),
        (
            "rule-dirs = \"own/\"",
            "copydesk.toml:1: rule-dirs is to be a list: rule-dirs = [\"house-rules/\"]",
        ),
        (
            "exclude = \"old/\"",
            "copydesk.toml:1: exclude is to be a list: exclude = [\"archive/\"]",
        ),
        (
            "[[overrides]]\nfile = []\n",
            "copydesk.toml:2: no setting is called “file”; is “files” meant?",
        ),
        (
            "\n[[overrides]]\nrules.claims = \"off\"\n",
            "copydesk.toml:2: an override is to say for which drafts: files = [\"archive/\"]",
        ),
        (
            "overrides = 3",
            "copydesk.toml:1: overrides are to be tables, each below a line [[overrides]]",
        ),
        (
            "rules = 3",
            "copydesk.toml:1: rules is to be a table: rules and groups with their levels",
        ),
    ] {
        check(text, Err(expected));
    }
}

#[test]
fn mistakes_in_the_table_of_a_rule_are_told_with_the_nearest_parameter() {
    for (text, expected) in [
        (
            "[rules.repeated-opening]\nlevel = 3\n",
            "copydesk.toml:2: the level of repeated-opening is to be a text in quotes",
        ),
        (
            "[rules.repeated-opening]\nwrds = 2\n",
            "copydesk.toml:2: repeated-opening has no parameter “wrds”; is “words” meant?",
        ),
        (
            "[rules.doubled-word]\nwords = 2\n",
            "copydesk.toml:2: doubled-word has no parameter “words” (there are grade, level)",
        ),
        (
            "[rules.duplication]\nalik = 0.5\n",
            "copydesk.toml:2: no rule of duplication has a parameter “alik”; is “alike” meant?",
        ),
        (
            "[rules.repeated-opening]\n\nwords = \"two\"\n",
            "copydesk.toml:3: words of repeated-opening: expected a whole number, 1 or more",
        ),
        (
            "[rules.vague-source]\nunless = [\"figures\"]\n",
            "copydesk.toml:2: unless of vague-source: unknown value `figures`; did you mean \
             `figure`?",
        ),
        (
            "[rules.hearsay-adverb]\nlexicons = [\"hearsay-adverb\"]\n",
            "copydesk.toml:2: lexicons of hearsay-adverb: unknown lexicon \
             `hearsay-adverb`; did you mean `hearsay-adverbs`?",
        ),
    ] {
        check(text, Err(expected));
    }
}

#[test]
fn mistakes_in_the_words_of_a_house_are_told() {
    for (text, expected) in [
        (
            "[vocabulary]\nsource = []\n",
            "copydesk.toml:2: no setting is called “source”; is “sources” meant?",
        ),
        (
            "[vocabulary]\nsources = [\n{ names = \"Reuters\" }]\n",
            "copydesk.toml:3: no setting is called “names”; is “name” meant?",
        ),
        (
            "[vocabulary]\nsources = [{ aliases = [\"the agency\"] }]\n",
            "copydesk.toml:2: a source is to have a name: { name = \"Reuters\", aliases = \
             [\"the agency\"] }",
        ),
        (
            "[vocabulary]\nignore = \"critics\"\n",
            "copydesk.toml:2: ignore is to be a list: ignore = [\"critics\"]",
        ),
        (
            "[vocabulary]\nboilerplate = [\"Ads.\",\n\"* * *\"]\n",
            "copydesk.toml:3: “* * *” has no word that boilerplate could be known by",
        ),
        (
            "vocabulary = 3",
            "copydesk.toml:1: vocabulary is to be a table: sources, boilerplate, ignore",
        ),
        (
            "[frontmatter]\nchecks = []\n",
            "copydesk.toml:2: no setting is called “checks”; is “check” meant?",
        ),
        (
            "[frontmatter]\ncheck = \"title\"\n",
            "copydesk.toml:2: check is to be a list: check = [\"title\", \"summary\"]",
        ),
        (
            "frequencies = 3",
            "copydesk.toml:1: frequencies is to be a text in quotes",
        ),
    ] {
        check(text, Err(expected));
    }
}
