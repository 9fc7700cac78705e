//! Whole numbers as the format writes them.

/// What a number in a file cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoNumber {
    /// Beyond the range of any field.
    TooLarge,
    /// Its suffix names another type.
    Suffix,
    /// Not written as a whole number.
    Malformed,
}

const SUFFIXES: [&str; 10] = [
    "i128", "u128", "i16", "i32", "i64", "u16", "u32", "u64", "i8", "u8",
];

/// The value of `raw` for a field of the type `wanted` (`u8`, `i32`...): a sign, `0x`, `0o` or
/// `0b`, digits with `_` between them, and the type as a suffix are all allowed.
pub(super) fn whole(raw: &str, wanted: &str) -> Result<i128, NoNumber> {
    let (negative, digits) = match raw.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, raw.strip_prefix('+').unwrap_or(raw)),
    };
    let (radix, digits) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        _ => (10, digits),
    };
    let suffix = SUFFIXES.into_iter().find(|suffix| digits.ends_with(suffix));
    if suffix.is_some_and(|suffix| suffix != wanted) {
        return Err(NoNumber::Suffix);
    }
    let digits = digits
        .strip_suffix(suffix.unwrap_or_default())
        .unwrap_or(digits);
    if digits.is_empty() || digits.starts_with('_') {
        return Err(NoNumber::Malformed);
    }
    let mut value: i128 = 0;
    for c in digits.chars().filter(|c| *c != '_') {
        let digit = c.to_digit(radix).ok_or(NoNumber::Malformed)?;
        let grown = value.checked_mul(i128::from(radix));
        value = grown
            .and_then(|v| v.checked_add(i128::from(digit)))
            .ok_or(NoNumber::TooLarge)?;
    }
    Ok(if negative { -value } else { value })
}
