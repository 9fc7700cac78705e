//! Seats with the same marks see the same: what one painted does for the other, then and later.

use std::collections::HashMap;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::session::view::team::{Role, TeamView};
use crate::tui::testing::*;
use crate::tui::{App, Msg};

const SIZE: (u16, u16) = (100, 30);
/// Keys that people wander with.
const KEYS: [&str; 20] = [
    "Down", "Down", "Down", "Up", "Tab", "Enter", "Enter", "Esc", "Space", "v", "w", "b", "t",
    "PgDn", "PgUp", "3", "4", "End", "f", "Left",
];

/// The worlds of a session as its host would number them, each some seconds long.
fn course() -> Vec<TeamView> {
    let worlds = [team(), team_after(), team_of(ringing()), team_of(ended())];
    let mut course = Vec::new();
    for (moved, view) in (1..).zip(worlds) {
        let world = Arc::clone(&view.world);
        for second in 0..3 {
            let mut view = view.clone();
            (view.world, view.moved) = (Arc::clone(&world), moved);
            view.version = moved * 10 + second;
            view.floor.left = Some(90 - second as u32);
            course.push(view);
        }
    }
    course
}

#[test]
fn equal_marks_are_equal_pictures() {
    let course = course();
    let mut known: HashMap<Vec<u64>, (Buffer, Vec<u64>)> = HashMap::new();
    let mut lower = known.clone();
    let (mut shared, mut headed, mut chance) = (0, 0, 7_u64);
    let mut draw = |below: usize| {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(chance >> 33).unwrap() % below
    };
    for walk in 0..160 {
        let seat = walk % SEATS;
        let mut at = draw(3);
        let mut app: App = sat(seen(&course[at], seat), SIZE);
        for _ in 0..60 {
            let marks = app.marks();
            let before = marks.as_ref().and_then(|marks| known.get(marks)).cloned();
            match (marks, before) {
                (None, _) => drop(paint(&app, SIZE)),
                (Some(marks), None) => {
                    let below = app.marks_below();
                    let found = below.as_ref().and_then(|below| lower.get(below));
                    let found = found.map(|(below, traces)| (under(&app, below), traces.clone()));
                    headed += usize::from(found.is_some());
                    let painted = match found {
                        // Nobody paints it whole; what comes later shows whether that will do.
                        Some((picture, traces)) if draw(2) == 0 => {
                            app.retrace(&traces);
                            (picture, traces)
                        }
                        found => {
                            let picture = paint(&app, SIZE);
                            let painted = (picture, app.traces());
                            assert!(found.is_none_or(|found| found == painted), "walk {walk}");
                            painted
                        }
                    };
                    lower.extend(below.map(|below| (below, painted.clone())));
                    known.insert(marks, painted);
                }
                // Painted by somebody else; what comes later shows whether that will do.
                (_, Some((_, traces))) if draw(2) == 0 => app.retrace(&traces),
                (_, Some((picture, traces))) => {
                    shared += 1;
                    assert_eq!(paint(&app, SIZE), picture, "walk {walk}");
                    assert_eq!(app.traces(), traces, "walk {walk}");
                }
            }
            if draw(8) == 0 {
                at = (at + 1).min(course.len() - 1);
                let _ = app.update(Msg::Team(Arc::new(seen(&course[at], seat))));
            } else {
                press_alone(&mut app, KEYS[draw(KEYS.len())]);
            }
        }
    }
    assert!(shared > 500, "{shared} pictures were shared");
    assert!(headed > 100, "{headed} heads were painted over a picture");
}

/// What somebody painted below the head, under the head of this seat.
fn under(app: &App, below: &Buffer) -> Buffer {
    let mut head = Buffer::empty(Rect::new(0, 0, SIZE.0, app.head()));
    app.paint_head(&mut head);
    let mut picture = below.clone();
    picture.content[..head.content.len()].clone_from_slice(&head.content);
    picture
}

/// The seats that look on: the lead, two members, an observer.
const SEATS: usize = 4;

/// The same as one of them sees it.
fn seen(view: &TeamView, seat: usize) -> TeamView {
    let mut view = view.clone();
    // What a role reads is for its holder alone.
    let role = seat % 2;
    view.roles = vec![(format!("Role {role}"), format!("Only role {role} knows."))];
    view.you = view.people[seat].clone();
    if seat == 3 {
        view.you.role = Role::Observer;
    }
    let ballot = Arc::make_mut(&mut view.ballot);
    if let Some(proposal) = &mut ballot.proposal {
        proposal.yours = seat == 0;
    }
    view
}

/// Presses without looking.
fn press_alone(app: &mut App, name: &str) {
    let _ = app.update(Msg::Key(key(name)));
}

#[test]
fn what_is_not_known_is_not_shared() {
    let view = course().remove(0);
    let app = sat(view.clone(), SIZE);
    assert!(app.marks().is_some());
    // Nobody numbered it.
    assert!(sat(team(), SIZE).marks().is_none());
    // Something is asked or typed.
    let mut app = sat(view, SIZE);
    press(&mut app, "Enter ?", SIZE);
    assert!(app.marks().is_none());
    press(&mut app, "Esc", SIZE);
    assert!(app.marks().is_some());
}

#[test]
fn the_question_of_a_vote_is_shared_until_somebody_types() {
    let view = course().remove(0);
    let mut app = sat(view, SIZE);
    press(&mut app, "Enter", SIZE);
    let room = app.marks();
    press(&mut app, "Space c", SIZE);
    let asked = app.marks();
    assert!(asked.is_some() && asked != room);
    press(&mut app, "x", SIZE);
    assert!(app.marks().is_none(), "a reason is its writer's own");
    press(&mut app, "Backspace", SIZE);
    assert_eq!(app.marks(), asked);
}
