//! The pages of rules in the book. `copydesk explain` prints the same content.

use copydesk::report::{glyph, rule_severities};
use copydesk::rules::catalog::Catalog;
use copydesk::rules::example::Example;
use copydesk::rules::finding::Safety;
use copydesk::rules::rule::Rule;

/// The width of a line of an example.
const WIDTH: usize = 90;

/// The maximum number of characters that a parameter's value may have to be on the page.
const MAX_VALUE_CHARACTERS: usize = 120;

/// The first line of every generated page.
pub(crate) const HEAD: &str =
    "<!-- This page is written by `cargo test --test suite -- --bless`. -->\n";

/// Returns the page that lists all rules.
pub(crate) fn index(catalog: &Catalog) -> String {
    let mut page = format!("{HEAD}\n# All rules\n\n");
    page.push_str(
        "The page of a rule gives the message of the rule, the remedy, the severities and the reasons \
         for them. The page also has texts in which the rule reports something, and similar texts \
         in which the rule reports nothing. `copydesk explain RULE` prints the same in a terminal. \
         [Profiles and severities](../profiles.md) says which rules are on.\n",
    );
    page.push_str(
        "\nSome rules have a [fix](../fixes.md), which copydesk can make. The last column says \
         whether the fix is safe, or unsafe because somebody must read the sentence afterwards.\n",
    );
    for group in catalog.groups() {
        push(
            &mut page,
            &format!("\n## {group}\n\n| rule | what it finds | fix |\n|---|---|---|\n"),
        );
        for rule in catalog.rules.iter().filter(|rule| rule.group == group) {
            let title = escaped(&rule.title);
            push(
                &mut page,
                &format!("| [`{0}`]({0}.md) | {title} | {1} |\n", rule.id, fix(rule)),
            );
        }
    }
    page
}

/// Returns how safe the fix of `rule` is at best, or an empty text if the rule has no fix.
fn fix(rule: &Rule) -> &'static str {
    match rule.fix.as_ref().map(|words| words.safety) {
        Some(Safety::Safe) => "safe",
        Some(Safety::Ask) => "unsafe",
        None => "",
    }
}

/// Returns the page of `rule`.
pub(crate) fn text(rule: &Rule) -> String {
    let mut page = format!("{HEAD}\n# {}\n\n", rule.id);
    let title = escaped(&rule.title);
    push(
        &mut page,
        &format!("{title}. Group: [{0}](README.md#{0}).\n\n", rule.group),
    );
    push(
        &mut page,
        &format!("{}\n", escaped(&on_one_line(&rule.why))),
    );
    let mut message = escaped(&on_one_line(&rule.message.general()));
    if message.contains('…') {
        message += "\n\nIn a real finding, each “…” is replaced by words of the draft, a number or \
                    a name.";
    }
    section(&mut page, "Message", &message);
    section(&mut page, "How to fix it", &escaped(&rule.help.general()));
    severity(&mut page, rule);
    let mut reported = "The words that this rule reports are **bold**. Other words that belong to \
                        the finding are *italic*."
        .to_owned();
    if rule_severities::has_examples_of_files(rule) {
        reported += " ";
        reported += &sentence(rule_severities::MEANING_OF_FILES);
    }
    section(&mut page, "Reported", &reported);
    examples(&mut page, rule, rule.shown_bad());
    section(
        &mut page,
        "Not reported",
        "These texts look similar to the texts above, but this rule reports nothing in them.",
    );
    examples(&mut page, rule, rule.shown_good());
    parameters(&mut page, rule);
    push(
        &mut page,
        &format!(
            "\n## Turn the rule off\n\nIn [`copydesk.toml`](../configuration.md):\n\n```toml\n[rules]\n{0} = \
         \"off\"\n```\n\nTo turn the rule off for one paragraph, put a [suppression \
         comment](../suppressions.md) before that paragraph:\n\n```markdown\n<!-- copydesk allow {0}: the reason -->\n```\n",
            rule.id
        ),
    );
    page
}

/// Adds `text` to `page`.
pub(crate) fn push(page: &mut String, text: &str) {
    page.push_str(text);
}

fn section(page: &mut String, heading: &str, text: &str) {
    push(page, &format!("\n## {heading}\n\n{text}\n"));
}

/// Adds the sections about the severities of `rule` and the reasons for these severities.
fn severity(page: &mut String, rule: &Rule) {
    let rows = rule_severities::severity_rows(rule);
    if rows.is_empty() {
        let lines: Vec<String> = rule_severities::severity_lines(rule);
        section(page, "Severity", &sentence(&escaped(&lines.join("\n"))));
    } else {
        let mut table = "| grade | edited copy | incoming copy |\n|---|---|---|\n".to_owned();
        for row in &rows {
            let grade = row
                .grade
                .map_or("every grade".to_owned(), |it| it.to_string());
            push(
                &mut table,
                &format!("| {grade} | {} | {} |\n", row.edited, row.incoming),
            );
        }
        let grades = sentence(rule_severities::MEANING_OF_GRADES);
        push(
            &mut table,
            &format!(
                "\n{grades} {} See [profiles and severities](../profiles.md).",
                sentence(rule_severities::MEANING_OF_COPY)
            ),
        );
        let mut leads = rule
            .shown_bad()
            .map(|example| rule_severities::example_lead(rule, example));
        if leads.any(|lead| lead.contains("`grade = ")) {
            push(
                &mut table,
                " The setting `grade` makes the rule report findings of lower grades as well: see \
                 [what a severity promises](../profiles.md#what-a-severity-promises).",
            );
        }
        section(page, "Severity", &table);
    }
    reasons(page, rule);
}

