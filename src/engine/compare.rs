//! Findings of the active rules about passages that several drafts of a run have in common.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::analysis::passage::fold::{Copy, fold};
use crate::analysis::passage::index::{Bounds, pairs};
use crate::analysis::passage::tuning::MIN_DRAFTS_OF_STANDING_LINE;
use crate::analysis::passage::{Fingerprint, OwnWords, Passage, PassageWords};
use crate::detect::Detector;
use crate::detect::found::{Grade, Grades, Match, MatchContext};
use crate::detect::step::{Capture, Step, StepKind};
use crate::engine::active::Active;
use crate::engine::check::{
    FindingCandidate, Identities, MAX_SENTENCES_OF_PLACE, identify, identity,
};
use crate::engine::{dated, pointer};
use crate::rules::finding::{Finding, Related};
use crate::rules::message::Message;
use crate::rules::rule::Rule;
use crate::rules::severity::Severities;
use crate::text::draft::Draft;
use crate::text::publication_date::PublicationDate;
use crate::text::span::{Place, Span};

/// A passage that several drafts have in common.
pub struct Copied<'c> {
    rule: &'c Rule,
    active: &'c Active,
    severities: Severities,
    bounds: Bounds,
    /// The copies, one for each draft. The first copy is the origin.
    copies: Vec<Copy>,
}

/// The place of a copy in its draft.
#[derive(Clone, Debug)]
pub struct Located {
    place: Place,
    passage: Passage,
    /// The first sentences of the copy. Copies that begin in the same sentence share one string.
    sentences: Vec<Arc<str>>,
}

/// What must be looked up in a draft that contains copies.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The copies in the draft.
    pub copies: Vec<Copy>,
    /// Drafts with another copy of a passage. This draft may link to one of them.
    pub partners: BTreeSet<usize>,
}

/// The places of all copies of a run.
#[derive(Clone, Debug, Default)]
pub struct Places {
    copies: BTreeMap<Copy, Located>,
    /// Pairs of drafts. The first draft of a pair links to the second draft.
    pointers: BTreeSet<(usize, usize)>,
}

/// Facts about the drafts of a run, apart from their texts. Each list is in the order of the paths.
#[derive(Clone, Copy, Debug)]
pub struct RunDrafts<'d> {
    /// The paths of the drafts.
    pub paths: &'d [&'d str],
    /// The publication date of each draft. A draft with a date is a post of a series. A draft
    /// without a date is a page that is kept up to date.
    pub dates: &'d [Option<PublicationDate>],
}

impl RunDrafts<'_> {
    /// Says whether both drafts have a publication date.
    fn are_dated(&self, one: usize, two: usize) -> bool {
        self.dates[one].is_some() && self.dates[two].is_some()
    }

    /// Says whether both drafts are in the same folder. Such drafts are pages of one section, and
    /// people read them side by side.
    fn are_of_one_section(&self, one: usize, two: usize) -> bool {
        let folder = |idx: usize| {
            self.paths[idx]
                .rsplit_once(['/', '\\'])
                .map(|(folder, _)| folder)
        };
        folder(one) == folder(two)
    }
}

impl Copied<'_> {
    /// Returns the indices of the drafts that contain the passage.
    pub fn drafts(&self) -> impl Iterator<Item = usize> {
        self.copies.iter().map(|copy| copy.draft)
    }
}

/// Returns the passages that several drafts have in common. `fingerprints` and `dates` have one
/// value for each draft, in the order of the paths. If all drafts with a passage have a date, the
/// earliest draft is the origin of the passage. Otherwise the first draft by path is the origin.
/// Time and memory are proportional to the number and the length of the drafts.
pub fn copied<'c>(
    active: &'c Active,
    fingerprints: &[&Fingerprint],
    dates: &[Option<PublicationDate>],
) -> Vec<Copied<'c>> {
    let mut copied = Vec::new();
    for (rule, severities) in &active.rules {
        let Detector::Run(bounds) = rule.detector else {
            continue;
        };
        let of_copies = |mut copies: Vec<Copy>| {
            if copies.iter().all(|copy| dates[copy.draft].is_some()) {
                copies.sort_by_key(|copy| (dates[copy.draft], copy.draft));
            }
            Copied {
                rule,
                active,
                severities: *severities,
                bounds,
                copies,
            }
        };
        copied.extend(
            fold(&pairs(fingerprints, bounds))
                .into_iter()
                .map(of_copies),
        );
    }
    copied
}

