//! Answers cut to a size that the caller takes. What is left is an answer as any other: every index in it names something in it.

use prost::Message;
use prost::encoding::encoded_len_varint;

use super::count;
use crate::wire::proto;
use proto::batch_extract_result::Outcome;

/// What the keys and lengths around an answer in a batch take at most.
const AROUND: usize = 3 * 6;
/// What the flag and the counts of a cut take at most.
const COUNTS: usize = 48;

/// Cuts an answer to at most `most` bytes: the suppressed mentions first, from the end; where that is not enough, all that stands
/// behind some place of the text.
pub fn fit(answer: &mut proto::ExtractResponse, most: usize) {
    if answer.encoded_len() <= most {
        return;
    }
    let most = most.saturating_sub(COUNTS);
    answer.truncated = true;
    let mut suppressed = std::mem::take(&mut answer.suppressed_mentions);
    let rest = answer.encoded_len();
    let kept = prefix(&suppressed, most.saturating_sub(rest));
    answer.suppressed_mentions_cut = cut(&mut suppressed, kept);
    answer.suppressed_mentions = suppressed;
    if rest > most {
        end_early(answer, most);
    }
}

/// Cuts the answers of a batch so that all together take at most `most` bytes, the largest ones only. Tells whether any answer is cut.
pub fn fit_batch(batch: &mut proto::BatchExtractResponse, most: usize) -> bool {
    let mut sizes: Vec<usize> = batch.results.iter().map(size).collect();
    if sizes.iter().sum::<usize>() > most {
        let share = share(&mut sizes, most);
        for result in &mut batch.results {
            let around = result.document_id.len() + AROUND;
            if let Some(Outcome::Response(answer)) = &mut result.outcome {
                fit(answer, share.saturating_sub(around));
            }
        }
    }
    batch.results.iter().any(|result| matches!(&result.outcome, Some(Outcome::Response(answer)) if answer.truncated))
}

/// Cuts an explanation to at most `most` bytes: half for the extraction, the rest for the candidates.
pub fn fit_explanation(explanation: &mut proto::ExplainTextResponse, most: usize) {
    if explanation.encoded_len() <= most {
        return;
    }
    if let Some(extraction) = &mut explanation.extraction {
        fit(extraction, most / 2);
    }
    let extraction = explanation.extraction.as_ref().map_or(0, size);
    let room = most.saturating_sub(extraction + COUNTS);
    let kept = prefix(&explanation.names, room);
    explanation.names_cut = cut(&mut explanation.names, kept);
}

/// As many entries, from the first on, as an answer of at most `most` bytes holds. One that it does not hold alone loses names from the
/// end.
pub fn fit_entries(entries: impl Iterator<Item = proto::GazetteerEntry>, most: usize) -> Vec<proto::GazetteerEntry> {
    let mut room = most.saturating_sub(COUNTS);
    let mut kept = Vec::new();
    for mut entry in entries {
        if size(&entry) > room {
            if kept.is_empty() {
                let names = std::mem::take(&mut entry.names);
                let fitting = prefix(&names, room.saturating_sub(size(&entry) + COUNTS));
                entry.names = names;
                entry.names_cut = cut(&mut entry.names, fitting);
                kept.push(entry);
            }
            break;
        }
        room -= size(&entry);
        kept.push(entry);
    }
    kept
}

/// How much each may take so that those above it can be cut to it and all fit: those below leave their rest to the others.
fn share(sizes: &mut [usize], most: usize) -> usize {
    sizes.sort_unstable();
    let mut left = most;
    for (index, size) in sizes.iter().enumerate() {
        let share = left / (sizes.len() - index);
        if *size > share {
            return share;
        }
        left -= size;
    }
    left
}

