//! Adds articles to an archive, from files or from lines of JSON.

use std::io::BufRead;

use rayon::prelude::*;

use crate::analysis::passage::{OwnWords, PassageWords};
use crate::analysis::quote;
use crate::archive::article::Article;
use crate::archive::writer::Writer;
use crate::engine::compare::date;
use crate::engine::report::Unreadable;
use crate::error::Error;
use crate::files::document::Document;
use crate::files::json_lines::{BrokenLine, GivenDocument, JsonLines};
use crate::linter::context::DocumentContext;
use crate::linter::guard;
use crate::linter::session::Session;
use crate::text::publication_date::PublicationDate;

/// The number of articles that are read in parallel before they are added.
const ARTICLES_OF_CHUNK: usize = 2048;

/// The result of adding articles to an archive.
#[derive(Debug, Default)]
pub struct ArchiveAddition {
    /// The number of articles that were added.
    pub n_added: usize,
    /// The number of articles that the archive already had.
    pub n_known: usize,
    /// The articles that could not be read.
    pub failed: Vec<Unreadable>,
}

impl ArchiveAddition {
    fn add(
        &mut self,
        writer: &mut Writer,
        read: Vec<Result<Article, Unreadable>>,
    ) -> Result<(), Error> {
        for article in read {
            let article = match article {
                Ok(article) => article,
                Err(failed) => {
                    self.failed.push(failed);
                    continue;
                }
            };
            let is_new = writer.add(article)?;
            self.n_added += usize::from(is_new);
            self.n_known += usize::from(!is_new);
        }
        Ok(())
    }
}

/// Adds the documents of `session` to the archive that `writer` writes. Calls `step` after each
/// document.
///
/// # Errors
///
/// Returns an error if the archive cannot be read or written.
pub fn add_inputs(
    writer: &mut Writer,
    session: &Session,
    step: &(dyn Fn() + Sync),
) -> Result<ArchiveAddition, Error> {
    let inputs = &session.inputs;
    let mut addition = ArchiveAddition {
        failed: [inputs.unreadable(), inputs.misnamed()].concat(),
        ..ArchiveAddition::default()
    };
    let idxs: Vec<usize> = (0..inputs.len()).collect();
    for chunk in idxs.chunks(ARTICLES_OF_CHUNK) {
        let read = chunk.par_iter().map(|idx| {
            let document = inputs.read(*idx)?;
            let context = &session.rule_sets.document(*idx).context;
            let read = article(document, None, context);
            step();
            read
        });
        addition.add(writer, read.collect())?;
    }
    writer.commit()?;
    Ok(addition)
}

/// Adds the documents of `lines` to the archive that `writer` writes. `context` says how the
/// documents are parsed.
///
/// # Errors
///
/// Returns an error if the lines cannot be read, or if the archive cannot be read or written.
pub fn add_lines<R: BufRead>(
    writer: &mut Writer,
    mut lines: JsonLines<R>,
    context: &DocumentContext,
) -> Result<ArchiveAddition, Error> {
    let mut addition = ArchiveAddition::default();
    loop {
        let (mut chunk, mut is_last) = (Vec::with_capacity(ARTICLES_OF_CHUNK), false);
        while chunk.len() < ARTICLES_OF_CHUNK && !is_last {
            let next = lines.read_next();
            let next = next
                .map_err(|error| Error::new(format!("standard input cannot be read: {error}")))?;
            match next {
                Some(document) => chunk.push((lines.line_number(), document)),
                None => is_last = true,
            }
        }
        let read = chunk
            .into_par_iter()
            .map(|(line_number, given)| match given {
                Ok(given) => given_article(given, context),
                Err(broken) => Err(unread(line_number, &broken)),
            });
        addition.add(writer, read.collect())?;
        if is_last {
            writer.commit()?;
            return Ok(addition);
        }
    }
}

/// Returns the article that an archive stores for `given`, a document that another program sent.
///
/// # Errors
///
/// Returns an error if the program panics on the document.
pub fn given_article(
    given: GivenDocument,
    context: &DocumentContext,
) -> Result<Article, Unreadable> {
    let mut document = Document::new(given.path, given.text);
    document.markup = given.markup.unwrap_or(document.markup);
    article(document, given.date, context)
}

fn unread(line_number: usize, broken: &BrokenLine) -> Unreadable {
    let path = broken.path.as_deref().unwrap_or("standard input");
    Unreadable::new(path, format!("line {line_number}: {}", broken.error))
}

/// Returns the article that an archive stores for `document`. `known` is the publication date, if
/// the caller knows it. Otherwise the date is searched for in the document.
fn article(
    document: Document,
    known: Option<PublicationDate>,
    context: &DocumentContext,
) -> Result<Article, Unreadable> {
    let Document {
        path,
        text,
        markup,
        package,
        ..
    } = document;
    let shown = path.clone();
    guard::document(&shown, || {
        let draft = context.parse(text, markup, package.as_deref());
        let vocabulary_uses = context.find_vocabulary_uses(&draft);
        let quotes = quote::find(&draft);
        let words = PassageWords::of(&draft, OwnWords::of(&quotes, &vocabulary_uses));
        let date = known.or_else(|| date(&draft, &path));
        Article::of(&path, &draft, &words, date)
    })
}
