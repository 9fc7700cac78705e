//! Small exercises of the class at random: branches, flags, counters, conditions of every form.

use crate::engine::tests::story::common::rubric;
use rand::Rng;
use rand_pcg::Pcg64Mcg;

/// Numbers of one exercise.
struct Dice(Pcg64Mcg);

impl Dice {
    fn below(&mut self, sides: u32) -> u32 {
        self.0.next_u32() % sides
    }

    fn within(&mut self, least: i32, most: i32) -> i32 {
        least + i32::try_from(self.below((most - least + 1).unsigned_abs())).unwrap()
    }

    fn meter(&mut self) -> &'static str {
        ["a", "b", "n"][self.below(3) as usize]
    }

    fn flag(&mut self) -> &'static str {
        ["f", "g"][self.below(2) as usize]
    }

    fn condition(&mut self, depth: u32) -> String {
        match self.below(if depth == 0 { 3 } else { 6 }) {
            0 => format!("AtLeast(\"{}\", {})", self.meter(), self.within(1, 9)),
            1 => format!("AtMost(\"{}\", {})", self.meter(), self.within(1, 9)),
            2 => format!("Is(\"{}\")", self.flag()),
            3 => format!("Not({})", self.condition(depth - 1)),
            4 => format!(
                "All([{}, {}])",
                self.condition(depth - 1),
                self.condition(depth - 1)
            ),
            _ => format!(
                "Any([{}, {}])",
                self.condition(depth - 1),
                self.condition(depth - 1)
            ),
        }
    }

    fn effects(&mut self, most: u32) -> String {
        let count = self.below(most + 1);
        let one = |dice: &mut Self| match dice.below(6) {
            0 => format!("Set(\"{}\", {})", dice.meter(), dice.within(0, 10)),
            1 => format!("Raise(\"{}\")", dice.flag()),
            2 => format!("Lower(\"{}\")", dice.flag()),
            _ => format!("Add(\"{}\", {})", dice.meter(), dice.within(-6, 6)),
        };
        (0..count).map(|_| one(self)).collect::<Vec<_>>().join(", ")
    }

    fn goal(&mut self, stage: u32, stages: u32) -> String {
        match self.within(
            i32::try_from(stage).unwrap() + 1,
            i32::try_from(stages).unwrap(),
        ) {
            next if next.unsigned_abs() < stages => format!("Stage(\"s{next}\")"),
            _ => "End".to_owned(),
        }
    }

    fn option(&mut self, nth: u32, stage: u32, stages: u32) -> String {
        let when = match nth {
            0 => "Always".to_owned(),
            _ => self.condition(1),
        };
        let mut text = format!(
            "(id: \"o{nth}\", label: \"L\", cost: Min(1), when: {when}, effects: [{}], outcomes: [",
            self.effects(3)
        );
        for _ in 0..self.below(2) {
            let (when, effects) = (self.condition(2), self.effects(2));
            text += &format!("(when: {when}, text: \"T\", effects: [{effects}]),");
        }
        text += "(chance: [";
        for _ in 0..=self.below(3) {
            let (weight, effects) = (self.within(1, 9), self.effects(2));
            let to = match self.below(4) {
                0 => format!(", to: {}", self.goal(stage, stages)),
                _ => String::new(),
            };
            text += &format!("(weight: {weight}, text: \"T\", effects: [{effects}]{to}),");
        }
        text + "])])"
    }

    fn stage(&mut self, stage: u32, stages: u32) -> String {
        let points = 1 + self.below(2);
        let enter = match self.below(3) {
            0 => self.effects(2),
            _ => String::new(),
        };
        let (when, aside, on) = (
            self.condition(2),
            self.goal(stage, stages),
            self.goal(stage, stages),
        );
        let mut text = format!(
            "(id: \"s{stage}\", title: \"S\", on_enter: [{enter}], next: [(when: {when}, to: {aside}), (to: {on})], points: ["
        );
        for point in 0..points {
            let when = match point {
                0 => "Always".to_owned(),
                _ => self.condition(1),
            };
            let options: Vec<String> = (0..2 + self.below(3))
                .map(|nth| self.option(10 * point + nth, stage, stages))
                .collect();
            let options = options.join(", ");
            text += &format!(
                "(id: \"p{point}\", when: {when}, menus: [(chair: \"us\", ask: \"?\", options: [{options}])]),"
            );
        }
        text + "])"
    }
}

/// The exercise of a seed. All meters count at the end, so that nothing but flags falls away.
pub(super) fn exercise(seed: u64) -> String {
    let mut dice = Dice(Pcg64Mcg::new(u128::from(seed) << 1 | 1));
    let stages = 2 + dice.below(3);
    let mut text = String::from(
        "(format: 1, id: \"random\", title: \"R\", summary: \"S.\", \
         clock: (start: \"2027-03-01T06:00\", zones: [(\"Europe/Oslo\", \"North\")], horizon: D(1)), \
         sides: [(id: \"us\", name: \"Us\")], chairs: [(id: \"us\", side: \"us\", name: \"Us\", briefing: \"B.\")], \
         meters: [(id: \"a\", name: \"a\", range: (0, 10), start: 4), (id: \"b\", name: \"b\", range: (-2, 8), start: 2)], \
         counters: [(id: \"n\", range: (0, 10), start: 3)], \
         flags: [\"f\", \"g\"], ",
    );
    let (one, other) = (dice.condition(2), dice.condition(1));
    text += &format!(
        "endings: [(id: \"one\", title: \"E\", text: \"E.\", when: {one}), (id: \"two\", title: \"E\", text: \"E.\", when: {other}), \
         (id: \"over\", title: \"Over\", text: \"Over.\")], "
    );
    let bonus = dice.condition(2);
    text += &format!(
        "rubric: {}, stages: [",
        rubric(&format!(
            "(id: \"a\", chair: \"us\", dimension: Objectives, per: (\"a\", 37), reason: \"R.\"), \
             (id: \"b\", chair: \"us\", dimension: Contact, per: (\"b\", -11), points: 5, reason: \"R.\"), \
             (id: \"n\", chair: \"us\", dimension: Messages, per: (\"n\", 3), reason: \"R.\"), \
             (id: \"c\", chair: \"us\", dimension: Messages, when: {bonus}, points: 100, reason: \"R.\")"
        ))
    );
    for stage in 0..stages {
        text += &dice.stage(stage, stages);
        text += ",";
    }
    text + "])"
}
