//! The hot wash: which steps of the debrief are released, how much time is left for the others, and
//! what people say in it.

use std::collections::BTreeMap;

use super::ballot::{Ballot, Commit};
use super::floor::kept;
use super::gathering::Gathering;
use super::happening::What;
use super::hold::Order;
use crate::session::command::refused;
use crate::session::entry::{Remark, RemarkKind};
use crate::session::view::debrief::Account;
use crate::session::view::wash::{ActionView, SteeredWash, Step, Steps, WashView, WordView};
use crate::session::view::{Command, Refused};

/// How far the debrief is, and what was said in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wash {
    steps: Steps,
    /// The step that was released last by itself.
    now: Option<Step>,
    begun: bool,
    /// The whole was released at once.
    whole: bool,
    /// Session milliseconds at which it is to be over.
    until: Option<u64>,
    /// By seat: a strength, an improvement.
    words: BTreeMap<u32, [String; 2]>,
    plan: Vec<(Option<usize>, ActionView)>,
    version: u32,
}

impl Default for Wash {
    fn default() -> Self {
        Self {
            steps: Steps::NONE,
            now: None,
            begun: false,
            whole: false,
            until: None,
            words: BTreeMap::new(),
            plan: Vec::new(),
            version: 0,
        }
    }
}

impl Wash {
    pub(super) const fn begun(&self) -> bool {
        self.begun
    }

    pub(super) const fn steps(&self) -> Steps {
        self.steps
    }

    pub(super) fn begin(&mut self, until: Option<u64>) {
        if !self.begun {
            self.shown(Step::Account);
        }
        (self.begun, self.until) = (true, until);
    }

    pub(super) fn shown(&mut self, step: Step) {
        self.steps = self.steps.with(step);
        self.now = Some(step);
        self.version += 1;
    }

    /// The comparison sets teams beside each other, and ratings are somebody's word on a team: both
    /// are released by themselves or not at all.
    pub(super) fn all_at_once(&mut self) {
        let alone = [Step::Comparison, Step::Objectives];
        let steps = Step::ALL.into_iter().filter(|step| !alone.contains(step));
        self.steps = steps.fold(self.steps, Steps::with);
        (self.now, self.whole) = (None, true);
        self.version += 1;
    }

    pub(super) fn spoke(&mut self, seat: u32, remarks: &[Remark]) {
        let word = |at: usize| remarks.get(at).map_or("", |remark| remark.text.as_str());
        let words = [word(0), word(1)].map(str::to_owned);
        match words.iter().all(String::is_empty) {
            true => self.words.remove(&seat),
            false => self.words.insert(seat, words),
        };
        self.version += 1;
    }

    pub(super) fn planned(&mut self, team: Option<usize>, remarks: &[Remark]) {
        // An action whose words were taken out says nothing.
        if let Some(remark) = remarks.first() {
            let action = ActionView {
                team: String::new(),
                action: remark.text.clone(),
                owner: remark.by.clone(),
                due: remark.about.clone(),
            };
            self.plan.push((team, action));
            self.version += 1;
        }
    }

    /// Seconds until it is to be over.
    fn left(&self, now: u64) -> Option<u32> {
        let left = self.until?.saturating_sub(now).div_ceil(1000);
        Some(u32::try_from(left).unwrap_or(u32::MAX))
    }
}

impl Gathering {
    /// What of the debrief is released.
    #[must_use]
    pub fn released(&self) -> Steps {
        self.wash.steps
    }

    /// Whether the whole debrief was released at once.
    #[must_use]
    pub fn debriefed(&self) -> bool {
        self.wash.whole
    }

    /// Seconds until the hot wash is to be over; none without a limit.
    #[must_use]
    pub fn wash_left(&self) -> Option<u32> {
        self.wash.left(self.clock.now)
    }

    /// The hot wash as seats see it.
    #[must_use]
    pub fn wash_view(&self) -> WashView {
        WashView {
            steps: self.wash.steps,
            now: self.wash.now,
            minutes: self.wash_left().map(|left| left.div_ceil(60)),
            version: self.wash.version,
        }
    }

    /// The hot wash as the facilitator sees it; `planned` minutes are what the exercise gives it.
    #[must_use]
    pub fn steered_wash(&self, planned: u32) -> SteeredWash {
        let teams = (0..self.teams.len()).map(|team| {
            let people = || self.roster.of_team(team);
            let spoken = people().filter(|person| self.wash.words.contains_key(&person.seat));
            (
                self.teams[team].name.clone(),
                spoken.count(),
                people().count(),
            )
        });
        let words = |team: usize| {
            let said = self.words_of(team).into_iter();
            said.map(move |word| (self.teams[team].name.clone(), word))
        };
        SteeredWash {
            steps: self.wash.steps,
            now: self.wash.now,
            begun: self.wash.begun,
            left: self.wash_left(),
            planned,
            spoken: teams.collect(),
            words: (0..self.teams.len()).flat_map(words).collect(),
            plan: self.plan_of(None),
            one_world: self.world == Some(super::WorldKind::Opposed),
        }
    }

