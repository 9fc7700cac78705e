//! The catalogue of acts: which severity class and Goldstein value an act has, whatever the
//! exercise. It is an asset that is handed in as text.

use super::model::ActRow;
use std::collections::HashMap;

/// All acts, found by code and manner.
#[derive(Debug, Clone, Default)]
pub struct ActCatalogue {
    rows: Vec<ActRow>,
    index: HashMap<(String, String), usize>,
}

impl ActCatalogue {
    /// Reads the catalogue: a RON list of rows.
    ///
    /// # Errors
    /// One sentence: the text is not such a list, a row stands twice, or a value is out of range.
    pub fn parse(text: &str) -> Result<Self, String> {
        let rows: Vec<ActRow> = ron::from_str(text).map_err(|error| error.to_string())?;
        let mut index = HashMap::with_capacity(rows.len());
        for (nth, row) in rows.iter().enumerate() {
            if !(-100..=100).contains(&row.goldstein) {
                return Err(format!("act `{}`: Goldstein {} is not within -100..100", row.code, row.goldstein));
            }
            if index.insert((row.code.clone(), row.manner.clone()), nth).is_some() {
                return Err(format!("act `{}` with manner `{}` stands twice", row.code, row.manner));
            }
        }
        Ok(Self { rows, index })
    }

    /// The row of a code and a manner.
    pub fn get(&self, code: &str, manner: &str) -> Option<&ActRow> {
        self.index.get(&(code.to_owned(), manner.to_owned())).map(|nth| &self.rows[*nth])
    }

    /// All rows, in the order of the catalogue.
    pub fn rows(&self) -> &[ActRow] {
        &self.rows
    }
}
