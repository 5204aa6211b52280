//! Masks the syntax of template engines and dialects in Markdown, such as Liquid, Pandoc and MDX.

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

/// The maximum number of bytes of a template tag. A longer tag is taken for text.
const MAX_TAG_BYTES: usize = 4000;
/// The maximum number of bytes of the tag of a shortcode.
const MAX_SHORTCODE_BYTES: usize = 20_000;
/// The maximum number of bytes of the mark of a note.
const MAX_NOTE_MARK_BYTES: usize = 400;

/// Searches a text for syntax to mask, from the end of its front matter to the end of the text.
pub struct Masker<'s> {
    text: &'s str,
    at: usize,
    /// Whether the text is MDX.
    is_mdx: bool,
    /// The ranges of the code in the text, in order. No mask begins in code.
    code: Vec<Range<usize>>,
    next_code: usize,
    seeker: Seeker<'s>,
    braces: Braces,
    /// The keys, such as `@key`, that the text defines as links; `None` until they are needed.
    defined_keys: Option<FxHashSet<String>>,
    /// The bytes at which masked syntax begins, in order.
    pub mask_starts: Vec<usize>,
    pub masks: Vec<Mask>,
    pub swallowed: Vec<SwallowedText>,
    pub comments: Vec<Comment>,
}

impl<'s> Masker<'s> {
    pub fn new(text: &'s str, front: usize, is_mdx: bool, code: Vec<Range<usize>>) -> Self {
        Self {
            text,
            at: front,
            is_mdx,
            code,
            next_code: 0,
            seeker: Seeker::new(text),
            braces: if is_mdx {
                Braces::of(text)
            } else {
                Braces::default()
            },
            defined_keys: None,
            mask_starts: Vec::new(),
            masks: Vec::new(),
            swallowed: Vec::new(),
            comments: Vec::new(),
        }
    }

    /// Finds all masks, and records them in `masks`.
    pub fn find_masks(&mut self) {
        while let Some(at) = self.next_opener() {
            let escaped = self.text[..at].ends_with('\\');
            let end = if escaped { None } else { self.mask_at(at) };
            self.mask_starts.extend(end.map(|_| at));
            self.at = end.map_or(at + 1, |end| end.max(at + 1));
        }
    }

