//! The analysis of a draft: what it says, and whom it names as the source.
//!
//! [`analyze`] finds quotations, attributions and other evidence of a source. It also finds claims
//! with their backing, and repeats. The fingerprint by which a draft is compared with others is
//! made separately ([`passage::Fingerprint`]), because a check of a single draft does not need the
//! fingerprint.

pub mod article;
pub mod assertion;
pub mod attribution;
pub mod backing;
pub mod bare;
pub mod calendar;
pub mod claim;
pub mod consistency;
pub mod credit;
pub mod evidence;
pub mod foreign;
pub mod introduction;
pub mod name;
pub mod nearby;
pub mod number;
pub mod passage;
pub mod quantity;
pub mod quote;
pub mod referent;
pub mod repeat;
pub mod role;
pub mod situation;
pub mod stack;
pub mod stance;
pub mod standing;
pub mod tuning;
pub mod unnamed;
pub mod variant;
pub mod vocabulary;
pub mod vocabulary_uses;

use std::cell::OnceCell;

use crate::analysis::attribution::Attribution;
use crate::analysis::backing::BackingContext;
use crate::analysis::claim::Claim;
use crate::analysis::evidence::Evidence;
use crate::analysis::name::Name;
use crate::analysis::quote::Quote;
use crate::analysis::repeat::Repeat;
use crate::analysis::repeat::background::Background;
use crate::analysis::repeat::doubled::{self, Doubled};
use crate::analysis::role::BlockRole;
use crate::analysis::situation::Situation;
use crate::analysis::stance::Stance;
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::syntax::Syntax;
use crate::syntax::stage::{RunStage, StageObserver, observed};
use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// The facts of a draft. Each kind of fact is computed when it is first needed.
pub struct Analysis<'d> {
    /// The draft.
    pub draft: &'d Draft,
    /// Whether the draft is edited or incoming copy. Some facts are sought only in incoming copy.
    pub situation: Situation,
    /// Where the words of the house's vocabulary occur in the draft.
    pub vocabulary_uses: VocabularyUses,
    observer: Option<&'d dyn StageObserver>,
    syntax: Syntax<'d>,
    table: &'d Background,
    roles: OnceCell<Vec<BlockRole>>,
    names: OnceCell<Vec<Name>>,
    quotes: OnceCell<Vec<Quote>>,
    attributions: OnceCell<Vec<Attribution>>,
    evidence: OnceCell<Vec<Evidence>>,
    claims: OnceCell<Vec<Claim>>,
    stances: OnceCell<Vec<Stance>>,
    repeats: OnceCell<Vec<Repeat>>,
    doubled: OnceCell<Vec<Doubled>>,
}

/// Analyses `draft` as incoming copy with the embedded frequencies and without a house's
/// vocabulary.
#[cfg(any(test, feature = "internals"))]
pub fn analyze(draft: &Draft) -> Analysis<'_> {
    let table = Background::embedded();
    analyze_against(draft, table, VocabularyUses::default(), Situation::Incoming)
}

/// Analyses `draft`. Repeats of words that are frequent in `table` weigh little. `vocabulary_uses` says
/// where the draft uses the house's vocabulary. In edited copy, facts that concern only incoming
/// copy are not sought.
pub fn analyze_against<'d>(
    draft: &'d Draft,
    table: &'d Background,
    vocabulary_uses: VocabularyUses,
    situation: Situation,
) -> Analysis<'d> {
    Analysis {
        draft,
        situation,
        vocabulary_uses,
        observer: None,
        syntax: Syntax::new(draft),
        table,
        roles: OnceCell::new(),
        names: OnceCell::new(),
        quotes: OnceCell::new(),
        attributions: OnceCell::new(),
        evidence: OnceCell::new(),
        claims: OnceCell::new(),
        stances: OnceCell::new(),
        repeats: OnceCell::new(),
        doubled: OnceCell::new(),
    }
}

impl<'d> Analysis<'d> {
    /// The same analysis, which also reports the start and the end of each of its stages to
    /// `observer`.
    pub fn observed_by(mut self, observer: Option<&'d dyn StageObserver>) -> Self {
        self.observer = observer;
        self.syntax = self.syntax.observed_by(observer);
        self
    }
}

