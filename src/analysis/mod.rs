//! The analysis of a draft: what the draft says, and whom the draft names as its sources.
//!
//! An [`Analysis`] finds quotations, attributions and other evidence of a source. It also finds
//! claims, with the sources that back the claims, and repeats. The fingerprint by which a draft is
//! compared with other drafts is made separately ([`passage::Fingerprint`]), because the check of a
//! single draft does not need a fingerprint.

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

/// Prepares the analysis of `draft` as incoming copy. The analysis uses the word frequencies that
/// are part of copydesk, and no vocabulary of a house.
#[cfg(any(test, feature = "internals"))]
pub fn analyze(draft: &Draft) -> Analysis<'_> {
    let table = Background::embedded();
    analyze_against(draft, table, VocabularyUses::default(), Situation::Incoming)
}

/// Prepares the analysis of `draft`. Repeats of words that are frequent in `table` weigh little.
/// `vocabulary_uses` says where the draft uses the vocabulary of the house. If `situation` is
/// edited copy, the facts that concern only incoming copy are not sought.
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
    /// Returns this analysis with `observer`. From now on, the analysis tells `observer`, if there
    /// is one, when each of its stages starts and ends.
    pub fn observed_by(mut self, observer: Option<&'d dyn StageObserver>) -> Self {
        self.observer = observer;
        self.syntax = self.syntax.observed_by(observer);
        self
    }
}

impl Analysis<'_> {
    /// Runs `work` as `stage` of this analysis and returns the result of `work`. The observer, if
    /// there is one, is told when the stage starts and ends.
    pub fn observed<T>(&self, stage: RunStage, work: impl FnOnce() -> T) -> T {
        observed(self.observer, stage, work)
    }

    /// Tells the observer that the rule with the name `rule` is applied from now on.
    pub fn begin_rule(&self, rule: &str) {
        if let Some(observer) = self.observer {
            observer.begin_rule(rule);
        }
    }

    /// Returns the role of each block of the draft. The index of a role is the index of its block.
    pub fn roles(&self) -> &[BlockRole] {
        let find = || role::find(&self.syntax);
        self.roles
            .get_or_init(|| self.observed(RunStage::BlockRoles, find))
    }

    /// Says whether `span` belongs to the draft's own text. Forms, sample text such as “Lorem
    /// ipsum”, standing lines, corrections and notes do not belong to the draft's own text.
    pub fn is_own_text(&self, span: Span) -> bool {
        let sentence = &self.draft.sentences.get(self.draft.sentence_at(span.start));
        sentence.is_none_or(|sentence| self.roles()[sentence.block].is_own_text())
    }

    /// Returns the names in the running text of the draft, in reading order.
    pub fn names(&self) -> &[Name] {
        let find = || name::find(self.draft);
        self.names
            .get_or_init(|| self.observed(RunStage::Names, find))
    }

    /// Returns the quotations of the draft, in reading order.
    pub fn quotes(&self) -> &[Quote] {
        let find = || quote::find(self.draft);
        self.quotes
            .get_or_init(|| self.observed(RunStage::Quotations, find))
    }

    /// Returns the attributions of the draft, sorted by the position of their cues.
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

    /// Returns the evidence that is not an attribution, such as links and notes, in reading order.
    pub fn evidence(&self) -> &[Evidence] {
        let find = || evidence::find(self.draft, &self.vocabulary_uses);
        self.evidence
            .get_or_init(|| self.observed(RunStage::Evidence, find))
    }

    /// Returns the claims of the draft, in reading order.
    pub fn claims(&self) -> &[Claim] {
        let find = || claim::find(&self.syntax, self.quotes(), self.context(), self.situation);
        self.claims
            .get_or_init(|| self.observed(RunStage::Claims, find))
    }

    /// Returns the views that the draft ascribes to somebody without a verb such as “said”, in
    /// reading order: “many remain skeptical”. In edited copy, these views are not sought and the
    /// result is empty.
    pub fn stances(&self) -> &[Stance] {
        let find = || match self.situation {
            Situation::Incoming => stance::find(&self.syntax, self.quotes()),
            Situation::Edited => Vec::new(),
        };
        self.stances
            .get_or_init(|| self.observed(RunStage::Views, find))
    }

    /// Returns the passages that repeat an earlier passage of the draft, sorted by the position of
    /// the later passage.
    pub fn repeats(&self) -> &[Repeat] {
        let find = || {
            let known = (self.table, &self.vocabulary_uses);
            repeat::find(&self.syntax, self.quotes(), known, self.situation)
        };
        self.repeats
            .get_or_init(|| self.observed(RunStage::Repeats, find))
    }

    /// Returns the words that occur twice in a row, such as “the the”, in reading order.
    pub fn doubled(&self) -> &[Doubled] {
        let find = || {
            let mut found = doubled::find(&self.syntax, self.quotes(), self.table);
            found.retain(|doubled| !foreign::is_foreign(self.draft, self.quotes(), doubled.first));
            found
        };
        self.doubled
            .get_or_init(|| self.observed(RunStage::DoubledWords, find))
    }

    /// Returns the attributions and the evidence of the draft in a form in which they can be looked
    /// up by sentence.
    pub fn context(&self) -> BackingContext<'_> {
        BackingContext::new(&self.syntax, self.attributions(), self.evidence())
    }

    /// Returns the part of speech of token `idx`.
    pub fn tag(&self, idx: usize) -> Tag {
        self.syntax.tag(idx)
    }

    /// Says whether `span` lies within a quotation.
    pub fn is_quoted(&self, span: Span) -> bool {
        quote::holding(self.quotes(), span).is_some()
    }
}
