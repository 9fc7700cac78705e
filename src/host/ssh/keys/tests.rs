//! Keys of real terminals, and bytes that no terminal sends.

use proptest::prelude::*;

use super::paste::MOST;
use super::*;
use crate::host::ssh::house::Input;
use crate::tui::key::{Code, Key};

fn read(pieces: &[&[u8]]) -> Vec<Input> {
    let (mut decoder, mut read) = (Decoder::default(), Vec::new());
    for piece in pieces {
        decoder.take(piece, |input| read.push(input));
    }
    while decoder.patience().is_some() {
        decoder.give_up(|input| read.push(input));
    }
    read
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    let key = |input| match input {
        Input::Key(key) => key,
        other => panic!("{other:?}"),
    };
    read(&[bytes]).into_iter().map(key).collect()
}

fn with(code: Code, ctrl: bool, alt: bool, shift: bool) -> Key {
    Key {
        code,
        ctrl,
        alt,
        shift,
    }
}

#[test]
fn keys_of_real_terminals() {
    let plain = [
        ("\r", Code::Enter),
        ("\x7f", Code::Backspace),
        ("\x08", Code::Backspace),
        ("\t", Code::Tab),
        ("\x1b", Code::Esc),
        ("\x1b[A", Code::Up),
        ("\x1bOB", Code::Down),
        ("\x1b[H", Code::Home),
        ("\x1b[1~", Code::Home),
        ("\x1b[4~", Code::End),
        ("\x1bOF", Code::End),
        ("\x1b[3~", Code::Delete),
        ("\x1b[5~", Code::PageUp),
        ("\x1b[6~", Code::PageDown),
        ("\x1bOP", Code::F(1)),
        ("\x1b[[B", Code::F(2)),
        ("\x1b[15~", Code::F(5)),
        ("\x1b[17~", Code::F(6)),
        ("\x1b[24~", Code::F(12)),
        ("\x1bOM", Code::Enter),
        ("\x1bOs", Code::Char('3')),
        ("\x1b[97u", Code::Char('a')),
        ("é", Code::Char('é')),
        ("道", Code::Char('道')),
        ("🛰", Code::Char('🛰')),
        ("G", Code::Char('G')),
    ];
    for (bytes, code) in plain {
        assert_eq!(keys(bytes.as_bytes()), [Key::plain(code)], "{bytes:?}");
    }
    let held = [
        ("\x03", Key::ctrl('c')),
        ("\n", Key::ctrl('j')),
        ("\x00", Key::ctrl(' ')),
        ("\x1b[Z", Key::back_tab()),
        ("\x1b[1;5A", with(Code::Up, true, false, false)),
        ("\x1b[1;2D", with(Code::Left, false, false, true)),
        ("\x1b[3;3~", with(Code::Delete, false, true, false)),
        ("\x1b[27;5;99~", Key::ctrl('c')),
        ("\x1b[99;6u", Key::ctrl('c')),
        ("\x1b\r", with(Code::Enter, false, true, false)),
        ("\x1bx", with(Code::Char('x'), false, true, false)),
        ("\x1bé", with(Code::Char('é'), false, true, false)),
        ("\x1b[", with(Code::Char('['), false, true, false)),
    ];
    for (bytes, key) in held {
        assert_eq!(keys(bytes.as_bytes()), [key], "{bytes:?}");
    }
    let double: Vec<Key> = [Code::Esc, Code::Up].map(Key::plain).to_vec();
    assert_eq!(keys(b"\x1b\x1b[A"), double);
    let away = [Key::plain(Code::Esc), Key::ctrl('c')];
    assert_eq!(keys(b"\x1b\x03"), away, "who wants to leave is heard");
}

#[test]
fn what_is_no_key_is_passed_over() {
    for nonsense in [
        "\x1b[<64;10;10M",
        "\x1b[M !!",
        "\x1b[?1;2c",
        "\x1b[123456789012345R",
        "\x1b[99~",
        "\x1b[;;;;~",
        "\x1bOx\x1b[2~",
        "\u{85}",
        "\x1b[1;1\x18",
        "\x1b[57399u",
    ] {
        let mut read = keys(format!("{nonsense}q").as_bytes());
        assert_eq!(read.pop(), Some(Key::char('q')), "{nonsense:?}");
        let known = |key: &Key| matches!(key.code, Code::Char('8' | 'x')) || key.ctrl;
        assert!(read.iter().all(known), "{nonsense:?}: {read:?}");
    }
    assert_eq!(keys(b"\xe9a\xff\xc3b\x80c"), ['a', 'b', 'c'].map(Key::char));
    assert_eq!(
        keys(b"\xed\xa0\x80d\xe0\x80\x80e"),
        ['d', 'e'].map(Key::char)
    );
}

#[test]
fn a_paste_is_one_text_of_bounded_length() {
    let paste = |text: &str| read(&[format!("\x1b[200~{text}\x1b[201~q").as_bytes()]);
    let q = Input::Key(Key::char('q'));
    let plain = paste("two\rlines \x1b[20 \x1b[2\x1b[31mred\u{202e}");
    assert_eq!(
        plain,
        [Input::Paste("two\nlines red".to_owned()), q.clone()]
    );
    for (unit, kept) in [("a", MOST), ("道", MOST / 3)] {
        let long = paste(&unit.repeat(2 * MOST));
        assert_eq!(long, [Input::Paste(unit.repeat(kept)), q.clone()]);
    }
    let lost = read(&[b"\x1b[200~no end"]);
    assert_eq!(lost, [Input::Paste("no end".to_owned())]);
}

/// Bytes that look like what terminals send, more often than by chance.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        any::<u8>().prop_map(|byte| vec![byte]),
        prop::sample::select(vec![
            &b"\x1b"[..],
            b"\x1b[",
            b"\x1bO",
            b"\x1b[200~",
            b"\x1b[201~",
            b"\x1b[20",
            b"1;5A",
            b"\x1b[M",
            b"\x1b[[",
            b"~",
            b";",
            b"9",
            "é道🛰".as_bytes(),
            b"\xe9",
            b"\xf0\x9f",
        ])
        .prop_map(<[u8]>::to_vec),
    ];
    prop::collection::vec(piece, 0..200).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// Whatever came, a key pressed after a pause is that key.
    #[test]
    fn any_bytes_end_nothing(bytes in bytes()) {
        let mut decoder = Decoder::default();
        let mut count = 0;
        decoder.take(&bytes, |_| count += 1);
        prop_assert!(count <= bytes.len());
        prop_assert!(decoder.held() <= 2 * MOST);
        decoder.give_up(|_| {});
        prop_assert_eq!(decoder.patience(), None);
        let mut after = Vec::new();
        decoder.take(b"q", |input| after.push(input));
        prop_assert_eq!(after, vec![Input::Key(Key::char('q'))]);
    }

    #[test]
    fn pieces_make_no_difference(bytes in bytes(), cuts: Vec<prop::sample::Index>) {
        let whole = read(&[&bytes]);
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&[u8]> = cuts.windows(2).map(|cut| &bytes[cut[0]..cut[1]]).collect();
        prop_assert_eq!(read(&pieces), whole.clone());
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        prop_assert_eq!(read(&single), whole);
    }
}

#[test]
fn a_flood_is_read_in_time_that_grows_with_it_only() {
    let mut decoder = Decoder::default();
    let mut seed = 7_u32;
    for _ in 0..1000 {
        let mut block = [0; 1024];
        for byte in &mut block {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = (seed >> 24) as u8;
        }
        decoder.take(&block, |_| {});
        assert!(decoder.held() <= 2 * MOST);
    }
}
