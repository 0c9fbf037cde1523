//! Quotations over the wire.

use std::sync::Arc;

use crate::support::{PLACES, TestServer, document};
use entity_extractor::engine::Engine;
use entity_extractor::gazetteer::{LayerSource, SourceFile, load};
use entity_extractor::wire::proto::{self, ExtractResponse, OffsetEncoding, QuotationKind, Span, SpeakerForm};

const TEXT: &str = "😀 “Nous émigrons,” France said. It moved.\n\nThe president said that it was late.";

/// A server whose gazetteer has the words that the rules speak of.
async fn answer(encoding: OffsetEncoding) -> ExtractResponse {
    let server = TestServer::start().await;
    let places = SourceFile { path: "places.gaz".to_owned(), text: PLACES.to_owned() };
    let layers = [LayerSource::lexicon(), LayerSource { name: "places".to_owned(), files: vec![places] }];
    let engine = Engine::new(Arc::new(load(&layers).expect("a valid gazetteer"))).expect("the names fit");
    server.engines.install(engine);
    let options = proto::ExtractionOptions { offset_encoding: encoding.into(), ..Default::default() };
    let request = proto::ExtractRequest { document: Some(document("d", TEXT)), options: Some(options) };
    server.extraction().await.extract(request).await.unwrap().into_inner()
}

/// The text under a span, in the unit of the answer.
fn cut(span: Option<Span>, encoding: OffsetEncoding) -> String {
    let span = span.expect("a span");
    let (begin, end) = (usize::try_from(span.begin).unwrap(), usize::try_from(span.end).unwrap());
    match encoding {
        OffsetEncoding::Utf8 => TEXT[begin..end].to_owned(),
        OffsetEncoding::Utf16 => {
            String::from_utf16(&TEXT.encode_utf16().collect::<Vec<_>>()[begin..end]).expect("whole characters")
        }
        _ => TEXT.chars().skip(begin).take(end - begin).collect(),
    }
}

#[tokio::test]
async fn quotations_carry_the_texts_that_their_offsets_address() {
    for encoding in [OffsetEncoding::Utf8, OffsetEncoding::Utf16, OffsetEncoding::CodePoints] {
        let answer = answer(encoding).await;
        let [direct, reported] = answer.quotations.as_slice() else {
            panic!("two quotations: {:?}", answer.quotations)
        };
        for quotation in [direct, reported] {
            let speaker = quotation.speaker.as_ref().expect("a speaker");
            assert_eq!(cut(quotation.span, encoding), quotation.text, "{encoding:?}");
            assert_eq!(cut(quotation.cue_span, encoding), quotation.cue, "{encoding:?}");
            assert_eq!(cut(speaker.span, encoding), speaker.text, "{encoding:?}");
        }
        let speaker = direct.speaker.as_ref().expect("a speaker");
        assert_eq!((direct.text.as_str(), direct.kind()), ("“Nous émigrons,”", QuotationKind::Direct));
        assert_eq!((speaker.form(), speaker.entity_id.as_str()), (SpeakerForm::Name, "france"));
        assert_eq!((speaker.mention_index, speaker.entity_index, speaker.role_index), (Some(0), Some(0), None));
        assert_eq!((reported.text.as_str(), reported.kind()), ("it was late", QuotationKind::Reported));
        assert_eq!(reported.speaker.as_ref().map(|speaker| speaker.mention_index), Some(None));
        assert_eq!((direct.sentence_index, reported.sentence_index), (0, 2));
    }
}
