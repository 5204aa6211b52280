//! `copydesk frequencies`.

use std::io::Write;

use crate::analysis::repeat::frequencies::count;
use crate::analysis::standing::{SentenceCounts, StandingLine};
use crate::cli::arguments::Frequencies;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::listing;
use crate::cli::progress::Progress;
use crate::cli::screen::Screen;
use crate::files::document::Document;
use crate::linter::guard;
use crate::report::glyph;

/// Counts the words of the drafts and writes the table, or the suggested boilerplate.
///
/// # Errors
///
/// Returns an error if an option or a configuration file has a mistake, or if the output cannot be
/// written.
pub fn run(arguments: &Frequencies, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let session = listing::open(arguments.options(), screen)?;
    let inputs = &session.inputs;
    let mut unreadable = [inputs.unreadable(), inputs.misnamed()].concat();
    let mut paths = Vec::new();
    let progress = Progress::new(inputs.len(), false);
    let read = (0..inputs.len()).map(|idx| {
        let context = &session.rule_sets.document(idx).context;
        let Document {
            path,
            text,
            markup,
            package,
            ..
        } = inputs.read(idx)?;
        let parsed = guard::document(&path, || {
            let draft = context.parse(text, markup, package.as_deref());
            let vocabulary_uses = context.find_vocabulary_uses(&draft);
            (draft, vocabulary_uses)
        });
        parsed.map(|parsed| (path, parsed))
    });
    let drafts = read
        .inspect(|_| progress.step())
        .filter_map(|read| match read {
            Ok((path, draft)) => {
                paths.push(path);
                Some(draft)
            }
            Err(error) => {
                unreadable.push(error);
                None
            }
        });
    let text = if arguments.suggest {
        let mut counts = SentenceCounts::default();
        drafts.for_each(|(draft, vocabulary_uses)| counts.add(&draft, &vocabulary_uses));
        suggestion(&counts.standing_lines(), &paths)
    } else {
        let table = count(drafts.map(|(draft, _)| draft));
        let roots = inputs.roots.iter();
        let roots = roots.map(|path| glyph::shown(&path.to_string_lossy()));
        let roots: Vec<String> = roots.collect();
        format!(
            "# Word frequencies: a stem, its count, and the stems that follow it with their \
             counts.\n\
            # Made by `copydesk frequencies {}`; drafts counted: {}.\n\
            # The line “*” has the count of all words.\n{table}",
            roots.join(" "),
            paths.len()
        )
    };
    drop(progress);
    let mut output = screen.output();
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(screen.print_unreadable(unreadable))
}

/// Returns the lines of a configuration file that list `lines` as boilerplate. A comment before
/// each line says how many drafts contain the line, and names the first of these drafts. `paths`
/// has the names of all drafts.
fn suggestion(lines: &[StandingLine], paths: &[String]) -> String {
    let n_drafts = paths.len();
    if lines.is_empty() {
        return format!("# No sentence occurs in five or more of {n_drafts} drafts.\n");
    }
    let mut text = format!(
        "# Sentences that occur in five or more of {n_drafts} drafts. Copy the sentences that are\n\
        # repeated on purpose to copydesk.toml. Copydesk then no longer reports these sentences.\n\
        [vocabulary]\nboilerplate = [\n"
    );
    text.extend(lines.iter().map(|line| {
        let first = glyph::shown(&paths[line.first]);
        let quoted = quoted(&line.text);
        format!(
            "    # {} drafts, first {first}\n    {quoted},\n",
            line.n_drafts
        )
    }));
    text + "]\n"
}

/// Returns `text` as a TOML string in which every character is visible.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if character.is_whitespace() => quoted.push(' '),
            _ if character.is_control() || glyph::is_hidden(character) => {
                quoted.extend([format!("\\U{:08x}", u32::from(character))]);
            }
            _ => quoted.push(character),
        }
    }
    quoted + "\""
}
