//! How spans of time are written as arguments.

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

/// Seconds of a length of a day such as `3h30m`; the last `m` may be left out, as people say it.
pub(in crate::cli) fn budget(text: &str) -> Result<u32, String> {
    let said = match text.split_once('h') {
        Some((_, rest)) if !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()) => {
            seconds(&format!("{text}m"))
        }
        _ => seconds(text),
    };
    match said {
        Ok(seconds) if seconds >= 60 => Ok(seconds),
        _ => Err(format!(
            "expected a length such as `3h30`, `90m` or `2h`, found `{text}`"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_as_people_say_it() {
        for (text, expected) in [
            ("3h30", 12_600),
            ("3h30m", 12_600),
            ("90m", 5400),
            ("2h", 7200),
        ] {
            assert_eq!(budget(text), Ok(expected));
        }
        for text in ["", "3", "h30", "30s", "3h-1", "3h3x", "99999999h"] {
            assert!(
                budget(text).unwrap_err().contains("expected a length"),
                "{text}"
            );
        }
    }

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
}
