//! The thresholds and weights of the comparison of a draft with its notes.
//!
//! A figure of the notes gets points for the evidence that it is about the same thing as a figure
//! of the draft. A word that occurs once in the notes counts 1 point, and a more frequent word
//! counts less. With these values, `tests/measure/planted.py`, `notes.py` and `pairs.py` give the
//! most right verdicts.

/// The maximum distance, in percentage points, of a hedged fraction such as “almost a third” from
/// the value of the notes.
pub const SHARE_STEP: f64 = 5.0;
/// The maximum distance of a hedged multiple such as “roughly doubled” from the value of the notes,
/// as a fraction of the multiple.
pub const MULTIPLE_SLACK: f64 = 0.12;
/// The maximum distance of a hedged fraction of a unit, such as “about a quarter of a century”,
/// from the value of the notes, as a fraction of the draft's value.
/// Half this number and twice this number give the same verdicts in `tests/measure/planted`.
pub const SHARE_STEP_OF_CENTURY: f64 = 0.1;
/// The factor for the distances [`SHARE_STEP`], [`MULTIPLE_SLACK`] and [`SHARE_STEP_OF_CENTURY`] if
/// the fraction or multiple has no hedge such as “about”.
pub const FRACTION_SLACK: f64 = 0.5;
/// The maximum distance of a rounded number from the value of the notes, in units of the last digit
/// of the rounded number. A number further away counts as a different value.
/// Half this number and twice this number give the same verdicts in `tests/measure/planted`.
pub const MAX_STEPS_NEAR: f64 = 1.0;

/// The factor for words in the sentence of the figure.
pub const OWN: f32 = 1.0;
/// The factor for words in the sentence before the sentence of the figure.
pub const BEFORE: f32 = 0.4;
/// The factor for words in the sentence after the sentence of the figure.
pub const BEHIND: f32 = 0.25;
/// The words of a sentence with at most this many words have their full weight. The words of a
/// longer sentence count less, since long sentences have words in common by chance.
pub const WORDS_OF_SENTENCE: f32 = 15.0;
/// A word is counted only if at most this many sentences have the word. The limit saves time.
pub const MAX_SENTENCES_OF_WORD: usize = 4_000;

/// The points if the figure of the draft and the figure of the notes count the same noun.
pub const THING: f32 = 0.8;
/// The points for each word that is close to the figure of the draft and to the figure of the
/// notes.
pub const CLOSE: f32 = 0.5;
/// The maximum number of points for words that are close to both figures.
pub const MAX_CLOSE: f32 = 1.5;
/// The points if the figure of the draft and the figure of the notes have the same unit, such as
/// minutes.
pub const UNIT: f32 = 0.5;
/// The points if the figure of the draft and the figure of the notes have the same dimension, other
/// than a plain count.
/// Half this number and twice this number give the same verdicts in `tests/measure/planted`.
pub const DIMENSION: f32 = 0.3;
/// The points if only one of the two figures, that of the draft or that of the notes, has a unit.
pub const BARE: f32 = -0.3;

/// The points for an equal value with one significant digit, with two, and with three or more.
pub const EQUAL: [f32; 3] = [0.5, 1.6, 4.0];
/// The points for an equal date: for a date with a day, for a month without a day, and for a year
/// alone.
pub const EQUAL_DATE: [f32; 3] = [3.0, 1.2, 3.0];
/// The minimum number of points for the verdict that the notes have the value.
pub const LEAST_SAME: f32 = 0.9;
/// The points for a value of the notes that rounds to the value of the draft. The first number is
/// for a value of three or more digits, if the draft has a hedge such as “about”, or has three or
/// more digits itself. The second is for all other values of three or more digits. The third is for
/// values of fewer digits.
pub const ROUNDED: [f32; 3] = [2.0, 1.2, 0.5];
/// The minimum number of points for the verdict that a value was rounded.
pub const LEAST_ROUNDED: f32 = 1.2;
/// The minimum number of points for the verdict that the notes have a different value.
pub const LEAST_OTHER: f32 = 1.25;
/// The factor for the rise of [`LEAST_OTHER`] with the number of candidates. With n candidates, the
/// rise is this factor times ln(n), since the best of many candidates gets many points by chance.
pub const OTHER_OF_MANY: f32 = 0.3;
/// A different value decides the verdict against an equal value only if it has at least this many
/// points more.
pub const LEAD: f32 = 0.8;
/// The points for a value of the notes that is already the source of another figure of the draft.
pub const TAKEN: f32 = -1.2;

