//! The decoder itself: a state, a byte, the next state.

use std::time::Duration;

use super::paste::Paste;
use super::sequence::{self, LONGEST, Meaning};
use crate::host::ssh::house::Input;
use crate::tui::key::{Code, Key};

const ESC: u8 = 0x1b;
/// Ctrl-C.
pub(in crate::host::ssh) const INTERRUPT: u8 = 0x03;
/// After so long an Esc that was begun with is the key of that name.
const LONE: Duration = Duration::from_millis(50);
/// After so long without a byte a paste has lost its end.
const LOST: Duration = Duration::from_secs(1);

/// Reads keys and pastes from bytes that come in any pieces. Holds a few bytes, and one paste.
#[derive(Debug, Default)]
pub struct Decoder(State);

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// ESC has come.
    Escape,
    /// `ESC [` has come, and so many of these bytes; more than fit are only counted as one more.
    Control([u8; LONGEST], usize),
    /// `ESC [ [` has come.
    Console,
    /// `ESC O` has come.
    SingleShift,
    /// So many bytes that mean nothing are to come.
    Raw(u8),
    /// A character has begun: its bytes, how many there are and how many there will be.
    Character {
        bytes: [u8; 4],
        have: usize,
        need: usize,
        alt: bool,
    },
    Paste(Paste),
}

impl Decoder {
    /// Takes bytes and hands out what they mean.
    pub fn take(&mut self, bytes: &[u8], mut out: impl FnMut(Input)) {
        for byte in bytes {
            self.step(*byte, &mut out);
        }
    }

    /// How long to wait for more bytes before [`Decoder::give_up`]; none where nothing is open.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        match self.0 {
            State::Ground => None,
            State::Paste(_) => Some(LOST),
            _ => Some(LONE),
        }
    }

    /// Nothing more came: what was begun is what it is.
    pub fn give_up(&mut self, mut out: impl FnMut(Input)) {
        match std::mem::take(&mut self.0) {
            State::Escape => out(Input::Key(Key::plain(Code::Esc))),
            State::Control(_, 0) => out(Input::Key(alt('['))),
            State::SingleShift => out(Input::Key(alt('O'))),
            State::Paste(paste) => out(Input::Paste(paste.finish())),
            _ => {}
        }
    }

    /// Bytes it holds beside itself.
    #[must_use]
    pub fn held(&self) -> usize {
        match &self.0 {
            State::Paste(paste) => paste.held(),
            _ => 0,
        }
    }

    fn step(&mut self, byte: u8, out: &mut impl FnMut(Input)) {
        match &mut self.0 {
            State::Ground => self.ground(byte, false, out),
            State::Escape => self.escape(byte, out),
            State::Control(bytes, have) => match byte {
                b'[' if *have == 0 => self.0 = State::Console,
                b' '..=b'?' => {
                    if let Some(place) = bytes.get_mut(*have) {
                        *place = byte;
                    }
                    *have = (*have + 1).min(LONGEST + 1);
                }
                b'@'..=b'~' => {
                    let meaning = bytes
                        .get(..*have)
                        .map(|inner| sequence::control(inner, byte));
                    self.mean(meaning.unwrap_or(Meaning::Nothing), out);
                }
                _ => self.ground(byte, false, out),
            },
            State::Console => match byte {
                b' '..=b'~' => self.mean(known(sequence::console(byte)), out),
                _ => self.ground(byte, false, out),
            },
            State::SingleShift => match byte {
                b' '..=b'~' => self.mean(known(sequence::single_shift(byte)), out),
                _ => self.ground(byte, false, out),
            },
            State::Raw(left) => match left.checked_sub(1) {
                Some(left @ 1..) => self.0 = State::Raw(left),
                _ => self.0 = State::Ground,
            },
            State::Character { .. } => self.character(byte, out),
            State::Paste(paste) => {
                if paste.take(byte) {
                    self.give_up(out);
                }
            }
        }
    }

    fn mean(&mut self, meaning: Meaning, out: &mut impl FnMut(Input)) {
        self.0 = match meaning {
            Meaning::Paste => State::Paste(Paste::default()),
            Meaning::Raw(bytes) => State::Raw(bytes),
            Meaning::Key(_) | Meaning::Nothing => State::Ground,
        };
        if let Meaning::Key(key) = meaning {
            out(Input::Key(key));
        }
    }

    fn escape(&mut self, byte: u8, out: &mut impl FnMut(Input)) {
        match byte {
            b'[' => self.0 = State::Control([0; LONGEST], 0),
            b'O' => self.0 = State::SingleShift,
            ESC => out(Input::Key(Key::plain(Code::Esc))),
            // Nobody holds Alt beside it: a slow line has put two keys into one packet.
            INTERRUPT => {
                out(Input::Key(Key::plain(Code::Esc)));
                self.ground(byte, false, out);
            }
            _ => self.ground(byte, true, out),
        }
    }

    /// A byte that begins something, or is a key by itself.
    fn ground(&mut self, byte: u8, with_alt: bool, out: &mut impl FnMut(Input)) {
        self.0 = State::Ground;
        let need = match byte {
            ESC => {
                self.0 = State::Escape;
                return;
            }
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => {
                if let Some(key) = single(byte) {
                    out(Input::Key(Key {
                        alt: with_alt,
                        ..key
                    }));
                }
                return;
            }
        };
        let bytes = [byte, 0, 0, 0];
        self.0 = State::Character {
            bytes,
            have: 1,
            need,
            alt: with_alt,
        };
    }

    fn character(&mut self, byte: u8, out: &mut impl FnMut(Input)) {
        let State::Character {
            bytes,
            have,
            need,
            alt,
        } = &mut self.0
        else {
            return;
        };
        // A character that breaks off takes nothing with it.
        if !(0x80..=0xbf).contains(&byte) {
            return self.ground(byte, false, out);
        }
        bytes[*have] = byte;
        *have += 1;
        if have < need {
            return;
        }
        let text = std::str::from_utf8(&bytes[..*need]).ok();
        let c = text.and_then(|text| text.chars().next());
        if let Some(c) = c.filter(|c| !c.is_control()) {
            out(Input::Key(Key {
                alt: *alt,
                ..Key::char(c)
            }));
        }
        self.0 = State::Ground;
    }
}

fn known(key: Option<Key>) -> Meaning {
    key.map_or(Meaning::Nothing, Meaning::Key)
}

fn alt(c: char) -> Key {
    Key {
        alt: true,
        ..Key::char(c)
    }
}

/// The key of a single byte, as a terminal in raw mode sends it.
fn single(byte: u8) -> Option<Key> {
    Some(match byte {
        b'\r' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        // Some terminals send one, some the other; nobody needs them apart.
        0x08 | 0x7f => Key::plain(Code::Backspace),
        0x00 => Key::ctrl(' '),
        0x01..=0x1a => Key::ctrl(char::from(byte + b'a' - 1)),
        0x1c..=0x1f => Key::ctrl(char::from(byte - 0x1c + b'4')),
        b' '..=b'~' => Key::char(char::from(byte)),
        _ => return None,
    })
}
