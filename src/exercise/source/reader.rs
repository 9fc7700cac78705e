//! Reads a draft from the syntax tree with the same meaning as the text reader has, but with
//! every refusal tied to a place and mended, so that the next run gets further.

use super::codes;
use super::number::{self, NoNumber};
use super::stand_in::StandIn;
use super::tree::{Kind, Node, Word};
use super::walk::{Complaint, Fail, Problem, Walk, choose};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// One value of the tree, to be read as whatever the draft expects.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    walk: &'a Walk,
    node: &'a Node,
}

impl<'a> Reader<'a> {
    pub(super) fn new(walk: &'a Walk, node: &'a Node) -> Self {
        Self { walk, node }
    }

    fn on(self, node: &'a Node) -> Self {
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

    fn refuse<T>(self, message: String) -> Result<T, Fail> {
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
    fn read<'de, T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fail> {
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

fn values(len: usize) -> String {
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
            Kind::Map(entries) => self.blame(visitor.visit_map(Entries {
                reader: self,
                entries,
                nth: 0,
            })),
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
    fn fields<'de, V: Visitor<'de>>(
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

/// The elements of a list or tuple.
struct Items<'a> {
    reader: Reader<'a>,
    items: &'a [Node],
    nth: usize,
}

impl<'a> Items<'a> {
    fn new(reader: Reader<'a>, items: &'a [Node]) -> Self {
        Self {
            reader,
            items,
            nth: 0,
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Fail;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fail> {
        let (walk, list) = (self.reader.walk, self.reader.node);
        while walk.is_skipped(list, self.nth) {
            self.nth += 1;
        }
        let Some(item) = self.items.get(self.nth) else {
            return Ok(None);
        };
        let nth = self.nth;
        self.nth += 1;
        match self.reader.on(item).read(seed) {
            Err(Fail::Hopeless) if matches!(list.kind, Kind::List(_)) => {
                Err(walk.leave_out(list, nth))
            }
            read => read.map(Some),
        }
    }
}

/// The fields of a struct, then stand-ins for those that are missing.
struct Fields<'a> {
    reader: Reader<'a>,
    written: &'a [(Word, Node)],
    /// Indices of the fields still to be read, the next one at the end.
    left: Vec<usize>,
    added: Vec<&'static str>,
    /// The field whose value comes next, unless it is a stand-in.
    current: Option<usize>,
}

impl<'a> Fields<'a> {
    fn new(reader: Reader<'a>, written: &'a [(Word, Node)]) -> Self {
        let Reader { walk, node } = reader;
        // A field without a name is what remains of a slip of syntax, already said.
        let read = |nth: &usize| !walk.is_skipped(node, *nth) && !written[*nth].0.text.is_empty();
        let fields = (0..written.len()).rev().filter(read);
        let (mut left, first): (Vec<usize>, Vec<usize>) =
            fields.partition(|nth| walk.is_last(node, *nth));
        left.extend(first);
        Self {
            reader,
            written,
            left,
            added: walk.added(node),
            current: None,
        }
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Fail;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fail> {
        self.current = self.left.pop();
        let Some(nth) = self.current else {
            return match self.added.pop() {
                Some(name) => seed.deserialize(name_of(name)).map(Some),
                None => Ok(None),
            };
        };
        let word = &self.written[nth].0;
        match seed.deserialize(name_of(&word.text)) {
            Err(Fail::Raw(Complaint::Field { name, known })) => {
                let message = format!("unknown field `{name}`");
                let mut problem = Problem::new(&codes::UNKNOWN_FIELD, word.range.clone(), message);
                if let Some(help) = choose(&name, known) {
                    problem = problem.help(help);
                }
                Err(self.reader.walk.skip(self.reader.node, nth, problem))
            }
            read => read.map(Some),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fail> {
        let Reader { walk, node } = self.reader;
        let Some(nth) = self.current else {
            return seed
                .deserialize(StandIn::new(walk))
                .map_err(|fail| match fail {
                    Fail::Raw(_) => Fail::Hopeless,
                    fail => fail,
                });
        };
        match self.reader.on(&self.written[nth].1).read(seed) {
            Err(Fail::Hopeless) if !walk.is_last(node, nth) => Err(walk.put_last(node, nth)),
            read => read,
        }
    }
}

fn name_of(name: &str) -> StrDeserializer<'_, Fail> {
    name.into_deserializer()
}

/// The entries of a map.
struct Entries<'a> {
    reader: Reader<'a>,
    entries: &'a [(Node, Node)],
    nth: usize,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Fail;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fail> {
        let walk = self.reader.walk;
        while walk.is_skipped(self.reader.node, self.nth) {
            self.nth += 1;
        }
        let Some((key, _)) = self.entries.get(self.nth) else {
            return Ok(None);
        };
        self.nth += 1;
        self.leaving_out(self.reader.on(key).read(seed).map(Some))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fail> {
        match self.entries.get(self.nth.wrapping_sub(1)) {
            Some((_, value)) => self.leaving_out(self.reader.on(value).read(seed)),
            None => Err(Fail::Hopeless),
        }
    }
}

impl Entries<'_> {
    fn leaving_out<T>(&self, read: Result<T, Fail>) -> Result<T, Fail> {
        match read {
            Err(Fail::Hopeless) => Err(self
                .reader
                .walk
                .leave_out(self.reader.node, self.nth.wrapping_sub(1))),
            read => read,
        }
    }
}

/// A named variant with what it holds.
struct Variant<'a>(Reader<'a>);

/// The name of a variant; the readers' own words can be names of variants too.
fn variant_name(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Name(name) => Some(name),
        Kind::Tuple(Some(word), _) | Kind::Struct(Some(word), _) => Some(&word.text),
        Kind::None => Some("None"),
        Kind::Some(_) => Some("Some"),
        _ => None,
    }
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = Fail;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fail> {
        let name = variant_name(self.0.node).unwrap_or_default();
        Ok((seed.deserialize(name_of(name))?, self))
    }
}

impl<'a> Variant<'a> {
    fn refuse<T>(self, holds: &str) -> Result<T, Fail> {
        let name = variant_name(self.0.node).unwrap_or_default();
        self.0.refuse(format!("`{name}` holds {holds}"))
    }

    fn items(self, len: usize) -> Result<&'a [Node], Fail> {
        match &self.0.node.kind {
            Kind::Tuple(Some(_), items) if items.len() == len => Ok(items),
            Kind::Some(inner) if len == 1 => Ok(std::slice::from_ref(inner)),
            Kind::Tuple(Some(_), items) => {
                self.refuse(&format!("{}, found {}", values(len), items.len()))
            }
            Kind::Struct(..) => self.refuse(&format!("{} without a field name", values(len))),
            _ => self.refuse(&format!("{} in parentheses", values(len))),
        }
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Fail;

    fn unit_variant(self) -> Result<(), Fail> {
        match &self.0.node.kind {
            Kind::Name(_) | Kind::None => Ok(()),
            _ => self.refuse("nothing: write its name alone"),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fail> {
        let items = Variant(self.0).items(1)?;
        self.0.on(&items[0]).read(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fail> {
        let items = Variant(self.0).items(len)?;
        visitor.visit_seq(Items::new(self.0, items))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        match &self.0.node.kind {
            Kind::Struct(Some(_), written) => self.0.fields(written, visitor),
            Kind::Tuple(Some(_), items) if items.is_empty() => self.0.fields(&[], visitor),
            _ => self.refuse("named fields: `(field: value, ...)`"),
        }
    }
}
