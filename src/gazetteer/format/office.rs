//! `title-id @ entity-id from..to`: an office a person held.

use jiff::civil::{Date, date};

use super::line::{Mistake, Value};

/// An office whose title and body are still ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::gazetteer) struct RawOffice {
    /// The byte of the line where the office starts.
    pub at: usize,
    pub title: String,
    pub body: String,
    pub from: Date,
    pub to: Option<Date>,
    /// The days between which it was surely held: a coarse start counts from its last day, a coarse end to its first. The first may
    /// be the later one.
    pub surely: (Date, Option<Date>),
    pub acting: bool,
    pub shared: bool,
}

pub(super) fn parse_office(value: &Value) -> Result<RawOffice, Mistake> {
    let form = || {
        let message = "an office has the form `title-id @ entity-id 2021-01-20..2025-01-20`, the second date empty while it is held";
        Mistake::new(value.at, message)
    };
    let (title, rest) = value.text.split_once('@').ok_or_else(form)?;
    let (body, dates) = rest.trim().split_once(' ').ok_or_else(form)?;
    let (from, to) = dates.trim().split_once("..").ok_or_else(form)?;
    let surely_from = last_day(from).ok_or_else(form)?;
    let from = first_day(from).ok_or_else(form)?;
    let (to, surely_to) = match to {
        "" => (None, None),
        to => (Some(last_day(to).ok_or_else(form)?), Some(first_day(to).ok_or_else(form)?)),
    };
    if to.is_some_and(|to| to < from) {
        return Err(Mistake::new(value.at, "the office ends before it starts"));
    }
    let has = |flag: &str| value.flags.iter().any(|(_, given)| given == flag);
    if let Some((at, flag)) = value.flags.iter().find(|(_, flag)| flag != "acting" && flag != "shared") {
        return Err(Mistake::new(*at, format!("an office has no flag `{flag}`; it may have `acting` and `shared`")));
    }
    let (title, body) = (title.trim().to_owned(), body.to_owned());
    let surely = (surely_from, surely_to);
    Ok(RawOffice { at: value.at, title, body, from, to, surely, acting: has("acting"), shared: has("shared") })
}

/// The first day of a year, a month or a day.
fn first_day(text: &str) -> Option<Date> {
    let (year, month, day) = parts(text)?;
    Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()
}

/// The last day of a year, a month or a day.
fn last_day(text: &str) -> Option<Date> {
    match parts(text)? {
        (year, None, _) => Some(date(year, 12, 31)),
        (year, Some(month), None) => Some(Date::new(year, month, 1).ok()?.last_of_month()),
        (year, Some(month), Some(day)) => Date::new(year, month, day).ok(),
    }
}

fn parts(text: &str) -> Option<(i16, Option<i8>, Option<i8>)> {
    let mut parts = text.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok().filter(|year| *year > 0)?;
    let mut two_digits = || match parts.next() {
        None => Some(None),
        Some(text) => Some(Some(text.parse().ok().filter(|_| text.len() == 2)?)),
    };
    let (month, day) = (two_digits()?, two_digits()?);
    parts.next().is_none().then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<(Date, Option<Date>), Mistake> {
        let value = Value { at: 0, text: text.to_owned(), flags: Vec::new() };
        parse_office(&value).map(|office| (office.from, office.to))
    }

    #[test]
    fn dates_may_be_coarse() {
        let cases = [
            ("days", "mayor @ paris 2014-04-05..2020-07-03", date(2014, 4, 5), Some(date(2020, 7, 3))),
            ("months", "mayor @ paris 2014-04..2020-02", date(2014, 4, 1), Some(date(2020, 2, 29))),
            ("years", "mayor @ paris 2014..2020", date(2014, 1, 1), Some(date(2020, 12, 31))),
            ("still held", "mayor @ paris 2014..", date(2014, 1, 1), None),
        ];
        for (name, text, from, to) in cases {
            assert_eq!(parse(text), Ok((from, to)), "{name}");
        }
    }

    #[test]
    fn coarse_dates_leave_doubt() {
        let cases = [
            ("days", "mayor @ paris 2014-04-05..2020-07-03", date(2014, 4, 5), Some(date(2020, 7, 3))),
            ("months", "mayor @ paris 2014-04..2020-02", date(2014, 4, 30), Some(date(2020, 2, 1))),
            ("years", "mayor @ paris 2014..2020", date(2014, 12, 31), Some(date(2020, 1, 1))),
            ("still held", "mayor @ paris 2014..", date(2014, 12, 31), None),
            ("one year", "mayor @ paris 2014..2014", date(2014, 12, 31), Some(date(2014, 1, 1))),
        ];
        for (name, text, from, to) in cases {
            let value = Value { at: 0, text: text.to_owned(), flags: Vec::new() };
            assert_eq!(parse_office(&value).map(|office| office.surely), Ok((from, to)), "{name}");
        }
    }

    #[test]
    fn mistakes_are_told() {
        let cases = [
            ("no body", "mayor 2014.."),
            ("no dates", "mayor @ paris"),
            ("one date", "mayor @ paris 2014"),
            ("no such month", "mayor @ paris 2014-13.."),
            ("no such day", "mayor @ paris 2014-02-30.."),
            ("two-digit year", "mayor @ paris 14.."),
            ("ends before it starts", "mayor @ paris 2014..2013"),
        ];
        for (name, text) in cases {
            assert!(parse(text).is_err(), "{name}");
        }
    }
}
