//! What one player wants of the screens besides colours and words. The shell hands it in; nothing
//! in it changes what is played.

/// The tastes of one seat. The default is what a player gets who has said nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taste {
    /// The mouse works. Off unless asked for: then the terminal keeps its own selecting.
    pub mouse: bool,
    /// How much of the screen may move by itself.
    pub motion: Motion,
    /// The terminal's bell may ring with the telephone.
    pub bell: bool,
    /// A sealed forecast is asked for before a consequence is shown.
    pub forecast: bool,
}

/// How much may move by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Motion {
    /// What the screens were made with: calm, and never blinking.
    #[default]
    Full,
    /// Nothing moves but for keys and news.
    Reduced,
}

impl Default for Taste {
    fn default() -> Self {
        Self {
            mouse: false,
            motion: Motion::Full,
            bell: false,
            forecast: true,
        }
    }
}
