//! Tests of the blocks of Markdown. Results have one line per block, in the form `kind: prose`.

use super::*;
use crate::text::block::BlockKind;
use crate::text::prose::OBJECT;

fn read_as(source: &str, markup: Markup) -> String {
    let reading = read(source, markup, &BesideText::default());
    let shown = reading.blocks.iter().map(|block| {
        let name = match block.kind {
            BlockKind::Heading(depth) => format!("h{depth}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::ListItem => "li".to_owned(),
            BlockKind::Quotation => "q".to_owned(),
            BlockKind::TableCell => "td".to_owned(),
            BlockKind::Caption => "caption".to_owned(),
            BlockKind::Alternative => "alt".to_owned(),
            BlockKind::Note => "note".to_owned(),
            BlockKind::Label => "label".to_owned(),
        };
        let text = &reading.prose.text()[block.span.range()];
        let text = text.replace(OBJECT, "@").replace('\n', "/");
        let words: Vec<&str> = text.split_whitespace().collect();
        format!("{name}: {}", words.join(" "))
    });
    let mut lines: Vec<String> = shown.collect();
    lines.extend(reading.swallowed.iter().map(|unread| {
        let place = unread.place.range();
        format!("unread after {} at {}", unread.opener, place.start)
    }));
    lines.join("\n")
}

fn check(source: &str, expected: &str) {
    for ending in ["\n", "\r\n", "\r"] {
        let source = source.replace('\n', ending);
        let shown = read_as(&source, Markup::Markdown);
        let at_line = |text: &str| text.split(" at ").next().map(str::to_owned);
        let shown: Vec<_> = shown.lines().map(at_line).collect();
        let expected: Vec<_> = expected.lines().map(at_line).collect();
        assert_eq!(shown, expected, "{source:?}");
    }
}

#[test]
fn blocks_have_their_kinds() {
    check(
        "# One #\n\nTwo\n===\n\nThree\n---\n### Four",
        "h1: One\nh1: Two\nh2: Three\nh3: Four",
    );
    check("a b\nc\n\nd", "p: a b c\np: d");
    check("- a\n- b\n\n  c\n  - d\n", "li: a\nli: b\nli: c\nli: d");
    check("> a\n> b\n\nc", "q: a b\np: c");
    check("> [!NOTE]\n> a", "p: a");
    check(
        "| a | b |\n|---|---|\n| c | `d` e |",
        "td: a\ntd: b\ntd: c\ntd: @ e",
    );
    check("a[^1].\n\n[^1]: b\n    c", "p: a.\nnote: b c");
    check("- [x] done\n- [ ] open", "li: done\nli: open");
}

#[test]
fn inline_marks_do_not_part_words() {
    check(
        "un*believ*able **and** ~~so~~ `x` on",
        "p: unbelievable and @ on",
    );
    check(
        "a ~~b~~ <del>c</del> <s>d *e*</s> ~f~ <strike>g</strike> h <s>i",
        "p: a f h i",
    );
    check("[a *b*](c.html) ![d](e.png) <b>f</b>g", "p: a b @ fg");
    check(
        "AT&amp;T &copy; \\*x\\* &eacute;t&#233;",
        "p: AT&T © *x* été",
    );
    check("a  \nb\\\nc<br>d", "p: a/b/c/d");
    check("a [b][no such label] c", "p: a b c");
    check("x <kbd>Ctrl</kbd> <code>a b</code> y", "p: x @ @ y");
    check(
        "The code <code>a is left open",
        "p: The code a is left open",
    );
}

#[test]
fn code_and_front_matter_are_not_prose() {
    check("---\ntitle: a\n---\nb", "p: b");
    check("+++\ntitle = \"a\"\n+++\nb", "p: b");
    check("---\n\nA rule above.\n\n---\n\nb", "p: A rule above.\np: b");
    check("---\ntitle: a\n\nb", "p: title: a\np: b");
    check("a\n\n    code\n\n```\ncode\n```\nb", "p: a\np: b");
    check("a\n\n$$\nx = y\n$$\n\nb $x^2$ c", "p: a\np: b @ c");
    check(
        "It raised $5m, up from US$3m, or $2 to $4.",
        "p: It raised $5m, up from US$3m, or $2 to $4.",
    );
}

#[test]
fn an_attribute_of_a_picture_may_hold_its_alternative_text() {
    check(
        "a <img src=\"x\" alt=\"b &amp; c d e\"> f",
        "p: a @ f\nalt: b & c d e",
    );
    check("<img alt='b c\nd e'>", "alt: b c d e");
    check("![](x){width=2 alt=\"b c } d e\"}", "alt: b c } d e");
    check("<img alt=\"b {{ x }} d e\">", "");
    check("<img alt=\"b c d\">", "");
}

#[test]
fn html_holds_prose_in_blocks_of_its_own() {
    check(
        "<div>\n<p>a &amp; <em>b</em>\nc</p><p>d</p>\n</div>",
        "p: a & b c\np: d",
    );
    check(
        "<blockquote>\n\na *b*\n\n</blockquote>\n\nc",
        "q: a b\np: c",
    );
    check("<ul><li>a<li>b</ul>\n\nc", "li: a\nli: b\np: c");
    check(
        "<table><tr><th>a</th><td>b c</td></tr></table>",
        "td: a\ntd: b c",
    );
    check("<h2 id=\"x>y\">a</h2>", "h2: a");
    check(
        "<figure>\n<img alt=\"no\">\n<figcaption>a</figcaption>\n</figure>",
        "caption: a",
    );
    check(
        "<figure>\n<figcaption>\n\na\n\n</figcaption>\n</figure>\n\nb",
        "caption: a\np: b",
    );
    check("<div>\n<blockquote>a\n\nb\n\nc", "q: a\np: b\np: c");
    check(
        "<pre>no</pre> a\n\n<style>\nno\n\nno</style>\n\nb",
        "p: a\np: b",
    );
    check(
        "<div><script>no\n\nno *no*\n\n    no </script>a</div>\n\nb",
        "p: b",
    );
    check("<svg>\n\n<text>no</text>\n\n</svg>\n\na", "p: a");
    check("<div>a <!-- no\n\nno --> b</div>", "p: a\np: b");
    check(
        "<blockquote>\na\n\n## b\n\nc\n\n<blockquote>d</blockquote>",
        "q: a\nh2: b\np: c\nq: d",
    );
    check("> <p>a\n> b</p>", "q: a b");
    check("<p>a `b<c> && d` e</p>", "p: a @ e");
    check(
        "10<sup>6</sup>, 19<sup>th</sup> and m<sup>2</sup>",
        "p: 10⁶, 19th and m2",
    );
}

#[test]
fn shortcodes_are_not_prose() {
    check("the\n{{ page.title }}\nof\n$x^2$\nis", "p: the @ of @ is");
    check("a\n{% include x.html %}\nb", "p: a @ b");
    check(
        "{{< toc >}}\n\na {{ x.y }} b {{% no \"z\" %}}",
        "p: a @ b @",
    );
    check("{{% note %}}\na b\n{{% /note %}}", "p: a b");
    check(
        "{{< highlight go >}}\nno\n\nno\n{{< /highlight >}}\na",
        "p: a",
    );
    check(
        "{% include x.html %}\n# a\n{% if x %}\nb\n{% endif %}",
        "h1: a\np: b",
    );
    check("{% highlight c %}\nno\n\nno\n{% endhighlight %}\na", "p: a");
    check(
        "{% comment %}no{% endcomment %}a {% raw %}{{ yes }}{% endraw %} b",
        "p: a {{ yes }} b",
    );
    check("a `{{` b `}}` c `{% raw %}` d", "p: a @ b @ c @ d");
    check(
        "| a | b |\n|---|---|\n{% for x in y %}\n| c | d |",
        "td: a\ntd: b\ntd: c\ntd: d",
    );
    check("a\n{: .lead}\n\nb{:.x} c", "p: a\np: b c");
    check(
        "a\n\n[gallery ids=\"1,2\"]\n\n[/gallery]\n\n[b c] d",
        "p: a\np: [b c] d",
    );
    check(
        "<!-- wp:shortcode -->\n[contact-form]\n<!-- /wp:shortcode -->\n\na",
        "p: a",
    );
    check("<p class=\"has-drop-cap\">a b</p>", "p: a b");
    check("{{ a\n\nb }}", "p: {{ a\np: b }}");
    check(
        "::: note\na\n:::\n\n:::tip Mind *this*\nb\n:::",
        "p: a\nlabel: Mind this\np: b",
    );
    check("a {{ b", "p: a {{ b");
}

#[test]
fn colons_define_terms_only() {
    check("Term\n: a b\n: c", "li: Term\nli: a b\nli: c");
    check("“I left,”\n: she said.", "p: “I left,” : she said.");
    check(
        "It was late in the day and all of them were gone,\nbut\n: she said.",
        "p: It was late in the day and all of them were gone, but : she said.",
    );
}

#[test]
fn mdx_expressions_and_tags_are_not_prose() {
    let source = "import A from 'a'\nexport const b = {\n  c: 'no'\n}\n\n# Hi {props.name}\n\n\
                  <A x={y > 1} z=\"w\">\n\na <B>b</B> {c} <D /> e {/* no */}\n\n</A>\n\nimport duties rose";
    let shown = read_as(source, Markup::Mdx);
    assert_eq!(shown, "h1: Hi @\np: a b @ @ e\np: import duties rose");
}

#[test]
fn what_swallows_the_rest_is_told() {
    check(
        "a\n\n<script>\nno one reads this",
        "p: a\nunread after <script>",
    );
    check("a\n\n<!-- no one\n\nreads this", "p: a\nunread after <!--");
    check(
        "a\n\n<pre class=\"x\">\nno one",
        "p: a\nunread after <pre class=\"x\">",
    );
    check("a\n\n<div><style>\n\nno one", "p: a\nunread after <style>");
    check("a\n\n```sh\nno one\n\nreads", "p: a\nunread after ```sh");
    check("a\n\n{% raw %}\nno one", "p: a\nunread after {% raw %}");
    check(
        "a\n\n{{< highlight go >}}\nno one",
        "p: a\nunread after {{< highlight go >}}",
    );
    check("a\n\n```sh\nls -l\n```\n", "p: a");
    check("- a\n\n  ~~~\n  ls all\n  ~~~~", "li: a");
    check("a\n\n<script>\n1 + 1", "p: a");
    check("a\n\n<!-- one --> b", "p: a\np: b");
}

#[test]
fn links_notes_and_elements_are_kept() {
    let source = "[a *b*]({{ x y }}/c) <https://d.example> <a href=\"e\">f</a> <cite>g</cite>\
                  h.[^1] i[^no] [see @j, p. 3; -@k] l<ref>m n</ref> word.<sup>2</sup> ^[o] [@p](q)";
    let reading = read(source, Markup::Markdown, &BesideText::default());
    let text = |span: crate::text::span::Span| &reading.prose.text()[span.range()];
    let links: Vec<_> = reading
        .links
        .iter()
        .map(|link| (text(link.span), &*link.url))
        .collect();
    assert_eq!(
        links,
        [
            ("a b", "{{ x y }}/c"),
            ("https://d.example", "https://d.example"),
            ("f", "e"),
            ("@p", "q")
        ]
    );
    assert_eq!(reading.notes.len(), 6);
    let elements: Vec<_> = reading
        .elements
        .iter()
        .map(|element| (&*element.name, text(element.span)))
        .collect();
    assert_eq!(elements, [("cite", "g")]);
    assert_eq!(
        text(reading.blocks[0].span)
            .matches(['[', '@', '^'])
            .count(),
        3
    );
}

#[test]
fn comments_are_kept() {
    let source = "a <!-- b --> c\n\n<!-- d -->\n\n{% comment %}e{% endcomment %}\n";
    let reading = read(source, Markup::Markdown, &BesideText::default());
    let inner: Vec<_> = reading
        .comments
        .iter()
        .map(|comment| source[comment.inner.range()].trim())
        .collect();
    assert_eq!(inner, ["b", "d", "e"]);
}

#[test]
fn groups_number_lists_tables_and_quotations() {
    let reading = read(
        "- a\n- b\n\nc\n\n> d\n>\n> e\n\n| f |\n|---|\n| g |",
        Markup::Markdown,
        &BesideText::default(),
    );
    let groups: Vec<u32> = reading.blocks.iter().map(|block| block.group).collect();
    assert_eq!(groups, [1, 1, 0, 2, 2, 3, 3]);
}
