//! Every event as a row, for spreadsheets and for research: RFC 4180, UTF-8, a row of names first.
//!
//! A row is an event of the path; after these stand the decisions, the lines of the score, the
//! sealed forecasts, notes and ratings, actions and the team's account, each a row. Columns that
//! do not apply are empty. Minutes are those of the scenario, points are hundredths, ids are those
//! of the exercise. What people and authors wrote cannot become a formula: a character that would
//! begin one has an apostrophe before it.

use serde_json::Value;

use super::facts::Facts;
use super::timeline::Moment;

/// Columns that an event of the path may fill, by the names it has there.
const NAMES: &[&str] = &[
    "stage", "to", "point", "option", "clauses", "seated", "outcome", "branch", "site", "index",
    "slot", "bit", "term", "code", "manner", "class", "fact", "until", "goal", "inject", "channel",
    "answer", "fate", "ending",
];
/// Columns of everything else.
const OTHERS: &[&str] = &[
    "decision",
    "swing",
    "luck",
    "percent",
    "came",
    "after",
    "dimension",
    "rule",
    "points",
    "anchor",
    "subject",
    "text",
    "objective",
    "rating",
    "owner",
    "due",
];

/// The rows of all sessions. `names` are what readers call the teams, one for each.
#[must_use]
pub fn csv(sessions: &[(String, Facts)]) -> String {
    let mut out = Rows::default();
    out.heads();
    for (index, (name, facts)) in sessions.iter().enumerate() {
        out.session(index + 1, name, facts);
    }
    out.text
}

/// A value of a row.
enum Field<'a> {
    /// Made by the program: an id of ours or a number.
    Own(String),
    /// From an exercise or a person.
    Foreign(&'a str),
}

#[derive(Default)]
struct Rows {
    text: String,
}

/// What stands in every row of a session.
struct Of<'a> {
    number: usize,
    name: &'a str,
    facts: &'a Facts,
}

impl Rows {
    fn heads(&mut self) {
        let first = [
            "session", "team", "exercise", "seed", "minute", "event", "chair",
        ];
        let heads: Vec<&str> = first.iter().chain(NAMES).chain(OTHERS).copied().collect();
        self.text.push_str(&heads.join(","));
        self.text.push_str("\r\n");
    }

    fn session(&mut self, number: usize, name: &str, facts: &Facts) {
        let of = Of {
            number,
            name,
            facts,
        };
        let own = facts.chair.as_str();
        for moment in &facts.timeline {
            let chair = moment.names.get("chair").and_then(Value::as_str);
            let chair = chair.unwrap_or_default();
            self.row(&of, moment.at, moment.event, chair, |column| {
                event(moment, column)
            });
        }
        for (index, one) in facts.decisions.iter().enumerate() {
            self.decision(&of, index, one);
        }
        for line in &facts.ledger {
            self.row(&of, line.at, "scored", own, |column| match column {
                "dimension" => Some(Field::Own(line.dimension.clone())),
                "rule" => Some(Field::Own(line.rule.clone())),
                "points" => Some(Field::Own(line.points.to_string())),
                "anchor" => Some(Field::Foreign(&line.anchor)),
                "subject" => Some(Field::Foreign(&line.subject)),
                "text" => Some(Field::Foreign(&line.reason)),
                _ => None,
            });
        }
        for forecast in &facts.forecasts {
            self.row(&of, forecast.at, "forecast", own, |column| match column {
                "channel" => Some(Field::Foreign(&forecast.channel)),
                "percent" => Some(Field::Own(forecast.percent.to_string())),
                "came" => forecast.came.map(|came| Field::Own(came.to_string())),
                "after" => forecast.after.map(|after| Field::Own(after.to_string())),
                _ => None,
            });
        }
        for note in &facts.notes {
            self.row(&of, 0, "noted", own, |column| match column {
                "objective" => Some(Field::Foreign(&note.objective)),
                "rating" => note.rating.as_deref().map(Field::Foreign),
                "decision" => note.decision.map(|number| Field::Own(number.to_string())),
                "text" => Some(Field::Foreign(&note.text)),
                _ => None,
            });
        }
        for action in &facts.plan {
            self.row(&of, 0, "action", own, |column| match column {
                "text" => Some(Field::Foreign(&action.action)),
                "owner" => Some(Field::Foreign(&action.owner)),
                "due" => Some(Field::Foreign(&action.due)),
                _ => None,
            });
        }
        let account = facts.account.iter().flat_map(|account| {
            [
                ("account-story", &account.story),
                ("account-strength", &account.strength),
                ("account-improvement", &account.improvement),
            ]
        });
        let words = facts.words.iter().flat_map(|word| {
            [
                ("account-strength", &word.strength),
                ("account-improvement", &word.improvement),
            ]
        });
        let words = words.filter(|(_, text)| !text.is_empty());
        for (what, text) in account.chain(words) {
            self.row(&of, 0, what, own, |column| {
                (column == "text").then_some(Field::Foreign(text))
            });
        }
    }

