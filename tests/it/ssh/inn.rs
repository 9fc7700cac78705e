//! A small house behind a real door: guests see who they are, their last key, and a number that
//! all of them can raise.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use offramp::host::plain::{Heard, Lines};
use offramp::host::ssh::{
    Changes, Code, Door, Guest, HostKey, House, Incident, Input, News, Note, Pass, PublicKey,
    Screen, Settings, Stay, Words,
};
use offramp::tui::key::{Code as KeyCode, Key};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Style};

use crate::program::Scratch;
use crate::terminal::PATIENCE;

/// Codes of two guests; pictures of the first are numbered.
pub(super) const CODES: [&str; 2] = ["7k3m-q9xd", "5555-abcd"];
/// Comes in by key.
pub(super) const CHIEF: &str = "facilitator";

#[derive(Default)]
pub(super) struct Inn {
    pub(super) news: News,
    pub(super) count: AtomicUsize,
    /// How often each guest was asked to paint.
    pub(super) painted: [AtomicUsize; 3],
    /// How many keys each guest took.
    pub(super) taken: [AtomicUsize; 3],
    pub(super) asked: AtomicUsize,
    pub(super) left: AtomicUsize,
    /// How many lines were measured.
    pub(super) trips: AtomicUsize,
    pub(super) key: Option<PublicKey>,
    pub(super) notes: Mutex<Vec<Incident>>,
}

impl Inn {
    pub(super) fn raise(&self) -> usize {
        let count = self.count.fetch_add(1, Ordering::SeqCst) + 1;
        self.news.tell();
        count
    }

    pub(super) fn noted(&self, what: Incident) -> usize {
        let notes = self.notes.lock().unwrap();
        notes.iter().filter(|noted| **noted == what).count()
    }
}

impl House for Behind {
    fn admit(&self, code: &str) -> Option<Pass> {
        self.0.asked.fetch_add(1, Ordering::SeqCst);
        let codes = CODES.map(|code| Code::read(code).unwrap());
        let found = Code::read(code)?.find(&codes)?;
        Some(Pass(found as u64))
    }

    fn keyed(&self, name: &str) -> bool {
        name == CHIEF
    }

    fn admit_key(&self, _: &str, key: &PublicKey) -> Option<Pass> {
        let known = self.0.key.as_ref()?;
        (known.key_data() == key.key_data()).then_some(Pass(2))
    }

    fn sit(&self, pass: Pass, screen: &Screen) -> Box<dyn Guest> {
        Box::new(Visitor {
            inn: self.0.clone(),
            who: pass.0 as usize,
            screen: screen.clone(),
            last: "none".to_owned(),
        })
    }

    fn plain(&self, pass: Pass, input: &mut dyn Lines, output: &mut dyn Write) -> Option<u8> {
        if pass.0 == 0 {
            return None;
        }
        let mut lines = 0;
        loop {
            match input.next(PATIENCE).ok()? {
                Heard::Line(line) => writeln!(output, "heard {}", line.ok()?).ok()?,
                Heard::Silence => continue,
                Heard::End => return Some(lines),
            }
            lines += 1;
        }
    }

    fn note(&self, note: Note) {
        assert_eq!(note.from, None, "nobody asked for addresses");
        self.0.notes.lock().unwrap().push(note.what);
    }
}

/// The inn as a house.
pub(super) struct Behind(Arc<Inn>);

struct Visitor {
    inn: Arc<Inn>,
    who: usize,
    screen: Screen,
    last: String,
}

