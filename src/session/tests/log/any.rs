//! Logs of anything, and bytes that are no log.

use proptest::prelude::*;

use super::given::*;
use crate::session::*;

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
