// Reads pages by path from a JSON file, and writes the HTML of each to another without running it: components are
// plain elements; expressions, attributes and modules are left out. A page that is not MDX is read as Markdown, and a
// note says so.
import { readFileSync, writeFileSync } from "node:fs";
import { unified } from "unified";
import remarkParse from "remark-parse";
import remarkMdx from "remark-mdx";
import remarkGfm from "remark-gfm";
import remarkFrontmatter from "remark-frontmatter";
import remarkDirective from "remark-directive";
import remarkRehype from "remark-rehype";
import { toHtml } from "hast-util-to-html";
import { visit, SKIP } from "unist-util-visit";

const PASSED = ["mdxjsEsm", "mdxFlowExpression", "mdxTextExpression", "mdxJsxFlowElement", "mdxJsxTextElement"];

// Docusaurus knows containers alone; other directives are the text that they were written as.
function directives(source) {
  return (tree) => {
    visit(tree, (node, index, parent) => {
      if (node.type === "containerDirective") {
        node.data = { hName: "div" };
      } else if (node.type === "textDirective" || node.type === "leafDirective") {
        const { start, end } = node.position;
        const text = { type: "text", value: source.slice(start.offset, end.offset) };
        const written = node.type === "textDirective" ? text : { type: "paragraph", children: [text] };
        parent.children.splice(index, 1, written);
        return [SKIP, index + 1];
      }
    });
  };
}

// What such a component holds is shown as it is.
const CODE = /(?:Bash|Cmd|Code|Command|Console|Diagram|Log|Math|Mermaid|Sandpack|Shell|Terminal)(?![a-z])/;

// Elements of HTML keep their names; a component is a block or a span of its children.
function plain(tree) {
  visit(tree, (node, index, parent) => {
    if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") {
      const isHtml = node.name && /^[a-z][a-z0-9]*$/.test(node.name);
      const plainName = node.type === "mdxJsxFlowElement" ? "div" : "span";
      const tagName = isHtml ? node.name : CODE.test(node.name) ? "pre" : plainName;
      const children = node.children;
      const properties = {};
      parent.children[index] = { type: "element", tagName, properties, children };
      return index;
    }
    if (PASSED.includes(node.type)) {
      parent.children[index] = { type: "comment", value: "" };
    }
  });
}

function render(source, isMdx) {
  const pipeline = unified().use(remarkParse);
  if (isMdx) pipeline.use(remarkMdx);
  pipeline.use(remarkGfm).use(remarkFrontmatter).use(remarkDirective).use(() => directives(source));
  pipeline.use(remarkRehype, { passThrough: PASSED, allowDangerousHtml: true });
  const tree = pipeline.runSync(pipeline.parse(source));
  plain(tree);
  return toHtml(tree, { allowDangerousHtml: true });
}

const [given, made] = process.argv.slice(2);
const pages = JSON.parse(readFileSync(given, "utf8"));
const rendered = {};
for (const [path, source] of Object.entries(pages)) {
  try {
    rendered[path] = { html: render(source, true) };
  } catch (error) {
    const note = `is no MDX and read as Markdown: ${String(error.message || error).split("\n")[0]}`;
    rendered[path] = { html: render(source, false), note };
  }
}
writeFileSync(made, JSON.stringify(rendered));
