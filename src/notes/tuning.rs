//! The thresholds and weights of the comparison of a draft with its notes.
//!
//! A figure of the notes gets points for the evidence that it is about the same thing as a figure
//! of the draft. A word that occurs once in the notes counts 1 point, a more frequent word less.
//! With these values, `tests/measure/planted.py`, `notes.py` and `pairs.py` give the most right
//! verdicts.

/// How many percentage points a hedged share such as “almost a third” may be away from the value of
/// the notes.
pub const SHARE_STEP: f64 = 5.0;
/// How far the value of the notes may lie from a hedged multiple such as “roughly doubled”,
/// relative to the multiple.
pub const MULTIPLE_SLACK: f64 = 0.12;
/// Like [`MULTIPLE_SLACK`], but for a share of a unit, such as “a quarter of a century”.
/// Half and twice this number change no verdict in tests/measure/planted.
pub const SHARE_STEP_OF_CENTURY: f64 = 0.1;
/// Which fraction of the three distances above is accepted without a hedge such as “about”.
pub const FRACTION_SLACK: f64 = 0.5;
/// How many units of its last digit a rounded number may lie away from the value of the notes. A
/// number further away is another value.
/// Half and twice this number change no verdict in tests/measure/planted.
pub const MAX_STEPS_NEAR: f64 = 1.0;

/// The factor for words in the sentence of the figure.
pub const OWN: f32 = 1.0;
/// The factor for words in the sentence before the sentence of the figure.
pub const BEFORE: f32 = 0.4;
/// The factor for words in the sentence after the sentence of the figure.
pub const BEHIND: f32 = 0.25;
/// Each word counts less in a sentence with more words than this, since long sentences share words
/// by chance.
pub const WORDS_OF_SENTENCE: f32 = 15.0;
/// A word that occurs in more sentences than this is not counted. The limit saves time.
pub const MAX_SENTENCES_OF_WORD: usize = 4_000;

/// The points for a noun that both figures count.
pub const THING: f32 = 0.8;
/// The points for a word that is close to both figures.
pub const CLOSE: f32 = 0.5;
/// How many points the words close to both figures give at most.
pub const MAX_CLOSE: f32 = 1.5;
/// The points for the same unit, such as minutes.
pub const UNIT: f32 = 0.5;
/// The points for the same dimension, if that is not a plain count.
/// Half and twice this number change no verdict in tests/measure/planted.
pub const DIMENSION: f32 = 0.3;
/// The points if only one of the two figures has a unit.
pub const BARE: f32 = -0.3;

/// The points for an equal value with one significant digit, with two, and with three or more.
pub const EQUAL: [f32; 3] = [0.5, 1.6, 4.0];
/// The points for an equal day, for an equal month, and for an equal year.
pub const EQUAL_DATE: [f32; 3] = [3.0, 1.2, 3.0];
/// How many points are needed for the verdict that the notes have the value.
pub const LEAST_SAME: f32 = 0.9;
/// The points for a value of the notes that rounds to the value of the draft. The first is for
/// three digits and a hedge such as “about”, the second for three digits alone, the third for
/// fewer.
pub const ROUNDED: [f32; 3] = [2.0, 1.2, 0.5];
/// How many points are needed for the verdict that a value was rounded.
pub const LEAST_ROUNDED: f32 = 1.2;
/// How many points are needed for the verdict that the notes have another value.
pub const LEAST_OTHER: f32 = 1.25;
/// With n candidates, [`LEAST_OTHER`] rises by this number times ln(n), since the best of many
/// candidates gets many points by chance.
pub const OTHER_OF_MANY: f32 = 0.3;
/// How many points more than an equal value another value must have.
pub const LEAD: f32 = 0.8;
/// The points for a value of the notes that is already the source of another figure of the draft.
pub const TAKEN: f32 = -1.2;

