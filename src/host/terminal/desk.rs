//! The facilitator at the terminal that hosts: the console over a hosted session.

use std::sync::Arc;
use std::time::Duration;

use ratatui::Frame;

use super::drive::{Screens, SharedPlace, drive};
use super::run::{Outcome, TerminalError, Way};
use crate::host::guests::{Desk, House};
use crate::locale::Locale;
use crate::tui::backend::Place;
use crate::tui::theme::Theme;
use crate::tui::{Msg, Parting};

/// Steers a hosted session from this terminal until the facilitator leaves, and says what is to
/// become of the session then.
///
/// # Errors
/// See [`TerminalError`]; the terminal is restored in any case.
pub fn steer(
    house: &Arc<House>,
    locale: &Locale,
    theme: Theme,
) -> Result<(Outcome, Option<Parting>), TerminalError> {
    let folder = house.hall().dir().display().to_string();
    let place = SharedPlace::default();
    if let Ok(mut place) = place.lock() {
        *place = Some(Place {
            resume: format!("offramp host {folder}"),
            folder,
        });
    }
    let mut parting = None;
    let outcome = drive(locale, false, &place, |size| {
        Box::new(Shell {
            desk: Desk::new(Arc::clone(house), theme, size),
            parting: &mut parting,
        })
    })?;
    Ok((outcome, parting))
}

struct Shell<'a> {
    desk: Desk,
    parting: &'a mut Option<Parting>,
}

impl Screens for Shell<'_> {
    fn begin(&mut self) -> Option<Way> {
        None
    }

    fn take(&mut self, message: Msg) -> Option<Way> {
        *self.parting = self.desk.take(message);
        self.parting.map(|_| Way::Left)
    }

    fn stirred(&mut self) -> bool {
        self.desk.renew()
    }

    fn tick_every(&self) -> Option<Duration> {
        None
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.desk.draw(frame);
    }
}
