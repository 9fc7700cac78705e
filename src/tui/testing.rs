//! A made-up crisis as views, and helpers that press keys and read the screen.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::backend::{ExerciseEntry, Library, Opened, Place, SessionEntry};
use super::key::{Code, Key};
use super::theme::{Caps, Colours, Theme};
use super::{App, Effect, Msg};
use crate::locale::Locale;
use crate::session::view::*;

/// The view at a decision with two picks, one of them a composed message.
pub(crate) fn view() -> View {
    View {
        title: "A Ship Adrift".into(),
        chair: "Northern Crisis Staff".into(),
        briefing: "A research vessel of your side, the *Fulmar*, has lost its engines **eleven miles** off the other side's coast.\n\n\
            The weather is turning. Two patrol boats stand by and do not answer the radio.\n\n\
            - Nobody has been hurt so far.\n- The tow is nine hours away.\n- The last agreement on such cases lapsed in spring."
            .into(),
        chair_briefing: "You speak for the government. The navy answers to you, the press does not.".into(),
        roles: vec![
            ("Head of staff".into(), "You sign what leaves this room.".into()),
            ("Desk officer".into(), "You know who sits behind which number, and when they go home.".into()),
        ],
        content_notes: vec!["A drowning is described in two sentences.".into()],
        limits: vec!["The other side is a model: it shows one way a government may behave, not the way.".into()],
        objectives: vec![
            ("The crew is brought home unharmed.".into(), 50),
            ("No shot is fired.".into(), 30),
            ("A line stays open after the crisis.".into(), 20),
        ],
        criteria: [("escalation", 3000), ("contact", 2000), ("messages", 2000), ("reciprocity", 1500), ("objectives", 1500)]
            .map(|(code, weight)| (code.to_owned(), weight))
            .to_vec(),
        stage: Some(StageView { id: "second-night".into(), title: "The second night".into(), number: (4, 9) }),
        elapsed: 62 * 60 + 30,
        horizon: 240 * 60,
        clocks: vec![("Norhaven".into(), "Sun 4 Apr 09:07".into()), ("Port Sable".into(), "Sun 4 Apr 21:07".into())],
        situation: vec![
            "The wind has backed to the north-east. The *Fulmar* drags her anchor a cable an hour towards the shoal. Both patrol boats have switched on their searchlights.".into(),
            "Their harbour office has answered once, to say that it is not the office for such questions. Since then **nothing**.".into(),
            "At home the families have spoken to the evening news. The opposition asks why the tow was not ordered on the first day.".into(),
        ],
        meters: vec![
            meter("support", "Support at home", 55, "restless", &[(3700, -6, "The families on the evening news"), (2400, 3, "The ambassador's visit")]),
            meter("hull", "The ship", 72, "", &[(3720, -8, "She touched the shoal")]),
        ],
        tension: meter("", "", 47, "strained", &[(3740, 6, "Searchlights on the bridge"), (3600, 4, "Their spokesman: a violation"), (3000, -3, "A quiet night")]),
        tension_curve: vec![(0, 20), (200, 35), (900, 30), (1800, 44), (2600, 41), (3000, 38), (3600, 42), (3740, 47)],
        channels: vec![
            channel("Harbour radio", ChannelStanding::Answered, Some(3400)),
            channel("Duty desk", ChannelStanding::Silent, Some(3500)),
            channel("Ministers' hotline", ChannelStanding::Waiting, Some(3745)),
            channel("Fisheries office", ChannelStanding::Untried, None),
            channel("Naval staff line", ChannelStanding::Shut, Some(1200)),
        ],
        traffic: (0..30).map(traffic).collect(),
        traffic_seen: 27,
        map: None,
        decision: Some(decision()),
        ending: None,
        sheet: None,
        silences: Vec::new(),
        commits: 6,
        seed: 20_010_401,
        rehearsal: false,
    }
}

