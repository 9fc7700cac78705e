//! Texts that try to harm a terminal, in every place where an exercise can put one.

use std::sync::Arc;

use super::ended::ended;
use super::room::view;
use crate::session::view::cost::Cost;
use crate::session::view::debrief::Debrief;
use crate::session::view::*;

/// Every text made hostile: escape sequences, reordering, tags, a tower of marks.
pub(crate) fn hostile() -> View {
    let mut view = view();
    for text in [&mut view.title, &mut view.chair, &mut view.tension.band] {
        *text = evil(text);
    }
    view.briefing = evil(&view.briefing);
    view.chair_briefing = evil(&view.chair_briefing);
    view.situation
        .iter_mut()
        .for_each(|text| *text = evil(text));
    view.content_notes
        .iter_mut()
        .chain(&mut view.limits)
        .for_each(|text| *text = evil(text));
    view.roles
        .iter_mut()
        .for_each(|(role, text)| (*role, *text) = (evil(role), evil(text)));
    view.objectives
        .iter_mut()
        .for_each(|(text, _)| *text = evil(text));
    view.criteria
        .iter_mut()
        .for_each(|(text, _)| *text = evil(text));
    view.clocks
        .iter_mut()
        .for_each(|(zone, time)| (*zone, *time) = (evil(zone), evil(time)));
    for band in &mut view.tension.bands {
        (band.name, band.beside) = (evil(&band.name), evil(&band.beside));
    }
    for meter in &mut view.meters {
        (meter.name, meter.band) = (evil(&meter.name), evil(&meter.band));
        meter
            .causes
            .iter_mut()
            .for_each(|(_, _, why)| *why = Cause::Known(evil("why")));
    }
    for channel in &mut view.channels {
        (channel.name, channel.about) = (evil(&channel.name), evil(&channel.about));
    }
    for item in &mut view.traffic {
        (item.from, item.channel, item.text) =
            (evil(&item.from), evil(&item.channel), evil(&item.text));
        item.reply = item
            .reply
            .take()
            .map(|(from, text)| (evil(&from), evil(&text)));
    }
    if let Some(stage) = &mut view.stage {
        stage.title = evil(&stage.title);
    }
    if let Some(decision) = &mut view.decision {
        decision.ask = evil(&decision.ask);
        for option in &mut decision.options {
            (option.label, option.detail, option.message) = (
                evil(&option.label),
                evil(&option.detail),
                evil(&option.message),
            );
            option.greyed = option.greyed.take().map(|reason| evil(&reason));
            for slot in &mut option.slots {
                slot.name = evil(&slot.name);
                for clause in &mut slot.clauses {
                    (clause.label, clause.text) = (evil(&clause.label), evil(&clause.text));
                    (clause.translated, clause.theirs, clause.fact) = (
                        evil(&clause.translated),
                        evil(&clause.theirs),
                        evil(&clause.fact),
                    );
                }
            }
        }
    }
    let done = ended();
    view.silences = done.silences;
    for silence in &mut view.silences {
        (silence.channel, silence.reason) = (evil(&silence.channel), evil(&silence.reason));
        silence
            .terms
            .iter_mut()
            .for_each(|(label, ..)| *label = evil(label));
    }
    view.ending = done.ending.map(|ending| EndingView {
        title: evil(&ending.title),
        text: evil(&ending.text),
        history: evil(&ending.history),
        ..ending
    });
    view.sheet = done.sheet.map(|mut sheet| {
        sheet.band = evil(&sheet.band);
        sheet
            .dimensions
            .iter_mut()
            .for_each(|(code, ..)| *code = evil(code));
        sheet
            .objectives
            .iter_mut()
            .for_each(|(text, rating, reason)| {
                (*text, *rating, *reason) = (evil(text), evil(rating), evil(reason))
            });
        for line in &mut sheet.ledger {
            (line.dimension, line.rule, line.subject) =
                (evil(&line.dimension), evil(&line.rule), evil(&line.subject));
            (line.anchor, line.reason) = (evil(&line.anchor), evil(&line.reason));
        }
        sheet
    });
    view
}

/// The same done to a record that is looked back on.
pub(crate) fn hostile_record(mut record: Debrief) -> Debrief {
    record.now = Arc::new(View {
        ending: record.now.ending.as_ref().and(hostile().ending),
        ..hostile()
    });
    if let Some(account) = &mut record.account {
        account.story = evil(&account.story);
    }
    for moment in &mut record.moments {
        moment.history = evil(&moment.history);
        for (zone, time) in &mut moment.clocks {
            (*zone, *time) = (evil(zone), evil(time));
        }
        if let Some(stage) = &mut moment.stage {
            stage.title = evil(&stage.title);
        }
        let Some(decided) = &mut moment.decision else {
            continue;
        };
        (decided.ask, decided.note) = (evil(&decided.ask), evil(&decided.note));
        for text in decided.came.iter_mut().chain(&mut decided.historical) {
            *text = evil(text);
        }
        for taken in &mut decided.options {
            (taken.label, taken.note) = (evil(&taken.label), evil(&taken.note));
            (taken.act, taken.class) = (evil(&taken.act), evil(&taken.class));
            taken.letter.iter_mut().for_each(|line| *line = evil(line));
        }
    }
    if let Cost::Told(costs) = &mut record.cost {
        let costs = Arc::make_mut(costs);
        for decision in &mut costs.decisions {
            let better = decision.better.iter_mut().map(|better| &mut better.what);
            for what in better.chain([&mut decision.chosen.what]) {
                let labels = what
                    .options
                    .iter_mut()
                    .chain(&mut what.clauses)
                    .chain(&mut what.slots);
                labels.for_each(|label| *label = evil(label));
            }
        }
        if let Some(exit) = &mut costs.exit {
            exit.ending = evil(&exit.ending);
        }
    }
    for each in &mut record.knowledge {
        each.text = evil(&each.text);
    }
    for each in &mut record.forecasts {
        each.channel = evil(&each.channel);
    }
    for (stage, questions) in &mut record.questions {
        *stage = evil(stage);
        questions.iter_mut().for_each(|text| *text = evil(text));
    }
    for card in &mut record.cards {
        (card.title, card.text) = (evil(&card.title), evil(&card.text));
    }
    for dispute in &mut record.disputes {
        dispute.question = evil(&dispute.question);
        dispute
            .claims
            .iter_mut()
            .for_each(|text| *text = evil(text));
    }
    for source in &mut record.sources {
        (source.id, source.reference) = (evil(&source.id), evil(&source.reference));
        source.used_for = evil(&source.used_for);
    }
    record
}

pub(crate) fn evil(text: &str) -> String {
    format!(
        "\x1b[2J\x1b]0;owned\x07{text}\u{202e}\u{e0041}\u{200b}a{}\u{9b}31m\u{7}",
        "\u{301}".repeat(5_000)
    )
}
