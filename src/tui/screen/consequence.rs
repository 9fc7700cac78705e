//! After a commit: what was done, what came back, when and through which channel, page by page; and
//! how much time went by and what it moved.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{Ask, Here};
use super::briefing::onward;
use super::leaf::{Leaf, middle};
use super::status::causes;
use super::traffic::{self, Mark};
use crate::session::view::debrief::Forecast;
use crate::session::view::{MeterView, TrafficKind, TrafficView, View};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, columns, pane_title};

/// The width that shows what was moved beside what happened.
const WIDE: u16 = 100;
/// The widest column of it.
const WIDEST: u16 = 140;

/// What came of a commit, against the view before it.
pub(crate) struct Consequence {
    before: Arc<View>,
    leaf: Leaf,
    /// What it moved, where that stands beside.
    side: Scroll,
}

impl Consequence {
    pub(crate) fn new(before: Arc<View>) -> Self {
        Self {
            before,
            leaf: Leaf::default(),
            side: Scroll::default(),
        }
    }

    pub(crate) fn act(&mut self, action: Action, here: Here<'_>) -> Ask {
        let on = Ask::Go(onward(here.view));
        match action {
            Action::Back => on,
            action => {
                self.side.act(action);
                self.leaf.act(action, on)
            }
        }
    }

    pub(crate) fn scrolls(&self) -> [&Scroll; 2] {
        [self.leaf.scroll(), &self.side]
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let place = middle(area, WIDEST);
        let name = look.locale.say("consequence-title", &[]);
        if place.width < WIDE {
            return self.leaf.draw(buffer, place, look, &name, |doc| {
                self.summary(doc, look, view);
                doc.blank();
                news(doc, look, view);
                self.next(doc, look, view);
            });
        }
        let [left, right] = columns(place, [66, 34]);
        self.leaf
            .draw(buffer, left, look, &name, |doc| news(doc, look, view));
        let name = look.locale.say("consequence-moved", &[]);
        let rest = pane_title(buffer, right, look, &name, "", false);
        let mut doc = Doc::new(Scroll::room(rest.width));
        self.summary(&mut doc, look, view);
        self.next(&mut doc, look, view);
        self.side.draw(buffer, rest, look, &doc);
    }

    /// What follows on the next screen.
    fn next(&self, doc: &mut Doc, look: Look<'_>, view: &View) {
        if let Some(next) = onward_words(look, view, &self.before) {
            doc.blank().text(&next, look.style(Meaning::Focus));
        }
    }

    /// The time that went by and every number that moved.
    fn summary(&self, doc: &mut Doc, look: Look<'_>, view: &View) {
        let passed = view.elapsed.saturating_sub(self.before.elapsed);
        let arguments = [
            ("from", look.clock(self.before.elapsed).into()),
            ("to", look.clock(view.elapsed).into()),
            ("cost", look.cost(passed).into()),
        ];
        doc.text(
            &look.locale.say("consequence-time", &arguments),
            look.style(Meaning::Strong),
        );
        let tension = look.locale.say("status-tension", &[]);
        let mut moved = vec![(tension.as_str(), &self.before.tension, &view.tension)];
        for meter in &view.meters {
            let before = self.before.meters.iter().find(|other| other.id == meter.id);
            moved.extend(before.map(|before| (meter.name.as_str(), before, meter)));
        }
        for (name, before, meter) in moved {
            let by = meter.value.saturating_sub(before.value);
            if let Some(words) = change(look, name, before, meter) {
                let text = look.style(Meaning::Text);
                doc.hang("· ", &words, text, text);
                causes(doc, look, meter, told(meter, by));
            }
        }
        let open_before = |index: usize| {
            let before = self.before.forecasts.get(index);
            before.is_none_or(|forecast| forecast.came.is_none())
        };
        for (index, forecast) in view.forecasts.iter().enumerate() {
            if let Some(words) = settled(look, forecast).filter(|_| open_before(index)) {
                let text = look.style(Meaning::Text);
                doc.hang("◆ ", &words, look.style(Meaning::Focus), text);
            }
        }
    }
}

