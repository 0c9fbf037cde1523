//! Extract and BatchExtract over real sockets.

use crate::support::{Setup, TestServer, document, extract};
use entity_extractor::wire::proto;
use proto::batch_extract_result::Outcome;
use tonic::Code;
use tonic_types::StatusExt as _;

#[tokio::test]
async fn extract_answers_in_the_unit_that_was_asked_for() {
    let server = TestServer::start().await;
    let rows = [
        (proto::OffsetEncoding::Unspecified, proto::OffsetEncoding::CodePoints),
        (proto::OffsetEncoding::CodePoints, proto::OffsetEncoding::CodePoints),
        (proto::OffsetEncoding::Utf16, proto::OffsetEncoding::Utf16),
        (proto::OffsetEncoding::Utf8, proto::OffsetEncoding::Utf8),
    ];
    for (asked, answered) in rows {
        let options = proto::ExtractionOptions { offset_encoding: asked.into(), ..Default::default() };
        let request = proto::ExtractRequest { document: Some(document("x", "Paris.")), options: Some(options) };
        let answer = server.extraction().await.extract(request).await.unwrap().into_inner();
        assert_eq!((answer.document_id.as_str(), answer.offset_encoding()), ("x", answered), "{asked:?}");
        let versions: Vec<_> = answer.gazetteer_versions.iter().map(|version| version.name.as_str()).collect();
        assert_eq!(versions, ["places", "bodies"], "{asked:?}");
    }
}

#[tokio::test]
async fn mentions_carry_the_text_that_their_offsets_address() {
    let server = TestServer::start().await;
    let text = "😀 Émigrés left Paris. The French, 𝒳, met the UN in Paris.";
    let units = |encoding: proto::OffsetEncoding, part: &str| match encoding {
        proto::OffsetEncoding::Utf8 => part.len(),
        proto::OffsetEncoding::Utf16 => part.encode_utf16().count(),
        _ => part.chars().count(),
    };
    use proto::OffsetEncoding::{CodePoints, Unspecified, Utf8, Utf16};
    for encoding in [Unspecified, CodePoints, Utf16, Utf8] {
        let options = proto::ExtractionOptions { offset_encoding: encoding.into(), ..Default::default() };
        let request = proto::ExtractRequest { document: Some(document("d", text)), options: Some(options) };
        let answer = server.extraction().await.extract(request).await.unwrap().into_inner();
        let mut from = 0;
        let mut texts = Vec::new();
        for mention in &answer.mentions {
            let start = from + text[from..].find(&mention.text).expect("the text is in the document");
            from = start + mention.text.len();
            let (begin, end) = (units(encoding, &text[..start]), units(encoding, &text[..from]));
            let place = |begin: usize, end: usize| {
                Some(proto::Span { begin: i32::try_from(begin).unwrap(), end: i32::try_from(end).unwrap() })
            };
            assert_eq!(mention.span, place(begin, end), "{encoding:?} {}", mention.text);
            let sentence = answer.sentences[usize::try_from(mention.sentence_index).unwrap()].span.unwrap();
            let base = usize::try_from(sentence.begin).unwrap();
            assert_eq!(mention.span_in_sentence, place(begin - base, end - base), "{encoding:?} {}", mention.text);
            texts.push((mention.text.as_str(), mention.sentence_index, mention.entity_id.as_str()));
        }
        let expected =
            [("Paris", 0, "paris"), ("French", 1, "france"), ("UN", 1, "united-nations"), ("Paris", 1, "paris")];
        assert_eq!(texts, expected, "{encoding:?}");
    }
}

#[tokio::test]
async fn mentions_beyond_the_servers_limit_are_cut_and_counted() {
    let mut setup = Setup::default();
    setup.settings.limits.mentions = 3;
    let server = TestServer::with(setup).await;
    let text = "The UN met in Paris. ".repeat(5);
    for (row, asked, kept) in [("server's limit", None, 3), ("below it", Some(2), 2), ("above it", Some(9), 3)] {
        let options = proto::ExtractionOptions { max_mentions: asked, ..Default::default() };
        let request = proto::ExtractRequest { document: Some(document("d", &text)), options: Some(options) };
        let answer = server.extraction().await.extract(request).await.unwrap().into_inner();
        let cut = usize::try_from(answer.mentions_cut).unwrap();
        assert_eq!((answer.mentions.len(), cut, answer.truncated), (kept, 10 - kept, true), "{row}");
    }
}

#[tokio::test]
async fn only_the_gazetteers_that_were_named_answer() {
    let server = TestServer::start().await;
    let options = proto::ExtractionOptions { gazetteers: vec!["bodies".to_owned()], ..Default::default() };
    let answer = server.extraction().await.extract(crate::support::extract_with(options)).await.unwrap().into_inner();
    let names: Vec<_> = answer.gazetteer_versions.iter().map(|version| version.name.as_str()).collect();
    assert_eq!(names, ["bodies"]);
}

#[tokio::test]
async fn documents_of_a_batch_fail_alone_and_keep_their_order() {
    let server = TestServer::start().await;
    let long = "Paris is in France. ".repeat(1000);
    let documents = vec![document("a", &long), document("b", " "), document("c", "Paris"), document("a", "Paris")];
    let request = proto::BatchExtractRequest { documents, options: None };
    let results = server.extraction().await.batch_extract(request).await.unwrap().into_inner().results;
    let outcomes: Vec<_> = results
        .iter()
        .map(|result| match result.outcome.as_ref().unwrap() {
            Outcome::Response(response) => (result.document_id.as_str(), response.document_id.as_str()),
            Outcome::Error(error) => {
                assert_eq!(error.details.len(), 2, "an ErrorInfo and a BadRequest");
                (result.document_id.as_str(), "error")
            }
        })
        .collect();
    assert_eq!(outcomes, [("a", "a"), ("b", "error"), ("c", "c"), ("a", "error")]);
}

#[tokio::test]
async fn calls_beyond_the_limit_are_refused_at_once() {
    let mut setup = Setup::default();
    setup.settings.calls = 1;
    setup.settings.workers = 1;
    let server = TestServer::with(setup).await;
    let channel = server.channel().await;
    let text = "Paris is in France. ".repeat(4500);
    let calls = (0..64).map(|_| {
        let mut client = proto::extraction_service_client::ExtractionServiceClient::new(channel.clone());
        let request = extract(document("d", &text));
        tokio::spawn(async move { client.extract(request).await })
    });
    let mut refused = 0;
    for call in calls.collect::<Vec<_>>() {
        if let Err(status) = call.await.unwrap() {
            assert_eq!(status.code(), Code::ResourceExhausted, "{status:?}");
            assert!(status.get_error_details().retry_info().is_some());
            refused += 1;
        }
    }
    assert!(refused < 64, "one call at a time is served");
}
