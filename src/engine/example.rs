//! Whether a rule finds in its examples what they mark. Does no IO.

use crate::analysis::analyze;
use crate::rules::example::Example;
use crate::rules::rule::Rule;
use crate::text::draft::Draft;
use crate::text::span::Place;

/// Runs `rule` on one of its examples.
///
/// # Errors
///
/// Shows the example as it is marked and as the rule would have marked it.
pub fn check(rule: &Rule, example: &Example) -> Result<(), String> {
    let draft = Draft::parse(example.text.clone(), example.markup);
    let mut found = Vec::new();
    rule.detector.detect(&analyze(&draft), &mut found);
    let mut marks: Vec<Place> = found.iter().map(|it| it.place).collect();
    let mut related: Vec<Place> = found.iter().flat_map(|it| it.related.clone()).collect();
    marks.sort();
    related.sort();
    // An example may leave out the related places; if it marks one, it marks them all.
    let related_fit = example.related.is_empty() || example.related == related;
    if marks == example.marks && related_fit {
        return Ok(());
    }
    let written = example.written.trim();
    let marked = mark(&example.text, &marks, &related);
    Err(format!(
        "{}:\n  wanted: {written}\n  found:  {}",
        rule.id,
        marked.trim()
    ))
}

/// `text` with `{{…}}` around each of `marks` and `<<…>>` around each of `related`.
fn mark(text: &str, marks: &[Place], related: &[Place]) -> String {
    let both = [(marks, "{{", "}}"), (related, "<<", ">>")];
    let mut inserts: Vec<(u32, &str)> = Vec::new();
    for (places, opener, closer) in both {
        for it in places {
            inserts.push((it.end, closer));
            inserts.push((it.start, opener));
        }
    }
    inserts.sort_by_key(|it| it.0);
    let mut marked = String::new();
    let mut from = 0;
    for (at, mark) in inserts {
        marked.push_str(&text[from..at as usize]);
        marked.push_str(mark);
        from = at as usize;
    }
    marked.push_str(&text[from..]);
    marked
}
