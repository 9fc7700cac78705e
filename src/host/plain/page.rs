//! Pages of text made from a seat's view: what is shown before a decision.

use crate::exercise::draft::Progress;
use crate::locale::{Arg, Locale};
use crate::session::view::debrief::Forecast;
use crate::session::view::{MeterView, TrafficKind, TrafficView, View};
use crate::text::{clean, clean_line, hang, plain, wrap};

/// Text on its way to the reader, wrapped.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) locale: &'a Locale,
    /// Cells of a line.
    pub(super) width: usize,
    pub(super) text: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(locale: &'a Locale, width: usize) -> Self {
        Self {
            locale,
            width,
            text: String::new(),
        }
    }

    pub(super) fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.locale.say(key, args)
    }

    /// An empty line, never two in a row and none at the head of the page.
    pub(super) fn gap(&mut self) {
        let blank = self.text.is_empty() || self.text == "\n" || self.text.ends_with("\n\n");
        if !blank {
            self.text.push('\n');
        }
    }

    fn put(&mut self, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// One line of text, wrapped where it is longer.
    pub(super) fn line(&mut self, text: &str) {
        let lines = wrap(&clean_line(text), self.width);
        self.put(lines);
    }

    /// Text under a mark at its left; further lines stand under its first word.
    pub(super) fn item(&mut self, mark: &str, text: &str) {
        let lines = hang(mark, &clean_line(text), self.width);
        self.put(lines);
    }

    /// A heading with room above it.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.line(&format!("== {text} =="));
    }

    /// A text of the exercise: Markdown, as plain lines with room above.
    pub(super) fn prose(&mut self, markdown: &str) {
        if markdown.trim().is_empty() {
            return;
        }
        self.gap();
        let lines = plain(&clean(markdown), self.width);
        self.put(lines);
    }

    /// As [`Page::prose`], a little to the right.
    pub(super) fn quote(&mut self, markdown: &str) {
        const INDENT: &str = "    ";
        let room = self.width.saturating_sub(INDENT.len()).max(1);
        let lines = plain(&clean(markdown), room);
        self.put(lines.iter().map(|line| format!("{INDENT}{line}")));
    }
}

/// What a reader is told before play: what it is about, who one is, how it is judged.
pub(super) fn opening(page: &mut Page<'_>, view: &View) {
    page.heading(&view.title);
    if view.rehearsal {
        let said = page.say("plain-rehearsal", &[]);
        page.line(&said);
    }
    for note in &view.content_notes {
        let said = page.say("plain-content-note", &[("note", note.into())]);
        page.line(&said);
    }
    page.prose(&view.briefing);
    let chair = page.say("plain-chair", &[("chair", (&view.chair).into())]);
    page.heading(&chair);
    page.prose(&view.chair_briefing);
    for (name, briefing) in &view.roles {
        page.gap();
        page.line(name);
        page.quote(briefing);
    }
    if !view.objectives.is_empty() {
        let said = page.say("plain-objectives", &[]);
        page.heading(&said);
        for (text, percent) in &view.objectives {
            let args = [("text", text.into()), ("percent", (*percent).into())];
            let said = page.say("plain-objective", &args);
            page.item("- ", &said);
        }
    }
    let said = page.say("plain-criteria", &[]);
    page.heading(&said);
    for (code, weight) in &view.criteria {
        let name = page.say(&format!("dimension-{code}"), &[]);
        let points = page.locale.points(i64::from(*weight));
        let args = [("name", name.into()), ("points", points.into())];
        let said = page.say("plain-criterion", &args);
        page.item("- ", &said);
    }
}

/// Where the path stands: the stage, the clocks, and the situation where it is new.
pub(super) fn standing(page: &mut Page<'_>, view: &View, situation: bool) {
    if let Some(stage) = &view.stage {
        let args = [
            ("title", (&stage.title).into()),
            ("number", view.decision_number().into()),
        ];
        let said = page.say("plain-stage", &args);
        page.heading(&said);
    }
    let mut clocks = vec![page.locale.clock(i64::from(view.elapsed))];
    for (zone, time) in &view.clocks {
        let args = [("zone", zone.into()), ("time", time.into())];
        clocks.push(page.say("plain-zone", &args));
    }
    page.line(&clocks.join("  "));
    if situation {
        view.situation.iter().for_each(|text| page.prose(text));
    }
}

