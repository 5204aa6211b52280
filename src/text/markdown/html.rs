//! The pieces of HTML: text, entities, tags, comments.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

/// A piece of HTML. Its ranges are bytes of the text that the piece was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HtmlPiece {
    /// Plain text.
    Text(Range<usize>),
    /// Code between backticks, as in Markdown. Authors also use backticks in HTML.
    Code(Range<usize>),
    /// An entity and the text that it represents.
    Entity(Range<usize>, String),
    /// A tag.
    Tag(HtmlTag),
    /// A comment, `<!-- … -->`: its first byte, and the byte after it; `None` if it has no end.
    Comment(usize, Option<usize>),
    /// An instruction, `<!DOCTYPE …>` or `<?php … ?>`: its first byte, and the byte after it;
    /// `None` if it has no end.
    Instruction(usize, Option<usize>),
}

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlTag {
    pub range: Range<usize>,
    /// The name of the element, in lower case.
    pub name: String,
    pub kind: TagKind,
}

/// Whether a tag opens or closes its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagKind {
    Opens,
    Closes,
    /// The tag opens and closes its element, as `<br>` and `<img/>` do.
    SelfClosing,
}

/// Returns the piece that begins at byte `at` of `text`, which must be before the end of the text.
pub fn piece_at(text: &str, at: usize) -> HtmlPiece {
    let rest = &text[at..];
    if let Some(inner) = rest.strip_prefix("<!--") {
        let end = inner.find("-->").map(|len| at + 4 + len + 3);
        return HtmlPiece::Comment(at, end);
    }
    if rest.starts_with("<?") || rest.starts_with("<!") {
        let closer = if rest.starts_with("<?") { "?>" } else { ">" };
        let end = rest.find(closer).map(|len| at + len + closer.len());
        return HtmlPiece::Instruction(at, end);
    }
    if rest.starts_with('<')
        && let Some(tag) = tag_at(text, at)
    {
        return HtmlPiece::Tag(tag);
    }
    if rest.starts_with('&')
        && let Some((len, decoded)) = entity(rest)
    {
        return HtmlPiece::Entity(at..at + len, decoded);
    }
    if let Some(inner) = rest.strip_prefix('`')
        && let Some(len) = inner.find(['`', '\n'])
        && inner[len..].starts_with('`')
    {
        return HtmlPiece::Code(at..at + len + 2);
    }
    // A piece of text ends with its line, because text of several lines may differ from the source.
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let end = match rest[first..].find(['<', '&', '`', '\n']) {
        _ if rest.starts_with('\n') => 1,
        Some(ahead) if rest[first + ahead..].starts_with('\n') => first + ahead + 1,
        Some(ahead) => first + ahead,
        None => rest.len(),
    };
    HtmlPiece::Text(at..at + end)
}

/// Returns the tag that begins at byte `at` of `text`, or `None` if no tag begins there.
fn tag_at(text: &str, at: usize) -> Option<HtmlTag> {
    let rest = &text[at + 1..];
    let closes = rest.starts_with('/');
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let ends = |character: char| {
        !character.is_ascii_alphanumeric() && character != '-' && character != ':'
    };
    let name = &rest[..rest.find(ends)?];
    if !name.starts_with(|character: char| character.is_ascii_alphabetic()) {
        return None;
    }
    let name_end = at + 1 + usize::from(closes) + name.len();
    let end = tag_end(text, name_end)?;
    let name = name.to_ascii_lowercase();
    let kind = if closes {
        TagKind::Closes
    } else if text[..end].ends_with("/>") || is_void(&name) {
        TagKind::SelfClosing
    } else {
        TagKind::Opens
    };
    Some(HtmlTag {
        range: at..end,
        name,
        kind,
    })
}

