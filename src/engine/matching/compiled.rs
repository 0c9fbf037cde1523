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

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::engine::matching::runs::Runs;
    use crate::engine::text::Folded;
    use crate::gazetteer::{Gazetteer, LayerInput, LayerSource, SourceFile, hash, load, load_layers};

    /// Names that the hash table cannot tell apart, two a line, with the ends below. The fuzz targets read them, too: no search without
    /// the hashes finds any.
    const TWINS: &str = include_str!("twins.txt");
    /// What they end in, behind eight letters in which they differ.
    const ENDS: [&str; 4] = ["andersen", "andersensson", "andersen-andersen", "andersenandersensson"];

    /// Eight letters, for each number others.
    fn letters(number: u64) -> String {
        let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (0..8).map(|place| char::from(b'a' + (mixed >> (8 * place + 3) & 15) as u8)).collect()
    }

    /// What the slot of a name holds of its hash.
    fn slot(name: &str, seed: u64) -> u32 {
        Runs::of_name(name).all.iter().fold(seed, |path, run| hash::path(path, run.hash, run.spaced)) as u32
    }

    /// Two names with this end that look the same to the table: among so many there are some.
    fn twins(end: &str) -> [String; 2] {
        let mut seen = HashMap::new();
        let named = (0..1 << 20).map(|number| letters(number) + end);
        let mut twins = named.filter_map(|name| seen.insert(slot(&name, 0), name.clone()).map(|other| [other, name]));
        twins.find(|[one, other]| one != other).unwrap()
    }

    fn compiled(names: &[&str]) -> Gazetteer {
        let lines = names.iter().enumerate().map(|(id, name)| format!("n{id} | place.city | {name}\n"));
        let file = SourceFile { path: "twins.gaz".to_owned(), text: lines.collect() };
        let gazetteer = load(&[LayerSource { name: "twins".to_owned(), files: vec![file] }]).unwrap();
        let mut image = Vec::new();
        crate::engine::compile(&gazetteer, 0, &mut image).unwrap();
        let image = crate::gazetteer::Image::read(&*image, image.len() as u64).unwrap();
        load_layers(vec![LayerInput::Image(Box::new(image))]).unwrap()
    }

    fn found(gazetteer: &Gazetteer, text: &str) -> usize {
        let folded = Folded::of(text);
        let mut count = 0;
        for names in gazetteer.compiled_names() {
            find_compiled(names, &Haystack::new(text, &folded), |_, _| count += 1);
        }
        count
    }

    #[test]
    fn names_that_look_the_same_to_the_table_are_told_apart() {
        let listed: Vec<[String; 2]> = ENDS.map(twins).into();
        assert_eq!(TWINS, listed.iter().map(|twins| twins.join("|") + "\n").collect::<String>(), "as they are listed");
        for [one, other] in listed {
            let alone = compiled(&[&one]);
            let names = alone.compiled_names().next().unwrap();
            assert!(paths::look_up(names.paths(), &other).is_some(), "{other} passes for {one} by its hash");
            assert_eq!(look_up_compiled(names, &other), None, "{one}");
            assert_eq!([found(&alone, &one), found(&alone, &other)], [1, 0], "{one}");
            let both = compiled(&[&one, &other]);
            assert_eq!([found(&both, &one), found(&both, &other)], [1, 1], "{one} and {other}");
        }
    }
}
