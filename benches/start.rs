//! What it costs to come to the first frame of the flagship, in CPU time, beside a bare ratatui
//! program that draws one static full screen and exits; and the memory that play resides in.
//!
//! The bare program is this one, started with `--bare`.

#![cfg(unix)]
#![allow(clippy::print_stdout, reason = "a bench says what it measured")]

use nix::sys::resource::{UsageWho, getrusage};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::widgets::{Paragraph, Wrap};
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

/// Dearer than this is a regression: CPU times of the bare program.
const AT_MOST: f64 = 3.0;
/// Resident memory, KiB.
const MEMORY: u64 = 20 * 1024;
const RUNS: u32 = 30;
/// What the bare program shows last: one word, since blanks between words are not written.
const LAST: &str = "the-end";
/// Ctrl-C.
const INTERRUPT: &[u8] = &[3];

fn main() {
    if std::env::args().any(|argument| argument == "--bare") {
        return bare();
    }
    let scratch = std::env::temp_dir().join(format!("offramp-start-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("the temporary folder takes one more");
    let itself = std::env::current_exe().expect("a running program has a path");
    let mut pairs = Vec::new();
    for nth in 0..RUNS {
        let mut command = CommandBuilder::new(&itself);
        command.arg("--bare");
        let plain = cost(command, &scratch, LAST, &[]).0;
        let whole = cost(flagship(&scratch, nth), &scratch, "Empty", &[]).0;
        pairs.push((whole.as_secs_f64() / plain.as_secs_f64(), plain, whole));
    }
    // The middle pair: what else runs on the machine makes some dear, and its clock goes up and down.
    pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (ratio, plain, whole) = pairs[pairs.len() / 2];
    println!("bare {plain:?}, first frame of the flagship {whole:?}, ratio {ratio:.2}");
    let keys: Vec<&[u8]> = std::iter::repeat_n(&b"\r"[..], 8).collect();
    let (_, resident) = cost(flagship(&scratch, RUNS), &scratch, "Empty", &keys);
    println!("resident while playing: {resident} KiB");
    let _ = std::fs::remove_dir_all(&scratch);
    assert!(
        ratio <= AT_MOST,
        "starting may cost {AT_MOST} bare programs"
    );
    assert!(resident > 0 && resident <= MEMORY, "{resident} KiB");
}

fn flagship(scratch: &Path, nth: u32) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_offramp"));
    command.args(["play", "an-empty-room", "--seed", "7", "--session"]);
    command.arg(scratch.join(nth.to_string()));
    command
}

/// Draws one static full screen.
fn bare() {
    let mut screen = ratatui::init();
    let line = "The line is good. It rings in a room with a lamp and a chair, and nobody comes. ";
    let drawn = screen.draw(|frame| {
        let area = frame.area();
        let cells = usize::from(area.width) * usize::from(area.height);
        let mut text = line.repeat(cells / line.len() - 2);
        text.push_str(LAST);
        frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: false }), area);
    });
    drawn.expect("the terminal of the bench takes a frame");
    ratatui::restore();
}

/// CPU time of a program until it is left after its first frame that shows `text`, and the KiB it
/// resided in after the keys; 0 where it is already gone.
fn cost(
    mut command: CommandBuilder,
    scratch: &Path,
    text: &str,
    keys: &[&[u8]],
) -> (Duration, u64) {
    command.env("TERM", "xterm-256color");
    command.env("OFFRAMP_DATA", scratch);
    let before = children();
    let size = PtySize {
        rows: 36,
        cols: 120,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).expect("a terminal");
    let mut child = pair
        .slave
        .spawn_command(command)
        .expect("the program starts");
    drop(pair.slave);
    let mut output = pair.master.try_clone_reader().expect("what it shows");
    let mut input = pair.master.take_writer().expect("its keyboard");
    let mut shown = Vec::new();
    let mut part = [0; 1 << 16];
    while !shown
        .windows(text.len())
        .any(|part| part == text.as_bytes())
    {
        let Ok(count @ 1..) = output.read(&mut part) else {
            panic!("the program ended without showing `{text}`");
        };
        shown.extend_from_slice(&part[..count]);
    }
    let mut resident = 0;
    for key in keys {
        input.write_all(key).expect("a running program takes keys");
        let _ = output.read(&mut part);
        resident = memory(child.process_id());
    }
    let _ = input.write_all(INTERRUPT);
    let drain = std::thread::spawn(move || while let Ok(1..) = output.read(&mut part) {});
    child.wait().expect("the program ends");
    drop(input);
    drop(pair.master);
    drain.join().expect("reading to the end does not fail");
    (children() - before, resident)
}

/// CPU time of all children so far.
fn children() -> Duration {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    let whole = |time: nix::sys::time::TimeVal| {
        let micros = time.tv_sec() * 1_000_000 + time.tv_usec();
        Duration::from_micros(u64::try_from(micros).unwrap_or(0))
    };
    whole(usage.user_time()) + whole(usage.system_time())
}

/// KiB that a process resides in.
fn memory(process: Option<u32>) -> u64 {
    let status = process.map(|id| std::fs::read_to_string(format!("/proc/{id}/status")));
    let status = status.and_then(Result::ok).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let figure = line.and_then(|line| line.trim().strip_suffix("kB"));
    figure.map_or(0, |figure| figure.trim().parse().unwrap_or(0))
}
