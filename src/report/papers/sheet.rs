//! A table as rows for a spreadsheet, RFC 4180. Nothing in it can become a formula.

use crate::report::csv::foreign;
use crate::report::page::Table;

/// The rows, a row of heads first; paragraphs of a cell stand on lines of their own.
pub(super) fn rows(table: &Table) -> String {
    let mut out = String::new();
    let mut row = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.map(|cell| foreign(&cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    };
    row(&mut table.heads.iter().map(|head| head.text.clone()));
    for cells in &table.rows {
        row(&mut cells.iter().map(|cell| cell.lines.join("\n")));
    }
    out
}
