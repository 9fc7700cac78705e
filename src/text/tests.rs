//! Text from outside is harmless, and no line is ever wider than its room.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn control_sequences_go_whole() {
    assert_eq!(clean("a\x1b[31;1mred\x1b[0m b"), "ared b");
    assert_eq!(
        clean("\x1b]0;title\x07x\x1b]8;;http://e\x1b\\link"),
        "xlink"
    );
    assert_eq!(clean("\x1bPq#0;2;0;0;0\x1b\\after"), "after");
    assert_eq!(clean("\x1b(0x\x1bcy\x1b"), "xy");
    assert_eq!(clean("\x1bOA\x1bOBz\x1bO\n"), "z\n", "arrow keys");
    assert_eq!(clean("\u{9b}31mred\u{9d}title\u{9c}!"), "red!");
    assert_eq!(clean("bell\x07 back\x08space\0\x7f"), "bell backspace");
}

#[test]
fn an_open_control_string_ends_with_its_line() {
    assert_eq!(clean("\x1b]0;never closed\nsecond line"), "\nsecond line");
}

#[test]
fn line_ends_and_tabs_are_made_equal() {
    assert_eq!(clean("a\tb\r\nc\rd\u{2028}e"), "a b\nc\nd\ne");
    assert_eq!(clean_line("a\r\nb"), "a b");
}

/// What is taken at once is what a second look would leave as it is.
#[test]
fn letters_and_lines_stand_alone() {
    let ranges = [
        0x20..=0x7e,
        0xa0..=0x24f,
        0x2010..=0x2027,
        0x2190..=0x21ff,
        0x2500..=0x25ff,
    ];
    let all = ranges.into_iter().flatten().chain(0x2800..=0x28ff);
    let all: Vec<char> = all
        .filter_map(char::from_u32)
        .filter(|c| *c != '\u{ad}')
        .collect();
    for c in &all {
        let beside = format!("{c}\u{9053}{c}{c}");
        assert_eq!(clean(&beside), beside, "{c:?}");
    }
    let text: String = all.iter().collect();
    assert_eq!(clean(&text), text);
    assert_eq!(clean(&format!("{text}\u{9053}")), format!("{text}\u{9053}"));
    assert_eq!(clean("soft\u{ad} hyphen e\u{301}"), "soft hyphen e\u{301}");
}

#[test]
fn reordering_and_hidden_characters_go() {
    assert_eq!(
        clean("safe\u{202e}txt.exe\u{202c}\u{2066}x\u{2069}\u{200e}\u{61c}"),
        "safetxt.exex"
    );
    assert_eq!(
        clean("a\u{e0041}\u{e007f}\u{feff}\u{200b}\u{fff9}\u{ad}b"),
        "ab"
    );
    assert_eq!(
        clean("\u{e000}\u{f0000}\u{fffe}"),
        "\u{fffd}\u{fffd}\u{fffd}"
    );
}

#[test]
fn a_tower_of_marks_is_cut() {
    let tower = format!("a{}b", "\u{301}".repeat(5_000));
    assert_eq!(clean(&tower), format!("a{}b", "\u{301}".repeat(4)));
    assert_eq!(
        clean(&"\u{301}".repeat(5_000)),
        "",
        "marks without a base have nowhere to stand"
    );
}

#[test]
fn a_chain_of_joined_emoji_is_cut() {
    let chain = "\u{1F469}\u{200D}".repeat(3_000);
    assert!(clean(&chain).chars().count() < 12, "{}", clean(&chain));
}

#[test]
fn living_scripts_stay_as_they_are() {
    for text in [
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈 1️⃣ 🇨🇳",
        "👩🏻‍❤️‍💋‍👩🏽",
        "中美海上军事安全磋商",
        "道歉、遗憾。",
        "שָׁלוֹם עולם",
        "می‌خواهم",
        "क्ष्म्य",
        "tiếng Việt",
        "한국어",
    ] {
        assert_eq!(clean(text), text);
    }
    assert_eq!(
        clean("in\u{200d}vis\u{200c}ible"),
        "invisible",
        "Latin needs no joiner"
    );
}

#[test]
fn widths_are_those_of_cells() {
    assert_eq!(width("abc"), 3);
    assert_eq!(width("道歉"), 4);
    assert_eq!(width("👨‍👩‍👧‍👦"), 2);
    assert_eq!(width("e\u{301}"), 1);
}

#[test]
fn cuts_are_marked() {
    assert_eq!(truncate("hotline", 7), "hotline");
    assert_eq!(truncate("hotline", 5), "hotl…");
    assert_eq!(truncate("道歉道歉", 4), "道…");
    assert_eq!(truncate("hotline", 1), "…");
    assert_eq!(truncate("hotline", 0), "");
    assert_eq!(pad("道歉", 6), "道歉  ");
}

#[test]
fn words_wrap_and_long_ones_break() {
    assert_eq!(
        wrap("the line is good, it rings", 9),
        ["the line", "is good,", "it rings"]
    );
    assert_eq!(wrap("search-and-rescue", 11), ["search-and-", "rescue"]);
    assert_eq!(wrap("incommunicado", 6), ["incom¬", "munic¬", "ado"]);
    assert_eq!(wrap("  two  words\n\nend", 20), ["  two  words", "", "end"]);
    assert_eq!(wrap("a  \nb", 5), ["a", "b"]);
    assert!(wrap("", 5).is_empty());
}

