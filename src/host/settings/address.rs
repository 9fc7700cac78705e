//! Addresses as people write them.

use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;

use serde::Deserialize;

/// Where a host listens: `127.0.0.1:2222`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Listen(pub SocketAddr);

/// What people type after the `@`: `drill.example`, `192.0.2.10:22`, `[2001:db8::1]:2222`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Advertise {
    /// A name or an address.
    pub host: String,
    /// The port, where it is not the one the host listens at.
    pub port: Option<u16>,
}

impl FromStr for Listen {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = |_| format!("expected ADDRESS:PORT such as 127.0.0.1:2222, found `{text}`");
        text.parse().map(Self).map_err(wrong)
    }
}

impl TryFrom<String> for Listen {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl TryFrom<String> for Advertise {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl FromStr for Advertise {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("expected HOST or HOST:PORT, found `{text}`");
        let (host, port) = match (text.strip_prefix('['), text.rsplit_once(':')) {
            (Some(rest), _) => match rest.split_once(']') {
                Some((host, "")) => (host, None),
                Some((host, port)) => (host, Some(port.strip_prefix(':').ok_or_else(wrong)?)),
                None => return Err(wrong()),
            },
            // More than one colon is an address by itself.
            (None, Some((host, _))) if host.contains(':') => (text, None),
            (None, Some((host, port))) => (host, Some(port)),
            (None, None) => (text, None),
        };
        let typed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '%');
        if host.is_empty() || !host.chars().all(typed) || host.starts_with('-') {
            return Err(wrong());
        }
        let port = port
            .map(|port| port.parse::<u16>().map_err(|_| wrong()))
            .transpose()?;
        Ok(Self {
            host: host.to_owned(),
            port,
        })
    }
}

impl fmt::Display for Advertise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.port, self.host.contains(':')) {
            (None, _) => f.write_str(&self.host),
            (Some(port), true) => write!(f, "[{}]:{port}", self.host),
            (Some(port), false) => write!(f, "{}:{port}", self.host),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_may_bring_a_port() {
        for (text, host, port) in [
            ("drill.example", "drill.example", None),
            ("192.0.2.10:22", "192.0.2.10", Some(22)),
            ("[2001:db8::1]:2222", "2001:db8::1", Some(2222)),
            ("2001:db8::1", "2001:db8::1", None),
        ] {
            let read = text.parse::<Advertise>().unwrap();
            assert_eq!((read.host.as_str(), read.port), (host, port));
            assert_eq!(read.to_string(), text);
        }
        for text in [
            "",
            ":22",
            "-oProxyCommand=x",
            "a b",
            "host:port",
            "[::1",
            "[::1]2",
        ] {
            let why = text.parse::<Advertise>().unwrap_err();
            assert!(why.contains("expected HOST"), "{text}: {why}");
        }
    }

    #[test]
    fn a_place_to_listen_has_address_and_port() {
        let read = |text: &str| text.parse::<Listen>();
        assert_eq!(read("0.0.0.0:22").unwrap().0.port(), 22);
        assert!(read("2222").unwrap_err().contains("127.0.0.1:2222"));
    }
}
