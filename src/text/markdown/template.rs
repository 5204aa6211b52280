//! Template engines and dialects in Markdown: Liquid, Jinja, Hugo, kramdown, Pandoc, MDX, formulas.

mod comment;
mod formula;
mod mark;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::text::bytes;
use crate::text::markdown::jsx::{self, Braces};
use crate::text::markdown::mask::{Filling, Mask};
use crate::text::markdown::seek::{Seeker, template_name};
use crate::text::reading::{Comment, SwallowedText, has_word};
use crate::text::span::{Place, offset};

/// The most bytes of a tag; a longer one is taken for text.
const LONGEST_TAG: usize = 4000;
/// The most bytes of a tag of a shortcode.
const LONGEST_SHORTCODE: usize = 20_000;
/// The most bytes of the mark of a note.
const LONGEST_NOTE: usize = 400;

/// The search for masks in a text, from the end of its front matter to its end.
pub struct Masker<'s> {
    text: &'s str,
    at: usize,
    /// Whether the text is MDX.
    mdx: bool,
    /// Code, in order; no tag begins there.
    excluded: Vec<Range<usize>>,
    next_excluded: usize,
    seeker: Seeker<'s>,
    braces: Braces,
    /// The keys of defined links that begin with `@`, found when they are first needed.
    defined: Option<FxHashSet<String>>,
    /// The starts of what was masked, in order.
    pub opened: Vec<usize>,
    pub masks: Vec<Mask>,
    pub unread: Vec<SwallowedText>,
    pub comments: Vec<Comment>,
}

impl<'s> Masker<'s> {
    pub fn new(text: &'s str, front: usize, mdx: bool, excluded: Vec<Range<usize>>) -> Self {
        Self {
            text,
            at: front,
            mdx,
            excluded,
            next_excluded: 0,
            seeker: Seeker::new(text),
            braces: if mdx {
                Braces::of(text)
            } else {
                Braces::default()
            },
            defined: None,
            opened: Vec::new(),
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
            self.opened.extend(end.map(|_| at));
            self.at = end.map_or(at + 1, |end| end.max(at + 1));
        }
    }

