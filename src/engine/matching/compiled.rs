//! The compiled index of a layer's names: built from the names, and asked.

use super::haystack::Haystack;
use super::paths;
use crate::engine::Span;
use crate::engine::text::fold_name;
use crate::gazetteer::{CompiledNames, LAST_SHARED, NameIndex, TextTable};

/// Builds the index of a layer's names, which are given by number.
///
/// Returns none where there are more names than an index can number, 2³⁰.
pub fn index_names<'n>(names: impl ExactSizeIterator<Item = &'n str> + Clone) -> Option<NameIndex> {
    let count = u32::try_from(names.len()).ok().filter(|count| count >> 30 == 0)?;
    let mut by_folded: Vec<(String, u32)> =
        names.clone().map(fold_name).zip(0..).filter(|(name, _)| !name.is_empty()).collect();
    by_folded.sort_unstable();
    let mut shared = Vec::new();
    let mut distinct: Vec<(&str, u32)> = Vec::new();
    let mut firsts: Vec<(u32, &str)> = Vec::new();
    for group in by_folded.chunk_by(|one, next| one.0 == next.0) {
        let [(folded, first), ..] = group else { continue };
        firsts.push((*first, folded));
        if group.len() == 1 {
            distinct.push((folded, *first));
        } else {
            distinct.push((folded, count + u32::try_from(shared.len()).ok()?));
            shared.extend(group.iter().map(|(_, number)| *number));
            if let Some(last) = shared.last_mut() {
                *last |= LAST_SHARED;
            }
        }
    }
    let paths = paths::paths(&distinct.iter().copied())?;
    firsts.sort_unstable();
    let (mut changed, mut folded) = (Vec::new(), TextTable::default());
    let mut firsts = firsts.into_iter().peekable();
    for (number, name) in (0..).zip(names) {
        if let Some((_, folds_to)) = firsts.next_if(|first| first.0 == number)
            && !name.eq_ignore_ascii_case(folds_to)
        {
            changed.push(number);
            folded.push(folds_to);
        }
    }
    Some(NameIndex { paths, shared, changed, folded })
}

/// Tells `found` the span of every name of a compiled layer in `haystack`, nested ones too, with its value in the index; in no order.
#[inline]
pub fn find_compiled(names: CompiledNames<'_>, haystack: &Haystack<'_>, mut found: impl FnMut(Span, u32)) {
    paths::find(names.paths(), haystack, |places| {
        // The memory is asked for all of them before any is looked at.
        let mut texts: [&[u8]; paths::BLOCK] = [&[]; paths::BLOCK];
        for (text, place) in texts.iter_mut().zip(places) {
            *text = names.text(place.number);
        }
        for (place, text) in places.iter().zip(texts) {
            if names.is(place.number, text, &haystack.folded()[place.range()])
                && let Some(span) = haystack.span(place.range())
            {
                found(span, place.number);
            }
        }
    });
}

/// The value of the name of a compiled layer that is exactly `folded`.
pub fn look_up_compiled(names: CompiledNames<'_>, folded: &str) -> Option<u32> {
    paths::look_up(names.paths(), folded).filter(|&value| names.is(value, names.text(value), folded))
}
