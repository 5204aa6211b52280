//! The `copydesk` command: arguments in, exit code out.

fn main() {
    let source = std::fs::read_to_string(std::env::args().nth(1).expect("file")).expect("text");
    let draft = copydesk::text::draft::Draft::parse(source, copydesk::text::markup::Markup::Plain);
    for s in &draft.sentences {
        eprintln!("{:?} {}", draft.blocks[s.block].kind, draft.text(s.span));
    }
}
