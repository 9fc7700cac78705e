//! What people said: forecasts, how they are settled, and their own account.

use super::play::*;

use crate::engine::tests::play::{MINIMAL, load_whole, option, small, stage};
use crate::exercise::model::*;
use crate::session::seat::debrief::debrief;
use crate::session::view::Command;
use crate::session::view::debrief::Account;
use crate::session::{Body, Misfit, Personal, PersonalPart, Salt, Table, view};
use crate::session::{Entry, redecide};

#[test]
fn a_forecast_is_settled_by_an_answer_or_by_its_hour() {
    let back = after_play();
    let told: Vec<_> = back
        .forecasts
        .iter()
        .map(|one| {
            (
                one.at,
                one.channel.as_str(),
                one.percent,
                one.came,
                one.after,
            )
        })
        .collect();
    // The letter of minute 30 is read at 60 and answered at 65: after the first one's hour.
    assert_eq!(
        told,
        [
            (0, "Harbour radio", 70, Some(false), None),
            (30, "Harbour radio", 90, Some(true), Some(35)),
        ]
    );
    assert_eq!(back.calibration, [(70, 1, 0), (90, 1, 1)]);
    assert_eq!(back.brier, Some(250), "the mean of 490 and 10");
    assert_eq!(back.now.forecasts, back.forecasts);

    let mut table = begun(load_whole(MINIMAL), &["north"], &[0]);
    submit(
        &mut table,
        ChairId(0),
        &commit("ring", &[], &[("radio", 0)]),
    );
    let open = debrief(&table, ChairId(0), "en");
    assert_eq!(open.forecasts[0].came, None);
    assert_eq!((open.calibration, open.brier), (Vec::new(), None));
    submit(&mut table, ChairId(0), &commit("ring", &[], &[]));
    submit(&mut table, ChairId(0), &commit("ring", &[], &[]));
    let settled = debrief(&table, ChairId(0), "en");
    assert_eq!(settled.forecasts[0].came, Some(false));
    assert_eq!(settled.brier, Some(0));
}

#[test]
fn an_answer_without_substance_bears_no_forecast_out() {
    let call = |hollow: &str| {
        let exercise = small(&format!(
            "channels: [(id: \"wire\", name: \"W\", about: \"A.\", from: \"north\", to: \"west\", level: Desk,
                answers: [(id: \"a\", by: \"B\", says: \"S.\", after: Min(60), {hollow})],
                silence: (after: Min(1), text: \"T.\", reason: \"R.\"))], stages: [{}]",
            stage("s", "next: [(to: Stage(\"s\"))],", &option("ring", 90, "effects: [Call(\"wire\")]")),
        ));
        let mut table = begun(exercise, &["north"], &[]);
        submit(
            &mut table,
            ChairId(0),
            &commit("ring", &[], &[("wire", 40)]),
        );
        let forecast = debrief(&table, ChairId(0), "en").forecasts.remove(0);
        (forecast.came, forecast.after, forecast.received)
    };
    let answered = (Some(true), Some(60), None);
    assert_eq!(call(""), answered, "the last minute counts");
    assert_eq!(call("hollow: true"), (Some(false), None, Some(60)));
}

#[test]
fn forecasts_about_nothing_are_refused() {
    let table = begun(load_whole(MINIMAL), &["north"], &[]);
    let refused = |command: Command| table.propose(ChairId(0), &command, "en").unwrap_err().code;
    let ring = |forecasts: &[(&str, u8)]| commit("ring", &[], forecasts);
    assert_eq!(refused(ring(&[("radio", 101)])), "forecast-percent");
    assert_eq!(refused(ring(&[("phone", 50)])), "forecast-channel");
    assert_eq!(
        refused(ring(&[("radio", 50), ("radio", 60)])),
        "forecast-twice"
    );
    assert_eq!(
        refused(commit("fetch", &[], &[("radio", 50)])),
        "forecast-channel"
    );
    assert!(
        table
            .propose(ChairId(0), &ring(&[("radio", 100)]), "en")
            .is_ok()
    );
    let now = view(&table.seen(ChairId(0), "en"));
    let rings: Vec<_> = now
        .decision
        .unwrap()
        .options
        .into_iter()
        .map(|one| one.rings.len())
        .collect();
    assert_eq!(rings, [1, 1, 0], "ring, letter, fetch");
}

#[test]
fn remarks_that_mean_nothing_are_passed_over() {
    let mut table = begun(load_whole(MINIMAL), &["north"], &[]);
    let command = commit("ring", &[], &[("radio", 50)]);
    let body = table.propose(ChairId(0), &command, "en").unwrap();
    let good = table.remarks(ChairId(0), &command, "");
    let mut remarks = good.clone();
    for (by, about, text) in [
        ("moon", "radio", "50"),
        ("north", "phone", "50"),
        ("north", "radio", "500"),
    ] {
        let mut bad = good.last().unwrap().clone();
        (bad.by, bad.about, bad.text) = (by.into(), about.into(), text.into());
        remarks.push(bad);
    }
    table.accept(body, remarks).unwrap();
    assert_eq!(debrief(&table, ChairId(0), "en").forecasts.len(), 1);
}

#[test]
fn an_account_may_be_given_at_any_time_and_again() {
    let account = |story: &str| Account {
        story: story.into(),
        strength: "We asked.".into(),
        improvement: String::new(),
    };
    let north = ChairId(0);
    let mut table = begun(load_whole(MINIMAL), &["north"], &[]);
    submit(&mut table, north, &Command::Account(account("It rings.")));
    assert_eq!(
        debrief(&table, north, "en").account,
        Some(account("It rings."))
    );
    assert_eq!(table.commits(), 0);
    submit(&mut table, north, &commit("fetch", &[], &[]));
    assert!(table.ending().is_some());
    let before = (table.state().clone(), table.events().to_vec());
    submit(&mut table, north, &Command::Account(account("It rang.")));
    assert_eq!(before, (table.state().clone(), table.events().to_vec()));
    let back = debrief(&table, north, "en");
    assert_eq!(back.account, Some(account("It rang.")));
    assert_eq!(debrief(&table, ChairId(1), "en").account, None);

    let entry = |(n, recorded): (usize, &crate::session::Recorded)| Entry {
        n: n as u64,
        body: recorded.body.clone(),
        personal: match recorded.remarks.is_empty() {
            true => PersonalPart::Absent,
            false => PersonalPart::Attached(Personal {
                salt: Salt([3; 16]),
                remarks: recorded.remarks.clone(),
            }),
        },
    };
    let entries: Vec<Entry<Body>> = table.record().iter().enumerate().map(entry).collect();
    let again = Table::replay(table.setup().clone(), &entries).unwrap();
    assert_eq!(debrief(&again, north, "en"), back);
    redecide(table.setup().clone(), &entries).unwrap();

    submit(&mut table, north, &Command::Account(Account::default()));
    assert_eq!(
        debrief(&table, north, "en").account,
        None,
        "an empty one takes it back"
    );
    let nobody = Body::Noted { chair: ChairId(9) };
    assert_eq!(table.accept(nobody, Vec::new()), Err(Misfit::Unknown));
    let mut fresh = Table::new(table.setup().clone());
    let early = fresh.accept(Body::Noted { chair: north }, Vec::new());
    assert_eq!(early, Err(Misfit::NotBegun));
}