/// Adds the section about the readings of `rule` and other reasons for the severities.
fn reasons(page: &mut String, rule: &Rule) {
    let readings = rule_severities::reading_lines(rule);
    if readings.is_empty() {
        return;
    }
    let lines = readings
        .iter()
        .map(|line| sentence(&escaped(&on_one_line(line))));
    let mut lines = lines.collect::<Vec<_>>();
    let others = lines.split_off(rule.readings.len());
    let mut paragraphs = Vec::new();
    if !lines.is_empty() {
        paragraphs.push(format!(
            "People read findings of this rule in context. For each finding, they judged whether a \
             demanding editor would change the text because of the finding:\n\n- {}",
            lines.join("\n- ")
        ));
    }
    paragraphs.extend(others);
    section(page, "Why this severity", &paragraphs.join("\n\n"));
}

fn parameters(page: &mut String, rule: &Rule) {
    let known = rule.asked.known();
    if known.is_empty() {
        return;
    }
    let heading = format!(
        "You can set these parameters under `[rules.{}]` in [`copydesk.toml`](../configuration.md). The \
         [glossary](../glossary.md) explains words such as “lexicon” and “block”.\n",
        rule.id
    );
    section(page, "Parameters", &heading);
    for parameter in known {
        let name = &parameter.name;
        let value = rule.asked.parameters.get(name);
        let (value, wanted) = match value.map(ToString::to_string) {
            None => (String::new(), parameter.wanted_before_choices()),
            Some(value) if value.chars().count() <= MAX_VALUE_CHARACTERS => {
                (format!(" = {value}"), parameter.wanted_before_choices())
            }
            Some(_) => {
                let wanted = parameter.wanted();
                (
                    String::new(),
                    format!(
                        "{wanted}; `copydesk explain {}` prints the current value",
                        rule.id
                    ),
                )
            }
        };
        let same = parameter.same_choices(known);
        let wanted = same.map_or(wanted, |same| {
            format!(
                "a list; the possible values are described above, at `{}`",
                same.name
            )
        });
        push(
            page,
            &format!(
                "- `{name}{value}`: {} ({})\n",
                escaped(&parameter.purpose),
                escaped(&wanted)
            ),
        );
        for choice in parameter.choices.iter().filter(|_| same.is_none()) {
            push(
                page,
                &format!("  - `{}`: {}\n", choice.name, escaped(&choice.meaning)),
            );
        }
    }
}

/// Adds `examples`. The examples are preformatted text, so that a browser shows their markup and does
/// not render it.
fn examples<'r>(page: &mut String, rule: &Rule, examples: impl Iterator<Item = &'r Example>) {
    for example in examples {
        let lead = rule_severities::example_lead(rule, example);
        if !lead.is_empty() {
            push(page, &format!("\n{}\n", capitalized(&lead)));
        }
        page.push_str("\n<pre>");
        let lines = example.written.trim().lines().map(|line| {
            let rows = textwrap::wrap(line, textwrap::Options::new(WIDTH).break_words(false));
            rows.join("\n")
        });
        page.push_str(&marked(&lines.collect::<Vec<_>>().join("\n")));
        page.push_str("</pre>\n");
        if !example.why.is_empty() {
            let why = escaped(&on_one_line(&example.why));
            push(page, &format!("\n{}\n", sentence(&why)));
        }
    }
}

/// Returns `text` with a capital at the beginning.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let first: String = first.into_iter().flatten().collect();
    format!("{first}{}", letters.as_str())
}

/// Returns `text` as a sentence: with a capital at the beginning and a full stop at the end.
fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '?', '!']) {
        ""
    } else {
        "."
    };
    format!("{}{stop}", capitalized(text))
}

/// Returns the example `text` as HTML. Text between `{{` and `}}` is bold, and text between `<<`
/// and `>>` is italic.
fn marked(text: &str) -> String {
    let mut html = String::new();
    for line in text.split('\n') {
        let line = glyph::shown(line);
        for part in split_marks(&line) {
            match part {
                "{{" => html.push_str("<strong>"),
                "}}" => html.push_str("</strong>"),
                "<<" => html.push_str("<em>"),
                ">>" => html.push_str("</em>"),
                _ => html.push_str(&entities(part)),
            }
        }
        html.push('\n');
    }
    html.pop();
    html
}

/// Splits `line` into the marks `{{`, `}}`, `<<` and `>>` and the texts between them.
fn split_marks(line: &str) -> Vec<&str> {
    const MARKS: [&str; 4] = ["{{", "}}", "<<", ">>"];
    let mut parts = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let next = MARKS.iter().filter_map(|mark| rest.find(mark)).min();
        let end = match next {
            Some(0) => 2,
            Some(at) => at,
            None => rest.len(),
        };
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
    parts
}

/// Returns HTML that shows `text`. Braces and percent signs are escaped, because `{%` and the like
/// would begin a comment of a template even in preformatted text.
fn entities(text: &str) -> String {
    let text = text.replace('&', "&amp;");
    let text = text.replace('{', "&#123;").replace('%', "&#37;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

/// Returns Markdown that shows `text`. Text between backticks stays code.
pub(crate) fn escaped(text: &str) -> String {
    let mut markdown = String::new();
    for (idx, part) in text.split('`').enumerate() {
        if idx > 0 {
            markdown.push('`');
        }
        for letter in part.chars() {
            if idx % 2 == 0 && matches!(letter, '*' | '_' | '[' | ']' | '<' | '>' | '|') {
                markdown.push('\\');
            }
            markdown.push(letter);
        }
    }
    markdown
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
