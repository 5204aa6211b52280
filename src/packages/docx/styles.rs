//! Styles, which determine the roles and properties of paragraphs and characters.

use std::collections::HashMap;

use crate::error::Error;
use crate::packages::docx::paragraph::ParagraphProperties;
use crate::packages::docx::properties::CharacterProperties;
use crate::packages::role::{StyleRole, is_for_code, style_role};
use crate::packages::xml::{XmlCursor, XmlNode};

/// The maximum length of a chain of styles in which each style is based on the next style.
const MAX_STYLE_CHAIN: usize = 50;

/// The styles of a document.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    known: HashMap<String, Style>,
    /// The style of paragraphs that name no style.
    default: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Style {
    /// The name in lower case. Word stores the names of its built-in styles in English.
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProperties,
    characters: CharacterProperties,
}

/// The effect of a style on its paragraphs.
#[derive(Clone, Debug, Default)]
pub struct StyledParagraph {
    /// The role of the paragraphs, if the style determines one.
    pub role: Option<StyleRole>,
    /// The properties from the style and from the styles on which it is based.
    pub properties: ParagraphProperties,
    /// The properties of the characters, which come from the same styles.
    pub characters: CharacterProperties,
}

impl Styles {
    /// Reads `xml`, the part called `name`.
    ///
    /// # Errors
    ///
    /// Returns an error if the part is broken.
    pub fn read(xml: &str, name: &str) -> Result<Self, Error> {
        let mut cursor = XmlCursor::new(xml, name);
        let (mut styles, mut open) = (Self::default(), None);
        loop {
            let tag = match cursor.next_node()? {
                XmlNode::Open(tag) => tag,
                XmlNode::End => break,
                XmlNode::Close(_) | XmlNode::Text(..) => continue,
            };
            if tag.qualified_name() == ("w", "style") {
                let id = tag.attribute("styleId").unwrap_or_default();
                let is_paragraph = tag
                    .attribute("type")
                    .is_none_or(|value| value == "paragraph");
                let is_default = tag
                    .attribute("default")
                    .is_some_and(|value| value == "1" || value == "true");
                if is_paragraph && is_default {
                    styles.default = Some(id.clone());
                }
                styles.known.entry(id.clone()).or_default();
                open = Some(id);
                continue;
            }
            let Some(style) = open.as_ref().and_then(|id| styles.known.get_mut(id)) else {
                if matches!(tag.qualified_name(), ("w", "rPr" | "pPr")) {
                    cursor.skip_element()?;
                }
                continue;
            };
            match tag.qualified_name() {
                ("w", "name") => {
                    style.name = tag.attribute("val").unwrap_or_default().to_lowercase();
                }
                ("w", "basedOn") => style.based_on = tag.attribute("val"),
                ("w", "pPr") => style.paragraph = ParagraphProperties::read(&mut cursor)?,
                ("w", "rPr") => style.characters = CharacterProperties::read(&mut cursor)?.0,
                ("w", "tblStylePr" | "tcPr" | "trPr" | "tblPr") => drop(cursor.skip_element()?),
                _ => {}
            }
        }
        Ok(styles)
    }

    /// Returns the effect of the paragraph style `id`, or of the default style if `id` is `None`.
    pub fn paragraph_style(&self, id: Option<&str>) -> StyledParagraph {
        let mut styled = StyledParagraph::default();
        if let Some(id) = id.filter(|id| !self.known.contains_key(*id)) {
            // Programs omit the definitions of styles that every word processor has, such as
            // `Heading1`.
            let digits = id
                .trim_end_matches(|character: char| character.is_ascii_digit())
                .len();
            let (name, level) = id.split_at(digits);
            let name = format!("{name} {level}").trim().to_lowercase();
            styled.role = style_role(&name);
        }
        for style in self.chain(id.or(self.default.as_deref())) {
            styled.role = styled.role.or_else(|| style_role(&style.name));
            styled.properties = styled.properties.with_defaults_from(&style.paragraph);
            styled.characters = styled.characters.with_defaults_from(&style.characters);
        }
        styled
    }

    /// Returns the properties that the character style `id` sets, and whether the style is meant
    /// for code.
    pub fn character_style(&self, id: Option<&str>) -> (CharacterProperties, bool) {
        let (mut characters, mut is_code) = (CharacterProperties::default(), false);
        for style in self.chain(id) {
            characters = characters.with_defaults_from(&style.characters);
            is_code |= is_for_code(&style.name);
        }
        (characters, is_code)
    }

    /// Returns the style `id`, then the style on which it is based, and so on.
    fn chain<'s>(&'s self, id: Option<&str>) -> impl Iterator<Item = &'s Style> {
        let first = id.and_then(|id| self.known.get(id));
        let based_on = |style: &&'s Style| self.known.get(style.based_on.as_ref()?);
        std::iter::successors(first, based_on).take(MAX_STYLE_CHAIN)
    }
}
