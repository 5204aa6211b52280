//! Records the definitions in a draft: of commands, environments and theorems.

use crate::text::latex::expansion::Expander;
use crate::text::latex::{
    Argument, LatexReader, Macro, Meaning, OwnCommand, OwnEnvironment, WORDS, command_name_len,
};

/// The maximum number of bytes between the name and the body of a command that `\def` defines.
const MAX_PARAMETER_BYTES: usize = 200;

/// The kind of definition that a command such as `\newcommand` makes.
#[derive(Clone, Copy, Debug)]
enum Definition {
    /// `\newcommand{\name}[1]{body}`
    Command,
    /// `\NewDocumentCommand{\name}{m}{body}`
    DocumentCommand,
    /// `\def\name#1{body}`
    Primitive,
    /// `\let\name\other`
    Copy,
    /// `\newenvironment{name}[1]{beginning}{end}`
    Environment,
    /// `\newtheorem{name}{Title}`
    Theorem,
    /// `\lstnewenvironment{name}{beginning}{end}`
    CodeEnvironment,
}

impl Definition {
    /// Returns the kind of definition that the command `name` makes; `None` if it defines nothing.
    fn by(name: &str) -> Option<Self> {
        let words = &WORDS.definitions;
        let kinds = [
            (&words.commands, Self::Command),
            (&words.document_commands, Self::DocumentCommand),
            (&words.primitives, Self::Primitive),
            (&words.copies, Self::Copy),
            (&words.environments, Self::Environment),
            (&words.theorems, Self::Theorem),
            (&words.code_environments, Self::CodeEnvironment),
        ];
        let is_known = |names: &[String]| names.iter().any(|known| known == name);
        let found = kinds.iter().find(|(names, _)| is_known(names));
        found.map(|(_, definition)| *definition)
    }
}

