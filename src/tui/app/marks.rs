//! What decides the picture of a seat, so that one is painted for all seats that see the same.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::App;
use crate::tui::crew::Crew;
use crate::tui::marks::Marks;
use crate::tui::play::Play;
use crate::tui::popup::Popup;
use crate::tui::screen::{self, Laid, Page};
use crate::tui::widget::{Scroll, TRACE};

impl App {
    /// Numbers that decide what [`paint`](Self::paint) paints and what it leaves behind: seats of
    /// one session with the same theme, language, window and numbers see the same. None where that
    /// is not known, such as while something is typed.
    #[must_use]
    pub fn marks(&self) -> Option<Vec<u64>> {
        let (play, crew) = (self.play.as_ref()?, self.crew.as_ref()?);
        let (view, number) = (&crew.view, play.number?);
        let current = Arc::ptr_eq(&play.view, &view.world) && view.moved == number.now;
        if view.version == 0 || !current || crew.late {
            return None;
        }
        let mut marks = Marks::default();
        match self.popups.as_slice() {
            [] => marks.number(0),
            [Popup::Confirm(confirm)] => {
                marks.number(1);
                if !confirm.mark(&mut marks) {
                    return None;
                }
            }
            _ => return None,
        }
        marks.number(view.version);
        marks.number(self.page as u64);
        marks.number(view.you.role as u64);
        marks.number(crew.unread().map_or(0, |message| message.number.into()));
        let proposal = view.ballot.proposal.as_ref();
        marks.number(proposal.is_some_and(|proposal| proposal.yours).into());
        for number in [number.before, number.opened] {
            marks.number(number);
        }
        match self.page {
            Page::Briefing => mark_roles(&mut marks, crew),
            Page::Consequence => {}
            Page::Ending => marks.number(crew.has_account().into()),
            Page::Room => play.room.mark(&mut marks),
            Page::Team => {
                // The people with the one who reads among them.
                marks.number(view.you.seat.into());
                crew.page.mark(&mut marks);
            }
            _ => return None,
        }
        for scroll in self.scrolls(play, crew) {
            marks.scroll(scroll);
        }
        Some(marks.finish())
    }

    /// The same of what stands below the [`head`](Self::head): that changes less often than
    /// [`marks`](Self::marks). None also where the whole picture changes together.
    #[must_use]
    pub fn marks_below(&self) -> Option<Vec<u64>> {
        let (play, crew) = (self.play.as_ref()?, self.crew.as_ref()?);
        let number = play.number?;
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        if !self.popups.is_empty() || !screen::fits(area) {
            return None;
        }
        let mut marks = Marks::default();
        marks.number(self.context() as u64);
        marks.number(crew.view.you.role as u64);
        for number in [number.now, number.before, number.opened] {
            marks.number(number);
        }
        marks.number(self.head().into());
        match self.page {
            Page::Briefing => mark_roles(&mut marks, crew),
            Page::Consequence => {}
            Page::Room => play.room.mark(&mut marks),
            _ => return None,
        }
        for scroll in self.scrolls(play, crew) {
            marks.scroll(scroll);
        }
        Some(marks.finish())
    }

    /// What painting has left behind: how the texts of the page were measured.
    #[must_use]
    pub fn traces(&self) -> Vec<u64> {
        let (Some(play), Some(crew)) = (&self.play, &self.crew) else {
            return Vec::new();
        };
        let scrolls = self.scrolls(play, crew).into_iter();
        scrolls.flat_map(|scroll| scroll.trace()).collect()
    }

    /// As if it had been painted: with the [`traces`](Self::traces) of a seat whose
    /// [`marks`](Self::marks) were the same before.
    pub fn retrace(&self, traces: &[u64]) {
        let (Some(play), Some(crew)) = (&self.play, &self.crew) else {
            return;
        };
        let traces = traces.as_chunks::<TRACE>().0;
        for (scroll, trace) in self.scrolls(play, crew).into_iter().zip(traces) {
            scroll.retrace(trace);
        }
    }
}

impl App {
    /// What was laid out for the next drawing, in exchange for what another seat of the same
    /// [`world`](Self::world), window and theme had laid out: seats that share their pictures
    /// seldom draw.
    pub fn exchange(&self, laid: Laid) -> Laid {
        match &self.play {
            Some(play) => play.room.exchange(laid),
            None => laid,
        }
    }

    /// Every text that has a window, of the page and of the question over it.
    fn scrolls<'a>(&'a self, play: &'a Play, crew: &'a Crew) -> Vec<&'a Scroll> {
        let mut all: Vec<&Scroll> = match self.page {
            Page::Briefing => play.briefing.scrolls().into(),
            Page::Room => play.room.scrolls(),
            Page::Consequence => play.consequence.scrolls().into(),
            Page::Ending => play.ending.scrolls().into(),
            Page::Team => crew.page.scrolls().into(),
            _ => Vec::new(),
        };
        if let [Popup::Confirm(confirm)] = self.popups.as_slice() {
            all.push(confirm.scroll());
        }
        all
    }

    /// The number of the world that is shown, where whoever hands the worlds in gives them numbers.
    #[must_use]
    pub fn world(&self) -> Option<u64> {
        let play = self.play.as_ref()?;
        play.number.map(|number| number.now)
    }
}

/// What a seat's roles read is its own.
fn mark_roles(marks: &mut Marks, crew: &Crew) {
    let roles = &crew.view.roles;
    marks.count(roles.len());
    roles.iter().for_each(|(name, _)| marks.text(name));
}
