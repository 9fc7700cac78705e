//! What a phrase may be told.

/// One named value in a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text from elsewhere; cleaned before it is shown.
    Text(String),
    /// A number that may choose a plural form. Exact up to 2^53.
    Integer(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<i32> for Arg {
    fn from(number: i32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u64> for Arg {
    /// Numbers beyond `i64::MAX` are shown as that maximum.
    fn from(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    /// Numbers beyond `i64::MAX` are shown as that maximum.
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