/// How many points a sentence or row needs for a figure of the draft to be worked out from its
/// figures.
pub const LEAST_PAIR: f32 = 0.8;
/// Like [`LEAST_PAIR`], but for the verdict that the figure was worked out wrongly.
pub const LEAST_PAIR_OTHER: f32 = 2.0;
/// The larger of two figures must be at least this number for a percentage to be worked out from
/// them: small numbers give many percentages by chance.
pub const LEAST_WHOLE: f64 = 10.0;
/// In how many sentences and rows figures are paired at most. The limit saves time.
pub const MAX_PLACES_OF_PAIR: usize = 12;
/// How many figures are paired for one sentence or row at most. The limit saves time.
pub const MAX_FIGURES_OF_PLACE: usize = 16;
/// How many points a figure gets for following from a pair, when the pair competes with another
/// value. The draft must say that the figure was worked out.
pub const WORKED_OUT: f32 = 1.0;
/// The points for another value that has no close word and no counted noun in common with the
/// figure of the draft. Digits that look like a [`SLIP`] are exempt.
/// Half and twice this number change no verdict in tests/measure/planted.
pub const LOOSE: f32 = -0.8;
/// From how many points on digits look like a slip of the pen.
pub const SLIP: f32 = 0.9;
/// If the notes have a smaller share of a draft's figures than this, the draft was probably not
/// written from them. For the drafts of `planted.py` the share is .42 and more, for most articles
/// of `pairs.py` .3 and less.
pub const SHARE_OF_NOTES: f32 = 0.45;
/// If the share is below [`SHARE_OF_NOTES`], another value needs more points: this number times the
/// difference.
/// Half and twice this number change no verdict in tests/measure/planted.
pub const STRANGE: f32 = 20.0;
/// How much the words beside two figures must overlap, from 0 to 1, for the figures to be about the
/// same thing.
pub const LEAST_SHARED: f32 = 0.4;
/// Like [`LEAST_SHARED`], but for two figures that count different things, or of which only one has
/// a unit or a noun.
pub const LEAST_SHARED_BARE: f32 = 0.45;
/// How much each point for digits that look like a slip adds to the overlap of [`LEAST_SHARED`].
pub const SLIP_OF_SHARED: f32 = 0.1;
/// The weight that a noun must have, if both figures count it, for the figures to be about the same
/// thing. A noun that is frequent in the notes has less weight than a rare noun.
pub const LEAST_NOUN: f32 = 0.65;
/// A sentence of the notes, such as a line of a notebook, is short if it has at most this many
/// different words.
pub const MAX_WORDS_OF_SHORT: usize = 6;
/// For a figure in a short sentence of the notes: the least average weight of the words beside it.
/// A word that is not in the sentence of the draft's figure has the weight 0.
pub const LEAST_SHARED_OF_SHORT: f32 = 0.3;
/// The least total weight of the words in [`LEAST_SHARED_OF_SHORT`].
pub const LEAST_WEIGHT_OF_SHORT: f32 = 0.7;
/// If the points for a slip are this low, the figures are about different things: for example, one
/// value is more than ten times the other value.
/// Half and twice this number change no verdict in tests/measure/planted.
pub const FAR_AWAY: f32 = -1.0;
/// If the points for a slip are this high, the words beside the figures need not overlap; dates and
/// times need one common word. Two digits that changed places can get that many points.
pub const CERTAIN_SLIP: f32 = 1.5;
/// In how many rows of a table cells are added up at most.
pub const MAX_ROWS_OF_SUM: usize = 40;
/// How many significant digits the sum of some cells of a column must have to equal a figure of a
/// draft by no chance.
pub const DIGITS_OF_SUM: u32 = 4;
/// The points for another value if at most [`MAX_FREE`] figures of the notes in its unit are not
/// the source of other figures of the draft, and it has the next number of points for shared words.
pub const LAST_LEFT: f32 = 1.0;
/// How many points for shared words another value needs for [`LAST_LEFT`].
pub const LEAST_EVIDENCE: f32 = 0.5;
/// How many figures of the notes in one unit may be left for [`LAST_LEFT`].
pub const MAX_FREE: usize = 2;
/// How many points for digits that look like a slip, or for a value that is near, another value
/// needs for [`LAST_LEFT`].
pub const LEAST_SLIP: f32 = 0.3;
/// Like [`LEAST_PAIR`], but for a sentence or row with a figure that the draft has beside the one
/// that was worked out.
pub const LEAST_PAIR_NEAR: f32 = 0.3;
/// If the notes have more figures than this, figures that are not in one sentence or row are not
/// combined. The limit saves time.
pub const MAX_FIGURES_APART: usize = 5_000;
