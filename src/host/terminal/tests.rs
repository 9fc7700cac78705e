//! What can be seen without a terminal: keys, colours, and effects carried out against a table.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::drive::message;
use super::*;
use crate::locale::Locale;
use crate::session::view::cost::Cost;
use crate::session::view::debrief::{Account, Debrief};
use crate::session::view::{Command, Refused, View};
use crate::tui::Taste;
use crate::tui::backend::{Backend, Draft, Library, Opened, Place, Problem};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Context;
use crate::tui::theme::{Caps, Colours, Theme};
use crate::tui::{App, Effect, Leave};

#[test]
fn colours_are_what_the_environment_claims() {
    assert_eq!(
        caps::colours("1", "truecolor", "xterm-256color"),
        Colours::Mono
    );
    assert_eq!(caps::colours("", "truecolor", "xterm"), Colours::True);
    assert_eq!(caps::colours("", "", "tmux-256color"), Colours::Indexed);
    assert_eq!(caps::colours("", "", "linux"), Colours::Sixteen);
    assert_eq!(caps::colours("", "", "dumb"), Colours::Mono);
}

#[test]
fn keys_are_told_apart_as_the_keymap_needs_them() {
    let press = |code, modifiers| keys::key(KeyEvent::new(code, modifiers));
    assert_eq!(
        press(KeyCode::Char('G'), KeyModifiers::SHIFT),
        Some(Key::char('G'))
    );
    assert_eq!(
        press(
            KeyCode::Char('C'),
            KeyModifiers::CONTROL | KeyModifiers::SHIFT
        ),
        Some(Key::ctrl('c'))
    );
    assert_eq!(
        press(KeyCode::BackTab, KeyModifiers::SHIFT),
        Some(Key::back_tab())
    );
    assert_eq!(
        press(KeyCode::Enter, KeyModifiers::NONE),
        Some(Key::plain(Code::Enter))
    );
    assert_eq!(press(KeyCode::Insert, KeyModifiers::NONE), None);
    let release =
        KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
    assert_eq!(message(Event::Key(release)), None);
    assert!(keys::is_suspend(&Event::Key(KeyEvent::new(
        KeyCode::Char('z'),
        KeyModifiers::CONTROL
    ))));
}

/// A table whose answers are given beforehand.
#[derive(Default)]
struct Scripted {
    refuses: bool,
    commands: Vec<Command>,
    drafts: Vec<Option<Draft>>,
}

impl Backend for Scripted {
    fn library(&mut self) -> Library {
        Library::default()
    }
    fn play(&mut self, exercise: &str) -> Result<Opened, Problem> {
        if exercise == "broken" {
            return Err(Problem::Failed(vec!["It is broken.".into()]));
        }
        Ok(Opened {
            view: Arc::new(View {
                commits: 1,
                ..View::default()
            }),
            ..Opened::default()
        })
    }
    fn resume(&mut self, session: &str) -> Result<Opened, Problem> {
        self.play(session)
    }
    fn command(&mut self, command: Command) -> Result<Arc<View>, Problem> {
        self.commands.push(command);
        if self.refuses {
            Err(Problem::Refused(Refused::default()))
        } else {
            Ok(Arc::default())
        }
    }
    fn debrief(&mut self, _: Option<&str>) -> Result<Arc<Debrief>, Problem> {
        Ok(Arc::default())
    }
    fn account(&mut self, account: Account) -> Result<Arc<Debrief>, Problem> {
        self.command(Command::Account(account))?;
        self.debrief(None)
    }
    fn cost(&mut self) -> Cost {
        Cost::Untold("stopped".into())
    }
    fn rehearse(&mut self, _: usize) -> Result<Opened, Problem> {
        self.play("good")
    }
    fn draft(&mut self, draft: Option<Draft>) {
        self.drafts.push(draft);
    }
    fn place(&self) -> Option<Place> {
        Some(Place {
            folder: "here".into(),
            resume: "offramp resume here".into(),
        })
    }
}

fn app() -> App {
    App::new(
        Library::default(),
        Locale::default(),
        Theme::dark(Caps::default()),
        (80, 24),
    )
}

#[test]
fn answers_come_back_as_messages() {
    let (mut app, mut table) = (app(), Scripted::default());
    let first = app.begin_with_exercise("good");
    assert_eq!(carry_out(&mut app, &mut table, first), None);
    assert_eq!(app.context(), Context::Pane);
    let command = Command::Commit {
        picks: vec![("a".into(), Vec::new())],
        note: "why".into(),
        forecasts: Vec::new(),
    };
    assert_eq!(
        carry_out(&mut app, &mut table, vec![Effect::Commit(command.clone())]),
        None
    );
    assert_eq!(app.context(), Context::Consequence);
    assert_eq!(table.commands, [command]);
    table.refuses = true;
    assert_eq!(
        carry_out(&mut app, &mut table, vec![Effect::Commit(Command::LetRing)]),
        None
    );
    assert_eq!(app.context(), Context::Notice);
    let both = vec![
        Effect::Quit(Leave::Interrupted),
        Effect::Commit(Command::PickUp),
    ];
    assert_eq!(
        carry_out(&mut app, &mut table, both),
        Some(Leave::Interrupted)
    );
    assert_eq!(table.commands.len(), 2, "nothing is done after leaving");
}

#[test]
fn what_cannot_be_opened_is_told_over_the_library() {
    let (mut app, mut table) = (app(), Scripted::default());
    let first = app.begin_with_session("broken");
    assert_eq!(carry_out(&mut app, &mut table, first), None);
    assert_eq!(app.context(), Context::Notice);
    assert!(app.view().is_none());
}

#[test]
fn exit_codes_follow_the_way_out() {
    let code = |way| Outcome { way, place: None }.exit_code();
    assert_eq!(
        [
            code(Way::Left),
            code(Way::Interrupted),
            code(Way::Signal(15))
        ],
        [0, 130, 130]
    );
}

#[test]
fn no_terminal_is_said_and_nothing_is_touched() {
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        return;
    }
    let outcome = run(
        &mut Scripted::default(),
        &Start::Library,
        &Locale::default(),
        Theme::dark(Caps::default()),
        Taste::default(),
    );
    assert!(matches!(outcome, Err(TerminalError::NotATerminal)));
}
