//! What stands inside a value of the tree: elements, fields, entries, what a variant holds.

use super::codes;
use super::reader::{Reader, values};
use super::stand_in::StandIn;
use super::tree::{Kind, Node, Word};
use super::walk::{Complaint, Fail, Problem, choose};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

/// The elements of a list or tuple.
pub(super) struct Items<'a> {
    reader: Reader<'a>,
    items: &'a [Node],
    nth: usize,
}

impl<'a> Items<'a> {
    pub(super) fn new(reader: Reader<'a>, items: &'a [Node]) -> Self {
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
pub(super) struct Fields<'a> {
    reader: Reader<'a>,
    written: &'a [(Word, Node)],
    /// Indices of the fields still to be read, the next one at the end.
    left: Vec<usize>,
    added: Vec<&'static str>,
    /// The field whose value comes next, unless it is a stand-in.
    current: Option<usize>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(reader: Reader<'a>, written: &'a [(Word, Node)]) -> Self {
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
pub(super) struct Entries<'a> {
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

impl<'a> Entries<'a> {
    pub(super) fn new(reader: Reader<'a>, entries: &'a [(Node, Node)]) -> Self {
        Self {
            reader,
            entries,
            nth: 0,
        }
    }

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
pub(super) struct Variant<'a>(pub(super) Reader<'a>);

/// The name of a variant; the readers' own words can be names of variants too.
pub(super) fn variant_name(node: &Node) -> Option<&str> {
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