impl LatexReader<'_> {
    /// Records all definitions of the draft.
    pub(super) fn definitions(&mut self) {
        let source = self.source;
        let mut line_start = 0;
        for line in source.split_inclusive(['\n', '\r']) {
            for (at, _) in line.match_indices('\\') {
                if is_in_line_comment(&line[..at]) {
                    break;
                }
                let rest = &line[at + 1..];
                let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
                if WORDS
                    .definitions
                    .code_marks
                    .iter()
                    .any(|known| *known == rest[..len])
                {
                    let mark = rest[len..].trim_start_matches(['*', '{', '\\']);
                    self.code_marks
                        .extend(mark.bytes().next().filter(u8::is_ascii_punctuation));
                }
                self.define(&rest[..len], line_start + at + 1 + len);
            }
            line_start += line.len();
        }
        // A body may use a command that is defined below, so the bodies are read last.
        let names: Vec<String> = self.macros.keys().cloned().collect();
        for name in names {
            self.resolve(&name);
        }
    }

    /// Records what the command `name` defines. The name ends before byte `after`. Returns the byte
    /// after the definition; `None` if the command defines nothing.
    pub(super) fn define(&mut self, name: &str, after: usize) -> Option<usize> {
        let definition = Definition::by(name)?;
        let after = after + usize::from(self.source[after..].starts_with('*'));
        match definition {
            Definition::Command => self.command_definition(after),
            Definition::DocumentCommand => self.document_command(after),
            Definition::Primitive => self.primitive_definition(after),
            Definition::Copy => {
                let (_, next) = self.defined_name(after)?;
                let rest = self.source[next..].trim_start_matches([' ', '=']);
                let from = self.source.len() - rest.len();
                let other = self.defined_name(from);
                Some(other.map_or(from, |(_, next)| next))
            }
            Definition::Environment => self.environment_definition(after),
            Definition::Theorem => {
                let name = self.braced(after)?;
                let next = self.end_of_arguments(name.end + 1);
                self.insert_environment(&self.source[name], "theorem");
                Some(next)
            }
            Definition::CodeEnvironment => {
                let prefix = self.optional(after);
                let from = prefix.map_or(after, |option| option.end + 1);
                let name = self.braced(from)?;
                let next = self.end_of_arguments(name.end + 1);
                self.insert_environment(&self.source[name], "verbatim");
                Some(next)
            }
        }
    }

    /// Returns the name of the command at byte `at`, and the byte after the name. The name may be
    /// in braces.
    fn defined_name(&self, at: usize) -> Option<(String, usize)> {
        let (written, after) = if let Some(name) = self.braced(at) {
            (self.source[name.clone()].trim(), name.end + 1)
        } else {
            let from = self.spaces(at);
            let rest = self.source[from..].strip_prefix('\\')?;
            let len = command_name_len(rest)?;
            (&self.source[from..from + 1 + len], from + 1 + len)
        };
        Some((written.strip_prefix('\\')?.to_owned(), after))
    }

    fn command_definition(&mut self, at: usize) -> Option<usize> {
        let (name, mut after) = self.defined_name(at)?;
        let mut n_arguments = 0;
        let mut arguments = Vec::new();
        let mut n_options = 0;
        while let Some(option) = self.optional(after) {
            let written = &self.source[option.clone()];
            if n_options == 0 {
                n_arguments = written.trim().parse().unwrap_or(0);
            } else {
                arguments.push(Argument::Optional(written.to_owned()));
            }
            n_options += 1;
            after = option.end + 1;
        }
        let body = self.braced(after)?;
        arguments.truncate(n_arguments.min(1));
        arguments.resize(n_arguments.min(9), Argument::Required);
        let next = body.end + 1;
        self.insert(&name, arguments, body);
        Some(next)
    }

    fn document_command(&mut self, at: usize) -> Option<usize> {
        let (name, after) = self.defined_name(at)?;
        let parameters = self.braced(after)?;
        let body = self.braced(parameters.end + 1)?;
        let next = body.end + 1;
        let mut arguments = Vec::new();
        let mut rest = self.source[parameters].trim_start();
        while let Some(kind) = rest.chars().next() {
            rest = &rest[kind.len_utf8()..];
            match kind {
                'm' => arguments.push(Argument::Required),
                's' => arguments.push(Argument::Star),
                'o' => arguments.push(Argument::Optional(String::new())),
                'O' => {
                    let inner = rest.trim_start().strip_prefix('{');
                    let (default, after) = inner?.split_once('}')?;
                    arguments.push(Argument::Optional(default.to_owned()));
                    rest = after;
                }
                '+' | ' ' => {}
                _ => return Some(next),
            }
        }
        self.insert(&name, arguments, body);
        Some(next)
    }

    fn primitive_definition(&mut self, at: usize) -> Option<usize> {
        let (name, after) = self.defined_name(at)?;
        let rest = self.source[after..].bytes().take(MAX_PARAMETER_BYTES);
        let len = rest.take_while(|byte| *byte != b'{').count();
        let parameters = self.source.get(after..after + len)?;
        let body = self.braced(after + len)?;
        let next = body.end + 1;
        let mut numbers = parameters.trim().split('#');
        // If there is text between the parameters, that text ends an argument. Such a command is
        // not read.
        let is_plain = numbers.next() == Some("") && numbers.all(|number| number.len() == 1);
        if is_plain {
            let arguments = vec![Argument::Required; parameters.matches('#').count().min(9)];
            self.insert(&name, arguments, body);
        } else {
            self.macros.remove(&name);
        }
        Some(next)
    }

    fn environment_definition(&mut self, at: usize) -> Option<usize> {
        let name = self.braced(at)?;
        let mut after = name.end + 1;
        while let Some(option) = self.optional(after) {
            after = option.end + 1;
        }
        let begins = self.braced(after)?;
        let next = self.end_of_arguments(begins.end + 1);
        let name = self.source[name].to_owned();
        let beginning = &self.source[begins];
        let opened = beginning.split("\\begin{").skip(1);
        let mut opened = opened.filter_map(|rest| rest.split_once('}'));
        let like = opened.find(|(name, _)| WORDS.environments.has(name));
        let like = like.map_or("", |(like, _)| like).to_owned();
        self.insert_environment(&name, &like);
        Some(next)
    }

    fn insert_environment(&mut self, name: &str, like: &str) {
        let environments = &WORDS.environments;
        if !environments.has(name) || environments.theorems.iter().any(|known| known == name) {
            let like = like.to_owned();
            let own = OwnEnvironment { like };
            self.environments.insert(name.to_owned(), own);
        }
    }

    fn insert(&mut self, name: &str, arguments: Vec<Argument>, body: std::ops::Range<usize>) {
        // The meanings in `rules/markups.toml` take precedence.
        let is_known = WORDS.headings.contains_key(name) || WORDS.symbols.contains_key(name);
        if is_known || Definition::by(name).is_some() {
            return;
        }
        let body = self.source[body].to_owned();
        let is_read = self.is_defined;
        let own = Macro { arguments, body };
        let meaning = Meaning::Nothing;
        self.macros
            .insert(name.to_owned(), OwnCommand { own, meaning });
        if is_read {
            self.resolve(name);
        }
    }

    /// Works out what the command `name` of the draft does.
    fn resolve(&mut self, name: &str) {
        let Some(command) = self.macros.get(name) else {
            return;
        };
        let meaning = Expander::meaning(&self.macros, &command.own);
        if let Meaning::End(environment) = &meaning {
            let ends = self.ends.entry(environment.clone()).or_default();
            ends.push(name.to_owned());
        }
        if let Some(command) = self.macros.get_mut(name) {
            command.meaning = meaning;
        }
    }
}

/// Returns whether a comment begins in `before`, the text of a line before a command.
fn is_in_line_comment(before: &str) -> bool {
    let mut marks = before.match_indices('%');
    marks.any(|(at, _)| !before[..at].ends_with('\\'))
}
