//! Finds the figures in the cells of a CSV file. Each figure gets the words of its row and of its
//! column. The figure also gets the unit that the label of the row or the heading of the column
//! names, as the headings `value_gbp_2024`, `Revenue, $'000` and `change_pct` do.

use crate::analysis::number;
use crate::analysis::tuning::YEARS;
use crate::notes::beside::{self, WHOLE};
use crate::notes::contexts::Contexts;
use crate::notes::figure::{self, NoteFigure, TOTAL};
use crate::notes::quantity::{DateParts, Dimension, Quantity};
use crate::notes::table::{self, Cell};
use crate::notes::total::{self, Summand};
use crate::notes::written::{self, WrittenFigure};
use crate::notes::{span, stream, unit};
use crate::text::draft::Draft;
use crate::text::markup::Markup;
use crate::text::span::Place;

/// What the heading of a column, or the label of a row, says about the figures below or beside it.
#[derive(Clone, Debug, Default)]
struct Head {
    /// The words and the figures in the heading. A number stands for each of them.
    words: Vec<u64>,
    /// The words in the heading. A number stands for each word. Figures such as years are left out.
    plain: Vec<u64>,
    /// What the figures measure, and the size of their unit in base units, such as minutes or
    /// metres. `None` if the heading names no unit.
    measure: Option<(Dimension, f64)>,
    /// The factor by which each figure is multiplied: 1,000 for “$'000”.
    times: f64,
    /// Whether the figures are years.
    is_year: bool,
}

/// Returns the figures of the table `draft`. The first row of the table must name the columns. The
/// words of the rows and columns are added to `contexts`.
pub fn figures(draft: &Draft, note: u32, contexts: &mut Contexts) -> Vec<NoteFigure> {
    let rows = table::rows(draft.source());
    let Some((head, rows)) = rows.split_first() else {
        return Vec::new();
    };
    let columns: Vec<Head> = head.iter().map(|cell| read(&cell.text)).collect();
    let column_numbers: Vec<u32> = columns
        .iter()
        .map(|column| contexts.add(&mut column.words.clone()))
        .collect();
    let mut of_heads: Vec<u64> = columns
        .iter()
        .flat_map(|column| column.words.clone())
        .collect();
    let head_number = contexts.add(&mut of_heads);
    let numbers = column_numbers.iter().copied().zip(&columns);
    let mut figures = years(head, numbers, (head_number, note));
    let mut summands = Vec::new();
    for row in rows {
        let labels: Vec<&Cell> = row
            .iter()
            .filter(|cell| value(&cell.text).is_none())
            .collect();
        // “M” alone in a cell does not mean “million”. It may mark the men's race, for example.
        let is_mark = |text: &&str| text.trim().chars().count() < 2;
        let texts = labels.iter().map(|cell| cell.text.as_str());
        let texts: Vec<&str> = texts.filter(|text| !is_mark(text)).collect();
        let label = read(&texts.join(" "));
        let first = figures.len();
        let mut cells = Vec::new();
        for cell in &labels {
            figures.extend(of_label(cell, note));
        }
        for (column, cell) in row.iter().enumerate() {
            let head = columns.get(column).cloned().unwrap_or_default();
            let number = column_numbers.get(column).copied();
            if let Some(quantity) = quantity(&cell.text, &head, &label) {
                let figure = of_cell(cell, quantity, (&head, &label), (note, number));
                cells.push((column, figures.len()));
                figures.push(figure);
            }
        }
        let mut words = label.words;
        for figure in &figures[first..] {
            words.extend(figure::values(&figure.written.quantity));
        }
        let number = contexts.add(&mut words);
        for figure in &mut figures[first..] {
            figure.contexts.insert(0, (number, 1.0));
        }
        summands.extend(cells.into_iter().map(|(column, idx)| Summand {
            column,
            labels: labels.iter().map(|cell| cell.text.clone()).collect(),
            figure: figures[idx].clone(),
        }));
    }
    let heads = heads(head, &columns);
    figures.extend(total::sums(&summands, &heads, head_number));
    figures
}

/// Returns the place and the words of the heading of each column.
fn heads(head: &[Cell], columns: &[Head]) -> Vec<(Place, Vec<u64>)> {
    let places = head.iter().map(|cell| cell.place);
    let words = columns.iter().map(|column| column.words.clone());
    places.zip(words).collect()
}

/// Makes a figure of the `quantity` in `cell`. `context` is the number of the column of the cell.
fn of_cell(
    cell: &Cell,
    quantity: Quantity,
    (head, label): (&Head, &Head),
    (note, context): (u32, Option<u32>),
) -> NoteFigure {
    let things: Vec<u64> = head.words.iter().chain(&label.words).copied().collect();
    NoteFigure {
        note,
        place: cell.place,
        token: None,
        written: WrittenFigure {
            is_bare: quantity.dimension == Dimension::Count && head.words.is_empty(),
            close: things.clone(),
            beside: things.clone(),
            things,
            head: head.plain.clone(),
            ..WrittenFigure::of_cell(quantity)
        },
        contexts: context.map(|number| (number, 1.0)).into_iter().collect(),
        label: label.words.clone(),
        is_sum: false,
    }
}

/// Returns the figures in the label of a row that count something, such as 41 in “Ansel (41
/// growers)”.
fn of_label(cell: &Cell, note: u32) -> Vec<NoteFigure> {
    let draft = Draft::parse(cell.text.clone(), Markup::Plain);
    let figures = written::find(&draft).into_iter();
    let counted = figures.filter(|written| {
        written.quantity.dimension == Dimension::Count && !written.things.is_empty()
    });
    let of = |written| NoteFigure {
        note,
        place: cell.place,
        token: None,
        written,
        contexts: Vec::new(),
        label: Vec::new(),
        is_sum: false,
    };
    counted.map(of).collect()
}

