//! The order of the chapters.

use super::compare;
use super::model::{Chapter, Page};
use super::session::{Reader, Session};
use super::words::Words;
use super::{back, costs, path, score, story};
use crate::locale::Locale;

/// The report of one session, or the comparison of several of one exercise.
///
/// `anonymous` says why nothing that people wrote is in the sessions; taking it out is
/// [`Session::anonymous`].
#[must_use]
pub fn page(locale: &Locale, sessions: &[Session], reader: Reader, anonymous: bool) -> Page {
    let words = Words { locale, prefix: "" };
    let title = sessions.first().map(|one| one.debrief.now.title.clone());
    let title = title.unwrap_or_default();
    let (subtitle, chapters) = match sessions {
        [one] => (
            words.say("report-subtitle", &[("team", (&one.name).into())]),
            single(words, one, reader, anonymous),
        ),
        several => (
            words.say("report-subtitle-teams", &[("count", several.len().into())]),
            several_teams(words, several, anonymous),
        ),
    };
    Page {
        language: locale.language().to_owned(),
        title,
        subtitle,
        contents: words.say("report-contents", &[]),
        skip: words.say("report-skip", &[]),
        chapters,
        promise: words.say("report-promise", &[]),
        sheets: false,
    }
}

fn single(words: Words<'_>, session: &Session, reader: Reader, anonymous: bool) -> Vec<Chapter> {
    let debrief = &session.debrief;
    let mut chapters = vec![
        story::happened(words, session, reader),
        story::account(words, session, anonymous),
        path::timeline(words, session),
    ];
    if debrief.finished {
        chapters.push(story::knowledge(words, session));
        chapters.push(path::history(words, session));
        chapters.extend(score::score(words, session));
        chapters.extend(score::objectives(words, session, true));
        chapters.extend(back::watched(words, session, anonymous));
        chapters.push(costs::costs(words, session, reader));
    }
    chapters.push(back::forecasts(words, session));
    chapters.push(back::lessons(words, session, anonymous));
    chapters.extend(back::questions(words, &debrief.questions));
    chapters.extend(back::sources(words, debrief));
    chapters.push(back::plan(words, std::slice::from_ref(session)));
    chapters
}

fn several_teams(words: Words<'_>, sessions: &[Session], anonymous: bool) -> Vec<Chapter> {
    let mut chapters = compare::teams(words, sessions);
    let detailed = sessions
        .iter()
        .take_while(|_| sessions.len() <= compare::DETAILED);
    for (index, session) in detailed.enumerate() {
        let prefix = format!("team-{}-", index + 1);
        let words = Words {
            prefix: &prefix,
            ..words
        };
        chapters.push(compare::team(words, session));
        chapters.extend(
            back::watched(words, session, anonymous).map(|watched| Chapter {
                title: format!("{}: {}", session.name, watched.title),
                ..watched
            }),
        );
    }
    // Which questions are asked hangs on the stages a team came through; each is asked once.
    let mut questions: Vec<(String, Vec<String>)> = Vec::new();
    for (title, asked) in sessions.iter().flat_map(|one| &one.debrief.questions) {
        if !questions.iter().any(|(known, _)| known == title) {
            questions.push((title.clone(), asked.clone()));
        }
    }
    chapters.extend(back::questions(words, &questions));
    let over = sessions.iter().find(|one| one.debrief.finished);
    chapters.extend(over.and_then(|one| back::sources(words, &one.debrief)));
    chapters.push(back::plan(words, sessions));
    chapters
}
