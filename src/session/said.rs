//! What a chair says beside its moves: notes, sealed forecasts and its own account. Written as
//! remarks of an entry and read back from them. A log may come from anywhere, so a remark that
//! means nothing is passed over.

use super::entry::{Remark, RemarkKind};
use super::view::Command;
use super::view::debrief::Account;
use crate::exercise::model::*;

/// Characters of one text that are kept; a log line has room for far more.
pub const LONGEST: usize = 10_000;

/// The parts of an account, as remarks name them.
const PARTS: [&str; 3] = ["story", "strength", "improvement"];

/// A sealed forecast: somebody will answer on the channel within the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foretold {
    /// Scenario minute at which it was sealed.
    pub at: Minutes,
    /// Who said it.
    pub chair: ChairId,
    /// The channel.
    pub channel: ChannelId,
    /// Percent, 0..=100.
    pub percent: u8,
    /// How many events there were before it: only later ones can bear it out.
    pub before: usize,
}

/// What a command says beside its move, and a further note; `stage` is the open one, by its name
/// in the file.
pub(super) fn remarks(by: &str, stage: &str, command: &Command, further: &str) -> Vec<Remark> {
    let remark = |kind, about: &str, text: &str| Remark {
        kind,
        by: by.to_owned(),
        about: about.to_owned(),
        text: crate::text::clean(text.trim())
            .chars()
            .take(LONGEST)
            .collect(),
    };
    let mut all = Vec::new();
    match command {
        Command::Commit {
            note, forecasts, ..
        } => {
            all.push(remark(RemarkKind::Note, stage, note));
            all.extend(forecasts.iter().map(|(channel, percent)| {
                remark(RemarkKind::Forecast, channel, &percent.to_string())
            }));
        }
        Command::Account(account) => {
            let texts = [&account.story, &account.strength, &account.improvement];
            let parts = PARTS.iter().zip(texts);
            all.extend(parts.map(|(part, text)| remark(RemarkKind::Account, part, text)));
        }
        Command::PickUp | Command::LetRing => {}
    }
    all.push(remark(RemarkKind::Note, stage, further));
    all.retain(|remark| !remark.text.is_empty());
    all
}

/// The forecasts among the remarks: who, on which channel, and the percent.
pub(super) fn forecasts<'a>(
    exercise: &'a Exercise,
    remarks: &'a [Remark],
) -> impl Iterator<Item = (ChairId, ChannelId, u8)> + 'a {
    let foretold = remarks
        .iter()
        .filter(|remark| remark.kind == RemarkKind::Forecast);
    foretold.filter_map(|remark| {
        let chair = exercise.chairs.find(|chair| chair.id == remark.by)?.0;
        let channel = exercise.channels.find(|one| one.id == remark.about)?.0;
        let percent = remark.text.parse().ok().filter(|percent| *percent <= 100)?;
        Some((chair, channel, percent))
    })
}

/// The account that the remarks of one entry hold; none where all of it is empty.
pub(super) fn account(remarks: &[Remark]) -> Option<Account> {
    let part = |name: &str| {
        let part = remarks
            .iter()
            .find(|remark| remark.kind == RemarkKind::Account && remark.about == name);
        part.map_or_else(String::new, |remark| remark.text.clone())
    };
    let [story, strength, improvement] = PARTS.map(part);
    let account = Account {
        story,
        strength,
        improvement,
    };
    (account != Account::default()).then_some(account)
}
