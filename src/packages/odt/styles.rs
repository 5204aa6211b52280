//! Styles of `OpenDocument` texts, which determine the roles and properties of paragraphs,
//! characters and lists.

use std::collections::HashMap;

use crate::error::Error;
use crate::packages::role::{StyleRole, is_for_code, style_role};
use crate::packages::xml::{XmlCursor, XmlNode, XmlTag};
use crate::text::block::Marker;

/// The maximum length of a chain of styles in which each style is based on the next style.
const MAX_STYLE_CHAIN: usize = 50;

/// The styles of a document.
#[derive(Clone, Debug, Default)]
pub struct OdtStyles {
    /// The styles by family and name.
    by_name: HashMap<(String, String), Style>,
    /// The marks of lists, by the style of the list and the level, counted from 1.
    markers: HashMap<(String, usize), Marker>,
}

#[derive(Clone, Debug, Default)]
struct Style {
    /// The displayed name, in lower case.
    name: String,
    parent: Option<String>,
    is_bold: Option<bool>,
    is_italic: Option<bool>,
    is_hidden_or_struck: Option<bool>,
    is_superscript: Option<bool>,
}

/// The properties of characters that styles set.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property that characters have or have not"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextStyle {
    /// Whether the characters are in bold.
    pub is_bold: bool,
    /// Whether the characters are in italics.
    pub is_italic: bool,
    /// Whether the characters are hidden or struck out.
    pub is_hidden_or_struck: bool,
    /// Whether the characters are superscript.
    pub is_superscript: bool,
    /// Whether the characters are code.
    pub is_code: bool,
}

impl OdtStyles {
    /// Reads the styles in `xml`, the part called `name`.
    ///
    /// # Errors
    ///
    /// Returns an error if the part is broken.
    pub fn read(&mut self, xml: &str, name: &str) -> Result<(), Error> {
        let mut cursor = XmlCursor::new(xml, name);
        let (mut open, mut list) = (None, String::new());
        loop {
            let tag = match cursor.next_node()? {
                XmlNode::Open(tag) => tag,
                XmlNode::End => return Ok(()),
                XmlNode::Close(_) | XmlNode::Text(..) => continue,
            };
            let value = |name: &str| tag.attribute(name);
            match tag.qualified_name() {
                ("office", "body") => drop(cursor.skip_element()?),
                ("style", "style") => {
                    let name = value("name").unwrap_or_default();
                    let shown = value("display-name").unwrap_or_else(|| displayed_name(&name));
                    let key = (value("family").unwrap_or_default(), name);
                    let style = Style {
                        name: shown.to_lowercase(),
                        parent: value("parent-style-name"),
                        ..Style::default()
                    };
                    self.by_name.insert(key.clone(), style);
                    open = Some(key);
                }
                ("style", "text-properties") => {
                    if let Some(style) = open.as_ref().and_then(|key| self.by_name.get_mut(key)) {
                        style.read_properties(&tag);
                    }
                }
                ("text", "list-style") => {
                    (list, open) = (value("name").unwrap_or_default(), None);
                }
                ("text", kind @ ("list-level-style-bullet" | "list-level-style-number")) => {
                    let level = value("level")
                        .and_then(|value| value.parse().ok())
                        .unwrap_or(1);
                    let has_format = value("num-format").is_some_and(|value| !value.is_empty());
                    let mark = match kind {
                        "list-level-style-bullet" => Marker::Bullet,
                        _ if has_format => Marker::Number,
                        _ => Marker::None,
                    };
                    self.markers.insert((list.clone(), level), mark);
                }
                _ => {}
            }
        }
    }

    /// Returns the mark of the items of a list with the style `style`. The level of the items,
    /// `level`, is counted from 1.
    pub fn marker(&self, style: &str, level: usize) -> Marker {
        let mark = self.markers.get(&(style.to_owned(), level));
        mark.copied().unwrap_or(Marker::Bullet)
    }

    /// Returns the role of paragraphs with the style `style`, if the style determines a role.
    pub fn role(&self, style: &str) -> Option<StyleRole> {
        let mut chain = self.chain("paragraph", style).peekable();
        if chain.peek().is_none() {
            // Programs omit the definitions of styles that every word processor has.
            return style_role(&displayed_name(style).to_lowercase());
        }
        chain.find_map(|style| style_role(&style.name))
    }

    /// Returns the properties of characters with the style `style` of the family `family`.
    /// Properties that the style does not set come from `around`.
    pub fn text_style(&self, family: &str, style: &str, around: TextStyle) -> TextStyle {
        let chain: Vec<&Style> = self.chain(family, style).collect();
        let said = |of: fn(&Style) -> Option<bool>| chain.iter().find_map(|style| of(style));
        TextStyle {
            is_bold: said(|style| style.is_bold).unwrap_or(around.is_bold),
            is_italic: said(|style| style.is_italic).unwrap_or(around.is_italic),
            is_hidden_or_struck: said(|style| style.is_hidden_or_struck)
                .unwrap_or(around.is_hidden_or_struck),
            is_superscript: said(|style| style.is_superscript).unwrap_or(around.is_superscript),
            is_code: around.is_code || chain.iter().any(|style| is_for_code(&style.name)),
        }
    }

    /// Returns the style `style` of the family `family`, then the style on which it is based, and
    /// so on.
    fn chain<'s>(&'s self, family: &'s str, style: &str) -> impl Iterator<Item = &'s Style> {
        let find = move |name: &str| self.by_name.get(&(family.to_owned(), name.to_owned()));
        let parent = move |style: &&'s Style| find(style.parent.as_deref()?);
        std::iter::successors(find(style), parent).take(MAX_STYLE_CHAIN)
    }
}

impl Style {
    fn read_properties(&mut self, tag: &XmlTag<'_>) {
        let value = |name: &str| tag.attribute(name);
        if let Some(weight) = value("font-weight") {
            let is_heavy = weight.parse::<u32>().is_ok_and(|weight| 600 <= weight);
            self.is_bold = Some(weight == "bold" || is_heavy);
        }
        self.is_italic = value("font-style")
            .map(|value| value != "normal")
            .or(self.is_italic);
        let is_struck = value("text-line-through-style").map(|value| value != "none");
        let is_hidden = value("display").map(|value| value == "none");
        if is_struck.is_some() || is_hidden.is_some() {
            self.is_hidden_or_struck = Some(is_struck == Some(true) || is_hidden == Some(true));
        }
        self.is_superscript = value("text-position")
            .map(|value| is_superscript(&value))
            .or(self.is_superscript);
    }
}

/// Returns the displayed name of a style whose internal name is `name`.
fn displayed_name(name: &str) -> String {
    name.replace("_20_", " ").replace('_', " ")
}

/// Returns whether characters with the text position `position`, such as `super 58%`, are
/// superscript.
fn is_superscript(position: &str) -> bool {
    let first = position.split_whitespace().next().unwrap_or_default();
    let share = first.trim_end_matches('%').parse::<f32>();
    first == "super" || share.is_ok_and(|share| 0.0 < share)
}
