//! A baseline: findings that stood in a house's drafts when it began to check them. They are
//! recognised by rule and sentence, in whatever line and draft they stand now.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::mem;

use crate::detect::found::excerpt;
use crate::engine::report::{Acceptance, Accepted, LintedDocument};
use crate::rules::finding::Finding;

/// How many digits of a fingerprint are kept.
const N_DIGITS: usize = 16;

/// How many other sentences are kept: a passage may have any number of copies.
const MOST_OTHERS: usize = 6;

/// How many words more, in all drafts together, a copied passage may have than when it was
/// accepted: its ends shift with what stands beside it, and with which draft comes first. Another
/// passage in two drafts has more.
const MOST_GROWTH: usize = 60;

/// A finding that is accepted. Ordered as a baseline is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// The path of the draft where it stood.
    pub path: String,
    /// The rule.
    pub rule: String,
    /// The beginning of the finding's fingerprint: the rule and the sentence.
    pub sentence: String,
    /// The same of other sentences that it is about.
    pub with: Vec<String>,
    /// How many drafts it is about, if several; otherwise 0.
    pub n_drafts: usize,
    /// How many words its copies have there, all together; otherwise 0.
    pub n_copied: usize,
    /// The day it was accepted: `2026-03-02`.
    pub since: String,
    /// The words of its place, for who reads the baseline.
    pub words: String,
}

/// What a run can tell of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryStanding {
    /// Its draft was checked by its rule: the finding is there, has moved, or is no more.
    Checked,
    /// There is no such draft any more.
    Gone {
        /// Whether the run looked where it was, so that it would have found it renamed.
        was_sought: bool,
    },
    /// Not enough to say that its finding is no more, or stands elsewhere.
    Unseen,
}

/// A draft of a run.
pub struct Named<'d> {
    /// What entries call it.
    pub path: String,
    /// What was found in it.
    pub checked: &'d mut LintedDocument,
}

/// What a baseline came to in a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The entries that accepted a finding, as it stands now, those that the run cannot tell of,
    /// and those of today; sorted.
    pub entries: Vec<Entry>,
    /// The entries that no finding is left for, sorted.
    pub stale: Vec<Entry>,
    /// How many of the entries are of today.
    pub n_new: usize,
}