/// Returns the byte after the tag whose name ends at byte `from`, or `None` if the tag has no end.
/// Quoted attributes may contain `>`.
fn tag_end(text: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate().skip(from) {
        if quote.is_some() {
            quote = quote.filter(|quote| *quote != byte);
            continue;
        }
        match byte {
            b'"' | b'\'' if before == b'=' => quote = Some(byte),
            b'>' => return Some(at + 1),
            b'<' => return None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

fn is_void(name: &str) -> bool {
    const VOID_ELEMENTS: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ];
    VOID_ELEMENTS.contains(&name)
}

/// Returns the value of the attribute `name` in `tag`, the text of a tag or a list of attributes.
/// Returns `None` if `tag` does not have the attribute.
pub fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let found = tag.match_indices(name).map(|(at, _)| at).find(|at| {
        let after = tag[at + name.len()..].trim_start();
        let before = &tag[..*at];
        (before.is_empty() || before.ends_with(char::is_whitespace)) && after.starts_with('=')
    })?;
    let value = tag[found + name.len()..].trim_start().strip_prefix('=')?;
    let value = value.trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next(),
        _ => value.split([' ', '\t', '\n', '>']).next(),
    }
}

/// Returns the length in bytes of the entity with which `rest` begins, and the text that the entity
/// represents. Returns `None` if `rest` does not begin with an entity.
pub fn entity(rest: &str) -> Option<(usize, String)> {
    const MAX_ENTITY_BYTES: usize = 34;
    let len = rest
        .bytes()
        .take(MAX_ENTITY_BYTES)
        .position(|byte| byte == b';')?
        + 1;
    let entity = &rest[..len];
    let decoded = match entity {
        "&amp;" => "&".to_owned(),
        "&lt;" => "<".to_owned(),
        "&gt;" => ">".to_owned(),
        "&quot;" => "\"".to_owned(),
        "&nbsp;" => "\u{a0}".to_owned(),
        // The Markdown parser has the table of all other entities.
        _ => decode(entity)?,
    };
    Some((len, decoded))
}

fn decode(entity: &str) -> Option<String> {
    let text = Parser::new(entity).find_map(|event| match event {
        Event::Text(text) => Some(text.into_string()),
        _ => None,
    })?;
    (!text.starts_with('&')).then_some(text)
}

/// The effect of an element on the prose in it and around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HtmlRole {
    /// The element begins and ends blocks.
    Block,
    /// The element begins and ends blocks, and its content is not prose.
    RawBlock,
    /// The element is within a block, and its content is not prose.
    Raw,
    /// The element contains code or keys.
    Code,
    /// The element contains struck-out text, which is shown as deleted.
    Struck,
    /// The element is within a block and contains prose.
    Inline,
}

impl HtmlRole {
    /// Returns the role of the element `name`.
    pub fn of(name: &str) -> Self {
        match name {
            "address" | "article" | "aside" | "audio" | "blockquote" | "body" | "button"
            | "caption" | "center" | "dd" | "details" | "dialog" | "dir" | "div" | "dl" | "dt"
            | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3"
            | "h4" | "h5" | "h6" | "header" | "hgroup" | "hr" | "html" | "legend" | "li"
            | "main" | "menu" | "nav" | "ol" | "option" | "p" | "section" | "summary" | "table"
            | "tbody" | "td" | "tfoot" | "th" | "thead" | "title" | "tr" | "ul" | "video" => {
                Self::Block
            }
            "head" | "iframe" | "pre" | "script" | "style" | "template" | "textarea" => {
                Self::RawBlock
            }
            "math" | "svg" => Self::Raw,
            "code" | "kbd" | "samp" | "select" | "tt" | "var" => Self::Code,
            "del" | "s" | "strike" => Self::Struck,
            _ => Self::Inline,
        }
    }

    /// Returns whether the content of the element is not prose.
    pub fn is_skipped(self) -> bool {
        !matches!(self, Self::Block | Self::Inline)
    }

    /// Returns whether everything from the opening tag to the closing tag is skipped, even if a
    /// block ends between the two tags.
    pub fn is_raw(self) -> bool {
        matches!(self, Self::RawBlock | Self::Raw)
    }

    /// Returns whether the element begins and ends blocks.
    pub fn is_block(self) -> bool {
        matches!(self, Self::Block | Self::RawBlock)
    }
}
