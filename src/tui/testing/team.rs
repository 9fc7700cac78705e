//! Four people around the made-up crisis: a lead who proposes, a long reason, a name of wide signs,
//! somebody who is away.

use std::sync::Arc;

use super::hostile::{evil, hostile};
use super::room::{after, view};
use crate::locale::Locale;
use crate::session::view::team::*;
use crate::session::view::{Command, View};
use crate::tui::App;
use crate::tui::theme::{Caps, Colours, Theme};

fn person(seat: u32, name: &str, role: Role, here: bool) -> PersonView {
    PersonView {
        seat,
        name: name.into(),
        role,
        here,
    }
}

fn commit(picks: &[&str]) -> Option<Command> {
    Some(Command::Commit {
        picks: picks
            .iter()
            .map(|id| ((*id).to_owned(), Vec::new()))
            .collect(),
        note: String::new(),
        forecasts: Vec::new(),
    })
}

fn vote(name: &str, reason: &str) -> (String, String) {
    (name.into(), reason.into())
}

/// The seat of Bo, a member, while Ann proposes.
pub(crate) fn team() -> TeamView {
    team_of(view())
}

/// The same around another world.
pub(crate) fn team_of(world: View) -> TeamView {
    TeamView {
        world: Arc::new(world),
        team: "Norhaven".into(),
        you: person(2, "Bo", Role::Member, true),
        people: Arc::new(vec![
            person(1, "Ann", Role::Lead, true),
            person(2, "Bo", Role::Member, true),
            person(3, "田中さくら", Role::Member, true),
            person(4, "Dmitri", Role::Member, false),
        ]),
        ballot: Arc::new(BallotView {
            drafts: vec![
                DraftView {
                    command: commit(&["desk"]),
                    options: vec![
                        "Ring the duty desk and hold the line until somebody picks up.".into(),
                    ],
                    votes: vec![
                        vote(
                            "Ann",
                            "Somebody has to hear it from us before the morning papers do, and the desk is the only number that a person sits behind at this hour; if nobody lifts the receiver we have lost forty-five minutes and nothing else.",
                        ),
                        vote("田中さくら", "電話が先。"),
                    ],
                    yours: false,
                },
                DraftView {
                    command: commit(&["destroyer", "wait"]),
                    options: vec![
                        "Send the destroyer Skua inside twelve miles.".into(),
                        "Wait for first light and say nothing more tonight.".into(),
                    ],
                    votes: vec![vote("Bo", "")],
                    yours: true,
                },
            ],
            proposal: Some(ProposalView {
                by: "Ann".into(),
                yours: false,
                command: commit(&["desk"]),
                options: vec![
                    "Ring the duty desk and hold the line until somebody picks up.".into(),
                ],
                note: "The desk first; the harbour can wait.".into(),
                irreversible: false,
            }),
            dissent: vec![("田中さくら".into(), "We should write as well.".into())],
            undecided: vec!["Dmitri".into()],
            waiting_for: Vec::new(),
        }),
        floor: FloorView {
            left: Some(150),
            ..FloorView::default()
        },
        messages: Arc::new(vec![
            MessageView {
                number: 1,
                hint: false,
                text: "Ten minutes until the coffee comes. Play goes on.".into(),
            },
            MessageView {
                number: 2,
                hint: true,
                text: "Who has sat at that desk before, and when do they go home?".into(),
            },
        ]),
        ..TeamView::default()
    }
}

/// After the team has committed: nobody has voted on the next decision.
pub(crate) fn team_after() -> TeamView {
    TeamView {
        ballot: Arc::new(BallotView {
            undecided: vec!["Ann".into(), "Bo".into(), "田中さくら".into()],
            ..BallotView::default()
        }),
        ..team_of(after())
    }
}

/// The same with every text made hostile.
pub(crate) fn hostile_team() -> TeamView {
    let mut team = team_of(View {
        ending: None,
        sheet: None,
        ..hostile()
    });
    team.team = evil(&team.team);
    for person in Arc::make_mut(&mut team.people) {
        person.name = evil(&person.name);
    }
    let ballot = Arc::make_mut(&mut team.ballot);
    for draft in &mut ballot.drafts {
        draft.options.iter_mut().for_each(|text| *text = evil(text));
        for (name, reason) in &mut draft.votes {
            (*name, *reason) = (evil(name), evil(reason));
        }
    }
    if let Some(proposal) = &mut ballot.proposal {
        (proposal.by, proposal.note) = (evil(&proposal.by), evil(&proposal.note));
        proposal
            .options
            .iter_mut()
            .for_each(|text| *text = evil(text));
    }
    for (name, reason) in &mut ballot.dissent {
        (*name, *reason) = (evil(name), evil(reason));
    }
    ballot
        .undecided
        .iter_mut()
        .for_each(|name| *name = evil(name));
    for message in Arc::make_mut(&mut team.messages) {
        message.text = evil(&message.text);
    }
    team
}

/// An app at this seat, past the briefing where play goes on.
pub(crate) fn sat(team: TeamView, size: (u16, u16)) -> App {
    let over = team.world.ending.is_some();
    let theme = Theme::dark(Caps {
        colours: Colours::True,
    });
    let mut app = App::seated(Arc::new(team), Locale::default(), theme, size);
    let _ = super::paint(&app, size);
    if !over {
        let _ = super::press(&mut app, "End Enter", size);
    }
    app
}
