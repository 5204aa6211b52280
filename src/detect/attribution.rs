//! Attributions by who they name, and attributions piled on one content. Knows no wording.

use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::attribution::{Attribution, Source, SourceKind};
use crate::analysis::stack;
use crate::detect::Detector;
use crate::detect::found::{Match, Step, excerpt};
use crate::embedded;
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Attributions to a kind of source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BySource {
    /// The kinds of source that count.
    source: Vec<Kind>,
    /// The words that count, one of which must be the whole source; any, if there are none.
    #[serde(default)]
    words: Vec<String>,
    /// The lexicon of nouns that count, one of which must end the source; any, if not given.
    nouns: Option<String>,
    /// The lexicon of what may stand before such a noun beside adjectives.
    determiners: Option<String>,
    /// What keeps an attribution quiet.
    #[serde(default)]
    unless: Vec<Excuse>,
}

/// The nouns of a rule and what may stand before them.
#[derive(Clone, Debug)]
struct BareNouns {
    nouns: Lexicon,
    determiners: Lexicon,
    function_words: Lexicon,
}

/// The detector that [`BySource`] asks for.
struct SourceDetector {
    asked: BySource,
    bare: Option<BareNouns>,
}

/// A kind of source, as rule files call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Person,
    Organization,
    Document,
    Role,
    Collective,
    Anonymous,
    Pronoun,
}

/// What keeps an attribution quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Excuse {
    /// The sentence, or the one before or after it, attributes to somebody who is named.
    NamedNearby,
    /// The pronoun takes up a source that the draft names shortly before, as the subject of the
    /// statement. After “according to” a name costs no more than the pronoun, so it is no excuse
    /// there.
    Antecedent,
    /// The sentence is held by other evidence: a link, a note, a parenthesis.
    Evidence,
}

impl Kind {
    fn of_source(kind: SourceKind) -> Self {
        match kind {
            SourceKind::Person => Self::Person,
            SourceKind::Organization => Self::Organization,
            SourceKind::Document => Self::Document,
            SourceKind::Role => Self::Role,
            SourceKind::Collective => Self::Collective,
            SourceKind::Anonymous => Self::Anonymous,
            SourceKind::Pronoun => Self::Pronoun,
        }
    }
}

impl BySource {
    /// Reads the lexicons.
    ///
    /// # Errors
    ///
    /// Names a lexicon that does not exist.
    pub fn build(self) -> Result<impl Detector, String> {
        let lexicon = |name: &str| embedded::lexicon(name).map(Lexicon::parse);
        let determiners = self.determiners.as_deref().map(lexicon).transpose()?;
        let nouns = self.nouns.as_deref().map(lexicon).transpose()?;
        let function_words = lexicon("function-words")?;
        let bare = nouns.map(|nouns| BareNouns {
            nouns,
            determiners: determiners.unwrap_or_default(),
            function_words,
        });
        Ok(SourceDetector { asked: self, bare })
    }
}

impl BareNouns {
    /// Whether `source` is one of the nouns with nothing that tells more: “some critics”, not
    /// “critics at the ministry” or “the researchers”.
    fn hold(&self, draft: &Draft, source: Span) -> bool {
        let tokens = draft.tokens_in(source);
        let mut at = tokens.start;
        // A plain word before it belongs to it: “voting rights advocates” are not “advocates”.
        let before = at.checked_sub(1).map(|it| &draft.tokens[it]);
        let qualified = before.is_some_and(|it| {
            it.kind == TokenKind::Word && !self.function_words.contains(draft.word(it))
        });
        if qualified {
            return false;
        }
        at += self
            .determiners
            .match_at(draft, at, tokens.end)
            .unwrap_or(0);
        let adjectives = at + 2;
        while at < tokens.end {
            if self.nouns.match_at(draft, at, tokens.end) == Some(tokens.end - at) {
                return true;
            }
            let token = &draft.tokens[at];
            let names = token.capital && at != tokens.start;
            if at == adjectives || names || self.function_words.contains(draft.word(token)) {
                return false;
            }
            at += 1;
        }
        false
    }
}

