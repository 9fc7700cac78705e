//! Injects, stages, points and menus.

use super::super::at::At;
use super::super::names::Kind;
use super::context::Lowering;
use super::logic::minutes;
use crate::exercise::draft::{
    self, InjectDraft, MenuDraft, PointDraft, RuleDraft, Scene, StageDraft, Target,
};
use crate::exercise::model::*;

impl<'d> Lowering<'d> {
    pub(super) fn exercise_injects(&mut self) {
        for item in &self.merged.injects {
            self.inject(&item.draft, None, &item.at("injects", &item.draft.id));
        }
    }

    pub(super) fn stages(&mut self) {
        for (nth, item) in self.merged.stages.iter().enumerate() {
            let stage = self.stage(
                &item.draft,
                StageId::from_index(nth),
                &item.at("stages", &item.draft.id),
            );
            self.parts.stages.push(stage);
        }
    }

    fn stage(&mut self, draft: &'d StageDraft, id: StageId, at: &At<'_>) -> Stage {
        let rows = draft.injects.iter().enumerate();
        let injects = rows
            .map(|(nth, inject)| self.inject(inject, Some(id), &at.row("injects", nth, &inject.id)))
            .collect();
        let rows = draft.points.iter().enumerate();
        let points = rows
            .map(|(nth, point)| self.point(point, id, &at.row("points", nth, &point.id)))
            .collect();
        let rows = draft.questions.iter().enumerate();
        let questions = rows
            .map(|(nth, text)| self.text(text, &at.nth("questions", nth)))
            .collect();
        Stage {
            id: draft.id.clone(),
            title: self.text(&draft.title, &at.field("title")),
            not_before: draft.not_before.map_or(0, minutes),
            situation: self.situation(draft, at),
            on_enter: self.effects(&draft.on_enter, &at.field("on_enter")),
            injects,
            points,
            next: self.links(draft, at),
            positions: self.positions(draft, at),
            questions,
            facilitator: self.facilitator(&draft.facilitator, &at.field("facilitator")),
            history: self.text(&draft.history, &at.field("history")),
            sources: self.sources(&draft.sources, &at.field("sources")),
            live_bits: Indices::default(),
            live_slots: Indices::default(),
        }
    }

    fn situation(&mut self, draft: &StageDraft, at: &At<'_>) -> Vec<Passage> {
        let mut situation = Vec::new();
        for (nth, row) in draft.situation.iter().enumerate() {
            let at = at.nth("situation", nth);
            situation.push(Passage {
                when: self.cond(&row.when, &at.field("when")),
                seen_by: self.chairs_or_all(&row.seen_by, &at.field("seen_by")),
                text: self.text(&row.text, &at.field("text")),
            });
        }
        situation
    }

    fn links(&mut self, draft: &StageDraft, at: &At<'_>) -> Vec<Link> {
        let mut links = Vec::new();
        for (nth, row) in draft.next.iter().enumerate() {
            let at = at.nth("next", nth);
            let when = self.cond(&row.when, &at.field("when"));
            // A way that leads nowhere was reported; the end stands in for it.
            let to = self.goal(&row.to, &at.field("to")).unwrap_or(Goal::End);
            links.push(Link {
                when,
                to,
                credit: self.credit(&row.credits, &at.field("credits")),
            });
        }
        links
    }

    fn positions(&mut self, draft: &StageDraft, at: &At<'_>) -> Vec<Position> {
        let mut positions = Vec::new();
        for (nth, row) in draft.positions.iter().enumerate() {
            let at = at.nth("positions", nth);
            let when = self.cond(&row.when, &at.field("when"));
            let seen_by = self.chairs_or_all(&row.seen_by, &at.field("seen_by"));
            if let Some(unit) = self.find(Kind::Unit, &row.unit, &at.field("unit")) {
                positions.push(Position {
                    unit,
                    when,
                    at: row.at,
                    track: row.track.clone(),
                    seen_by,
                });
            }
        }
        positions
    }

    fn facilitator(&mut self, draft: &draft::FacilitatorDraft, at: &At<'_>) -> Facilitator {
        let rows = draft.hints.iter().enumerate();
        let hints = rows
            .map(|(nth, hint)| self.text(hint, &at.nth("hints", nth)))
            .collect();
        Facilitator {
            purpose: self.text(&draft.purpose, &at.field("purpose")),
            minutes: draft.minutes,
            watch: self.text(&draft.watch, &at.field("watch")),
            hints,
        }
    }

    fn inject(&mut self, draft: &InjectDraft, stage: Option<StageId>, at: &At<'_>) -> InjectId {
        let id = InjectId::from_index(self.parts.injects.len());
        let trigger = at.field("trigger");
        if stage.is_some() {
            // A stage may open again, so what came in it must be remembered to come once.
            self.facts.ask(BitKind::Fired(id));
        }
        let trigger = match &draft.trigger {
            draft::Trigger::At(time) => Trigger::At(minutes(*time)),
            draft::Trigger::When(cond) => {
                // What fires as soon as something holds must know that it has fired.
                self.facts.ask(BitKind::Fired(id));
                Trigger::When(self.cond(cond, &trigger.index(0)))
            }
            draft::Trigger::Absent(cond, time) => {
                Trigger::Absent(self.cond(cond, &trigger.index(0)), minutes(*time))
            }
            draft::Trigger::Called => Trigger::Called,
        };
        let inject = Inject {
            id: draft.id.clone(),
            stage,
            trigger,
            when: self.cond(&draft.when, &at.field("when")),
            seen_by: self.chairs_or_all(&draft.seen_by, &at.field("seen_by")),
            from: self.text(&draft.from, &at.field("from")),
            text: self.text(&draft.text, &at.field("text")),
            expected: self.text(&draft.expected, &at.field("expected")),
            effects: self.effects(&draft.effects, &at.field("effects")),
            acts: self.acts(&draft.acts, None, &at.field("acts")),
            chance: self.chance(&draft.chance, None, None, at),
            fired: None,
            sources: self.sources(&draft.sources, &at.field("sources")),
        };
        self.parts.injects.push(inject)
    }

