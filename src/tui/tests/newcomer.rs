//! What somebody does who plays for the first time: tries keys, turns back, reads what is there.

use super::room::{charted, ringing_there};
use crate::session::view::{DecisionView, View};
use crate::tui::keymap::Context;
use crate::tui::testing::*;
use crate::tui::theme::Colours;
use crate::tui::{App, Msg};

const NARROW: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 36);

fn opened(view: View) -> App {
    open(view, WIDE)
}

fn foot(app: &App, size: (u16, u16)) -> String {
    screen(app, size)
        .trim_end()
        .lines()
        .last()
        .unwrap_or("")
        .to_owned()
}

#[test]
fn who_only_presses_enter_has_chosen_nothing() {
    for size in [WIDE, (80, 24)] {
        let mut app = opened(view());
        let effects = press(&mut app, "Enter Enter Enter Enter Enter Enter Enter", size);
        assert!(effects.is_empty(), "{effects:?}");
        let shown = screen(&app, size);
        assert!(shown.contains("Space or a number picks"), "{shown}");
        assert!(!shown.contains("Commit?"), "{shown}");
    }
}

#[test]
fn what_enter_picked_is_taken_back_with_the_question() {
    let mut app = opened(view());
    let _ = press(&mut app, "Down Up Enter", WIDE);
    assert!(screen(&app, WIDE).contains("Commit?"));
    let _ = press(&mut app, "Esc", WIDE);
    assert!(screen(&app, WIDE).contains("Nothing is picked yet."));
    // What was picked by hand stays.
    let _ = press(&mut app, "Space Enter Esc", WIDE);
    assert!(screen(&app, WIDE).contains("One picked"));
}

#[test]
fn a_letter_that_was_only_looked_at_is_not_picked() {
    let mut app = opened(view());
    let _ = press(&mut app, "Down Enter Esc", WIDE);
    assert!(screen(&app, WIDE).contains("Nothing is picked yet."));
    let _ = press(&mut app, "Enter 1 Esc", WIDE);
    assert!(screen(&app, WIDE).contains("One picked"));
}

#[test]
fn a_pick_that_took_the_place_of_another_gives_it_back() {
    let mut one = view();
    one.decision = one.decision.map(|decision| DecisionView {
        picks: (1, 1),
        ..decision
    });
    let mut app = opened(one);
    let _ = press(&mut app, "4 Up Enter Esc", WIDE);
    let shown = screen(&app, WIDE);
    assert!(shown.contains("(•)  4 Wait for first light"), "{shown}");
}

#[test]
fn enter_beside_the_picks_says_what_it_decides() {
    let mut app = opened(view());
    assert!(foot(&app, WIDE).contains("Enter decide "));
    let _ = press(&mut app, "4 Up", WIDE);
    assert_eq!(app.context(), Context::Picked);
    assert!(foot(&app, WIDE).contains("Enter decide with what is picked"));
}

#[test]
fn a_message_that_is_not_done_says_what_is_missing() {
    for size in [NARROW, WIDE] {
        let mut app = open(view(), size);
        let _ = press(&mut app, "2 c", size);
        assert_eq!(app.context(), Context::Composer);
        let _ = press(&mut app, "Tab 1 c", size);
        let shown = screen(&app, size);
        assert!(
            shown.contains("! 2 parts are still to be chosen: Opening,"),
            "{shown}"
        );
        assert!(shown.contains("▼ Opening"), "{shown}");
        let _ = press(&mut app, "Down", size);
        assert!(!screen(&app, size).contains("still to be chosen"));
    }
}

#[test]
fn a_letter_reads_as_a_letter() {
    let mut app = opened(view());
    let _ = press(&mut app, "2 c Down", WIDE);
    let shown = screen(&app, WIDE);
    assert!(
        shown.contains("▷ We regret that our vessel troubles your coast. [not taken"),
        "{shown}"
    );
    let _ = press(&mut app, "3 Enter 1 Enter", WIDE);
    let shown = screen(&app, WIDE);
    assert!(
        shown.contains("no words in the letter · Opening: No opening"),
        "{shown}"
    );
    let _ = press(&mut app, "2 c", WIDE);
    let shown = screen(&app, WIDE);
    assert!(shown.contains("Commit?"), "{shown}");
    let place = |words| {
        shown
            .rfind(words)
            .unwrap_or_else(|| panic!("{words} in {shown}"))
    };
    assert!(
        place("│ We ask for a berth") < place("no words in the letter · What we offer: Nothing")
    );
}

#[test]
fn a_long_name_of_a_channel_keeps_its_standing() {
    let mut view = ringing_there();
    view.channels[3].name = "Rescue line between the two centres of the northern coast".into();
    let mut app = opened(view.clone());
    let _ = press(&mut app, "A-5 End", WIDE);
    let shown = screen(&app, WIDE);
    assert!(shown.contains("not tried"), "{shown}");
    assert!(shown.contains("ringing now"), "{shown}");
}

