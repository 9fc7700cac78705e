//! The commands, and what most of them take.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::{Note, Papers, Redact, Rehearse, Report};
use crate::analysis::Limits;
use crate::host::settings::{Advertise, Listen};

/// Crisis tabletop exercises in the terminal.
///
/// Without a command: choose an exercise and play it on this screen.
#[derive(Debug, Parser)]
#[command(name = "offramp", version, max_term_width = 100)]
pub(in crate::cli) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(in crate::cli) command: Option<Command>,
    #[command(flatten)]
    pub(in crate::cli) likes: Likes,
}

/// How one likes it, whatever the command.
#[derive(Debug, Args)]
pub(in crate::cli) struct Likes {
    /// Language of texts and phrases, such as `en`; English where there is no translation.
    #[arg(long, global = true, value_name = "TAG")]
    pub(in crate::cli) lang: Option<String>,
    /// No colour; `NO_COLOR` in the environment does the same unless `OFFRAMP_COLOURS` names some.
    #[arg(long, global = true)]
    pub(in crate::cli) no_color: bool,
    /// Colours of the screen: `dark`, `light`, `high-contrast`, `monochrome`, or a file of your own.
    #[arg(long, global = true, value_name = "NAME", help_heading = "Screen")]
    pub(in crate::cli) theme: Option<String>,
    /// The mouse works on the screen.
    #[arg(long, global = true, help_heading = "Screen")]
    pub(in crate::cli) mouse: bool,
    /// Nothing on the screen moves by itself.
    #[arg(long, global = true, help_heading = "Screen")]
    pub(in crate::cli) reduced_motion: bool,
    /// The terminal's bell rings with the telephone.
    #[arg(long, global = true, help_heading = "Screen")]
    pub(in crate::cli) bell: bool,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// List the exercises of the library.
    List(List),
    /// Play an exercise.
    Play(Play),
    /// Go on with a session: the last one played, or the one named.
    Resume(Resume),
    /// Look back on sessions, finished or not: the whole debrief.
    Debrief(Debrief),
    /// Go through a session again, decision by decision; as lines of text the path alone.
    Replay(Replay),
    /// Check exercises and show everything wrong with them.
    Check(Check),
    /// Explore every path of an exercise from one chair: what can be reached, what it is worth.
    Explore(Explore),
    /// Play an exercise thousands of times by a policy, and show what it comes to.
    Simulate(Simulate),
    /// Host a session that others join with `ssh`, or go on with one, and steer it from here.
    Host(Host),
    /// Print how to join a hosted session.
    Codes(Codes),
    /// Print the fingerprint by which this host is known again.
    HostKey(HostKey),
    /// Look whether this machine can host.
    Doctor(Doctor),
    /// Let many people join a host on this machine, play and leave, and print how it went.
    #[command(name = "loadtest")]
    LoadTest(LoadTest),
    /// Prove that a session's record is whole and follows from its rules and draws.
    Verify(Verify),
    /// Take names, votes and everything that people wrote out of a session, for good.
    Redact(Redact),
    /// Write a note, a rating or an action of the improvement plan to a session that is over.
    Note(Note),
    /// Write a report of sessions: a page, Markdown, JSON or a table of events.
    Report(Report),
    /// Print papers before the day: manual, guide, role cards, events, evaluation, run sheet, play cards.
    Papers(Papers),
    /// Play an exercise fast in several ways, and tell the best, a typical and the worst run.
    Rehearse(Rehearse),
    /// Show all settings in force, and where each comes from.
    Config(Config),
    /// Print completions for a shell.
    Completions(Completions),
    /// Print the manual as roff.
    Man,
}