/// Returns what must be looked up in the text of each draft, by the index of the draft.
pub fn by_draft(copied: &[Copied<'_>]) -> BTreeMap<usize, Wanted> {
    let mut drafts: BTreeMap<usize, Wanted> = BTreeMap::new();
    for passage in copied {
        for (idx, copy) in passage.copies.iter().enumerate() {
            let wanted = drafts.entry(copy.draft).or_default();
            wanted.copies.push(copy.clone());
            // The partner of the origin is the second draft; the partner of every other draft is
            // the origin.
            let partner = passage.copies.get(usize::from(idx == 0));
            wanted.partners.extend(partner.map(|copy| copy.draft));
        }
    }
    drafts
}

/// Looks up what is `wanted` in `draft`, which has the index `idx` in `paths`. Returns the places
/// that were found. The result is empty if the draft no longer has the fingerprint `fingerprint`.
pub fn locate(
    (idx, draft, own): (usize, &Draft, OwnWords<'_>),
    fingerprint: &Fingerprint,
    wanted: &Wanted,
    paths: &[&str],
) -> Places {
    let words = PassageWords::of(draft, own);
    if words.fingerprint != *fingerprint {
        return Places::default();
    }
    let mut texts: HashMap<u32, Arc<str>> = HashMap::new();
    let mut text = |span: Span| {
        let text = texts.entry(span.start);
        text.or_insert_with(|| draft.text(span).into()).clone()
    };
    let located = wanted.copies.iter().filter_map(|copy| {
        let passage = words.passage(draft, &copy.words())?;
        let sentences = draft
            .sentences
            .iter()
            .skip(draft.sentence_at(passage.span.start));
        let sentences = sentences.take_while(|sentence| sentence.span.start < passage.span.end);
        let sentences = sentences.take(MAX_SENTENCES_OF_PLACE);
        let located = Located {
            place: draft.place(passage.span),
            sentences: sentences.map(|sentence| text(sentence.span)).collect(),
            passage,
        };
        Some((copy.clone(), located))
    });
    let partners = wanted.partners.iter();
    let pointers = partners.filter(|partner| pointer::points_at(draft.source(), paths[**partner]));
    Places {
        copies: located.collect(),
        pointers: pointers.map(|pointer| (idx, *pointer)).collect(),
    }
}

/// Returns the publication date of `draft`, which may be in its text or in its `path`.
pub fn date(draft: &Draft, path: &str) -> Option<PublicationDate> {
    draft.date.or_else(|| dated::date(path))
}

impl Places {
    /// Returns the places of this value together with the places of `other`.
    pub fn and(mut self, other: Self) -> Self {
        self.copies.extend(other.copies);
        self.pointers.extend(other.pointers);
        self
    }
}

/// Returns the findings for `copied`, by draft. The place of a finding is in the second draft with
/// the passage. Its related places are in all other drafts. If two drafts share several passages,
/// there is one finding for these passages, and its place is the longest passage.
pub fn findings(
    copied: &[Copied<'_>],
    places: &Places,
    of_run: RunDrafts<'_>,
) -> BTreeMap<usize, Vec<Finding>> {
    let reported = copied
        .iter()
        .filter_map(|copied| reported_passage(copied, places, of_run));
    let mut reported: Vec<ReportedPassage<'_>> = reported.collect();
    let rank = |it: &ReportedPassage<'_>| std::cmp::Reverse(it.second.1.passage.n_words());
    reported.sort_by_key(|it| (it.copied.rule.id.as_str(), it.drafts(), rank(it)));
    let mut found: BTreeMap<usize, Vec<FindingCandidate<'_>>> = BTreeMap::new();
    for same in
        reported.chunk_by(|a, b| (&a.copied.rule.id, a.drafts()) == (&b.copied.rule.id, b.drafts()))
    {
        let draft = same[0].second.0;
        let candidates = found.entry(draft).or_default();
        candidates.extend(candidate(same, of_run.paths));
    }
    let identified = found.into_iter();
    identified
        .map(|(idx, candidates)| (idx, identify(candidates)))
        .collect()
}

/// A passage that is reported, and its places.
struct ReportedPassage<'p> {
    copied: &'p Copied<'p>,
    first: (usize, &'p Located),
    second: (usize, &'p Located),
    others: Vec<(usize, &'p Located)>,
    /// Whether the drafts of `first` and `second` both have a publication date.
    is_dated: bool,
    /// Whether the drafts of `first` and `second` are in the same folder.
    is_of_one_section: bool,
}

impl ReportedPassage<'_> {
    /// Returns the grades of the finding.
    ///
    /// If two pages that are kept up to date say the same thing, one of them is sooner or later
    /// forgotten and becomes wrong. Dated posts repeat their background on purpose. A passage in
    /// many drafts is a standing line. What two pages of one section share is often part of the
    /// structure of the section, especially if the wording differs. Readers judged eleven such
    /// findings and acted on two of them.
    fn grades(&self) -> Grades {
        let equal = share(self.n_same(), self.second.1.passage.n_words());
        let is_equal = self.copied.bounds.equal <= equal;
        let grade = if is_equal {
            Grade::Certain
        } else {
            Grade::Likely
        };
        let most = if self.is_dated || self.is_of_one_section && !is_equal {
            Grade::Possible
        } else if self.is_of_one_section || self.is_standing_line() {
            Grade::Likely
        } else {
            Grade::Certain
        };
        Grades {
            edited: Some(grade.min(most)),
            incoming: Some(grade),
        }
    }

    /// Says whether the passage is in so many drafts that it is not an accidental copy.
    fn is_standing_line(&self) -> bool {
        MIN_DRAFTS_OF_STANDING_LINE <= self.of_drafts().count()
    }

    /// Returns the indices of the two drafts of the finding, beginning with the second draft.
    fn drafts(&self) -> (usize, usize) {
        (self.second.0, self.first.0)
    }

    /// Returns all copies of the passage.
    fn all(&self) -> impl Iterator<Item = &Located> {
        let others = self.others.iter().map(|&(_, other)| other);
        [self.first.1, self.second.1].into_iter().chain(others)
    }

    /// Returns the indices of the drafts that contain the passage.
    fn of_drafts(&self) -> impl Iterator<Item = usize> {
        let others = self.others.iter().map(|(draft, _)| *draft);
        [self.first.0, self.second.0].into_iter().chain(others)
    }

    fn n_same(&self) -> usize {
        self.second.1.passage.n_shared(&self.first.1.passage)
    }
}

/// Returns `copied` with its places, or `None` if the passage is too short. If only two drafts have
/// the passage, and one of them links to the other, the passage must be longer than usual.
fn reported_passage<'p>(
    copied: &'p Copied<'p>,
    places: &'p Places,
    of_run: RunDrafts<'_>,
) -> Option<ReportedPassage<'p>> {
    let all = copied.copies.iter();
    let mut located = all.filter_map(|copy| Some((copy.draft, places.copies.get(copy)?)));
    let (first, second) = (located.next()?, located.next()?);
    let reported = ReportedPassage {
        copied,
        first,
        second,
        others: located.collect(),
        is_dated: of_run.are_dated(first.0, second.0),
        is_of_one_section: of_run.are_of_one_section(first.0, second.0),
    };
    let (one, two) = (first.0, second.0);
    let is_pointed = [(one, two), (two, one)];
    let is_pointed = is_pointed.iter().any(|pair| places.pointers.contains(pair));
    let least = if is_pointed && reported.others.is_empty() {
        copied.bounds.min_words_pointed
    } else {
        copied.bounds.min_words
    };
    (least <= second.1.passage.n_words()).then_some(reported)
}

/// Returns the hashes of the sentences with which the passages of `reported` begin. The longest
/// passage must come first.
fn identities(reported: &[ReportedPassage<'_>]) -> Identities {
    let number = |sentence: &Arc<str>| identity(&reported[0].copied.rule.id, sentence);
    let first = reported[0].second.1.sentences.first();
    let all = || reported.iter().flat_map(ReportedPassage::all);
    let drafts: BTreeSet<usize> = reported
        .iter()
        .flat_map(ReportedPassage::of_drafts)
        .collect();
    Identities {
        own: first.map_or_else(|| identity(&reported[0].copied.rule.id, ""), number),
        others: all()
            .flat_map(|located| located.sentences.iter().map(number))
            .collect(),
        n_drafts: drafts.len(),
        n_copied: all().map(|located| located.passage.n_words()).sum(),
    }
}

/// Returns the finding for passages that two drafts share. The longest passage must come first.
/// `None` if the rule does not report the grade of the finding.
fn candidate<'c>(reported: &[ReportedPassage<'c>], paths: &[&str]) -> Option<FindingCandidate<'c>> {
    let main = &reported[0];
    let (rule, second) = (main.copied.rule, main.second.1);
    let captures = [
        (Capture::Origin, paths[main.first.0].to_owned()),
        (Capture::Drafts, (2 + main.others.len()).to_string()),
        (Capture::Same, main.n_same().to_string()),
        (Capture::Words, second.passage.n_words().to_string()),
    ];
    let mut hit =
        Match::new(second.place, MatchContext::Prose(Span::default())).grades(main.grades());
    let mut step = Step::new(StepKind::Copied).place(second.place);
    for (capture, words) in captures {
        step = step.capture(capture, words.clone());
        hit = hit.capture_text(capture, words);
    }
    hit = hit.step(step);
    if main.is_dated {
        hit = hit.step(Step::new(StepKind::BothDated));
    }
    let weight = main.copied.active.weigh(main.copied.severities, &hit)?;
    let place = |(draft, located): (usize, &Located), message: &Message| Related {
        path: (draft != main.second.0).then(|| paths[draft].to_owned()),
        place: located.place,
        message: message.fill(&hit.captures),
    };
    let mut elsewhere = Vec::new();
    for (idx, passage) in reported.iter().enumerate() {
        elsewhere.push(place(passage.first, &rule.related));
        // The other copies have the same message as the second copy.
        if 0 < idx {
            elsewhere.push(place(passage.second, &rule.label));
        }
        let others = passage
            .others
            .iter()
            .map(|other| place(*other, &rule.label));
        elsewhere.extend(others);
    }
    Some(FindingCandidate {
        rule,
        weight,
        found: hit,
        elsewhere,
        identities: identities(reported),
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts of words in a passage")]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
