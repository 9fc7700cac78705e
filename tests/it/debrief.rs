//! Looking back: what the commands print, what a seat keeps, and that play under way gives
//! nothing away.

use std::sync::Arc;

use offramp::exercise::model::Chairs;
use offramp::host::{LocalSeat, Options};
use offramp::locale::Locale;
use offramp::session::view::debrief::Account;
use offramp::session::view::{Command, DecisionView};
use offramp::session::{Setup, Table, debrief, view};
use offramp::tui::backend::{Backend, Problem};

use super::flagship::shipped;
use super::program::{BUOY, InPlay, Scratch, report};

fn play(scratch: &Scratch, session: &str, lines: &str) {
    let args = [
        "play",
        BUOY,
        "--plain",
        "--ask",
        "--seed",
        "7",
        "--session",
        session,
    ];
    scratch.run(&args, lines.as_bytes()).ends(0);
}

const WHOLE: &str = "ring # nobody # there\n70\nletter\ncourteous\n90\n";

#[test]
fn a_debrief_in_lines() {
    let scratch = Scratch::new();
    play(&scratch, "s", WHOLE);
    let ran = scratch.run(&["debrief", "s", "--plain"], b"").ends(0);
    assert_eq!(ran.err, "");
    insta::assert_snapshot!("buoy_debrief", ran.out);
    let piped = scratch.run(&["debrief", "s"], b"").ends(0);
    assert_eq!(piped.out, ran.out, "where there is no terminal, lines");
    let both = scratch.run(&["debrief", "s", "s"], b"").ends(0);
    assert_eq!(both.out, format!("{0}\n{0}", ran.out));
    let replay = scratch.run(&["replay", "s"], b"").ends(0);
    assert!(ran.out.starts_with(&replay.out), "{}", replay.out);
    assert!(replay.out.contains("Decided: ") && !replay.out.contains("Ledger"));
}

#[test]
fn a_session_under_way_says_so_and_keeps_its_secrets() {
    let scratch = Scratch::new();
    play(&scratch, "s", "ring # nobody there\n70\n");
    for command in ["debrief", "replay"] {
        let ran = scratch.run(&[command, "s"], b"").ends(0);
        assert!(ran.out.contains("Play has not ended"), "{}", ran.out);
        assert!(ran.out.contains("Your note: nobody there"), "{}", ran.out);
        for secret in [
            "History",
            "Points",
            "Both sides",
            "Ledger",
            "no leave",
            "Sources",
        ] {
            assert!(!ran.out.contains(secret), "{secret} in {}", ran.out);
        }
    }
    scratch.run(&["debrief", "nothing"], b"").ends(1);
    scratch.run(&["replay", "nothing"], b"").ends(1);
    // Without a name it is the last one among those that are kept, and none is.
    let none = scratch.run(&["debrief"], b"").ends(1);
    assert!(none.err.contains("There is no session"), "{}", none.err);
    scratch.run(&["replay", "s", "s"], b"").ends(2);
}

#[test]
fn a_session_in_play_elsewhere_can_be_looked_at() {
    let scratch = Scratch::new();
    let args = ["play", BUOY, "--plain", "--session", "s"];
    let mut game = InPlay::start(&mut scratch.command(&args));
    assert!(game.wait_for_prompts(1));
    let ran = scratch.run(&["debrief", "s"], b"").ends(0);
    assert!(ran.out.contains("The radio"), "{}", ran.out);
    game.kill();
}

fn account(story: &str) -> Account {
    Account {
        story: story.into(),
        strength: "We wrote.".into(),
        improvement: "Ring earlier.".into(),
    }
}

#[test]
fn an_account_is_kept_with_a_session_that_nobody_else_holds() {
    let scratch = Scratch::new();
    let seat = || {
        let options = Options {
            dir: Some(scratch.path("s")),
            seed: 7,
            language: "en".into(),
            ..Options::default()
        };
        LocalSeat::new(Locale::default(), options, true)
    };
    let folder = scratch.path("s").display().to_string();
    let mut player = seat();
    player.play(BUOY).unwrap();
    let fetch = Command::Commit {
        picks: vec![("fetch".into(), Vec::new())],
        note: String::new(),
        forecasts: Vec::new(),
    };
    let before = player.debrief(None).unwrap();
    assert!(!before.finished && before.account.is_none());
    let ended = player.command(fetch).unwrap();
    assert!(ended.ending.is_some());
    player.debrief(None).unwrap();
    let told = player.account(account("It blinked.")).unwrap();
    assert_eq!(
        (told.account.clone(), told.finished),
        (Some(account("It blinked.")), true)
    );
    assert_eq!(
        player.debrief(Some(&folder)).unwrap(),
        told,
        "its own session"
    );

    let mut reader = seat();
    assert!(
        reader.account(account("No.")).is_err(),
        "nothing was looked back on"
    );
    assert_eq!(reader.debrief(Some(&folder)).unwrap(), told);
    let held = reader.account(account("Mine."));
    let Err(Problem::NotKept(said)) = held else {
        panic!("{held:?}")
    };
    assert!(said[0].contains("open in another program"), "{said:?}");
    drop(player);
    let kept = reader.account(account("It blinked twice.")).unwrap();
    assert_eq!(kept.account, Some(account("It blinked twice.")));
    drop(reader);

    scratch.run(&["verify", "s"], b"").ends(0);
    let told = report(&scratch, &scratch.path("s"));
    assert_eq!(told["decisions"].as_array().unwrap().len(), 1);
    let ran = scratch.run(&["debrief", "s"], b"").ends(0);
    assert!(ran.out.contains("It blinked twice.") && !ran.out.contains("It blinked.\n"));
    let own = ran.out.find("Your own account").unwrap();
    assert!(own < ran.out.find("The path").unwrap(), "before any figure");
    scratch.run(&["resume", "s", "--plain"], b"").ends(0);
}

