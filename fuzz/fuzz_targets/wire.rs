//! Bytes as they come in a call: refused with a status that fits into headers, or answered in the caller's unit.
#![no_main]

use entity_extractor::wire::proto::{self, OffsetEncoding};
use entity_extractor::wire::request::{self, Ask, Terms};
use entity_extractor::wire::{Codec, Error, Limits, response};
use entity_extractor_fuzz::extraction;
use entity_extractor_fuzz::memory::bounded;
use entity_extractor_fuzz::names::ENGINES;
use futures_util::FutureExt as _;
use http_body_util::Full;
use libfuzzer_sys::fuzz_target;
use prost::Message;
use prost::bytes::Bytes;
use tonic::codec::{Codec as _, Streaming};
use tonic::{Code, Status};

/// What a batch of empty documents takes for each byte, and growing vectors twice.
const MEMORY: usize = 600;
/// The most bytes of a status; headers have 16 KiB in all.
const STATUS_BYTES: usize = 4096;

fuzz_target!(|input: (u8, &[u8])| {
    let (method, bytes) = input;
    // Built once, and no part of what a message takes.
    layers();
    let result = bounded(bytes.len(), MEMORY, || match method % 7 {
        0 => call(bytes, |sent| extract(sent, |sent, terms| request::extract(sent, terms))),
        1 => call(bytes, |sent| extract(sent, |sent, terms| request::stream_item(sent, &mut None, terms))),
        2 => call(bytes, batch),
        3 => call(bytes, explain),
        4 => call(bytes, |sent: proto::LookUpNameRequest| request::look_up(sent, layers()).map(drop)),
        5 => call(bytes, |sent: proto::GetGazetteerRequest| request::get_gazetteer(&sent, layers()).map(drop)),
        _ => call(bytes, |sent: proto::ListGazetteersRequest| request::list_gazetteers(&sent).map(drop)),
    });
    if let Err(status) = result {
        let size = status.message().len() + status.details().len();
        assert!(size <= STATUS_BYTES, "a status has {size} bytes");
        let expected = [Code::InvalidArgument, Code::NotFound, Code::ResourceExhausted];
        assert!(expected.contains(&status.code()), "{status:?}");
    }
});

fn layers() -> &'static [entity_extractor::gazetteer::Layer] {
    ENGINES[0].gazetteer().layers()
}

/// Reads a message as the server does, and hands it on.
fn call<M: Message + Default + Send + 'static>(
    bytes: &[u8],
    answer: impl FnOnce(M) -> Result<(), Error>,
) -> Result<(), Status> {
    let length = u32::try_from(bytes.len()).expect("inputs are small").to_be_bytes();
    let body = Full::new(Bytes::from([&[0][..], &length, bytes].concat()));
    let decoder = Codec::<M, M>::default().decoder();
    let mut messages = Streaming::new_request(decoder, body, None, Some(Limits::default().message_bytes));
    let message = messages.message().now_or_never().expect("all bytes are there")?;
    answer(message.expect("one message is there")).map_err(Status::from)
}

fn extract<M>(sent: M, check: impl FnOnce(M, Terms<'_>) -> Result<request::Extract, Error>) -> Result<(), Error> {
    let limits = Limits::default();
    let request::Extract { document, ask } = check(sent, Terms { limits: &limits, gazetteer: ENGINES[0].gazetteer() })?;
    answer(&document, &ask);
    Ok(())
}

fn batch(sent: proto::BatchExtractRequest) -> Result<(), Error> {
    let limits = Limits::default();
    let request::Batch { documents, ask } =
        request::batch(sent, Terms { limits: &limits, gazetteer: ENGINES[0].gazetteer() })?;
    for (_, document) in documents {
        if let Ok(document) = document {
            answer(&document, &ask);
        }
    }
    Ok(())
}

fn explain(sent: proto::ExplainTextRequest) -> Result<(), Error> {
    let limits = Limits::default();
    let request::Explain { document, ask, focus } =
        request::explain(sent, Terms { limits: &limits, gazetteer: ENGINES[0].gazetteer() })?;
    if let Some(focus) = focus {
        assert!(document.content.get(focus.start..focus.end).is_some(), "the focus is text");
    }
    answer(&document, &ask);
    Ok(())
}

/// Answers, and reads the answer as a client does.
fn answer(document: &request::Document, ask: &Ask) {
    let engine = match &ask.ad_hoc {
        Some(entries) => &ENGINES[0].with(entries),
        None => &ENGINES[0],
    };
    let found = engine.extract(&document.as_engine(), &ask.options);
    extraction::check(&found, &document.content, &ask.options);
    let mut answer = response::extraction(document, &found, engine.gazetteer(), ask);
    check(&answer, &document.content);
    let whole = answer.encoded_len();
    let most = whole / 2 + 256;
    response::fit(&mut answer, most);
    assert!(answer.encoded_len() <= most || answer.document_id.len() > 128, "cut to the size that was asked for");
    let read = proto::ExtractResponse::decode(&*answer.encode_to_vec()).expect("an answer can be read");
    assert_eq!(read, answer, "an answer is read as it was written");
    check(&read, &document.content);
}

/// Each span's text is what the client cuts out, and indices are those of what is there.
fn check(answer: &proto::ExtractResponse, text: &str) {
    let points: Vec<char> = text.chars().collect();
    let units: Vec<u16> = text.encode_utf16().collect();
    let encoding = answer.offset_encoding();
    let cut = |span: Option<&proto::Span>| -> String {
        let span = span.expect("there is a span");
        let range = usize::try_from(span.begin).expect("a place")..usize::try_from(span.end).expect("a place");
        match encoding {
            OffsetEncoding::Utf8 => text[range].to_owned(),
            OffsetEncoding::Utf16 => String::from_utf16(&units[range]).expect("whole characters"),
            OffsetEncoding::CodePoints => points[range].iter().collect(),
            OffsetEncoding::Unspecified => unreachable!("an answer names its encoding"),
        }
    };
    for mention in &answer.mentions {
        assert_eq!(cut(mention.span.as_ref()), mention.text, "the mention's text");
        let entity = &answer.entities[usize::try_from(mention.entity_index).expect("an index")];
        assert_eq!(entity.id, mention.entity_id, "the mention's entity");
    }
    for suppressed in &answer.suppressed_mentions {
        assert_eq!(cut(suppressed.span.as_ref()), suppressed.text, "the name's text");
    }
    for entity in &answer.entities {
        assert!(entity.mention_indices.iter().all(|&index| (index as usize) < answer.mentions.len()), "the mentions");
        assert!(entity.role_indices.iter().all(|&index| (index as usize) < answer.roles.len()), "the roles");
    }
}
