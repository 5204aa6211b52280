//! Tests of sentences; in each text, `|` marks the end of a sentence.

use super::*;
use crate::text::draft::Draft;
use crate::text::markup::Markup;

const CASES: &[&str] = &[
    // Titles, initials and names.
    "Mr. Lind left early.| Mrs. Aske stayed.",
    "Gen. Orla Venn and Lt. Col. Bo Rask met Dr. Imre Solt.| They spoke for an hour.",
    "He asked Prof. Hanna Deel about it.",
    "The reply came from Sen. Ada Voss, D-Mich., on Monday.",
    "J. K. Marlow wrote it.| R. Penn edited it.",
    "George W. Tarn was there.| So was Ann B. Cole.",
    "It was built by M. de Vries.| The roof came later.",
    "He took plan B.| The others took plan A.",
    "They chose plan B.| The others did not.",
    "It was my wife and I.| Nobody else came.",
    "I. M. Sey drew the tower.",
    "St. Olave lies north of Mt. Harrow.",
    "They live on Elm St.| The house is green.",
    "The Rev. Tom Hale prayed.",
    "MR. HALE IS HERE.",
    "He works for the Dept. of Roads.",
    // Organisations and countries.
    "Brask Inc. said it would sell the mill.",
    "She sold it to Brask Inc.| The price was not given.",
    "Brask & Co. Chief Executive Ida Moe resigned.",
    "Norling Ltd.| However, lost the case.",
    "The U.S. President flew home.",
    "He was born in the U.S.| He moved to Oslo at nine.",
    "Troops left the U.K. on Friday.",
    "In the U.S. No. 2 is a fine rank.",
    "The U.S. Army and the U.N. Security Council agreed.",
    "He lives in Washington, D.C.| His sister does not.",
    "It rained in Flint, Mich., and in Gary, Ind., all day.",
    "The firm moved to Reno, Nev.| It now employs forty.",
    "He joined NATO.| Smith did not.",
    "The search began at Yahoo! and ended at home.",
    "He left Yahoo! Finance for a bank.",
    "She worked at Yahoo!| The job was dull.",
    // Times, dates and numbers.
    "The train leaves at 5 p.m. Monday from Ulm.",
    "It began at 9 a.m.| The hall was full.",
    "She was born on Jan. 5 in Kiel.",
    "The fair opens in Sept.| It closes a week later.",
    "Prices rose 2.5 percent to $3.75 a litre.",
    "The index fell to 1,204.7.| Nobody was surprised.",
    "Attendance was 300.| Last year it was 250.",
    "They won 4-2.| 11,000 people watched.",
    "It happened in 1914.| War came.",
    "See No. 5 on p. 4 of vol. 2.",
    "The answer was No.| Nobody moved.",
    "He said no.| She said yes.",
    "Art. IV and Sec. 2 apply.",
    "Fig. 3 shows the bridge, and figs. 4 and 5 the road.",
    "1. Wash the bowl.| Dry it.",
    "A. Wash the bowl.",
    "2.1. Results were mixed.",
    "iv. The last point stands.",
    // Latin and other abbreviations.
    "Use stone, e.g. Granite or slate, for the step.",
    "The heirs, i.e. Bo and Ada, agreed.",
    "It was Brask vs. Norling again.",
    "Deel et al. found no effect.",
    "Deel et al. (2020) found none.",
    "They sold nails, hooks, etc. at the door.",
    "They sold nails, hooks, etc.| Smith bought some.",
    "The approx. cost was known.",
    "She holds a Ph.D. in law.",
    "Her son, Bo Lind Jr., agreed.| Bo Lind Jr. Senior was absent.",
    "The Mgr. Smith we know was kind.",
    // Ellipses.
    "He waited … and waited.",
    "He waited ... and then left.",
    "“We will … Europe will not,” she said.",
    "I thought … I would never leave.",
    "She never came....| Bo went home.",
    "He stopped...| Then he ran.",
    "It was over . . . or so they thought.",
    "“I do not know …” Lind said.",
    // Quotations.
    "“Who?” Smith asked.",
    "“Stop!” he said.",
    "“Stop!” shouted Ada Voss.",
    "“Why me?” Prime Minister Ida Moe wondered.",
    "\"Where is it?\" Lind said.| Nobody knew.",
    "“Where is it?”| The room was silent.",
    "“I am tired.”| Lind left.",
    "“I am tired.| I am going home,” Lind said.",
    "He said: “I am tired.| I am going home.”| She nodded.",
    "“It is late,” she said.| “Let us go.”",
    "'It is late.'| 'Let us go.'",
    "She read ‘The Long Way Down.’| It was dull.",
    "He called it “a farce.”| Others agreed.",
    "«C’est fini.»| Il part.",
    "“The answer is no!”| “Why?”| “Because.”",
    "“What a day!”| He sat down.",
    "Lind asked, “Are you well?” and waited.",
    "The band Panic (!) Played on.",
    // Brackets.
    "He left (she stayed).| Nobody spoke.",
    "He left.| (She stayed.)| Nobody spoke.",
    "The act (see Sec. 4.) was passed.",
    "He left [sic].| She did not.",
    "(He left early.| She stayed.)",
    // A missing space between sentences.
    "They signed the agreement.|Asif flew home.",
    "They left Kabul.|The road was open.",
    "Is it over?|Nobody knows.",
    "It is over.|You’ll see.",
    "“It is over.”|Asif left.",
    "It was over.|“We won,” she said.",
    "It was over.|\"We won,\" she said.",
    "Write to example.com for more.",
    "The tool runs on Node.js and ASP.NET today.",
    "Open report.pdf or main.rs first.",
    "Call console.log() or list.Add(item) there.",
    "Visit example.com.| It is free.",
    "Version 2.0.1 is out.| Update now.",
    "The file is called Notes.Old in the archive.",
    // Marks of notes, emoji and emoticons.
    "They signed the accord.12| The road was open.",
    "They signed the accord.¹| The road was open.",
    "They signed the accord.[3]| The road was open.",
    "“We signed.”[3]| The road was open.",
    "We won! 😀| Now we rest.",
    "We won.😀| Now we rest.",
    "We won :) and it was fun!",
    "We won. :)| It was fun.",
    "Great 👍🏽!| It was fun.",
    // Runs, dashes and other beginnings.
    "What?!| Nobody knew.",
    "No!!!| Yes.",
    "He left. – She stayed.",
    "He left the iPad at home.| iPads are dear.",
    "He left. and she stayed.",
    "He left.| 12 people stayed.",
    "He left.| Älvdalen is far.",
    "Он ушёл.| Она осталась.",
    "他走了。|她留下了。",
    "Write to 12 Elm Rd., Ulm.| It is near.",
    "First line,\nthen more.",
    "Jane Doe\n|Mayor of Kesten",
    "No stop at all",
];

