//! What stands behind the door: who is let in, and the screens they sit at.
//!
//! The door calls all of this from its own threads, one guest at a time from any of them. A call
//! that panics costs that guest the connection and nobody else anything.

use std::io::Write;
use std::net::IpAddr;
use std::time::Duration;

use ratatui::buffer::Buffer;
use russh::keys::PublicKey;

use super::news::Changes;
use crate::host::plain::Lines;
use crate::tui::key::Key;
use crate::tui::theme::Colours;

/// Who owns the sessions behind the door.
pub trait House: Send + Sync + 'static {
    /// Who comes in with this code, as it stood in the user name or was typed at the prompt: at
    /// most 64 printable characters. Compares in constant time; see [`super::Code::find`]. None:
    /// unknown.
    fn admit(&self, code: &str) -> Option<Pass>;

    /// Whether this user name comes in with a public key. Nobody else is asked for one, so that
    /// no participant shows the keys of their agent.
    fn keyed(&self, name: &str) -> bool {
        let _ = name;
        false
    }

    /// Who comes in under such a name with this public key. Whether the guest owns it is the
    /// door's to check.
    fn admit_key(&self, name: &str, key: &PublicKey) -> Option<Pass> {
        let _ = (name, key);
        None
    }

    /// A person sits down at a screen.
    fn sit(&self, pass: Pass, screen: &Screen) -> Box<dyn Guest>;

    /// A guest without a terminal (`ssh -T`), who plays as lines. Has a thread of its own and may
    /// wait; the input ends and the output fails when the guest has gone. Returns the exit code;
    /// none where this house plays on screens only: the door says so and exits with 2.
    fn plain(&self, pass: Pass, input: &mut dyn Lines, output: &mut dyn Write) -> Option<u8> {
        let _ = (pass, input, output);
        None
    }

    /// Something the console should know. Called in the middle of things: must not wait.
    fn note(&self, note: Note) {
        let _ = note;
    }
}

/// Whom the house let in. Opaque to the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pass(pub u64);

/// What a guest sits at, as the client told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Columns 20 to 240, rows 8 to 80.
    pub size: (u16, u16),
    /// Colours the client's terminal claims to have.
    pub colours: Colours,
    /// The locale the client told, such as `de_DE.UTF-8`; empty where it told none.
    pub language: String,
}

/// One person's screens. None of these calls may wait long: other guests wait with it.
pub trait Guest: Send {
    /// Takes what the person did.
    fn take(&mut self, input: Input) -> Stay;

    /// The whole picture, into an empty buffer of the screen's size.
    fn paint(&mut self, buffer: &mut Buffer);

    /// A number of the picture that [`Guest::paint`] would paint now: guests with equal numbers
    /// (and screens) see equal pictures, so that one is painted for all of them. None where it
    /// cannot be known without painting.
    fn picture(&mut self) -> Option<u128> {
        None
    }

    /// A number of that picture below its first rows, and how many those are: guests with equal
    /// ones (and screens) see equal pictures there. Asked for after [`Guest::picture`]. None where
    /// the whole picture changes together.
    fn below(&mut self) -> Option<(u128, u16)> {
        None
    }

    /// Paints those first rows alone, into an empty buffer of their size.
    fn paint_head(&mut self, buffer: &mut Buffer) {
        let _ = buffer;
    }

    /// What painting has just left in this guest, and any later picture goes by.
    fn traces(&self) -> Vec<u64> {
        Vec::new()
    }

    /// The picture was painted by another guest of the same number, in whom it left these traces.
    fn painted(&mut self, traces: &[u64]) {
        let _ = traces;
    }

    /// Tells when something changed that this guest shows and did not do.
    fn changes(&self) -> Changes {
        Changes::never()
    }

    /// How often something on the screen moves by itself: each time, an [`Input::Tick`] is taken.
    fn beat(&self) -> Option<Duration> {
        None
    }

    /// What is left on the person's terminal when the screens are gone.
    fn farewell(&mut self) -> Option<String> {
        None
    }

    /// The connection is gone. Called once, last.
    fn left(&mut self) {}
}

/// What a person did, or the time that passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Pressed a key.
    Key(Key),
    /// Pasted a text of at most 10 KB, cleaned.
    Paste(String),
    /// Resized the window to these columns and rows.
    Resize(u16, u16),
    /// A beat has passed.
    Tick,
    /// So many milliseconds went by from a question to the client until its answer.
    Trip(u32),
}

/// Whether a guest goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stay {
    /// Goes on.
    On,
    /// Goes on, and the terminal rings its bell.
    Bell,
    /// Leaves: the terminal is given back and the connection ends well.
    Leave,
}

/// Something the console should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// What happened.
    pub what: Incident,
    /// From where; only where the settings ask for addresses.
    pub from: Option<IpAddr>,
}

/// What can happen at a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Incident {
    /// A code that nobody has.
    WrongCode,
    /// A key that is not known.
    WrongKey,
    /// A connection was turned away: too many are in.
    Full,
    /// A connection was turned away: too many are at the door.
    Crowded,
    /// Somebody took too long at the door and was cut off.
    TooSlow,
    /// Something other than a screen was asked for: a command, a forward, a second channel.
    Unasked,
    /// A connection answered no longer and was cut off.
    Silent,
    /// The screens of a guest failed. The guest was told so, the others play on.
    Panicked,
    /// No connection could be taken for a while: the system is out of something.
    Exhausted,
}

/// What the door says by itself, in the language of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The question for a join code, with what separates it from the answer.
    pub prompt: String,
    /// No terminal was asked for.
    pub no_screen: String,
    /// The screens failed.
    pub failed: String,
    /// The host closes.
    pub closed: String,
}
