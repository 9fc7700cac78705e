//! The codec and its chain: the golden bytes, and every way a log can be wrong.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::super::*;

/// The golden log; its bytes are the contract and are never edited.
const GOLDEN: &[u8] = include_bytes!("../../../tests/data/log/v1.jsonl");
/// The header it hangs on.
const GOLDEN_HEADER: &[u8] = include_bytes!("../../../tests/data/log/v1.header.json");

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
enum Act {
    Begin,
    Choose { option: String, draws: Vec<u32> },
    Wait(u32),
}

fn header() -> Header {
    let source = SourceText {
        path: "exercise.ron".into(),
        bytes: b"()\n".into(),
    };
    Header {
        seed: u64::MAX,
        rehearsal: true,
        draws: vec![0, 2, 1],
        created: Some("2026-01-02T03:04:05Z".into()),
        ..testing::header(&[source], b"(rubric)\n")
    }
}

fn root() -> Digest {
    header().root("table-1")
}

fn remark(kind: RemarkKind, by: &str, about: &str, text: &str) -> Remark {
    Remark {
        kind,
        by: by.into(),
        about: about.into(),
        text: text.into(),
    }
}

fn entries() -> Vec<Entry<Act>> {
    let personal = Personal {
        salt: Salt([7; 16]),
        remarks: vec![
            remark(RemarkKind::Name, "seat-1", "", "Ana"),
            remark(
                RemarkKind::Vote,
                "seat-1",
                "call",
                "they \"must\" pick up ☎ — 接电话",
            ),
            remark(RemarkKind::Text, "", "ask", "line\nbreak \u{7f}\u{202e}"),
            remark(RemarkKind::Note, "", "", ""),
        ],
    };
    let call = Act::Choose {
        option: "call,\"hash\":\"}]{[\\".into(),
        draws: vec![0, 3],
    };
    vec![
        Entry {
            n: 0,
            body: Act::Begin,
            personal: PersonalPart::Absent,
        },
        Entry {
            n: 1,
            body: call,
            personal: PersonalPart::Attached(personal),
        },
        Entry {
            n: 2,
            body: Act::Wait(15),
            personal: PersonalPart::Removed(Digest::of(b"gone")),
        },
        Entry {
            n: 3,
            body: Act::Begin,
            personal: PersonalPart::Absent,
        },
    ]
}

fn write(entries: &[Entry<Act>]) -> Vec<u8> {
    let mut prev = root();
    let mut bytes = Vec::new();
    for entry in entries {
        let line = encode(entry, &prev).unwrap();
        bytes.extend(line.bytes);
        prev = line.hash;
    }
    bytes
}

fn read(bytes: &[u8]) -> LogRead<Act> {
    read_log(bytes, root())
}

/// The refusal of a log, as text.
fn refusal(bytes: &[u8]) -> String {
    let read = read(bytes);
    assert_eq!(read.torn, None, "a refused log is not repairable");
    read.error.expect("the log is refused").to_string()
}

/// The log's lines, each with its newline.
fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

/// Replaces text in the log, leaving everything else.
fn replace(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.contains(from), "{from} is in the log");
    text.replacen(from, to, 1).into_bytes()
}

#[test]
fn golden_log_is_written_and_read_byte_for_byte() {
    assert_eq!(
        String::from_utf8_lossy(&header().encode()),
        String::from_utf8_lossy(GOLDEN_HEADER)
    );
    assert_eq!(
        String::from_utf8_lossy(&write(&entries())),
        String::from_utf8_lossy(GOLDEN)
    );
    assert_eq!(Header::decode(GOLDEN_HEADER), Ok(header()));
    let read = read(GOLDEN);
    assert_eq!((read.error, read.torn), (None, None));
    assert_eq!(read.entries, entries());
    assert_eq!(read.chain.next, 4);
}

#[test]
fn a_chain_writes_what_encode_writes() {
    let mut chain = Chain::new(root());
    let line = chain.push(Act::Begin, None).unwrap();
    assert_eq!(line, encode(&entries()[0], &root()).unwrap());
    assert_eq!(
        chain,
        Chain {
            next: 1,
            head: line.hash
        }
    );
    assert!(chain.push("x".repeat(MAX_LINE), None).is_err());
    assert_eq!(
        chain.next, 1,
        "a refused entry leaves the chain where it was"
    );
}