impl SourceDetector {
    fn counts(&self, draft: &Draft, source: &Source) -> bool {
        let kind = self.asked.source.contains(&Kind::of_source(source.kind));
        let words = &self.asked.words;
        let worded = words.is_empty() || words.contains(&draft.text(source.span).to_lowercase());
        kind && worded
            && self
                .bare
                .as_ref()
                .is_none_or(|it| it.hold(draft, source.span))
    }

    fn is_excused(&self, analysis: &Analysis<'_>, found: &Attribution, source: &Source) -> bool {
        self.asked.unless.iter().any(|it| match it {
            Excuse::NamedNearby => is_named_nearby(analysis, found),
            Excuse::Antecedent => {
                source.antecedent.is_some() && !found.is_prepositional(analysis.draft)
            }
            Excuse::Evidence => analysis.evidence_in_sentence(found.cue).is_some(),
        })
    }
}

impl Detector for SourceDetector {
    fn captures(&self) -> &'static [&'static str] {
        &["source", "cue", "attribution"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for attribution in &analysis.attributions {
            let Some(source) = &attribution.source else {
                continue;
            };
            if !self.counts(draft, source)
                || analysis.is_quoted(attribution.cue)
                || self.is_excused(analysis, attribution, source)
            {
                continue;
            }
            let span = attribution.naming();
            let hit = Match::at(analysis, span)
                .capture("source", draft, source.span)
                .capture("cue", draft, attribution.cue)
                .capture("attribution", draft, span)
                .step(
                    Step::at("attributes", draft, span)
                        .capture("cue", excerpt(draft.text(attribution.cue)))
                        .capture("source", excerpt(draft.text(source.span))),
                )
                .step(Step::new(source_step(source.kind)));
            let hit = self.asked.unless.iter().fold(hit, |hit, it| {
                hit.step(Step::new(match it {
                    Excuse::NamedNearby => "nobody-named-nearby",
                    Excuse::Antecedent => "no-antecedent",
                    Excuse::Evidence => "no-evidence-in-sentence",
                }))
            });
            // One source that says two things in a row is one interruption.
            if found
                .last()
                .is_none_or(|it| it.captures[0] != hit.captures[0])
            {
                found.push(hit);
            }
        }
    }
}

/// The step that says what the source is.
fn source_step(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "source-person",
        SourceKind::Organization => "source-organization",
        SourceKind::Document => "source-document",
        SourceKind::Role => "source-role",
        SourceKind::Collective => "source-collective",
        SourceKind::Anonymous => "source-anonymous",
        SourceKind::Pronoun => "source-pronoun",
    }
}

/// Whether somebody named stands behind the sentence of `found` or a neighbour of it.
fn is_named_nearby(analysis: &Analysis<'_>, found: &Attribution) -> bool {
    let idx = analysis.draft.sentence_at(found.cue.start);
    let named = |it: &&Attribution| {
        let kind = it.source.as_ref().map(|source| source.kind);
        let named = matches!(kind, Some(SourceKind::Person | SourceKind::Organization));
        named && analysis.draft.sentence_at(it.cue.start).abs_diff(idx) <= 1
    };
    analysis.attributions.iter().any(|it| named(&it))
}

/// Several sources piled on one content, or one source credited twice for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stacked {}

impl Detector for Stacked {
    fn captures(&self) -> &'static [&'static str] {
        &["sources", "count"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for chain in stack::find(analysis) {
            let Some((last, earlier)) = chain.links.split_last() else {
                continue;
            };
            let names = chain.links.iter().map(|it| excerpt(draft.text(it.source)));
            let mut hit = Match::at(analysis, last.naming)
                .capture_text("sources", in_words(&names.collect::<Vec<_>>()))
                .capture_text("count", chain.links.len().to_string());
            for link in earlier {
                hit = hit.relate(draft.place(link.naming));
            }
            for link in &chain.links {
                hit = hit.step(Step::at("stacked", draft, link.naming));
            }
            found.push(hit);
        }
    }
}

/// “a”, “b” and “c”.
fn in_words(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|it| format!("“{it}”")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
