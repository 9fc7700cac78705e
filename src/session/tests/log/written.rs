//! What is written, byte for byte, and what a digest goes by.

use super::given::*;
use crate::session::*;

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
