//! What everybody reads before play, and again whenever they like.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{Ask, Here, Page};
use super::library::notes;
use crate::session::view::View;
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look, Scroll, below_title, columns, pane_title};

/// Scrolled text.
#[derive(Default)]
pub(crate) struct Briefing {
    scroll: Scroll,
    side: Scroll,
}

impl Briefing {
    /// Reads on, and begins once the end was seen.
    pub(crate) fn act(&mut self, action: Action, here: Here<'_>) -> Ask {
        match action {
            Action::Choose if self.at_end() || here.view.commits > 0 => Ask::Go(onward(here.view)),
            Action::Choose => self.move_by(Action::PageDown),
            Action::Back => Ask::Back,
            action => self.move_by(action),
        }
    }

    /// Both columns move together: keys need no focus here.
    fn move_by(&self, action: Action) -> Ask {
        self.scroll.act(action);
        self.side.act(action);
        Ask::Stay
    }

    fn at_end(&self) -> bool {
        self.scroll.at_end() && self.side.at_end()
    }

    pub(crate) fn scrolls(&self) -> [&Scroll; 2] {
        [&self.scroll, &self.side]
    }

    /// `roles` are those of whoever reads.
    pub(crate) fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        look: Look<'_>,
        view: &View,
        roles: &[(String, String)],
    ) {
        let name = look.locale.say("briefing-title", &[]);
        if area.width >= 110 {
            let [main, side] = columns(area, [60, 40]);
            let rest = below_title(main);
            let mut doc = Doc::new(Scroll::room(rest.width).min(90));
            story(&mut doc, look, view, roles);
            self.scroll.draw(buffer, rest, look, &doc);
            pane_title(buffer, main, look, &name, &self.scroll.page(look), true);
            let rest = pane_title(
                buffer,
                side,
                look,
                &look.locale.say("briefing-rules", &[]),
                "",
                false,
            );
            let mut doc = Doc::new(Scroll::room(rest.width));
            rules(&mut doc, look, view);
            self.side.draw(buffer, rest, look, &doc);
        } else {
            let rest = below_title(area);
            let mut doc = Doc::new(Scroll::room(rest.width));
            story(&mut doc, look, view, roles);
            rules(&mut doc, look, view);
            self.scroll.draw(buffer, rest, look, &doc);
            pane_title(buffer, area, look, &name, &self.scroll.page(look), true);
        }
    }
}

/// Where one goes on from the briefing.
pub(super) fn onward(view: &View) -> Page {
    if view.ending.is_some() {
        Page::Ending
    } else {
        Page::Room
    }
}

fn story(doc: &mut Doc, look: Look<'_>, view: &View, roles: &[(String, String)]) {
    let text = look.style(Meaning::Text);
    doc.markdown(look, &view.briefing, 0, text);
    if !view.chair_briefing.is_empty() {
        doc.heading(
            look,
            &look
                .locale
                .say("briefing-chair", &[("chair", view.chair.as_str().into())]),
        );
        doc.markdown(look, &view.chair_briefing, 0, text);
    }
    if !roles.is_empty() {
        doc.heading(look, &look.locale.say("briefing-roles", &[]));
        for (role, private) in roles {
            doc.text(role, look.style(Meaning::Strong));
            doc.markdown(look, private, 2, text).blank();
        }
    }
}

fn rules(doc: &mut Doc, look: Look<'_>, view: &View) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    if !view.objectives.is_empty() {
        doc.heading(look, &look.locale.say("briefing-objectives", &[]));
        for (objective, percent) in &view.objectives {
            doc.hang(&format!("{percent:>3} %  "), objective, dim, text);
        }
    }
    if !view.criteria.is_empty() {
        doc.heading(look, &look.locale.say("briefing-criteria", &[]));
        for (code, weight) in &view.criteria {
            let points = look.locale.points(i64::from(*weight));
            doc.apart((&dimension(look, code), text), (&points, dim));
        }
        doc.text(&look.locale.say("briefing-criteria-note", &[]), dim);
    }
    notes(doc, look, &view.content_notes);
    if !view.limits.is_empty() {
        doc.heading(look, &look.locale.say("briefing-limits", &[]));
        for limit in &view.limits {
            doc.hang("• ", limit, dim, text);
        }
    }
    if view.seed != 0 {
        doc.blank().text(
            &look
                .locale
                .say("briefing-seed", &[("seed", view.seed.to_string().into())]),
            dim,
        );
    }
}

/// The name of a dimension of the score.
pub(super) fn dimension(look: Look<'_>, code: &str) -> String {
    let key = format!("dimension-{code}");
    if look.locale.has(&key) {
        look.locale.say(&key, &[])
    } else {
        code.to_owned()
    }
}
