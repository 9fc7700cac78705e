//! How spans of time and addresses are written as arguments.

/// Seconds of a span such as `90s`, `10m` or `1h30m`.
pub(in crate::cli) fn seconds(text: &str) -> Result<u32, String> {
    let wrong = || format!("expected a span such as `90s`, `10m` or `1h30m`, found `{text}`");
    let (mut sum, mut number, mut any) = (0_u32, None, false);
    for c in text.chars() {
        if let Some(digit) = c.to_digit(10) {
            let so_far: u32 = number.unwrap_or(0);
            let next = so_far
                .checked_mul(10)
                .and_then(|so_far| so_far.checked_add(digit));
            number = Some(next.ok_or_else(wrong)?);
            continue;
        }
        let unit = match c {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            _ => return Err(wrong()),
        };
        let part = number.take().and_then(|number| number.checked_mul(unit));
        sum = part
            .and_then(|part| sum.checked_add(part))
            .ok_or_else(wrong)?;
        any = true;
    }
    match number.is_none() && any && sum > 0 {
        true => Ok(sum),
        false => Err(wrong()),
    }
}

/// A host as people type it, and a port where one is given: `drill.example`, `192.0.2.10:22`,
/// `[2001:db8::1]:2222`.
pub(in crate::cli) fn advertised(text: &str) -> Result<(String, Option<u16>), String> {
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
    Ok((host.to_owned(), port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_units() {
        for (text, expected) in [("90s", 90), ("10m", 600), ("1h30m", 5400), ("2h", 7200)] {
            assert_eq!(seconds(text), Ok(expected));
        }
        for text in [
            "",
            "10",
            "m",
            "1x",
            "0s",
            "-5m",
            "5m3",
            "99999999999h",
            "4294967295h",
        ] {
            assert!(
                seconds(text).unwrap_err().contains("expected a span"),
                "{text}"
            );
        }
    }

    #[test]
    fn hosts_may_bring_a_port() {
        let host = |text: &str| advertised(text).unwrap();
        assert_eq!(host("drill.example"), ("drill.example".to_owned(), None));
        assert_eq!(host("192.0.2.10:22"), ("192.0.2.10".to_owned(), Some(22)));
        assert_eq!(
            host("[2001:db8::1]:2222"),
            ("2001:db8::1".to_owned(), Some(2222))
        );
        assert_eq!(host("2001:db8::1"), ("2001:db8::1".to_owned(), None));
        for text in [
            "",
            ":22",
            "-oProxyCommand=x",
            "a b",
            "host:port",
            "[::1",
            "[::1]2",
        ] {
            assert!(advertised(text).is_err(), "{text}");
        }
    }
}