/// Returns the years that the headings of columns name. `columns` has the number and the heading of
/// each column. All years are in the context `head_number`, so that the time between two years can
/// be calculated.
fn years<'h>(
    head: &[Cell],
    columns: impl Iterator<Item = (u32, &'h Head)>,
    (head_number, note): (u32, u32),
) -> Vec<NoteFigure> {
    let of = |(cell, (number, column)): (&Cell, (u32, &Head))| {
        let mut words = cell.text.split(|letter: char| !letter.is_ascii_digit());
        let year: u32 = words.find(|word| word.len() == 4)?.parse().ok()?;
        let mut quantity = Quantity::plain(0..1, f64::from(year), 1.0);
        quantity.dimension = Dimension::Date;
        quantity.date.year = YEARS
            .contains(&quantity.number.value)
            .then_some(Some(year))?;
        Some(NoteFigure {
            note,
            place: cell.place,
            token: None,
            written: WrittenFigure {
                head: column.plain.clone(),
                ..WrittenFigure::of_cell(quantity)
            },
            contexts: vec![(head_number, 0.0), (number, 1.0)],
            label: Vec::new(),
            is_sum: false,
        })
    };
    head.iter().zip(columns).filter_map(of).collect()
}

/// Reads `text`, which is the heading of a column or the label of a row.
fn read(text: &str) -> Head {
    let spaced: String = text
        .chars()
        .map(|letter| {
            if matches!(letter, '_' | '/' | '(' | ')' | '\'' | '’' | ',') {
                ' '
            } else {
                letter
            }
        })
        .collect();
    let mut head = Head {
        times: 1.0,
        ..Head::default()
    };
    let lower = spaced.to_lowercase().replace("per cent", "percent");
    let mut before = "";
    for part in lower.split_whitespace() {
        // “Waits over 12 hours” is the heading of numbers of waits, not of numbers of hours.
        let is_counted = before
            .parse()
            .is_ok_and(|value: f64| !YEARS.contains(&value));
        before = part;
        let sign = part.trim_matches(|letter: char| matches!(letter, '.' | ':' | ';' | '-'));
        let money = ['$', '£', '€']
            .iter()
            .find_map(|mark| sign.strip_prefix(*mark));
        if money.is_some() {
            head.measure = Some((Dimension::Money, 1.0));
        }
        match unit::of_column(money.unwrap_or(sign)) {
            Some(("money", scale)) => {
                let scale = scale.parse().unwrap_or(1.0);
                head.measure = Some((Dimension::Money, scale));
            }
            Some(("percent", _)) => head.measure = Some((Dimension::Percent, 1.0)),
            Some(("age", _)) => head.measure = Some((Dimension::Age, 1.0)),
            Some(("year", _)) => head.is_year = true,
            None if unit::currency(sign).is_some() => {
                head.measure = Some((Dimension::Money, 1.0));
            }
            Some(("times", factor)) => head.times *= factor.parse().unwrap_or(1.0),
            _ => {
                if let Some(unit) =
                    unit::named(sign).filter(|_| head.measure.is_none() && !is_counted)
                {
                    head.measure = Some((unit.dimension, unit.scale));
                }
            }
        }
    }
    let draft = Draft::parse(spaced, Markup::Plain);
    head.plain = figure::sentences(&draft, &[]).concat();
    head.words = figure::sentences(&draft, &written::find(&draft)).concat();
    if lower
        .split_whitespace()
        .any(|word| beside::has(word, WHOLE))
    {
        head.words.push(stream::number(TOTAL));
    }
    head
}

/// Returns the value of the cell `text` in the column with the heading `head` and in the row with
/// the label `label`. Returns `None` if the cell has no figure.
fn quantity(text: &str, head: &Head, label: &Head) -> Option<Quantity> {
    let mut quantity = value(text)?;
    if quantity.dimension != Dimension::Count {
        return Some(quantity);
    }
    if head.is_year && YEARS.contains(&quantity.number.value) {
        quantity.dimension = Dimension::Date;
        let year = text.trim().parse().ok();
        quantity.date = DateParts {
            year,
            ..DateParts::default()
        };
        return Some(quantity);
    }
    if let Some((dimension, scale)) = head.measure.or(label.measure) {
        (quantity.dimension, quantity.scale) = (dimension, scale);
    }
    let times = head.times * label.times;
    quantity.number.value *= times;
    quantity.number.step *= times;
    Some(quantity)
}

/// Returns the value of a cell that has a figure and no other words: “1,204”, “(3615)”, “7.5%”,
/// “£38k”.
fn value(text: &str) -> Option<Quantity> {
    let inner = text
        .trim()
        .trim_start_matches(['(', '-', '−', '+'])
        .trim_end_matches(')');
    if let Some((value, step)) = number::figure(inner).filter(|_| !inner.is_empty()) {
        return Some(Quantity::plain(0..1, value, step));
    }
    if let Some(duration) = span::in_colons(inner) {
        return Some(duration);
    }
    let first = inner.trim_start_matches(['$', '£', '€', '~', ' ']);
    if !first.starts_with(|letter: char| letter.is_ascii_digit()) || MAX_CELL < inner.len() {
        return None;
    }
    let draft = Draft::parse(inner.to_owned(), Markup::Plain);
    let figures = written::find(&draft);
    let [figure] = figures.as_slice() else {
        return None;
    };
    let is_whole = figure.things.is_empty() && figure.close.len() < 2;
    is_whole.then(|| figure.quantity.clone())
}

/// The maximum length of a cell with a figure, in bytes.
const MAX_CELL: usize = 40;
