//! A log to begin with, and what is done to logs again and again.

use serde::{Deserialize, Serialize};

use crate::session::*;

/// The golden log; its bytes are the contract and are never edited.
pub(super) const GOLDEN: &[u8] = include_bytes!("../../../../tests/data/log/v1.jsonl");
/// The header it hangs on.
pub(super) const GOLDEN_HEADER: &[u8] = include_bytes!("../../../../tests/data/log/v1.header.json");

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
pub(super) enum Act {
    Begin,
    Choose { option: String, draws: Vec<u32> },
    Wait(u32),
}

pub(super) fn header() -> Header {
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

pub(super) fn root() -> Digest {
    header().root("table-1")
}

pub(super) fn remark(kind: RemarkKind, by: &str, about: &str, text: &str) -> Remark {
    Remark {
        kind,
        by: by.into(),
        about: about.into(),
        text: text.into(),
    }
}

pub(super) fn entries() -> Vec<Entry<Act>> {
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

pub(super) fn write(entries: &[Entry<Act>]) -> Vec<u8> {
    let mut prev = root();
    let mut bytes = Vec::new();
    for entry in entries {
        let line = encode(entry, &prev).unwrap();
        bytes.extend(line.bytes);
        prev = line.hash;
    }
    bytes
}

pub(super) fn read(bytes: &[u8]) -> LogRead<Act> {
    read_log(bytes, root())
}

/// The refusal of a log, as text.
pub(super) fn refusal(bytes: &[u8]) -> String {
    let read = read(bytes);
    assert_eq!(read.torn, None, "a refused log is not repairable");
    read.error.expect("the log is refused").to_string()
}

/// The log's lines, each with its newline.
pub(super) fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

/// Replaces text in the log, leaving everything else.
pub(super) fn replace(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.contains(from), "{from} is in the log");
    text.replacen(from, to, 1).into_bytes()
}