    /// Returns the next byte outside code at which a mask may begin.
    fn next_opener(&mut self) -> Option<usize> {
        // Without MDX, `<` opens nothing, so `{` takes its place in the search.
        let tag = if self.is_mdx { b'<' } else { b'{' };
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let at = self.at
                + bytes::first_of(rest, [b'{', b'[', b'$', b'^', b'%', b'+', b':', b'\\', tag])?;
            while let Some(range) = self.code.get(self.next_code)
                && range.end <= at
            {
                self.next_code += 1;
            }
            match self.code.get(self.next_code) {
                Some(range) if range.start <= at => self.at = range.end,
                _ => return Some(at),
            }
        }
    }

    /// Masks the syntax that begins at byte `at`, if any, and returns the byte after the syntax.
    // Engines for WebAssembly compile a frequent function twice, which takes long for a large one.
    #[inline(never)]
    fn mask_at(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        match rest.as_bytes().get(..2)? {
            b"{{" => self.mask_output(at),
            b"{%" => self.mask_template_tag(at),
            b"{#" if !self.is_mdx => self
                .mask_template_comment(at)
                .or_else(|| self.mask_attribute_list(at)),
            b"%%" => self.mask_obsidian_comment(at),
            b"{:" => self
                .mask_kramdown_comment(at)
                .or_else(|| self.mask_kramdown_attributes(at))
                .or_else(|| self.mask_attribute_list(at)),
            b"{>" | b"{-" | b"{+" | b"{=" | b"{~" => {
                self.mask_edit(at).or_else(|| self.mask_attribute_list(at))
            }
            b"++" => self.mask_keys(at),
            b"[^" => self.mask_note_mark(at),
            b"^[" => self.mask_inline_note(at),
            b"[[" => self.mask_wiki_link(at),
            b"[!" => self.mask_inclusion(at),
            [b'^', _] => self.mask_block_identifier(at),
            [b':', _] => self.mask_emoji(at),
            [b'[', _] => self.mask_bracketed(at),
            b"$$" => self.mask_display_formula(at),
            [b'$', _] => self.mask_formula(at),
            [b'{', _] if self.is_mdx => self.mask_role(at).or_else(|| self.mask_expression(at)),
            [b'\\', b'(' | b'['] => self.mask_latex_formula(at),
            b"{/" => self.mask_expression(at),
            [b'{', _] => self.mask_role(at).or_else(|| self.mask_attribute_list(at)),
            [b'<', _] if self.is_mdx => self.mask_component(at),
            _ => None,
        }
    }

    /// Masks `range`, which may be a block of its own, such as a tag. Returns the end of `range`.
    fn push_block_mask(&mut self, range: Range<usize>, filling: Filling) -> usize {
        self.push_mask(range, filling, false)
    }

    /// Masks `range`, which is part of a sentence, such as a formula. Returns the end of `range`.
    fn push_inline_mask(&mut self, range: Range<usize>, filling: Filling) -> usize {
        self.push_mask(range, filling, true)
    }

    fn push_mask(&mut self, range: Range<usize>, filling: Filling, flows: bool) -> usize {
        let end = range.end;
        self.masks.push(Mask {
            range,
            filling,
            is_part_of_sentence: flows,
        });
        end
    }

    /// Returns the byte after the next `closer` within `longest` bytes and before a blank line.
    fn find_closer(&mut self, closer: &str, at: usize, longest: usize) -> Option<usize> {
        let end = self.seeker.find(closer, at)?;
        let parted = self
            .seeker
            .find_blank_line(at)
            .is_some_and(|blank_line| blank_line < end);
        (end - at <= longest && !parted).then_some(end + closer.len())
    }

    /// Masks the text from byte `at` on, because the syntax that begins there is never closed.
    fn swallow(&mut self, at: usize, opened_to: usize) -> usize {
        let end = self.text.len();
        if has_word(&self.text[opened_to..]) {
            self.swallowed.push(SwallowedText {
                place: Place::new(offset(at), offset(end)),
                opener: self.text[at..opened_to].to_owned(),
            });
        }
        self.push_block_mask(at..end, Filling::Nothing)
    }

    /// Masks an output or a shortcode: `{{ page.title }}`, `{{< figure src="a.png" >}}`.
    fn mask_output(&mut self, at: usize) -> Option<usize> {
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
                (end - at <= MAX_TAG_BYTES).then_some(end)?
            }
            false => self.find_closer(closer, at + 2, MAX_TAG_BYTES)?,
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
        Some(self.push_block_mask(at..end, Filling::Object))
    }

    /// Returns the byte after the shortcode tag at byte `at`. A quoted `closer` does not end it.
    fn shortcode_end(&mut self, closer: &str, at: usize) -> Option<usize> {
        let mut end = at + 2;
        let mut is_quoted = false;
        loop {
            let from = end;
            end = self.seeker.find(closer, from)? + closer.len();
            if MAX_SHORTCODE_BYTES < end - at {
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

    /// Masks a template tag, `{% include note.html %}`, and its body if the body is not prose.
    fn mask_template_tag(&mut self, at: usize) -> Option<usize> {
        let end = self.seeker.find("%}", at + 2)? + 2;
        let is_nested = self
            .seeker
            .find("{%", at + 2)
            .is_some_and(|closer| closer < end);
        if MAX_TAG_BYTES < end - at || is_nested {
            return None;
        }
        let name = template_name(&self.text[at + 2..]);
        let body = matches!(
            name,
            "highlight" | "raw" | "comment" | "verbatim" | "codeblock" | "mermaid" | "katex"
        );
        if !body {
            // A tag that prints something is an object in its sentence; other tags print nothing.
            let prints = matches!(name, "include" | "image" | "link" | "post_url" | "cite");
            return Some(self.push_block_mask(at..end, Filling::object_if(prints)));
        }
        // Every shortcode of Zola has the same closing tag.
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
            self.push_block_mask(at..end, Filling::Nothing);
            return Some(self.push_block_mask(tag..tag_end, Filling::Nothing));
        }
        if name == "comment" {
            self.push_comment(at..tag_end, end - at, tag_end - tag);
        }
        let filling = Filling::object_if(name != "comment");
        Some(self.push_block_mask(at..tag_end, filling))
    }

    /// Masks an attribute list of kramdown, `{:.class}`.
    fn mask_kramdown_attributes(&mut self, at: usize) -> Option<usize> {
        let end = self.find_closer("}", at, MAX_NOTE_MARK_BYTES)?;
        let inner = &self.text[at + 2..end];
        let known = inner.trim_start().starts_with(|character: char| {
            character.is_ascii_alphabetic() || matches!(character, '.' | '#' | ':' | '/')
        });
        if !known || inner.contains(['\n', '{']) {
            return None;
        }
        Some(self.push_block_mask(at..end, Filling::Nothing))
    }

    /// Masks the mark of a note, `[^1]`, even of an undefined note. Definitions, `[^1]: …`, stay.
    fn mask_note_mark(&mut self, at: usize) -> Option<usize> {
        let inner = &self.text[at + 2..];
        let ends =
            |character: char| character.is_whitespace() || matches!(character, '[' | ']' | '^');
        let len = inner
            .find(ends)
            .filter(|len| (1..MAX_NOTE_MARK_BYTES).contains(len))?;
        if !inner[len..].starts_with(']') {
            return None;
        }
        let end = at + 2 + len + 1;
        let before = self.text[..at].trim_end_matches([' ', '\t', '>']);
        let defines = self.text[end..].starts_with(':');
        if defines && (before.is_empty() || before.ends_with('\n')) {
            return None;
        }
        Some(self.push_inline_mask(at..end, Filling::Notes(1)))
    }

    /// Masks an inline note of Pandoc, `^[a note]`.
    fn mask_inline_note(&mut self, at: usize) -> Option<usize> {
        let attached = self.text[..at].ends_with(|character: char| !character.is_whitespace());
        let end = self.find_closer("]", at + 2, MAX_NOTE_MARK_BYTES)?;
        let inner = &self.text[at + 2..end - 1];
        if !attached || inner.contains('[') || inner.is_empty() {
            return None;
        }
        Some(self.push_inline_mask(at..end, Filling::Notes(1)))
    }

    /// Masks a citation in the notation of Pandoc, `[@key]` or `[see @a; @b, p. 3]`.
    fn mask_citation(&mut self, at: usize) -> Option<usize> {
        let inner = self.text[at + 1..].split(['[', ']']).next()?;
        // The text up to the next bracket has no other bracket, so it is read at most twice.
        let end = at + 1 + inner.len();
        let closed = inner.len() <= MAX_NOTE_MARK_BYTES && self.text[end..].starts_with(']');
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
            .then(|| self.push_inline_mask(at..end + 1, filling))
    }

    /// Masks an expression of MDX, `{props.name}`, or a comment, `{/* a comment */}`.
    fn mask_expression(&mut self, at: usize) -> Option<usize> {
        let end = if self.is_mdx {
            self.braces.expression_end(at)?
        } else {
            self.seeker.find("*/}", at + 1)? + 3
        };
        let inner = self.text[at + 1..end - 1].trim();
        if inner.starts_with("/*") && inner.ends_with("*/") && 3 < inner.len() {
            let n_before = 1 + self.text[at + 1..end].find("/*").unwrap_or(0);
            let n_after = end - at - n_before - inner.len();
            self.push_comment(at..end, n_before + 2, n_after + 2);
            return Some(self.push_block_mask(at..end, Filling::Nothing));
        }
        if !self.is_mdx {
            return None;
        }
        let spaces = inner.is_empty() || matches!(inner, "\" \"" | "' '");
        Some(self.push_inline_mask(at..end, Filling::object_if(!spaces)))
    }

    /// Masks a tag of MDX, `<Component prop={value}>`.
    fn mask_component(&mut self, at: usize) -> Option<usize> {
        let tag = jsx::tag_at(self.text, at, &self.braces)?;
        let before = self.text[..at].trim_end_matches([' ', '\t', '>', '-', '*']);
        let opens_line = before.is_empty() || before.ends_with('\n');
        let name = template_name(&self.text[at + 1..]);
        let holds_code = jsx::is_code(name) || opens_line && jsx::is_code_at_line_start(name);
        if holds_code && !tag.is_self_closing {
            let closing = self.seeker.find_closing_tag(name, tag.end);
            if let Some(end) = closing.and_then(|close| self.seeker.find(">", close)) {
                return Some(self.push_block_mask(at..end + 1, Filling::Object));
            }
        }
        Some(self.push_block_mask(at..tag.end, Filling::object_if(tag.is_self_closing)))
    }
}

/// Returns whether `part` cites something by its key, as `see @smith2020, p. 3` does.
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

/// Returns whether `inner` calls a shortcode of Zola, as `figure(` does.
fn is_call(inner: &str) -> bool {
    let inner = inner.trim_start();
    let name = template_name(inner);
    !name.is_empty()
        && inner[name.len()..]
            .trim_start_matches([':', '_'])
            .starts_with('(')
}