/// A figure of the draft may be worked out from the figures of a sentence or row of the notes if
/// this sentence or row has at least this many points.
pub const LEAST_PAIR: f32 = 0.8;
/// Replaces [`LEAST_PAIR`] for the verdict that the figure of the draft was worked out wrongly.
pub const LEAST_PAIR_OTHER: f32 = 2.0;
/// The minimum value of the larger of two figures from which a percentage is worked out. Small
/// numbers give many percentages by chance.
pub const LEAST_WHOLE: f64 = 10.0;
/// The maximum number of sentences and rows in which figures are paired. The limit saves time.
pub const MAX_PLACES_OF_PAIR: usize = 12;
/// The maximum number of figures that are paired for one sentence or row. The limit saves time.
pub const MAX_FIGURES_OF_PLACE: usize = 16;
/// The points for a figure that follows from a pair of figures, if the pair competes with a
/// different value. The draft must say that the figure was worked out.
pub const WORKED_OUT: f32 = 1.0;
/// The points for a different value that has no close word and no counted noun in common with the
/// figure of the draft. A value whose digits look like a [`SLIP`] does not get these points.
/// Half this number and twice this number give the same verdicts in `tests/measure/planted`.
pub const LOOSE: f32 = -0.8;
/// The minimum number of points for digits that look like a slip of the pen.
pub const SLIP: f32 = 0.9;
/// If the notes have a smaller fraction of a draft's figures than this, the draft was probably not
/// written from these notes. The fraction is .42 and more for the drafts of `planted.py`, and .3
/// and less for most articles of `pairs.py`.
pub const SHARE_OF_NOTES: f32 = 0.45;
/// The factor for the difference between [`SHARE_OF_NOTES`] and a smaller fraction. The product is
/// the number of further points that a different value needs.
/// Half this number and twice this number give the same verdicts in `tests/measure/planted`.
pub const STRANGE: f32 = 20.0;
/// Two figures count as being about the same thing if the words close to them overlap by at least
/// this much, from 0 to 1.
pub const LEAST_SHARED: f32 = 0.4;
/// Replaces [`LEAST_SHARED`] if the two figures count different things, or if only one of them has
/// a unit or a noun.
pub const LEAST_SHARED_BARE: f32 = 0.45;
/// The factor for the points for digits that look like a slip. The product is added to the overlap
/// that is compared with [`LEAST_SHARED`].
pub const SLIP_OF_SHARED: f32 = 0.1;
/// Two figures that count the same noun are taken to be about the same thing if the noun has at
/// least this weight. A noun that is frequent in the notes has less weight than a rare noun.
pub const LEAST_NOUN: f32 = 0.65;
/// The maximum number of different words of a short sentence of the notes, such as a line of a
/// notebook.
pub const MAX_WORDS_OF_SHORT: usize = 6;
/// The minimum average weight of the words close to a figure in a short sentence of the notes. A
/// word that is not in the sentence of the draft's figure has the weight 0.
pub const LEAST_SHARED_OF_SHORT: f32 = 0.3;
/// The minimum total weight of the words whose average weight is compared with
/// [`LEAST_SHARED_OF_SHORT`].
pub const LEAST_WEIGHT_OF_SHORT: f32 = 0.7;
/// Two figures count as being about different things if they get at most this many points for a
/// slip. This happens if one value is more than ten times the other value, for example.
/// Half this number and twice this number give the same verdicts in `tests/measure/planted`.
pub const FAR_AWAY: f32 = -1.0;
/// If two figures get at least this many points for a slip, the words close to them need not
/// overlap. Dates and times still need one word in common. Two digits that changed places can get
/// that many points.
pub const CERTAIN_SLIP: f32 = 1.5;
/// The maximum number of rows of a table whose cells are added up.
pub const MAX_ROWS_OF_SUM: usize = 40;
/// The minimum number of significant digits of a figure that is compared with the sums of some
/// cells of a column. Fewer digits may be equal by chance.
pub const DIGITS_OF_SUM: u32 = 4;
/// The points for a different value if few figures in its unit are left: at most [`MAX_FREE`] such
/// figures of the notes are not the source of other figures of the draft. The value also needs
/// [`LEAST_EVIDENCE`] points for shared words.
pub const LAST_LEFT: f32 = 1.0;
/// A different value gets [`LAST_LEFT`] only if it has at least this many points for shared words.
pub const LEAST_EVIDENCE: f32 = 0.5;
/// A different value gets [`LAST_LEFT`] only if at most this many figures of the notes in its unit
/// are not the source of other figures of the draft.
pub const MAX_FREE: usize = 2;
/// A different value gets [`LAST_LEFT`] only if it has at least this many points because its digits
/// look like a slip or because the value is near.
pub const LEAST_SLIP: f32 = 0.3;
/// Replaces [`LEAST_PAIR`] for a sentence or row with a figure that the draft also has near the
/// figure that was worked out.
pub const LEAST_PAIR_NEAR: f32 = 0.3;
/// Figures from different sentences and rows are combined only if the notes have at most this many
/// figures. The limit saves time.
pub const MAX_FIGURES_APART: usize = 5_000;
