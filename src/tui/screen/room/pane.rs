//! The panes of the room: their order, their names, what stands at the right of a name.

use crate::session::view::{TrafficKind, View};
use crate::tui::widget::Look;

/// A pane, in the order of Tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pane {
    Situation,
    Decision,
    State,
    Map,
    Channels,
    Traffic,
    Known,
}

/// Every pane, in the order of Tab.
const ALL: [Pane; 7] = [
    Pane::Situation,
    Pane::Decision,
    Pane::State,
    Pane::Map,
    Pane::Channels,
    Pane::Traffic,
    Pane::Known,
];

/// How many panes there can be.
pub(super) const COUNT: usize = ALL.len();

impl Pane {
    /// The panes that this view fills.
    pub(super) fn of(view: &View) -> impl Iterator<Item = Self> + use<> {
        let map = view.map.is_some();
        ALL.into_iter()
            .filter(move |pane| map || *pane != Self::Map)
    }

    /// The pane of this number, from 1, if the view fills it.
    pub(super) fn numbered(number: u8, view: &View) -> Option<Self> {
        let wanted = ALL.get(usize::from(number).checked_sub(1)?)?;
        Self::of(view).find(|pane| pane == wanted)
    }

    /// The pane `by` places on, around the ends.
    pub(super) fn step(self, by: isize, view: &View) -> Self {
        let all: Vec<Self> = Self::of(view).collect();
        let at = all.iter().position(|pane| *pane == self).unwrap_or(0);
        let count = isize::try_from(all.len()).unwrap_or(1);
        let next = (isize::try_from(at).unwrap_or(0) + by).rem_euclid(count);
        all[usize::try_from(next).unwrap_or(0)]
    }

    /// Its name, with the number of what is new in it.
    pub(super) fn name(self, look: Look<'_>, view: &View) -> String {
        let say = |key| look.locale.say(key, &[]);
        match self {
            Self::Situation => say("pane-situation"),
            Self::Decision => say("pane-decision"),
            Self::State => say("pane-state"),
            Self::Map => say("pane-map"),
            Self::Channels => say("pane-channels"),
            Self::Known => say("pane-known"),
            Self::Traffic => match new_items(view) {
                0 => say("pane-traffic"),
                new => look
                    .locale
                    .say("pane-traffic-new", &[("count", new.into())]),
            },
        }
    }
}

/// How many pieces of traffic came with the last commit; before the first, nothing is new.
pub(super) fn new_items(view: &View) -> usize {
    match view.commits {
        0 => 0,
        _ => view.traffic.len().saturating_sub(view.traffic_seen),
    }
}

/// The number of facts that the chair knows.
pub(super) fn facts(view: &View) -> usize {
    let fact = |item: &&crate::session::view::TrafficView| item.kind == TrafficKind::Fact;
    view.traffic.iter().filter(fact).count()
}
