//! The thresholds and weights of the comparison of a draft with its notes.
//!
//! A figure of the notes gets points for the evidence that it is about the same thing as a figure
//! of the draft. A word that occurs once in the notes counts 1 point, a more frequent word less.
//! The values are those with which `tests/measure/planted.py`, `notes.py` and `pairs.py` give the
//! most right verdicts.

/// How many percentage points a hedged share such as “almost a third” may be away from the value.
pub const SHARE_STEP: f64 = 5.0;
/// How far the value may lie from a hedged multiple such as “roughly doubled”, relative to the
/// multiple.
pub const MULTIPLE_SLACK: f64 = 0.12;
/// As [`MULTIPLE_SLACK`], for a share of a unit, such as “a quarter of a century”.
pub const SHARE_STEP_OF_CENTURY: f64 = 0.1;
/// The part of these distances that is accepted without a hedge such as “about”.
pub const FRACTION_SLACK: f64 = 0.5;
/// How many units of its last digit a rounded number may lie away from the value of the notes. A
/// number further away is another value.
pub const MAX_STEPS_NEAR: f64 = 1.0;

/// The factor for words in the sentence of the figure.
pub const OWN: f32 = 1.0;
/// The factor for words in the sentence before it.
pub const BEFORE: f32 = 0.4;
/// The factor for words in the sentence after it.
pub const BEHIND: f32 = 0.25;
/// Each word counts less in a sentence with more words than this, since long sentences share words
/// by chance.
pub const WORDS_OF_SENTENCE: f32 = 15.0;
/// A word that occurs in more sentences is not counted. This bounds the work.
pub const MAX_SENTENCES_OF_WORD: usize = 4_000;

/// The points for a noun that both figures count.
pub const THING: f32 = 0.8;
/// The points for a word that is close to both figures.
pub const CLOSE: f32 = 0.5;
/// The most points for words close to both figures.
pub const MAX_CLOSE: f32 = 1.5;
/// The points for the same unit, such as minutes.
pub const UNIT: f32 = 0.5;
/// The points for the same dimension, if that is not a plain count.
pub const DIMENSION: f32 = 0.3;
/// The points for a figure without a unit beside one with a unit.
pub const BARE: f32 = -0.3;

/// The points for an equal value with one significant digit, with two, with more.
pub const EQUAL: [f32; 3] = [0.5, 1.6, 4.0];
/// The points for an equal day, an equal month, an equal year.
pub const EQUAL_DATE: [f32; 3] = [3.0, 1.2, 3.0];
/// The fewest points for the verdict that the notes have the value.
pub const LEAST_SAME: f32 = 0.9;
/// The points for a value that rounds to the value of the draft: with three digits and a hedge such
/// as “about”, with three digits, with fewer digits.
pub const ROUNDED: [f32; 3] = [2.0, 1.2, 0.5];
/// The fewest points for the verdict that a value was rounded.
pub const LEAST_ROUNDED: f32 = 1.2;
/// The fewest points for the verdict that the notes have another value.
pub const LEAST_OTHER: f32 = 1.25;
/// How many points more are needed for each unit of the natural logarithm of the number of
/// candidates, since the best of many candidates is high by chance.
pub const OTHER_OF_MANY: f32 = 0.3;
/// How many points another value must be ahead of an equal value.
pub const LEAD: f32 = 0.8;
/// The points for a value of the notes that another figure of the draft already has.
pub const TAKEN: f32 = -1.2;

/// The fewest points of a sentence or row whose figures a figure of the draft is worked out from.
pub const LEAST_PAIR: f32 = 0.8;
/// As [`LEAST_PAIR`], for the verdict that the figure was worked out wrongly.
pub const LEAST_PAIR_OTHER: f32 = 2.0;
/// The most sentences and rows whose figures are paired. This bounds the work.
pub const MAX_PLACES_OF_PAIR: usize = 12;
/// The most figures that are paired for one sentence or row. This bounds the work.
pub const MAX_FIGURES_OF_PLACE: usize = 16;
/// The points that a figure gets for following from a pair, when it is weighed against another
/// value.
pub const WORKED_OUT: f32 = 1.0;
/// The points for another value that shares neither the counted noun nor a close word with the
/// figure of the draft, and whose digits do not look like a [`SLIP`].
pub const LOOSE: f32 = -0.8;
/// The fewest points for digits that look like a slip of the pen.
pub const SLIP: f32 = 0.9;
/// A draft whose figures stand in the notes less often than this was probably not written from
/// them. For the drafts of `planted.py` the share is .42 and more, for most articles of `pairs.py`
/// .3 and less.
pub const SHARE_OF_NOTES: f32 = 0.45;
/// How many points more another value needs, times the missing part of [`SHARE_OF_NOTES`].
pub const STRANGE: f32 = 20.0;
/// The least part of the words beside two figures that is beside both if another value is to be one
/// for the same thing.
pub const LEAST_SHARED: f32 = 0.4;
/// As [`LEAST_SHARED`], for a figure with a unit or a noun beside one without or with another noun.
pub const LEAST_SHARED_BARE: f32 = 0.45;
/// What a point of digits that look like a slip counts beside this part.
pub const SLIP_OF_SHARED: f32 = 0.1;
/// The least weight of a noun that both figures count: one that the notes have often tells nothing.
pub const LEAST_NOUN: f32 = 0.65;
/// A sentence of the notes with no more different words is short, such as a line of a notebook.
pub const MAX_WORDS_OF_SHORT: usize = 6;
/// The least part of the words beside a figure of a short sentence that the draft has in one.
pub const LEAST_SHARED_OF_SHORT: f32 = 0.3;
/// The least weight of these words.
pub const LEAST_WEIGHT_OF_SHORT: f32 = 0.7;
/// Digits that look this little like a slip are of another thing: one value is ten times the other.
pub const FAR_AWAY: f32 = -1.0;
/// Digits that look this much like a slip need few words beside them: they changed places.
pub const CERTAIN_SLIP: f32 = 1.5;
