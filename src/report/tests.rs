//! The form of a report: what scripts rely on.

use super::page::{self, Block};
use super::{Facts, csv, html, json, markdown};
use crate::locale::Locale;

fn empty() -> Facts {
    Facts {
        team: None,
        exercise: "x".into(),
        seed: u64::MAX,
        chair: "c".into(),
        ending: None,
        rehearsal: false,
        score: None,
        ledger: Vec::new(),
        decisions: Vec::new(),
        timeline: Vec::new(),
        forecasts: Vec::new(),
        account: None,
        words: Vec::new(),
        notes: Vec::new(),
        plan: Vec::new(),
        counterfactual: None,
        untold: None,
    }
}

#[test]
fn one_session_is_an_object_and_several_are_an_array() {
    let one: serde_json::Value = serde_json::from_str(&json(&[empty()])).unwrap();
    assert_eq!(one["seed"], u64::MAX);
    assert!(one["ending"].is_null() && one["score"].is_null());
    assert!(one["account"].is_null());
    assert_eq!(one["forecasts"], serde_json::json!([]));
    let two: serde_json::Value = serde_json::from_str(&json(&[empty(), empty()])).unwrap();
    assert_eq!(two.as_array().unwrap().len(), 2);
    assert_eq!(two[0], one);
    assert_eq!(json(&[]), "[]\n");
}

/// Markup of two languages, a formula, controls that turn the direction of writing, a line end.
const HOSTILE: &str = "</title><script>x</script> [l](javascript:x) | `c` *s* \u{202E}=1+1\u{7}\n# h\n- i\n<img src=x onerror=x>";

/// A page with something hostile wherever a page has words.
fn hostile() -> page::Page {
    let bad = || HOSTILE.to_owned();
    let figure = page::Figure {
        id: "f".into(),
        title: bad(),
        words: bad(),
        legend: bad(),
        picture: super::chart::swings(
            &Locale::default(),
            &[super::chart::Bar {
                name: bad(),
                points: 100,
            }],
        ),
    };
    let table = page::Table {
        caption: bad(),
        heads: vec![page::Head {
            text: bad(),
            numeric: true,
        }],
        rows: vec![vec![vec![bad(), bad()].into()], vec![bad().into()]],
        blank: true,
    };
    let blocks = vec![
        Block::Heading(3, bad()),
        Block::Text(bad()),
        Block::Quiet(bad()),
        Block::Prose(bad()),
        Block::Own(bad(), bad()),
        Block::List(vec![bad()]),
        Block::Facts(vec![(bad(), bad())]),
        Block::Table(table),
        Block::Figure(figure),
        Block::Fold(bad(), true, vec![Block::Text(bad())]),
    ];
    page::Page {
        language: "en".into(),
        title: bad(),
        subtitle: bad(),
        contents: "Contents".into(),
        skip: "Skip".into(),
        chapters: vec![page::Chapter {
            id: "c".into(),
            title: bad(),
            blocks,
        }],
        promise: bad(),
        sheets: true,
    }
}

#[test]
fn no_words_become_markup_of_a_page() {
    let page = html(&hostile());
    assert!(
        page.contains("script&#62;x"),
        "what was written is still there"
    );
    for bad in ["<script", "<img", "javascript:x\"", "\u{202E}", "\u{7}"] {
        assert!(!page.contains(bad), "{bad:?} in {page}");
    }
    assert_eq!(
        page.matches("</title>").count(),
        2,
        "of the page and of the picture"
    );
}

#[test]
fn no_words_become_markup_of_markdown() {
    let text = markdown(&hostile());
    for bad in ["<script", "<img", "\u{202E}", "\u{7}", "\n# h"] {
        assert!(!text.contains(bad), "{bad:?} in {text}");
    }
    // Whatever could begin or end markup has a stroke before it. An author's own stress stays.
    for (at, _) in text.match_indices(['[', '`', '|']) {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let of_table = text[line..].starts_with('|');
        let escaped = text[..at].ends_with('\\');
        assert!(escaped || of_table, "{} in {text}", &text[line..=at]);
    }
    assert!(text.contains("\\`c\\` \\*s\\*") && text.contains("\\`c\\` *s*"));
    assert!(text.contains("\\[l\\](javascript"));
}

#[test]
fn a_table_in_markdown_has_as_many_cells_in_each_row() {
    let text = markdown(&hostile());
    let rows = text.lines().filter(|line| line.starts_with('|'));
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(rows.clone().count() >= 4);
    for row in rows {
        assert_eq!(cells(row), 2, "{row}");
    }
}

#[test]
fn words_at_the_beginning_of_a_line_begin_no_list() {
    for (given, wanted) in [
        ("1. April", "1\\. April"),
        ("2001) x", "2001\\) x"),
        ("- x", "\\- x"),
        ("+ x", "\\+ x"),
        ("=== x", "\\=== x"),
        ("plain - 1. x", "plain - 1. x"),
        ("https://x www.x a@b", "https\\://x www\\.x a\\@b"),
    ] {
        let page = page::Page {
            promise: given.into(),
            ..page::Page::default()
        };
        let text = markdown(&page);
        assert!(text.contains(&format!("> {wanted}\n")), "{given}: {text}");
    }
}

#[test]
fn no_word_of_a_session_becomes_a_formula() {
    let bad = "=cmd|x;-1;\t@x\n+1 \u{202E}\"=2\"".to_owned();
    let facts = Facts {
        exercise: bad.clone(),
        chair: bad.clone(),
        decisions: vec![super::Decision {
            at: 1,
            stage: bad.clone(),
            chosen: vec![bad.clone()],
            picks: Vec::new(),
            notes: vec![bad.clone()],
            alternatives: None,
            swing: Some(-5),
            judgement: None,
        }],
        ledger: vec![super::LedgerLine {
            at: 2,
            dimension: "contact".into(),
            rule: "level".into(),
            subject: bad.clone(),
            points: -7,
            anchor: bad.clone(),
            reason: bad.clone(),
        }],
        account: Some(super::Account {
            story: bad.clone(),
            strength: bad.clone(),
            improvement: bad.clone(),
        }),
        words: vec![super::WordFact {
            strength: bad.clone(),
            improvement: bad.clone(),
        }],
        ..empty()
    };
    let text = csv(&[(bad, facts)]);
    assert!(
        text.contains(",-5,") && text.contains(",-7,"),
        "numbers stay numbers"
    );
    assert!(!text.contains('\u{202E}'));
    let mut before = '\n';
    let mut number = String::new();
    for c in text.chars() {
        if matches!(before, ',' | ';' | '\n' | '"') && matches!(c, '=' | '+' | '@') {
            panic!("{c} after {before:?} in {text}");
        }
        number.push(c);
        before = c;
    }
    assert!(
        text.contains("'=cmd|x;'-1;") && text.contains("\n'+1"),
        "{text}"
    );
}
