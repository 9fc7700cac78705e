//! The door: people join a hosted session with nothing but `ssh`.
//!
//! [`Door::open`] listens; behind it stands a [`House`], which knows codes and keys and seats a
//! [`Guest`] for everybody who is let in. A guest takes [`Input`]s and paints pictures; the door
//! sends what changed, to each terminal in the colours it has. [`News`] tells guests that others
//! did something. There is no shell behind this door and nothing else to ask for.
//!
//! What strangers send is bounded everywhere: connections, time at the door, guesses, bytes, keys,
//! sizes, characters. One guest who is slow, floods, or fails costs nobody else anything.
//!
//! ```no_run
//! use std::path::Path;
//! use std::sync::Arc;
//!
//! use offramp::host::ssh::{Code, Door, HostKey, House, Settings, Words, join_line};
//!
//! fn host(house: Arc<dyn House>, words: Words) -> Result<(), Box<dyn std::error::Error>> {
//!     let key = HostKey::open(Path::new("keys"))?;
//!     let fingerprint = key.fingerprint();
//!     let door = Door::open(Settings::new(key, words), house)?;
//!     let code = Code::fresh()?.to_string();
//!     let line = join_line(&code, "192.0.2.10", door.addresses()[0].port());
//!     assert!(line.starts_with("ssh ") && fingerprint.starts_with("SHA256:"));
//!     door.close();
//!     Ok(())
//! }
//! ```

mod client;
mod codes;
mod common;
mod crowd;
mod door;
mod ending;
mod entrance;
mod guard;
mod hostkey;
mod house;
mod keys;
mod listen;
mod news;
mod pace;
mod plain;
mod protocol;
mod screen;
mod seat;
mod throttle;

pub use codes::Code;
pub use crowd::Limits;
pub use guard::Reach;
pub use hostkey::{HostKey, HostKeyError, join_line};
pub use house::{Guest, House, Incident, Input, Note, Pass, Screen, Stay, Words};
pub use keys::Decoder;
pub use listen::{Door, Settings, serves_guests};
pub use news::{Changes, News};
pub use russh::keys::PublicKey;
pub use screen::Shared;