#[test]
fn an_account_is_not_written_over_another_that_nobody_has_read() {
    let scratch = Scratch::new();
    scratch.play("s", "fetch\n").ends(0);
    let folder = scratch.path("s").display().to_string();
    let seat = || LocalSeat::new(Locale::default(), Options::default(), false);
    let (mut one, mut other) = (seat(), seat());
    one.debrief(Some(&folder)).unwrap();
    other.debrief(Some(&folder)).unwrap();
    one.account(account("First.")).unwrap();
    let refused = other.account(account("Second."));
    let Err(Problem::NotKept(said)) = refused else {
        panic!("{refused:?}")
    };
    assert!(said[0].contains("Another program has written"), "{said:?}");
    let told = || report(&scratch, &scratch.path("s"))["account"].clone();
    assert_eq!(told()["story"], "First.");
    // Told of it, one may still put one's own in its place, and go on changing it.
    for story in ["Second.", "Third."] {
        other.account(account(story)).unwrap();
        assert_eq!(told()["story"], story);
    }
    assert_eq!(told()["strength"], "We wrote.");
    scratch.run(&["verify", "s"], b"").ends(0);
}

/// The first picks from the numbered option on that go together, each with its first clauses.
fn chosen(decision: &DecisionView, number: usize) -> Command {
    let open = decision
        .options
        .iter()
        .filter(|option| option.number.is_some());
    let count = open.clone().count();
    let mut picks: Vec<(String, Vec<String>)> = Vec::new();
    for option in open.cycle().skip(number % count).take(count) {
        let clash = picks
            .iter()
            .any(|(other, _)| option.excludes.contains(other));
        if picks.len() < decision.picks.0.max(1) && !clash {
            let clauses = option.slots.iter().map(|slot| slot.clauses[0].id.clone());
            picks.push((option.id.clone(), clauses.collect()));
        }
    }
    let rings = decision
        .options
        .iter()
        .filter(|option| option.id == picks[0].0);
    let forecasts = rings.flat_map(|option| &option.rings);
    Command::Commit {
        forecasts: forecasts
            .map(|(channel, _)| (channel.clone(), 60))
            .collect(),
        picks,
        note: "Our reason.".into(),
    }
}

#[test]
fn the_flagship_gives_nothing_away_before_its_end() {
    let exercise = Arc::new(shipped("an-empty-room"));
    let (us, _) = exercise.chairs.find(|chair| chair.id == "us").unwrap();
    for seed in [1_u64, 2] {
        let mut table = Table::new(Setup {
            exercise: Arc::clone(&exercise),
            seated: Chairs::only(us),
            seed,
            draws: Vec::new(),
            rehearsal: false,
        });
        let began = table.begin().unwrap();
        table.accept(began, Vec::new()).unwrap();
        let (mut shown, mut stood) = (String::new(), Vec::new());
        for step in 0_usize.. {
            let now = view(&table.seen(us, "en"));
            shown += &format!("{now:?}");
            stood.push((now.elapsed, now.meters.clone(), now.tension.clone()));
            let back = debrief(&table, us, "en");
            let kept = back.moments.iter();
            let kept: Vec<_> = kept
                .map(|one| (one.at, one.meters.clone(), one.tension.clone()))
                .collect();
            assert_eq!(kept, stood, "seed {seed}, step {step}");
            assert_eq!(back.finished, now.ending.is_some());
            let Some(decision) = &now.decision else {
                // What divided the sides can be taken in at a glance, a line or two each.
                assert!(
                    (5..=24).contains(&back.knowledge.len()),
                    "{:?}",
                    back.knowledge
                );
                for row in &back.knowledge {
                    assert!(
                        row.own != row.other && row.text.chars().count() < 220,
                        "{row:?}"
                    );
                }
                assert!(back.known_at_once > 10 && back.moments[0].points.is_some());
                assert!(!back.forecasts.is_empty());
                break;
            };
            // Every text of thousands, every few steps.
            if step % 4 == 3 {
                let told = format!("{back:?}");
                for (id, text) in exercise.texts.english.iter() {
                    let place = exercise.texts.places.get(id);
                    let leaks = text.len() > 3 && told.contains(text);
                    assert!(!leaks || shown.contains(text), "{place}: {text}");
                }
            }
            let command = chosen(decision, step * 7 + usize::try_from(seed).unwrap());
            let body = table.propose(us, &command, "en").unwrap();
            let remarks = table.remarks(us, &command, "");
            table.accept(body, remarks).unwrap();
        }
    }
}
