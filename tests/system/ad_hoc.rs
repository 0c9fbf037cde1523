//! Entries that come with a request, in every method that extracts.

use std::sync::Arc;
use std::time::Duration;

use crate::support::{TestServer, document, engine, open_stream};
use entity_extractor::wire::proto;
use proto::batch_extract_result::Outcome as BatchOutcome;
use proto::stream_extract_response::Outcome as StreamOutcome;

const TEXT: &str = "Example Works, or EXW, met the UN in Paris.";

fn entry(id: &str, names: &[(&str, proto::NameForm)]) -> proto::AdHocEntry {
    let name = |&(text, form): &(&str, proto::NameForm)| proto::AdHocName {
        text: text.to_owned(),
        form: form.into(),
        ..Default::default()
    };
    proto::AdHocEntry {
        id: id.to_owned(),
        r#type: proto::EntityType::Organization.into(),
        kind: "company".to_owned(),
        names: names.iter().map(name).collect(),
        prior: 0,
    }
}

fn options(gazetteers: &[&str]) -> proto::ExtractionOptions {
    use proto::NameForm::{Acronym, Unspecified};
    proto::ExtractionOptions {
        gazetteers: gazetteers.iter().map(|name| (*name).to_owned()).collect(),
        discover_names: Some(false),
        ad_hoc_entries: vec![entry("example-works", &[("Example Works", Unspecified), ("EXW", Acronym)])],
        ..Default::default()
    }
}

/// The mentions as `text=id@gazetteer`, and the gazetteers that answered.
fn told(answer: &proto::ExtractResponse) -> (Vec<String>, Vec<&str>) {
    let mention = |mention: &proto::Mention| {
        let provenance = mention.provenance.as_ref().expect("nothing is discovered");
        let version = answer.gazetteer_versions.iter().find(|version| version.name == provenance.gazetteer);
        assert_eq!(version.map(|version| &version.version), Some(&provenance.gazetteer_version));
        format!("{}={}@{}", mention.text, provenance.entity_id, provenance.gazetteer)
    };
    let versions = answer.gazetteer_versions.iter().map(|version| version.name.as_str());
    (answer.mentions.iter().map(mention).collect(), versions.collect())
}

const OWN: [&str; 2] = ["Example Works=example-works@ad-hoc", "EXW=example-works@ad-hoc"];

#[tokio::test]
async fn they_answer_whichever_gazetteers_are_chosen_and_the_next_request_knows_nothing_of_them() {
    let server = TestServer::start().await;
    let mut client = server.extraction().await;
    let (un, paris) = ("UN=united-nations@bodies", "Paris=paris@places");
    let mut plain = options(&[]);
    plain.ad_hoc_entries.clear();
    let rows = [
        ("over all", options(&[]), vec![OWN[0], OWN[1], un, paris], vec!["places", "bodies", "ad-hoc"]),
        ("over one", options(&["bodies"]), vec![OWN[0], OWN[1], un], vec!["bodies", "ad-hoc"]),
        ("without them", plain, vec![un, paris], vec!["places", "bodies"]),
    ];
    for (row, options, mentions, versions) in rows {
        let request = proto::ExtractRequest { document: Some(document("d", TEXT)), options: Some(options) };
        let answer = client.extract(request).await.unwrap().into_inner();
        assert_eq!(told(&answer), (mentions.into_iter().map(str::to_owned).collect(), versions), "{row}");
        let own = answer.entities.iter().find(|entity| entity.gazetteer == "ad-hoc");
        assert_eq!(own.map_or("company", |own| &own.kind), "company", "{row}");
    }
    let request = proto::LookUpNameRequest { name: "EXW".to_owned(), ..Default::default() };
    assert!(server.gazetteers().await.look_up_name(request).await.unwrap().into_inner().entries.is_empty());
}

#[tokio::test]
async fn they_answer_in_batches_and_explanations() {
    let server = TestServer::start().await;
    let documents = vec![document("a", TEXT), document("b", TEXT)];
    let request = proto::BatchExtractRequest { documents, options: Some(options(&[])) };
    let results = server.extraction().await.batch_extract(request).await.unwrap().into_inner().results;
    for result in results {
        let Some(BatchOutcome::Response(answer)) = result.outcome else { panic!("{result:?}") };
        assert_eq!(told(&answer).0[..2], OWN);
    }
    let request = proto::ExplainTextRequest { text: TEXT.to_owned(), options: Some(options(&[])), focus: None };
    let answer = server.gazetteers().await.explain_text(request).await.unwrap().into_inner();
    let name = answer.names.iter().find(|name| name.text == "EXW").expect("it is explained");
    let candidate = (name.candidates[0].gazetteer.as_str(), name.candidates[0].name.as_str());
    assert_eq!((name.taken, candidate), (true, ("ad-hoc", "Example Works")));
}

#[tokio::test]
async fn they_stay_with_a_stream_which_keeps_no_gazetteer_that_was_replaced() {
    let server = TestServer::start().await;
    let (documents, mut answers) = open_stream(&server, 1).await;
    let mut ask = async |id: &str, options: Option<proto::ExtractionOptions>| {
        let request = proto::StreamExtractRequest { document: Some(document(id, TEXT)), options };
        documents.send(request).await.unwrap();
        match answers.message().await.unwrap().unwrap().outcome {
            Some(StreamOutcome::Response(answer)) => told(&answer).0,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(ask("a", Some(options(&[]))).await[..2], OWN);
    assert_eq!(ask("b", None).await[..2], OWN);
    let old = server.engines.install(engine()).unwrap();
    // Calls that are done may still write their line.
    for _ in 0..100 {
        if Arc::strong_count(&old) == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(Arc::strong_count(&old), 1, "the stream is open and waits");
    assert_eq!(ask("c", None).await[..2], OWN);
    let mut none = options(&[]);
    none.ad_hoc_entries.clear();
    assert_eq!(ask("d", Some(none)).await, ["UN=united-nations@bodies", "Paris=paris@places"]);
}