impl Analysis<'_> {
    /// Runs `work` as `stage` of this analysis.
    pub fn observed<T>(&self, stage: RunStage, work: impl FnOnce() -> T) -> T {
        observed(self.observer, stage, work)
    }

    /// Tells the observer that the rule with this name is applied from now on.
    pub fn begin_rule(&self, rule: &str) {
        if let Some(observer) = self.observer {
            observer.begin_rule(rule);
        }
    }

    /// The role of each block, by the index of the block.
    pub fn roles(&self) -> &[BlockRole] {
        let find = || role::find(&self.syntax);
        self.roles
            .get_or_init(|| self.observed(RunStage::BlockRoles, find))
    }

    /// Whether `span` belongs to the draft's own text. Forms, specimens, standing lines of the
    /// site, corrections and notes do not belong to it.
    pub fn is_own_text(&self, span: Span) -> bool {
        let sentence = &self.draft.sentences.get(self.draft.sentence_at(span.start));
        sentence.is_none_or(|sentence| self.roles()[sentence.block].is_own_text())
    }

    /// Names in running text, in reading order.
    pub fn names(&self) -> &[Name] {
        let find = || name::find(self.draft);
        self.names
            .get_or_init(|| self.observed(RunStage::Names, find))
    }

    /// Quotations in reading order.
    pub fn quotes(&self) -> &[Quote] {
        let find = || quote::find(self.draft);
        self.quotes
            .get_or_init(|| self.observed(RunStage::Quotations, find))
    }

    /// Attributions, sorted by the position of their cues.
    pub fn attributions(&self) -> &[Attribution] {
        let find = || {
            let mut found = attribution::find(&self.syntax, self.quotes());
            for source in found
                .iter_mut()
                .filter_map(|attribution| attribution.source.as_mut())
            {
                source.known = self.vocabulary_uses.known_source(self.draft, source.span);
            }
            found
        };
        self.attributions
            .get_or_init(|| self.observed(RunStage::Attributions, find))
    }

    /// Evidence of a source that is not an attribution, in reading order.
    pub fn evidence(&self) -> &[Evidence] {
        let find = || evidence::find(self.draft, &self.vocabulary_uses);
        self.evidence
            .get_or_init(|| self.observed(RunStage::Evidence, find))
    }

    /// Claims in reading order.
    pub fn claims(&self) -> &[Claim] {
        let find = || claim::find(&self.syntax, self.quotes(), self.context(), self.situation);
        self.claims
            .get_or_init(|| self.observed(RunStage::Claims, find))
    }

    /// Views that the draft ascribes to somebody, in reading order; empty for edited copy.
    pub fn stances(&self) -> &[Stance] {
        let find = || match self.situation {
            Situation::Incoming => stance::find(&self.syntax, self.quotes()),
            Situation::Edited => Vec::new(),
        };
        self.stances
            .get_or_init(|| self.observed(RunStage::Views, find))
    }

    /// Passages that repeat an earlier one, sorted by the position of the later copy.
    pub fn repeats(&self) -> &[Repeat] {
        let find = || {
            let known = (self.table, &self.vocabulary_uses);
            repeat::find(&self.syntax, self.quotes(), known, self.situation)
        };
        self.repeats
            .get_or_init(|| self.observed(RunStage::Repeats, find))
    }

    /// Words written twice, in reading order.
    pub fn doubled(&self) -> &[Doubled] {
        let find = || {
            let mut found = doubled::find(&self.syntax, self.quotes(), self.table);
            found.retain(|doubled| !foreign::is_foreign(self.draft, self.quotes(), doubled.first));
            found
        };
        self.doubled
            .get_or_init(|| self.observed(RunStage::DoubledWords, find))
    }

    /// The attributions and the evidence of the draft, by sentence.
    pub fn context(&self) -> BackingContext<'_> {
        BackingContext::new(self.draft, self.attributions(), self.evidence())
    }

    /// The part of speech of token `idx`.
    pub fn tag(&self, idx: usize) -> Tag {
        self.syntax.tag(idx)
    }

    /// Whether `span` lies within a quotation.
    pub fn is_quoted(&self, span: Span) -> bool {
        quote::holding(self.quotes(), span).is_some()
    }
}
