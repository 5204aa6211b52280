//! Tests of merging mentions of one source, and of the balance of a draft.

mod credit;

use crate::analysis::analyze;
use crate::ledger::Ledger;
use crate::text::draft::Draft;
use crate::text::markup::Markup;

fn ledger(text: &str) -> Ledger {
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    Ledger::of(&analyze(&draft))
}

fn check(text: &str, expected: &[&str]) {
    let ledger = ledger(text);
    let names: Vec<&str> = ledger.sources.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, expected, "{text}");
}

#[test]
fn a_surname_a_pronoun_and_an_office_are_one_person() {
    check(
        "The port will close, Mayor Ilse Maren said on Monday. Maren said the piers were rotten. \
         She said nobody had asked. The mayor said so twice.",
        &["Ilse Maren"],
    );
}

#[test]
fn two_people_of_one_surname_are_two() {
    check(
        "“The port will close,” Ilse Maren said. “It will not,” Jan Maren said.",
        &["Ilse Maren", "Jan Maren"],
    );
}

#[test]
fn a_body_and_its_initials_are_one() {
    check(
        "The Harbour Workers Union said the port would close. The piers are rotten, the HWU said. \
         The union said so twice.",
        &["Harbour Workers Union"],
    );
}

#[test]
fn people_named_together_are_two_and_they_are_meant_together() {
    check(
        "Attorneys Ilse Maren and Jan Orlov argued that the port is closed. The lawyers said the \
         piers were rotten.",
        &["Ilse Maren", "Jan Orlov"],
    );
    check(
        "Ilse Maren (D., Ansel) and Rep. Jan Orlov sat on the board. They said the piers were \
         rotten.",
        &["Ilse Maren", "Jan Orlov"],
    );
}

#[test]
fn a_pronoun_may_mean_the_subject_of_its_own_sentence() {
    check(
        "Ilse Maren, a clerk at Ansel University, chose the pier because it was cheap, she said.",
        &["Ilse Maren"],
    );
    check(
        "Mayor Ilse Maren said the port was closed.\n\nNew York closed two piers because they were \
         rotten, she said.",
        &["Ilse Maren"],
    );
    check("If he or she says so, the pier closes.", &[]);
}

#[test]
fn a_name_may_contain_a_noun_for_a_person() {
    check(
        "Jan Orlov said the port was closed. The Department of Justice said piers were rotten.",
        &["Jan Orlov", "Department of Justice"],
    );
    check(
        "Velmora Citizenship and Immigration Services said the port was closed.",
        &["Velmora Citizenship and Immigration Services"],
    );
}

#[test]
fn a_pronoun_means_no_name_that_describes_a_thing() {
    check(
        "The reporter Ilse Maren wrote about the Harbour East pipeline. She said the piers were \
         rotten.",
        &["Ilse Maren"],
    );
}

#[test]
fn a_bibliography_credits_only_the_works_that_the_text_cites() {
    let works = "Works cited\n\nMaren, Ilse. Ansel says no. Orlov said so.";
    check(
        &format!("The piers are rotten (Maren). The boats sank (fast).\n\n{works}"),
        &["Maren"],
    );
    let works = "Works cited:\n\nIn the beginning. Harbour Press.\n\nMaren, Ilse. Boats.";
    check(
        &format!("Forty boats sank (in 1990). The piers are rotten (Maren).\n\n{works}"),
        &["Maren"],
    );
}

#[test]
fn a_paragraph_about_the_method_credits_its_sources() {
    check(
        "The piers are rotten.\n\nMethodology\n\nIlse Maren, a clerk, said the count was too low.",
        &["Ilse Maren"],
    );
}

#[test]
fn the_owner_of_a_view_is_a_source() {
    check(
        "In Ilse Maren’s view, the piers are rotten.",
        &["Ilse Maren"],
    );
}

#[test]
fn what_things_are_sorted_by_is_no_source() {
    check("The boats are sorted according to reading ability.", &[]);
    check(
        "The piers are rotten, according to agency tallies.",
        &["agency tallies"],
    );
}

#[test]
fn a_statement_is_the_one_of_its_source() {
    check(
        "In a statement, Ilse Maren said the port was closed. “The piers are rotten,” the \
         statement said.",
        &["Ilse Maren"],
    );
}

#[test]
fn whom_a_source_cites_is_no_source() {
    check(
        "Ilse Maren said that the council denied the claim.",
        &["Ilse Maren"],
    );
}

#[test]
fn a_person_of_a_kind_is_not_named() {
    let ledger = ledger(
        "An official said the port was closed. The official said the piers were rotten. A \
         spokesperson for the council said the port was open.",
    );
    let named: Vec<_> = ledger
        .sources
        .iter()
        .map(|it| (it.name.as_str(), it.is_named))
        .collect();
    assert_eq!(named, [("An official", false), ("the council", true)]);
}

#[test]
fn a_pronoun_for_a_text_means_the_text() {
    check(
        "Ilse Maren cited a 2001 memo. It says the piers were rotten.",
        &["Ilse Maren", "a 2001 memo"],
    );
}

#[test]
fn the_unnamed_source_of_the_opening_is_the_person_named_next() {
    check(
        "A diplomat said the port was closed, and Jan Orlov said it was open. “It is closed,” Ilse \
         Maren said.",
        &["Ilse Maren", "Jan Orlov"],
    );
}

