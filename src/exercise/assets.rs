//! What all exercises share: the catalogue of acts and the default rubric. Both are assets that
//! are handed in as text, since this layer opens no file.

use super::draft::RubricDraft;
use super::model::ActRow;
use std::collections::BTreeMap;

/// What all exercises share.
#[derive(Debug, Clone)]
pub struct Assets {
    /// Severity and Goldstein value of acts.
    pub acts: ActCatalogue,
    /// The rubric of an exercise that brings none of its own.
    pub rubric: RubricDraft,
}

impl Assets {
    /// Reads both from the texts of the assets `acts.ron` and `rubric.ron`.
    ///
    /// # Errors
    /// One sentence that names the asset and what is wrong with it.
    pub fn parse(acts: &str, rubric: &str) -> Result<Self, String> {
        let acts = ActCatalogue::parse(acts).map_err(|why| format!("acts.ron: {why}"))?;
        let rubric = ron::from_str(rubric).map_err(|why| format!("rubric.ron: {why}"))?;
        Ok(Self { acts, rubric })
    }
}

/// All acts, found by code and manner: which severity class and Goldstein value each has, the same
/// for all exercises.
#[derive(Debug, Clone, Default)]
pub struct ActCatalogue {
    rows: Vec<ActRow>,
    /// Rows by code, in the order of the catalogue.
    index: BTreeMap<String, Vec<usize>>,
}

impl ActCatalogue {
    /// Reads the catalogue: a RON list of rows.
    ///
    /// # Errors
    /// One sentence: the text is no such list, a row stands twice, or a value is out of range.
    pub fn parse(text: &str) -> Result<Self, String> {
        let rows: Vec<ActRow> = ron::from_str(text).map_err(|error| error.to_string())?;
        let mut catalogue = Self {
            rows: Vec::with_capacity(rows.len()),
            index: BTreeMap::new(),
        };
        for row in rows {
            if !(-100..=100).contains(&row.goldstein) {
                return Err(format!(
                    "act `{}`: {} is not within -100..100",
                    row.code, row.goldstein
                ));
            }
            if catalogue.get(&row.code, &row.manner).is_some() {
                return Err(format!(
                    "act `{}` with manner `{}` stands twice",
                    row.code, row.manner
                ));
            }
            catalogue
                .index
                .entry(row.code.to_string())
                .or_default()
                .push(catalogue.rows.len());
            catalogue.rows.push(row);
        }
        Ok(catalogue)
    }

    /// The row of a code and a manner.
    pub fn get(&self, code: &str, manner: &str) -> Option<&ActRow> {
        self.manners(code).find(|row| row.manner == manner)
    }

    /// The rows of a code, one for each manner.
    pub fn manners(&self, code: &str) -> impl Iterator<Item = &ActRow> {
        self.index
            .get(code)
            .into_iter()
            .flatten()
            .map(|nth| &self.rows[*nth])
    }

    /// All rows, in the order of the catalogue.
    pub fn rows(&self) -> &[ActRow] {
        &self.rows
    }
}