fn meter(id: &str, name: &str, value: i32, band: &str, causes: &[(u32, i32, &str)]) -> MeterView {
    MeterView {
        id: id.into(),
        name: name.into(),
        value,
        range: (0, 100),
        band: band.into(),
        causes: causes
            .iter()
            .map(|(at, by, why)| (*at, *by, (*why).to_owned()))
            .collect(),
    }
}

fn channel(name: &str, standing: ChannelStanding, last_try: Option<u32>) -> ChannelView {
    ChannelView {
        id: name.to_lowercase(),
        name: name.into(),
        about: "Who sits there changes at six.".into(),
        standing,
        last_try,
    }
}

fn traffic(number: u32) -> TrafficView {
    use crate::session::view::Progress as Step;
    use TrafficKind::*;
    let step = [
        Step::Sent,
        Step::Carried,
        Step::Delivered,
        Step::Read,
        Step::Answered,
        Step::Expired,
    ][number as usize / 10 % 6];
    let kinds = [
        Inject,
        Decision,
        Consequence,
        Sent,
        Received,
        Answer,
        Silence,
        OwnLine,
        Fact,
        Progress(step),
    ];
    let kind = kinds[number as usize % kinds.len()];
    let (from, channel, text) = match kind {
        Inject => (
            "Evening news",
            "",
            "Wives of two sailors say that nobody has called them.",
        ),
        Decision => ("Your decision", "", "Ring the duty desk and hold the line."),
        Consequence => (
            "Duty desk",
            "",
            "The line is good. It rings in an empty room.",
        ),
        Sent | Progress(_) => (
            "Northern Crisis Staff",
            "Fax to the harbour office",
            "We ask for a berth for one night, and for a doctor on board.",
        ),
        Received => (
            "Harbour office",
            "Harbour radio",
            "Your message is received. It will be reported.",
        ),
        Answer => (
            "Harbour office",
            "Harbour radio",
            "Officer of the watch speaking. I may not discuss the vessel.",
        ),
        Silence => (
            "Duty desk",
            "Duty desk",
            "Nobody picks up. After forty rings the exchange cuts the call.",
        ),
        OwnLine => (
            "Embassy",
            "Ministers' hotline",
            "Somebody rang and was told to call in the morning.",
        ),
        Fact => (
            "Naval staff",
            "",
            "The shoal dries at half tide. The *Fulmar* draws four metres.",
        ),
    };
    TrafficView {
        at: number * 125,
        kind,
        from: from.into(),
        channel: channel.into(),
        text: text.into(),
        reply: (kind == Decision).then(|| {
            (
                "Harbour office".into(),
                "We are not the office for that.".into(),
            )
        }),
    }
}

fn option(number: Option<usize>, id: &str, label: &str, minutes: u32) -> OptionView {
    OptionView {
        number,
        id: id.into(),
        label: label.into(),
        detail: "The desk officer has the number. The call is logged on both sides, whether or not somebody speaks.".into(),
        minutes,
        ..OptionView::default()
    }
}

fn decision() -> DecisionView {
    DecisionView {
        ask: "The ship drags. Whom do you reach, and how?".into(),
        options: vec![
            OptionView {
                excludes: vec!["letter".into()],
                ..option(
                    Some(1),
                    "desk",
                    "Ring the duty desk and hold the line until somebody picks up.",
                    45,
                )
            },
            OptionView {
                message: "To the harbour master.".into(),
                slots: slots(),
                ..option(Some(2), "letter", "Send the harbour master a message.", 30)
            },
            OptionView {
                greyed: Some("the tow has not arrived".into()),
                ..option(None, "tow", "Order the tow to pass the patrol boats.", 120)
            },
            OptionView {
                escalation: true,
                irreversible: true,
                ..option(
                    Some(3),
                    "destroyer",
                    "Send the destroyer Skua inside twelve miles.",
                    180,
                )
            },
            option(
                Some(4),
                "wait",
                "Wait for first light and say nothing more tonight.",
                60,
            ),
        ],
        picks: (1, 2),
        free: 1,
        each_more: 10,
        ringing: None,
    }
}