#[test]
fn a_deed_is_no_statement() {
    check(
        "The council announced a plan for the pier. The port cited the rule in its order. The \
         owners hope to close it. “It is late,” Ilse Maren said.",
        &["Ilse Maren"],
    );
    check(
        "The council issued a warning about the pier.",
        &["The council"],
    );
}

#[test]
fn a_noun_for_a_body_means_the_name_before_it() {
    check(
        "The letter asked the Department of Works to respond. Jan Orlov left the town. The \
         department said it had not responded.",
        &["The letter", "Department of Works"],
    );
}

#[test]
fn what_states_something_is_a_source() {
    check(
        "The order states that the port must close. Forty piers are rotten, according to a Gazette \
         average of reports.",
        &["The order", "a Gazette average of reports"],
    );
    check(
        "The leak, first reported by the Harbour Gazette, closed the port.",
        &["Harbour Gazette"],
    );
}

#[test]
fn the_only_judge_of_a_draft_is_the_judge_of_its_opening() {
    check(
        "A judge said the port must close. Jan Orlov said it was open. Ilse Lund said it was late. \
         It is rotten, Judge Ilse Maren said.",
        &["Ilse Maren", "Jan Orlov", "Ilse Lund"],
    );
}

#[test]
fn a_source_that_is_not_named_has_its_reason() {
    let text = "A person familiar with the talks said the port would close, asking not to be named \
                because the talks are private.";
    let ledger = ledger(text);
    let source = &ledger.sources[0];
    assert!(!source.is_named);
    let reason = source.reason.as_deref().unwrap_or_default();
    assert!(reason.contains("not to be named"), "{reason}");
}

#[test]
fn the_balance_counts_sentences_by_whose_word_they_are() {
    let text = "The port will close, Ilse Maren said. A source said the piers were rotten. \
                The harbour lies in the north.";
    let sentences = ledger(text).balance.sentences;
    let counts = (sentences.named, sentences.anonymous, sentences.none);
    assert_eq!(counts, (1, 1, 1));
}

#[test]
fn an_and_in_the_name_of_a_body_joins_no_people() {
    check(
        "Casey Maren, a spokesperson for the Department of Community and Harbour Works, said the \
         pier was rotten.",
        &["Casey Maren"],
    );
}

#[test]
fn a_name_in_capitals_opens_a_sentence() {
    check("HWU 21 reported that the port was closed.", &["HWU"]);
}

#[test]
fn figures_and_papers_without_an_article_are_sources() {
    check(
        "The port is closed, according to unofficial results. It lost 758 jobs, according to a \
         Gazette tally, but the pier is open.",
        &["unofficial results", "a Gazette tally"],
    );
}

#[test]
fn which_can_mean_a_name() {
    check(
        "They read Port News, which reported that the piers were rotten.",
        &["Port News"],
    );
}

#[test]
fn a_name_behind_a_description_is_the_source() {
    check(
        "“We are anxious,” said another resident, Ilse Maren.",
        &["Ilse Maren"],
    );
    check(
        "The company’s CEO, Ilse Maren, said the port was closed. Maren said the pier was rotten.",
        &["Ilse Maren"],
    );
}

#[test]
fn a_group_with_and_without_its_modifier_is_one() {
    check(
        "Advocates said the port was closed. Housing advocates said the piers were rotten.",
        &["Advocates"],
    );
    check(
        "Supporters said the port was closed. Proponents of the bill said the piers were rotten.",
        &["Supporters"],
    );
    check(
        "Banks said the port was closed. The banks said the piers were rotten.",
        &["Banks"],
    );
}

#[test]
fn words_before_a_participle_of_their_noun_are_no_source() {
    check(
        "She met councillors and members about the proposed new pier.",
        &[],
    );
}

#[test]
fn who_is_only_named_so_says_nothing() {
    check("A new group called Port Watch raised $25 million.", &[]);
    check("The two fighters agreed on a plan.", &[]);
}

#[test]
fn an_aside_may_part_a_source_from_its_verb() {
    check(
        "The port authority — which owns the pier — blames the storm for the damage.",
        &["The port authority"],
    );
    check(
        "Jan Orlov, a spokesperson for Sen. Ilse Maren (R., Ansel), echoed the criticism.",
        &["Jan Orlov"],
    );
    check(
        "Councillors Ilse Maren and Jan Orlov, both Liberals, said on Monday that the pier was \
         rotten.",
        &["Ilse Maren", "Jan Orlov"],
    );
    check(
        "The port authority, which owns the pier, estimates that 11,000 people left.",
        &["The port authority, which owns the pier"],
    );
}

#[test]
fn a_promise_is_credited() {
    check("Ilse Maren vowed to close the port.", &["Ilse Maren"]);
}

#[test]
fn who_means_the_whole_description_before_it() {
    check(
        "“It is rotten,” said a worker who warned that the pier was closed.",
        &["a worker who warned that the pier was closed"],
    );
}

#[test]
fn a_surname_can_be_a_month() {
    check(
        "The track sold 50,000 tickets. Port President Ilse May said it was full.",
        &["Ilse May"],
    );
}

#[test]
fn a_form_in_ing_belongs_to_the_people_before_it() {
    check(
        "Several judges handling cases about the port have said that the pier is rotten.",
        &["Several judges handling cases about the port"],
    );
}
