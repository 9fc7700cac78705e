//! What holds of every ledger, whatever was played.

use super::play::*;
use crate::engine::Event;
use crate::engine::tests::play::Play;
use crate::exercise::draft::Dimension;
use crate::exercise::model::*;
use crate::scoring::*;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_total_is_the_sum_of_lines_and_of_accounts(which: bool, numbers in numbers(30)) {
        let play = random(which, "north west", &numbers);
        for chair in [NORTH, WEST] {
            let sheet = sheet(&play, chair);
            let lines: i32 = sheet.lines.iter().map(|line| line.points).sum();
            let five = [Dimension::Escalation, Dimension::Contact, Dimension::Messages, Dimension::Reciprocity, Dimension::Objectives];
            let accounts: i32 = five.into_iter().map(|dimension| of(&sheet, dimension)).sum();
            prop_assert_eq!(sheet.total(), lines);
            prop_assert_eq!(sheet.total(), accounts + sheet.of(Account::Gate));
            prop_assert!(sheet.lines.is_sorted_by_key(|line| line.at));
        }
    }

    /// What is explored is (state, tally): step by step it must give what the whole log gives.
    #[test]
    fn a_tally_carried_from_step_to_step_gives_the_same_ledger(which: bool, numbers in numbers(30)) {
        for chair in [NORTH, WEST] {
            let exercise: &Exercise = if which { &MIRROR } else { &EVERYTHING };
            let scorer = Scorer::new(exercise, chair);
            let mut play = Play::begin(exercise, "north west", &[]);
            let mut lines = Vec::new();
            let mut tally = scorer.start(&mut |line| lines.push(line));
            scorer.step(&mut tally, 0, &play.events, &mut |line| lines.push(line));
            for number in &numbers {
                let (clock, before) = (play.state.clock, play.events.len());
                play.wander(&[*number]);
                scorer.step(&mut tally, clock, &play.events[before..], &mut |line| lines.push(line));
            }
            if play.over() {
                scorer.finish(&mut tally, &play.state, &mut |line| lines.push(line));
            }
            prop_assert_eq!(lines, sheet(&play, chair).lines);
        }
    }

    /// The same acts score the same from either chair.
    #[test]
    fn mirrored_plays_give_mirrored_ledgers(one in prop::collection::vec(0..16usize, 1..12), two in prop::collection::vec(0..16usize, 1..12)) {
        let ids: Vec<String> = MIRROR.options.iter().take(16).map(|(_, row)| row.id[3..].to_owned()).collect();
        let word = |nth: usize| if ids[nth] == "letter" { "letter:1.0".to_owned() } else { ids[nth].clone() };
        let play = |swapped: bool| {
            let mut play = Play::begin(&MIRROR, "north west", &[]);
            for (a, b) in one.iter().zip(&two) {
                let (north, west) = if swapped { (b, a) } else { (a, b) };
                if play.over() {
                    break;
                }
                both(&mut play, &word(*north), &word(*west));
                while let Some(channel) = play.state.ringing.first().copied() {
                    let to = &MIRROR.chairs[MIRROR.channels[channel].to].id;
                    let may = crate::engine::answerable(&MIRROR, &play.state, channel);
                    play.act(&format!("{to} {}", if may { "pick-up" } else { "let-ring" }));
                }
            }
            play
        };
        let (there, back) = (play(false), play(true));
        // Of two that act at once one stands first in the record; what each did is the same.
        let ledger = |play: &Play, chair| {
            let mut all: Vec<_> = sheet(play, chair).lines.iter().map(|line| (line.at, line.account, line.rule, line.points)).collect();
            all.sort();
            all
        };
        prop_assert_eq!(ledger(&there, NORTH), ledger(&back, WEST));
        prop_assert_eq!(ledger(&there, WEST), ledger(&back, NORTH));
    }

    #[test]
    fn an_own_act_of_a_lower_class_never_lowers_escalation(which: bool, numbers in numbers(25), nth: prop::sample::Index, lower in 0..6usize) {
        let play = random(which, "north west", &numbers);
        let mut events = play.events.clone();
        let mut own: Vec<&mut Event> = events.iter_mut().filter(|event| matches!(event, Event::Acted { chair, .. } if *chair == NORTH)).collect();
        if !own.is_empty() {
            let nth = nth.index(own.len());
            if let Event::Acted { class, .. } = &mut *own[nth] && LADDER[lower] < *class {
                *class = LADDER[lower];
                let (before, after) = (sheet(&play, NORTH), rescored(&play, &events, NORTH));
                prop_assert!(of(&after, Dimension::Escalation) >= of(&before, Dimension::Escalation));
                prop_assert!(after.of(Account::Gate) >= before.of(Account::Gate));
            }
        }
    }

    /// An answer that comes earlier, the tries as they were.
    #[test]
    fn an_earlier_answer_never_lowers_contact(which: bool, numbers in numbers(25), which_answer: prop::sample::Index, to: prop::sample::Index) {
        let play = random(which, "north west", &numbers);
        let answers: Vec<usize> = play.events.iter().enumerate()
            .filter(|(_, event)| matches!(event, Event::Spoke { .. } | Event::Replied { .. })).map(|(at, _)| at).collect();
        if !answers.is_empty() {
            let from = answers[which_answer.index(answers.len())];
            let mut events = play.events.clone();
            let event = events.remove(from);
            events.insert(to.index(from + 1), event);
            for chair in [NORTH, WEST] {
                prop_assert!(of(&rescored(&play, &events, chair), Dimension::Contact) >= of(&sheet(&play, chair), Dimension::Contact));
            }
        }
    }

    /// One more channel that is tried and answered, anywhere in the record.
    #[test]
    fn one_more_answered_channel_never_lowers_contact(numbers in numbers(25), at: prop::sample::Index, which in 0..8u16) {
        let play = random(true, "north west", &numbers);
        let gaps = gaps(&play.events);
        let channel = ChannelId(which);
        if !MIRROR.channels[channel].answers.is_empty() {
            let at = gaps[at.index(gaps.len())];
            let mut events = play.events.clone();
            let more = [Event::Rang { channel }, Event::PickedUp { channel, answer: 0 }, Event::Spoke { channel, answer: 0 }];
            events.splice(at..at, more);
            for chair in [NORTH, WEST] {
                prop_assert!(of(&rescored(&play, &events, chair), Dimension::Contact) >= of(&sheet(&play, chair), Dimension::Contact));
            }
        }
    }

    /// An own act with its ultimatum, put in anywhere between decisions.
    #[test]
    fn an_added_ultimatum_never_raises_the_total(numbers in numbers(25), at: prop::sample::Index) {
        let play = random(true, "north west", &numbers);
        let gaps = gaps(&play.events);
        let at = gaps[at.index(gaps.len())];
        let (option, row) = MIRROR.options.find(|row| row.id == "nf-ultimatum").unwrap();
        let act = &row.act.as_ref().unwrap().row;
        let point = MIRROR.menus[row.menu].point;
        let acted = Event::Acted { chair: NORTH, code: act.code.clone(), manner: act.manner.clone(), class: act.class };
        let more = [
            Event::Chose { option, clauses: Default::default(), seated: true },
            acted,
            Event::Sent { option, fate: crate::engine::Fate::Intact },
            Event::Settled { point, until: 0, goal: None },
        ];
        let mut events = play.events.clone();
        // The decision that follows must still answer what the record had before it.
        let opened = match &events[at - 1] {
            Event::Opened { .. } => Some(events[at - 1].clone()),
            _ => None,
        };
        events.splice(at..at, more.into_iter().chain(opened));
        prop_assert!(rescored(&play, &events, NORTH).total() < sheet(&play, NORTH).total());
    }
}
