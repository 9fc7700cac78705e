//! Every way a log can be wrong, and what is said of it.

use super::given::*;
use crate::session::*;

#[test]
fn every_changed_byte_is_found() {
    for at in 0..GOLDEN.len() {
        let line = 1 + GOLDEN[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
        for mask in [
            0x01,
            0x04,
            0x10,
            0x20,
            0x80,
            GOLDEN[at],
            GOLDEN[at] ^ b'\n',
            0xff,
        ] {
            let mut bytes = GOLDEN.to_vec();
            bytes[at] ^= mask;
            if mask == 0 {
                continue;
            }
            let read = read(&bytes);
            // A newline lost at the very end leaves a line that may never have been confirmed.
            let tail = at + 1 == GOLDEN.len() && bytes[at] == 0;
            assert_eq!(read.torn.is_some(), tail, "byte {at} ^ {mask:#x}");
            assert_eq!(read.error.is_some(), !tail, "byte {at} ^ {mask:#x}");
            if let Some(error) = read.error {
                assert_eq!(error.line, line, "byte {at} ^ {mask:#x}: {error}");
                assert_eq!(read.entries.len() as u64, line - 1);
            }
        }
    }
}

#[test]
fn every_removed_or_added_byte_is_found() {
    for at in 0..GOLDEN.len() {
        let mut removed = GOLDEN.to_vec();
        removed.remove(at);
        let read_removed = read(&removed);
        let last = at + 1 == GOLDEN.len();
        assert_eq!(read_removed.error.is_none(), last, "byte {at} removed");
        assert_eq!(read_removed.torn.is_some(), last, "byte {at} removed");
        for byte in [b' ', b'0', b'\n', b'"'] {
            let mut added = GOLDEN.to_vec();
            added.insert(at, byte);
            assert!(
                read(&added).error.is_some(),
                "{:?} added at {at}",
                byte as char
            );
        }
    }
}

#[test]
fn a_last_line_cut_at_any_byte_is_torn() {
    let start = GOLDEN.len() - lines(GOLDEN)[3].len();
    for end in start + 1..GOLDEN.len() {
        for zeros in [0, 1, 4096] {
            let bytes = [&GOLDEN[..end], &vec![0; zeros]].concat();
            let read = read(&bytes);
            assert_eq!(read.error, None, "cut at {end}");
            assert_eq!(
                read.torn,
                Some(TornTail {
                    line: 4,
                    bytes: bytes[start..].to_vec()
                })
            );
            assert_eq!(read.entries, entries()[..3]);
            assert_eq!(scan_log(&bytes, root()).good_bytes, start);
        }
    }
    assert_eq!(
        read(&GOLDEN[..start]).torn,
        None,
        "a whole line is not torn"
    );
}

#[test]
fn a_cut_inside_any_line_of_the_golden_log_is_torn() {
    for end in 1..GOLDEN.len() {
        let read = read(&GOLDEN[..end]);
        assert_eq!(read.error, None, "cut at {end}");
        assert_eq!(
            read.torn.is_some(),
            GOLDEN[end - 1] != b'\n',
            "cut at {end}"
        );
    }
}

#[test]
fn a_tail_that_was_never_ours_is_refused() {
    let tail = |text: &[u8]| refusal(&[GOLDEN, text].concat());
    assert_eq!(tail(b"hello"), "line 5: expected `{\"v\":` at column 1");
    assert_eq!(
        tail(b"{\"v\":2,"),
        "line 5: expected log version 1, found 2"
    );
    assert_eq!(
        tail(b"{\"v\":1,\"n\":x"),
        "line 5: expected the entry's number at column 12"
    );
    assert_eq!(
        tail(b"\n"),
        "line 5: expected the rest of the entry before the end of the line at column 1"
    );
    let last = lines(GOLDEN)[3].clone();
    assert_eq!(
        tail(last.trim_ascii_end()),
        "line 5: expected entry 4, found entry 3"
    );
}

#[test]
fn missing_repeated_and_exchanged_lines_are_named() {
    let all = lines(GOLDEN);
    let log = |order: &[usize]| {
        order
            .iter()
            .flat_map(|i| all[*i].clone())
            .collect::<Vec<u8>>()
    };
    assert_eq!(
        refusal(&log(&[0, 2, 3])),
        "line 2: expected entry 1, found entry 2"
    );
    assert_eq!(
        refusal(&log(&[0, 1, 1, 2])),
        "line 3: expected entry 2, found entry 1"
    );
    assert_eq!(
        refusal(&log(&[1, 0])),
        "line 1: expected entry 0, found entry 1"
    );
    assert_eq!(
        refusal(&log(&[1, 2, 3])),
        "line 1: expected entry 0, found entry 1"
    );
    let other = Entry {
        n: 1,
        body: Act::Wait(9),
        personal: PersonalPart::Absent,
    };
    let swapped = [log(&[0]), encode(&other, &Digest::of(b"")).unwrap().bytes].concat();
    assert!(refusal(&swapped).starts_with("line 2: expected to follow "));
}

#[test]
fn a_log_of_another_session_or_table_is_refused() {
    for other in [
        header().root("table-2"),
        Header {
            seed: 7,
            ..header()
        }
        .root("table-1"),
    ] {
        let error = read_log::<Act>(GOLDEN, other).error.unwrap();
        assert_eq!(error.line, 1);
        assert_eq!(
            error.fault,
            LogFault::Chain {
                expected: other,
                found: root()
            }
        );
    }
}

#[test]
fn malformed_lines_say_what_was_expected() {
    let with = |from: &str, to: &str| refusal(&replace(GOLDEN, from, to));
    assert_eq!(
        with("{\"v\":1,", "{\"v\":10,"),
        "line 1: expected log version 1, found 10"
    );
    assert_eq!(
        with("{\"v\":1,", "{ \"v\":1,"),
        "line 1: expected `{\"v\":` at column 1"
    );
    assert_eq!(
        with("\"n\":0", "\"n\":00"),
        "line 1: expected the entry's number at column 12"
    );
    let huge = "\"n\":99999999999999999999";
    assert_eq!(
        with("\"n\":0", huge),
        "line 1: expected the entry's number at column 12"
    );
    assert_eq!(
        with("\"prev\":\"", "\"prev\":\"A"),
        "line 1: expected 64 lower-case hexadecimal digits at column 22"
    );
    assert!(with("{\"wait\":15}", "{\"wait\":16}").ends_with("the line was changed"));
    assert!(with("Ana", "Eva").ends_with("the personal part was changed"));
    let mut latin = GOLDEN.to_vec();
    let at = latin
        .windows(4)
        .position(|window| window == b"wait")
        .unwrap();
    latin[at] = 0xe9;
    assert!(refusal(&latin).starts_with("line 3: expected UTF-8 at column "));
}

#[test]
fn a_body_of_another_program_or_spelling_is_refused() {
    let log = |body: &str| {
        let open = format!("{{\"v\":1,\"n\":0,\"prev\":\"{}\",\"body\":{body}", root());
        let hash = Digest::of(open.as_bytes());
        format!("{open},\"hash\":\"{hash}\"}}\n").into_bytes()
    };
    assert_eq!(read(&log("{\"wait\":15}")).entries.len(), 1);
    assert!(refusal(&log("{\"leap\":15}")).contains("unknown variant `leap`"));
    assert!(refusal(&log("{ \"wait\":15}")).contains("one canonical spelling"));
    assert!(refusal(&log("{\"wait\":15 }")).contains("one canonical spelling"));
    let reordered = "{\"choose\":{\"draws\":[],\"option\":\"a\"}}";
    assert!(refusal(&log(reordered)).contains("one canonical spelling"));
    assert!(refusal(&log("\"be\\u0067in\"")).contains("one canonical spelling"));
    assert!(refusal(&log("")).contains("expected a JSON value"));
}

#[test]
fn every_changed_byte_of_the_header_is_found() {
    for at in 0..GOLDEN_HEADER.len() {
        for mask in [0x01, 0x04, 0x20, 0x80, 0xff] {
            let mut bytes = GOLDEN_HEADER.to_vec();
            bytes[at] ^= mask;
            assert!(Header::decode(&bytes).is_err(), "byte {at} ^ {mask:#x}");
        }
        assert!(Header::decode(&GOLDEN_HEADER[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn a_header_of_another_version_says_so() {
    let other = replace(GOLDEN_HEADER, "\"log\":1", "\"log\":2");
    assert_eq!(
        Header::decode(&other),
        Err(HeaderError::Version { found: 2 })
    );
    let spaced = replace(GOLDEN_HEADER, "\"log\":1", "\"log\": 1");
    assert_eq!(Header::decode(&spaced), Err(HeaderError::NotCanonical));
    let seed = replace(GOLDEN_HEADER, "18446744073709551615", "7");
    assert_eq!(Header::decode(&seed), Err(HeaderError::Hash));
}