fn slots() -> Vec<SlotView> {
    let clause = |id: &str, label: &str, text: &str, translated: &str, theirs: &str, fact: &str| {
        ClauseView {
            id: id.into(),
            label: label.into(),
            text: text.into(),
            translated: translated.into(),
            theirs: theirs.into(),
            fact: fact.into(),
        }
    };
    let slot = |id: &str, name: &str, clauses| SlotView {
        id: id.into(),
        name: name.into(),
        clauses,
    };
    vec![
        slot(
            "tone",
            "Opening",
            vec![
                clause(
                    "regret",
                    "Regret",
                    "We regret that our vessel troubles your coast.",
                    "我方船只给贵方海岸造成困扰，我们对此表示遗憾。",
                    "我方对此深表歉意。",
                    "Says that something happened, not who is at fault.",
                ),
                clause(
                    "facts",
                    "Facts first",
                    "Our vessel lost both engines at 21:40 and drags her anchor.",
                    "我船于21时40分主机全部失灵，正在走锚。",
                    "",
                    "",
                ),
                clause("none", "No opening", "", "", "", "Leaves the opening out."),
            ],
        ),
        slot(
            "ask",
            "What we ask",
            vec![
                clause(
                    "berth",
                    "A berth",
                    "We ask for a berth for one night.",
                    "我们请求提供一夜泊位。",
                    "我们要求泊位。",
                    "A request; it can be refused without a reason.",
                ),
                clause(
                    "demand",
                    "Free passage",
                    "We expect free passage for our tow.",
                    "我们期待拖船自由通行。",
                    "",
                    "Names a right, and so invites a quarrel about it.",
                ),
            ],
        ),
        slot(
            "offer",
            "What we offer",
            vec![
                clause(
                    "report",
                    "A report",
                    "You will have our engineers' report within a week.",
                    "贵方将在一周内收到我方工程师的报告。",
                    "",
                    "",
                ),
                clause("nothing", "Nothing", "", "", "", ""),
            ],
        ),
    ]
}

/// Before the first decision.
pub(crate) fn start() -> View {
    View {
        commits: 0,
        elapsed: 0,
        traffic: Vec::new(),
        traffic_seen: 0,
        ..view()
    }
}

/// After a commit of [`view`].
pub(crate) fn after() -> View {
    let mut view = view();
    view.elapsed += 45;
    view.tension.value += 6;
    view.commits += 1;
    view.traffic_seen = 30;
    view.traffic.extend((30..36).map(traffic));
    view.stage = Some(StageView {
        id: "third-day".into(),
        title: "The third day".into(),
        number: (5, 9),
    });
    view.situation = vec!["Morning. The wind has gone down.".into()];
    view
}

/// A call that rings at one's own end.
pub(crate) fn ringing() -> View {
    let mut view = view();
    view.decision = Some(DecisionView {
        ask: "A call comes in.".into(),
        picks: (1, 1),
        ringing: Some("Ministers' hotline".into()),
        ..DecisionView::default()
    });
    view
}

/// When play is over.
pub(crate) fn ended() -> View {
    View {
        decision: None,
        stage: None,
        situation: Vec::new(),
        ending: Some(EndingView {
            id: "berth".into(),
            title: "A berth for one night".into(),
            text: "The *Fulmar* lies behind the mole. Nobody has signed anything. In the morning both sides say that they were asked.".into(),
            history: "In the case this is made after, the ship lay there for three weeks.".into(),
        }),
        sheet: Some(sheet()),
        silences: silences(),
        ..view()
    }
}

