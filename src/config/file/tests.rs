//! Tests of the content of a configuration file and of its error messages.

use std::collections::BTreeMap;

use super::*;
use crate::config::template::template;

fn check(text: &str, expected: Result<(), &str>) {
    let catalog = Catalog::embedded().expect("the built-in rules load");
    let parsed = ConfigFile::parse("copydesk.toml", Path::new("/house"), text);
    let checked = parsed.and_then(|file| file.check(&catalog));
    let checked = checked.map_err(|error| error.to_string());
    assert_eq!(checked, expected.map_err(str::to_owned), "{text}");
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
    let written = template(&BTreeMap::new());
    check(&written, Ok(()));
    let is_example = |text: &&str| text.contains('=') || text.starts_with('[');
    let lines = written.lines().map(|line| {
        let inner = line.strip_prefix("# ").unwrap_or(line);
        if is_example(&inner) { inner } else { line }
    });
    let used: Vec<&str> = lines.collect();
    check(&used.join("\n"), Ok(()));
}

#[test]
fn mistakes_are_told_with_their_line_and_the_nearest_name() {
    for (text, expected) in [
        (
            "\nprofil = \"news\"\n",
            "copydesk.toml:2: unknown setting `profil`; did you mean `profile`?",
        ),
        (
            "profile = \"new\"",
            "copydesk.toml:1: in `profile`: unknown profile `new`; did you mean `news`?",
        ),
        (
            "[rules]\n# why\nclaim = \"off\"\n",
            "copydesk.toml:3: unknown rule or group `claim`; did you mean `claims`?",
        ),
        (
            "[rules]\nclaims = \"warn\"\n",
            "copydesk.toml:2: in `rules.claims`: unknown severity `warn`; did you mean `warning`?",
        ),
        (
            "[rules]\nclaims = true\n",
            "copydesk.toml:2: in `rules.claims`: expected text in quotes, or a table such as \
             { name = \"value\" }, but found `true`",
        ),
        (
            "rule-dirs = \"own/\"",
            "copydesk.toml:1: in `rule-dirs`: expected a list in square brackets, but found the \
             text \"own/\"",
        ),
        (
            "exclude = \"old/\"",
            "copydesk.toml:1: in `exclude`: expected a list in square brackets, but found the text \
             \"old/\"",
        ),
        (
            "exclude = [\n\"old/\",\n\"a[\"]",
            "copydesk.toml:3: in `exclude`: invalid glob `a[`: unclosed character class; missing ']'",
        ),
        (
            "[[overrides]]\nfile = []\n",
            "copydesk.toml:2: in `overrides`: unknown setting `file`; did you mean `files`?",
        ),
        (
            "\n[[overrides]]\nrules.claims = \"off\"\n",
            "copydesk.toml:2: in `overrides`: the line `files = …` is missing; add this line",
        ),
        (
            "overrides = 3",
            "copydesk.toml:1: in `overrides`: expected a list in square brackets, but found the \
             number `3`",
        ),
        (
            "rules = 3",
            "copydesk.toml:1: in `rules`: expected a table, such as { name = \"value\" }, but \
             found the number `3`",
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
            "copydesk.toml:2: in `rules.repeated-opening.level`: expected text in quotes, but \
             found the number `3`",
        ),
        (
            "[rules.repeated-opening]\nwrds = 2\n",
            "copydesk.toml:2: in `repeated-opening`: unknown setting `wrds`; did you mean `words`?",
        ),
        (
            "[rules.doubled-word]\nwords = 2\n",
            "copydesk.toml:2: in `doubled-word`: unknown setting `words`; expected one of grade, level",
        ),
        (
            "[rules.duplication]\nalik = 0.5\n",
            "copydesk.toml:2: in `duplication`: unknown setting `alik`; did you mean `alike`?",
        ),
        (
            "[rules.repeated-opening]\n\nwords = \"two\"\n",
            "copydesk.toml:3: in `words` of `repeated-opening`: expected a whole number, 1 or more",
        ),
        (
            "[rules.vague-source]\nunless = [\"figures\"]\n",
            "copydesk.toml:2: in `unless` of `vague-source`: unknown value `figures`; did you mean \
             `figure`?",
        ),
        (
            "[rules.hearsay-adverb]\nlexicons = [\"hearsay-adverb\"]\n",
            "copydesk.toml:2: in `lexicons` of `hearsay-adverb`: unknown lexicon \
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
            "copydesk.toml:2: in `vocabulary`: unknown setting `source`; did you mean `sources`?",
        ),
        (
            "[vocabulary]\nsources = [\n{ names = \"Reuters\" }]\n",
            "copydesk.toml:3: in `vocabulary.sources`: unknown setting `names`; did you mean `name`?",
        ),
        (
            "[vocabulary]\nsources = [{ aliases = [\"the agency\"] }]\n",
            "copydesk.toml:2: in `vocabulary.sources`: the line `name = …` is missing; add this \
             line",
        ),
        (
            "[vocabulary]\nignore = \"critics\"\n",
            "copydesk.toml:2: in `vocabulary.ignore`: expected a list in square brackets, but \
             found the text \"critics\"",
        ),
        (
            "[vocabulary]\nboilerplate = [\"Ads.\",\n\"* * *\"]\n",
            "copydesk.toml:3: in `vocabulary.boilerplate`: `* * *` has no words; write a word or a \
             phrase",
        ),
        (
            "vocabulary = 3",
            "copydesk.toml:1: in `vocabulary`: expected a table, such as { name = \"value\" }, but \
             found the number `3`",
        ),
        (
            "[frontmatter]\nchecks = []\n",
            "copydesk.toml:2: in `frontmatter`: unknown setting `checks`; did you mean `check`?",
        ),
        (
            "[frontmatter]\ncheck = \"title\"\n",
            "copydesk.toml:2: in `frontmatter.check`: expected a list in square brackets, but \
             found the text \"title\"",
        ),
        (
            "frequencies = 3",
            "copydesk.toml:1: in `frequencies`: expected text in quotes, but found the number `3`",
        ),
    ] {
        check(text, Err(expected));
    }
}
