//! A library, and where a session lies.

use crate::tui::backend::{ExerciseEntry, Library, Place, SessionEntry};

/// Two exercises, one of them broken, and two sessions, one of them held.
pub(crate) fn library() -> Library {
    let exercise = |id: &str, title: &str, broken: Option<&str>| {
        ExerciseEntry {
        id: id.into(),
        title: title.into(),
        summary: "A research vessel drifts towards a hostile coast, and *no number answers*. You have one night to find somebody who may speak.".into(),
        chair: "Northern Crisis Staff".into(),
        minutes: (60, 90),
        players: (1, 8),
        content_notes: vec!["A drowning is described in two sentences.".into()],
        broken: broken.map(str::to_owned),
    }
    };
    let session = |id: &str, closed: Option<&str>, ending: Option<&str>| SessionEntry {
        team: if ending.is_some() {
            "Amber".into()
        } else {
            String::new()
        },
        id: id.into(),
        title: "A Ship Adrift".into(),
        chair: "Northern Crisis Staff".into(),
        stage: "The second night".into(),
        elapsed: 3750,
        commits: 6,
        ending: ending.map(str::to_owned),
        when: "Sun 4 Apr 09:07".into(),
        closed: closed.map(str::to_owned),
    };
    Library {
        exercises: vec![
            exercise("first-call", "First Call", None),
            exercise("ship-adrift", "A Ship Adrift", None),
            exercise(
                "half-done",
                "Half Done",
                Some("exercise.ron: 3 errors; run `offramp check` on it."),
            ),
        ],
        sessions: vec![
            session("a-ship-adrift-1", None, None),
            session(
                "a-ship-adrift-2",
                Some("Another program plays it."),
                Some("A berth for one night"),
            ),
        ],
        notices: Vec::new(),
    }
}

pub(crate) fn place() -> Place {
    Place {
        folder: "sessions/a-ship-adrift-1".into(),
        resume: "offramp resume a-ship-adrift-1".into(),
    }
}
