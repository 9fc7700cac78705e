//! What a client tells about its terminal, made safe: sizes, colours, language.

use super::house::Screen;
use crate::text;
use crate::tui::theme::Colours;

/// Columns and rows a screen may have: a huge one would cost everybody.
const COLUMNS: (u32, u32) = (20, 240);
const ROWS: (u32, u32) = (8, 80);
/// Characters of a user name that anybody looks at.
const NAME: usize = 64;
/// Bytes of any other word.
const WORD: usize = 32;

/// What a client has told so far.
#[derive(Debug, Default)]
pub(super) struct Client {
    /// Its terminal, once it asked for one.
    pub(super) size: Option<(u16, u16)>,
    term: String,
    colour_term: String,
    no_colour: bool,
    language: String,
}

impl Client {
    pub(super) fn terminal(&mut self, term: &str, columns: u32, rows: u32) {
        self.term = word(term);
        self.size = Some(size(columns, rows));
    }

    /// Looks at a variable that the client would like to set. Nothing is set.
    pub(super) fn variable(&mut self, name: &str, value: &str) {
        match name {
            "COLORTERM" => self.colour_term = word(value),
            "NO_COLOR" => self.no_colour = !value.is_empty(),
            "LC_ALL" | "LC_MESSAGES" => self.language = word(value),
            "LANG" if self.language.is_empty() => self.language = word(value),
            _ => {}
        }
    }

    /// The screen, where a terminal was asked for.
    pub(super) fn screen(&self) -> Option<Screen> {
        Some(Screen {
            size: self.size?,
            colours: self.colours(),
            language: self.language.clone(),
        })
    }

    fn colours(&self) -> Colours {
        if self.no_colour || matches!(self.term.as_str(), "" | "dumb") {
            return Colours::Mono;
        }
        let mixed = matches!(self.colour_term.as_str(), "truecolor" | "24bit");
        if mixed || self.term.ends_with("-direct") {
            return Colours::True;
        }
        // Few clients send COLORTERM; these are known to mix colours without it.
        if ["kitty", "ghostty", "alacritty", "foot", "wezterm"]
            .iter()
            .any(|name| self.term.contains(name))
        {
            return Colours::True;
        }
        match self.term.contains("256color") {
            true => Colours::Indexed,
            false => Colours::Sixteen,
        }
    }
}

/// A size that can be painted.
pub(super) fn size(columns: u32, rows: u32) -> (u16, u16) {
    let clamp = |number: u32, (least, most): (u32, u32)| {
        u16::try_from(number.clamp(least, most)).unwrap_or_default()
    };
    // Some clients do not know their size and say nothing.
    match (columns, rows) {
        (0, _) | (_, 0) => (80, 24),
        _ => (clamp(columns, COLUMNS), clamp(rows, ROWS)),
    }
}

/// A user name or an answer, as the house may see it.
pub(super) fn name(text: &str) -> String {
    let end = text.floor_char_boundary(4 * NAME);
    let clean = text::clean_line(&text[..end]);
    clean.trim().chars().take(NAME).collect()
}

/// A word of letters, digits and what stands between them in locales and terminal names.
fn word(text: &str) -> String {
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+');
    text.chars().filter(plain).take(WORD).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(term: &str, variables: &[(&str, &str)]) -> Colours {
        let mut client = Client::default();
        client.terminal(term, 80, 24);
        for (name, value) in variables {
            client.variable(name, value);
        }
        client.screen().unwrap().colours
    }

    #[test]
    fn colours_are_what_the_client_claims() {
        assert_eq!(colours("xterm-256color", &[]), Colours::Indexed);
        assert_eq!(
            colours("xterm-256color", &[("COLORTERM", "truecolor")]),
            Colours::True
        );
        assert_eq!(colours("xterm-kitty", &[]), Colours::True);
        assert_eq!(colours("linux", &[]), Colours::Sixteen);
        assert_eq!(colours("dumb", &[("COLORTERM", "24bit")]), Colours::Mono);
        assert_eq!(colours("xterm-direct", &[("NO_COLOR", "1")]), Colours::Mono);
        assert_eq!(colours("", &[]), Colours::Mono);
    }

    #[test]
    fn sizes_are_clamped() {
        assert_eq!(size(0, 0), (80, 24));
        assert_eq!(size(120, 40), (120, 40));
        assert_eq!(size(u32::MAX, u32::MAX), (240, 80));
        assert_eq!(size(1, 1), (20, 8));
        assert!(
            Client::default().screen().is_none(),
            "no terminal, no screen"
        );
    }

    #[test]
    fn words_of_strangers_are_cleaned() {
        let mut client = Client::default();
        client.terminal(&"x\x1b[31m".repeat(9000), 80, 24);
        assert_eq!(client.term.len(), 32);
        client.variable("LANG", "de_DE.UTF-8");
        client.variable("PATH", "/bin");
        assert_eq!(client.screen().unwrap().language, "de_DE.UTF-8");
        client.variable("LC_ALL", "fr_FR;`rm`");
        assert_eq!(client.screen().unwrap().language, "fr_FRrm");
        assert_eq!(name(" 7k3m-q9xd\n"), "7k3m-q9xd");
        assert_eq!(name(&"é".repeat(900)), "é".repeat(64));
        assert!(name(&"é\u{202e}".repeat(900)).chars().all(|c| c == 'é'));
    }
}