/// Ends every list at the first place of the text where the answer would grow above `most`.
fn end_early(answer: &mut proto::ExtractResponse, most: usize) {
    let sentences = std::mem::take(&mut answer.sentences);
    let mentions = std::mem::take(&mut answer.mentions);
    let entities = std::mem::take(&mut answer.entities);
    let roles = std::mem::take(&mut answer.roles);
    let quotations = std::mem::take(&mut answer.quotations);
    let role_places: Vec<i32> = roles.iter().map(|role| place_of_role(role, &mentions, &entities)).collect();

    let mut parts: Vec<(i32, usize)> = Vec::new();
    parts.extend(sentences.iter().map(|sentence| (begin(sentence.span), size(sentence))));
    // Each with the index that its entity has of it.
    parts.extend(mentions.iter().zip(0..).map(|(mention, index)| (begin(mention.span), size(mention) + varint(index))));
    let roles_at = role_places.iter().zip(&roles).zip(0..);
    parts.extend(roles_at.map(|((&place, role), index)| (place, size(role) + varint(index))));
    parts.extend(entities.iter().map(|entity| (place_of_entity(entity, &mentions), size_alone(entity))));
    let quotation_places: Vec<i32> =
        quotations.iter().map(|quotation| place_of_quotation(quotation, &mentions, &entities, &role_places)).collect();
    parts.extend(quotation_places.iter().zip(&quotations).map(|(&place, quotation)| (place, size(quotation))));
    let end = end(parts, most.saturating_sub(answer.encoded_len()));

    let before = |span: Option<proto::Span>| begin(span) < end;
    let kept_mentions = mentions.partition_point(|mention| before(mention.span));
    let kept_entities = entities.partition_point(|entity| place_of_entity(entity, &mentions) < end);
    let mut new_index = vec![None; roles.len()];
    for (index, role) in roles.into_iter().enumerate() {
        if role_places[index] < end {
            new_index[index] = Some(count(answer.roles.len()));
            answer.roles.push(role);
        }
    }
    answer.roles_cut = count(new_index.len() - answer.roles.len());
    let found = quotations.len();
    for (mut quotation, _) in quotations.into_iter().zip(quotation_places).filter(|&(_, place)| place < end) {
        if let Some(role) = quotation.speaker.as_mut().and_then(|speaker| speaker.role_index.as_mut()) {
            *role = usize::try_from(*role).ok().and_then(|index| *new_index.get(index)?).unwrap_or_default();
        }
        answer.quotations.push(quotation);
    }
    answer.quotations_cut = count(found - answer.quotations.len());
    answer.sentences = sentences;
    let kept = answer.sentences.partition_point(|sentence| before(sentence.span));
    answer.sentences_cut = cut(&mut answer.sentences, kept);
    answer.mentions = mentions;
    answer.mentions_cut = answer.mentions_cut.saturating_add(cut(&mut answer.mentions, kept_mentions));
    answer.entities = entities;
    answer.entities.truncate(kept_entities);
    for entity in &mut answer.entities {
        entity.mention_indices.retain(|&index| index < count(kept_mentions));
        let renamed = entity.role_indices.iter().filter_map(|&index| *new_index.get(usize::try_from(index).ok()?)?);
        entity.role_indices = renamed.collect();
    }
}

/// Where the first part stands that `room` has not enough bytes for.
fn end(mut parts: Vec<(i32, usize)>, mut room: usize) -> i32 {
    parts.sort_unstable();
    for (place, size) in parts {
        match room.checked_sub(size) {
            Some(left) => room = left,
            None => return place,
        }
    }
    i32::MAX
}

/// A role stands where the last of what it names does.
fn place_of_role(role: &proto::Role, mentions: &[proto::Mention], entities: &[proto::Entity]) -> i32 {
    let holder = role.holder.as_ref();
    let of_mentions = holder
        .and_then(|holder| holder.mention_index)
        .into_iter()
        .chain(role.affiliations.iter().map(|affiliation| affiliation.mention_index))
        .filter_map(|index| at(mentions, index))
        .map(|mention| begin(mention.span));
    let of_holder = holder.and_then(|holder| at(entities, holder.entity_index?));
    let of_holder = of_holder.map(|entity| place_of_entity(entity, mentions));
    of_mentions.chain(of_holder).chain([begin(role.title_span), begin(role.evidence_span)]).max().unwrap_or_default()
}

/// A quotation stands where the last of what it names does.
fn place_of_quotation(
    quotation: &proto::Quotation,
    mentions: &[proto::Mention],
    entities: &[proto::Entity],
    role_places: &[i32],
) -> i32 {
    let speaker = quotation.speaker.as_ref();
    let mention = speaker.and_then(|speaker| at(mentions, speaker.mention_index?)).map(|mention| begin(mention.span));
    let role = speaker.and_then(|speaker| at(role_places, speaker.role_index?)).copied();
    let entity = speaker.and_then(|speaker| at(entities, speaker.entity_index?));
    let entity = entity.map(|entity| place_of_entity(entity, mentions));
    let speaker = speaker.map(|speaker| begin(speaker.span));
    let spans = [begin(quotation.span), begin(quotation.cue_span)];
    mention.into_iter().chain(role).chain(entity).chain(speaker).chain(spans).max().unwrap_or_default()
}

/// An entity stands where its first mention does.
fn place_of_entity(entity: &proto::Entity, mentions: &[proto::Mention]) -> i32 {
    let first = entity.mention_indices.first().and_then(|&index| at(mentions, index));
    first.map_or(0, |mention| begin(mention.span))
}

fn at<T>(items: &[T], index: i32) -> Option<&T> {
    items.get(usize::try_from(index).ok()?)
}

fn begin(span: Option<proto::Span>) -> i32 {
    span.map_or(0, |span| span.begin)
}

/// What an item of a list takes. No list here has a number above 15, so that each key is a byte.
fn size(item: &impl Message) -> usize {
    let length = item.encoded_len();
    1 + varint(length) + length
}

/// What an entity takes without the indices of its mentions and roles.
fn size_alone(entity: &proto::Entity) -> usize {
    let of = |indices: &[i32]| indices.iter().map(|&index| varint(usize::try_from(index).unwrap_or(0))).sum::<usize>();
    size(entity) - of(&entity.mention_indices) - of(&entity.role_indices)
}

fn varint(value: usize) -> usize {
    encoded_len_varint(value as u64)
}

