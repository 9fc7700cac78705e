//! Papers before the day: what each holds, what those for participants keep to themselves, where
//! they are written, and what is refused.

use std::fs;

use offramp::analysis::{Limits, Solution, Splits, Survey, WHOLE, hundredths};
use offramp::exercise::model::{ChairId, Cond, Exercise, OptionModel, TextId};
use offramp::host::library;
use offramp::locale::Locale;
use offramp::report::markdown;
use offramp::report::page::{Block, Page};
use offramp::report::papers::{Item, Kind, Material, course, papers, sheets};

use super::program::{BUOY, Scratch};

/// Every exercise that is shipped, and the small one of the tests.
fn each(mut told: impl FnMut(&Exercise)) {
    let all = library::all().into_iter();
    let small = library::find(BUOY).unwrap();
    for found in all.chain([small]) {
        let (exercise, _) = found
            .open(None)
            .unwrap_or_else(|_| panic!("{}", found.name));
        told(&exercise);
    }
}

fn material<'a>(exercise: &'a Exercise, chair: ChairId, locale: &'a Locale) -> Material<'a> {
    Material {
        exercise,
        chair,
        locale,
        language: "en",
        splits: None,
        budget: None,
    }
}

/// Words alone, in one row: neither markup nor line ends tell two texts apart.
fn words(text: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let plain: String = text.chars().map(letters).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(paper: &Page) -> String {
    words(&markdown(paper))
}

/// What nobody in this chair may read before it has happened.
fn secrets(exercise: &Exercise, chair: ChairId, hidden: bool) -> Vec<String> {
    let mut ids: Vec<TextId> = Vec::new();
    let mut add = |id: TextId| ids.push(id);
    for (_, option) in exercise.options.iter() {
        add(option.note);
        let foreign = exercise.menus[option.menu].chair != chair;
        if foreign || hidden && option.when != Cond::Always {
            add(option.label);
            if !foreign {
                add(option.detail);
            }
        }
        for outcome in &option.outcomes {
            add(outcome.text);
            outcome.reply.iter().for_each(|reply| add(reply.text));
            for branch in outcome.chance.iter().flat_map(|chance| &chance.branches) {
                add(branch.text);
                branch.reply.iter().for_each(|reply| add(reply.text));
            }
        }
    }
    for (_, channel) in exercise.channels.iter() {
        add(channel.silence.reason);
        add(channel.silence.text);
        channel.answers.iter().for_each(|answer| add(answer.says));
    }
    for (_, stage) in exercise.stages.iter() {
        add(stage.facilitator.purpose);
        add(stage.facilitator.watch);
        stage.facilitator.hints.iter().for_each(|hint| add(*hint));
        add(stage.history);
        for passage in &stage.situation {
            if hidden || !passage.seen_by.has(chair) {
                add(passage.text);
            }
        }
    }
    for (_, inject) in exercise.injects.iter() {
        add(inject.expected);
        if hidden || !inject.seen_by.has(chair) {
            add(inject.text);
        }
    }
    for (_, other) in exercise.chairs.iter().filter(|(id, _)| *id != chair) {
        add(other.briefing);
        other.roles.iter().for_each(|(.., briefing)| add(*briefing));
    }
    for (_, objective) in exercise.objectives.iter() {
        add(objective.failed);
        objective
            .ratings
            .iter()
            .for_each(|(.., reason)| add(*reason));
        if objective.chair != chair {
            add(objective.text);
        }
    }
    for (_, ending) in exercise.endings.iter() {
        add(ending.text);
        add(ending.history);
    }
    exercise
        .frame
        .learning
        .iter()
        .for_each(|one| add(one.evidence));
    let text = |id: TextId| words(exercise.texts.get(id, "en"));
    let open = |option: &OptionModel| {
        let clauses = option.slots.iter().flat_map(|slot| &slot.clauses);
        let clauses = clauses.map(|clause| clause.text);
        let message = option.message.iter().map(|message| message.text);
        let all = clauses.chain(message).chain([option.label, option.detail]);
        all.collect::<Vec<_>>()
    };
    // The other chair may be offered the words that this one hears as a result, and the reverse.
    let own = exercise.options.iter().map(|(_, option)| option);
    let own = own.filter(|option| exercise.menus[option.menu].chair == chair);
    let own: Vec<String> = own.flat_map(open).map(text).collect();
    // What both chairs read in the same words is no secret to either.
    let passages = exercise
        .stages
        .iter()
        .flat_map(|(_, stage)| &stage.situation);
    let passages = passages.filter(|passage| passage.seen_by.has(chair));
    let shared: Vec<String> = passages.map(|passage| text(passage.text)).collect();
    let told = |text: &String| {
        own.iter().any(|own| own.contains(text))
            || shared.iter().any(|shared| shared.contains(text))
    };
    // Shorter ones are words that anybody uses.
    ids.into_iter()
        .map(text)
        .filter(|text| text.len() > 24 && (hidden || !told(text)))
        .collect()
}

#[test]
fn papers_for_participants_hold_no_secret() {
    let locale = Locale::new("en");
    each(|exercise| {
        for chair in exercise.chairs.keys() {
            let material = material(exercise, chair, &locale);
            for kind in [Kind::Manual, Kind::Roles, Kind::Feedback, Kind::Cards] {
                assert!(!kind.is_private());
                let mut held = said(&papers(&material, kind));
                held += &words(&sheets(&material, kind).unwrap_or_default());
                for secret in secrets(exercise, chair, kind != Kind::Cards) {
                    assert!(!held.contains(&secret), "{}: {secret}", kind.name());
                }
                for mark in ["History went this way", "violent", "GRIT"] {
                    assert!(!held.contains(mark), "{}: {mark}", kind.name());
                }
            }
        }
    });
}

#[test]
fn the_facilitator_reads_every_secret() {
    let locale = Locale::new("en");
    each(|exercise| {
        let chair = ChairId(0);
        let material = material(exercise, chair, &locale);
        // The cards are with the facilitator too, who cuts them apart.
        let private = Kind::ALL
            .into_iter()
            .filter(|kind| kind.is_private() || *kind == Kind::Cards);
        let held: Vec<String> = private.map(|kind| said(&papers(&material, kind))).collect();
        for secret in secrets(exercise, chair, true) {
            let other = exercise.chairs.iter().filter(|(id, _)| *id != chair);
            let mut other = other.map(|(_, row)| words(exercise.texts.get(row.briefing, "en")));
            let objectives = exercise
                .objectives
                .iter()
                .filter(|(_, row)| row.chair != chair);
            let mut foreign = objectives.flat_map(|(_, row)| {
                let reasons = row.ratings.iter().map(|(.., reason)| *reason);
                let all = reasons.chain([row.failed, row.text]);
                all.map(|id| words(exercise.texts.get(id, "en")))
                    .collect::<Vec<_>>()
            });
            let history = exercise.endings.iter().map(|(_, ending)| ending.history);
            let mut history = history.map(|id| words(exercise.texts.get(id, "en")));
            // What another chair reads and is rated by stands in the papers of that chair.
            if other.any(|one| one == secret)
                || foreign.any(|one| one == secret)
                || history.any(|one| one == secret)
            {
                continue;
            }
            assert!(held.iter().any(|text| text.contains(&secret)), "{secret}");
        }
    });
}

#[test]
fn every_paper_is_written_down_without_a_gap() {
    let locale = Locale::new("en");
    each(|exercise| {
        for kind in Kind::ALL {
            let material = material(exercise, ChairId(0), &locale);
            let paper = papers(&material, kind);
            let text = markdown(&paper);
            assert!(!text.contains('⟦') && !text.contains("{ $"), "{text}");
            assert!(!paper.chapters.is_empty() && !paper.promise.is_empty());
            let mut ids: Vec<&str> = paper.chapters.iter().map(|one| one.id.as_str()).collect();
            ids.sort_unstable();
            let all = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), all, "{}: every id once", kind.name());
            for chapter in &paper.chapters {
                for block in &chapter.blocks {
                    if let Block::Table(table) = block {
                        let heads = table.heads.len();
                        assert!(table.rows.iter().all(|row| row.len() == heads));
                    }
                }
            }
            let rows = sheets(&material, kind);
            assert_eq!(rows.is_some(), kind.is_table(), "{}", kind.name());
            for line in rows.iter().flat_map(|rows| rows.lines()) {
                assert!(!line.starts_with(['=', '+', '-', '@']), "{line}");
            }
        }
    });
}

