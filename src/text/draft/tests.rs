//! Properties of every draft, tested on drafts made of difficult pieces.

use super::*;
use crate::text::prose::OBJECT;

/// Pieces from which drafts are made. Most of them open a construct of some markup.
const PIECES: &[&str] = &[
    "The mayor",
    "said",
    "of 14%",
    "“Who?”",
    "don’t",
    "U.S.",
    "J.",
    "s’ ",
    "’90s",
    "été",
    "漢字",
    "👍🏽",
    "end.",
    "a.b@c.de",
    "http://d.ex/f",
    "*",
    "**",
    "_",
    "`",
    "``",
    "~~",
    "[",
    "](x y)",
    "](z)",
    "![",
    "[^1]",
    "^[n]",
    "[@k; @l]",
    "&amp;",
    "&",
    "&#233;",
    "\\",
    "\\*",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<br>",
    "<div>\n",
    "</div>\n",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<pre>",
    "</pre>",
    "<sup>2</sup>",
    "<sup>",
    "</sup>",
    "<ref>",
    "</ref>",
    "<cite>",
    "</cite>",
    "<a href=\"x\">",
    "</a>",
    "<code>",
    "</code>",
    "<li>",
    "<td>",
    "<!",
    "<?",
    "<",
    "{{",
    "}}",
    "{{ a }}",
    "{% raw %}",
    "{% endraw %}",
    "{% b %}",
    "{{< highlight c >}}",
    "{: .c}",
    "{",
    "}",
    "<A x={y}>",
    "</A>",
    "$",
    "$$",
    "$x^2$",
    "\n",
    "\n\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n# ",
    "\n    ",
    "\n```\n",
    "\n---\n",
    "\n===\n",
    "\n:::note T\n",
    "\n: ",
    "|",
    "\n|-|-|\n",
    "\n[^1]: ",
    "\n[x]: y\n",
    "\t",
    "\0",
    "\u{200b}",
    "\u{feff}",
    "\u{2028}",
    "\u{a0}",
    "import a from 'b'\n",
    " . . .",
    "…",
    ":)",
    "”",
    "‘",
    "(",
    ")",
];

/// Returns a draft that consists of `n_pieces` of `pieces`. `seed` determines which pieces.
fn draft_of(pieces: &[&str], seed: u64, n_pieces: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut source = String::new();
    for _ in 0..n_pieces {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let idx = usize::try_from(state >> 33).unwrap_or(0) % pieces.len();
        source.push_str(pieces[idx]);
        if state & 0b110 != 0 {
            source.push(' ');
        }
    }
    source
}

const MARKUPS: [Markup; 3] = [Markup::Markdown, Markup::Mdx, Markup::Plain];

#[test]
fn spans_and_places_slice_their_texts() {
    for seed in 0..3000 {
        let source = draft_of(PIECES, seed, 40);
        for markup in MARKUPS {
            let draft = Draft::parse(source.clone(), markup);
            check_order(&draft);
            for token in &draft.tokens {
                check_place(&draft, token);
            }
            let links = draft.links.iter().map(|link| link.span);
            let elements = draft.elements.iter().map(|element| element.span);
            for span in links.chain(elements) {
                assert!(draft.prose().get(span.range()).is_some(), "{source:?}");
                assert!(
                    source.get(draft.place(span).range()).is_some(),
                    "{source:?}"
                );
            }
            let comments = draft
                .comments
                .iter()
                .flat_map(|comment| [comment.place, comment.inner]);
            for place in draft
                .swallowed
                .iter()
                .map(|unread| unread.place)
                .chain(comments)
            {
                assert!(source.get(place.range()).is_some(), "{source:?}");
            }
            for note in &draft.notes {
                assert!(
                    draft.prose().is_char_boundary(note.at as usize),
                    "{source:?}"
                );
            }
        }
    }
}

/// Checks that each token is in its sentence, that each sentence is in its block, and that blocks
/// and tokens are in reading order.
fn check_order(draft: &Draft) {
    for blocks in draft.blocks.windows(2) {
        assert!(
            blocks[0].span.end <= blocks[1].span.start,
            "{:?}",
            draft.source()
        );
    }
    for sentence in &draft.sentences {
        let block = &draft.blocks[sentence.block];
        assert!(block.span.contains(sentence.span), "{:?}", draft.source());
        assert!(!sentence.tokens.is_empty(), "{:?}", draft.source());
        for token in &draft.tokens[sentence.tokens.clone()] {
            assert!(sentence.span.contains(token.span), "{:?}", draft.source());
        }
    }
    for tokens in draft.tokens.windows(2) {
        assert!(
            tokens[0].span.end <= tokens[1].span.start,
            "{:?}",
            draft.source()
        );
    }
}

