//! Reads a draft from the syntax tree with the same meaning as the text reader has, but with
//! every refusal tied to a place and mended, so that the next run gets further.

use super::codes;
use super::inside::{Entries, Fields, Items, Variant, variant_name};
use super::number::{self, NoNumber};
use super::stand_in::StandIn;
use super::tree::{Kind, Node, Word};
use super::walk::{Complaint, Fail, Problem, Walk};
use serde::de::{DeserializeSeed, Deserializer, Visitor};

/// One value of the tree, to be read as whatever the draft expects.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) walk: &'a Walk,
    pub(super) node: &'a Node,
}

impl<'a> Reader<'a> {
    pub(super) fn new(walk: &'a Walk, node: &'a Node) -> Self {
        Self { walk, node }
    }

    pub(super) fn on(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    /// The stand-in, if this value has been found bad or could not be parsed at all.
    fn stand_in(self) -> Option<StandIn<'a>> {
        let bad = self.node.kind == Kind::Broken || self.walk.is_replaced(self.node);
        bad.then(|| StandIn::new(self.walk))
    }

    fn wrong<T>(self, expected: &str) -> Result<T, Fail> {
        let message = format!("expected {expected}, found {}", describe(self.node));
        let problem = Problem::new(&codes::WRONG_TYPE, self.node.head(), message);
        Err(self.walk.replace(self.node, problem))
    }

    pub(super) fn refuse<T>(self, message: String) -> Result<T, Fail> {
        let problem = Problem::new(&codes::BAD_VALUE, self.node.head(), message);
        Err(self.walk.replace(self.node, problem))
    }

    /// Ties what went wrong to this value; what refuses even the stand-in is hopeless.
    fn blame<T>(self, read: Result<T, Fail>) -> Result<T, Fail> {
        read.map_err(|fail| match fail {
            Fail::Raw(_) if self.stand_in().is_some() => Fail::Hopeless,
            fail => self.walk.blame(fail, self.node),
        })
    }

    /// Reads this value; a type may refuse it after it has been read.
    pub(super) fn read<'de, T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fail> {
        self.blame(seed.deserialize(self))
    }

    fn whole(self, wanted: &str, least: i128, most: i128) -> Result<i128, Fail> {
        let Kind::Number { raw, whole: true } = &self.node.kind else {
            return self.wrong("a whole number");
        };
        let range = || match (least, most) {
            (0, i128::MAX) => "a whole number from 0".to_owned(),
            _ => format!("a whole number from {least} to {most}"),
        };
        match number::whole(raw, wanted) {
            Ok(value) if (least..=most).contains(&value) => Ok(value),
            Ok(_) | Err(NoNumber::TooLarge) => {
                self.refuse(format!("`{raw}` is out of range: expected {}", range()))
            }
            Err(NoNumber::Suffix) => self.refuse(format!(
                "`{raw}` names another type: write the number alone"
            )),
            Err(NoNumber::Malformed) => self.refuse(format!("`{raw}` is no whole number")),
        }
    }

    /// The values of `(a, b)` or `Name(a, b)`, exactly `len` of them.
    fn elements(self, name: Option<&str>, len: usize) -> Result<&'a [Node], Fail> {
        match &self.node.kind {
            Kind::Tuple(word, items) if fits(word.as_ref(), name) => {
                if items.len() == len {
                    return Ok(items);
                }
                let message = format!("expected {}, found {}", values(len), items.len());
                self.refuse(message)
            }
            _ => self.wrong(&format!("{} in parentheses", values(len))),
        }
    }
}

/// What the author wrote, in a few words.
fn describe(node: &Node) -> String {
    match &node.kind {
        Kind::Bool(value) => format!("`{value}`"),
        Kind::Char(_) => "a single character".to_owned(),
        Kind::Number { raw, whole: true } => format!("the number `{raw}`"),
        Kind::Number { raw, whole: false } => format!("the fraction `{raw}`"),
        Kind::Text(_) => "a text".to_owned(),
        Kind::Bytes(_) => "a byte string".to_owned(),
        Kind::None => "`None`".to_owned(),
        Kind::Some(_) => "`Some(..)`".to_owned(),
        Kind::List(_) => "a list".to_owned(),
        Kind::Map(_) => "a map".to_owned(),
        Kind::Tuple(None, items) if items.is_empty() => "`()`".to_owned(),
        Kind::Tuple(None, _) => "values in parentheses".to_owned(),
        Kind::Struct(None, _) => "a struct".to_owned(),
        Kind::Tuple(Some(word), _) | Kind::Struct(Some(word), _) => format!("`{}(..)`", word.text),
        Kind::Name(name) => format!("the name `{name}`"),
        Kind::Broken => "no value".to_owned(),
    }
}

