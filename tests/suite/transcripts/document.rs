//! Files with transcripts in the format of trycmd: fenced blocks of commands after `$ `, each with
//! its exit status after `? ` if that is not 0, and with its output.

use std::ops::Range;

/// The parts of a file: its commands and all other lines.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    /// A line outside of transcripts.
    Line(String),
    Step(Step),
}

/// A command with the expected result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// The line of the command in the file, from 1.
    pub(crate) line_number: usize,
    /// The command without the prompts.
    pub(crate) command: String,
    pub(crate) expected: Ran,
    /// The lines of the command with their prompts.
    prompt: String,
    /// The lines of the exit status and the output.
    body: String,
}

/// The result of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    /// The exit status; `None` if a signal ended the command.
    pub(crate) status: Option<i32>,
    /// The output, without the line break that a transcript adds.
    pub(crate) output: String,
}

impl Document {
    /// Reads the text of a file.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut parts = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            parts.push(Part::Line(lines[at].to_owned()));
            let opening = fence(lines[at]);
            at += 1;
            let Some((fence, language)) = opening else {
                continue;
            };
            let rest = lines[at..].iter();
            let end = at + rest.take_while(|line| !line.starts_with(fence)).count();
            if ["", "console"].contains(&language) {
                add_block(&lines, at..end, &mut parts)?;
            } else {
                parts.extend(lines[at..end].iter().map(|&line| Part::Line(line.into())));
            }
            parts.extend(lines.get(end).map(|&line| Part::Line(line.into())));
            at = end + 1;
        }
        Ok(Self { parts })
    }

    /// Returns the text of the file.
    pub(crate) fn text(&self) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Line(line) => line.clone(),
            Part::Step(step) => format!("{}{}", step.prompt, step.body),
        });
        parts.collect()
    }

    pub(crate) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.parts.iter().filter_map(|part| match part {
            Part::Step(step) => Some(step),
            Part::Line(_) => None,
        })
    }

    /// Sets the expected result of step `idx` to `ran`.
    pub(crate) fn expect(&mut self, idx: usize, ran: Ran) {
        let mut steps = self.parts.iter_mut().filter_map(|part| match part {
            Part::Step(step) => Some(step),
            Part::Line(_) => None,
        });
        if let Some(step) = steps.nth(idx) {
            let status = match ran.status {
                Some(0) => String::new(),
                Some(code) => format!("? {code}\n"),
                None => "? interrupted\n".to_owned(),
            };
            step.body = format!("{status}{}\n", ran.output);
            step.expected = ran;
        }
    }
}

impl Step {
    /// Says whether the command fails in `ran` unexpectedly: it ends with a status above 1, or it
    /// reports an error although no error is expected.
    pub(crate) fn fails_newly(&self, ran: &Ran) -> bool {
        let is_sound = |status: Option<i32>| matches!(status, Some(0 | 1));
        let reports = |ran: &Ran| ran.output.lines().any(|line| line.starts_with("error: "));
        is_sound(self.expected.status)
            && (!is_sound(ran.status) || reports(ran) && !reports(&self.expected))
    }
}

/// Returns the fence with which `line` opens a block, and the language of the block.
fn fence(line: &str) -> Option<(&str, &str)> {
    let length = line.len() - line.trim_start_matches('`').len();
    (length >= 3).then(|| (&line[..length], line[length..].trim()))
}

/// Adds the steps of the block at `range` of `lines`.
fn add_block(lines: &[&str], range: Range<usize>, parts: &mut Vec<Part>) -> Result<(), String> {
    let mut at = range.start;
    while at < range.end {
        let n_prompts = lines[at + 1..range.end]
            .iter()
            .take_while(|line| line.starts_with("> "))
            .count();
        let body = at + 1 + n_prompts;
        let rest = lines[body..range.end].iter();
        let end = body + rest.take_while(|line| !line.starts_with("$ ")).count();
        parts.push(Part::Step(step(
            at + 1,
            &lines[at..body],
            &lines[body..end],
        )?));
        at = end;
    }
    Ok(())
}

fn step(line_number: usize, prompt: &[&str], body: &[&str]) -> Result<Step, String> {
    let Some(first) = prompt[0].strip_prefix("$ ") else {
        return Err(format!("line {line_number}: expected `$ ` and a command"));
    };
    let further = prompt[1..].iter().map(|line| line[2..].trim());
    let words: Vec<&str> = [first.trim()].into_iter().chain(further).collect();
    let status = body.first().and_then(|line| line.strip_prefix("? "));
    let output = body[usize::from(status.is_some())..].concat();
    let status = match status.map(str::trim) {
        None => Some(0),
        Some("interrupted") => None,
        Some(code) => {
            let code = code.parse();
            Some(code.map_err(|_| format!("line {line_number}: the exit status is no number"))?)
        }
    };
    Ok(Step {
        line_number,
        command: words.join(" "),
        expected: Ran {
            status,
            output: output.strip_suffix('\n').unwrap_or(&output).to_owned(),
        },
        prompt: prompt.concat(),
        body: body.concat(),
    })
}
