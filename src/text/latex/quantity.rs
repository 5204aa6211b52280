//! Reads numbers with units in the syntax of the package siunitx, such as `\SI{3}{\kilo\metre}`.

use crate::text::latex::{LatexReader, WORDS};

impl LatexReader<'_> {
    /// Reads the command `name`, which shows a number, a unit or both. The name ends before byte
    /// `after`.
    pub(super) fn quantity(&mut self, name: &str, after: usize, end: usize) {
        let mut next = self.optional(after).map_or(after, |option| option.end + 1);
        let mut arguments = Vec::new();
        while let Some(argument) = self.braced(next) {
            next = argument.end + 1;
            arguments.push(&self.source[argument]);
            if arguments.len() == n_arguments(name) {
                break;
            }
        }
        let has_unit = name != "num";
        let numbers = arguments.len().saturating_sub(usize::from(has_unit));
        let is_number = |text: &&str| {
            let mut characters = text.chars();
            characters.all(|character| character.is_ascii_digit() || ".,-+ ".contains(character))
        };
        let unit = match arguments.last().filter(|_| has_unit) {
            Some(written) => unit(written),
            None => Some(String::new()),
        };
        let shown = unit.filter(|_| arguments[..numbers].iter().all(is_number));
        let is_whole = arguments.len() == n_arguments(name) && next <= end;
        let Some(unit) = shown.filter(|_| is_whole) else {
            let next = self.end_of_arguments(after).min(end);
            self.object(next);
            return;
        };
        let numbers = arguments[..numbers].join("–");
        let has_space = !numbers.is_empty() && !unit.is_empty();
        let space = if has_space { "\u{a0}" } else { "" };
        self.replace(&format!("{numbers}{space}{unit}"), next);
    }
}

/// Returns the number of arguments that the command `name` has.
fn n_arguments(name: &str) -> usize {
    let single = &WORDS.commands.single_quantities;
    if single.iter().any(|known| known == name) {
        1
    } else if name.ends_with("range") {
        3
    } else {
        2
    }
}

/// Returns the text that the unit `written` shows, such as `km` for `\kilo\metre`. Returns `None`
/// if a part of the unit is unknown.
fn unit(written: &str) -> Option<String> {
    let mut shown = String::new();
    let mut rest = written.trim();
    while let Some(first) = rest.chars().next() {
        if first == '\\' {
            let name = &rest[1..];
            let len = name.bytes().take_while(u8::is_ascii_alphabetic).count();
            shown.push_str(WORDS.units.get(&name[..len])?);
            rest = name[len..].trim_start();
            continue;
        }
        if !first.is_alphabetic() && !"./%°".contains(first) {
            return None;
        }
        shown.push(if first == '.' { ' ' } else { first });
        rest = &rest[first.len_utf8()..];
    }
    Some(shown)
}
