//! What template engines and other dialects put into Markdown: Liquid, Jinja, Hugo, kramdown,
//! Pandoc, MDX, formulas. Knows no blocks.

mod comment;

use std::ops::Range;

use crate::text::markdown::jsx::{self, Braces};
use crate::text::markdown::mask::{Filling, Mask};
use crate::text::markdown::seek::{Seeker, template_name};
use crate::text::markup::Markup;
use crate::text::reading::{Comment, Unread, has_word};
use crate::text::span::{Place, offset};

/// The longest tag, in bytes: what is longer is taken for text.
const LONGEST_TAG: usize = 4000;
/// The longest formula within a line, in bytes.
const LONGEST_FORMULA: usize = 200;
/// The longest mark of a note, in bytes.
const LONGEST_NOTE: usize = 400;

/// Reads a text from its front matter to its end.
pub struct Masker<'s> {
    text: &'s str,
    at: usize,
    markup: Markup,
    /// Code and removed lines, in order: no tag begins there.
    excluded: Vec<Range<usize>>,
    next_excluded: usize,
    seeker: Seeker<'s>,
    braces: Braces,
    pub masks: Vec<Mask>,
    pub unread: Vec<Unread>,
    pub comments: Vec<Comment>,
}

impl<'s> Masker<'s> {
    pub fn new(text: &'s str, front: usize, markup: Markup, excluded: Vec<Range<usize>>) -> Self {
        Self {
            text,
            at: front,
            markup,
            excluded,
            next_excluded: 0,
            seeker: Seeker::new(text),
            braces: match markup {
                Markup::Mdx => Braces::of(text),
                Markup::Markdown | Markup::Plain => Braces::default(),
            },
            masks: Vec::new(),
            unread: Vec::new(),
            comments: Vec::new(),
        }
    }

    /// Finds all masks.
    pub fn run(&mut self) {
        while let Some(at) = self.next_opener() {
            let escaped = self.text[..at].ends_with('\\');
            let end = if escaped { None } else { self.opener(at) };
            self.at = end.map_or(at + 1, |it| it.max(at + 1));
        }
    }

    /// The next byte, outside code, that may begin a mask.
    fn next_opener(&mut self) -> Option<usize> {
        let mdx = self.markup == Markup::Mdx;
        loop {
            let opens =
                |it: &u8| matches!(it, b'{' | b'[' | b'$' | b'^' | b'%') || mdx && *it == b'<';
            let at = self.at + self.text.as_bytes()[self.at..].iter().position(opens)?;
            while let Some(range) = self.excluded.get(self.next_excluded)
                && range.end <= at
            {
                self.next_excluded += 1;
            }
            match self.excluded.get(self.next_excluded) {
                Some(range) if range.start <= at => self.at = range.end,
                _ => return Some(at),
            }
        }
    }

    /// Masks what opens at `at`; returns where it ends.
    fn opener(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        match rest.as_bytes().get(..2)? {
            b"{{" => self.output(at),
            b"{%" => self.template_tag(at),
            b"{#" if self.markup != Markup::Mdx => self.template_comment(at),
            b"%%" => self.note_to_self(at),
            b"{:" => self.attributes(at),
            b"[^" => self.note(at),
            b"^[" => self.inline_note(at),
            [b'[', _] => self.definition(at).or_else(|| self.citation(at)),
            b"$$" => self.display_formula(at),
            [b'$', _] => self.formula(at),
            [b'{', _] if self.markup == Markup::Mdx => self.expression(at),
            [b'<', _] if self.markup == Markup::Mdx => self.element(at),
            _ => None,
        }
    }

    /// Masks something that may stand for a block: a tag, a display.
    fn push(&mut self, range: Range<usize>, filling: Filling) -> usize {
        self.push_mask(range, filling, false)
    }

    /// Masks something that is part of its sentence: a value, a formula, a note.
    fn push_flowing(&mut self, range: Range<usize>, filling: Filling) -> usize {
        self.push_mask(range, filling, true)
    }

    fn push_mask(&mut self, range: Range<usize>, filling: Filling, flows: bool) -> usize {
        let end = range.end;
        self.masks.push(Mask {
            range,
            filling,
            flows,
        });
        end
    }

