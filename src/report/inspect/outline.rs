//! Writes the analysis of a draft as a readable outline. The outline shows what was found in each
//! sentence, and which parts were left unread.

use std::io::{self, Write};

use crate::analysis::attribution::Attribution;
use crate::report::glyph;
use crate::report::inspect::Inspection;
use crate::report::summary::count;
use crate::text::language::Language;
use crate::text::left_out::{self, LeftOutKind, UnreadStretch};
use crate::text::span::Span;

/// A part of a draft that has no sentences.
enum Apart {
    /// A block in another language, and the byte of the source at which it begins.
    Foreign {
        at: u32,
        span: Span,
        language: Language,
    },
    /// Text that was left unread.
    Unread(UnreadStretch),
}

impl Apart {
    /// Returns the byte of the source at which the part begins.
    fn at(&self) -> u32 {
        match self {
            Self::Foreign { at, .. } => *at,
            Self::Unread(stretch) => stretch.place.start,
        }
    }
}

impl Inspection<'_> {
    /// Writes a readable outline: each sentence, with what was found in it.
    ///
    /// # Errors
    ///
    /// Returns an error if `out` cannot be written to.
    pub fn write_outline(&self, out: &mut dyn Write) -> io::Result<()> {
        let analysis = self.analysis;
        let draft = analysis.draft;
        writeln!(out, "{}", glyph::shown(self.path))?;
        writeln!(out, "language: {}", draft.language.code())?;
        let mut apart = self.apart().into_iter().peekable();
        for sentence in &draft.sentences {
            let place = draft.place(sentence.span);
            while let Some(stretch) = apart.next_if(|apart| apart.at() < place.start) {
                self.outline_apart(&stretch, out)?;
            }
            let line = self.locator.position(place.start).line;
            writeln!(out, "\n{line:>5}  {}", self.words(sentence.span))?;
            self.write_seen(sentence.span, out)?;
        }
        apart.try_for_each(|apart| self.outline_apart(&apart, out))
    }

    /// Returns the parts that have no sentences, in the order of the source.
    fn apart(&self) -> Vec<Apart> {
        let draft = self.analysis.draft;
        let left_out = left_out::unread_stretches(draft).into_iter();
        let mut apart: Vec<Apart> = left_out
            .filter(|stretch| stretch.kind != LeftOutKind::OtherLanguage)
            .map(Apart::Unread)
            .collect();
        let foreign = draft.foreign.iter();
        apart.extend(foreign.map(|block| Apart::Foreign {
            at: draft.place(block.span).start,
            span: block.span,
            language: block.language,
        }));
        apart.sort_by_key(Apart::at);
        apart
    }

    /// Writes what was found in the sentence at `sentence`, one line each: attributions, evidence,
    /// claims and repeats.
    ///
    /// # Errors
    ///
    /// Returns an error if `out` cannot be written to.
    pub fn write_seen(&self, sentence: Span, out: &mut dyn Write) -> io::Result<()> {
        let analysis = self.analysis;
        let inside = |span: Span| sentence.contains(Span::new(span.start, span.start));
        for attribution in analysis
            .attributions()
            .iter()
            .filter(|attribution| inside(attribution.cue))
        {
            self.outline_attribution(attribution, out)?;
        }
        for evidence in analysis
            .evidence()
            .iter()
            .filter(|evidence| inside(evidence.span))
        {
            let words = self.words(evidence.span);
            writeln!(out, "       evidence: {words} ({})", evidence.kind)?;
        }
        for claim in analysis.claims().iter().filter(|claim| inside(claim.span)) {
            let backed = claim
                .backing
                .map_or("nothing".to_owned(), |backing| self.words(backing.span));
            writeln!(
                out,
                "       claim: {}, backed by {backed}",
                self.words(claim.span)
            )?;
        }
        for repeat in analysis
            .repeats()
            .iter()
            .filter(|repeat| inside(repeat.second))
        {
            let (first, score) = (self.words(repeat.first), repeat.score);
            let second = self.words(repeat.second);
            writeln!(out, "       repeat ({score:.0} bits): {second} ~ {first}")?;
        }
        Ok(())
    }

    /// Writes a block that is not in English, or the number of words left unread at this place.
    fn outline_apart(&self, apart: &Apart, out: &mut dyn Write) -> io::Result<()> {
        let line = self.locator.position(apart.at()).line;
        match apart {
            Apart::Foreign { span, language, .. } => {
                writeln!(out, "\n{line:>5}  {}", self.words(*span))?;
                writeln!(out, "       language: {}", language.code())
            }
            Apart::Unread(stretch) => {
                let words = count(stretch.n_words, "word");
                writeln!(
                    out,
                    "\n{line:>5}  {words} not read: {}",
                    stretch.kind.noun()
                )
            }
        }
    }

    fn outline_attribution(
        &self,
        attribution: &Attribution,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let source = attribution.source.as_ref();
        let named = source.map_or("nobody".to_owned(), |source| self.words(source.span));
        let kind: &str = source.map_or("none", |source| source.kind.into());
        let cue = self.words(attribution.cue);
        writeln!(
            out,
            "       attribution: {named} ({kind}) | {cue} | [{}]",
            attribution.pattern.name()
        )?;
        for part in &attribution.content {
            writeln!(out, "         content: {}", self.words(*part))?;
        }
        Ok(())
    }

    fn words(&self, span: Span) -> String {
        glyph::shown(&self.analysis.draft.text(span).replace('\n', " "))
    }
}
