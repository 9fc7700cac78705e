//! A value of any type, to stand where the file has none that can be read.

use super::walk::{Fail, Walk};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// Stand-ins inside stand-ins; a type that goes deeper has no end this way.
const DEPTH: usize = 24;

/// Gives any plain draft type a value: zero, no text, no elements, the first variant that ends.
/// A type that checks its values may refuse; then the element of the list around is left out,
/// once everything else in it has been looked at.
#[derive(Clone, Copy)]
pub(super) struct StandIn<'a> {
    walk: &'a Walk,
    depth: usize,
}

impl<'a> StandIn<'a> {
    pub(super) fn new(walk: &'a Walk) -> Self {
        Self { walk, depth: DEPTH }
    }

    fn inner(self) -> Result<Self, Fail> {
        let depth = self.depth.checked_sub(1).ok_or(Fail::Hopeless)?;
        Ok(Self { depth, ..self })
    }
}

/// Whatever goes wrong inside a stand-in is not the author's fault.
fn hopeless(fail: Fail) -> Fail {
    match fail {
        Fail::Raw(_) => Fail::Hopeless,
        other => other,
    }
}

macro_rules! plain {
    ($($method:ident => $visit:ident($($value:expr)?),)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
            visitor.$visit($($value)?).map_err(hopeless)
        })*
    };
}

impl<'de> Deserializer<'de> for StandIn<'_> {
    type Error = Fail;

    plain! {
        deserialize_any => visit_unit(),
        deserialize_ignored_any => visit_unit(),
        deserialize_bool => visit_bool(false),
        deserialize_i8 => visit_i8(0),
        deserialize_i16 => visit_i16(0),
        deserialize_i32 => visit_i32(0),
        deserialize_i64 => visit_i64(0),
        deserialize_u8 => visit_u8(0),
        deserialize_u16 => visit_u16(0),
        deserialize_u32 => visit_u32(0),
        deserialize_u64 => visit_u64(0),
        deserialize_f32 => visit_f32(0.0),
        deserialize_f64 => visit_f64(0.0),
        deserialize_char => visit_char('a'),
        deserialize_str => visit_str("unnamed"),
        deserialize_string => visit_str("unnamed"),
        deserialize_identifier => visit_str("unnamed"),
        deserialize_bytes => visit_bytes(&[]),
        deserialize_byte_buf => visit_bytes(&[]),
        deserialize_option => visit_none(),
        deserialize_unit => visit_unit(),
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fail> {
        visitor.visit_unit().map_err(hopeless)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fail> {
        visitor
            .visit_newtype_struct(self.inner()?)
            .map_err(hopeless)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor
            .visit_seq(Few {
                stand_in: self,
                left: 0,
            })
            .map_err(hopeless)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fail> {
        visitor
            .visit_seq(Few {
                stand_in: self.inner()?,
                left: len,
            })
            .map_err(hopeless)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Fail> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor
            .visit_map(Fields {
                stand_in: self,
                left: &[],
            })
            .map_err(hopeless)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        visitor
            .visit_map(Fields {
                stand_in: self.inner()?,
                left: fields,
            })
            .map_err(hopeless)
    }

    /// Takes the first variant; one that cannot be completed gives way to the next in the
    /// next run.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        let choice = self.walk.choices.borrow().get(name).copied().unwrap_or(0);
        let variant = variants.get(choice).ok_or(Fail::Hopeless)?;
        let chosen = self.inner().and_then(|stand_in| {
            visitor
                .visit_enum(Variant {
                    stand_in,
                    name: variant,
                })
                .map_err(hopeless)
        });
        if matches!(chosen, Err(Fail::Hopeless)) && choice + 1 < variants.len() {
            self.walk.choices.borrow_mut().insert(name, choice + 1);
            return Err(Fail::Mended);
        }
        chosen
    }
}

/// As many elements as are asked for.
struct Few<'a> {
    stand_in: StandIn<'a>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Few<'_> {
    type Error = Fail;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fail> {
        let Some(left) = self.left.checked_sub(1) else {
            return Ok(None);
        };
        self.left = left;
        seed.deserialize(self.stand_in).map(Some)
    }
}

/// All fields of a struct.
struct Fields<'a> {
    stand_in: StandIn<'a>,
    left: &'static [&'static str],
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Fail;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fail> {
        let Some((first, rest)) = self.left.split_first() else {
            return Ok(None);
        };
        self.left = rest;
        let name: StrDeserializer<'_, Fail> = (*first).into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fail> {
        seed.deserialize(self.stand_in)
    }
}

struct Variant<'a> {
    stand_in: StandIn<'a>,
    name: &'static str,
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = Fail;
    type Variant = Held<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Held<'a>), Fail> {
        let name: StrDeserializer<'_, Fail> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, Held(self.stand_in)))
    }
}

/// What a variant holds.
struct Held<'a>(StandIn<'a>);

impl<'de> VariantAccess<'de> for Held<'_> {
    type Error = Fail;

    fn unit_variant(self) -> Result<(), Fail> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fail> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Fail> {
        self.0.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        self.0.deserialize_struct("", fields, visitor)
    }
}