/// How many of the causes made this change: those since the last commit, unless others committed
/// between the two pictures and these are not all.
fn told(meter: &MeterView, by: i32) -> usize {
    let since = meter.causes.iter().take(meter.since);
    let sum = since.fold(0_i32, |sum, (_, by, _)| sum.saturating_add(*by));
    if sum == by { meter.since } else { 0 }
}

/// What one did, then what came back.
fn news(doc: &mut Doc, look: Look<'_>, view: &View) {
    let news = view.traffic.get(view.traffic_seen..).unwrap_or_default();
    let (own, back): (Vec<&TrafficView>, Vec<&TrafficView>) =
        news.iter().partition(|item| is_own(item.kind));
    for (number, item) in own.iter().enumerate() {
        if number > 0 {
            doc.blank();
        }
        let before = number.checked_sub(1).map(|before| own[before]);
        traffic::item(doc, look, &named(item, before), Mark::None);
    }
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    if back.is_empty() {
        let nothing = look.locale.say("consequence-nothing", &[]);
        doc.blank().text(&nothing, text);
        return;
    }
    doc.blank()
        .text(&look.locale.say("consequence-back", &[]), dim);
    for (number, item) in back.into_iter().enumerate() {
        if number > 0 {
            doc.blank();
        }
        traffic::item(doc, look, item, Mark::None);
    }
}

/// What came of a decision, without its name where the decision stands right above.
fn named(item: &TrafficView, before: Option<&TrafficView>) -> TrafficView {
    let mut told = item.clone();
    let decided = before.is_some_and(|before| {
        before.kind == TrafficKind::Decision && before.text.starts_with(&item.from)
    });
    if item.kind == TrafficKind::Consequence && decided {
        told.from.clear();
    }
    told
}

/// Of one's own doing, as against what the world answered.
const fn is_own(kind: TrafficKind) -> bool {
    use TrafficKind::{Consequence, Decision, OwnLine, Sent};
    matches!(kind, Decision | Consequence | Sent | OwnLine)
}

/// A forecast against what came; none while its hour runs.
fn settled(look: Look<'_>, forecast: &Forecast) -> Option<String> {
    let came = forecast.came?;
    let arguments = [
        ("channel", forecast.channel.as_str().into()),
        ("percent", i64::from(forecast.percent).into()),
        ("cost", look.cost(forecast.after.unwrap_or(0)).into()),
        ("received", look.cost(forecast.received.unwrap_or(0)).into()),
    ];
    Some(match (came, forecast.received) {
        (true, _) => look.locale.say("forecast-came", &arguments),
        (false, Some(_)) => look.locale.say("forecast-received", &arguments),
        (false, None) => look.locale.say("forecast-silent", &arguments),
    })
}

fn change(look: Look<'_>, name: &str, before: &MeterView, now: &MeterView) -> Option<String> {
    let by = i64::from(now.value) - i64::from(before.value);
    let stood = |meter: &MeterView| match meter.band == before.band || meter.band.is_empty() {
        true => meter.value.to_string(),
        false => format!("{} {}", meter.value, meter.band),
    };
    let arguments = [
        ("name", name.into()),
        ("from", before.value.into()),
        ("to", stood(now).into()),
        ("by", look.locale.signed(by).into()),
    ];
    match (by, told(now, 0)) {
        (0, 0) => None,
        (0, _) => Some(look.locale.say("consequence-even", &arguments)),
        _ => Some(look.locale.say("consequence-change", &arguments)),
    }
}

/// What follows on the next screen.
fn onward_words(look: Look<'_>, view: &View, before: &View) -> Option<String> {
    if view.ending.is_some() {
        return Some(look.locale.say("consequence-over", &[]));
    }
    let stage = view.stage.as_ref()?;
    let same = before
        .stage
        .as_ref()
        .is_some_and(|other| other.id == stage.id);
    (!same).then(|| {
        look.locale.say(
            "consequence-next",
            &[("title", stage.title.as_str().into())],
        )
    })
}