    fn decision(&mut self, of: &Of<'_>, index: usize, one: &super::Decision) {
        let chosen = one.chosen.join(" ");
        let notes = one.notes.join("\n");
        let luck = one.judgement.as_ref().map(|judgement| judgement.luck);
        self.row(
            of,
            one.at,
            "decided",
            &of.facts.chair,
            |column| match column {
                "stage" => Some(Field::Foreign(&one.stage)),
                "option" => Some(Field::Foreign(&chosen)),
                "decision" => Some(Field::Own((index + 1).to_string())),
                "swing" => one.swing.map(|swing| Field::Own(swing.to_string())),
                "luck" => luck.map(|luck| Field::Own(luck.to_string())),
                "text" => Some(Field::Foreign(&notes)),
                _ => None,
            },
        );
    }

    fn row<'a>(
        &mut self,
        of: &Of<'_>,
        at: u32,
        event: &str,
        chair: &str,
        value: impl Fn(&str) -> Option<Field<'a>>,
    ) {
        let facts = of.facts;
        let first = [
            Field::Own(of.number.to_string()),
            Field::Foreign(of.name),
            Field::Foreign(&facts.exercise),
            Field::Own(facts.seed.to_string()),
            Field::Own(at.to_string()),
            Field::Own(event.to_owned()),
            Field::Foreign(chair),
        ];
        let cells: Vec<String> = first.iter().map(cell).collect();
        self.text.push_str(&cells.join(","));
        for column in NAMES.iter().chain(OTHERS) {
            self.text.push(',');
            if let Some(field) = value(column) {
                self.text.push_str(&cell(&field));
            }
        }
        self.text.push_str("\r\n");
    }
}

/// What an event of the path has in a column.
fn event<'a>(moment: &'a Moment, column: &str) -> Option<Field<'a>> {
    Some(match moment.names.get(column)? {
        Value::Null => return None,
        Value::String(text) => Field::Foreign(text),
        Value::Array(all) => {
            let all: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
            Field::Own(neutral(&all.join(" ")))
        }
        other => Field::Own(other.to_string()),
    })
}

/// Text that is not ours as a cell.
pub(super) fn foreign(text: &str) -> String {
    cell(&Field::Foreign(text))
}

fn cell(field: &Field<'_>) -> String {
    let text = match field {
        Field::Own(text) => text.clone(),
        Field::Foreign(text) => neutral(text),
    };
    match text.contains([',', '"', '\n', '\r', ';', '\t', '\'', ' ']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

/// Text in which nothing begins a formula, however a spreadsheet cuts the file into cells: some
/// cut at semicolons or tabs, and read quotes otherwise than they were meant.
fn neutral(text: &str) -> String {
    let text = crate::text::clean(text);
    let mut out = String::with_capacity(text.len());
    let mut fresh = true;
    for c in text.chars() {
        // The wide forms are read as the narrow ones in East Asian settings.
        if fresh
            && matches!(
                c,
                '=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠'
            )
        {
            out.push('\'');
        }
        fresh = match c {
            ' ' | '\u{A0}' | '\u{3000}' | '\'' => fresh,
            ';' | '\t' | '\n' | '"' => true,
            _ => false,
        };
        out.push(c);
    }
    out
}