pub(super) fn values(len: usize) -> String {
    match len {
        1 => "one value".to_owned(),
        len => format!("{len} values"),
    }
}

/// Whether a written name is the type's; leaving it out is always fine.
fn fits(word: Option<&Word>, name: Option<&str>) -> bool {
    word.is_none_or(|word| Some(word.text.as_str()) == name)
}

macro_rules! whole {
    ($($method:ident $stand_in:ident $visit:ident $type:ident,)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
            if let Some(stand_in) = self.stand_in() {
                return stand_in.$stand_in(visitor);
            }
            let value = self.whole(stringify!($type), $type::MIN.into(), $type::MAX.into())?;
            match $type::try_from(value) {
                Ok(value) => self.blame(visitor.$visit(value)),
                Err(_) => self.refuse(format!("`{value}` is out of range")),
            }
        })*
    };
}

macro_rules! text {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
            if let Some(stand_in) = self.stand_in() {
                return stand_in.$method(visitor);
            }
            match &self.node.kind {
                Kind::Text(text) => self.blame(visitor.visit_str(text)),
                _ => self.wrong("a text in quotes"),
            }
        })*
    };
}

macro_rules! float {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
            if let Some(stand_in) = self.stand_in() {
                return stand_in.$method(visitor);
            }
            let Kind::Number { raw, .. } = &self.node.kind else {
                return self.wrong("a number");
            };
            match raw.replace('_', "").parse::<f64>() {
                Ok(value) => self.blame(visitor.visit_f64(value)),
                Err(_) => self.refuse(format!("`{raw}` is no number")),
            }
        })*
    };
}

