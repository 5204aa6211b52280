//! The table of `check --timings`: how long each stage and each rule took.

use std::cmp::Reverse;
use std::time::Duration;

use crate::linter::timings::Totals;
use crate::syntax::stage::RunStage;

/// Returns the lines of the table: first the stages, then the rules. The slowest stage and the
/// slowest rule come first.
///
/// Times are in milliseconds, summed over all threads. A percentage is the share of the time of all
/// stages.
pub fn lines(totals: &Totals) -> Vec<String> {
    let whole: Duration = totals.stages.values().sum();
    let stages = totals.stages.iter().map(|(stage, time)| {
        let name: &'static str = (*stage).into();
        (name.to_lowercase(), *time)
    });
    let rules = totals
        .rules
        .iter()
        .map(|(rule, time)| (rule.clone(), *time));
    let mut lines = vec![
        "time of each stage, as the sum over all threads:".to_owned(),
        line("all stages", whole, whole),
    ];
    lines.extend(sorted(stages, whole));
    if totals.stages.contains_key(&RunStage::Rules) {
        lines.push("time of each rule, without the stages that the rule needed:".to_owned());
        lines.extend(sorted(rules, whole));
    }
    lines
}

/// Returns a line for each entry of `times`, the slowest first.
fn sorted(times: impl Iterator<Item = (String, Duration)>, whole: Duration) -> Vec<String> {
    let mut times: Vec<(String, Duration)> = times.collect();
    times.sort_by_key(|(_, time)| Reverse(*time));
    let lines = times.iter().map(|(name, time)| line(name, *time, whole));
    lines.collect()
}

fn line(name: &str, time: Duration, whole: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1000.0;
    let share = if whole.is_zero() {
        0.0
    } else {
        100.0 * time.as_secs_f64() / whole.as_secs_f64()
    };
    format!("  {name:<28}{milliseconds:>11.1} ms{share:>7.1} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_comes_first() {
        let mut totals = Totals::default();
        let milliseconds = Duration::from_millis;
        totals.stages.insert(RunStage::Parse, milliseconds(10));
        totals.stages.insert(RunStage::Rules, milliseconds(30));
        totals
            .rules
            .insert("doubled-word".to_owned(), milliseconds(5));
        assert_eq!(
            lines(&totals),
            [
                "time of each stage, as the sum over all threads:",
                "  all stages                         40.0 ms  100.0 %",
                "  rules                              30.0 ms   75.0 %",
                "  parse                              10.0 ms   25.0 %",
                "time of each rule, without the stages that the rule needed:",
                "  doubled-word                        5.0 ms   12.5 %",
            ]
        );
    }
}
