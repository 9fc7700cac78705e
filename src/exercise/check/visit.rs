//! One walk over everything that a draft holds, for rules that look at all of a kind.

use super::at::At;
use super::merge::Merged;
use crate::exercise::draft::*;

/// What a rule looks at; everything else it is walked past. What stands in the default rubric is
/// not visited.
pub(super) trait Visit<'d> {
    fn cond(&mut self, _cond: &'d Condition, _at: &At<'_>) {}
    fn effect(&mut self, _effect: &'d Effect, _at: &At<'_>) {}
    /// A list of branches that is not empty; `at` is the list.
    fn chance(&mut self, _branches: &'d [BranchDraft], _at: &At<'_>) {}
    fn inject(&mut self, _inject: &'d InjectDraft, _at: &At<'_>) {}
    fn reply(&mut self, _reply: &'d ReplyDraft, _at: &At<'_>) {}
    fn stage(&mut self, _stage: &'d StageDraft, _at: &At<'_>) {}
    fn point(&mut self, _point: &'d PointDraft, _at: &At<'_>) {}
    fn menu(&mut self, _menu: &'d MenuDraft, _at: &At<'_>) {}
    fn option(&mut self, _option: &'d OptionDraft, _at: &At<'_>) {}
}

/// Shows the visitor all of an exercise, in the order of the files.
pub(super) fn visit<'d>(merged: &'d Merged, visitor: &mut impl Visit<'d>) {
    let mut walk = Walk(visitor);
    walk.world(merged);
    for item in &merged.injects {
        walk.inject(&item.draft, &item.at("injects", &item.draft.id));
    }
    for item in &merged.stages {
        walk.stage(&item.draft, &item.at("stages", &item.draft.id));
    }
    for item in &merged.endings {
        let at = item.at("endings", &item.draft.id);
        walk.0.cond(&item.draft.when, &at.field("when"));
    }
    walk.scores(merged);
}

struct Walk<'v, V>(&'v mut V);

impl<'d, V: Visit<'d>> Walk<'_, V> {
    fn world(&mut self, merged: &'d Merged) {
        for item in &merged.meters {
            let at = item.at("meters", &item.draft.id);
            for (nth, row) in item.draft.drift.iter().enumerate() {
                self.0.cond(&row.when, &at.nth("drift", nth).field("when"));
            }
            for (nth, row) in item.draft.thresholds.iter().enumerate() {
                self.effects(&row.effects, &at.nth("thresholds", nth).field("effects"));
            }
        }
        for item in &merged.channels {
            let at = item.at("channels", &item.draft.id);
            for (nth, row) in item.draft.answers.iter().enumerate() {
                let at = at.row("answers", nth, &row.id);
                self.0.cond(&row.when, &at.field("when"));
                self.effects(&row.effects, &at.field("effects"));
            }
            let silence = at.field("silence");
            self.effects(&item.draft.silence.effects, &silence.field("effects"));
        }
    }

    fn scores(&mut self, merged: &'d Merged) {
        for item in &merged.objectives {
            let at = item.at("objectives", &item.draft.id);
            self.0.cond(&item.draft.tested, &at.field("tested"));
            for (nth, row) in item.draft.ratings.iter().enumerate() {
                self.0
                    .cond(&row.when, &at.nth("ratings", nth).field("when"));
            }
        }
        let at = At::file(merged.homes.rubric);
        let at = at.field("rubric");
        for (nth, row) in merged
            .head
            .rubric
            .iter()
            .flat_map(|rubric| &rubric.lines)
            .enumerate()
        {
            self.0.cond(&row.when, &at.nth("lines", nth).field("when"));
        }
    }

    fn effects(&mut self, effects: &'d [Effect], at: &At<'_>) {
        for (nth, effect) in effects.iter().enumerate() {
            self.0.effect(effect, &at.index(nth));
        }
    }

    fn inject(&mut self, inject: &'d InjectDraft, at: &At<'_>) {
        self.0.inject(inject, at);
        if let Trigger::When(cond) | Trigger::Absent(cond, _) = &inject.trigger {
            self.0.cond(cond, &at.field("trigger").index(0));
        }
        self.0.cond(&inject.when, &at.field("when"));
        self.effects(&inject.effects, &at.field("effects"));
        self.chance(&inject.chance, at);
    }

    fn chance(&mut self, branches: &'d [BranchDraft], at: &At<'_>) {
        if branches.is_empty() {
            return;
        }
        self.0.chance(branches, &at.field("chance"));
        for (nth, branch) in branches.iter().enumerate() {
            let at = at.row("chance", nth, &branch.id);
            self.effects(&branch.effects, &at.field("effects"));
            if let Some(reply) = &branch.reply {
                self.0.reply(reply, &at.field("reply"));
            }
        }
    }

    fn stage(&mut self, stage: &'d StageDraft, at: &At<'_>) {
        self.0.stage(stage, at);
        for (nth, row) in stage.situation.iter().enumerate() {
            self.0
                .cond(&row.when, &at.nth("situation", nth).field("when"));
        }
        self.effects(&stage.on_enter, &at.field("on_enter"));
        for (nth, inject) in stage.injects.iter().enumerate() {
            self.inject(inject, &at.row("injects", nth, &inject.id));
        }
        for (nth, point) in stage.points.iter().enumerate() {
            self.point(point, &at.row("points", nth, &point.id));
        }
        for (nth, row) in stage.next.iter().enumerate() {
            self.0.cond(&row.when, &at.nth("next", nth).field("when"));
        }
        for (nth, row) in stage.positions.iter().enumerate() {
            self.0
                .cond(&row.when, &at.nth("positions", nth).field("when"));
        }
    }

    fn point(&mut self, point: &'d PointDraft, at: &At<'_>) {
        self.0.point(point, at);
        self.0.cond(&point.when, &at.field("when"));
        for (nth, menu) in point.menus.iter().enumerate() {
            let at = at.row("menus", nth, &menu.chair);
            self.0.menu(menu, &at);
            for (nth, option) in menu.options.iter().enumerate() {
                self.option(option, &at.row("options", nth, &option.id));
            }
            for (nth, rule) in menu.policy.iter().enumerate() {
                self.0
                    .cond(&rule.when, &at.nth("policy", nth).field("when"));
            }
        }
    }

    fn option(&mut self, option: &'d OptionDraft, at: &At<'_>) {
        self.0.option(option, at);
        self.0.cond(&option.when, &at.field("when"));
        for (nth, (cond, _)) in option.unless.iter().enumerate() {
            self.0.cond(cond, &at.nth("unless", nth).index(0));
        }
        self.effects(&option.effects, &at.field("effects"));
        for (nth, slot) in option.slots.iter().enumerate() {
            let at = at.row("slots", nth, &slot.id);
            for (nth, clause) in slot.clauses.iter().enumerate() {
                let at = at.row("clauses", nth, &clause.id);
                self.0.cond(&clause.when, &at.field("when"));
                self.effects(&clause.effects, &at.field("effects"));
            }
        }
        for (nth, outcome) in option.outcomes.iter().enumerate() {
            let at = at.nth("outcomes", nth);
            self.0.cond(&outcome.when, &at.field("when"));
            self.effects(&outcome.effects, &at.field("effects"));
            if let Some(reply) = &outcome.reply {
                self.0.reply(reply, &at.field("reply"));
            }
            self.chance(&outcome.chance, &at);
        }
    }
}