    /// Returns the next byte outside code at which a mask may begin.
    fn next_opener(&mut self) -> Option<usize> {
        // Without MDX, `<` opens nothing, so `{` takes its place in the search.
        let tag = if self.mdx { b'<' } else { b'{' };
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let at = self.at
                + bytes::find(rest, [b'{', b'[', b'$', b'^', b'%', b'+', b':', b'\\', tag])?;
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

    /// Masks what opens at `at` and returns its end; none if nothing opens there.
    fn opener(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        match rest.as_bytes().get(..2)? {
            b"{{" => self.output(at),
            b"{%" => self.template_tag(at),
            b"{#" if !self.mdx => self
                .template_comment(at)
                .or_else(|| self.attribute_list(at)),

            b"%%" => self.note_to_self(at),
            b"{:" => self
                .kramdown_comment(at)
                .or_else(|| self.attributes(at))
                .or_else(|| self.attribute_list(at)),
            b"{>" | b"{-" | b"{+" | b"{=" | b"{~" => {
                self.edit(at).or_else(|| self.attribute_list(at))
            }
            b"++" => self.keys(at),
            b"[^" => self.note(at),
            b"^[" => self.inline_note(at),
            b"[[" => self.wiki_link(at),
            b"[!" => self.inclusion(at),
            [b'^', _] => self.block_name(at),
            [b':', _] => self.emoji(at),
            [b'[', _] => self.bracketed(at),
            b"$$" => self.display_formula(at),
            [b'$', _] => self.formula(at),
            [b'{', _] if self.mdx => self.role(at).or_else(|| self.expression(at)),
            [b'\\', b'(' | b'['] => self.escaped_formula(at),
            b"{/" => self.expression(at),
            [b'{', _] => self.role(at).or_else(|| self.attribute_list(at)),
            [b'<', _] if self.mdx => self.element(at),
            _ => None,
        }
    }

    /// Masks syntax that may be a block of its own, such as a tag.
    fn push(&mut self, range: Range<usize>, filling: Filling) -> usize {
        self.push_mask(range, filling, false)
    }

    /// Masks syntax that is part of its sentence, such as a value, a formula or a note.
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

    /// Returns the end of the next `closer` within `longest` bytes and before a blank line.
    fn close(&mut self, closer: &str, at: usize, longest: usize) -> Option<usize> {
        let end = self.seeker.find(closer, at)?;
        let parted = self
            .seeker
            .find_blank_line(at)
            .is_some_and(|blank_line| blank_line < end);
        (end - at <= longest && !parted).then_some(end + closer.len())
    }

    /// Masks everything from `at` to the end of the text, because what opens there is never closed.
    fn swallow(&mut self, at: usize, opened_to: usize) -> usize {
        let end = self.text.len();
        if has_word(&self.text[opened_to..]) {
            self.unread.push(SwallowedText {
                place: Place::new(offset(at), offset(end)),
                opener: self.text[at..opened_to].to_owned(),
            });
        }
        self.push(at..end, Filling::Nothing)
    }

    /// Masks an output or a shortcode: `{{ page.title }}`, `{{< figure src="a.png" >}}`.
    fn output(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let hugo = rest.as_bytes().get(2).copied();
        let closer = match hugo {
            Some(b'<') => ">}}",
            Some(b'%') => "%}}",
            _ => "}}",
        };
        let shortcode = matches!(hugo, Some(b'<' | b'%'));
        let mut end = match shortcode {
            // The arguments of a shortcode may contain blank lines.
            true => self.shortcode_end(closer, at)?,
            false if is_call(&rest[2..]) => {
                let end = self.seeker.find(closer, at + 2)? + closer.len();
                (end - at <= LONGEST_TAG).then_some(end)?
            }
            false => self.close(closer, at + 2, LONGEST_TAG)?,
        };
        if rest.starts_with("{{{") && self.text[end..].starts_with('}') {
            end += 1;
        }
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
        let end = self.seeker.find(closer, tag).map_or(end, |close| close + 3);
        Some(self.push(at..end, Filling::Object))
    }

    /// Returns the end of the shortcode tag that opens at `at`, ignoring quoted closers.
    fn shortcode_end(&mut self, closer: &str, at: usize) -> Option<usize> {
        let mut end = at + 2;
        let mut is_quoted = false;
        loop {
            let from = end;
            end = self.seeker.find(closer, from)? + closer.len();
            if LONGEST_SHORTCODE < end - at {
                return None;
            }
            let bytes = self.text.as_bytes();
            let marks = (from..end).filter(|idx| bytes[*idx] == b'"' && bytes[idx - 1] != b'\\');
            is_quoted ^= marks.count() % 2 == 1;
            if !is_quoted {
                return Some(end);
            }
        }
    }

    /// Masks a template tag, `{% include note.html %}`, with its body if that is not prose.
    fn template_tag(&mut self, at: usize) -> Option<usize> {
        let end = self.seeker.find("%}", at + 2)? + 2;
        let is_nested = self
            .seeker
            .find("{%", at + 2)
            .is_some_and(|closer| closer < end);
        if LONGEST_TAG < end - at || is_nested {
            return None;
        }
        let name = template_name(&self.text[at + 2..]);
        let body = matches!(
            name,
            "highlight" | "raw" | "comment" | "verbatim" | "codeblock" | "mermaid" | "katex"
        );
        if !body {
            // A tag that prints is an object in its sentence; others print nothing.
            let prints = matches!(name, "include" | "image" | "link" | "post_url" | "cite");
            return Some(self.push(at..end, Filling::object_if(prints)));
        }
        // All shortcodes of Zola have the same closing tag.
        let closing = if self.text[at..end].contains('(') {
            "end".to_owned()
        } else {
            format!("end{name}")
        };
        let Some(tag) = self.seeker.find_template_tag(&closing, end) else {
            return Some(self.swallow(at, end));
        };
        let tag_end = self.seeker.find("%}", tag).map_or(end, |close| close + 2);
        if matches!(name, "raw" | "verbatim") {
            // The body is shown as it is written.
            self.push(at..end, Filling::Nothing);
            return Some(self.push(tag..tag_end, Filling::Nothing));
        }
        if name == "comment" {
            self.push_comment(at..tag_end, end - at, tag_end - tag);
        }
        let filling = Filling::object_if(name != "comment");
        Some(self.push(at..tag_end, filling))
    }

    /// Masks attributes of kramdown, `{:.class}`.
    fn attributes(&mut self, at: usize) -> Option<usize> {
        let end = self.close("}", at, LONGEST_NOTE)?;
        let inner = &self.text[at + 2..end];
        let known = inner.trim_start().starts_with(|character: char| {
            character.is_ascii_alphabetic() || matches!(character, '.' | '#' | ':' | '/')
        });
        if !known || inner.contains(['\n', '{']) {
            return None;
        }
        Some(self.push(at..end, Filling::Nothing))
    }

    /// Masks the mark of a note, `[^1]`, whether or not the note is defined, but not a definition.
    fn note(&mut self, at: usize) -> Option<usize> {
        let inner = &self.text[at + 2..];
        let ends =
            |character: char| character.is_whitespace() || matches!(character, '[' | ']' | '^');
        let len = inner
            .find(ends)
            .filter(|len| (1..LONGEST_NOTE).contains(len))?;
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

    /// Masks an inline note of Pandoc, `^[a note]`.
    fn inline_note(&mut self, at: usize) -> Option<usize> {
        let attached = self.text[..at].ends_with(|character: char| !character.is_whitespace());
        let end = self.close("]", at + 2, LONGEST_NOTE)?;
        let inner = &self.text[at + 2..end - 1];
        if !attached || inner.contains('[') || inner.is_empty() {
            return None;
        }
        Some(self.push_flowing(at..end, Filling::Notes(1)))
    }

    /// Masks a citation of Pandoc, `[@key]` or `[see @a; @b, p. 3]`.
    fn citation(&mut self, at: usize) -> Option<usize> {
        let inner = self.text[at + 1..].split(['[', ']']).next()?;
        // A stretch without a bracket is read at most twice, since no other bracket begins in it.
        let end = at + 1 + inner.len();
        let closed = inner.len() <= LONGEST_NOTE && self.text[end..].starts_with(']');
        if !closed
            || !inner.contains('@')
            || self.is_defined(inner)
            || self.text[end + 1..].starts_with(['(', '[', ':'])
        {
            return None;
        }
        let mut parts = inner.split(';');
        let n_notes = parts.clone().count();
        let filling = Filling::Notes(n_notes);
        parts
            .all(is_citation)
            .then(|| self.push_flowing(at..end + 1, filling))
    }

    /// Masks an expression, `{props.name}`, or a comment, `{/* a comment */}`, of MDX.
    fn expression(&mut self, at: usize) -> Option<usize> {
        let end = if self.mdx {
            self.braces.end(at)?
        } else {
            self.seeker.find("*/}", at + 1)? + 3
        };
        let inner = self.text[at + 1..end - 1].trim();
        if inner.starts_with("/*") && inner.ends_with("*/") && 3 < inner.len() {
            let n_before = 1 + self.text[at + 1..end].find("/*").unwrap_or(0);
            let n_behind = end - at - n_before - inner.len();
            self.push_comment(at..end, n_before + 2, n_behind + 2);
            return Some(self.push(at..end, Filling::Nothing));
        }
        if !self.mdx {
            return None;
        }
        let spaces = inner.is_empty() || matches!(inner, "\" \"" | "' '");
        Some(self.push_flowing(at..end, Filling::object_if(!spaces)))
    }

    /// Masks a tag of MDX, `<Component prop={value}>`.
    fn element(&mut self, at: usize) -> Option<usize> {
        let tag = jsx::tag(self.text, at, &self.braces)?;
        let before = self.text[..at].trim_end_matches([' ', '\t', '>', '-', '*']);
        let opens_line = before.is_empty() || before.ends_with('\n');
        let name = template_name(&self.text[at + 1..]);
        let holds_code = jsx::is_code(name) || opens_line && jsx::holds_code(name);
        if holds_code && !tag.alone {
            let closing = self.seeker.find_closing_tag(name, tag.end);
            if let Some(end) = closing.and_then(|close| self.seeker.find(">", close)) {
                return Some(self.push(at..end + 1, Filling::Object));
            }
        }
        Some(self.push(at..tag.end, Filling::object_if(tag.alone)))
    }
}

/// Returns whether `part` cites something by a key: `see @smith2020, p. 3`.
fn is_citation(part: &str) -> bool {
    let mut marks = part.match_indices('@').map(|(at, _)| part.split_at(at));
    let opens = |before: &str| before.is_empty() || before.ends_with([' ', '-', '(', '\n']);
    marks
        .find(|(before, _)| opens(before))
        .is_some_and(|(_, key)| {
            let key = key[1..].trim_start_matches(['.', ':', '-']);
            key.starts_with(|character: char| {
                character.is_alphanumeric() || "_/#+".contains(character)
            })
        })
}

/// Returns whether `inner` calls a shortcode of Zola: `figure(`.
fn is_call(inner: &str) -> bool {
    let inner = inner.trim_start();
    let name = template_name(inner);
    !name.is_empty()
        && inner[name.len()..]
            .trim_start_matches([':', '_'])
            .starts_with('(')
}
