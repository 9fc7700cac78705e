//! The rubric and the objectives.

use super::super::at::At;
use super::super::names::Kind;
use super::context::Lowering;
use super::logic::minutes;
use crate::exercise::model::*;

impl Lowering<'_> {
    /// Lowers the exercise's rubric, or the default one where it has none.
    pub(super) fn rubric(&mut self) {
        let draft = self.rubric;
        let file = At::file(self.merged.homes.rubric);
        let at = file.field("rubric");
        let weights = &draft.weights;
        let timed = |rows: &[(_, i32)]| {
            rows.iter()
                .map(|(time, by)| (minutes(*time), *by))
                .collect()
        };
        let closes = draft.contact.closes.as_ref();
        let contact = at.field("contact");
        let closes = closes.and_then(|id| self.find(Kind::Stage, id, &contact.field("closes")));
        let (p, s, m, u, untested) = draft.ratings;
        let lasting = draft.escalation.lasting.iter();
        let tension_bands = self.tension_bands(&at.field("escalation"));
        let rubric = &mut self.parts.rubric;
        *rubric = Rubric {
            weights: [
                weights.escalation,
                weights.contact,
                weights.messages,
                weights.reciprocity,
                weights.objectives,
            ],
            bands: draft.bands,
            baseline: draft.escalation.baseline,
            shock: draft.escalation.shock,
            moves: draft.escalation.moves,
            lasting: lasting
                .map(|(time, hours)| (minutes(*time), *hours))
                .collect(),
            tension_bands,
            opening: draft.escalation.opening,
            scale: draft.escalation.scale,
            levels: draft.contact.levels.clone(),
            speed: timed(&draft.contact.speed),
            pivot: timed(&draft.contact.pivot),
            late_pivot: draft.contact.late_pivot,
            closes,
            features: draft.messages.features.clone(),
            floor: draft.messages.floor,
            credited_messages: draft.messages.credited,
            broken_word: draft.messages.broken_word,
            ultimatum: draft.messages.ultimatum,
            restraint: draft.reciprocity.restraint,
            matched: draft.reciprocity.matched,
            grit: draft.reciprocity.grit,
            grit_most: usize::try_from(draft.reciprocity.grit_most).unwrap_or(usize::MAX),
            credited_reciprocity: draft.reciprocity.credited,
            resolve_first: draft.reciprocity.resolve_first,
            ratings: [p, s, m, u, untested],
            gates: [draft.gates.0, draft.gates.1, draft.gates.2],
            occasions: Table::default(),
            promises: Table::default(),
            lines: Vec::new(),
        };
        for row in &draft.occasions {
            rubric.occasions.push(Occasion {
                id: row.id.clone(),
                messages: row.messages,
                reciprocity: row.reciprocity,
                repeats: false,
            });
        }
        self.lines(&at);
        self.objectives();
    }

    fn tension_bands(&mut self, at: &At<'_>) -> Vec<(i32, TextId, TextId)> {
        let bands = self.rubric.escalation.bands.iter().enumerate();
        bands
            .map(|(nth, band)| {
                let at = at.nth("bands", nth);
                let name = self.text(&band.name, &at.field("name"));
                (
                    band.from,
                    name,
                    self.text(&band.beside, &at.field("beside")),
                )
            })
            .collect()
    }

    fn lines(&mut self, at: &At<'_>) {
        let draft = self.rubric;
        let mut lines = Vec::new();
        for (nth, row) in draft.lines.iter().enumerate() {
            let at = at.row("lines", nth, &row.id);
            let chair = self.find(Kind::Chair, &row.chair, &at.field("chair"));
            let per = row.per.as_ref().and_then(|(id, points)| {
                let per = at.field("per");
                Some((self.slot(id, &per.index(0))?, *points))
            });
            lines.push(Line {
                id: row.id.clone(),
                chair: chair.unwrap_or(ChairId(0)),
                dimension: row.dimension,
                when: self.cond(&row.when, &at.field("when")),
                points: row.points,
                per,
                anchor: self.text(&row.anchor, &at.field("anchor")),
                reason: self.text(&row.reason, &at.field("reason")),
            });
        }
        self.parts.rubric.lines = lines;
    }

    fn objectives(&mut self) {
        for item in &self.merged.objectives {
            let (draft, at) = (&item.draft, item.at("objectives", &item.draft.id));
            let mut ratings = Vec::new();
            for (nth, row) in draft.ratings.iter().enumerate() {
                let at = at.nth("ratings", nth);
                let when = self.cond(&row.when, &at.field("when"));
                ratings.push((
                    row.rating,
                    when,
                    self.text(&row.reason, &at.field("reason")),
                ));
            }
            let chair = self.find(Kind::Chair, &draft.chair, &at.field("chair"));
            let objective = Objective {
                id: draft.id.clone(),
                chair: chair.unwrap_or(ChairId(0)),
                text: self.text(&draft.text, &at.field("text")),
                share: i32::try_from(draft.share).unwrap_or(i32::MAX),
                chief: draft.chief,
                tested: self.cond(&draft.tested, &at.field("tested")),
                ratings,
                failed: self.text(&draft.failed, &at.field("failed")),
            };
            self.parts.objectives.push(objective);
        }
    }
}