fn sheet() -> SheetView {
    let dimensions = [
        ("escalation", 2150, 3000),
        ("contact", 1325, 2000),
        ("messages", 900, 2000),
        ("reciprocity", 1100, 1500),
        ("objectives", 1275, 1500),
    ];
    let codes = [
        "escalation",
        "contact",
        "messages",
        "reciprocity",
        "objectives",
    ];
    SheetView {
        total: 6750,
        band: "S".into(),
        dimensions: dimensions
            .map(|(code, points, weight)| (code.to_owned(), points, weight))
            .to_vec(),
        objectives: vec![
            (
                "The crew is brought home unharmed.".into(),
                "P".into(),
                "All eleven were ashore by the third day.".into(),
            ),
            ("No shot is fired.".into(), "P".into(), "None was.".into()),
            (
                "A line stays open after the crisis.".into(),
                "-".into(),
                "Play ended before it could be tried.".into(),
            ),
        ],
        ledger: (0..40)
            .map(|number: i32| LineView {
                at: u32::try_from(number).unwrap() * 97,
                dimension: codes[number as usize % codes.len()].into(),
                rule: if number % 5 == 4 {
                    "made-up-rule".into()
                } else {
                    "own-act".into()
                },
                subject: format!("Act {number}: a second number was tried"),
                arguments: vec![
                    ("class".into(), "posturing".into()),
                    ("hours".into(), number.to_string()),
                ],
                points: 350 - (number % 7) * 125,
                anchor: "rivera".into(),
                reason: if number % 3 == 0 {
                    "Trying another door within the hour is what the record lacked.".into()
                } else {
                    String::new()
                },
            })
            .collect(),
    }
}

fn silences() -> Vec<SilenceView> {
    vec![
        SilenceView {
            at: 125,
            channel: "Duty desk".into(),
            reason:
                "The officer of the watch heard it ring and was not allowed to lift the receiver."
                    .into(),
            needed: Some(5),
            held: Some(3),
            terms: vec![
                ("Hours of the night".into(), 4, None),
                ("Your statement to the press".into(), -1, Some(60)),
            ],
        },
        SilenceView {
            at: 875,
            channel: "Fisheries office".into(),
            reason: "It was a Sunday.".into(),
            ..SilenceView::default()
        },
    ]
}

/// Every text made hostile: escape sequences, reordering, tags, a tower of marks.
pub(crate) fn hostile() -> View {
    let evil = |text: &str| {
        format!(
            "\x1b[2J\x1b]0;owned\x07{text}\u{202e}\u{e0041}\u{200b}a{}\u{9b}31m\u{7}",
            "\u{301}".repeat(5_000)
        )
    };
    let mut view = view();
    for text in [&mut view.title, &mut view.chair, &mut view.tension.band] {
        *text = evil(text);
    }
    view.briefing = evil(&view.briefing);
    view.chair_briefing = evil(&view.chair_briefing);
    view.situation
        .iter_mut()
        .for_each(|text| *text = evil(text));
    view.content_notes
        .iter_mut()
        .chain(&mut view.limits)
        .for_each(|text| *text = evil(text));
    view.roles
        .iter_mut()
        .for_each(|(role, text)| (*role, *text) = (evil(role), evil(text)));
    view.objectives
        .iter_mut()
        .for_each(|(text, _)| *text = evil(text));
    view.criteria
        .iter_mut()
        .for_each(|(text, _)| *text = evil(text));
    view.clocks
        .iter_mut()
        .for_each(|(zone, time)| (*zone, *time) = (evil(zone), evil(time)));
    for meter in &mut view.meters {
        (meter.name, meter.band) = (evil(&meter.name), evil(&meter.band));
        meter
            .causes
            .iter_mut()
            .for_each(|(_, _, why)| *why = evil(why));
    }
    for channel in &mut view.channels {
        (channel.name, channel.about) = (evil(&channel.name), evil(&channel.about));
    }
    for item in &mut view.traffic {
        (item.from, item.channel, item.text) =
            (evil(&item.from), evil(&item.channel), evil(&item.text));
        item.reply = item
            .reply
            .take()
            .map(|(from, text)| (evil(&from), evil(&text)));
    }
    if let Some(stage) = &mut view.stage {
        stage.title = evil(&stage.title);
    }
    if let Some(decision) = &mut view.decision {
        decision.ask = evil(&decision.ask);
        for option in &mut decision.options {
            (option.label, option.detail, option.message) = (
                evil(&option.label),
                evil(&option.detail),
                evil(&option.message),
            );
            option.greyed = option.greyed.take().map(|reason| evil(&reason));
            for slot in &mut option.slots {
                slot.name = evil(&slot.name);
                for clause in &mut slot.clauses {
                    (clause.label, clause.text) = (evil(&clause.label), evil(&clause.text));
                    (clause.translated, clause.theirs, clause.fact) = (
                        evil(&clause.translated),
                        evil(&clause.theirs),
                        evil(&clause.fact),
                    );
                }
            }
        }
    }
    let done = ended();
    view.silences = done.silences;
    for silence in &mut view.silences {
        (silence.channel, silence.reason) = (evil(&silence.channel), evil(&silence.reason));
        silence
            .terms
            .iter_mut()
            .for_each(|(label, ..)| *label = evil(label));
    }
    view.ending = done.ending.map(|ending| EndingView {
        title: evil(&ending.title),
        text: evil(&ending.text),
        history: evil(&ending.history),
        ..ending
    });
    view.sheet = done.sheet.map(|mut sheet| {
        sheet.band = evil(&sheet.band);
        sheet
            .dimensions
            .iter_mut()
            .for_each(|(code, ..)| *code = evil(code));
        sheet
            .objectives
            .iter_mut()
            .for_each(|(text, rating, reason)| {
                (*text, *rating, *reason) = (evil(text), evil(rating), evil(reason))
            });
        for line in &mut sheet.ledger {
            (line.dimension, line.rule, line.subject) =
                (evil(&line.dimension), evil(&line.rule), evil(&line.subject));
            (line.anchor, line.reason) = (evil(&line.anchor), evil(&line.reason));
        }
        sheet
    });
    view
}

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

