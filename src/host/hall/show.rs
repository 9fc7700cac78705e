//! What people see of a hosted session.

use std::sync::Arc;

use super::ahead::outlook;
use super::desk::{Desk, Shared};
use super::open::{Change, Hall, Inner};
use super::people::{Seated, Way, refusal};
use crate::exercise::model::ChairId;
use crate::session::people::{Known, Person, WorldKind};
use crate::session::view::console::{ConsoleView, DeviceView, DoorView, TableView};
use crate::session::view::cost::Cost;
use crate::session::view::debrief::Debrief;
use crate::session::view::lobby::LobbyView;
use crate::session::view::paths::PathsView;
use crate::session::view::projector::{ProjectorView, TeamOnWall};
use crate::session::view::team::{Role, TeamView};
use crate::session::view::{Refused, View};
use crate::session::{Walker, paths};

/// What is known of a team's table since it last moved.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    pub(super) known: Known,
    /// What its seats see: what looks back waits until the facilitator releases it.
    world: Shared,
    /// The roles of the team's chair.
    roles: Arc<Vec<(String, String)>>,
    /// See [`TeamView::moved`].
    moved: u64,
    /// The team's path looked back on, once it was asked for since the table last moved.
    pub(super) back: Option<Arc<Debrief>>,
    /// What its decisions cost, likewise.
    pub(super) cost: Option<Cost>,
}

impl Inner {
    /// The desk and the chair of a team.
    pub(super) fn desk(&mut self, team: usize) -> Result<(&mut Desk, ChairId), Refused> {
        let Some(of) = self.gathering.teams().get(team) else {
            return Err(refusal("no-team"));
        };
        let index = usize::try_from(of.table)
            .ok()
            .and_then(|table| table.checked_sub(1));
        let chair = of.chair.clone();
        let desk = index.and_then(|index| self.desks.get_mut(index));
        let found = desk.and_then(|desk| desk.chair(&chair).map(|chair| (desk, chair)));
        found.ok_or_else(|| refusal("no-team"))
    }

    /// Where all teams went; none where they share one world.
    pub(super) fn paths(&mut self) -> Option<Arc<PathsView>> {
        if self.gathering.world() != Some(WorldKind::Parallel) {
            return None;
        }
        if self.paths.is_none() {
            // Each team has a table of its own, in the order of the teams.
            let teams = self.gathering.teams().iter().zip(&self.desks);
            let walkers = teams
                .map(|(team, desk)| Some((&*team.name, &desk.table, desk.chair(&team.chair)?)));
            let walkers: Vec<Walker<'_>> = walkers.collect::<Option<_>>()?;
            self.paths = Some(Arc::new(paths(&walkers, &self.language)));
        }
        self.paths.clone()
    }

    /// Looks at a team's table anew.
    pub(super) fn look(&mut self, team: usize) {
        self.paths = None;
        self.note_stage(team);
        let language = self.language.clone();
        let Ok((desk, chair)) = self.desk(team) else {
            return;
        };
        let whole = desk.view(chair, &language);
        let waiting_for = desk.waiting_for(chair, &language);
        let injects = desk.injects(&language);
        let decided = desk.decided(chair, &language);
        let table = desk.table.clone();
        let exercise = Arc::clone(table.exercise());
        let text = |id| exercise.texts.get(id, &language).to_owned();
        let stage = table.state().stage(&exercise);
        let ahead = outlook(&self.books, &table, chair, &language);
        let (open, best) = ahead.unzip();
        let facilitator = stage.map(|stage| &exercise.stages[stage].facilitator);
        let known = Known {
            hints: facilitator
                .map_or_else(Vec::new, |of| of.hints.iter().map(|id| text(*id)).collect()),
            guide: facilitator.map_or_else(Vec::new, |of| {
                let texts = [text(of.purpose), text(of.watch)];
                texts.into_iter().filter(|text| !text.is_empty()).collect()
            }),
            objectives: exercise
                .objectives
                .iter()
                .map(|(_, objective)| (objective.id.clone(), text(objective.text)))
                .collect(),
            waiting_for,
            injects,
            decided,
            world: Arc::new(whole),
            open,
            best,
        };
        self.shown[team] = Shown {
            known,
            ..Shown::default()
        };
        self.uncover(team);
    }

    /// Shows a team's seats what is released of what is known of their table.
    pub(super) fn uncover(&mut self, team: usize) {
        let mut world = View::clone(&self.shown[team].known.world);
        let roles = std::mem::take(&mut world.roles);
        world.hide_beyond(self.gathering.released());
        let moved = self.number();
        let shown = &mut self.shown[team];
        (shown.world, shown.moved) = (Arc::new(world), moved);
        shown.roles = Arc::new(roles);
    }

    /// A number that nothing else has.
    fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// What a person sees of the team.
    fn seen_by(&mut self, seat: u32) -> Option<TeamView> {
        let team = self.gathering.person(seat)?.team?;
        if self.shares[team].is_none() {
            let version = self.number();
            let shown = &self.shown[team];
            let waiting = &shown.known.waiting_for;
            let share = self.gathering.team_share(team, &shown.world, waiting);
            let share = share.numbered(version, shown.moved);
            self.shares[team] = Some(share.with_roles(&shown.roles));
        }
        let share = self.shares[team].as_mut()?;
        Some(share.seen_by(self.gathering.person(seat)?))
    }
}

impl Hall {
    /// What a person at a seat sees; none once the device is no longer the one at its seat.
    #[must_use]
    pub fn team_view(&self, seated: Seated) -> Option<TeamView> {
        let mut inner = self.lock();
        match inner.links.holds(seated) {
            true => inner.seen_by(seated.seat),
            false => None,
        }
    }

