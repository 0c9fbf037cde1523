//! One document's way through the engine, in the order that ARCHITECTURE.md tells.

use std::cmp::Reverse;

use super::assemble::{self, Found};
use super::discovery::{self, Cover, Locals};
use super::matching::Haystack;
use super::mention::{self, Evidence, Hit, Named, People, Weigher};
use super::reading::Reading;
use super::text::{self, Address, Folded};
use super::{Document, Engine, Extraction, Options, OverlapPolicy, Span, Stop, Stopped, quotation, role, sentence};

pub(super) fn extract(
    engine: &Engine,
    document: &Document<'_>,
    options: &Options,
    stop: &Stop,
) -> Result<Extraction, Stopped> {
    let gazetteer = engine.gazetteer();
    let mut locals = Locals::default();
    let mut people = People::default();
    if !document.title.is_empty() {
        let mut title = Text::read(engine, document.title, options, stop)?;
        let names = title.full_names(engine, document, options, &mut locals, stop)?.names;
        people.add_title(&names, gazetteer, document.title);
    }
    let mut text = Text::read(engine, document.content, options, stop)?;
    stop.check()?;
    let names = text.names(engine, document, options, &mut locals, people, stop)?;
    stop.check()?;
    let Text { reading, hits, .. } = &text;
    let index = role::Names::new(&names, reading.words.len());
    stop.check()?;
    let roles = role::find(reading, gazetteer, &index, document, options.layers, stop)?;
    let quotations = quotation::find(reading, &engine.quotation_cues, &index, &roles, stop)?;
    assemble::extraction(&Found { reading, names: &names, hits, roles, quotations }, gazetteer, options, stop)
}

/// A text with the gazetteer's names in it that stand by the rules which need no knowledge of the whole document.
struct Text<'t> {
    reading: Reading<'t>,
    hits: Vec<Hit>,
    addresses: Vec<Address>,
}

/// The names that stand by themselves, and what they cover.
struct FullNames {
    names: Vec<Named>,
    cover: Cover,
}

impl<'t> Text<'t> {
    fn read(engine: &Engine, text: &'t str, options: &Options, stop: &'t Stop) -> Result<Self, Stopped> {
        let gazetteer = engine.gazetteer();
        let (mut hits, mut reading) = find(engine, text, options, stop)?;
        let mut addresses = Vec::new();
        text::find_addresses(text, &mut addresses, stop);
        stop.check()?;
        mention::place(&mut hits, &reading);
        stop.check()?;
        mention::read_small_letters(&mut hits, &reading);
        stop.check()?;
        mention::cut_titles(&mut hits, &reading, gazetteer);
        stop.check()?;
        mention::mark_family_names(&hits, &mut reading);
        stop.check()?;
        mention::drop_in_addresses(&mut hits, &reading, &addresses);
        stop.check()?;
        mention::drop_shouted(&mut hits, &reading);
        stop.check()?;
        mention::drop_mistaken_acronyms(&mut hits, &reading);
        stop.check()?;
        mention::drop_spelled_out_acronyms(&mut hits, &reading, gazetteer);
        stop.check()?;
        mention::drop_inside_longer_names(&mut hits, &reading);
        stop.check()?;
        mention::read_possessed_bodies(&mut hits, &reading, gazetteer, &engine.names, options);
        stop.check()?;
        mention::drop_unsupported(&mut hits, &reading, gazetteer);
        stop.check()?;
        // Weak names that stand no more were known neighbours, or hid a part of theirs.
        mention::drop_inside_longer_names(&mut hits, &reading);
        stop.check()?;
        mention::drop_overlapping(&mut hits, &reading, options);
        stop.check()?;
        Ok(Self { reading, hits, addresses })
    }

    /// The full names of the gazetteer, and those that are discovered, in text order.
    fn full_names(
        &mut self,
        engine: &Engine,
        document: &Document<'_>,
        options: &Options,
        locals: &mut Locals,
        stop: &Stop,
    ) -> Result<FullNames, Stopped> {
        let (mut names, bodies) = self.weighing(engine, document, options, stop, |weigher, hits| {
            let bodies = mention::drop_foreign_bodies(hits, weigher);
            (mention::full_names(hits, weigher), bodies)
        })?;
        if options.discovery && !bodies.is_empty() {
            names.extend(discovery::foreign_bodies(&self.reading, bodies, locals));
            names.sort_by_key(|named| named.span.start);
        }
        let mut cover = Cover::new(&self.reading, &names, &self.addresses);
        discovery::cover_things(&self.reading, &mut cover);
        stop.check()?;
        if options.discovery {
            let long = discovery::long_names(&self.reading, &cover, locals);
            stop.check()?;
            cover.add(&long);
            if options.overlap != OverlapPolicy::All {
                discovery::drop_nested(&mut names, &mut self.hits, &long);
            }
            stop.check()?;
            names.extend(long);
            stop.sort_by_key(&mut names, |named| named.span.start);
        }
        stop.check()?;
        Ok(FullNames { names, cover })
    }

