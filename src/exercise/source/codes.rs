//! The codes of problems found before anything is understood: files, text, structure.

use crate::diagnostic::{Code, Severity};

const fn error(
    id: &'static str,
    slug: &'static str,
    title: &'static str,
    explanation: &'static str,
) -> Code {
    Code {
        id,
        slug,
        severity: Severity::Error,
        title,
        explanation,
    }
}

/// Text that is not RON.
pub const SYNTAX: Code = error(
    "E0101",
    "syntax",
    "the text is not valid RON",
    "A file is RON as two readers both accept it: structs in `( )` with `name: value`, lists in \
     `[ ]`, maps in `{ }`, texts in quotes or as raw strings r#\"...\"#, comments `//` and `/* */`. \
     Entries are separated by commas; a comma after the last one is welcome. Usual causes are a \
     missing comma on the line before, a bracket that is not closed, and a quote inside a text: \
     write it `\\\"` or use a raw string. Lines of the form `#![...]` are not part of the format.",
);

/// A value of another type than its field.
pub const WRONG_TYPE: Code = error(
    "E0102",
    "wrong-type",
    "a value of the wrong type",
    "Every field has one type: a text in quotes, a whole number, true or false, a list, a map, a \
     struct in parentheses, or one of a set of named variants. The value found has another. The \
     message says which was expected and which was found.",
);

/// A field that its struct does not have.
pub const UNKNOWN_FIELD: Code = error(
    "E0103",
    "unknown-field",
    "a field that does not exist here",
    "Unknown fields are refused rather than skipped, so that a slip of the pen never silently \
     leaves a default in place. The help names the nearest field that exists, or all of them when \
     none is near. A field may also exist one level further out: look at the brackets.",
);

/// A required field is not there.
pub const MISSING_FIELD: Code = error(
    "E0104",
    "missing-field",
    "a required field is missing",
    "Fields without a default must be written. The place shown is the head of the struct that \
     lacks the field; add it anywhere between its parentheses.",
);

/// A variant that its type does not have.
pub const UNKNOWN_VARIANT: Code = error(
    "E0105",
    "unknown-variant",
    "a variant that does not exist here",
    "Conditions, effects and other choices are written as named variants such as `All([...])`. \
     Names begin with a capital letter and are exact. The help names the nearest one.",
);

/// The same field twice in a struct, or the same key twice in a map.
pub const DUPLICATE_KEY: Code = error(
    "E0106",
    "duplicate-key",
    "the same field or key twice",
    "A field may be written once in its struct, a key once in its map; otherwise one of the two \
     values would be lost without a word. Remove one or rename it.",
);

/// A value of the right type that its field refuses.
pub const BAD_VALUE: Code = error(
    "E0107",
    "bad-value",
    "a value outside what its field takes",
    "The type is right but the value is not: a whole number beyond the range of its field, a list \
     of the wrong length, or a text in a form that the field does not take.",
);

/// Bytes that are not UTF-8.
pub const INVALID_UTF8: Code = error(
    "E0110",
    "invalid-utf8",
    "the file is not UTF-8",
    "Files are read as UTF-8. The place is the first byte that cannot be; what stands before it is \
     sound. Save the file as UTF-8 in your editor (a byte order mark does no harm).",
);

/// More bytes than the limits allow.
pub const TOO_LARGE: Code = error(
    "E0111",
    "file-too-large",
    "a file or the whole exercise is too large",
    "One file may have 4 MiB and all files together 16 MiB, far beyond any exercise that people \
     could play, so that a hostile file cannot exhaust memory. Split a large file into parts.",
);

/// Brackets inside brackets beyond the limit.
pub const TOO_DEEP: Code = error(
    "E0112",
    "nesting-too-deep",
    "brackets are nested too deep",
    "Brackets may stand inside each other 64 levels deep. Conditions that need more can be \
     flattened: `All([All([a, b]), c])` is `All([a, b, c])`.",
);

/// More files than the limit.
pub const TOO_MANY_FILES: Code = error(
    "E0113",
    "too-many-files",
    "too many files",
    "One exercise may have 256 files, the first one included, far more than anyone has written. \
     Join some of its parts.",
);

/// A named part is not in the folder.
pub const MISSING_FILE: Code = error(
    "E0114",
    "missing-file",
    "a file that does not exist",
    "Parts are named by their path from the folder that holds the exercise's first file, with `/` \
     between folders, wherever the naming file stands. Upper and lower case matter.",
);

/// The file exists and cannot be read.
pub const UNREADABLE_FILE: Code = error(
    "E0115",
    "unreadable-file",
    "a file that cannot be read",
    "The system refused to read the file. The message repeats its reason; permissions are the \
     usual one.",
);

/// A part that leads back to itself.
pub const INCLUDE_CYCLE: Code = error(
    "E0116",
    "include-cycle",
    "parts that name each other in a circle",
    "A part may name parts of its own, but never a file that led to it. The message shows the \
     whole chain; remove one of its links.",
);

/// A path that leaves the exercise folder.
pub const OUTSIDE_FOLDER: Code = error(
    "E0117",
    "include-outside-folder",
    "a part outside the exercise folder",
    "An exercise is a folder that can be copied, sent and opened safely, so its parts stand inside \
     it: no absolute path, no `..`, no `.`, no backslash, no drive letter.",
);

/// A part named twice.
pub const REPEATED_PART: Code = error(
    "E0118",
    "repeated-part",
    "a part named twice",
    "A part is read once. Named twice, all it defines would be defined twice. Remove one of the \
     two lines.",
);

/// A version of the format that this program does not know.
pub const UNKNOWN_FORMAT: Code = error(
    "E0119",
    "unknown-format",
    "an unknown version of the format",
    "The first file says with `format: 1` which version of the format it is written in. A version \
     from the future needs a newer program; no version at all is a guess nobody should make.",
);

/// All codes of this module, in order of their ids.
pub const CODES: &[&Code] = &[
    &SYNTAX,
    &WRONG_TYPE,
    &UNKNOWN_FIELD,
    &MISSING_FIELD,
    &UNKNOWN_VARIANT,
    &DUPLICATE_KEY,
    &BAD_VALUE,
    &INVALID_UTF8,
    &TOO_LARGE,
    &TOO_DEEP,
    &TOO_MANY_FILES,
    &MISSING_FILE,
    &UNREADABLE_FILE,
    &INCLUDE_CYCLE,
    &OUTSIDE_FOLDER,
    &REPEATED_PART,
    &UNKNOWN_FORMAT,
];
