//! Every error a caller can meet, over a real socket: its code, its reason, and the field it names.

use crate::support::{TestServer, document, document_with, extract, extract_with, raw, stream_item};
use entity_extractor::wire::{Limits, proto};
use proto::batch_extract_result::Outcome as BatchOutcome;
use proto::stream_extract_response::Outcome as StreamOutcome;
use proto::{Document, ExtractionOptions};
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

const EXTRACT: &str = "/entity_extractor.v1.ExtractionService/Extract";

/// A text that no error may quote.
const SECRET: &str = "Xyzzy";

/// A call that fails.
enum Call {
    Extract(proto::ExtractRequest),
    /// A batch that fails as a whole.
    Batch(proto::BatchExtractRequest),
    /// A batch whose last document fails.
    BatchItem(Vec<Document>),
    /// A stream whose only document fails.
    StreamItem(proto::StreamExtractRequest),
    Get(&'static str),
    List(i32, &'static str),
    LookUp(proto::LookUpNameRequest),
    Explain(proto::ExplainTextRequest),
    Bytes(Vec<u8>),
}

impl Call {
    async fn send(self, server: &TestServer) -> Status {
        match self {
            Self::Extract(request) => server.extraction().await.extract(request).await.expect_err("fails"),
            Self::Batch(request) => server.extraction().await.batch_extract(request).await.expect_err("fails"),
            Self::BatchItem(documents) => {
                let request = proto::BatchExtractRequest { documents, options: None };
                let mut results =
                    server.extraction().await.batch_extract(request).await.expect("a batch").into_inner().results;
                match results.pop().and_then(|result| result.outcome) {
                    Some(BatchOutcome::Error(error)) => from_rpc(&error),
                    other => panic!("no error: {other:?}"),
                }
            }
            Self::StreamItem(request) => {
                let messages = tokio_stream::once(request);
                let mut answers =
                    server.extraction().await.stream_extract(messages).await.expect("a stream").into_inner();
                match answers.message().await.expect("an answer").and_then(|answer| answer.outcome) {
                    Some(StreamOutcome::Error(error)) => from_rpc(&error),
                    other => panic!("no error: {other:?}"),
                }
            }
            Self::Get(name) => {
                let request = proto::GetGazetteerRequest { name: name.to_owned() };
                server.gazetteers().await.get_gazetteer(request).await.expect_err("fails")
            }
            Self::List(page_size, token) => {
                let request = proto::ListGazetteersRequest { page_size, page_token: token.to_owned() };
                server.gazetteers().await.list_gazetteers(request).await.expect_err("fails")
            }
            Self::LookUp(request) => server.gazetteers().await.look_up_name(request).await.expect_err("fails"),
            Self::Explain(request) => server.gazetteers().await.explain_text(request).await.expect_err("fails"),
            Self::Bytes(bytes) => {
                raw::call(server.channel().await, EXTRACT, tokio_stream::once(bytes)).await.expect_err("fails")
            }
        }
    }
}

/// The status of one document, with its details where a client looks for them.
fn from_rpc(error: &tonic_types::Status) -> Status {
    use prost::Message as _;
    Status::with_details(Code::from_i32(error.code), error.message.clone(), error.encode_to_vec().into())
}

fn content(text: &str) -> Call {
    let text = text.to_owned();
    Call::Extract(extract(document_with(|document| document.content = text)))
}

fn changed(change: impl FnOnce(&mut Document)) -> Call {
    Call::Extract(extract(document_with(change)))
}

fn options(change: impl FnOnce(&mut ExtractionOptions)) -> Call {
    let mut options = ExtractionOptions::default();
    change(&mut options);
    Call::Extract(extract_with(options))
}

fn named(names: &[&str]) -> Call {
    options(|options| options.gazetteers = names.iter().map(|name| (*name).to_owned()).collect())
}

fn batch_of(count: usize) -> Call {
    let documents = (0..count).map(|index| document(&index.to_string(), "Paris")).collect();
    Call::Batch(proto::BatchExtractRequest { documents, options: None })
}

fn look_up(name: &str, gazetteer: &str) -> Call {
    let gazetteers = if gazetteer.is_empty() { Vec::new() } else { vec![gazetteer.to_owned()] };
    Call::LookUp(proto::LookUpNameRequest { name: name.to_owned(), gazetteers, ..Default::default() })
}

fn explain(text: &str, focus: Option<(i32, i32)>, encoding: proto::OffsetEncoding) -> Call {
    let options = ExtractionOptions { offset_encoding: encoding.into(), ..Default::default() };
    let focus = focus.map(|(begin, end)| proto::Span { begin, end });
    Call::Explain(proto::ExplainTextRequest { text: text.to_owned(), options: Some(options), focus })
}

/// A message of one field with this number, of bytes.
fn bytes_field(number: u8, bytes: &[u8]) -> Vec<u8> {
    [&[number << 3 | 2, u8::try_from(bytes.len()).expect("short")], bytes].concat()
}

type Row = (&'static str, Call, Code, &'static str, &'static str);

fn document_rows() -> Vec<Row> {
    use Code::InvalidArgument as Invalid;
    let content_field = "document.content";
    vec![
        ("no document", Call::Extract(Default::default()), Invalid, "DOCUMENT_REQUIRED", "document"),
        ("empty", content(""), Invalid, "CONTENT_BLANK", content_field),
        ("white space", content(" \n\t\u{a0}\u{2003}"), Invalid, "CONTENT_BLANK", content_field),
        ("NUL", content("Xyzzy\0"), Invalid, "NUL_CHARACTER", content_field),
        ("too large", content(&SECRET.repeat(20_001)), Invalid, "CONTENT_TOO_LARGE", content_field),
        ("long id", changed(|it| it.id = "x".repeat(257)), Invalid, "VALUE_TOO_LONG", "document.id"),
        ("long title", changed(|it| it.title = "x".repeat(1025)), Invalid, "VALUE_TOO_LONG", "document.title"),
        ("NUL in title", changed(|it| it.title = "\0".into()), Invalid, "NUL_CHARACTER", "document.title"),
        (
            "not a language",
            changed(|it| it.language_code = "en_US".into()),
            Invalid,
            "MALFORMED_LANGUAGE_CODE",
            "document.language_code",
        ),
        (
            "other language",
            changed(|it| it.language_code = "fr-FR".into()),
            Invalid,
            "UNSUPPORTED_LANGUAGE",
            "document.language_code",
        ),
        (
            "not a time",
            changed(|it| it.publish_time = "yesterday".into()),
            Invalid,
            "MALFORMED_PUBLISH_TIME",
            "document.publish_time",
        ),
    ]
}

fn option_rows() -> Vec<Row> {
    use Code::{InvalidArgument as Invalid, NotFound};
    let confidence = "options.min_confidence";
    let many: Vec<String> = (0..=Limits::GAZETTEERS).map(|index| index.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    vec![
        ("encoding", options(|it| it.offset_encoding = 9), Invalid, "UNKNOWN_ENUM_VALUE", "options.offset_encoding"),
        (
            "negative enum",
            options(|it| it.offset_encoding = -1),
            Invalid,
            "UNKNOWN_ENUM_VALUE",
            "options.offset_encoding",
        ),
        ("overlap", options(|it| it.overlap_policy = 4), Invalid, "UNKNOWN_ENUM_VALUE", "options.overlap_policy"),
        ("type", options(|it| it.entity_types = vec![1, 7]), Invalid, "UNKNOWN_ENUM_VALUE", "options.entity_types[1]"),
        ("no type", options(|it| it.entity_types = vec![0]), Invalid, "UNKNOWN_ENUM_VALUE", "options.entity_types[0]"),
        ("NaN", options(|it| it.min_confidence = Some(f32::NAN)), Invalid, "CONFIDENCE_OUT_OF_RANGE", confidence),
        ("above 1", options(|it| it.min_confidence = Some(1.01)), Invalid, "CONFIDENCE_OUT_OF_RANGE", confidence),
        ("below 0", options(|it| it.min_confidence = Some(-0.01)), Invalid, "CONFIDENCE_OUT_OF_RANGE", confidence),
        (
            "no mentions",
            options(|it| it.max_mentions = Some(0)),
            Invalid,
            "MAX_MENTIONS_OUT_OF_RANGE",
            "options.max_mentions",
        ),
        (
            "below zero",
            options(|it| it.max_mentions = Some(-1)),
            Invalid,
            "MAX_MENTIONS_OUT_OF_RANGE",
            "options.max_mentions",
        ),
        ("unknown gazetteer", named(&["places", "moon"]), NotFound, "UNKNOWN_GAZETTEER", "options.gazetteers[1]"),
        ("long unknown name", named(&[&"é".repeat(9000)]), NotFound, "UNKNOWN_GAZETTEER", "options.gazetteers[0]"),
        ("named twice", named(&["places", "places"]), Invalid, "DUPLICATE_GAZETTEER", "options.gazetteers[1]"),
        ("too many gazetteers", named(&many), Invalid, "TOO_MANY_GAZETTEERS", "options.gazetteers"),
    ]
}

/// A request with one valid ad hoc entry, and one that a row changes.
fn ad_hoc(change: impl FnOnce(&mut proto::AdHocEntry)) -> Call {
    let name = |text: &str| proto::AdHocName { text: text.to_owned(), ..Default::default() };
    let entry = |id: &str| proto::AdHocEntry {
        id: id.to_owned(),
        r#type: 3,
        names: vec![name("Example Works"), name("EXW")],
        ..Default::default()
    };
    let mut changed = entry("two");
    change(&mut changed);
    options(|options| options.ad_hoc_entries = vec![entry("one"), changed])
}

fn ad_hoc_rows() -> Vec<Row> {
    use Code::InvalidArgument as Invalid;
    let long = "x".repeat(257);
    vec![
        ("no entry id", ad_hoc(|it| it.id.clear()), Invalid, "MALFORMED_ID", "options.ad_hoc_entries[1].id"),
        ("long entry id", ad_hoc(|it| it.id = long.clone()), Invalid, "VALUE_TOO_LONG", "options.ad_hoc_entries[1].id"),
        ("taken", ad_hoc(|it| it.id = "paris".into()), Invalid, "ENTRY_ID_TAKEN", "options.ad_hoc_entries[1].id"),
        ("twice", ad_hoc(|it| it.id = "one".into()), Invalid, "DUPLICATE_ID", "options.ad_hoc_entries[1].id"),
        ("no type of entry", ad_hoc(|it| it.r#type = 0), Invalid, "TYPE_REQUIRED", "options.ad_hoc_entries[1].type"),
        ("unknown type", ad_hoc(|it| it.r#type = 9), Invalid, "UNKNOWN_ENUM_VALUE", "options.ad_hoc_entries[1].type"),
        ("kind", ad_hoc(|it| it.kind = "A b".into()), Invalid, "MALFORMED_ID", "options.ad_hoc_entries[1].kind"),
        ("long kind", ad_hoc(|it| it.kind = long.clone()), Invalid, "VALUE_TOO_LONG", "options.ad_hoc_entries[1].kind"),
        ("prior", ad_hoc(|it| it.prior = 10), Invalid, "PRIOR_OUT_OF_RANGE", "options.ad_hoc_entries[1].prior"),
        ("prior below", ad_hoc(|it| it.prior = -1), Invalid, "PRIOR_OUT_OF_RANGE", "options.ad_hoc_entries[1].prior"),
        ("no names", ad_hoc(|it| it.names.clear()), Invalid, "NAME_REQUIRED", "options.ad_hoc_entries[1].names"),
        (
            "many names",
            ad_hoc(|it| it.names = vec![it.names[0].clone(); 33]),
            Invalid,
            "TOO_MANY_NAMES",
            "options.ad_hoc_entries[1].names",
        ),
        (
            "empty name",
            ad_hoc(|it| it.names[1].text.clear()),
            Invalid,
            "MALFORMED_NAME",
            "options.ad_hoc_entries[1].names[1].text",
        ),
        (
            "long name",
            ad_hoc(|it| it.names[1].text = long.clone()),
            Invalid,
            "VALUE_TOO_LONG",
            "options.ad_hoc_entries[1].names[1].text",
        ),
        (
            "name twice",
            ad_hoc(|it| it.names[1].text = it.names[0].text.clone()),
            Invalid,
            "DUPLICATE_NAME",
            "options.ad_hoc_entries[1].names[1].text",
        ),
        (
            "form",
            ad_hoc(|it| it.names[1].form = 5),
            Invalid,
            "NAME_FORM_NOT_ALLOWED",
            "options.ad_hoc_entries[1].names[1].form",
        ),
        (
            "unknown case",
            ad_hoc(|it| it.names[1].case_policy = 4),
            Invalid,
            "UNKNOWN_ENUM_VALUE",
            "options.ad_hoc_entries[1].names[1].case_policy",
        ),
        (
            "many entries",
            options(|it| it.ad_hoc_entries = vec![Default::default(); 251]),
            Invalid,
            "TOO_MANY_ENTRIES",
            "options.ad_hoc_entries",
        ),
    ]
}

fn batch_and_stream_rows() -> Vec<Row> {
    use Code::InvalidArgument as Invalid;
    let item = |id: &str, text: &str| Call::BatchItem(vec![document("a", "Paris"), document(id, text)]);
    let stream = |document| Call::StreamItem(stream_item(document));
    let bad_options = ExtractionOptions { overlap_policy: 9, ..Default::default() };
    let stream_options =
        proto::StreamExtractRequest { document: Some(document("a", "Paris")), options: Some(bad_options.clone()) };
    let batch_options =
        proto::BatchExtractRequest { documents: vec![document("a", "Paris")], options: Some(bad_options) };
    vec![
        ("empty batch", batch_of(0), Invalid, "BATCH_EMPTY", "documents"),
        ("long batch", batch_of(101), Invalid, "BATCH_TOO_LONG", "documents"),
        ("batch options", Call::Batch(batch_options), Invalid, "UNKNOWN_ENUM_VALUE", "options.overlap_policy"),
        ("batch without id", item("", "Paris"), Invalid, "ID_REQUIRED", "documents[1].id"),
        ("batch, id twice", item("a", "Paris"), Invalid, "DUPLICATE_ID", "documents[1].id"),
        ("batch, blank", item("b", " "), Invalid, "CONTENT_BLANK", "documents[1].content"),
        ("stream without document", Call::StreamItem(Default::default()), Invalid, "DOCUMENT_REQUIRED", "document"),
        ("stream without id", stream(document("", "Paris")), Invalid, "ID_REQUIRED", "document.id"),
        ("stream, blank", stream(document("a", "")), Invalid, "CONTENT_BLANK", "document.content"),
        ("stream options", Call::StreamItem(stream_options), Invalid, "UNKNOWN_ENUM_VALUE", "options.overlap_policy"),
    ]
}

fn gazetteer_rows() -> Vec<Row> {
    use Code::{InvalidArgument as Invalid, NotFound};
    use proto::OffsetEncoding::{Unspecified, Utf8, Utf16};
    vec![
        ("get without name", Call::Get(""), Invalid, "FIELD_REQUIRED", "name"),
        ("get unknown", Call::Get("moon"), NotFound, "UNKNOWN_GAZETTEER", "name"),
        ("page size below 0", Call::List(-1, ""), Invalid, "PAGE_SIZE_OUT_OF_RANGE", "page_size"),
        ("page size too large", Call::List(1001, ""), Invalid, "PAGE_SIZE_OUT_OF_RANGE", "page_size"),
        ("page token", Call::List(0, "next"), Invalid, "UNKNOWN_PAGE_TOKEN", "page_token"),
        ("page past the end", Call::List(0, "99"), Invalid, "UNKNOWN_PAGE_TOKEN", "page_token"),
        ("look up nothing", look_up(" ", ""), Invalid, "FIELD_REQUIRED", "name"),
        ("look up a long name", look_up(&"x".repeat(1025), ""), Invalid, "VALUE_TOO_LONG", "name"),
        ("look up elsewhere", look_up("Paris", "moon"), NotFound, "UNKNOWN_GAZETTEER", "gazetteers[0]"),
        ("explain nothing", explain("", None, Unspecified), Invalid, "CONTENT_BLANK", "text"),
        ("explain a long text", explain(&"x".repeat(65_537), None, Unspecified), Invalid, "CONTENT_TOO_LARGE", "text"),
        ("focus past the end", explain("née", Some((0, 4)), Unspecified), Invalid, "SPAN_OUT_OF_RANGE", "focus"),
        ("focus before the start", explain("née", Some((-1, 2)), Unspecified), Invalid, "SPAN_OUT_OF_RANGE", "focus"),
        ("focus reversed", explain("née", Some((2, 1)), Unspecified), Invalid, "SPAN_OUT_OF_RANGE", "focus"),
        ("focus in a character", explain("née", Some((0, 2)), Utf8), Invalid, "SPAN_INSIDE_CHARACTER", "focus"),
        ("focus in a pair", explain("𝒳y", Some((1, 2)), Utf16), Invalid, "SPAN_INSIDE_CHARACTER", "focus"),
    ]
}

fn message_rows() -> Vec<Row> {
    let not_utf8 = bytes_field(1, &bytes_field(2, b"Xyzzy \xff"));
    let too_large = content(&SECRET.repeat(50_000));
    vec![
        ("not protobuf", Call::Bytes(b"Xyzzy".to_vec()), Code::InvalidArgument, "MALFORMED_REQUEST", ""),
        ("cut short", Call::Bytes(vec![0x0a, 0x20, 0x12]), Code::InvalidArgument, "MALFORMED_REQUEST", ""),
        ("not UTF-8", Call::Bytes(not_utf8), Code::InvalidArgument, "INVALID_UTF8", ""),
        ("message too large", too_large, Code::ResourceExhausted, "MESSAGE_TOO_LARGE", ""),
    ]
}

#[tokio::test]
async fn every_error_has_its_code_reason_and_field() {
    let server = TestServer::start().await;
    let tables =
        [document_rows(), option_rows(), ad_hoc_rows(), batch_and_stream_rows(), gazetteer_rows(), message_rows()];
    for (row, call, code, reason, field) in tables.into_iter().flatten() {
        let status = call.send(&server).await;
        let details = status.get_error_details();
        let info = details.error_info().unwrap_or_else(|| panic!("{row}: no ErrorInfo in {status:?}"));
        assert_eq!((status.code(), info.reason.as_str()), (code, reason), "{row}: {}", status.message());
        assert_eq!(info.domain, "entity-extractor", "{row}");
        assert_eq!(info.metadata.get("field").map_or("", String::as_str), field, "{row}: {}", status.message());
        assert!(status.message().contains(field), "{row}: {}", status.message());
        assert!(!status.message().contains(SECRET), "{row} quotes the document: {}", status.message());
        let violations = details.bad_request().map(|bad| bad.field_violations.as_slice()).unwrap_or_default();
        let names_field = code == Code::InvalidArgument && !field.is_empty();
        assert_eq!(violations.iter().any(|violation| violation.field == field), names_field, "{row}: {violations:?}");
        assert_eq!(details.resource_info().is_some(), code == Code::NotFound, "{row}: ResourceInfo");
    }
}

#[tokio::test]
async fn a_call_before_the_gazetteers_are_loaded_may_be_tried_again() {
    let server = TestServer::with(crate::support::Setup { ready: false, ..Default::default() }).await;
    let status = Call::Extract(extract(document("d", "Paris"))).send(&server).await;
    let details = status.get_error_details();
    assert_eq!((status.code(), details.error_info().unwrap().reason.as_str()), (Code::Unavailable, "NOT_READY"));
    assert!(details.retry_info().is_some());
}

#[tokio::test]
async fn the_limits_themselves_are_allowed() {
    let server = TestServer::start().await;
    let mut client = server.extraction().await;
    let full = document_with(|it| {
        it.id = "x".repeat(256);
        it.content = "x".repeat(100_000);
        it.title = "x".repeat(1024);
    });
    let rows = [
        ("largest document", extract(full)),
        ("confidence 0", extract_with(ExtractionOptions { min_confidence: Some(0.0), ..Default::default() })),
        ("confidence 1", extract_with(ExtractionOptions { min_confidence: Some(1.0), ..Default::default() })),
        ("one mention", extract_with(ExtractionOptions { max_mentions: Some(1), ..Default::default() })),
        ("most mentions", extract_with(ExtractionOptions { max_mentions: Some(i32::MAX), ..Default::default() })),
    ];
    for (row, request) in rows {
        assert!(client.extract(request).await.is_ok(), "{row}");
    }
}
