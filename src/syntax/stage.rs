//! The stages of the work on a draft. The time that each stage takes can be measured.
//!
//! Most stages run when their result is first needed, in the middle of another stage. The code that
//! runs a stage therefore tells an observer when the stage begins and ends. No stage reads a clock;
//! only the observer does.

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
    /// Finding statements about what somebody thinks or feels, in incoming copy.
    Views,
    /// Finding repeated phrases and sentences.
    Repeats,
    /// Finding doubled words.
    DoubledWords,
    /// Making the fingerprints of drafts, by which drafts are compared.
    Fingerprints,
    /// Comparing drafts with each other.
    CompareDrafts,
    /// Applying the rules to everything that was found.
    Rules,
    /// Writing the report.
    Report,
}

/// Code that is told when a stage begins and ends, such as a timer.
pub trait StageObserver {
    /// Is called before `stage` begins. One stage may begin within another stage.
    fn begin(&self, stage: RunStage);

    /// Is called before the rule with the name `rule` is applied. Rules are applied within the
    /// stage [`RunStage::Rules`].
    fn begin_rule(&self, rule: &str);

    /// Is called when the stage or the rule that began last has ended.
    fn end(&self);
}

/// Runs `work` and returns its result. Tells `observer`, if there is one, that `stage` begins
/// before `work` and ends after it.
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
