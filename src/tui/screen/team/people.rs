//! Who is there, and what the facilitator said.

use crate::locale::Locale;
use crate::session::view::team::{MessageView, PersonView, Role, TeamView};
use crate::tui::theme::Meaning;
use crate::tui::widget::{Doc, Look};

/// What a role is called.
pub(crate) fn role(locale: &Locale, role: Role) -> String {
    locale.say("person-role", &[("role", role.code().into())])
}

/// Everybody of a team, with presence and vote in words.
pub(crate) fn roster(doc: &mut Doc, look: Look<'_>, view: &TeamView) {
    for person in view.people.iter() {
        let (sign, meaning) = match person.here {
            true => ("● ", Meaning::Good),
            false => ("○ ", Meaning::Dim),
        };
        let name = match person.seat == view.you.seat {
            true => {
                let name = [("name", person.name.as_str().into())];
                look.locale.say("person-you", &name)
            }
            false => person.name.clone(),
        };
        let words = [
            ("name", name.into()),
            ("role", role(look.locale, person.role).into()),
            ("state", state(look.locale, person, view).into()),
        ];
        let text = match person.here {
            true => Meaning::Text,
            false => Meaning::Dim,
        };
        let words = look.locale.say("person-line", &words);
        doc.hang(sign, &words, look.sign(meaning), look.style(text));
    }
}

/// Away, voted, undecided, or merely here.
fn state(locale: &Locale, person: &PersonView, view: &TeamView) -> String {
    let ballot = &view.ballot;
    let votes = ballot.drafts.iter().flat_map(|draft| &draft.votes);
    let voted = votes.clone().any(|(name, _)| *name == person.name);
    if !person.here {
        locale.say("person-away", &[])
    } else if voted {
        locale.say("person-voted", &[])
    } else if ballot.undecided.contains(&person.name) {
        locale.say("person-undecided", &[])
    } else {
        locale.say("person-here", &[])
    }
}

/// What the facilitator said, the newest first.
pub(crate) fn messages(doc: &mut Doc, look: Look<'_>, messages: &[MessageView]) {
    for message in messages.iter().rev() {
        let (line, text) = (look.style(Meaning::Line), look.style(Meaning::Text));
        let words = match message.hint {
            true => {
                let text = [("text", message.text.as_str().into())];
                look.locale.say("message-hint", &text)
            }
            false => message.text.clone(),
        };
        doc.hang("│ ", &words, line, text).blank();
    }
}