#[test]
fn a_day_fits_its_budget_and_says_what_it_no_longer_shows() {
    let locale = Locale::new("en");
    let found = library::find("an-empty-room").unwrap();
    let (exercise, chair) = found.open(None).unwrap_or_else(|_| panic!("shipped"));
    let day = |budget| {
        course(&Material {
            budget,
            ..material(&exercise, chair, &locale)
        })
    };
    let whole = day(None);
    assert_eq!((whole.made, whole.over), (0, 0));
    assert!(whole.items.iter().any(|(.., item)| *item == Item::Break));
    for minutes in [whole.minutes, 210, 180, 150] {
        let day = day(Some(minutes));
        assert!(
            day.minutes <= minutes && day.over == 0,
            "{minutes}: {day:?}"
        );
        assert_eq!(day.made > 0, minutes < whole.minutes);
        assert_eq!(
            day.cuts, whole.cuts,
            "the order does not hang on the budget"
        );
        let mut at = 0;
        for (from, lasts, _) in &day.items {
            assert_eq!(*from, at);
            at += lasts;
        }
        let cut = &day.cuts[..day.made];
        let out = |item: &Item| cut.iter().any(|cut| *item == Item::Stage(cut.stage));
        assert!(!day.items.iter().any(|(.., item)| out(item)));
        // One cut fewer would not have been enough.
        if let Some(last) = cut.last() {
            assert!(day.minutes + last.saves > minutes || day.minutes + last.saves + 10 > minutes);
        }
    }
    let lost: Vec<usize> = whole.cuts.iter().map(|cut| cut.lost.len()).collect();
    assert!(lost.is_sorted() && lost[0] == 0, "{lost:?}");
    let short = day(Some(60));
    assert!(
        short.over > 0 && short.made == short.cuts.len(),
        "{short:?}"
    );
    let saved = |late| whole.late(late).iter().map(|cut| cut.saves).sum::<u32>();
    assert!(saved(18) >= 18 && whole.late(0).is_empty());
}

