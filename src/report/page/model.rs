//! A page before it has a form: chapters of blocks, with every word in place. HTML and Markdown are
//! two ways to write down the same page, so neither can say more than the other.

use crate::report::chart::Picture;

/// A whole report, or one of the papers of the day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Code of the language its words are in.
    pub language: String,
    /// What it is about.
    pub title: String,
    /// One line below the title.
    pub subtitle: String,
    /// The heading of the list of chapters.
    pub contents: String,
    /// What leads past that list.
    pub skip: String,
    /// In reading order.
    pub chapters: Vec<Chapter>,
    /// What "exact" means, and what a score rates.
    pub promise: String,
    /// Each chapter begins on a sheet of its own: it is handed out alone.
    pub sheets: bool,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chapter {
    /// Names it in links; unique in the page.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading below that of the chapter; its depth, 3 or 4.
    Heading(u8, String),
    /// Our own words, one paragraph.
    Text(String),
    /// The same, where it matters less.
    Quiet(String),
    /// An author's words, Markdown.
    Prose(String),
    /// A person's words, kept as they were typed; a label, or nothing, and the words.
    Own(String, String),
    /// Points of a list.
    List(Vec<String>),
    /// Names and what they stand for.
    Facts(Vec<(String, String)>),
    /// Rows and columns.
    Table(Table),
    /// A picture with its words.
    Figure(Figure),
    /// What can be folded away: a line, whether it begins open, and what is behind it. What is
    /// closed is not printed.
    Fold(String, bool, Vec<Block>),
}

/// A table. The first cell of each row names the row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub heads: Vec<Head>,
    /// As many cells as columns in each.
    pub rows: Vec<Vec<Cell>>,
    /// It is filled in by hand: rows are high.
    pub blank: bool,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Its words.
    pub text: String,
    /// Numbers stand in it.
    pub numeric: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Paragraphs; none in a cell that is filled in by hand.
    pub lines: Vec<String>,
    /// Names the row in links; empty for none.
    pub id: String,
    /// The chapter or row that it leads to; empty for none.
    pub to: String,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// Names it in links; unique in the page.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What it shows, for whoever does not see it.
    pub words: String,
    /// How to read it.
    pub legend: String,
    /// The picture itself.
    pub picture: Picture,
}

impl Head {
    /// A column of words.
    pub(crate) fn words(text: String) -> Self {
        Self {
            text,
            numeric: false,
        }
    }

    /// A column of numbers.
    pub(crate) fn numbers(text: String) -> Self {
        Self {
            text,
            numeric: true,
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self {
            lines: vec![text],
            ..Self::default()
        }
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl From<Vec<String>> for Cell {
    fn from(lines: Vec<String>) -> Self {
        Self {
            lines,
            ..Self::default()
        }
    }
}
