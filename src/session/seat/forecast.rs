//! Sealed forecasts against what came, and how well they were calibrated.

use super::seen::Seen;
use crate::engine::Event;
use crate::exercise::model::*;
use crate::session::said::Foretold;
use crate::session::view::debrief::Forecast;

/// Minutes within which somebody must answer for a forecast to have come.
const HOUR: Minutes = 60;

/// The chair's forecasts so far, oldest first.
pub(super) fn forecasts(seen: &Seen<'_>) -> Vec<Forecast> {
    let own = seen.forecasts.iter().filter(|one| one.chair == seen.chair);
    own.map(|foretold| {
        let came = answers(seen, foretold);
        let since = |at: Minutes| at.saturating_sub(foretold.at);
        let after = came
            .iter()
            .find(|(_, hollow)| !hollow)
            .map(|(at, _)| since(*at));
        let first = came.first().filter(|(_, hollow)| *hollow);
        let passed = seen.state.clock.saturating_sub(foretold.at);
        // Within the last minute of the hour somebody may still answer, unless play is over.
        let hour_is_over = passed > HOUR || seen.over() && passed == HOUR;
        Forecast {
            at: foretold.at,
            channel: seen.text(seen.exercise.channels[foretold.channel].name),
            percent: foretold.percent,
            came: match after {
                Some(after) => Some(after <= HOUR),
                None => hour_is_over.then_some(false),
            },
            after,
            received: first.map(|(at, _)| since(*at)),
        }
    })
    .collect()
}

/// Who answered and when, on the line or to a letter that left with this commit: the minute, and
/// whether it was a receipt without substance. No more than the first answer of substance.
fn answers(seen: &Seen<'_>, foretold: &Foretold) -> Vec<(Minutes, bool)> {
    let model = &seen.exercise.channels[foretold.channel];
    let hollow = |answer: u8| {
        let answer = model.answers.get(usize::from(answer));
        answer.is_none_or(|answer| answer.hollow)
    };
    let mut letters: Vec<OptionId> = Vec::new();
    let mut all = Vec::new();
    for (at, event) in seen.timed().skip(foretold.before) {
        let answer = match event {
            Event::Spoke { channel, answer } if *channel == foretold.channel => *answer,
            Event::Replied { option, answer } if letters.contains(option) => *answer,
            Event::Sent { option, .. } if at == foretold.at => {
                let message = seen.exercise.options[*option].message.as_ref();
                if message.and_then(|message| message.via) == Some(foretold.channel) {
                    letters.push(*option);
                }
                continue;
            }
            _ => continue,
        };
        all.push((at, hollow(answer)));
        if !hollow(answer) {
            break;
        }
    }
    all
}

/// For each percent that was said, rising: percent, how often, how often it came. Open ones do not
/// count.
pub(super) fn calibration(forecasts: &[Forecast]) -> Vec<(u8, u32, u32)> {
    let mut rows: Vec<(u8, u32, u32)> = Vec::new();
    for forecast in forecasts {
        let Some(came) = forecast.came else { continue };
        let at = match rows.binary_search_by_key(&forecast.percent, |row| row.0) {
            Ok(at) => at,
            Err(at) => {
                rows.insert(at, (forecast.percent, 0, 0));
                at
            }
        };
        rows[at].1 += 1;
        rows[at].2 += u32::from(came);
    }
    rows
}

/// Mean Brier score of the settled forecasts in thousandths, halves rounded up.
pub(super) fn brier(forecasts: &[Forecast]) -> Option<u32> {
    let settled: Vec<u32> = forecasts
        .iter()
        .filter_map(|forecast| {
            let truth = if forecast.came? { 100 } else { 0 };
            let off = u32::from(forecast.percent).abs_diff(truth);
            Some(off * off)
        })
        .collect();
    let count = u32::try_from(settled.len())
        .ok()
        .filter(|count| *count > 0)?;
    // A square of 100 is 1000 thousandths.
    Some((settled.iter().sum::<u32>() + 5 * count) / (10 * count))
}
