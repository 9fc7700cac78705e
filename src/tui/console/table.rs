//! One table: what its team sees, what it is about to decide, and what the exercise tells the
//! facilitator of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::machine::{Console, PARTS};
use crate::locale::phrase;
use crate::session::view::console::TableView;
use crate::tui::screen::{Picks, drafts, menu, messages, option, proposal, role, roster};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, columns, pane_title, tabs};

/// The width that shows the parts beside each other.
const WIDE: u16 = 110;
/// Names of the parts.
const NAMES: [&str; PARTS] = [
    phrase("pane-situation"),
    phrase("pane-decision"),
    phrase("table-guide"),
];

impl Console {
    pub(super) fn draw_table(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let mut rest = self.table_head(buffer, area, look);
        let Some(table) = self.table() else {
            let mut doc = Doc::new(Scroll::room(rest.width));
            doc.text(
                &look.locale.say("table-coming", &[]),
                look.style(Meaning::Dim),
            );
            return Scroll::default().draw(buffer, rest, look, &doc);
        };
        if area.width < WIDE {
            let names = NAMES.map(|name| look.locale.say(name, &[]));
            tabs(buffer, rest, look, &names, self.part);
            rest.y += 1;
            rest.height = rest.height.saturating_sub(1);
            return self.part(buffer, rest, look, table, self.part);
        }
        let [left, middle, right] = columns(rest, [30, 38, 32]);
        for (part, place) in [left, middle, right].into_iter().enumerate() {
            let name = look.locale.say(NAMES[part], &[]);
            let inside = pane_title(buffer, place, look, &name, "", part == self.part);
            self.part(buffer, inside, look, table, part);
        }
    }

    /// The team and where it stands.
    fn table_head(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) -> Rect {
        let Some(team) = self.marked() else {
            return area;
        };
        let arguments = [
            ("team", team.team.as_str().into()),
            ("chair", team.chair.as_str().into()),
            ("stage", team.stage.as_str().into()),
            ("clock", look.clock(team.clock).into()),
        ];
        let words = look.locale.say("table-title", &arguments);
        let eyes = self.table().map(|table| &table.seat.you);
        let name = match eyes.filter(|you| you.seat != 0) {
            Some(you) => {
                let arguments = [
                    ("name", you.name.as_str().into()),
                    ("role", role(look.locale, you.role).into()),
                ];
                look.locale.say("table-eyes", &arguments)
            }
            None => look
                .locale
                .say("table-number", &[("number", team.table.into())]),
        };
        pane_title(buffer, area, look, &words, &name, true)
    }

    fn part(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        table: &TableView,
        part: usize,
    ) {
        let mut doc = Doc::new(Scroll::room(area.width).min(100));
        match part {
            0 => situation(&mut doc, look, table),
            1 => decision(&mut doc, look, table),
            _ => guide(
                &mut doc,
                look,
                table,
                self.marked().and_then(|team| team.open.as_deref()),
            ),
        }
        self.parts[part.min(PARTS - 1)].draw(buffer, area, look, &doc);
    }
}

fn situation(doc: &mut Doc, look: Look<'_>, table: &TableView) {
    let world = &table.seat.world;
    let text = look.style(Meaning::Text);
    for (zone, time) in &world.clocks {
        let dim = look.style(Meaning::Dim);
        doc.apart((zone, dim), (time, text));
    }
    if let Some(ending) = &world.ending {
        doc.heading(look, &ending.title);
        doc.markdown(look, &ending.text, 0, text);
    }
    for paragraph in &world.situation {
        doc.blank().markdown(look, paragraph, 0, text);
    }
    doc.heading(look, &look.locale.say("team-people", &[]));
    roster(doc, look, &table.seat);
}

fn decision(doc: &mut Doc, look: Look<'_>, table: &TableView) {
    let seat = &table.seat;
    let Some(decision) = &seat.world.decision else {
        doc.text(
            &look.locale.say("decision-none", &[]),
            look.style(Meaning::Dim),
        );
        return;
    };
    doc.text(&decision.ask, look.style(Meaning::Strong)).blank();
    let menu = menu(&seat.world, look.locale);
    for one in menu.iter() {
        let picked = Picks::default().has(&one.id);
        option(doc, look, one, decision.picks.1 > 1, picked, false);
    }
    doc.blank();
    proposal(doc, look, &seat.ballot, "");
    drafts(doc, look, &seat.ballot, None);
}

fn guide(doc: &mut Doc, look: Look<'_>, table: &TableView, open: Option<&[String]>) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    for paragraph in &table.guide {
        doc.blank().markdown(look, paragraph, 0, text);
    }
    if table.guide.is_empty() {
        doc.text(&look.locale.say("table-no-guide", &[]), dim);
    }
    let list = |doc: &mut Doc, title: &str, lines: &[String]| {
        if !lines.is_empty() {
            doc.heading(look, &look.locale.say(title, &[]));
        }
        for line in lines {
            doc.hang("• ", line, dim, text);
        }
    };
    list(doc, phrase("table-hints"), &table.hints);
    let objectives: Vec<String> = table
        .objectives
        .iter()
        .map(|(_, text)| text.clone())
        .collect();
    list(doc, phrase("briefing-objectives"), &objectives);
    list(doc, phrase("table-open"), open.unwrap_or_default());
    if !table.seat.messages.is_empty() {
        doc.heading(look, &look.locale.say("table-said", &[]));
        messages(doc, look, &table.seat.messages);
    }
}
