//! The names of rules, groups, profiles, styles and commands that a shell completes. Names are not
//! checked here, but by the code that uses them.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, CommandFactory, Error};

use crate::cli::arguments::Arguments;
use crate::config::style;
use crate::rules::catalog::Catalog;
use crate::rules::profile::{self, Profile};

/// The kind of a name.
#[derive(Clone, Copy, Debug)]
pub enum Names {
    /// A rule or a group.
    RulesAndGroups,
    /// A profile.
    Profiles,
    /// A style.
    Styles,
    /// A command.
    Commands,
}

impl TypedValueParser for Names {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let known = match self {
            Self::RulesAndGroups => rules(),
            Self::Profiles => profiles(),
            Self::Styles => styles(),
            Self::Commands => commands(),
        };
        Some(Box::new(known.into_iter()))
    }
}

fn rules() -> Vec<PossibleValue> {
    let Ok(catalog) = Catalog::embedded() else {
        return Vec::new();
    };
    let rules = catalog.rules.iter();
    let rules = rules.map(|rule| named(rule.id.clone()).help(rule.title.clone()));
    let groups = catalog.groups().into_iter();
    let groups =
        groups.map(|group| named(group.to_owned()).help(format!("All rules about {group}")));
    groups.chain(rules).collect()
}

fn profiles() -> Vec<PossibleValue> {
    let Ok(catalog) = Catalog::embedded() else {
        return Vec::new();
    };
    let names = profile::names().into_iter();
    let profiles = names.filter_map(|name| Profile::embedded(&name, &catalog).ok());
    profiles
        .map(|profile| named(profile.name).help(profile.title))
        .collect()
}

fn styles() -> Vec<PossibleValue> {
    let styles = style::all().into_iter();
    styles
        .map(|shipped_style| named(shipped_style.name.to_owned()).help(shipped_style.title))
        .collect()
}

fn commands() -> Vec<PossibleValue> {
    let command = Arguments::command();
    let commands = command.get_subcommands();
    let about = |command: &Command| command.get_about().map(ToString::to_string);
    commands
        .map(|command| {
            named(command.get_name().to_owned()).help(about(command).unwrap_or_default())
        })
        .collect()
}

fn named(name: String) -> PossibleValue {
    PossibleValue::new(name)
}
