//! The crisis room at a decision, before it, after it, and with a call that rings.

use super::decision::decision;
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
        tension: MeterView {
            bands: bands(),
            ..meter("", "", 47, "strained", &[(3740, 6, "Searchlights on the bridge"), (3600, 4, "Their spokesman: a violation"), (3000, -3, "A quiet night")])
        },
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
        forecasts: Vec::new(),
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
        bands: Vec::new(),
        causes: causes
            .iter()
            .map(|(at, by, why)| (*at, *by, Cause::Known((*why).to_owned())))
            .collect(),
        since: 0,
    }
}

fn bands() -> Vec<BandView> {
    [(0, "calm"), (40, "strained"), (75, "grave")]
        .map(|(from, name)| BandView {
            from,
            name: name.into(),
            beside: format!("A book of 1965: what {name} is like elsewhere."),
        })
        .to_vec()
}

fn channel(name: &str, standing: ChannelStanding, last_try: Option<u32>) -> ChannelView {
    ChannelView {
        id: name.to_lowercase().replace(' ', "-"),
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