impl Command {
    /// What works the same whatever a player likes and wherever sessions are.
    pub(in crate::cli) fn needs_no_settings(&self) -> bool {
        matches!(
            self,
            Self::Check(_) | Self::Explore(_) | Self::Completions(_) | Self::Man
        )
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    /// Print JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Play {
    /// An id from `offramp list`, or the path of a folder or file.
    pub(in crate::cli) ex: Option<String>,
    /// Play as lines of text: decisions are read from stdin, one a line.
    #[arg(long)]
    pub(in crate::cli) plain: bool,
    /// What chance follows from, 0 to 18446744073709551615; without it a fresh one is drawn.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) seed: Option<u64>,
    /// The chair to sit in, by id; the first of the exercise without it.
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) chair: Option<String>,
    /// Where the session goes: a new or empty folder.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) session: Option<PathBuf>,
    /// Fix the draws, as indices from 0 in the order they fall; marks the session a rehearsal.
    #[arg(long, value_name = "N,N,…", value_delimiter = ',')]
    pub(in crate::cli) draws: Vec<u32>,
    /// In line mode, ask for a forecast where something rings, and again before what cannot be undone.
    #[arg(long, requires = "plain")]
    pub(in crate::cli) ask: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Resume {
    /// The session's name or folder; the last one played without it.
    pub(in crate::cli) session: Option<String>,
    /// Start a rehearsal in a new session instead: everything before decision N as it was played,
    /// live from there.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(in crate::cli) from: Option<u16>,
    /// Where the rehearsal goes: a new or empty folder.
    #[arg(long, value_name = "DIR", requires = "from")]
    pub(in crate::cli) to: Option<PathBuf>,
    /// Play as lines of text.
    #[arg(long)]
    pub(in crate::cli) plain: bool,
    /// In line mode, ask for a forecast where something rings, and again before what cannot be undone.
    #[arg(long, requires = "plain")]
    pub(in crate::cli) ask: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Debrief {
    /// Names or folders of sessions, several with --plain; without one the last session played.
    pub(in crate::cli) sessions: Vec<String>,
    /// One team of a hosted session, by its number or name; on the screen it is asked for.
    #[arg(long, value_name = "N|NAME")]
    pub(in crate::cli) team: Option<String>,
    /// Print it as lines of text; so it is where the output is no terminal.
    #[arg(long)]
    pub(in crate::cli) plain: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Replay {
    /// The session's name or folder.
    pub(in crate::cli) session: String,
    /// One team of a hosted session, by its number or name; on the screen it is asked for.
    #[arg(long, value_name = "N|NAME")]
    pub(in crate::cli) team: Option<String>,
    /// Print it as lines of text; so it is where the output is no terminal.
    #[arg(long)]
    pub(in crate::cli) plain: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    /// Folders or files of exercises.
    #[arg(required_unless_present = "explain")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Print JSON: an array of findings, `[]` when clean.
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Explore every path from every chair too: dead ends, parts no path comes to, choices that are none.
    #[arg(long)]
    pub(in crate::cli) prove: bool,
    #[command(flatten)]
    pub(in crate::cli) bounds: Bounds,
    /// Explain a code such as `E0101`, or its name.
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "json", "prove"])]
    pub(in crate::cli) explain: Option<String>,
}

/// How far a search may go.
#[derive(Debug, Clone, Copy, Args)]
pub(in crate::cli) struct Bounds {
    /// Search at most so many situations.
    #[arg(long, value_name = "N", default_value_t = 50_000_000)]
    pub(in crate::cli) limit: usize,
    /// Search in at most so much memory, in MiB.
    #[arg(long, value_name = "MIB", default_value_t = 4096)]
    pub(in crate::cli) memory: usize,
}

