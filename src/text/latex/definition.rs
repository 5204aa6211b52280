//! Commands that a draft defines, such as `\newcommand{\port}{Port Authority}`.

use crate::text::latex::{LatexReader, Macro, WORDS};

/// The commands that set a text as code.
const CODE_COMMANDS: &[&str] = &["\\texttt", "\\ttfamily", "\\tt ", "\\verb", "\\lstinline"];
/// The commands that define others.
const DEFINING_COMMANDS: &[&str] = &["\\newcommand", "\\renewcommand", "\\providecommand"];

impl LatexReader<'_> {
    /// Finds the commands that the draft defines.
    pub(super) fn read_definitions(&mut self) {
        for mark in DEFINING_COMMANDS {
            let found: Vec<usize> = self.source.match_indices(mark).map(|(at, _)| at).collect();
            for at in found {
                self.read_definition(at + mark.len());
            }
        }
    }

    fn read_definition(&mut self, at: usize) -> Option<()> {
        let from = at + usize::from(self.source[at..].starts_with('*'));
        let (name, mut behind) = if let Some(name) = self.brace_argument(from) {
            (self.source[name.clone()].trim(), name.end + 1)
        } else {
            let rest = self.source[from..].strip_prefix('\\')?;
            let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            (&self.source[from..from + 1 + len], from + 1 + len)
        };
        let name = name.strip_prefix('\\')?.to_owned();
        let mut n_arguments = 0;
        while let Some(option) = self.bracket_argument(behind) {
            if n_arguments == 0 {
                n_arguments = self.source[option.clone()].trim().parse().unwrap_or(0);
            }
            behind = option.end + 1;
        }
        let body = &self.source[self.brace_argument(behind)?];
        let is_plain = |character: char| !"\\{}#$%&~^_".contains(character);
        let text = without_commands(body);
        let text = text.chars().all(is_plain).then(|| text.to_owned());
        let mentions = |number: &usize| body.contains(&format!("#{number}"));
        let is_hidden =
            body.contains("\\label") || body.contains("\\ref") || body.contains("\\cite");
        let shown = (1..=n_arguments)
            .rev()
            .find(mentions)
            .filter(|_| !is_hidden);
        let is_code = CODE_COMMANDS.iter().any(|mark| body.contains(mark));
        let known = Macro {
            n_arguments,
            text,
            shown,
            is_code,
        };
        // The meanings in `rules/markups.toml` take precedence.
        let is_known = WORDS.headings.contains_key(&name) || WORDS.symbols.contains_key(&name);
        if !is_known && n_arguments < 10 {
            self.macros.insert(name, known);
        }
        Some(())
    }
}

/// Returns the text that `body` shows, without commands around all of it: `\textsc{text}\xspace`.
fn without_commands(body: &str) -> &str {
    let mut text = body.trim_end_matches("\\xspace");
    while let Some((name, inner)) = text
        .strip_prefix('\\')
        .and_then(|rest| rest.strip_suffix('}'))
        .and_then(|rest| rest.split_once('{'))
        && WORDS.commands.shown.iter().any(|known| known == name)
    {
        text = inner;
    }
    text
}
