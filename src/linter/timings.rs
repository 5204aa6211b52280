//! Measures the time of the stages of a run and of its rules.
//!
//! Times are wall-clock times, summed over all documents and threads. If a stage runs within
//! another stage, its time does not count for the outer stage.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::syntax::stage::{RunStage, StageObserver};

/// The times of a run.
#[derive(Debug, Default)]
pub struct Timings {
    totals: Mutex<Totals>,
}

/// The time of each stage and of each rule.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    /// The time of each stage.
    pub stages: BTreeMap<RunStage, Duration>,
    /// The time of each rule, by the name of the rule. If a rule asks for the result of a stage,
    /// the time of this stage is not included.
    pub rules: BTreeMap<String, Duration>,
}

impl Totals {
    fn add(&mut self, other: &Self) {
        for (stage, time) in &other.stages {
            *self.stages.entry(*stage).or_default() += *time;
        }
        for (rule, time) in &other.rules {
            *self.rules.entry(rule.clone()).or_default() += *time;
        }
    }
}

impl Timings {
    /// Returns the times so far.
    pub fn totals(&self) -> Totals {
        self.locked(|totals| totals.clone())
    }

    /// Runs `work`, and adds the time that `work` takes to the time of `stage`.
    pub fn time<T>(&self, stage: RunStage, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.locked(|totals| *totals.stages.entry(stage).or_default() += start.elapsed());
        result
    }

    /// Adds the times of `watch`.
    pub fn add(&self, watch: &Stopwatch) {
        let measured = watch.measured.borrow();
        self.locked(|totals| totals.add(&measured.totals));
    }

    fn locked<T>(&self, visit: impl FnOnce(&mut Totals) -> T) -> T {
        // The sums are valid even if a thread panicked: its addition was either made or not begun.
        visit(&mut self.totals.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Measures the stages of one document, on one thread.
#[derive(Debug, Default)]
pub struct Stopwatch {
    measured: RefCell<Measured>,
}

#[derive(Debug, Default)]
struct Measured {
    totals: Totals,
    /// The stages that have begun and not ended, outermost first. Only the last stage is running.
    running: Vec<RunStage>,
    /// The rule whose detector is running.
    rule: Option<String>,
    /// The moment up to which all time is counted.
    counted_until: Option<Instant>,
}

impl Measured {
    /// Adds the time that has passed since the last call of this function to the time of the
    /// running stage.
    fn count(&mut self) {
        let now = Instant::now();
        if let (Some(counted_from), Some(stage)) =
            (self.counted_until.replace(now), self.running.last())
        {
            let time = now - counted_from;
            *self.totals.stages.entry(*stage).or_default() += time;
            if let (RunStage::Rules, Some(rule)) = (stage, &self.rule) {
                *self.totals.rules.entry(rule.clone()).or_default() += time;
            }
        }
    }
}

impl StageObserver for Stopwatch {
    fn begin(&self, stage: RunStage) {
        let mut measured = self.measured.borrow_mut();
        measured.count();
        measured.running.push(stage);
    }

    fn begin_rule(&self, rule: &str) {
        let mut measured = self.measured.borrow_mut();
        measured.count();
        measured.rule = Some(rule.to_owned());
    }

    fn end(&self) {
        let mut measured = self.measured.borrow_mut();
        measured.count();
        measured.running.pop();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    const SHORT: Duration = Duration::from_millis(2);

    #[test]
    fn an_inner_stage_is_not_counted_for_the_outer_one() {
        let watch = Stopwatch::default();
        watch.begin(RunStage::Rules);
        watch.begin_rule("doubled-word");
        watch.begin(RunStage::Quotations);
        thread::sleep(SHORT * 10);
        watch.end();
        thread::sleep(SHORT);
        watch.end();
        let timings = Timings::default();
        timings.add(&watch);
        let totals = timings.totals();
        assert!(SHORT * 10 <= totals.stages[&RunStage::Quotations]);
        assert!(SHORT <= totals.stages[&RunStage::Rules]);
        assert!(SHORT <= totals.rules["doubled-word"]);
        assert!(totals.rules["doubled-word"] <= totals.stages[&RunStage::Rules]);
        assert!(totals.stages[&RunStage::Rules] < totals.stages[&RunStage::Quotations]);
    }
}