macro_rules! bytes {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
            if let Some(stand_in) = self.stand_in() {
                return stand_in.$method(visitor);
            }
            match &self.node.kind {
                Kind::Bytes(bytes) => self.blame(visitor.visit_bytes(bytes)),
                _ => self.wrong("a byte string"),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = Fail;

    whole! {
        deserialize_i8 deserialize_i8 visit_i8 i8,
        deserialize_i16 deserialize_i16 visit_i16 i16,
        deserialize_i32 deserialize_i32 visit_i32 i32,
        deserialize_i64 deserialize_i64 visit_i64 i64,
        deserialize_u8 deserialize_u8 visit_u8 u8,
        deserialize_u16 deserialize_u16 visit_u16 u16,
        deserialize_u32 deserialize_u32 visit_u32 u32,
        deserialize_u64 deserialize_u64 visit_u64 u64,
    }

    text! { deserialize_str deserialize_string }
    float! { deserialize_f32 deserialize_f64 }
    bytes! { deserialize_bytes deserialize_byte_buf }

    /// By what is written; for types that take anything.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_any(visitor);
        }
        match &self.node.kind {
            Kind::Bool(value) => self.blame(visitor.visit_bool(*value)),
            Kind::Char(value) => self.blame(visitor.visit_char(*value)),
            Kind::Number { whole: true, raw } if raw.starts_with('-') => {
                self.deserialize_i64(visitor)
            }
            Kind::Number { whole: true, .. } => self.deserialize_u64(visitor),
            Kind::Number { whole: false, .. } => self.deserialize_f64(visitor),
            Kind::Text(text) => self.blame(visitor.visit_str(text)),
            Kind::Bytes(bytes) => self.blame(visitor.visit_bytes(bytes)),
            Kind::None | Kind::Some(_) => self.deserialize_option(visitor),
            Kind::List(_) => self.deserialize_seq(visitor),
            Kind::Map(_) => self.deserialize_map(visitor),
            Kind::Tuple(_, items) if items.is_empty() => self.blame(visitor.visit_unit()),
            Kind::Tuple(_, items) => self.blame(visitor.visit_seq(Items::new(self, items))),
            Kind::Struct(_, fields) => self.blame(visitor.visit_map(Fields::new(self, fields))),
            Kind::Name(_) | Kind::Broken => self.blame(visitor.visit_unit()),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_bool(visitor);
        }
        match &self.node.kind {
            Kind::Bool(value) => self.blame(visitor.visit_bool(*value)),
            _ => self.wrong("`true` or `false`"),
        }
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_char(visitor);
        }
        match &self.node.kind {
            Kind::Char(value) => self.blame(visitor.visit_char(*value)),
            _ => self.wrong("a character in single quotes"),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        match &self.node.kind {
            Kind::Name(text) | Kind::Text(text) => self.blame(visitor.visit_str(text)),
            _ => self.wrong("a name"),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_option(visitor);
        }
        match &self.node.kind {
            Kind::None => self.blame(visitor.visit_none()),
            Kind::Some(inner) => self.blame(visitor.visit_some(self.on(inner))),
            _ => self.blame(visitor.visit_some(self)),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_unit(visitor);
        }
        match &self.node.kind {
            Kind::Tuple(None, items) if items.is_empty() => self.blame(visitor.visit_unit()),
            _ => self.wrong("`()`"),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fail> {
        match &self.node.kind {
            Kind::Name(written) if written == name => self.blame(visitor.visit_unit()),
            _ => self.deserialize_unit(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_newtype_struct(name, visitor);
        }
        let items = self.elements(Some(name), 1)?;
        self.blame(visitor.visit_newtype_struct(self.on(&items[0])))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_seq(visitor);
        }
        match &self.node.kind {
            Kind::List(items) => self.blame(visitor.visit_seq(Items::new(self, items))),
            _ => self.wrong("a list in `[ ]`"),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_tuple(len, visitor);
        }
        let items = self.elements(None, len)?;
        self.blame(visitor.visit_seq(Items::new(self, items)))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_tuple(len, visitor);
        }
        let items = self.elements(Some(name), len)?;
        self.blame(visitor.visit_seq(Items::new(self, items)))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_map(visitor);
        }
        match &self.node.kind {
            Kind::Map(entries) => self.blame(visitor.visit_map(Entries::new(self, entries))),
            _ => self.wrong("a map in `{ }`"),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_struct(name, fields, visitor);
        }
        match &self.node.kind {
            Kind::Struct(word, written) if fits(word.as_ref(), Some(name)) => {
                self.fields(written, visitor)
            }
            Kind::Tuple(word, items) if items.is_empty() && fits(word.as_ref(), Some(name)) => {
                self.fields(&[], visitor)
            }
            _ => self.wrong("a struct: `(field: value, ...)`"),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        if let Some(stand_in) = self.stand_in() {
            return stand_in.deserialize_enum(name, variants, visitor);
        }
        if variant_name(self.node).is_none() {
            let few = variants.iter().take(3).map(|name| format!("`{name}`"));
            let few = few.collect::<Vec<_>>().join(", ");
            let more = if variants.len() > 3 { ", ..." } else { "" };
            return self.wrong(&format!("one of {few}{more}"));
        }
        self.blame(visitor.visit_enum(Variant(self)))
    }
}

impl<'a> Reader<'a> {
    /// Reads fields; those that occur twice are skipped the second time.
    pub(super) fn fields<'de, V: Visitor<'de>>(
        self,
        written: &'a [(Word, Node)],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        let read = visitor.visit_map(Fields::new(self, written));
        let Err(Fail::Raw(Complaint::Twice(name))) = read else {
            return self.blame(read);
        };
        let kept = |nth: &usize| !self.walk.is_skipped(self.node, *nth);
        let mut twice = (0..written.len())
            .filter(kept)
            .filter(|nth| written[*nth].0.text == name);
        let (Some(first), Some(second)) = (twice.next(), twice.next()) else {
            return self.blame(Err(Fail::Raw(Complaint::Twice(name))));
        };
        let message = format!("the field `{name}` stands twice in this struct");
        let range = written[second].0.range.clone();
        let problem = Problem::new(&codes::DUPLICATE_KEY, range, message);
        let problem = problem.also(written[first].0.range.clone(), "it stands here first");
        Err(self.walk.skip(self.node, second, problem))
    }
}