#[test]
fn the_longest_line_is_read_and_one_byte_more_is_not_written() {
    let spare = encode(
        &Entry {
            n: 0,
            body: "",
            personal: PersonalPart::Absent,
        },
        &root(),
    )
    .unwrap();
    let room = MAX_LINE - spare.bytes.len();
    let entry = |length| Entry {
        n: 0,
        body: "x".repeat(length),
        personal: PersonalPart::Absent,
    };
    let line = encode(&entry(room), &root()).unwrap();
    assert_eq!(line.bytes.len(), MAX_LINE);
    assert_eq!(read_log::<String>(&line.bytes, root()).entries.len(), 1);
    let refused = encode(&entry(room + 1), &root());
    assert!(matches!(refused, Err(EncodeError::TooLong { bytes }) if bytes == MAX_LINE + 1));
    let mut long = vec![b'{'; MAX_LINE];
    assert_eq!(
        refusal(&long),
        format!("line 1: expected at most {MAX_LINE} bytes, found 1048577")
    );
    long.push(b'\n');
    assert_eq!(
        refusal(&long),
        format!("line 1: expected at most {MAX_LINE} bytes, found 1048577")
    );
}

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
fn personal_parts_can_be_taken_away() {
    let detached = detach_personal(GOLDEN, root()).unwrap();
    assert!(!String::from_utf8_lossy(&detached).contains("Ana"));
    assert!(!String::from_utf8_lossy(&detached).contains("salt"));
    let read_detached = read(&detached);
    assert_eq!((read_detached.error, read_detached.torn), (None, None));
    assert_eq!(
        read_detached.chain,
        read(GOLDEN).chain,
        "the chain does not notice"
    );
    let digest = entries()[1].personal.digest().unwrap().unwrap();
    assert_eq!(
        read_detached.entries[1].personal,
        PersonalPart::Removed(digest)
    );
    assert_eq!(write(&read_detached.entries), detached);
    let redacted: Vec<bool> = scan_log(&detached, root())
        .lines
        .iter()
        .map(ScannedLine::is_redacted)
        .collect();
    assert_eq!(redacted, [false, true, true, false]);
    assert!(detach_personal(&replace(GOLDEN, "Ana", "Eva"), root()).is_err());
}

#[test]
fn the_salt_hides_what_was_said() {
    let remarks = vec![remark(RemarkKind::Name, "seat-1", "", "Ana")];
    let digest = |salt| {
        Personal {
            salt: Salt([salt; 16]),
            remarks: remarks.clone(),
        }
        .digest()
        .unwrap()
    };
    assert_ne!(digest(1), digest(2));
}

#[test]
fn scanned_lines_can_be_copied() {
    let scan = scan_log(GOLDEN, root());
    let copy: Vec<u8> = scan
        .lines
        .iter()
        .flat_map(|line| line.to_line().bytes)
        .collect();
    assert_eq!(copy, GOLDEN);
    assert_eq!(scan.good_bytes, GOLDEN.len());
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

#[test]
fn the_day_does_not_change_a_log() {
    let other_day = Header {
        created: None,
        ..header()
    };
    assert_eq!(other_day.root("table-1"), root());
    assert_ne!(other_day.encode(), header().encode());
    assert_ne!(
        Header {
            seed: 1,
            ..header()
        }
        .root("table-1"),
        root()
    );
}

#[test]
fn sources_have_one_digest_in_any_order_and_no_text_moves_unseen() {
    let file = |path: &str, text: &str| SourceText {
        path: path.into(),
        bytes: text.to_owned().into_bytes().into(),
    };
    let digest = digest_sources(&[file("a", "xy"), file("b", "z")]);
    assert_eq!(digest, digest_sources(&[file("b", "z"), file("a", "xy")]));
    assert_ne!(digest, digest_sources(&[file("a", "x"), file("b", "yz")]));
    assert_ne!(digest, digest_sources(&[file("ax", "y"), file("b", "z")]));
}

fn any_remark() -> impl Strategy<Value = Remark> {
    let kind = prop_oneof![
        Just(RemarkKind::Name),
        Just(RemarkKind::Vote),
        Just(RemarkKind::Text),
        Just(RemarkKind::Note)
    ];
    (kind, any::<String>(), any::<String>(), any::<String>()).prop_map(|(kind, by, about, text)| {
        Remark {
            kind,
            by,
            about,
            text,
        }
    })
}

fn any_log() -> impl Strategy<Value = Vec<Entry<Act>>> {
    let body = prop_oneof![
        Just(Act::Begin),
        any::<u32>().prop_map(Act::Wait),
        (any::<String>(), any::<Vec<u32>>())
            .prop_map(|(option, draws)| Act::Choose { option, draws }),
    ];
    let personal = prop_oneof![
        Just(PersonalPart::Absent),
        any::<[u8; 32]>().prop_map(|bytes| PersonalPart::Removed(Digest::of(&bytes))),
        (any::<[u8; 16]>(), prop::collection::vec(any_remark(), 0..3)).prop_map(
            |(salt, remarks)| PersonalPart::Attached(Personal {
                salt: Salt(salt),
                remarks
            })
        ),
    ];
    prop::collection::vec((body, personal), 1..5).prop_map(|parts| {
        let entry = |(n, (body, personal))| Entry { n, body, personal };
        (0..).zip(parts).map(entry).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_log_comes_back_as_it_was(log in any_log()) {
        let read = read(&write(&log));
        prop_assert_eq!((read.error, read.torn), (None, None));
        prop_assert_eq!(read.entries, log);
    }

    #[test]
    fn any_changed_byte_of_any_log_is_found(
        log in any_log(), at in any::<prop::sample::Index>(), change in 1..=255_u8,
    ) {
        let mut bytes = write(&log);
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        let last = at + 1 == bytes.len();
        let read = read(&bytes);
        prop_assert!(read.error.is_some() || (last && read.torn.is_some()));
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in any::<Vec<u8>>()) {
        let _ = read(&bytes);
        let _ = Header::decode(&bytes);
    }
}