    /// All names that are taken, by start, the longer first: full names, then the short names that they explain.
    fn names(
        &mut self,
        engine: &Engine,
        document: &Document<'_>,
        options: &Options,
        locals: &mut Locals,
        mut people: People,
        stop: &Stop,
    ) -> Result<Vec<Named>, Stopped> {
        let FullNames { mut names, mut cover } = self.full_names(engine, document, options, locals, stop)?;
        people.add_text(&names, engine.gazetteer(), &self.reading);
        stop.check()?;
        discovery::read_namesakes(&mut names, &people, &self.reading);
        stop.check()?;
        let mut family = self
            .weighing(engine, document, options, stop, |weigher, hits| mention::family_names(hits, &people, weigher))?;
        discovery::settle_overlaps(&mut names, &mut family, &mut self.hits);
        stop.check()?;
        cover.add(&family);
        names.extend(family);
        let short = discovery::short_names(&self.reading, &cover, &people, locals);
        stop.check()?;
        cover.add(&short);
        names.extend(short);
        if options.discovery {
            let single = discovery::single_names(&self.reading, &cover, locals);
            stop.check()?;
            cover.add(&single);
            names.extend(discovery::recurring_names(&self.reading, &cover, &single, locals));
            stop.check()?;
            names.extend(single);
        }
        stop.sort_by_key(&mut names, |named| (named.span.start, Reverse(named.span.end)));
        stop.check()?;
        Ok(names)
    }

    /// Runs `work` over the hits with what the document as a whole tells of them.
    fn weighing<R>(
        &mut self,
        engine: &Engine,
        document: &Document<'_>,
        options: &Options,
        stop: &Stop,
        work: impl FnOnce(&Weigher<'_, '_>, &mut [Hit]) -> R,
    ) -> Result<R, Stopped> {
        let gazetteer = engine.gazetteer();
        let evidence = Evidence::new(&self.hits, &self.reading, gazetteer);
        stop.check()?;
        let known = mention::known_names(&self.hits, &self.reading);
        stop.check()?;
        let (reading, evidence, known) = (&self.reading, &evidence, &known);
        let weigher = Weigher { gazetteer, reading, document, evidence, known, explain: options.explanations };
        let done = work(&weigher, &mut self.hits);
        stop.check()?;
        Ok(done)
    }
}

/// The gazetteer's names in the text, and the text as words. The folded copy is freed with that: who is told to stop later has less to free.
fn find<'t>(
    engine: &Engine,
    text: &'t str,
    options: &Options,
    stop: &'t Stop,
) -> Result<(Vec<Hit>, Reading<'t>), Stopped> {
    let folded = Folded::until(text, stop);
    stop.check()?;
    let haystack = Haystack::new(text, &folded).until(stop);
    let hits = mention::hits(&engine.names, engine.gazetteer(), &haystack, options);
    stop.check()?;
    let reading = read(engine, text, &haystack, &hits, stop)?;
    Ok((hits, reading))
}

/// Splits the text into words and sentences and finds the lexicon's phrases. No sentence ends inside a name.
fn read<'t>(
    engine: &Engine,
    text: &'t str,
    haystack: &Haystack<'_>,
    hits: &[Hit],
    stop: &'t Stop,
) -> Result<Reading<'t>, Stopped> {
    let mut tokens = Vec::new();
    text::tokenize(text, &mut tokens, stop);
    stop.check()?;
    let protected: Vec<Span> = hits.iter().filter(|hit| hit.stands()).map(|hit| hit.span).collect();
    let sentences = sentence::split(text, &engine.sentence_rules, &protected, stop);
    stop.check()?;
    let mut reading = Reading::new(text, &tokens, sentences, &engine.classes, stop);
    stop.check()?;
    let (mut buffer, mut phrases) = (Vec::new(), Vec::new());
    engine.phrases.find(engine.gazetteer(), haystack, &mut buffer, &mut phrases);
    stop.check()?;
    reading.set_phrases(phrases.into_iter());
    stop.check()?;
    Ok(reading)
}
