//! Join codes: forty random bits that are easy to read out, to type and to compare.

use std::fmt;
use std::hint::black_box;

/// Crockford's alphabet: no letter that looks like a digit, none that spells by accident.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a code, of five bits each.
const LENGTH: usize = 8;

/// A join code. Its debug form does not tell it, so that no log does.
#[derive(Clone, Copy)]
pub struct Code(u64);

impl Code {
    /// A code of these random bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 5]) -> Self {
        let number = bytes
            .iter()
            .fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        Self(number)
    }

    /// A fresh code from the system's randomness.
    ///
    /// # Errors
    /// When the system has none to give.
    pub fn fresh() -> std::io::Result<Self> {
        let mut bytes = [0; 5];
        getrandom::fill(&mut bytes)?;
        Ok(Self::from_bytes(bytes))
    }

    /// Reads a code as people type it: in any case, with or without dashes and spaces, with the
    /// letters o, i and l for the digits they look like.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut number = 0;
        let mut count = 0;
        for c in text.chars() {
            if matches!(c, '-' | ' ') {
                continue;
            }
            count += 1;
            if count > LENGTH {
                return None;
            }
            number = number << 5 | value(c)?;
        }
        (count == LENGTH).then_some(Self(number))
    }

    /// Whether both are one code, in a time that does not depend on where they differ.
    #[must_use]
    pub fn same(self, other: Self) -> bool {
        black_box(self.0 ^ other.0) == 0
    }

    /// Which of these codes it is, in a time that depends only on how many there are.
    #[must_use]
    pub fn find(self, codes: &[Self]) -> Option<usize> {
        let mut found = usize::MAX;
        for (index, code) in codes.iter().enumerate() {
            let hit = usize::from(self.same(*code)).wrapping_neg();
            found = black_box((found & !hit) | (index & hit));
        }
        (found != usize::MAX).then_some(found)
    }
}

impl fmt::Display for Code {
    /// In two groups, as in `7k3m-q9xd`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..LENGTH).rev() {
            if place == LENGTH / 2 - 1 {
                f.write_str("-")?;
            }
            let digit = (self.0 >> (5 * place)) & 31;
            let letter = usize::try_from(digit).map_or(b'0', |digit| ALPHABET[digit]);
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

fn value(c: char) -> Option<u64> {
    let plain = match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        plain => plain,
    };
    let letters = ALPHABET.iter().map(|letter| char::from(*letter));
    (0..)
        .zip(letters)
        .find_map(|(digit, letter)| (letter == plain).then_some(digit))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(bytes: [u8; 5]) {
            let code = Code::from_bytes(bytes);
            let shown = code.to_string();
            prop_assert_eq!(shown.len(), 9);
            for typed in [shown.clone(), shown.to_uppercase(), shown.replace('-', ""), shown.replace('-', " ")] {
                prop_assert!(Code::read(&typed).is_some_and(|read| read.same(code)), "{}", typed);
            }
            let sloppy = shown.replace('0', "O").replace('1', "l");
            prop_assert!(Code::read(&sloppy).is_some_and(|read| read.same(code)), "{}", sloppy);
        }

        #[test]
        fn any_text_is_read_or_refused(text: String) {
            let _ = Code::read(&text);
        }
    }

    #[test]
    fn forty_bits_and_not_one_less() {
        assert_eq!(Code::from_bytes([0xff; 5]).to_string(), "zzzz-zzzz");
        assert_eq!(Code::from_bytes([0; 5]).to_string(), "0000-0000");
        assert_eq!(Code::from_bytes([0, 0, 0, 0, 33]).to_string(), "0000-0011");
        for wrong in [
            "",
            "7k3m-q9x",
            "7k3m-q9xdd",
            "7k3m-q9xu",
            "7k3mq9x\u{e9}",
            "--------",
        ] {
            assert!(Code::read(wrong).is_none(), "{wrong}");
        }
        let (one, two) = (Code::fresh().unwrap(), Code::fresh().unwrap());
        assert!(!one.same(two));
    }

    #[test]
    fn found_among_others_and_never_told_by_accident() {
        let codes: Vec<Code> = (0..9).map(|n| Code::from_bytes([n, 1, 2, 3, 4])).collect();
        for (index, code) in codes.iter().enumerate() {
            assert_eq!(code.find(&codes), Some(index));
        }
        assert_eq!(Code::from_bytes([9, 1, 2, 3, 4]).find(&codes), None);
        assert_eq!(codes[0].find(&[]), None);
        assert_eq!(format!("{:?}", codes[3]), "Code(…)");
    }
}