#[test]
fn the_foot_names_the_keys_that_work_in_the_pane() {
    let mut app = open(view(), NARROW);
    let _ = press(&mut app, "A-1", NARROW);
    let situation = foot(&app, NARROW);
    assert!(situation.contains("Enter to the decision") && !situation.contains("pick"));
    let mut long = view();
    long.situation = vec!["The wind backs.".into(); 30];
    let mut app = open(long, NARROW);
    let _ = press(&mut app, "A-1", NARROW);
    assert!(foot(&app, NARROW).contains("↓ scroll down"));
}

#[test]
fn sessions_of_one_exercise_are_told_apart() {
    let mut app = app(WIDE);
    assert!(!foot(&app, WIDE).contains("look back"));
    let shown = screen(&app, WIDE);
    assert!(shown.contains("Stands at: The second night"), "{shown}");
    assert!(shown.contains("Ended: A berth for one night"), "{shown}");
    let _ = press(&mut app, "Tab", WIDE);
    assert!(foot(&app, WIDE).contains("d look back"));
}

#[test]
fn each_zone_keeps_its_day_where_there_is_room() {
    let shown = screen(&opened(view()), WIDE);
    assert!(shown.contains("Port Sable Sun 4 Apr 21:07"), "{shown}");
    let mut apart = view();
    apart.clocks[1].1 = "Mon 5 Apr 21:07".into();
    let shown = screen(&open(apart, NARROW), NARROW);
    assert!(
        shown.contains(" 4 Apr 09:07") && shown.contains(" 5 Apr 21:07"),
        "{shown}"
    );
}

#[test]
fn the_briefing_opens_at_its_beginning_and_counts_what_is_seen() {
    let size = (70, 14);
    let mut app = open(start(), size);
    let mut seen = Vec::new();
    for _ in 0..12 {
        let title = screen(&app, size).lines().nth(2).unwrap_or("").to_owned();
        let page: Vec<usize> = title
            .split(|sign: char| !sign.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        seen.push((page[0], page[1]));
        if page[0] == page[1] {
            break;
        }
        let _ = press(&mut app, "PgDn", size);
    }
    let pages = seen[0].1;
    let counted: Vec<(usize, usize)> = (1..=pages).map(|page| (page, pages)).collect();
    assert_eq!(seen, counted);
    let _ = press(&mut app, "Enter b", size);
    assert_eq!(app.context(), Context::Briefing);
    assert!(screen(&app, size).contains(&format!(" 1 of {pages}")));
}

#[test]
fn a_fresh_log_has_no_old_search() {
    let mut app = opened(view());
    let _ = press(&mut app, "/ s h o a l Enter Esc t", WIDE);
    assert!(!screen(&app, WIDE).contains("“shoal”"));
}

#[test]
fn the_question_before_what_cannot_be_undone_does_not_announce_itself() {
    let mut app = opened(view());
    let _ = press(&mut app, "3 Enter", WIDE);
    assert!(screen(&app, WIDE).contains("Commit?"));
    let _ = press(&mut app, "Enter", WIDE);
    assert!(screen(&app, WIDE).contains("This cannot be undone."));
}

#[test]
fn each_command_of_the_palette_stands_once() {
    let mut app = open(view(), (120, 60));
    let _ = press(&mut app, ":", (120, 60));
    let shown = screen(&app, (120, 60));
    assert_eq!(shown.matches("next pane").count(), 1, "{shown}");
}

#[test]
fn a_command_to_come_back_stands_on_one_line() {
    let long = format!(
        "offramp resume /home/somebody/{}/a-ship-adrift-1",
        "d".repeat(50)
    );
    let mut app = opened(view());
    let place = crate::tui::backend::Place {
        resume: long.clone(),
        ..place()
    };
    let opened = crate::tui::backend::Opened {
        view: std::sync::Arc::new(view()),
        ..Default::default()
    };
    let _ = app.update(Msg::Opened(opened, Some(place)));
    let _ = press(&mut app, "q", WIDE);
    assert!(screen(&app, WIDE).contains(&long));
}

#[test]
fn without_colours_a_bar_has_no_line_below_it() {
    use ratatui::style::Modifier;
    let mut app = app_in(WIDE, Colours::Mono);
    let opened = crate::tui::backend::Opened {
        view: std::sync::Arc::new(ringing_there()),
        ..Default::default()
    };
    let _ = app.update(Msg::Opened(opened, None));
    let buffer = paint(&app, WIDE);
    let underlined = |cell: &&ratatui::buffer::Cell| {
        "━╸●()".contains(cell.symbol()) && cell.modifier.contains(Modifier::UNDERLINED)
    };
    assert_eq!(buffer.content.iter().find(underlined), None);
}

#[test]
fn a_small_map_says_where_it_is_not_to_scale() {
    let mut close = charted();
    if let Some(map) = &mut close.map {
        map.units[1].at = map.units[0].at;
    }
    let mut app = open(close, NARROW);
    let _ = press(&mut app, "A-4", NARROW);
    let shown = screen(&app, NARROW);
    assert!(shown.contains("not to scale"), "{shown}");
}