    /// What the people of a team have named, by seat.
    #[must_use]
    pub fn words_of(&self, team: usize) -> Vec<WordView> {
        let people = self.roster.of_team(team);
        let said = people.filter_map(|person| {
            let [strength, improvement] = self.wash.words.get(&person.seat)?.clone();
            Some(WordView {
                name: person.name.clone(),
                strength,
                improvement,
            })
        });
        said.collect()
    }

    /// What the person at this seat has named: a strength, an improvement.
    #[must_use]
    pub fn word_of(&self, seat: u32) -> Option<&[String; 2]> {
        self.wash.words.get(&seat)
    }

    /// Actions that follow from a team's play and from everybody's; all of them where no team is
    /// named.
    #[must_use]
    pub fn plan_of(&self, team: Option<usize>) -> Vec<ActionView> {
        let plan = self.wash.plan.iter();
        let own = plan.filter(|(of, _)| team.is_none() || of.is_none() || *of == team);
        let named = own.map(|(of, action)| ActionView {
            team: of.map_or_else(String::new, |of| self.teams[of].name.clone()),
            ..action.clone()
        });
        named.collect()
    }

    /// What happens when somebody gives an account: its strength and its improvement are the
    /// person's own. Nothing where both are as they were.
    ///
    /// # Errors
    /// There is no such seat, or it has no team.
    pub fn speaks(
        &self,
        seat: u32,
        account: &Account,
    ) -> Result<Option<(What, Vec<Remark>)>, Refused> {
        if self.person(seat).and_then(|person| person.team).is_none() {
            return Err(refused("no-seat", []));
        }
        let words = [&account.strength, &account.improvement].map(|words| kept(words));
        let before = self.word_of(seat).cloned().unwrap_or_default();
        let remark = |about: &str, text: &str| Remark {
            kind: RemarkKind::Note,
            by: String::new(),
            about: about.to_owned(),
            text: text.to_owned(),
        };
        let remarks = || {
            let [strength, improvement] = &words;
            vec![
                remark("strength", strength),
                remark("improvement", improvement),
            ]
        };
        Ok((words != before).then(|| (What::Spoke(seat), remarks())))
    }

    /// The story is the team's; where somebody tells none, the one before stays.
    pub(super) fn story(&self, team: usize, seat: u32, account: Account) -> Option<Commit> {
        let command = Command::Account(Account {
            story: account.story,
            ..Account::default()
        });
        let told = command != Command::Account(Account::default());
        told.then(|| Ballot::default().commit(team, command, Some(seat)))
    }

    /// The hot wash begins, or has so many seconds more, or no limit.
    pub(super) fn time_wash(&self, seconds: Option<u32>) -> Result<Order, Refused> {
        if !self.started() {
            return Err(refused("not-started", []));
        }
        let now = self.clock.now;
        let from = self.wash.until.unwrap_or(now).max(now);
        let until = seconds.map(|more| from.saturating_add(u64::from(more) * 1000));
        Ok(Order::Happen(What::Wash { until }, String::new()))
    }

    /// A step is released.
    pub(super) fn show(&self, step: Step) -> Result<Order, Refused> {
        let what = match step {
            _ if !self.started() => return Err(refused("not-started", [])),
            _ if self.wash.steps.has(step) => return Err(refused("step-open", [])),
            Step::Account => What::Wash { until: None },
            _ if !self.wash.steps.has(Step::Account) => {
                return Err(refused("account-first", []));
            }
            Step::Comparison if self.world() != Some(super::WorldKind::Parallel) => {
                return Err(refused("one-world", []));
            }
            Step::Comparison => What::Compared { letters: false },
            step => What::Shown(step),
        };
        Ok(Order::Happen(what, String::new()))
    }

    /// An action is named: what, who answers for it, the day until which it is done.
    pub(super) fn plan(
        &self,
        team: Option<usize>,
        [action, owner, due]: [String; 3],
    ) -> Result<Order, Refused> {
        let [action, owner, due] = [action, owner, due].map(|words| kept(&words));
        if action.is_empty() || owner.is_empty() {
            return Err(refused("no-words", []));
        }
        if !due.is_empty() && !is_day(&due) {
            return Err(refused("no-day", []));
        }
        let remark = Remark {
            kind: RemarkKind::Note,
            by: owner,
            about: due,
            text: action,
        };
        Ok(Order::Plan(team, remark))
    }
}

/// `YYYY-MM-DD`, a day that there is.
fn is_day(text: &str) -> bool {
    let day: Result<jiff::civil::Date, _> = text.parse();
    day.is_ok_and(|day| day.to_string() == text)
}