/// Checks that the place of `token` in the source has the characters of the token in the same
/// order. Markup may be between the characters.
fn check_place(draft: &Draft, token: &Token) {
    let text = draft.text(token.span);
    let place = draft.source().get(draft.place(token.span).range());
    let place = place.unwrap_or_else(|| panic!("a boundary in {:?}", draft.source()));
    let rewritten = place.contains(['&', '\0']) || place.contains("sup>");
    if text.contains(OBJECT) || rewritten {
        return;
    }
    let mut rest = place.chars();
    for ch in text.chars() {
        assert!(
            rest.any(|character| character == ch),
            "{text:?} at {place:?} in {:?}",
            draft.source()
        );
    }
    let unmarked = !place.contains(['*', '_', '<', '[', '\\', '`', '~', '{', '^', '\n']);
    assert!(
        !unmarked || text == place,
        "{text:?} at {place:?} in {:?}",
        draft.source()
    );
}

fn tokens_by_sentence(draft: &Draft) -> Vec<Vec<&str>> {
    let sentences = draft.sentences.iter();
    let tokens = sentences.map(|sentence| {
        let tokens = draft.tokens[sentence.tokens.clone()].iter();
        tokens.map(|token| draft.text(token.span)).collect()
    });
    tokens.collect()
}

#[test]
fn line_endings_change_no_token() {
    for seed in 0..1500 {
        let source = draft_of(PIECES, seed, 40);
        for markup in MARKUPS {
            let unix = Draft::parse(source.clone(), markup);
            for ending in ["\r\n", "\r"] {
                let other = Draft::parse(source.replace('\n', ending), markup);
                assert_eq!(
                    tokens_by_sentence(&unix),
                    tokens_by_sentence(&other),
                    "{ending:?} in {source:?} as {markup:?}"
                );
            }
        }
    }
}

/// Pieces that are joined to one paragraph. Every space in them may be replaced by a line break.
const RUNNING: &[&str] = &[
    "The mayor of Kesten",
    "said on Monday.",
    "Nobody else",
    "“Who are you?” Lind asked.",
    "*a stressed*",
    "**strong text**",
    "the [linked words](https://a.example/b)",
    "`inline code`",
    "AT&amp;T won",
    "it raised $5m, up from US$3m",
    "the U.S. President",
    "{{ page.title }}",
    "as noted.[^1] Then",
    "see [@doe; @roe, p. 3]",
    "<b>bold words</b>",
    "<cite>The Long Way</cite>",
    "don’t",
    "J. K. Marlow",
    "word—word",
    "14% of 300",
    "![a picture](b.png)",
    "senators’ vote",
    "un*frigging*likely",
    "~~gone now~~",
    "the sum $x^2 + y$ is",
    "They left... Then they came.",
    "https://c.example/d",
];

#[test]
fn wrapping_a_markdown_paragraph_anew_changes_no_token() {
    for seed in 0..1000 {
        let flat = draft_of(RUNNING, seed, 25).trim().to_owned();
        let whole = Draft::parse(flat.clone(), Markup::Markdown);
        for every in 1..4 {
            let mut n_spaces = 0;
            let wrapped: String = flat
                .chars()
                .map(|character| {
                    n_spaces += usize::from(character == ' ');
                    let breaks = character == ' ' && n_spaces % every == 0;
                    if breaks { '\n' } else { character }
                })
                .collect();
            let parsed = Draft::parse(wrapped.clone(), Markup::Markdown);
            assert_eq!(
                tokens_by_sentence(&whole),
                tokens_by_sentence(&parsed),
                "{wrapped}"
            );
            assert_eq!(whole.notes.len(), parsed.notes.len(), "{wrapped}");
            assert_eq!(whole.links.len(), parsed.links.len(), "{wrapped}");
        }
    }
}

/// Each text takes some hundredths of a second. If the time grew with the square of the length of
/// the text, the test would take minutes.
#[test]
fn time_grows_with_the_text() {
    let openers = [
        "word",
        "a.",
        "A. ",
        "word ",
        "“",
        "’",
        "s’ ",
        "(",
        "{{",
        "{% raw %}",
        "{# ",
        "%% ",
        "%%\n\n",
        "[//]: # (a)\n",
        "export {\n\n",
        "{{\n\n}}",
        "[",
        "[^a",
        "$",
        "`",
        "*",
        "_",
        "<!--",
        "<script>",
        "x <pre>",
        "<div>\n\n",
        "<a b='\"",
        "<blockquote>\n\n",
        "<A x={",
        "{",
        "a\n",
        "A Title: b\n",
        "{{a}} b ",
        "> ",
        "https://a",
        "b@c.d,",
        ".\"A",
    ];
    for opener in openers {
        for markup in MARKUPS {
            let source = opener.repeat(200_000 / opener.len());
            let start = std::time::Instant::now();
            let draft = Draft::parse(source, markup);
            let elapsed = start.elapsed();
            assert!(
                elapsed.as_secs() < 10,
                "{opener:?} as {markup:?}: {elapsed:?} for {} tokens",
                draft.tokens.len()
            );
        }
    }
}
