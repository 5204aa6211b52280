//! The links of a draft.

use crate::text::draft::Draft;
use crate::text::reading::Link;
use crate::text::span::Span;

impl Draft {
    /// Returns the links that have words of `span`, in reading order.
    pub fn links_in(&self, span: Span) -> impl Iterator<Item = &Link> {
        let first = self
            .links
            .partition_point(|link| link.span.end <= span.start);
        let links = self.links[first..].iter();
        links.take_while(move |link| link.span.start < span.end)
    }
}
