//! A baseline: findings that are accepted because the drafts already had them when a house began to
//! use copydesk. A finding is recognised by its rule and its sentence, even if it has moved to
//! another line or another draft.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::mem;

use crate::detect::found::excerpt;
use crate::engine::report::{Acceptance, Accepted, LintedDocument};
use crate::rules::finding::Finding;

/// An entry keeps this many digits of a fingerprint.
const N_DIGITS: usize = 16;

/// An entry keeps at most this many other sentences of a finding, because a passage may have any
/// number of copies.
const MAX_OTHER_SENTENCES: usize = 6;

/// An accepted passage is recognised if its copies together have at most this many words more than
/// before. The ends of a passage shift if the text around it or the order of the drafts changes. A
/// different passage that two drafts share adds more words than this.
const MAX_ADDED_WORDS: usize = 60;

/// An accepted finding. Entries are compared in the order of the baseline file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// The path of the draft that had the finding.
    pub path: String,
    /// The name of the rule.
    pub rule: String,
    /// The first digits of the finding's fingerprint, which is a hash of the rule and the sentence.
    pub sentence: String,
    /// The first digits of the fingerprints of the other sentences that the finding is about.
    pub with: Vec<String>,
    /// The number of drafts that the finding is about; 0 if the finding is about one draft only.
    pub n_drafts: usize,
    /// The number of words of all copies; 0 if the finding is about one draft only.
    pub n_copied: usize,
    /// The day on which the finding was accepted: `2026-03-02`.
    pub accepted_on: String,
    /// The words of the finding's place, for people who read the baseline.
    pub words: String,
}

/// What a run can say about an entry of a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryStatus {
    /// The rule was run on the draft, so the run knows whether the finding is still there, has
    /// moved, or was removed.
    Checked,
    /// The draft no longer exists.
    Gone {
        /// Whether the run covered the folder of the draft. If so, the run would have found the
        /// draft under a new name.
        was_sought: bool,
    },
    /// The run covered too little to say whether the finding was removed or has moved.
    Unseen,
}

/// A draft of a run, with its path.
pub struct NamedDraft<'d> {
    /// The path of the draft, as entries of the baseline write it.
    pub path: String,
    /// The draft and its findings.
    pub checked: &'d mut LintedDocument,
}

/// The result of applying a baseline in a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaselineResult {
    /// The entries after the run, sorted. There are three kinds: entries that accepted a finding,
    /// entries that the run cannot judge, and new entries. An entry that accepted a finding now has
    /// the facts of this finding.
    pub entries: Vec<Entry>,
    /// The entries whose finding no longer exists, sorted.
    pub stale: Vec<Entry>,
    /// The number of new entries.
    pub n_new: usize,
}