/// An app on the library.
pub(crate) fn app(size: (u16, u16)) -> App {
    app_in(size, Colours::True)
}

pub(crate) fn app_in(size: (u16, u16), colours: Colours) -> App {
    App::new(
        library(),
        Locale::default(),
        Theme::dark(Caps { colours }),
        size,
    )
}

/// An app with this view open.
pub(crate) fn open(view: View, size: (u16, u16)) -> App {
    let mut app = app(size);
    let _ = app.update(Msg::Opened(
        Opened {
            view: Arc::new(view),
            notices: Vec::new(),
        },
        Some(place()),
    ));
    app
}

/// Presses keys by name: a character for itself, or `Enter`, `Esc`, `Tab`, `Up`, `Down`, `PgDn`,
/// `Space`, `C-c`. Returns the effects of the last one.
pub(crate) fn press(app: &mut App, keys: &str, size: (u16, u16)) -> Vec<Effect> {
    let mut effects = Vec::new();
    for name in keys.split_whitespace() {
        let key = match name {
            "Enter" => Key::plain(Code::Enter),
            "Esc" => Key::plain(Code::Esc),
            "Tab" => Key::plain(Code::Tab),
            "Up" => Key::plain(Code::Up),
            "Down" => Key::plain(Code::Down),
            "PgDn" => Key::plain(Code::PageDown),
            "PgUp" => Key::plain(Code::PageUp),
            "Home" => Key::plain(Code::Home),
            "End" => Key::plain(Code::End),
            "Space" => Key::char(' '),
            "C-c" => Key::ctrl('c'),
            _ if name.len() == 3 && name.starts_with("A-") => Key {
                alt: true,
                ..Key::char(char::from(name.as_bytes()[2]))
            },
            one => Key::char(one.chars().next().unwrap()),
        };
        effects = app.update(Msg::Key(key));
        // Scrolling is held within what was drawn last.
        let _ = paint(app, size);
    }
    effects
}

/// The screen as a buffer.
pub(crate) fn paint(app: &App, size: (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    app.paint(&mut buffer, area);
    buffer
}

/// The screen as text, trailing spaces taken off.
pub(crate) fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut skip = 0;
        for x in buffer.area.left()..buffer.area.right() {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            skip = crate::text::width(symbol).saturating_sub(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

pub(crate) fn screen(app: &App, size: (u16, u16)) -> String {
    text(&paint(app, size))
}
