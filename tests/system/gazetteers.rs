//! The gazetteer service: what is held, what a name means, and why a text is tagged as it is.

use std::sync::Arc;

use crate::support::{Setup, TestServer};
use entity_extractor::engine::Engine;
use entity_extractor::gazetteer::{LayerSource, SourceFile, load};
use entity_extractor::wire::proto;
use proto::{NameExplanation, OffsetEncoding, SuppressionReason};

#[tokio::test]
async fn gazetteers_are_told_by_name_and_by_page() {
    let server = TestServer::start().await;
    let mut client = server.gazetteers().await;
    let (mut token, mut names) = (String::new(), Vec::new());
    loop {
        let request = proto::ListGazetteersRequest { page_size: 1, page_token: token };
        let page = client.list_gazetteers(request).await.unwrap().into_inner();
        names.extend(page.gazetteers.into_iter().map(|gazetteer| gazetteer.name));
        token = page.next_page_token;
        if token.is_empty() {
            break;
        }
    }
    assert_eq!(names, ["bodies", "places"]);
    let request = proto::GetGazetteerRequest { name: "places".to_owned() };
    let found = client.get_gazetteer(request).await.unwrap().into_inner().gazetteer.unwrap();
    assert_eq!((found.entry_count, found.state()), (3, proto::GazetteerState::Active));
    assert!(found.load_time.ends_with('Z') && found.checksum.contains(':'), "{found:?}");
}

#[tokio::test]
async fn a_name_is_looked_up_under_folding_by_gazetteer_and_by_page() {
    let server = TestServer::start().await;
    type Row = (&'static str, &'static str, &'static [&'static str], i32, &'static [&'static str], &'static str);
    let rows: [Row; 6] = [
        ("two entries", "Paris", &[], 0, &["paris", "paris-texas"], ""),
        ("folded", "PÀRIS", &[], 0, &["paris", "paris-texas"], ""),
        ("first page", "Paris", &[], 1, &["paris"], "1"),
        ("by gazetteer", "Paris", &["places"], 0, &["paris", "paris-texas"], ""),
        ("in another", "Paris", &["bodies"], 0, &[], ""),
        ("nowhere", "Atlantis", &[], 0, &[], ""),
    ];
    for (row, name, gazetteers, page_size, expected, next) in rows {
        let gazetteers = gazetteers.iter().map(|name| (*name).to_owned()).collect();
        let request =
            proto::LookUpNameRequest { name: name.to_owned(), gazetteers, page_size, page_token: String::new() };
        let page = server.gazetteers().await.look_up_name(request).await.unwrap().into_inner();
        let ids: Vec<_> = page.entries.iter().map(|entry| entry.entity_id.as_str()).collect();
        assert_eq!((ids.as_slice(), page.next_page_token.as_str()), (expected, next), "{row}");
    }
}

#[tokio::test]
async fn a_page_of_look_ups_is_no_larger_than_an_answer_may_be() {
    const BYTES: usize = 64 * 1024;
    let mut setup = Setup::default();
    setup.settings.limits.response_bytes = BYTES;
    let server = TestServer::with(setup).await;
    // 300 entries with the same name and some hundred bytes of others, and one that is larger than an answer.
    let mut text = String::new();
    for index in 0..300 {
        let others: Vec<String> = (0..20).map(|name| format!("Example {index} of many {name}")).collect();
        text += &format!("example-{index:03} | organization.company | Example | alias: {}\n", others.join("; "));
    }
    let others: Vec<String> = (0..5000).map(|name| format!("Largest example name {name}")).collect();
    text += &format!("largest | organization.company | Example | alias: {} | prior: 9\n", others.join("; "));
    let file = SourceFile { path: "many.gaz".to_owned(), text };
    let gazetteer = load(&[LayerSource { name: "many".to_owned(), files: vec![file] }]).unwrap();
    server.engines.install(Engine::new(Arc::new(gazetteer)).unwrap());
    let mut client = server.gazetteers().await;
    let (mut token, mut ids, mut pages) = (String::new(), Vec::new(), 0);
    loop {
        let request = proto::LookUpNameRequest {
            name: "Example".to_owned(),
            page_size: 1000,
            page_token: token,
            ..Default::default()
        };
        let page = client.look_up_name(request).await.unwrap().into_inner();
        assert!(prost::Message::encoded_len(&page) <= BYTES && !page.entries.is_empty());
        for entry in page.entries {
            let names = entry.names.len() + usize::try_from(entry.names_cut).unwrap();
            assert_eq!(names, if entry.entity_id == "largest" { 5001 } else { 21 }, "{}", entry.entity_id);
            assert_eq!(entry.names_cut > 0, entry.entity_id == "largest", "{}", entry.entity_id);
            ids.push(entry.entity_id);
        }
        pages += 1;
        token = page.next_page_token;
        if token.is_empty() {
            break;
        }
    }
    let mut expected = vec!["largest".to_owned()];
    expected.extend((0..300).map(|index| format!("example-{index:03}")));
    assert_eq!((ids, pages > 3), (expected, true), "each entry once, in {pages} pages");
}

