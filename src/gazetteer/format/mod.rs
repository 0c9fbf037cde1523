//! The text format of gazetteer files, one entry a line. `gazetteer/README.md` describes it for those who write it.

mod ad_hoc;
mod entry_line;
mod line;
mod office;
mod title_line;

pub(super) use ad_hoc::ad_hoc_entry;
pub(super) use entry_line::{RawEntry, Written, parse_entry};
pub(super) use line::{Mistake, is_id, parse_line};
pub(super) use office::RawOffice;
pub(super) use title_line::parse_title;