/// Moves the findings of `drafts` that have one of `entries` to those that are accepted; each
/// entry accepts one. With `today` the others are accepted as well, since that day.
pub fn accept(
    mut entries: Vec<Entry>,
    drafts: &mut [Named<'_>],
    standing: impl Fn(&Entry) -> EntryStanding,
    today: Option<&str>,
) -> Settled {
    entries.sort();
    let standings: Vec<EntryStanding> = entries.iter().map(standing).collect();
    let found = found(drafts);
    let marks: Vec<&Entry> = found.iter().map(|found| &found.mark).collect();
    let paired = pair(&entries, &standings, &marks);
    let mut settled = Settled::default();
    let mut since: HashMap<(&str, &str), String> = HashMap::new();
    for (occurrence, entry) in found.iter().zip(&paired) {
        let entry = entry.map(|idx| (&entries[idx], standings[idx]));
        let accepted = match (entry, today) {
            // The run saw a part of it, so it stays as it was.
            (Some((entry, EntryStanding::Unseen)), _) => entry.clone(),
            (Some((entry, _)), _) => occurrence.mark.since(&entry.since),
            (None, Some(today)) => {
                settled.n_new += 1;
                occurrence.mark.since(today)
            }
            (None, None) => continue,
        };
        since.insert(
            (&occurrence.mark.path, &occurrence.fingerprint),
            accepted.since.clone(),
        );
        settled.entries.push(accepted);
    }
    for draft in drafts {
        let path = &draft.path;
        divide(draft.checked, |finding| {
            let key = (path.as_str(), finding.fingerprint.as_str());
            since.get(&key).cloned()
        });
    }
    let used: BTreeSet<usize> = paired.into_iter().flatten().collect();
    let unused = entries.into_iter().zip(standings).enumerate();
    for (_, (entry, standing)) in unused.filter(|(idx, _)| !used.contains(idx)) {
        match standing {
            EntryStanding::Checked | EntryStanding::Gone { was_sought: true } => {
                settled.stale.push(entry);
            }
            EntryStanding::Gone { was_sought: false } | EntryStanding::Unseen => {
                settled.entries.push(entry);
            }
        }
    }
    settled.entries.sort();
    settled
}

/// A finding, as an entry would have it.
struct Found {
    mark: Entry,
    fingerprint: String,
}

/// The findings of `drafts`, sorted as entries are. A draft that was named twice counts once.
fn found(drafts: &[Named<'_>]) -> Vec<Found> {
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
    /// What `finding` would be in a baseline, without a day.
    pub fn of(path: &str, source: &str, finding: &Finding) -> Self {
        let beginning = |text: &str| text.chars().take(N_DIGITS).collect::<String>();
        let with = finding.ties.sentences.iter().take(MOST_OTHERS);
        Self {
            path: path.to_owned(),
            rule: finding.rule.clone(),
            sentence: beginning(&finding.fingerprint),
            with: with.map(|fingerprint| beginning(fingerprint)).collect(),
            n_drafts: finding.ties.n_drafts,
            n_copied: finding.ties.n_copied,
            since: String::new(),
            words: excerpt(source.get(finding.place.range()).unwrap_or("")),
        }
    }

    /// Whether `found`, which is between the same sentences, has no more copies.
    pub fn covers(&self, found: &Self) -> bool {
        let most = self.n_copied + MOST_GROWTH;
        found.n_drafts <= self.n_drafts && found.n_copied <= most
    }

    fn since(&self, day: &str) -> Self {
        Self {
            since: day.to_owned(),
            ..self.clone()
        }
    }
}

/// A way for a finding to be that of an entry: both have a key in common.
struct Way {
    /// Whether the two are in one draft.
    in_place: bool,
    of_entry: fn(&Entry) -> Vec<[&str; 2]>,
    of_found: fn(&Entry) -> Vec<[&str; 2]>,
}

/// The ways, the surest first. Those to another draft come last, so that no draft takes an entry
/// from the one where its finding still is.
const WAYS: [Way; 8] = [
    // Two findings in one sentence each keep their own entry.
    Way::new(true, in_words, in_words),
    Way::new(true, own, own),
    Way::new(true, any, own),
    Way::new(true, own, any),
    Way::new(false, own, own),
    Way::new(false, any, own),
    Way::new(false, own, any),
    Way::new(false, any, any_of_copies),
];

impl Way {
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

    /// The draft that counts for `it`, and its rule.
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

/// Where the first of two places was moved behind the second, a finding is about the same two.
fn any(entry: &Entry) -> Vec<[&str; 2]> {
    let all = [&entry.sentence].into_iter().chain(&entry.with);
    all.map(|text| [text.as_str(), ""]).collect()
}

/// Of passages in several drafts any two may be told, which depends on the order of the drafts.
fn any_of_copies(entry: &Entry) -> Vec<[&str; 2]> {
    if entry.n_drafts == 0 {
        return Vec::new();
    }
    any(entry)
}

/// Which of `entries`, each with its standing, each of `found` is. Where several of them would do,
/// the first of `found` has the first of `entries`.
pub fn pair(
    entries: &[Entry],
    standings: &[EntryStanding],
    found: &[&Entry],
) -> Vec<Option<usize>> {
    let mut pairs = vec![None; found.len()];
    let mut is_free = vec![true; entries.len()];
    for way in WAYS {
        let mut open: HashMap<_, VecDeque<usize>> = HashMap::new();
        for (idx, entry) in entries.iter().enumerate().filter(|&(idx, _)| is_free[idx]) {
            if way.in_place || standings[idx] != EntryStanding::Unseen {
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
                // Many drafts may have one sentence: those that are taken are passed once.
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

/// Moves the findings of `checked` to the accepted that a baseline has since some day.
fn divide(checked: &mut LintedDocument, since: impl Fn(&Finding) -> Option<String>) {
    for finding in mem::take(&mut checked.findings) {
        match since(&finding) {
            None => checked.findings.push(finding),
            Some(since) => checked.accepted.push(Accepted {
                finding,
                by: Acceptance::Baseline { since },
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