    /// Where `closer` ends, if it stands within `longest` bytes from `at` and before a blank line.
    fn close(&mut self, closer: &str, at: usize, longest: usize) -> Option<usize> {
        let end = self.seeker.find(closer, at)?;
        let parted = self.seeker.find_blank_line(at).is_some_and(|it| it < end);
        (end - at <= longest && !parted).then_some(end + closer.len())
    }

    /// Masks from `at` to the end of the text: what opened there is never closed.
    fn swallow(&mut self, at: usize, opened_to: usize) -> usize {
        let end = self.text.len();
        if has_word(&self.text[opened_to..]) {
            self.unread.push(Unread {
                place: Place::new(offset(at), offset(end)),
                opener: self.text[at..opened_to].to_owned(),
            });
        }
        self.push(at..end, Filling::Nothing)
    }

    /// `{{ page.title }}`, `{{< figure src="a.png" >}}`.
    fn output(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let hugo = rest.as_bytes().get(2).copied();
        let closer = match hugo {
            Some(b'<') => ">}}",
            Some(b'%') => "%}}",
            _ => "}}",
        };
        let mut end = self.close(closer, at + 2, LONGEST_TAG)?;
        if rest.starts_with("{{{") && self.text[end..].starts_with('}') {
            end += 1;
        }
        let shortcode = matches!(hugo, Some(b'<' | b'%'));
        let name = rest.get(3..).map_or("", template_name);
        let body = matches!(name, "highlight" | "mermaid" | "katex" | "math" | "rawhtml");
        let alone = self.text[..end].ends_with("/>}}") || self.text[..end].ends_with("/%}}");
        if !shortcode || !body || alone {
            let closing = shortcode && rest[3..].trim_start().starts_with('/');
            let filling = Filling::object_if(!closing);
            return Some(self.push_mask(at..end, filling, !shortcode));
        }
        let Some(tag) = self.seeker.find_shortcode_end(name, end) else {
            return Some(self.swallow(at, end));
        };
        let end = self.seeker.find(closer, tag).map_or(end, |it| it + 3);
        Some(self.push(at..end, Filling::Object))
    }

    /// `{% include note.html %}`, and the bodies of those tags whose bodies are not prose.
    fn template_tag(&mut self, at: usize) -> Option<usize> {
        let end = self.close("%}", at + 2, LONGEST_TAG)?;
        let name = template_name(&self.text[at + 2..]);
        let body = matches!(
            name,
            "highlight" | "raw" | "comment" | "verbatim" | "codeblock" | "mermaid" | "katex"
        );
        if !body {
            // A tag that prints stands for its words; one that decides or assigns prints nothing.
            let prints = matches!(name, "include" | "image" | "link" | "post_url" | "cite");
            return Some(self.push(at..end, Filling::object_if(prints)));
        }
        let Some(tag) = self.seeker.find_template_tag(&format!("end{name}"), end) else {
            return Some(self.swallow(at, end));
        };
        let tag_end = self.seeker.find("%}", tag).map_or(end, |it| it + 2);
        if name == "comment" {
            self.push_comment(at..tag_end, end - at, tag_end - tag);
        }
        let filling = Filling::object_if(name != "comment");
        Some(self.push(at..tag_end, filling))
    }

    /// `{:.class}` of kramdown.
    fn attributes(&mut self, at: usize) -> Option<usize> {
        let end = self.close("}", at, LONGEST_NOTE)?;
        let inner = &self.text[at + 2..end];
        let known = inner.trim_start().starts_with(|it: char| {
            it.is_ascii_alphabetic() || matches!(it, '.' | '#' | ':' | '/')
        });
        if !known || inner.contains(['\n', '{']) {
            return None;
        }
        Some(self.push(at..end, Filling::Nothing))
    }

    /// `[^1]`, defined or not, unless it is the definition.
    fn note(&mut self, at: usize) -> Option<usize> {
        let inner = &self.text[at + 2..];
        let ends = |it: char| it.is_whitespace() || matches!(it, '[' | ']' | '^');
        let len = inner
            .find(ends)
            .filter(|it| (1..LONGEST_NOTE).contains(it))?;
        if !inner[len..].starts_with(']') {
            return None;
        }
        let end = at + 2 + len + 1;
        let before = self.text[..at].trim_end_matches([' ', '\t', '>']);
        let defines = self.text[end..].starts_with(':');
        if defines && (before.is_empty() || before.ends_with('\n')) {
            return None;
        }
        Some(self.push_flowing(at..end, Filling::Notes(1)))
    }

