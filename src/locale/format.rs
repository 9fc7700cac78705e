//! Numbers as a reader of the language expects them.

use super::Locale;

impl Locale {
    /// Minutes after the start of the crisis as hours and minutes: `H+62:30`, `H-0:45`.
    #[must_use]
    pub fn clock(&self, minutes: i64) -> String {
        let sign = if minutes < 0 { "-" } else { "+" };
        self.say(
            "clock-hours",
            &[
                ("sign", sign.into()),
                ("time", self.duration(minutes).into()),
            ],
        )
    }

    /// A length of time in hours and minutes, without a sign: `1:05`.
    #[must_use]
    pub fn duration(&self, minutes: i64) -> String {
        let minutes = minutes.unsigned_abs();
        self.say(
            "clock-duration",
            &[
                ("hours", (minutes / 60).to_string().into()),
                ("minutes", format!("{:02}", minutes % 60).into()),
            ],
        )
    }

    /// A length of time as people say it: `30 min`, `24 h`, `1 h 30 min`.
    #[must_use]
    pub fn span(&self, minutes: u32) -> String {
        let arguments = [
            ("hours", (minutes / 60).into()),
            ("minutes", (minutes % 60).into()),
        ];
        let key = match (minutes / 60, minutes % 60) {
            (0, _) => "span-minutes",
            (_, 0) => "span-hours",
            _ => "span-hours-minutes",
        };
        self.say(key, &arguments)
    }

    /// Hundredths of a point: `51.50`, `-3.25`, `60.00`.
    #[must_use]
    pub fn points(&self, hundredths: i64) -> String {
        let sign = if hundredths < 0 { "-" } else { "" };
        format!("{sign}{}", self.decimal(hundredths))
    }

    /// Thousandths of a whole: `0.250`.
    #[must_use]
    pub fn thousandths(&self, thousandths: u32) -> String {
        let (whole, part) = (thousandths / 1000, thousandths % 1000);
        let fraction = format!("{part:03}");
        let arguments = [
            ("whole", whole.to_string().into()),
            ("fraction", fraction.into()),
        ];
        self.say("decimal-number", &arguments)
    }

    /// [`points`](Self::points) with a sign in any case but zero: `+2.00`, `-0.50`, `0.00`.
    #[must_use]
    pub fn signed_points(&self, hundredths: i64) -> String {
        let plus = if hundredths > 0 { "+" } else { "" };
        format!("{plus}{}", self.points(hundredths))
    }

    /// An integer with a sign in any case but zero: `+3`, `-1`, `0`.
    #[must_use]
    pub fn signed(&self, number: i64) -> String {
        if number > 0 {
            format!("+{number}")
        } else {
            number.to_string()
        }
    }

    /// Hundredths of a degree of longitude and latitude as a chart prints them: `17.78N 110.78E`.
    #[must_use]
    pub fn position(&self, (longitude, latitude): (i32, i32)) -> String {
        let degrees = |value: i32| {
            let size = value.unsigned_abs();
            format!("{}.{:02}", size / 100, size % 100)
        };
        let northing = if latitude < 0 { "south" } else { "north" };
        let easting = if longitude < 0 { "west" } else { "east" };
        self.say(
            "map-position",
            &[
                ("latitude", degrees(latitude).into()),
                ("northing", northing.into()),
                ("longitude", degrees(longitude).into()),
                ("easting", easting.into()),
            ],
        )
    }

    /// Nautical miles and a point of the compass (0..16, clockwise from north) from a place:
    /// `60 nm SE of Hainan`.
    #[must_use]
    pub fn bearing(&self, place: &str, point: u8, miles: u32) -> String {
        if miles == 0 {
            return self.say("map-at", &[("place", place.into())]);
        }
        self.say(
            "map-from",
            &[
                ("miles", miles.into()),
                ("point", u32::from(point).into()),
                ("place", place.into()),
            ],
        )
    }

    /// A position, and its bearing from a named place where there is one: place, point of the
    /// compass and nautical miles, as [`bearing`](Self::bearing) takes them.
    #[must_use]
    pub fn whereabouts(&self, at: (i32, i32), from: Option<(&str, u8, u32)>) -> String {
        let position = self.position(at);
        let Some((place, point, miles)) = from else {
            return position;
        };
        let bearing = self.bearing(place, point, miles);
        let args = [("position", position.into()), ("from", bearing.into())];
        self.say("map-place", &args)
    }

    /// One digit after the mark, two where the second is not zero.
    fn decimal(&self, hundredths: i64) -> String {
        let size = hundredths.unsigned_abs();
        let (whole, part) = (size / 100, size % 100);
        self.say(
            "decimal-number",
            &[
                ("whole", whole.to_string().into()),
                ("fraction", format!("{part:02}").into()),
            ],
        )
    }
}