/// How many of the first items fit into `room` bytes.
fn prefix<T: Message>(items: &[T], room: usize) -> usize {
    let sums = items.iter().scan(0, |sum, item| {
        *sum += size(item);
        Some(*sum)
    });
    sums.take_while(|&sum| sum <= room).count()
}

/// Keeps the first `kept` items and tells how many went.
fn cut<T>(items: &mut Vec<T>, kept: usize) -> i32 {
    let gone = items.len().saturating_sub(kept);
    items.truncate(kept);
    count(gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(begin: i32) -> Option<proto::Span> {
        Some(proto::Span { begin, end: begin + 5 })
    }

    /// Ten sentences of ten units, each with two mentions of its own entity and of the first one, and a role of the first entity that
    /// names the sentence's.
    fn answer() -> proto::ExtractResponse {
        let mut answer = proto::ExtractResponse { document_id: "d".to_owned(), ..Default::default() };
        for index in 0..10 {
            let (begin, first) = (index * 10, index * 2);
            answer.sentences.push(proto::Sentence { span: span(begin) });
            let own = proto::Mention { span: span(begin), entity_index: index, ..Default::default() };
            let shared = proto::Mention { span: span(begin + 5), entity_index: 0, ..Default::default() };
            answer.mentions.extend([own, shared]);
            answer.entities.push(proto::Entity {
                id: index.to_string(),
                mention_indices: vec![first],
                ..Default::default()
            });
            answer.entities[0].mention_indices.push(first + 1);
            answer.entities[0].role_indices.push(index);
            let holder =
                proto::RoleHolder { mention_index: Some(first + 1), entity_index: Some(0), ..Default::default() };
            // The roles of even sentences name a body of a later one.
            let body = if index % 2 == 0 { (first + 6).min(18) } else { first };
            let affiliations =
                vec![proto::Affiliation { mention_index: body, entity_index: body / 2, ..Default::default() }];
            let evidence = "x".repeat(50);
            let role = proto::Role {
                holder: Some(holder),
                affiliations,
                evidence,
                title_span: span(begin),
                evidence_span: span(begin),
                sentence_index: index,
                ..Default::default()
            };
            answer.roles.push(role);
            let speaker = proto::Speaker {
                span: span(begin + 5),
                mention_index: Some(first + 1),
                role_index: Some(9 - index),
                entity_index: Some(0),
                ..Default::default()
            };
            answer.quotations.push(proto::Quotation {
                span: span(begin),
                speaker: Some(speaker),
                ..Default::default()
            });
            answer.suppressed_mentions.push(proto::SuppressedMention { text: "y".repeat(20), ..Default::default() });
        }
        answer
    }

    #[test]
    fn what_is_left_of_an_answer_names_only_what_is_left() {
        let whole = answer();
        let size = whole.encoded_len();
        for most in (100..=size).step_by(7) {
            let mut cut = whole.clone();
            fit(&mut cut, most);
            assert!(cut.encoded_len() <= most, "{most}: {}", cut.encoded_len());
            assert_eq!(cut.truncated, most < size, "{most}");
            let mentions = i32::try_from(cut.mentions.len()).unwrap();
            let entities = i32::try_from(cut.entities.len()).unwrap();
            assert_eq!(mentions + cut.mentions_cut, 20);
            assert_eq!(cut.roles.len() as i32 + cut.roles_cut, 10);
            assert_eq!(cut.sentences.len() as i32 + cut.sentences_cut, 10);
            assert_eq!(cut.suppressed_mentions.len() as i32 + cut.suppressed_mentions_cut, 10);
            assert!(cut.suppressed_mentions.is_empty() || cut.mentions_cut == 0, "{most}: the suppressed go first");
            assert_eq!(cut.quotations.len() as i32 + cut.quotations_cut, 10);
            for speaker in cut.quotations.iter().map(|quotation| quotation.speaker.as_ref().unwrap()) {
                assert!(
                    speaker.mention_index.unwrap() < mentions && speaker.role_index.unwrap() < cut.roles.len() as i32
                );
            }
            for role in &cut.roles {
                assert!(role.sentence_index < cut.sentences.len() as i32);
                assert!(role.holder.as_ref().unwrap().mention_index.unwrap() < mentions);
                assert!(role.affiliations[0].mention_index < mentions && role.affiliations[0].entity_index < entities);
            }
            if let Some(first) = cut.entities.first() {
                assert_eq!(first.role_indices, (0..cut.roles.len() as i32).collect::<Vec<_>>(), "{most}");
                assert!(first.mention_indices.iter().all(|&index| index < mentions));
            }
            assert!(cut.mentions.iter().all(|mention| mention.entity_index < entities));
        }
    }

    #[test]
    fn small_answers_leave_their_share_to_large_ones() {
        let rows: [(&str, &[usize], usize, usize); 4] = [
            ("one", &[50], 20, 20),
            ("equal", &[50, 50], 60, 30),
            ("small ones first", &[50, 5, 5], 40, 30),
            ("all fit", &[5, 5], 40, 30),
        ];
        for (row, sizes, most, expected) in rows {
            assert_eq!(share(&mut sizes.to_vec(), most), expected, "{row}");
        }
    }
}
