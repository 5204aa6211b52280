//! The stages of the work on a draft, so that the time of each can be measured.
//!
//! Most stages run when their result is first asked for, in the middle of another stage. The code
//! that runs a stage therefore tells an observer when the stage begins and ends. No stage reads a
//! clock; only the observer does.

use strum::IntoStaticStr;

/// A stage of the work on a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr)]
#[strum(serialize_all = "title_case")]
pub enum RunStage {
    /// Reading the file and decoding its text.
    ReadFile,
    /// Reading the markup, and splitting the prose into sentences and words.
    Parse,
    /// Tagging the words of a sentence with their parts of speech.
    PartsOfSpeech,
    /// Finding the role of each block.
    BlockRoles,
    /// Finding names.
    Names,
    /// Finding quotations.
    Quotations,
    /// Finding attributions.
    Attributions,
    /// Finding evidence other than attributions.
    Evidence,
    /// Finding claims.
    Claims,
    /// Finding views that somebody holds, in incoming copy.
    Views,
    /// Finding repeated phrases and sentences.
    Repeats,
    /// Finding doubled words.
    DoubledWords,
    /// Making the fingerprints by which drafts are compared.
    Fingerprints,
    /// Comparing drafts with each other.
    CompareDrafts,
    /// Applying rules to what was found.
    Rules,
    /// Writing the report.
    Report,
}

/// Something that wants to know when a stage begins and ends.
pub trait StageObserver {
    /// Is called before `stage` begins. Stages nest.
    fn begin(&self, stage: RunStage);

    /// Is called, within [`RunStage::Rules`], before the rule of this name is applied.
    fn begin_rule(&self, rule: &str);

    /// Is called when the stage that began last has ended.
    fn end(&self);
}

/// Runs `work` as `stage`. Tells `observer`, if there is one, when the stage begins and ends.
pub fn observed<T>(
    observer: Option<&dyn StageObserver>,
    stage: RunStage,
    work: impl FnOnce() -> T,
) -> T {
    let Some(observer) = observer else {
        return work();
    };
    observer.begin(stage);
    let result = work();
    observer.end();
    result
}
