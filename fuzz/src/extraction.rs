//! What holds of every extraction.

use entity_extractor::engine::{Extraction, Options, OverlapPolicy, Span};

/// Checks an extraction from `text` with `options`.
///
/// # Panics
///
/// Panics where something does not hold.
pub fn check(found: &Extraction, text: &str, options: &Options) {
    sentences(found, text);
    mentions(found, text, options);
    entities(found);
    roles(found, text);
    quotations(found, text);
    for suppressed in &found.suppressed {
        within(suppressed.span, text);
        in_sentence(found, suppressed.sentence, suppressed.span);
    }
    assert!(options.suppressed || found.suppressed.is_empty(), "nobody asked for suppressed names");
}

/// The span is text, and not empty.
fn within(span: Span, text: &str) {
    assert!(text.get(span.start..span.end).is_some_and(|text| !text.is_empty()), "{span:?} is no text");
}

fn in_sentence(found: &Extraction, sentence: usize, span: Span) {
    assert!(found.sentences[sentence].contains(span), "{span:?} is not in its sentence");
}

fn share(value: f32) {
    assert!((0.0..=1.0).contains(&value), "{value} is no share");
}

/// Every character that is not white space belongs to exactly one sentence; they are in order and trimmed.
fn sentences(found: &Extraction, text: &str) {
    let mut end = 0;
    for &span in &found.sentences {
        within(span, text);
        assert!(span.start >= end, "sentences are in order");
        assert!(text[end..span.start].trim().is_empty(), "text between sentences");
        assert_eq!(span.of(text), span.of(text).trim(), "a sentence is trimmed");
        end = span.end;
    }
    assert!(text[end..].trim().is_empty(), "text after the last sentence");
}

fn mentions(found: &Extraction, text: &str, options: &Options) {
    assert!(found.mentions.len() <= options.max_mentions, "more mentions than asked for");
    for mention in &found.mentions {
        within(mention.span, text);
        in_sentence(found, mention.sentence, mention.span);
        share(mention.confidence);
        assert!(mention.confidence >= options.min_confidence, "less confidence than asked for");
        assert!(options.types.contains(mention.entity_type), "another type than asked for");
        mention.candidates.iter().for_each(|candidate| share(candidate.score));
        assert!(mention.candidates.iter().map(|candidate| candidate.score).sum::<f32>() < 1.001, "scores add up");
        assert_eq!(found.entities[mention.entity].entity_type, mention.entity_type, "an entity has one type");
        assert!(options.explanations || mention.rules.is_empty(), "nobody asked for rules");
    }
    for pair in found.mentions.windows(2) {
        let [one, next] = [pair[0].span, pair[1].span];
        assert!((one.start, next.end) <= (next.start, one.end) || one.start < next.start, "mentions are in order");
        assert!(options.overlap != OverlapPolicy::Longest || !one.overlaps(next), "{one:?} and {next:?} share text");
    }
}

fn entities(found: &Extraction) {
    let mut seen = vec![0; found.mentions.len()];
    for (index, entity) in found.entities.iter().enumerate() {
        share(entity.salience);
        assert!(!entity.mentions.is_empty(), "an entity is mentioned");
        for &mention in &entity.mentions {
            assert_eq!(found.mentions[mention].entity, index, "the mention is of the entity");
            seen[mention] += 1;
        }
        for &role in &entity.roles {
            let holder = found.roles[role].holder.and_then(|holder| holder.entity);
            assert_eq!(holder, Some(index), "the entity holds the role");
        }
    }
    assert!(seen.iter().all(|&count| count == 1), "each mention is of one entity, once");
}

fn roles(found: &Extraction, text: &str) {
    for role in &found.roles {
        within(role.title, text);
        within(role.evidence, text);
        assert!(found.sentences.get(role.sentence).is_some(), "the role's sentence is there");
        share(role.confidence);
        for affiliation in &role.affiliations {
            assert_eq!(found.mentions[affiliation.mention].entity, affiliation.entity, "an affiliation's entity");
        }
        if let Some(holder) = role.holder {
            assert!(
                holder.mention.is_none_or(|mention| mention < found.mentions.len()),
                "the holder's mention is there"
            );
            assert!(holder.entity.is_none_or(|entity| entity < found.entities.len()), "the holder's entity is there");
        }
    }
    assert!(found.roles.is_sorted_by_key(|role| role.evidence.start), "roles are in order");
}

fn quotations(found: &Extraction, text: &str) {
    for quotation in &found.quotations {
        within(quotation.span, text);
        quotation.cue.into_iter().for_each(|cue| within(cue, text));
        share(quotation.confidence);
        assert!(quotation.sentence < found.sentences.len(), "the quotation's sentence is there");
        if let Some(speaker) = quotation.speaker {
            within(speaker.span, text);
            assert!(
                speaker.mention.is_none_or(|mention| mention < found.mentions.len()),
                "the speaker's mention is there"
            );
            assert!(speaker.role.is_none_or(|role| role < found.roles.len()), "the speaker's role is there");
            assert!(speaker.entity.is_none_or(|entity| entity < found.entities.len()), "the speaker's entity is there");
        }
    }
    for pair in found.quotations.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "quotations do not overlap");
    }
}