    fn point(&mut self, draft: &'d PointDraft, stage: StageId, at: &At<'_>) -> PointId {
        let id = PointId::from_index(self.parts.points.len());
        let when = self.cond(&draft.when, &at.field("when"));
        let scene = at.field("scene");
        let ringing = draft
            .scene
            .as_ref()
            .and_then(|Scene::Ringing(channel)| self.find(Kind::Channel, channel, &scene.index(0)));
        let rows = draft.menus.iter().enumerate();
        let mut menus: Vec<MenuId> = rows
            .map(|(nth, menu)| self.menu(menu, id, stage, &at.row("menus", nth, &menu.chair)))
            .collect();
        menus.sort_by_key(|menu| (self.parts.menus[*menu].chair, *menu));
        let chairs = menus.iter().fold(Chairs::NONE, |chairs, menu| {
            chairs.with(self.parts.menus[*menu].chair)
        });
        self.parts.points.push(Point {
            id: draft.id.clone(),
            stage,
            when,
            menus,
            chairs,
            ringing,
        })
    }

    fn menu(
        &mut self,
        draft: &'d MenuDraft,
        point: PointId,
        stage: StageId,
        at: &At<'_>,
    ) -> MenuId {
        let id = MenuId::from_index(self.parts.menus.len());
        let chair = self
            .find(Kind::Chair, &draft.chair, &at.field("chair"))
            .unwrap_or(ChairId(0));
        let ask = self.text(&draft.ask, &at.field("ask"));
        let occasion = draft
            .occasion
            .as_ref()
            .and_then(|occasion| self.find(Kind::Occasion, occasion, &at.field("occasion")));
        let pick = &draft.pick;
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let menu = Menu {
            point,
            chair,
            ask,
            least: count(pick.least).max(1),
            most: count(pick.most).max(1),
            free: count(pick.free),
            each_more: minutes(pick.each_more),
            options: Vec::new(),
            policy: Vec::new(),
            occasion,
        };
        self.parts.menus.push(menu);
        let first = OptionId::from_index(self.parts.options.len());
        for (nth, option) in draft.options.iter().enumerate() {
            let at = at.row("options", nth, &option.id);
            let option = self.option(option, id, chair, &at);
            self.parts.options.push(option);
        }
        let options: Vec<OptionId> = self
            .parts
            .options
            .keys()
            .skip(first.index())
            .take(draft.options.len())
            .collect();
        self.excludes(draft, stage, &options, at);
        let policy = self.policy(&draft.policy, stage, at);
        let menu = self.parts.menus.row_mut(id);
        menu.options = options;
        menu.policy = policy;
        id
    }

    /// What an option excludes excludes it too.
    fn excludes(&mut self, draft: &MenuDraft, stage: StageId, options: &[OptionId], at: &At<'_>) {
        for (nth, (row, option)) in draft.options.iter().zip(options).enumerate() {
            let at = at.nth("options", nth);
            let at = at.field("excludes");
            for (which, other) in row.excludes.iter().enumerate() {
                let at = at.index(which);
                let Some(other) =
                    self.names
                        .own_option::<OptionId>(stage.index(), other, &at, &mut self.report)
                else {
                    continue;
                };
                for (one, other) in [(*option, other), (other, *option)] {
                    // An option of a menu that is not lowered yet cannot be picked together.
                    if options.contains(&one) && one != other {
                        let list = &mut self.parts.options.row_mut(one).excludes;
                        list.push(other);
                        list.sort_unstable();
                        list.dedup();
                    }
                }
            }
        }
    }

    fn policy(&mut self, rules: &[RuleDraft], stage: StageId, at: &At<'_>) -> Vec<Rule> {
        let mut policy = Vec::new();
        let key = at.key();
        for (nth, rule) in rules.iter().enumerate() {
            let at = at.nth("policy", nth);
            let when = self.cond(&rule.when, &at.field("when"));
            let choose = at.field("choose");
            let mut sets = Vec::new();
            for (nth, (_, set)) in rule.choose.iter().enumerate() {
                let at = choose.index(nth);
                let at = at.index(1);
                let ids = set.iter().enumerate();
                sets.push(
                    ids.filter_map(|(nth, id)| {
                        let at = at.index(nth);
                        self.names
                            .own_option(stage.index(), id, &at, &mut self.report)
                    })
                    .collect(),
                );
            }
            let names: Vec<String> = rule.choose.iter().map(|(_, set)| set.join("+")).collect();
            let weights = rule.choose.iter().map(|(weight, _)| *weight).collect();
            let site = self.site(format!("{key}.policy.{}", names.join("|")), weights);
            policy.push(Rule { when, site, sets });
        }
        policy
    }

    pub(super) fn goal(&mut self, target: &Target, at: &At<'_>) -> Option<Goal> {
        match target {
            Target::End => Some(Goal::End),
            Target::Stage(id) => self.find(Kind::Stage, id, &at.index(0)).map(Goal::Stage),
        }
    }

    pub(super) fn credit(&mut self, ids: &[draft::Id], at: &At<'_>) -> Option<CreditId> {
        let occasions = self.find_all(Kind::Occasion, ids, at);
        (!occasions.is_empty()).then(|| self.parts.credits.push(Credit { occasions }))
    }
}
