//! What of the protocol this door speaks: new and fast key exchanges only, no compression.

use std::borrow::Cow;
use std::time::Duration;

use russh::keys::{Algorithm, EcdsaCurve, PrivateKey};
use russh::server::Config;
use russh::{MethodKind, MethodSet, Preferred, SshId, cipher, compression, kex, mac};

/// A handshake by classic Diffie-Hellman costs hundreds of times more than these. The last two
/// are no exchanges: without them the protection of the handshake's order is lost.
const EXCHANGES: &[kex::Name] = &[
    kex::MLKEM768X25519_SHA256,
    kex::CURVE25519,
    kex::CURVE25519_PRE_RFC_8731,
    kex::EXTENSION_SUPPORT_AS_SERVER,
    kex::EXTENSION_OPENSSH_STRICT_KEX_AS_SERVER,
];
const CIPHERS: &[cipher::Name] = &[
    cipher::CHACHA20_POLY1305,
    cipher::AES_256_GCM,
    cipher::AES_128_GCM,
    cipher::AES_256_CTR,
];
const MACS: &[mac::Name] = &[mac::HMAC_SHA256_ETM, mac::HMAC_SHA512_ETM];
const KEYS: &[Algorithm] = &[
    Algorithm::Ed25519,
    Algorithm::Ecdsa {
        curve: EcdsaCurve::NistP256,
    },
    Algorithm::Ecdsa {
        curve: EcdsaCurve::NistP384,
    },
    Algorithm::Ecdsa {
        curve: EcdsaCurve::NistP521,
    },
];
/// Every refusal takes so long, right or nearly right.
const REFUSING: Duration = Duration::from_millis(300);
/// Keys of an agent and codes at the prompt, together.
const REFUSALS: usize = 12;
/// Longer than anybody may stand at the door, so that nobody is cut off in the middle of typing.
const SILENCE: Duration = Duration::from_secs(180);
/// Bytes of input on their way, and in one packet.
const WINDOW: u32 = 64 * 1024;
const PACKET: u32 = 4 * 1024;
/// Pictures that may wait to go out.
const PICTURES: usize = 4;

/// The protocol of a host with this key.
pub(super) fn config(key: PrivateKey) -> Config {
    let methods = [
        MethodKind::None,
        MethodKind::KeyboardInteractive,
        MethodKind::PublicKey,
    ];
    Config {
        // Names no version: it would tell strangers what to try.
        server_id: SshId::Standard(Cow::Borrowed("SSH-2.0-Offramp")),
        methods: MethodSet::from(&methods[..]),
        auth_rejection_time: REFUSING,
        auth_rejection_time_initial: Some(REFUSING),
        keys: vec![key],
        window_size: WINDOW,
        maximum_packet_size: PACKET,
        channel_buffer_size: 4,
        event_buffer_size: PICTURES,
        preferred: Preferred {
            kex: Cow::Borrowed(EXCHANGES),
            key: Cow::Borrowed(KEYS),
            cipher: Cow::Borrowed(CIPHERS),
            mac: Cow::Borrowed(MACS),
            compression: Cow::Borrowed(&[compression::NONE]),
            ..Preferred::DEFAULT
        },
        max_auth_attempts: REFUSALS,
        inactivity_timeout: Some(SILENCE),
        // Sent during a login as well, which OpenSSH takes for an attack.
        keepalive_interval: None,
        nodelay: true,
        ..Config::default()
    }
}
