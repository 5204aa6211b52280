//! Containers of blocks: lists, quotations, tables, and the HTML elements like them.

use crate::text::block::{BlockKind, Marker};
use crate::text::language::Language;

/// A container, which determines the kind of the blocks in it.
#[derive(Clone, Debug)]
struct Container {
    kind: BlockKind,
    group: u32,
    marker: Marker,
    /// The name of the HTML element; `None` for a container of Markdown.
    element: Option<String>,
}

/// The open containers, the innermost last.
#[derive(Debug, Default)]
pub struct Containers {
    open: Vec<Container>,
    n_groups: u32,
    /// The outermost open HTML element that declares a language, and all open elements within that
    /// element. Each has its name and the language of its text.
    languages: Vec<(String, Option<Language>)>,
}

/// The maximum number of HTML elements that are tracked at once. Further elements within them are
/// ignored.
const MAX_OPEN_ELEMENTS: usize = 100;

impl Containers {
    /// Returns the kind and the group of a block that is added to the innermost container.
    pub fn innermost(&self) -> (BlockKind, u32) {
        self.open
            .last()
            .map_or((BlockKind::Paragraph, 0), |container| {
                (container.kind, container.group)
            })
    }

    /// Returns how a block that is added to the innermost container is marked in its list.
    pub fn marker(&self) -> Marker {
        self.open
            .last()
            .map_or(Marker::None, |container| container.marker)
    }

    /// Opens a list of Markdown with a group of its own.
    pub fn open_list(&mut self, marker: Marker) {
        self.open(BlockKind::ListItem, true);
        if let Some(list) = self.open.last_mut() {
            list.marker = marker;
        }
    }

    /// Opens a container of Markdown. It gets a group of its own if `grouped` is true, and
    /// otherwise the group of the container around it.
    pub fn open(&mut self, kind: BlockKind, grouped: bool) {
        let group = self.group(grouped);
        self.open.push(Container {
            kind,
            group,
            marker: Marker::None,
            element: None,
        });
    }

    /// Opens a box, which contains running text and does not belong to the group around it.
    pub fn open_box(&mut self) {
        self.open.push(Container {
            kind: BlockKind::Paragraph,
            group: 0,
            marker: Marker::None,
            element: None,
        });
    }

    /// Closes the innermost container of Markdown, and the HTML elements that are still open in it.
    pub fn close(&mut self) {
        while let Some(container) = self.open.pop() {
            if container.element.is_none() {
                return;
            }
        }
    }

    /// Opens the HTML element `name` if it changes the kind or the group of the blocks in it.
    /// `class` is the value of its attribute `class`.
    pub fn open_element(&mut self, name: &str, class: &str) {
        let Some((kind, grouped)) = kind_of_class(class).or_else(|| kind_of(name)) else {
            return;
        };
        self.close_implied(name);
        let n_elements = self.elements().count();
        if MAX_OPEN_ELEMENTS <= n_elements {
            return;
        }
        let group = self.group(grouped);
        // A list or a table does not set the kind of text directly in it. Within a cell, everything
        // has the kind of the cell.
        let around = self.innermost().0;
        let kind = kind
            .filter(|_| around != BlockKind::TableCell)
            .unwrap_or(around);
        let marker = match name {
            "ul" => Marker::Bullet,
            "ol" => Marker::Number,
            "dl" => Marker::Term,
            _ if kind == BlockKind::ListItem => self.marker(),
            _ => Marker::None,
        };
        self.open.push(Container {
            kind,
            group,
            marker,
            element: Some(name.to_owned()),
        });
    }

    /// Closes the HTML element `name` and the elements in it.
    pub fn close_element(&mut self, name: &str) {
        let found = self
            .elements()
            .position(|container| container.element.as_deref() == Some(name));
        if let Some(depth) = found {
            self.open.truncate(self.open.len() - 1 - depth);
        }
    }

    /// Returns the language that the open HTML elements declare for their text, or `None` if they
    /// declare none.
    pub fn language(&self) -> Option<Language> {
        self.languages.last().and_then(|(_, language)| *language)
    }