    /// What somebody sees who comes in by this way, and has joined as `seated` or not yet.
    #[must_use]
    pub fn lobby(&self, way: &Way, seated: Option<Seated>) -> LobbyView {
        let seats = self.kept_seats(way);
        let inner = self.lock();
        let of_team = |person: &&Person| way.team.is_some() && person.team == way.team;
        let people = inner.gathering.people().iter().filter(of_team);
        let shown = inner.shown.get(way.team.unwrap_or(0));
        let world = shown
            .map(|shown| Arc::clone(&shown.world))
            .unwrap_or_default();
        let team = way.team.and_then(|team| inner.gathering.teams().get(team));
        LobbyView {
            title: world.title.clone(),
            team: team.map_or_else(String::new, |team| team.name.clone()),
            role: way.role,
            content_notes: world.content_notes.clone(),
            seats: seats.iter().map(Person::view).collect(),
            people: people.map(Person::view).collect(),
            you: seated
                .and_then(|seated| inner.gathering.person(seated.seat))
                .map(Person::view),
        }
    }

    /// What the whole room may see; `line` as in [`Hall::console`].
    #[must_use]
    pub fn projector(&self, line: &dyn Fn(&str) -> String) -> ProjectorView {
        let console = self.console(line);
        let mut inner = self.lock();
        let wash = inner.wall_wash(&console.wash).map(Arc::new);
        let inner = &*inner;
        let worlds: Vec<&View> = inner.shown.iter().map(|shown| &*shown.world).collect();
        let furthest = worlds
            .iter()
            .max_by_key(|world| (world.elapsed, world.commits));
        let furthest = furthest.copied().cloned().unwrap_or_default();
        // What one chair of a shared world reads is not for the room.
        let one_chair = inner.gathering.world() == Some(WorldKind::Parallel);
        let shared = worlds
            .iter()
            .all(|world| world.situation == furthest.situation);
        ProjectorView {
            title: console.title,
            started: inner.gathering.started(),
            doors: console
                .doors
                .into_iter()
                .filter(|door| door.role == Role::Member)
                .collect(),
            joined: inner.gathering.people().len(),
            wash,
            stage: furthest.stage.map_or_else(String::new, |stage| stage.title),
            shared,
            situation: match one_chair && shared {
                true => furthest.situation,
                false => Vec::new(),
            },
            clocks: furthest.clocks,
            left: console.teams.iter().filter_map(|team| team.left).min(),
            paused: console.paused,
            over: console.over,
            paths: match (console.paths, inner.gathering.compared()) {
                (Some(paths), Some(true)) => Some(Arc::new(paths.lettered())),
                (paths, Some(false)) => paths,
                (_, None) | (None, _) => None,
            },
            teams: console
                .teams
                .into_iter()
                .map(|team| TeamOnWall {
                    team: team.team,
                    number: team.number,
                    clock: team.clock,
                    commits: team.commits,
                    ended: team.ended,
                })
                .collect(),
        }
    }

    /// How many teams there are.
    #[must_use]
    pub fn teams(&self) -> usize {
        self.lock().gathering.teams().len()
    }

    /// Whether play has begun.
    #[must_use]
    pub fn started(&self) -> bool {
        self.lock().gathering.started()
    }

    /// What the facilitator sees; `line` makes of a code the command that people type.
    #[must_use]
    pub fn console(&self, line: &dyn Fn(&str) -> String) -> ConsoleView {
        let mut inner = self.lock();
        let paths = inner.paths();
        let known: Vec<Known> = inner
            .shown
            .iter()
            .map(|shown| shown.known.clone())
            .collect();
        let name = |team: usize| inner.gathering.teams()[team].name.clone();
        let ways = inner.ways.iter().map(|way| DoorView {
            team: way.team.map_or_else(String::new, name),
            role: way.role,
            line: line(&way.code),
        });
        let ways = ways.collect();
        let console = inner
            .gathering
            .console_view(&known, ways, inner.incidents.clone());
        let here = inner.gathering.people().iter().filter(|person| person.here);
        let devices = here.map(|person| DeviceView {
            name: person.name.clone(),
            team: person.team.map_or_else(String::new, name),
            screen: inner.links.screen(person.seat),
        });
        let planned = inner.desks.first();
        let planned = planned.map_or(0, |desk| desk.table.exercise().frame.minutes.1);
        ConsoleView {
            paths,
            devices: devices.collect(),
            wash: Arc::new(inner.gathering.steered_wash(planned)),
            day: inner.day_view().map(Arc::new),
            ..console
        }
    }

    /// One team's table in detail; none where there is no such team.
    #[must_use]
    pub fn detail(&self, team: usize) -> Option<TableView> {
        let inner = self.lock();
        inner.gathering.detail(team, &inner.shown.get(team)?.known)
    }

    /// One team's table as the person at a seat of it sees it; none where that is no seat of the
    /// team.
    #[must_use]
    pub fn seen_from(&self, team: usize, seat: u32) -> Option<TableView> {
        let mut inner = self.lock();
        let own = inner.gathering.person(seat)?.team == Some(team);
        let view = own.then(|| inner.seen_by(seat)).flatten()?;
        let table = inner
            .gathering
            .detail(team, &inner.shown.get(team)?.known)?;
        Some(TableView {
            seat: view,
            ..table
        })
    }

    /// Something the facilitator should know, in the facilitator's language.
    pub fn incident(&self, sentence: String) {
        let mut inner = self.lock();
        if inner.incidents.len() == INCIDENTS {
            inner.incidents.remove(0);
        }
        inner.incidents.push(sentence);
        self.tell(inner, Change::Teams(&[]));
    }
}

/// So many incidents are kept for the console.
const INCIDENTS: usize = 200;