#[test]
fn papers_go_to_a_folder_and_never_over_a_file() {
    let scratch = Scratch::new();
    let args = ["papers", BUOY, "--to", "html", "--out", "day"];
    let ran = scratch.run(&args, b"").ends(0);
    assert_eq!(ran.out, "");
    for kind in Kind::ALL {
        let file = scratch.path(&format!("day/{}.html", kind.name()));
        let page = fs::read_to_string(&file).unwrap_or_else(|_| panic!("{}", kind.name()));
        assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<script"));
        assert!(
            page.len() < 500_000 && !page.contains('⟦'),
            "{}",
            kind.name()
        );
    }
    fs::write(scratch.path("day/run-sheet.html"), "mine").unwrap();
    let ran = scratch.run(&args, b"").ends(1);
    assert!(
        ran.err.contains("exists") && ran.err.contains("--force"),
        "{}",
        ran.err
    );
    let only = [&args[..], &["--only", "run-sheet", "--budget", "3h30"]].concat();
    scratch.run(&only, b"").ends(1);
    assert_eq!(
        fs::read_to_string(scratch.path("day/run-sheet.html")).unwrap(),
        "mine"
    );
    scratch
        .run(&[&only[..], &["--force"]].concat(), b"")
        .ends(0);
    let page = fs::read_to_string(scratch.path("day/run-sheet.html")).unwrap();
    assert!(page.contains("3 h 30 min"), "the budget is named");
}

