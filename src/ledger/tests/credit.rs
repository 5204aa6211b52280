//! Tests of what is credited, and to whom.

use crate::ledger::tests::check;

#[test]
fn a_headline_of_plain_text_credits_nobody() {
    let text = "Harbour master Maren says pier is rotten.\n\nThe pier on the north side of the old \
                harbour is rotten and will close soon, Jan Orlov said on Monday.";
    check(text, &["Jan Orlov"]);
}

#[test]
fn what_may_be_said_later_is_no_statement() {
    check(
        "The port would have to write a report, saying that the pier is safe.",
        &[],
    );
    check(
        "The vote counts after officials confirm the pier is safe.",
        &[],
    );
    check(
        "The council opened an inquiry into residents urging a boycott of the port.",
        &[],
    );
}

#[test]
fn a_text_and_a_poll_say_what_they_show() {
    check(
        "A Gazette poll showed a dead heat. The letter asks the port to explain its plans.",
        &["A Gazette poll", "The letter"],
    );
    check(
        "In the latest Gazette poll, Maren led Orlov 47 percent to 39 percent.",
        &["the latest Gazette poll"],
    );
    check("The council cited a 1955 law.", &[]);
}

#[test]
fn many_in_a_place_are_a_group() {
    check(
        "Many in the harbour district have complained that the piers are rotten.",
        &["Many in the harbour district"],
    );
    check(
        "Officials heard 30 percent of voters, who said that the port is closed.",
        &["voters"],
    );
}

#[test]
fn only_people_and_organizations_fear() {
    check(
        "The state’s casinos fear the expansion could hurt them.",
        &["The state’s casinos"],
    );
    check(
        "The port’s gatekeeper said that the price will rise.",
        &["The port’s gatekeeper"],
    );
}

#[test]
fn who_and_which_mean_the_nearest_noun_that_can_speak() {
    check(
        "The order answers a request by The Harbour Post, which argued that the papers are public.",
        &["Harbour Post"],
    );
    check(
        "The attacks set off a wave of alarm among legal experts, who argue that they are wrong.",
        &["legal experts"],
    );
}

#[test]
fn a_description_with_its_own_verb_does_not_describe_the_name_before_it() {
    check(
        "In a talk with Ilse Maren, a diplomat said the port was closed.",
        &["a diplomat"],
    );
    check(
        "The port, in an email to Ilse Maren, said scores for the year will be released in May.",
        &["The port"],
    );
}

#[test]
fn a_name_in_parentheses_may_only_spell_out_initials() {
    check(
        "The plan gives access to all, one of which is the PWF (Port Works Fund).",
        &[],
    );
}

#[test]
fn a_text_described_in_other_words_is_one() {
    check(
        "The pier is rotten, according to a January report from Port Watch, a nonprofit. It lost \
         $3, according to the Port Watch report. The suit is old, according to a lawsuit. The \
         suit says it is rotten.",
        &["a January report from Port Watch, a nonprofit", "a lawsuit"],
    );
}

#[test]
fn an_epithet_means_the_person_named_before() {
    check(
        "“It is rotten,” Ilse Maren said. The pier must close, the Velmora billionaire said.",
        &["Ilse Maren"],
    );
    check(
        "“It is rotten,” Ilse Maren said. A billionaire left. The pier must close, the \
         Velmora billionaire said.",
        &["Ilse Maren", "the Velmora billionaire"],
    );
}

#[test]
fn who_speaks_when_asked_is_credited() {
    check(
        "“It is rotten,” said resident Ilse Maren when asked about the pier.",
        &["Ilse Maren"],
    );
    check("The pier is rotten, per the PWF.", &["PWF"]);
}

#[test]
fn who_signs_a_letter_is_its_source() {
    check(
        "Letters.\n\nThe pier has been rotten for years now.\n\nIlse Maren.\n\nPort Ansel, \
         Vel.\n\nNobody repairs it, and nobody cares.\n\n@port_watch.",
        &["Ilse Maren", "@port_watch"],
    );
}

#[test]
fn the_field_of_a_professor_is_no_part_of_the_name() {
    check(
        "It is rotten, said Port University Professor of Harbour Economics Ilse Maren.",
        &["Ilse Maren"],
    );
}

#[test]
fn a_poll_is_known_by_who_made_it() {
    check(
        "A Gazette poll showed a dead heat. A Herald survey showed a lead. The most recent Gazette \
         poll shows a lead, and the last poll shows a gap.",
        &["A Gazette poll", "A Herald survey"],
    );
}

#[test]
fn what_somebody_wrote_is_that_person() {
    check(
        "The pier is rotten, Ilse Maren said. Maren’s analysis suggests that it will close.",
        &["Ilse Maren"],
    );
}

#[test]
fn an_epithet_is_not_for_whom_its_sentence_names() {
    check(
        "“It is late,” Jan Orlov said. “It is rotten,” Ilse Maren said. The Velmora \
         billionaire said Maren was wrong.",
        &["Jan Orlov", "Ilse Maren"],
    );
}

#[test]
fn who_got_a_text_does_not_say_what_it_shows() {
    check(
        "A May email obtained by the Harbour Gazette shows that the pier is rotten.",
        &["A May email obtained by the Harbour Gazette"],
    );
}

#[test]
fn who_calls_a_meeting_or_does_not_answer_says_nothing() {
    check("The port called an emergency meeting.", &[]);
    check("The council called the plan a mistake.", &["The council"]);
    check(
        "Ilse Maren did not respond to or acknowledge the letter.",
        &[],
    );
}

#[test]
fn a_vote_and_a_deed_are_no_statements() {
    check("The Harbour Committee approved a bill on Monday.", &[]);
    check("The council rejected the claim.", &["The council"]);
    check("Velmora boasts 480 piers.", &[]);
    check("The council heard testimony from the owners.", &[]);
    check("A sailor accused of theft left the port.", &[]);
    check(
        "The port has problems in presenting a plan for the pier.",
        &[],
    );
}

#[test]
fn an_adverb_may_part_a_group_from_its_verb() {
    check(
        "Port supporters, meanwhile, said the sailors who work there often are struggling.",
        &["Port supporters, meanwhile"],
    );
}

#[test]
fn an_agency_is_no_newsroom() {
    check(
        "The pier is rotten, Harbour News reported. The agency said it was safe.",
        &["Harbour News", "The agency"],
    );
}

#[test]
fn a_pronoun_does_not_mean_what_somebody_is() {
    check(
        "“It is late,” Jan Orlov said. If Maren is the nominee, he said, the port will close.",
        &["Jan Orlov"],
    );
}

#[test]
fn what_is_said_next_or_passed_on_is_credited() {
    check(
        "Maren went on to say he’s confident that it will last.",
        &["Maren"],
    );
    check(
        "The pier is rotten, as reported by Harbour News.",
        &["Harbour News"],
    );
    check(
        "“It was a violation of my rights,” Neely told the port.",
        &["Neely"],
    );
}
