//! `offramp config`: every setting in force, and whence; and the settings of this run.

use serde::Serialize;

use super::args::{self, Cli};
use super::output::{data, json};
use super::stop::{REFUSED, Stop};
use super::words::Words;
use crate::diagnostic::Look;
use crate::host::settings::{self, Flags, Setting, Settings};
use crate::host::store::{StoreErrorKind, sessions_root};
use crate::text::{clean_line, pad, width};

/// A setting as `config --json` writes it.
#[derive(Debug, Serialize)]
struct Row {
    #[serde(skip)]
    name: &'static str,
    value: serde_json::Value,
    from: String,
}

/// The settings of this run. A command that plays nothing and asks for no session goes on without
/// a file that cannot be read.
pub(super) fn settings(cli: &Cli) -> Result<Settings, Stop> {
    let likes = &cli.likes;
    let flags = Flags {
        theme: likes.theme.clone(),
        lang: likes.lang.clone(),
        no_color: likes.no_color,
        mouse: likes.mouse,
        reduced_motion: likes.reduced_motion,
        bell: likes.bell,
        ..cli.command.as_ref().map(door).unwrap_or_default()
    };
    if let Some(Err(why)) = likes.lang.as_deref().map(settings::language) {
        return Err(Stop::usage(format!("--lang: {why}")));
    }
    settings::load(&flags, &|name| std::env::var_os(name)).or_else(|trouble| {
        if let Some(command) = &cli.command
            && command.needs_no_settings()
        {
            return settings::load(&flags, &|_| None).map_err(|_| Stop::silent(REFUSED));
        }
        Err(Stop {
            code: REFUSED,
            said: vec![trouble.pictures(Look::Plain).join("\n\n")],
        })
    })
}

/// What a command says of a host's door.
fn door(command: &args::Command) -> Flags {
    match command {
        args::Command::Host(host) => Flags {
            listen: host.listen,
            advertise: host.advertise.clone(),
            facilitator_key: host.facilitator_key.clone(),
            max_participants: host.max_participants,
            ..Flags::default()
        },
        args::Command::Codes(codes) => Flags {
            advertise: codes.advertise.clone(),
            ..Flags::default()
        },
        args::Command::Doctor(doctor) => Flags {
            listen: doctor.listen,
            ..Flags::default()
        },
        _ => Flags::default(),
    }
}

pub(super) fn run(words: &Words, args: &args::Config) -> Result<(), Stop> {
    // A theme that cannot be had is a setting that is not in force.
    super::screen::theme(words)?;
    // That a home is missing is no fault of what was asked for; a path that cannot be used is.
    let folder = match sessions_root() {
        Ok(root) => root.parent().map(|folder| folder.display().to_string()),
        Err(error) if matches!(error.kind, StoreErrorKind::NoDataFolder) => None,
        Err(error) => return Err(Stop::refused(words.store(&error))),
    };
    let rows = rows(&words.settings, folder);
    if args.json {
        let object: serde_json::Map<String, serde_json::Value> = rows
            .iter()
            .map(|row| {
                let value = serde_json::to_value(row).unwrap_or_default();
                (row.name.to_owned(), value)
            })
            .collect();
        return data(words, &json(&object));
    }
    let shown: Vec<[String; 3]> = rows
        .iter()
        .map(|row| {
            let value = match &row.value {
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Bool(true) => words.say("cli-config-on", &[]),
                serde_json::Value::Bool(false) => words.say("cli-config-off", &[]),
                other => other.to_string(),
            };
            let [value, from] = [&value, &row.from].map(|text| clean_line(text).into_owned());
            [row.name.to_owned(), value, from]
        })
        .collect();
    let widest = |column: usize| shown.iter().map(|row| width(&row[column])).max();
    let (name, value) = (widest(0).unwrap_or(0), widest(1).unwrap_or(0));
    let mut text = String::new();
    for [first, second, from] in &shown {
        text.push_str(&format!(
            "{}  {}  {from}\n",
            pad(first, name),
            pad(second, value)
        ));
    }
    let file = words.settings.file.as_ref();
    let path = file.map_or_else(String::new, |path| path.display().to_string());
    let key = match file {
        Some(path) if path.exists() => "cli-config-file",
        Some(_) => "cli-config-no-file",
        None => "cli-config-nowhere",
    };
    super::output::talk(&words.say(key, &[("path", path.into())]));
    data(words, &text)
}

/// The settings in the order of the manual.
fn rows(settings: &Settings, folder: Option<String>) -> Vec<Row> {
    fn row<T>(
        name: &'static str,
        setting: &Setting<T>,
        value: impl Fn(&T) -> serde_json::Value,
    ) -> Row {
        Row {
            name,
            value: value(&setting.value),
            from: setting.origin.to_string(),
        }
    }
    vec![
        row("theme", &settings.theme, |v| v.as_str().into()),
        row("colours", &settings.colours, |v| v.to_string().into()),
        row("lang", &settings.lang, |v| v.as_str().into()),
        row("mouse", &settings.mouse, |v| (*v).into()),
        row("motion", &settings.motion, |v| v.to_string().into()),
        row("bell", &settings.bell, |v| (*v).into()),
        row("forecast", &settings.forecast, |v| (*v).into()),
        row("data", &settings.data, |_| folder.clone().into()),
        row("listen", &settings.listen, |v| {
            v.map(|at| at.0.to_string()).into()
        }),
        row("advertise", &settings.advertise, |v| {
            v.as_ref().map(ToString::to_string).into()
        }),
        row("facilitator_key", &settings.facilitator_key, |v| {
            v.as_ref().map(|file| file.display().to_string()).into()
        }),
        row("max_participants", &settings.max_participants, |v| {
            (*v).into()
        }),
    ]
}
