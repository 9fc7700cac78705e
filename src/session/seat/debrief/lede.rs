//! The first of a text: its first sentences, as many as fit in two lines.

use crate::text;

/// Cells that stand in two lines of a column.
const ROOM: usize = 140;

/// What follows that is left out is marked. Marks of stress are dropped: a text that is cut within
/// them would stress all that stands behind it.
pub(super) fn lede(markdown: &str) -> String {
    let whole = text::plain(&text::clean(markdown), usize::MAX).join(" ");
    let whole = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    if text::width(&whole) <= ROOM {
        return whole;
    }
    let fits = |end: &usize| text::width(&whole[..*end]) < ROOM - 1;
    let ends = sentences(&whole).take_while(fits).last();
    match ends {
        Some(end) => format!("{} …", whole[..end].trim_end()),
        None => {
            let words = whole.char_indices().filter(|(_, sign)| *sign == ' ');
            let ends = words.map(|(at, _)| at).take_while(fits).last();
            match ends {
                Some(end) => format!("{} …", &whole[..end]),
                None => text::truncate(&whole, ROOM).into_owned(),
            }
        }
    }
}

/// Where sentences end, in bytes: behind a full stop and the quotes that close on it, before a
/// space, or behind one that needs no space.
fn sentences(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut open = false;
    let mut signs = text.char_indices().peekable();
    std::iter::from_fn(move || {
        for (at, sign) in signs.by_ref() {
            let end = at + sign.len_utf8();
            match sign {
                '。' | '！' | '？' => return Some(end),
                '.' | '!' | '?' => open = true,
                '"' | '”' | '’' | '\'' | ')' => {}
                ' ' if open => {
                    open = false;
                    return Some(at);
                }
                _ => open = false,
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_stands_whole_and_without_stress() {
        assert_eq!(
            lede("The **tow** is\n\nnine hours away."),
            "The tow is nine hours away."
        );
        assert_eq!(lede(""), "");
    }

    #[test]
    fn a_long_text_is_cut_behind_a_sentence_with_a_mark() {
        let rest = "and more of it ".repeat(20);
        assert_eq!(
            lede(&format!("He said \"no.\" Nobody asked again. Then {rest}")),
            "He said \"no.\" Nobody asked again. …"
        );
        assert_eq!(
            lede(&format!("船沉了。没有人回答。{rest}")),
            "船沉了。没有人回答。 …"
        );
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_word_and_a_long_word_anywhere() {
        let told = lede(&"word ".repeat(60));
        assert!(
            told.ends_with("word …") && text::width(&told) <= ROOM,
            "{told}"
        );
        let told = lede(&"w".repeat(300));
        assert!(told.ends_with('…') && text::width(&told) == ROOM, "{told}");
    }
}
