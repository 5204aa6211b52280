//! The tool `sources`: the statements in a draft and their sources.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::Analysis;
use crate::analysis::attribution::Attribution;
use crate::error::Error;
use crate::files::document::Document;
use crate::mcp::answer::{NOTICE, PlaceAnswer, fit_into_answer, place_of, quoted};
use crate::mcp::drafts::CallSubject;
use crate::mcp::root::DraftRoot;
use crate::mcp::tool::{SourcesArguments, capped_limit};
use crate::report::position::Locator;
use crate::text::span::{Place, Span};

/// The maximum number of parts of a statement that are returned. A statement has several parts if,
/// for example, “she said” interrupts a quotation.
const MAX_PIECES: usize = 4;

/// The answer of `sources`.
#[derive(Serialize, JsonSchema)]
pub struct SourcesAnswer {
    /// How to treat the words of the draft in this answer.
    notice: &'static str,
    /// The number of all attributed statements in the draft.
    n_statements: usize,
    /// The number of statements that come after the statements in this answer; use `skip` to get
    /// them.
    n_left: usize,
    /// The statements, in the order of their places.
    statements: Vec<StatementAnswer>,
}

#[derive(Serialize, JsonSchema)]
struct StatementAnswer {
    /// The source. The field is missing if the text names no source.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceAnswer>,
    /// The words that link the statement to its source, such as “said”.
    cue: WordsAnswer,
    /// The words of the statement. A statement that is interrupted, for example by “she said”, has
    /// several parts, of which at most 4 are listed.
    said: Vec<WordsAnswer>,
}

#[derive(Serialize, JsonSchema)]
struct SourceAnswer {
    /// The fullest name of the source in the draft.
    name: String,
    /// The kind of the source, such as `person`, `organization` or `pronoun`.
    kind: String,
    #[serde(flatten)]
    words: WordsAnswer,
}

#[derive(Serialize, JsonSchema)]
struct WordsAnswer {
    #[serde(flatten)]
    place: PlaceAnswer,
    quoted: String,
}

/// Answers a call of the tool with these `arguments`.
///
/// # Errors
///
/// Returns an error if the arguments are invalid, if a path is outside `root`, or if the draft
/// cannot be read.
pub fn sources(arguments: SourcesArguments, root: &DraftRoot) -> Result<SourcesAnswer, Error> {
    let SourcesArguments {
        text,
        name,
        path,
        skip,
        limit,
    } = arguments;
    let session = CallSubject::of(text, name, path)?.open(root, None)?;
    if let Some(unreadable) = session.inputs.unreadable().into_iter().next() {
        return Err(unreadable.into());
    }
    if session.inputs.len() != 1 {
        let error = Error::new("expected one draft");
        return Err(error.with_remedy("give the path of a draft, not of a folder"));
    }
    let document = session.inputs.read(0)?;
    let run = session.run()?;
    Ok(run.analyze(0, &document, |analysis| {
        let reader = Statements::of(&document, analysis);
        let statements = analysis.attributions();
        let rest = statements.iter().skip(skip);
        let answers: Vec<StatementAnswer> = rest
            .map(|attribution| reader.statement(attribution))
            .collect();
        let (kept, n_left) = fit_into_answer(answers.into_iter(), capped_limit(limit));
        SourcesAnswer {
            notice: NOTICE,
            n_statements: statements.len(),
            n_left,
            statements: kept,
        }
    }))
}

/// Collects the statements of a draft.
struct Statements<'a> {
    document: &'a Document,
    analysis: &'a Analysis<'a>,
    locator: Locator<'a>,
}

impl<'a> Statements<'a> {
    fn of(document: &'a Document, analysis: &'a Analysis<'a>) -> Self {
        Self {
            document,
            analysis,
            locator: Locator::new(&document.text, document.encoding),
        }
    }

    fn statement(&self, attribution: &Attribution) -> StatementAnswer {
        let source = attribution.source.as_ref().map(|source| SourceAnswer {
            name: self.quoted(source.antecedent.unwrap_or(source.span)),
            kind: source.kind.to_string(),
            words: self.words(source.span),
        });
        let pieces = attribution.content.iter().take(MAX_PIECES);
        StatementAnswer {
            source,
            cue: self.words(attribution.cue),
            said: pieces.map(|span| self.words(*span)).collect(),
        }
    }

    fn words(&self, span: Span) -> WordsAnswer {
        WordsAnswer {
            place: place_of(self.place(span), &self.locator),
            quoted: self.quoted(span),
        }
    }

    fn quoted(&self, span: Span) -> String {
        quoted(&self.document.text, self.place(span))
    }

    fn place(&self, span: Span) -> Place {
        self.analysis.draft.place(span)
    }
}