/// Splits `case` into sentences, and compares them with the sentences that `|` marks. Returns a
/// description of the difference, or `None` if there is none.
fn difference(case: &str) -> Option<String> {
    let text = case.replace('|', "");
    let expected: Vec<&str> = case.split('|').map(str::trim).collect();
    let found = split(&text, Span::new(0, offset(text.len())));
    let found: Vec<&str> = found.iter().map(|found| &text[found.range()]).collect();
    (found != expected).then(|| format!("expected {expected:?}\n   found {found:?}"))
}

#[test]
fn sentences_end_where_the_table_says() {
    let wrong: Vec<String> = CASES.iter().filter_map(|case| difference(case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns the sentences of `text`, each with its number of tokens.
fn cut(text: &str) -> Vec<(String, usize)> {
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    let piece = |sentence: &Sentence| (draft.text(sentence.span).to_owned(), sentence.tokens.len());
    draft.sentences.iter().map(piece).collect()
}

#[test]
fn a_sentence_without_end_is_cut_at_a_soft_place() {
    let words = |n: usize| "word ".repeat(n).trim_end().to_owned();
    let check = |text: &str, expected: &[usize]| {
        let pieces = cut(text);
        let lengths: Vec<usize> = pieces.iter().map(|(_, n_tokens)| *n_tokens).collect();
        assert_eq!(lengths, expected);
        let joined: Vec<&str> = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
        assert_eq!(joined.join(" "), text);
    };
    check(&words(MAX_TOKENS), &[MAX_TOKENS]);
    check(&words(2 * MAX_TOKENS + 1), &[MAX_TOKENS, MAX_TOKENS, 1]);
    // A long sentence is cut after the last punctuation mark that fits, if that mark is in the
    // second half of the piece.
    let text = format!("{}, {}, {}", words(300), words(500), words(700));
    check(&text, &[802, 700]);
    let text = format!("{}, {}", words(300), words(900));
    check(&text, &[MAX_TOKENS, 201]);
    // A contraction such as “don’t” is not divided by the cut.
    let text = format!("{} don’t {}", words(MAX_TOKENS - 1), words(9));
    check(&text, &[MAX_TOKENS - 1, 11]);
}

#[test]
fn a_sentence_without_a_space_is_cut_between_tokens() {
    let pieces = cut(&format!("a{}", "%".repeat(MAX_TOKENS)));
    let lengths: Vec<usize> = pieces.iter().map(|(_, n_tokens)| *n_tokens).collect();
    assert_eq!(lengths, [MAX_TOKENS, 1]);
}
