//! The team's own account, before any figure: what happened, one strength, one improvement.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::locale::phrase;
use crate::session::view::debrief::{Account, Debrief};
use crate::tui::keymap::Action;
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Field, Look, Scroll, pane_title};

/// What is asked, in the order of the fields.
const ASKED: [&str; 3] = [
    phrase("account-story"),
    phrase("account-strength"),
    phrase("account-improvement"),
];

/// The same where several people sit in a team: the story is theirs together.
const ASKED_OF_EACH: [&str; 3] = [
    phrase("account-story-team"),
    phrase("account-strength"),
    phrase("account-improvement"),
];

/// The fields as they are typed.
pub(crate) struct Form {
    fields: [Field; 3],
    at: usize,
    /// Something was written before, so there is nothing to pass over.
    again: bool,
    /// Whether to go on without an account is being asked.
    skipping: bool,
    /// The story is the team's, the rest the person's own.
    shared: bool,
}

/// What came of a key in the form.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    Stay,
    /// The account is to be kept.
    Keep(Account),
    /// The team goes on without one.
    Skip,
    /// Back to where one came from; what was typed stays.
    Leave,
}

impl Form {
    pub(crate) fn new() -> Self {
        Self {
            fields: [(); 3].map(|()| Field::new(true)),
            at: 0,
            again: false,
            skipping: false,
            shared: false,
        }
    }

    /// For one person of several.
    pub(crate) fn of_one(mut self) -> Self {
        self.shared = true;
        // One's own words are asked for first.
        self.at = usize::from(!self.again);
        self
    }

    /// For one person of several, where a room adds to the record.
    pub(super) fn of_room(self, record: &Debrief) -> Self {
        let Some(room) = &record.room else {
            return self;
        };
        let mut form = self.of_one();
        if form.fields[0].text().is_empty() {
            form.fields[0].paste(&room.story);
        }
        form
    }

    /// The fields filled with what was written before.
    pub(crate) fn of(account: Option<&Account>) -> Self {
        let mut form = Self::new();
        if let Some(account) = account {
            form.again = true;
            let said = [&account.story, &account.strength, &account.improvement];
            for (field, words) in form.fields.iter_mut().zip(said) {
                field.paste(words);
            }
        }
        form
    }

    pub(crate) const fn skipping(&self) -> bool {
        self.skipping
    }

    pub(crate) fn field(&mut self) -> &mut Field {
        &mut self.fields[self.at]
    }

    pub(crate) fn act(&mut self, action: Action) -> Typed {
        if self.skipping {
            self.skipping = false;
            return match action {
                Action::Choose => Typed::Skip,
                Action::Out => Typed::Leave,
                _ => Typed::Stay,
            };
        }
        match action {
            Action::Next => self.at = (self.at + 1) % self.fields.len(),
            Action::Previous => self.at = (self.at + self.fields.len() - 1) % self.fields.len(),
            Action::NewLine => self.field().new_line(),
            Action::Choose if self.at + 1 < self.fields.len() => self.at += 1,
            Action::Choose | Action::Commit => return self.done(),
            Action::Back if self.again => return Typed::Skip,
            Action::Back => self.skipping = true,
            _ => {}
        }
        Typed::Stay
    }

    /// The account as it stands in the fields.
    pub(crate) fn account(&self) -> Account {
        let [story, strength, improvement] =
            [0, 1, 2].map(|field| self.fields[field].text().trim().to_owned());
        Account {
            story,
            strength,
            improvement,
        }
    }

    /// An account without a word is none: then skipping is asked about, or an earlier one is taken
    /// back.
    fn done(&mut self) -> Typed {
        let account = self.account();
        if account == Account::default() && !self.again {
            self.skipping = true;
            return Typed::Stay;
        }
        Typed::Keep(account)
    }

    pub(crate) fn draw(&self, buffer: &mut Buffer, area: Rect, look: Look<'_>) {
        let place = Rect {
            width: area.width.min(100),
            ..area
        };
        let mut above = Doc::new(Scroll::room(place.width));
        if self.skipping {
            let style = look.style(Meaning::Warn);
            above.hang("▶ ", &look.locale.say("account-skip", &[]), style, style);
        } else if place.height >= 14 {
            let dim = look.style(Meaning::Dim);
            let why = match self.shared {
                true => phrase("account-why-each"),
                false => phrase("account-why"),
            };
            above.text(&look.locale.say(why, &[]), dim);
            above.text(&look.locale.say("account-typed", &[]), dim);
        }
        let rows = u16::try_from(above.len()).unwrap_or(0).min(place.height);
        Scroll::default().draw(
            buffer,
            Rect {
                height: rows,
                ..place
            },
            look,
            &above,
        );
        let rest = Rect {
            y: place.y + rows,
            height: place.height - rows,
            ..place
        };
        for (number, place) in self.places(rest).into_iter().enumerate() {
            let here = number == self.at && !self.skipping;
            let asked = if self.shared { ASKED_OF_EACH } else { ASKED };
            let name = look.locale.say(asked[number], &[]);
            let inside = pane_title(buffer, place, look, &name, "", here);
            if here {
                self.fields[number].draw(buffer, inside, look);
                continue;
            }
            let mut still = Doc::new(Scroll::room(inside.width));
            still.text(&self.fields[number].text(), look.style(Meaning::Dim));
            Scroll::default().draw(buffer, inside, look, &still);
        }
    }

    /// A place for each field, the open one the largest.
    fn places(&self, area: Rect) -> [Rect; 3] {
        let small = (area.height / 4).clamp(area.height.min(1), 7);
        let mut y = area.y;
        [0, 1, 2].map(|number| {
            let others = small * 2;
            let wanted = if number == self.at {
                area.height.saturating_sub(others)
            } else {
                small
            };
            let place = Rect {
                y,
                height: wanted.min(area.bottom().saturating_sub(y)),
                ..area
            };
            y += place.height;
            place
        })
    }
}

/// The account as it was written.
pub(super) fn written(doc: &mut Doc, look: Look<'_>, account: Option<&Account>) {
    let (text, dim) = (look.style(Meaning::Text), look.style(Meaning::Dim));
    let Some(account) = account else {
        doc.text(&look.locale.say("account-none", &[]), text);
        return;
    };
    let said = [&account.story, &account.strength, &account.improvement];
    for (asked, words) in ASKED.iter().zip(said) {
        doc.heading(look, &look.locale.say(asked, &[]));
        if words.is_empty() {
            doc.text(&look.locale.say("account-empty", &[]), dim);
        } else {
            doc.text(words, text);
        }
    }
}