async fn explained(text: &str, focus: Option<(i32, i32)>) -> Vec<NameExplanation> {
    let server = TestServer::start().await;
    let options = proto::ExtractionOptions { offset_encoding: OffsetEncoding::Utf16.into(), ..Default::default() };
    let focus = focus.map(|(begin, end)| proto::Span { begin, end });
    let request = proto::ExplainTextRequest { text: text.to_owned(), options: Some(options), focus };
    let answer = server.gazetteers().await.explain_text(request).await.unwrap().into_inner();
    assert!(answer.extraction.is_some());
    answer.names
}

#[tokio::test]
async fn every_candidate_is_explained_in_order() {
    let names = explained("😀 Paris Hilton met the UN in paris.", None).await;
    let found: Vec<_> = names.iter().filter(|name| !name.entity_id.starts_with("discovered:")).collect();
    let rows: Vec<_> = found.iter().map(|name| (name.text.as_str(), name.taken, name.reason())).collect();
    assert!(rows.contains(&("Paris", false, SuppressionReason::InsideLongerName)), "{rows:?}");
    assert!(rows.contains(&("UN", true, SuppressionReason::Unspecified)), "{rows:?}");
    assert!(rows.contains(&("paris", false, SuppressionReason::Case)), "{rows:?}");
    assert!(names.is_sorted_by_key(|name| name.span.unwrap().begin), "{rows:?}");
}

#[tokio::test]
async fn a_focus_leaves_only_what_it_touches() {
    let text = "😀 Paris, UN.";
    let rows: [(&str, (i32, i32), &[&str]); 6] = [
        ("all", (0, 13), &["Paris", "UN"]),
        ("one", (3, 8), &["Paris"]),
        ("a part", (7, 9), &["Paris"]),
        ("beside", (8, 10), &[]),
        ("a caret inside", (5, 5), &["Paris"]),
        ("across", (7, 11), &["Paris", "UN"]),
    ];
    for (row, focus, expected) in rows {
        let mut names: Vec<_> = explained(text, Some(focus)).await.into_iter().map(|name| name.text).collect();
        names.dedup();
        assert_eq!(names, expected, "{row}");
    }
}

#[tokio::test]
async fn a_loser_tells_its_rule_and_its_candidates() {
    let rows: [(&str, &str, &str, &[&str]); 2] = [
        ("longer name", "Paris Hilton met the UN.", "inside-longer-name", &["paris", "paris-texas"]),
        ("case", "We like paris.", "case", &["paris", "paris-texas"]),
    ];
    for (row, text, rule, candidates) in rows {
        let names = explained(text, None).await;
        let loser = names.iter().find(|name| !name.taken).expect("a name that was dropped");
        let fired = loser.rules.last().expect("a rule");
        let ids: Vec<_> = loser.candidates.iter().map(|candidate| candidate.entity_id.as_str()).collect();
        assert_eq!((fired.rule.as_str(), fired.entity_id.as_str(), ids.as_slice()), (rule, "", candidates), "{row}");
        assert!(fired.effect.starts_with("dropped"), "{row}: {fired:?}");
    }
}