    /// Records that the HTML element `name` is open, and the `language` that it declares, if any.
    pub fn open_language(&mut self, name: &str, language: Option<Language>) {
        if self.languages.is_empty() && language.is_none()
            || MAX_OPEN_ELEMENTS <= self.languages.len()
        {
            return;
        }
        // A paragraph of HTML ends where the next block begins.
        self.languages.pop_if(|(element, _)| element == "p");
        let language = language.or(self.language());
        self.languages.push((name.to_owned(), language));
    }

    /// Records that the HTML element `name` and the elements in it are closed.
    pub fn close_language(&mut self, name: &str) {
        if let Some(depth) = self
            .languages
            .iter()
            .rposition(|(element, _)| element == name)
        {
            self.languages.truncate(depth);
        }
    }

    /// Removes HTML elements from the innermost container of Markdown. An element stays if `keep`
    /// returns true for its name.
    pub fn retain_elements(&mut self, mut keep: impl FnMut(&str) -> bool) {
        let first = self.open.len() - self.elements().count();
        let mut idx = 0;
        self.open.retain(|container| {
            idx += 1;
            idx <= first || container.element.as_deref().is_none_or(&mut keep)
        });
    }

    /// Returns the HTML elements in the innermost container of Markdown, the innermost first.
    fn elements(&self) -> impl Iterator<Item = &Container> {
        self.open
            .iter()
            .rev()
            .take_while(|container| container.element.is_some())
    }

    /// Closes the element that the opening tag of `name` implicitly closes. For example, `<li>`
    /// closes the item before it.
    fn close_implied(&mut self, name: &str) {
        let implied: &[&str] = match name {
            "li" => &["li"],
            "td" | "th" => &["td", "th"],
            "dt" | "dd" => &["dt", "dd"],
            _ => return,
        };
        let last = self
            .open
            .last()
            .and_then(|container| container.element.as_deref());
        if last.is_some_and(|name| implied.contains(&name)) {
            self.open.pop();
        }
    }

    fn group(&mut self, grouped: bool) -> u32 {
        if !grouped {
            return self.innermost().1;
        }
        self.n_groups += 1;
        self.n_groups
    }
}

/// Returns the kind of the blocks in an HTML element whose attribute `class` has the value `class`,
/// and whether the blocks form a group. Returns `None` if no name in `class` determines the kind.
fn kind_of_class(class: &str) -> Option<(Option<BlockKind>, bool)> {
    // `drop-cap` is a large initial, not a caption.
    let classes = class.split(' ').filter(|class| !class.contains("drop"));
    let mut names = classes.flat_map(|class| class.split(['-', '_']));
    let is_caption = |class: &str| {
        class.ends_with("caption") || class.ends_with("cap") || class.ends_with("credit")
    };
    names
        .any(is_caption)
        .then_some((Some(BlockKind::Caption), false))
}

/// Returns the kind of the blocks in the HTML element `name`, and whether the blocks form a group.
/// The kind is `None` if the element does not change it, as a list does not. Returns `None` if the
/// element changes nothing.
fn kind_of(name: &str) -> Option<(Option<BlockKind>, bool)> {
    let kind = match name {
        "blockquote" => return Some((Some(BlockKind::Quotation), true)),
        "ul" | "ol" | "dl" | "table" => return Some((None, true)),
        "li" | "dt" | "dd" => BlockKind::ListItem,
        "td" | "th" => BlockKind::TableCell,
        "button" => BlockKind::Label,
        "figcaption" | "caption" => BlockKind::Caption,
        "h1" => BlockKind::Heading(1),
        "h2" => BlockKind::Heading(2),
        "h3" => BlockKind::Heading(3),
        "h4" => BlockKind::Heading(4),
        "h5" => BlockKind::Heading(5),
        "h6" => BlockKind::Heading(6),
        _ => return None,
    };
    Some((Some(kind), false))
}