#[test]
fn chinese_breaks_anywhere_but_before_a_stop() {
    assert_eq!(wrap("深表歉意。再谈", 8), ["深表歉", "意。再谈"]);
    assert_eq!(wrap("你好世界", 3), ["你", "好", "世", "界"]);
}

#[test]
fn tiny_rooms_neither_panic_nor_loop() {
    for limit in 0..3 {
        for text in [
            "道歉 abc",
            "👨‍👩‍👧‍👦",
            "- a *b*\n> c\n# d",
            "\n\n",
            "a-b-c",
            "   ",
        ] {
            assert!(wrap(text, limit).iter().all(|l| width(l) <= limit));
            assert!(hang("1. ", text, limit).iter().all(|l| width(l) <= limit));
            assert!(plain(text, limit).iter().all(|l| width(l) <= limit));
            assert!(width(&truncate(text, limit)) <= limit || text.contains('\n'));
        }
    }
    assert_eq!(wrap("道", 1), ["?"]);
    assert!(wrap("x", 0).is_empty());
}

#[test]
fn lists_hang() {
    assert_eq!(
        hang("12. ", "ring the duty desk", 12),
        ["12. ring the", "    duty", "    desk"]
    );
    assert_eq!(
        plain(
            "# Aims\nfirst\nsecond\n\n- one two three\n- four\n  1. five\n> six\n> seven",
            9
        ),
        [
            "Aims",
            "",
            "first",
            "second",
            "",
            "• one two",
            "  three",
            "• four",
            "  1. five",
            "",
            "│ six",
            "│ seven"
        ]
    );
}

#[test]
fn stress_is_read_and_stray_marks_stay() {
    let run = |text: &str, emphasis| Inline {
        text: text.to_owned(),
        emphasis,
    };
    assert_eq!(
        markdown("say *once*, **never** twice; 2 * 3 * 4, \\*x\\*"),
        [Block::Paragraph(vec![
            run("say ", Emphasis::Plain),
            run("once", Emphasis::Emph),
            run(", ", Emphasis::Plain),
            run("never", Emphasis::Strong),
            run(" twice; 2 * 3 * 4, *x*", Emphasis::Plain),
        ])]
    );
}

#[test]
fn stress_survives_a_line_break() {
    let lines = lay_out(&markdown("an *empty room* rings"), 8);
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines[0][1],
        Inline {
            text: "empty".into(),
            emphasis: Emphasis::Emph
        }
    );
    assert_eq!(
        lines[1][0],
        Inline {
            text: "room".into(),
            emphasis: Emphasis::Emph
        }
    );
}

#[test]
fn raw_strings_lose_their_common_indentation() {
    assert_eq!(
        dedent("\n        The line is good.\n\n          It rings.\n    "),
        "The line is good.\n\n  It rings."
    );
    assert_eq!(dedent("one line"), "one line");
    assert_eq!(
        dedent("first\n    second\n    third"),
        "first\nsecond\nthird"
    );
    assert_eq!(dedent(""), "");
}

/// Text of the kinds that have broken terminals before.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[a-z -]{0,30}",
        Just("\x1b[".to_owned()),
        Just("\x1b]".to_owned()),
        Just("\u{200d}".to_owned()),
        Just("\u{1F469}\u{1F3FD}".to_owned()),
        Just("\u{301}".to_owned()),
        Just("\u{600}".to_owned()),
        Just("\u{1100}\u{1160}\u{11a8}".to_owned()),
        Just("क्".to_owned()),
        Just("，道。".to_owned()),
        Just("\u{1F1E8}".to_owned()),
        Just("\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn cleaned_text_has_no_control_and_cleaning_again_changes_nothing(text in hostile()) {
        let once = clean(&text).into_owned();
        prop_assert!(once.chars().all(|c| c == '\n' || !c.is_control()));
        prop_assert_eq!(clean(&once), once.as_str());
        for cluster in once.graphemes(true) {
            prop_assert!(cluster.chars().count() <= 20, "{cluster:?}");
        }
        prop_assert!(!clean_line(&text).contains('\n'));
    }

    #[test]
    fn wrapped_lines_fit(text in hostile(), limit in 0usize..40) {
        let text = clean(&text);
        for line in wrap(&text, limit) {
            prop_assert!(width(&line) <= limit, "{line:?} in {limit}");
        }
        for line in plain(&text, limit) {
            prop_assert!(width(&line) <= limit, "{line:?} in {limit}");
        }
    }

    #[test]
    fn wrapping_loses_only_whitespace(text in "[a-z道歉，。¡é \n-]{0,200}", limit in 2usize..40) {
        let joined: String = wrap(&text, limit).concat();
        prop_assert_eq!(squeeze(&joined.replace('¬', "")), squeeze(&text));
    }

    #[test]
    fn cut_lines_fit(text in hostile(), limit in 0usize..30) {
        let line = clean_line(&text);
        prop_assert!(width(&truncate(&line, limit)) <= limit);
        prop_assert!(width(&pad(&line, limit)) == limit);
    }

    #[test]
    fn dedent_never_panics(text in any::<String>()) {
        let _ = dedent(&text);
    }
}