/// Accepts the findings of `drafts` that match one of `entries`. Each entry accepts one finding.
/// `status` returns what the run can say about an entry. If `today` is given, each finding that no
/// entry accepts becomes a new entry of this day.
pub fn accept(
    mut entries: Vec<Entry>,
    drafts: &mut [NamedDraft<'_>],
    status: impl Fn(&Entry) -> EntryStatus,
    today: Option<&str>,
) -> BaselineResult {
    entries.sort();
    let statuses: Vec<EntryStatus> = entries.iter().map(status).collect();
    let found = found(drafts);
    let marks: Vec<&Entry> = found.iter().map(|found| &found.mark).collect();
    let paired = pair(&entries, &statuses, &marks);
    let mut settled = BaselineResult::default();
    let mut accepted_on: HashMap<(&str, &str), String> = HashMap::new();
    for (occurrence, entry) in found.iter().zip(&paired) {
        let entry = entry.map(|idx| (&entries[idx], statuses[idx]));
        let accepted = match (entry, today) {
            // The run saw only some of the copies, so the entry does not change.
            (Some((entry, EntryStatus::Unseen)), _) => entry.clone(),
            (Some((entry, _)), _) => occurrence.mark.with_day(&entry.accepted_on),
            (None, Some(today)) => {
                settled.n_new += 1;
                occurrence.mark.with_day(today)
            }
            (None, None) => continue,
        };
        accepted_on.insert(
            (&occurrence.mark.path, &occurrence.fingerprint),
            accepted.accepted_on.clone(),
        );
        settled.entries.push(accepted);
    }
    for draft in drafts {
        let path = &draft.path;
        divide(draft.checked, |finding| {
            let key = (path.as_str(), finding.fingerprint.as_str());
            accepted_on.get(&key).cloned()
        });
    }
    let used: BTreeSet<usize> = paired.into_iter().flatten().collect();
    let unused = entries.into_iter().zip(statuses).enumerate();
    for (_, (entry, status)) in unused.filter(|(idx, _)| !used.contains(idx)) {
        match status {
            EntryStatus::Checked | EntryStatus::Gone { was_sought: true } => {
                settled.stale.push(entry);
            }
            EntryStatus::Gone { was_sought: false } | EntryStatus::Unseen => {
                settled.entries.push(entry);
            }
        }
    }
    settled.entries.sort();
    settled
}

/// A finding in the form of an entry.
struct Found {
    mark: Entry,
    fingerprint: String,
}

/// Returns the findings of `drafts`, sorted like entries. If a draft occurs twice, it is used once.
fn found(drafts: &[NamedDraft<'_>]) -> Vec<Found> {
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for draft in drafts.iter().filter(|named| known.insert(&named.path)) {
        found.extend(draft.checked.findings.iter().map(|finding| Found {
            mark: Entry::of(&draft.path, &draft.checked.source, finding),
            fingerprint: finding.fingerprint.clone(),
        }));
    }
    found.sort_by(|a, b| a.mark.cmp(&b.mark));
    found
}

impl Entry {
    /// Returns the entry for `finding`, without the day on which the finding is accepted.
    pub fn of(path: &str, source: &str, finding: &Finding) -> Self {
        let beginning = |text: &str| text.chars().take(N_DIGITS).collect::<String>();
        let with = finding.ties.sentences.iter().take(MAX_OTHER_SENTENCES);
        Self {
            path: path.to_owned(),
            rule: finding.rule.clone(),
            sentence: beginning(&finding.fingerprint),
            with: with.map(|fingerprint| beginning(fingerprint)).collect(),
            n_drafts: finding.ties.n_drafts,
            n_copied: finding.ties.n_copied,
            accepted_on: String::new(),
            words: excerpt(source.get(finding.place.range()).unwrap_or("")),
        }
    }

    /// Says whether this entry can accept `found`, a finding about the same sentences. The finding
    /// must not be in more drafts, and its copies must not have many more words.
    pub fn covers(&self, found: &Self) -> bool {
        let most = self.n_copied + MAX_ADDED_WORDS;
        found.n_drafts <= self.n_drafts && found.n_copied <= most
    }

    fn with_day(&self, day: &str) -> Self {
        Self {
            accepted_on: day.to_owned(),
            ..self.clone()
        }
    }
}

/// A way of matching a finding with an entry. The two match if they have a key in common.
struct PairingStep {
    /// Whether the finding must be in the same draft as the entry.
    in_place: bool,
    of_entry: fn(&Entry) -> Vec<[&str; 2]>,
    of_found: fn(&Entry) -> Vec<[&str; 2]>,
}

/// The ways of matching, beginning with the most reliable. The ways that match findings in other
/// drafts come last. Otherwise, another draft could use up an entry while the entry's own draft
/// still has the finding.
const PAIRING_STEPS: [PairingStep; 8] = [
    // If one sentence has two findings, each finding keeps its own entry.
    PairingStep::new(true, in_words, in_words),
    PairingStep::new(true, own, own),
    PairingStep::new(true, any, own),
    PairingStep::new(true, own, any),
    PairingStep::new(false, own, own),
    PairingStep::new(false, any, own),
    PairingStep::new(false, own, any),
    PairingStep::new(false, any, any_of_copies),
];

impl PairingStep {
    const fn new(
        in_place: bool,
        of_entry: fn(&Entry) -> Vec<[&str; 2]>,
        of_found: fn(&Entry) -> Vec<[&str; 2]>,
    ) -> Self {
        Self {
            in_place,
            of_entry,
            of_found,
        }
    }

    /// Returns the path and the rule that a finding and an entry must have in common. The path is
    /// empty if the drafts may differ.
    fn place<'e>(&self, entry: &'e Entry) -> [&'e str; 2] {
        [if self.in_place { &entry.path } else { "" }, &entry.rule]
    }
}

fn in_words(entry: &Entry) -> Vec<[&str; 2]> {
    vec![[&entry.sentence, &entry.words]]
}

fn own(entry: &Entry) -> Vec<[&str; 2]> {
    vec![[&entry.sentence, ""]]
}

/// Returns all sentences of `entry` as keys: the sentence of the finding and the other sentences.
/// Thus a finding is recognised even if its first place has moved behind its second place.
fn any(entry: &Entry) -> Vec<[&str; 2]> {
    let all = [&entry.sentence].into_iter().chain(&entry.with);
    all.map(|text| [text.as_str(), ""]).collect()
}

/// Returns all sentences of a finding about several drafts as keys. All of them are needed, because
/// the order of the drafts decides which two copies of a passage are reported. Returns no key for a
/// finding in one draft.
fn any_of_copies(entry: &Entry) -> Vec<[&str; 2]> {
    if entry.n_drafts == 0 {
        return Vec::new();
    }
    any(entry)
}

/// For each finding of `found`, returns the index in `entries` of the entry that matches the
/// finding, or `None`. If several findings and several entries match, the first finding gets the
/// first entry.
pub fn pair(entries: &[Entry], statuses: &[EntryStatus], found: &[&Entry]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; found.len()];
    let mut is_free = vec![true; entries.len()];
    for way in PAIRING_STEPS {
        let mut open: HashMap<_, VecDeque<usize>> = HashMap::new();
        for (idx, entry) in entries.iter().enumerate().filter(|&(idx, _)| is_free[idx]) {
            if way.in_place || statuses[idx] != EntryStatus::Unseen {
                for key in (way.of_entry)(entry) {
                    open.entry((way.place(entry), key))
                        .or_default()
                        .push_back(idx);
                }
            }
        }
        for (mark, pair) in found.iter().zip(&mut pairs) {
            if pair.is_some() {
                continue;
            }
            for key in (way.of_found)(mark) {
                let Some(queue) = open.get_mut(&(way.place(mark), key)) else {
                    continue;
                };
                // Used entries leave the queue for good. Otherwise the search would be slow if many
                // drafts share a sentence.
                while queue.front().is_some_and(|front| !is_free[*front]) {
                    queue.pop_front();
                }
                let mut same = queue.iter().copied();
                *pair =
                    pair.or_else(|| same.find(|idx| is_free[*idx] && entries[*idx].covers(mark)));
            }
            if let Some(idx) = *pair {
                is_free[idx] = false;
            }
        }
    }
    pairs
}

/// Accepts each finding of `checked` for which `accepted_on` returns a day.
fn divide(checked: &mut LintedDocument, accepted_on: impl Fn(&Finding) -> Option<String>) {
    for finding in mem::take(&mut checked.findings) {
        match accepted_on(&finding) {
            None => checked.findings.push(finding),
            Some(accepted_on) => checked.accepted.push(Accepted {
                finding,
                by: Acceptance::Baseline { accepted_on },
            }),
        }
    }
    let place = |accepted: &Accepted| accepted.finding.place;
    checked
        .accepted
        .sort_by(|a, b| (place(a), &a.finding.rule).cmp(&(place(b), &b.finding.rule)));
}

#[cfg(test)]
mod tests;
