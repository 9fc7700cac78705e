//! What people said can be taken out of a log, and is hidden by its salt.

use super::given::*;
use crate::session::*;

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