impl Guest for Visitor {
    fn take(&mut self, input: Input) -> Stay {
        if matches!(input, Input::Key(_)) {
            self.inn.taken[self.who].fetch_add(1, Ordering::SeqCst);
        }
        self.last = match input {
            Input::Key(key) if key == Key::ctrl('c') => return Stay::Leave,
            Input::Key(key) if key == Key::char('!') => panic!("asked to fail"),
            Input::Key(key) if key == Key::char('+') => self.inn.raise().to_string(),
            Input::Key(Key {
                code: KeyCode::Char(c),
                ..
            }) => c.to_string(),
            Input::Key(key) => format!("{:?}", key.code),
            Input::Paste(text) => format!("paste {text}"),
            Input::Resize(columns, rows) => {
                self.screen.size = (columns, rows);
                return Stay::On;
            }
            Input::Trip(_) => {
                self.inn.trips.fetch_add(1, Ordering::SeqCst);
                return Stay::On;
            }
            Input::Tick => return Stay::On,
        };
        if self.last == "b" {
            Stay::Bell
        } else {
            Stay::On
        }
    }

    fn paint(&mut self, buffer: &mut Buffer) {
        self.inn.painted[self.who].fetch_add(1, Ordering::SeqCst);
        let count = self.inn.count.load(Ordering::SeqCst);
        let (columns, rows) = self.screen.size;
        assert_eq!((buffer.area.width, buffer.area.height), (columns, rows));
        let lines = [
            format!("guest {} at {columns}x{rows}", self.who),
            format!("last: {}", self.last),
            format!("count: {count}."),
            format!("{:?} {}", self.screen.colours, self.screen.language),
        ];
        // A large picture that changes all over, so that a slow reader has much to read.
        for y in 0..rows {
            let line = format!("{count} ").repeat(usize::from(columns));
            let colour = Color::Indexed((count + usize::from(y)) as u8);
            buffer.set_stringn(0, y, line, usize::from(columns), Style::new().fg(colour));
        }
        for (y, line) in (0..).zip(lines) {
            buffer.set_stringn(
                0,
                y,
                format!("{line:60}"),
                usize::from(columns),
                Style::new(),
            );
        }
    }

    fn picture(&mut self) -> Option<u128> {
        let mut hasher = DefaultHasher::new();
        (&self.last, self.inn.count.load(Ordering::SeqCst)).hash(&mut hasher);
        (self.who == 0).then_some(u128::from(hasher.finish()))
    }

    fn changes(&self) -> Changes {
        self.inn.news.listen()
    }

    fn farewell(&mut self) -> Option<String> {
        Some("Until next time.".to_owned())
    }

    fn left(&mut self) {
        self.inn.left.fetch_add(1, Ordering::SeqCst);
    }
}

/// An open door with its house and the folder of its key.
pub(super) struct Open {
    pub(super) scratch: Scratch,
    pub(super) inn: Arc<Inn>,
    pub(super) door: Door,
}

impl Open {
    pub(super) fn new() -> Self {
        Self::with(Inn::default(), |_| {})
    }

    pub(super) fn with(inn: Inn, change: impl FnOnce(&mut Settings)) -> Self {
        let scratch = Scratch::new();
        let inn = Arc::new(inn);
        let door = open(&scratch, &inn, change);
        Self { scratch, inn, door }
    }

    pub(super) fn port(&self) -> u16 {
        self.door.addresses()[0].port()
    }
}

/// Opens a door with the key in this folder.
pub(super) fn open(scratch: &Scratch, inn: &Arc<Inn>, change: impl FnOnce(&mut Settings)) -> Door {
    let key = HostKey::open(&scratch.path("keys")).unwrap();
    let words = Words {
        prompt: "Join code: ".to_owned(),
        no_screen: "A screen is needed.".to_owned(),
        failed: "Something broke here.".to_owned(),
        closed: "The host has closed.".to_owned(),
    };
    let mut settings = Settings::new(key, words);
    assert!(
        settings
            .listen
            .iter()
            .all(|address| address.ip().is_loopback())
    );
    settings.listen[0].set_port(0);
    change(&mut settings);
    Door::open(settings, Arc::new(Behind(inn.clone()))).unwrap()
}

/// Waits until something is so.
#[track_caller]
pub(super) fn until(what: &str, is: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is() {
        assert!(Instant::now() < end, "never: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
