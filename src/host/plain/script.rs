//! Lines that were written down beforehand.

use std::io;
use std::time::Duration;

use super::choice::{self, Line};
use super::input::{Heard, Lines};

/// Why lines cannot be read.
#[derive(Debug)]
pub enum Unread {
    /// The input fails.
    Failed(io::Error),
    /// A line, counted from 1, is no answer; the phrase says why.
    Line(usize, &'static str),
}

/// The words of every line that has any, each with its number from 1. Notes, empty lines and those
/// that ask for the options are left out, as line mode does nothing for them.
///
/// # Errors
/// [`Unread`] at the first line that cannot be read.
pub fn lines(input: &mut dyn Lines) -> Result<Vec<(usize, Vec<String>)>, Unread> {
    let mut all = Vec::new();
    for number in 1.. {
        match input.next(Duration::MAX).map_err(Unread::Failed)? {
            Heard::End | Heard::Silence => break,
            Heard::Line(Err(fault)) => return Err(Unread::Line(number, fault.phrase())),
            Heard::Line(Ok(line)) => match choice::read(&line) {
                Line::Words(words, _) if !words.is_empty() => all.push((number, words)),
                Line::Words(..) | Line::Repeat => {}
            },
        }
    }
    Ok(all)
}
