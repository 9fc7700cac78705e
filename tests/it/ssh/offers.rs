//! What the door speaks: new key exchanges in their strict order, no compression, nothing old.

#![cfg(unix)]

use super::inn::{CODES, Open};

/// Old or costly, and what the client says when nothing else is left to agree on.
const REFUSED: [(&str, &str); 6] = [
    (
        "KexAlgorithms=diffie-hellman-group18-sha512",
        "no matching key exchange method found",
    ),
    (
        "KexAlgorithms=diffie-hellman-group14-sha256",
        "no matching key exchange method found",
    ),
    (
        "KexAlgorithms=ecdh-sha2-nistp256",
        "no matching key exchange method found",
    ),
    (
        "HostKeyAlgorithms=rsa-sha2-512,rsa-sha2-256",
        "no matching host key type found",
    ),
    ("Ciphers=aes256-cbc,3des-cbc", "no matching cipher found"),
    ("Ciphers=aes128-ctr", "no matching cipher found"),
];

#[test]
fn nothing_old_is_agreed_on() {
    let open = Open::new();
    for (option, said) in REFUSED {
        let ran = open.ssh(CODES[1], &["-T", "-o", option], &[]);
        assert_eq!(ran.code, Some(255), "{option}: {ran:?}");
        assert!(ran.err.contains(said), "{option}: {}", ran.err);
    }
    // A cipher that needs a checksum beside it takes a strong one alone.
    let weak = ["-T", "-o", "Ciphers=aes256-ctr", "-o", "MACs=hmac-sha1"];
    let ran = open.ssh(CODES[1], &weak, &[]);
    assert_eq!(ran.code, Some(255), "{ran:?}");
    assert!(ran.err.contains("no matching MAC found"), "{}", ran.err);
}

#[test]
fn the_order_of_the_handshake_is_held_and_nothing_is_compressed() {
    let open = Open::new();
    let ran = open.ssh(CODES[1], &["-T", "-C", "-vvv"], &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(
        ran.err.contains("kex-strict-s-v00@openssh.com"),
        "the door offers it: {}",
        ran.err
    );
    assert!(
        ran.err.contains("strict KEX"),
        "and both hold it: {}",
        ran.err
    );
    let agreed: Vec<&str> = ran
        .err
        .lines()
        .filter(|line| line.contains("kex: ") && line.contains("compression:"))
        .collect();
    assert_eq!(agreed.len(), 2, "there and back: {}", ran.err);
    for line in agreed {
        assert!(line.contains("compression: none"), "{line}");
    }
}
