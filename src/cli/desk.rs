//! What is known beside each draft of a run: how its house writes and what it reads. Prints nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::repeat::background::Background;
use crate::analysis::vocabulary::Vocabulary;
use crate::config::resolve::ConfigLayers;
use crate::files::frequencies;
use crate::text::draft::Draft;
use crate::text::language::Expected;
use crate::text::markup::Markup;

/// What is known beside a draft.
pub struct Desk {
    /// The words of its house.
    pub vocabulary: Vocabulary,
    /// The texts of its front matter that are read.
    frontmatter: Vec<String>,
    /// How frequent words are; where there is none, as the table says that ships.
    table: Option<Arc<Background>>,
}

impl Desk {
    /// The draft of this text, which is taken to be written as `expected`.
    #[must_use]
    pub fn parse(&self, text: String, markup: Markup, expected: Expected) -> Draft {
        Draft::parse_as(text, markup, &self.frontmatter, expected)
    }

    /// How frequent words are.
    #[must_use]
    pub fn table(&self) -> &Background {
        self.table.as_deref().unwrap_or(Background::embedded())
    }
}

/// The desks of a run. Each table is read once, however many settings name it.
pub struct Desks {
    /// The table of the command line, which counts more than any in settings.
    typed: Option<Arc<Background>>,
    tables: HashMap<PathBuf, Arc<Background>>,
}

impl Desks {
    /// Desks with the table in the file `typed`.
    ///
    /// # Errors
    ///
    /// Says why the file cannot be read or is no table, and the remedy.
    pub fn new(typed: Option<&Path>) -> Result<Self, String> {
        let typed = typed.map(frequencies::read).transpose()?.map(Arc::new);
        Ok(Self {
            typed,
            tables: HashMap::new(),
        })
    }

    /// The desk of drafts with these `settings`.
    ///
    /// # Errors
    ///
    /// Says where a table is named that cannot be read, why, and the remedy.
    pub fn of(&mut self, settings: &ConfigLayers) -> Result<Desk, String> {
        Ok(Desk {
            vocabulary: settings.vocabulary(),
            frontmatter: settings
                .last(|it| &it.frontmatter.check)
                .map_or_else(Vec::new, |it| it.value.clone()),
            table: self.table(settings)?,
        })
    }

    fn table(&mut self, settings: &ConfigLayers) -> Result<Option<Arc<Background>>, String> {
        if self.typed.is_some() {
            return Ok(self.typed.clone());
        }
        let Some(named) = settings.last(|it| &it.frequencies) else {
            return Ok(None);
        };
        if let Some(known) = self.tables.get(named.value) {
            return Ok(Some(known.clone()));
        }
        let table = frequencies::read(named.value);
        let table = Arc::new(table.map_err(|it| format!("{}: {it}", named.origin))?);
        self.tables.insert(named.value.clone(), table.clone());
        Ok(Some(table))
    }
}