    /// `^[a note in place]` of Pandoc.
    fn inline_note(&mut self, at: usize) -> Option<usize> {
        let attached = self.text[..at].ends_with(|it: char| !it.is_whitespace());
        let end = self.close("]", at + 2, LONGEST_NOTE)?;
        let inner = &self.text[at + 2..end - 1];
        if !attached || inner.contains('[') || inner.is_empty() {
            return None;
        }
        Some(self.push_flowing(at..end, Filling::Notes(1)))
    }

    /// `[@key]`, `[see @a; @b, p. 3]` of Pandoc.
    fn citation(&mut self, at: usize) -> Option<usize> {
        let inner = self.text[at + 1..].split(['[', ']']).next()?;
        // A long stretch without a bracket is read once more at most, for no bracket is in it.
        let end = at + 1 + inner.len();
        let closed = inner.len() <= LONGEST_NOTE && self.text[end..].starts_with(']');
        if !closed || !inner.contains('@') || self.text[end + 1..].starts_with(['(', '[', ':']) {
            return None;
        }
        let mut parts = inner.split(';');
        let n_notes = parts.clone().count();
        let filling = Filling::Notes(n_notes);
        parts
            .all(is_citation)
            .then(|| self.push_flowing(at..end + 1, filling))
    }

    /// `$$ … $$`.
    fn display_formula(&mut self, at: usize) -> Option<usize> {
        let end = self.close("$$", at + 2, LONGEST_TAG)?;
        let inner = &self.text[at + 2..end - 2];
        let known = inner.contains(['\\', '^', '_', '=', '{']);
        known.then(|| self.push(at..end, Filling::Object))
    }

    /// `$x^2$`, but not the money in `$5m to US$3m`.
    fn formula(&mut self, at: usize) -> Option<usize> {
        let end = self.close("$", at + 1, LONGEST_FORMULA)?;
        let inner = &self.text[at + 1..end - 1];
        let attached = self.text[..at].ends_with(char::is_alphanumeric);
        let amount = self.text[end..].starts_with(|it: char| it.is_ascii_digit());
        if attached || amount || inner.trim() != inner || !is_formula(inner) {
            return None;
        }
        Some(self.push_flowing(at..end, Filling::Object))
    }

    /// `{props.name}` and `{/* a comment */}` of MDX.
    fn expression(&mut self, at: usize) -> Option<usize> {
        let end = self.braces.end(at)?;
        let inner = self.text[at + 1..end - 1].trim();
        if inner.starts_with("/*") && inner.ends_with("*/") && 3 < inner.len() {
            let n_before = 1 + self.text[at + 1..end].find("/*").unwrap_or(0);
            let n_behind = end - at - n_before - inner.len();
            self.push_comment(at..end, n_before + 2, n_behind + 2);
            return Some(self.push(at..end, Filling::Nothing));
        }
        let spaces = inner.is_empty() || matches!(inner, "\" \"" | "' '");
        Some(self.push_flowing(at..end, Filling::object_if(!spaces)))
    }

    /// `<Component prop={value}>` of MDX.
    fn element(&mut self, at: usize) -> Option<usize> {
        let tag = jsx::tag(self.text, at, &self.braces)?;
        Some(self.push(at..tag.end, Filling::object_if(tag.alone)))
    }
}

/// Whether `part` cites something by a key: `see @smith2020, p. 3`.
fn is_citation(part: &str) -> bool {
    let mut marks = part.match_indices('@').map(|(at, _)| part.split_at(at));
    let opens = |before: &str| before.is_empty() || before.ends_with([' ', '-', '(', '\n']);
    marks.find(|it| opens(it.0)).is_some_and(|(_, key)| {
        let key = key[1..].trim_start_matches(['.', ':', '-']);
        key.starts_with(|it: char| it.is_alphanumeric() || "_/#+".contains(it))
    })
}

/// Whether the text between two dollar signs is a formula.
fn is_formula(inner: &str) -> bool {
    let short = inner.len() <= 2 && inner.starts_with(char::is_alphabetic);
    let drawn = inner.contains(['\\', '^', '_', '{', '=', '<', '>']);
    let n_words = inner
        .split_whitespace()
        .filter(|it| 3 < it.len() && it.bytes().all(|ch| ch.is_ascii_alphabetic()))
        .count();
    let money = inner.starts_with(|it: char| it.is_ascii_digit()) && 0 < n_words;
    short || drawn && n_words < 4 && !money
}