impl Bounds {
    pub(in crate::cli) fn limits(self) -> Limits {
        Limits {
            nodes: self.limit,
            bytes: self.memory.saturating_mul(1 << 20),
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Explore {
    /// An id from `offramp list`, or the path of a folder or file.
    pub(in crate::cli) ex: String,
    /// The chair to explore from, by id; the first of the exercise without it.
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) chair: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
    #[command(flatten)]
    pub(in crate::cli) bounds: Bounds,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Simulate {
    /// An id from `offramp list`, or the path of a folder or file.
    pub(in crate::cli) ex: String,
    /// So many playthroughs.
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub(in crate::cli) runs: u64,
    /// What every playthrough follows from, 0 to 18446744073709551615; without it a fresh one is drawn.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) seed: Option<u64>,
    /// How the chair decides; `uniform` without it, `script` with a script.
    #[arg(long, value_enum)]
    pub(in crate::cli) policy: Option<Policy>,
    /// Lines as `play --plain` reads them; once they have run out, the first options are taken.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) script: Option<PathBuf>,
    /// The chair that decides, by id; the first of the exercise without it.
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) chair: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

/// How a chair decides. Ties go to what stands first in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Policy {
    /// Every set of options alike, and every wording of a message alike.
    Uniform,
    /// The most points up to the next decision, in expectation.
    Greedy,
    /// The lightest act, then the least tension, in the worst case.
    Cautious,
    /// The heaviest act, then the most tension, that may come of it.
    Hawk,
    /// Calls and writes by its first channel whenever it can; else the first options.
    HotlineOnly,
    /// What the lines of a file say.
    Script,
    /// The highest expected total; the exercise is searched completely first.
    Best,
}

/// The port people join at.
pub(in crate::cli) const PORT: u16 = 2222;

#[derive(Debug, Args)]
pub(in crate::cli) struct Host {
    /// An exercise (an id from `offramp list`, or a path), or a hosted session to go on with.
    #[arg(value_name = "EX|SESSION")]
    pub(in crate::cli) what: String,
    /// So many teams, each in a world of its own.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(in crate::cli) teams: u16,
    /// One world for all: a team in each chair.
    #[arg(long, conflicts_with_all = ["teams", "chair"])]
    pub(in crate::cli) opposed: bool,
    /// The chair of the teams, by id; the first of the exercise without it.
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) chair: Option<String>,
    /// What chance follows from, at every table alike; without it a fresh one is drawn.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) seed: Option<u64>,
    /// Time for a decision, such as `10m`; then the team's declared default is taken.
    #[arg(long, value_name = "SPAN", value_parser = crate::cli::host::seconds)]
    pub(in crate::cli) decide_in: Option<u32>,
    /// How long the day may last, from the welcome to the end, such as `3h30`: the console tells how
    /// late the room is, and what to leave out then.
    #[arg(long, value_name = "SPAN", value_parser = crate::cli::host::budget)]
    pub(in crate::cli) budget: Option<u32>,
    /// Play begins at once, without waiting for the facilitator.
    #[arg(long)]
    pub(in crate::cli) start: bool,
    /// Where the session goes: a new or empty folder.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) session: Option<PathBuf>,
    /// Where to listen: `127.0.0.1:2222` is for this machine alone, `0.0.0.0:2222` for its network.
    #[arg(long, value_name = "ADDRESS:PORT", help_heading = "Door")]
    pub(in crate::cli) listen: Option<Listen>,
    /// What people type after the `@`, where that is not the address it listens at.
    #[arg(long, value_name = "HOST[:PORT]", help_heading = "Door")]
    pub(in crate::cli) advertise: Option<Advertise>,
    /// The host's key, where it is not its own.
    #[arg(long, value_name = "FILE", help_heading = "Door")]
    pub(in crate::cli) host_key: Option<PathBuf>,
    /// Public keys, one a line, that open the console as `facilitator@…`.
    #[arg(long, value_name = "FILE", help_heading = "Door")]
    pub(in crate::cli) facilitator_key: Option<PathBuf>,
    /// Connections at most; 500 if nobody says otherwise.
    #[arg(long, value_name = "N", help_heading = "Door")]
    pub(in crate::cli) max_participants: Option<u32>,
    /// Connections from one address at most; a room stands behind one.
    #[arg(long, value_name = "N", help_heading = "Door")]
    pub(in crate::cli) max_per_ip: Option<usize>,
    /// So often a second, what others do is shown.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=60), help_heading = "Door")]
    pub(in crate::cli) publish_hz: u8,
    /// The console names the addresses that incidents come from.
    #[arg(long, help_heading = "Door")]
    pub(in crate::cli) log_peers: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Codes {
    /// The session's name or folder.
    pub(in crate::cli) session: String,
    /// What people type after the `@`.
    #[arg(long, value_name = "HOST[:PORT]")]
    pub(in crate::cli) advertise: Option<Advertise>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct HostKey {
    /// The host's key, where it is not its own.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) host_key: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Doctor {
    /// Where the host is to listen; 127.0.0.1:2222 if nobody says otherwise.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(in crate::cli) listen: Option<Listen>,
    /// So many people are expected.
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub(in crate::cli) participants: u32,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct LoadTest {
    /// So many people, 125 at a table.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = people)]
    pub(in crate::cli) sessions: usize,
    /// They play for so many seconds, and in a storm for as many again.
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub(in crate::cli) seconds: u32,
    /// A storm of votes comes last: 20 people cast 200 a second.
    #[arg(long)]
    pub(in crate::cli) storm: bool,
    /// What is hosted for it, where no host is named: an id from `offramp list`, or a path.
    #[arg(
        long,
        value_name = "EX",
        default_value = "an-empty-room",
        conflicts_with = "target"
    )]
    pub(in crate::cli) exercise: String,
    /// A host of your own on this machine, which is given the load instead.
    #[arg(long, value_name = "ADDRESS:PORT", requires = "code")]
    pub(in crate::cli) target: Option<SocketAddr>,
    /// A code of that host with which people play; several for several teams.
    #[arg(long, value_name = "CODE", requires = "target")]
    pub(in crate::cli) code: Vec<String>,
    /// Print JSON.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

/// People of a load.
fn people(text: &str) -> Result<usize, String> {
    let number = text
        .parse()
        .ok()
        .filter(|number| (1..=8000).contains(number));
    number.ok_or_else(|| format!("expected 1 to 8000 people, found `{text}`"))
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    /// The session's name or folder.
    pub(in crate::cli) session: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Config {
    /// Print JSON: an object of settings, each with `value` and `from`.
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub(in crate::cli) shell: clap_complete::Shell,
}