/// What one came to know since `from`, an index into the traffic.
pub(super) fn news(page: &mut Page<'_>, view: &View, from: usize) {
    for item in view.traffic.iter().skip(from) {
        page.gap();
        let head = head(page, item);
        let time = page.locale.clock(i64::from(item.at));
        page.item(&format!("{time}  "), &head);
        // A decision is its own sentence; everything else is told under its head.
        if item.kind != TrafficKind::Decision && !item.text.is_empty() {
            page.quote(&item.text);
        }
        if let Some((from, text)) = &item.reply {
            let said = page.say("plain-reply", &[("from", from.into())]);
            page.item("    ", &said);
            page.quote(text);
        }
    }
}

/// The head of a piece of traffic: who, by which channel.
fn head(page: &Page<'_>, item: &TrafficView) -> String {
    let args = [
        ("from", Arg::from(&item.from)),
        ("channel", Arg::from(&item.channel)),
        ("text", Arg::from(&item.text)),
        (
            "by",
            Arg::from(if item.channel.is_empty() {
                "none"
            } else {
                "channel"
            }),
        ),
    ];
    let key = match item.kind {
        TrafficKind::Inject => "plain-news-inject",
        TrafficKind::Decision => "plain-news-decision",
        TrafficKind::Consequence => "plain-news-consequence",
        TrafficKind::Sent => "plain-news-sent",
        TrafficKind::Progress(step) => return progress(page, item, step),
        TrafficKind::Received => "plain-news-received",
        TrafficKind::Answer => "plain-news-answer",
        TrafficKind::Silence => "plain-news-silence",
        TrafficKind::OwnLine => "plain-news-own-line",
        TrafficKind::Fact => "plain-news-fact",
    };
    page.say(key, &args)
}

fn progress(page: &Page<'_>, item: &TrafficView, step: Progress) -> String {
    let step = format!("{step:?}").to_lowercase();
    let step = page.say(&format!("message-{step}"), &[]);
    let args = [("channel", (&item.channel).into()), ("step", step.into())];
    page.say("plain-news-progress", &args)
}

/// The meters and the tension in one paragraph.
pub(super) fn gauges(page: &mut Page<'_>, view: &View) {
    let tension = MeterView {
        name: page.say("plain-tension", &[]),
        ..view.tension.clone()
    };
    let all: Vec<String> = view
        .meters
        .iter()
        .chain([&tension])
        .map(|meter| gauge(page, meter))
        .collect();
    page.gap();
    page.line(&all.join("; "));
}

/// A meter in words: its name, value and band.
pub(super) fn gauge(page: &Page<'_>, meter: &MeterView) -> String {
    let args = [
        ("name", Arg::from(&meter.name)),
        ("value", meter.value.into()),
        ("most", meter.range.1.into()),
        ("band", Arg::from(&meter.band)),
    ];
    match meter.band.is_empty() {
        true => page.say("plain-gauge", &args),
        false => page.say("plain-gauge-band", &args),
    }
}

/// Forecasts that were open `before` and are settled now.
pub(super) fn forecasts(page: &mut Page<'_>, before: &[Forecast], now: &[Forecast]) {
    page.gap();
    for (index, forecast) in now.iter().enumerate() {
        let open = before.get(index).is_none_or(|one| one.came.is_none());
        if open && forecast.came.is_some() {
            self::forecast(page, forecast);
        }
    }
}

/// What was said of a channel, and whether it came.
pub(super) fn forecast(page: &mut Page<'_>, forecast: &Forecast) {
    let args = [
        ("channel", Arg::from(&forecast.channel)),
        ("percent", i64::from(forecast.percent).into()),
        ("cost", page.locale.span(forecast.after.unwrap_or(0)).into()),
        (
            "received",
            page.locale.span(forecast.received.unwrap_or(0)).into(),
        ),
    ];
    let said = match (forecast.came, forecast.received) {
        (Some(true), _) => page.say("forecast-came", &args),
        (Some(false), Some(_)) => page.say("forecast-received", &args),
        (Some(false), None) => page.say("forecast-silent", &args),
        (None, _) => page.say("forecast-open", &args),
    };
    let time = page.locale.clock(i64::from(forecast.at));
    page.item(&format!("{time}  "), &said);
}
