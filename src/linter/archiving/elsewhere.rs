//! Adds articles to an archive and looks drafts up in an archive, for a job that runs on many
//! machines.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::passage::published::{PublishedArchive, hashes};
use crate::analysis::passage::{OwnWords, PassageWords};
use crate::analysis::quote;
use crate::archive::article::Article;
use crate::archive::manifest::SegmentEntry;
use crate::archive::writer::write_articles;
use crate::engine::active::Choice;
use crate::engine::report::LintedDocument;
use crate::error::Error;
use crate::files::config::ConfigChoice;
use crate::files::document::Document;
use crate::files::input::Inputs;
use crate::files::json_lines::GivenDocument;
use crate::linter::archiving::adding::given_article;
use crate::linter::config::Config;
use crate::linter::context::DocumentContext;
use crate::linter::rule_sets::{Resolver, RuleSets};
use crate::linter::run::Run;

/// Writes `articles` as the segment `name` of the archive at `folder`.
///
/// # Errors
///
/// Returns an error if an article cannot be read, or if the segment cannot be written.
pub fn write_given(
    folder: &Path,
    name: &str,
    articles: Vec<GivenDocument>,
) -> Result<SegmentEntry, Error> {
    let context = DocumentContext::default();
    let articles = articles.into_iter();
    let articles = articles.map(|given| given_article(given, &context));
    let articles: Vec<Article> = articles.collect::<Result<_, _>>()?;
    write_articles(folder, name, articles)
}

/// Returns the hashes of the word groups in `document`. An archive is searched for these hashes.
pub fn hashes_of(document: Document) -> Vec<u64> {
    let context = DocumentContext::default();
    let draft = context.parse(document.text, document.markup, None);
    let quotes = quote::find(&draft);
    let words = PassageWords::of(
        &draft,
        OwnWords::of(&quotes, &context.find_vocabulary_uses(&draft)),
    );
    hashes(words.fingerprint.words())
}

/// Returns `document` with findings for the passages that are also in `archive`.
///
/// # Errors
///
/// Returns an error if the program panics on the document.
pub fn look_up(
    document: Document,
    archive: Arc<dyn PublishedArchive>,
) -> Result<LintedDocument, Error> {
    let path = document.path.clone();
    let mut config = Config::from_source(ConfigChoice::None);
    config.choice = Choice {
        select: vec!["published-passage".to_owned()],
        ignore: Vec::new(),
    };
    let inputs = Inputs::of(vec![document]);
    let rule_sets = RuleSets::of(&mut Resolver::new(config)?, &inputs)?;
    let mut run = Run::in_memory(&rule_sets, &inputs);
    run.archive = Some(archive);
    let linted = run.lint_all()?.drafts.pop();
    linted.ok_or_else(|| Error::new("the draft was not checked").in_file(path))
}
