//! Reads the rows and cells of a table in a CSV file.

use crate::text::span::{Place, offset};

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The place of the text in the file, without quotation marks.
    pub place: Place,
    /// The text of the cell.
    pub text: String,
}

/// Returns the rows of the table `source`. The separator of the cells is the comma, semicolon, tab
/// or bar, whichever is most frequent in the first line.
pub fn rows(source: &str) -> Vec<Vec<Cell>> {
    let first = source.lines().next().unwrap_or_default();
    let count = |character: &char| first.matches(*character).count();
    let separator = [',', ';', '\t', '|']
        .into_iter()
        .max_by_key(count)
        .unwrap_or(',');
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let (mut start, mut is_quoted) = (0, false);
    for (at, letter) in source.char_indices() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted => {
                row.push(cell(source, start, at));
                rows.push(std::mem::take(&mut row));
                start = at + 1;
            }
            _ if letter == separator && !is_quoted => {
                row.push(cell(source, start, at));
                start = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    if start < source.len() {
        row.push(cell(source, start, source.len()));
    }
    rows.push(row);
    rows.retain(|row: &Vec<Cell>| row.iter().any(|cell| !cell.text.is_empty()));
    rows
}

fn cell(source: &str, start: usize, end: usize) -> Cell {
    let written = &source[start..end];
    let inner = written.trim().trim_matches('"').trim();
    let before = written.find(inner).unwrap_or(0);
    let from = start + before;
    Cell {
        place: Place::new(offset(from), offset(from + inner.len())),
        text: inner.replace("\"\"", "\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_places_of_their_words() {
        let source = "town;visitors\n\"Ansel; old\"; 1,204 \n";
        let rows = rows(source);
        let texts: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.iter().map(|other| other.text.as_str()).collect())
            .collect();
        assert_eq!(
            texts,
            [vec!["town", "visitors"], vec!["Ansel; old", "1,204"]]
        );
        assert_eq!(&source[rows[1][1].place.range()], "1,204");
    }
}
