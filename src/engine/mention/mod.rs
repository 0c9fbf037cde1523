//! Which names of the gazetteer that stand in a text are taken, and for which entity.

mod acronym;
mod case;
mod choose;
mod club;
mod find;
mod foreign;
mod hit;
mod longer_name;
mod named;
mod namesakes;
mod neighbour;
mod people;
mod possessed;
mod resolve;
mod support;
mod weak;

pub(super) use acronym::{drop_mistaken_acronyms, drop_spelled_out_acronyms};
pub(super) use choose::{Evidence, Weigher};
pub(super) use find::{
    cut_titles, drop_in_addresses, drop_inside_longer_names, drop_overlapping, drop_shouted, hits, known_names,
    mark_family_names, place, read_small_letters,
};
pub(super) use foreign::drop_foreign_bodies;
pub(super) use hit::Hit;
pub(super) use named::{Key, Named};
pub(super) use people::People;
pub(super) use possessed::read_possessed_bodies;
pub(super) use resolve::{family_names, full_names};
pub(super) use support::drop_unsupported;