#[test]
fn one_paper_goes_to_standard_output_and_several_need_a_folder() {
    let scratch = Scratch::new();
    let one = ["papers", BUOY, "--to", "csv", "--only", "events-list"];
    let ran = scratch.run(&one, b"").ends(0);
    assert!(ran.out.starts_with("Code,When,Stage,"), "{}", ran.out);
    assert!(ran.out.contains("Agree who answers."), "{}", ran.out);
    let ran = scratch.run(&["papers", BUOY, "--to", "md"], b"").ends(2);
    assert!(ran.err.contains("--out"), "{}", ran.err);
    let prose = ["papers", BUOY, "--to", "csv", "--only", "facilitator-guide"];
    let ran = scratch.run(&prose, b"").ends(2);
    assert!(ran.err.contains("facilitator-guide"), "{}", ran.err);
    let all = ["papers", BUOY, "--to", "csv", "--out", "rows"];
    let ran = scratch.run(&all, b"").ends(0);
    assert!(ran.err.contains("Left out"), "{}", ran.err);
    assert!(!scratch.path("rows/facilitator-guide.csv").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    let scratch = Scratch::new();
    scratch.write("file", "x");
    let args = ["papers", BUOY, "--to", "md", "--out", "file/day"];
    let ran = scratch.run(&args, b"").ends(1);
    assert!(
        ran.err.contains("file/day cannot be written"),
        "{}",
        ran.err
    );
    for (args, said) in [
        (["papers", "nowhere", "--to", "md", "--out", "d"], "nowhere"),
        (["papers", BUOY, "--to", "pdf", "--out", "d"], "pdf"),
    ] {
        let ran = scratch.run(&args, b"");
        assert!(ran.code != Some(0) && ran.err.contains(said), "{}", ran.err);
    }
    let args = [
        "papers", BUOY, "--to", "md", "--out", "d", "--budget", "soon",
    ];
    let ran = scratch.run(&args, b"").ends(2);
    assert!(ran.err.contains("3h30"), "{}", ran.err);
}

#[test]
fn the_guide_tells_how_paths_split() {
    let scratch = Scratch::new();
    let args = ["papers", BUOY, "--to", "md", "--only", "facilitator-guide"];
    let ran = scratch.run(&args, b"").ends(0);
    for said in [
        "Every path was searched",
        "A silence and another door",
        "The watch officer had no leave to speak",
        "Paper may travel where a voice may not",
        "History went this way",
        "Ends well after it",
    ] {
        assert!(ran.out.contains(said), "{said}");
    }
    let again = scratch.run(&args, b"").ends(0);
    assert_eq!(ran.out, again.out, "from what was kept, the same");
    let kept = fs::read_dir(scratch.path("cache"));
    let kept = kept.map(|files| files.flatten().map(|file| file.path()));
    let splits = kept
        .unwrap()
        .find(|path| path.extension().is_some_and(|end| end == "splits"));
    fs::write(splits.expect("it was kept"), "{}").unwrap();
    let third = scratch.run(&args, b"").ends(0);
    assert_eq!(ran.out, third.out, "what is damaged is searched anew");
}

#[test]
fn what_the_guide_says_of_paths_is_what_explore_says() {
    for name in [BUOY, "first-light"] {
        let found = library::find(name).unwrap();
        let (exercise, chair) = found.open(None).unwrap_or_else(|_| panic!("{name}"));
        let solution = Solution::new(&exercise, chair, Limits::default(), &mut ()).unwrap();
        let splits = Splits::of(&exercise, &solution);
        let survey = Survey::of(&exercise, &solution);
        let shares: Vec<u64> = survey.endings.iter().map(|row| row.shares[2]).collect();
        assert_eq!(splits.endings, shares, "{name}");
        assert_eq!(splits.totals, survey.totals.map(hundredths), "{name}");
        let good = exercise.endings.iter().zip(&shares);
        let good: u64 = good
            .filter(|((_, row), _)| row.good)
            .map(|(_, part)| part)
            .sum();
        // Both are cut to the unit below at every division, in another order.
        assert!(
            splits.good.abs_diff(good) < 1 << 20,
            "{name}: {} {good}",
            splits.good
        );
        for (row, told) in splits.options.iter().zip(&survey.menus.options) {
            assert_eq!((row.open, row.best), (told.contested, told.best), "{name}");
            assert!(row.good <= row.taken && row.cost >= 0, "{name}: {row:?}");
        }
        assert!(splits.options.iter().any(|row| row.cost > 0), "{name}");
        assert_eq!(
            splits.stages[0], WHOLE,
            "{name}: all play begins in the first stage"
        );
    }
}

#[test]
fn hostile_words_of_an_exercise_stay_words() {
    let scratch = Scratch::new();
    let text = fs::read_to_string(format!("{BUOY}/exercise.ron")).unwrap();
    let hostile = "<img src=x onerror=alert(1)> [a](javascript:b) =1+1";
    let text = text
        .replace("Send a letter by the harbour's wire.", hostile)
        .replace("A reporter asks whose buoy it is.", "=HYPERLINK(1)")
        .replace("A silence and another door.", "<script>x</script> | `y`");
    let path = scratch.write("hostile/exercise.ron", &text);
    for form in ["html", "md", "csv"] {
        let args = ["papers", &path, "--to", form, "--out", form];
        scratch.run(&args, b"").ends(0);
        for file in fs::read_dir(scratch.path(form)).unwrap().flatten() {
            let text = fs::read_to_string(file.path()).unwrap();
            let name = file.file_name();
            match form {
                "html" => {
                    assert!(
                        !text.contains("<img") && !text.contains("<script"),
                        "{name:?}"
                    );
                }
                "md" => {
                    assert!(
                        !text.contains("<img") && !text.contains("<script"),
                        "{name:?}"
                    );
                    assert!(!text.contains("[a]("), "{name:?}");
                }
                _ => assert!(
                    !text.contains("\"=HYPER") && !text.contains(",=HYPER"),
                    "{name:?}"
                ),
            }
        }
    }
}

#[test]
fn a_rehearsal_tells_three_runs_and_where_they_part() {
    let scratch = Scratch::new();
    let args = ["rehearse", BUOY, "--seed", "7", "--runs", "9"];
    let ran = scratch.run(&args, b"").ends(0);
    assert!(
        !ran.out.contains('⟦') && !ran.out.contains("{ $"),
        "{}",
        ran.out
    );
    let places = [
        "Best run",
        "Typical run",
        "Worst run",
        "Where these three part",
    ];
    let places = places.map(|said| ran.out.find(said).unwrap_or_else(|| panic!("{said}")));
    assert!(places.is_sorted(), "{}", ran.out);
    assert!(
        ran.out.contains("14 runs") && ran.out.contains("tension"),
        "{}",
        ran.out
    );
    let totals: Vec<f64> = ran
        .out
        .lines()
        .filter(|line| !line.starts_with(' ') && line.contains(" points, "))
        .map(|line| line.split(' ').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(totals.len(), 3, "{}", ran.out);
    assert!(
        totals[0] >= totals[1] && totals[1] >= totals[2],
        "{totals:?}"
    );
    assert_eq!(
        ran.out,
        scratch.run(&args, b"").ends(0).out,
        "the same again"
    );
    scratch
        .run(&["rehearse", BUOY, "--chair", "nobody"], b"")
        .ends(2);
}
