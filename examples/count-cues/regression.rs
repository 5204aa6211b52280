//! A logistic regression over properties that a sample has or does not have.

/// One sample.
pub struct Sample {
    /// The odds that are known without the properties, as a natural logarithm.
    pub own: f64,
    /// The indices of the properties that the sample has.
    pub properties: Vec<usize>,
    /// Whether the sample is what the regression predicts.
    pub is_cue: bool,
}

/// The parameters of a regression. The odds that a sample is a cue, as a natural logarithm, are
/// `own` times the known odds, plus the weights of the properties. There is no constant, because
/// each sample has a property of some kinds, and the weights of such a kind can share the constant.
pub struct Weights {
    pub own: f64,
    pub properties: Vec<f64>,
}

/// The penalty on the squares of the weights of properties. It keeps the weights of rare properties
/// small.
const PENALTY: f64 = 3.0;
/// The maximum number of times that all parameters are improved.
const MAX_PASSES: usize = 2_000;
/// The parameters are good enough if no parameter changes by more than this number in a pass.
const PRECISION: f64 = 0.000_01;

/// Fits the parameters to `samples`, which have `n_properties` properties, by Newton's method for one
/// parameter after the other.
pub fn fit(samples: &[Sample], n_properties: usize) -> Weights {
    let mut columns: Vec<Vec<(usize, f64)>> = vec![Vec::new(); n_properties];
    for (row, sample) in samples.iter().enumerate() {
        for property in &sample.properties {
            columns[*property].push((row, 1.0));
        }
    }
    let own = samples.iter().map(|sample| sample.own).enumerate();
    columns.push(own.collect());
    let mut weights = vec![0.0; columns.len()];
    let mut odds = vec![0.0; samples.len()];
    for _ in 0..MAX_PASSES {
        let mut moved: f64 = 0.0;
        for (idx, column) in columns.iter().enumerate() {
            let penalty = if idx < n_properties { PENALTY } else { 0.0 };
            let change = step(samples, column, &odds, penalty, weights[idx]);
            weights[idx] += change;
            for (row, value) in column {
                odds[*row] += change * value;
            }
            moved = moved.max(change.abs());
        }
        if moved < PRECISION {
            break;
        }
    }
    let own = weights.pop().unwrap_or(0.0);
    Weights {
        own,
        properties: weights,
    }
}

/// Returns how much the parameter with the value `weight` must change. `column` has the rows of
/// the samples that the parameter concerns, with the factor of the parameter in each.
fn step(
    samples: &[Sample],
    column: &[(usize, f64)],
    odds: &[f64],
    penalty: f64,
    weight: f64,
) -> f64 {
    let (mut slope, mut curvature) = (penalty * weight, penalty);
    for (row, value) in column {
        let predicted = 1.0 / (1.0 + (-odds[*row]).exp());
        let actual = f64::from(u8::from(samples[*row].is_cue));
        slope += (predicted - actual) * value;
        curvature += predicted * (1.0 - predicted) * value * value;
    }
    if 0.0 < curvature {
        (-slope / curvature).clamp(-MAX_STEP, MAX_STEP)
    } else {
        0.0
    }
}

/// The maximum change of a parameter in one step, because Newton's method may overshoot.
const MAX_STEP: f64 = 1.0;
