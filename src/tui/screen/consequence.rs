//! After a commit: how much time went by, what changed, and the news in order, page by page.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{Ask, Here, Page};
use super::briefing::onward;
use super::traffic::{self, Mark};
use crate::session::view::debrief::Forecast;
use crate::session::view::{MeterView, View};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, below_title, pane_title};

/// What came of a commit, against the view before it.
pub(crate) struct Consequence {
    before: Arc<View>,
    scroll: Scroll,
}

impl Consequence {
    pub(crate) fn new(before: Arc<View>) -> Self {
        Self {
            before,
            scroll: Scroll::default(),
        }
    }

    pub(crate) fn act(&mut self, action: Action, here: Here<'_>) -> Ask {
        match action {
            Action::Choose if self.scroll.at_end() => Ask::Go(onward(here.view)),
            Action::Choose => {
                self.scroll.act(Action::PageDown);
                Ask::Stay
            }
            Action::Back => Ask::Go(onward(here.view)),
            Action::Log => Ask::Go(Page::Log),
            action => {
                self.scroll.act(action);
                Ask::Stay
            }
        }
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>, view: &View) {
        let width = area.width.min(110);
        let place = Rect {
            x: area.x + (area.width - width) / 2,
            width,
            ..area
        };
        let rest = below_title(place);
        let mut doc = Doc::new(Scroll::room(rest.width));
        self.summary(&mut doc, look, view);
        let news = view.traffic.get(view.traffic_seen..).unwrap_or_default();
        if news.is_empty() {
            doc.blank().text(
                &look.locale.say("consequence-nothing", &[]),
                look.style(Meaning::Text),
            );
        }
        for item in news {
            doc.blank();
            traffic::item(&mut doc, look, item, Mark::None);
        }
        doc.blank();
        if let Some(next) = onward_words(look, view, &self.before) {
            doc.text(&next, look.style(Meaning::Focus));
        }
        self.scroll.draw(buffer, rest, look, &doc);
        pane_title(
            buffer,
            place,
            look,
            &look.locale.say("consequence-title", &[]),
            &self.scroll.page(look),
            true,
        );
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
        let mut moved = vec![change(look, &tension, &self.before.tension, &view.tension)];
        for meter in &view.meters {
            let before = self.before.meters.iter().find(|other| other.id == meter.id);
            moved.push(before.and_then(|before| change(look, &meter.name, before, meter)));
        }
        for words in moved.into_iter().flatten() {
            doc.hang(
                "· ",
                &words,
                look.style(Meaning::Dim),
                look.style(Meaning::Dim),
            );
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

/// A forecast against what came; none while its hour runs.
fn settled(look: Look<'_>, forecast: &Forecast) -> Option<String> {
    let came = forecast.came?;
    let arguments = [
        ("channel", forecast.channel.as_str().into()),
        ("percent", i64::from(forecast.percent).into()),
        ("cost", look.cost(forecast.after.unwrap_or(0)).into()),
    ];
    Some(match came {
        true => look.locale.say("forecast-came", &arguments),
        false => look.locale.say("forecast-silent", &arguments),
    })
}

fn change(look: Look<'_>, name: &str, before: &MeterView, now: &MeterView) -> Option<String> {
    let by = i64::from(now.value) - i64::from(before.value);
    let arguments = [
        ("name", name.into()),
        ("from", before.value.into()),
        ("to", now.value.into()),
        ("by", look.locale.signed(by).into()),
    ];
    (by != 0).then(|| look.locale.say("consequence-change", &arguments))
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
