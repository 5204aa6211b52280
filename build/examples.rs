//! Removes the examples that only tests need from the rule files that a release embeds.

/// The quotation marks around a TOML string of several lines.
const LONG_QUOTES: [&str; 2] = ["\"\"\"", "'''"];

/// Returns `text`, a rule file, without the examples that have the line `test-only = true`.
pub fn without_test_only(text: &str) -> String {
    let mut kept = String::new();
    let mut example: Option<String> = None;
    let mut is_test_only = false;
    let mut long_quote = None;
    for line in text.split_inclusive('\n') {
        let is_key = long_quote.is_none();
        if is_key && line.starts_with('[') && !is_part_of_example(line) {
            let ended = example.take().filter(|_| !is_test_only);
            kept.push_str(&ended.unwrap_or_default());
            is_test_only = false;
            if is_example(line) {
                example = Some(String::new());
            }
        }
        is_test_only |=
            is_key && line.starts_with("test-only") && line.trim_end().ends_with("true");
        example.as_mut().unwrap_or(&mut kept).push_str(line);
        for quote in LONG_QUOTES {
            let is_odd = line.matches(quote).count() % 2 == 1;
            if is_odd && long_quote.is_none_or(|open| open == quote) {
                long_quote = long_quote.xor(Some(quote));
            }
        }
    }
    let ended = example.filter(|_| !is_test_only);
    kept + &ended.unwrap_or_default()
}

fn is_example(line: &str) -> bool {
    line.starts_with("[[bad]]") || line.starts_with("[[good]]")
}

/// Says whether `line` begins a table within an example.
fn is_part_of_example(line: &str) -> bool {
    line.starts_with("[bad.") || line.starts_with("[good.")
}
