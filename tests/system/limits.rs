//! What the server refuses or cuts when there is too much of it, each with a code, a reason and a way out.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use crate::support::{Setup, TestServer, document, extract, raw};
use entity_extractor::server::Transport;
use entity_extractor::wire::{Limits, proto};
use prost::Message as _;
use proto::batch_extract_result::Outcome;
use proto::extraction_service_client::ExtractionServiceClient;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio_stream::wrappers::ReceiverStream;
use tonic::transport::Endpoint;
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

const EXTRACT: &str = "/entity_extractor.v1.ExtractionService/Extract";

/// Some 90,000 bytes.
fn long_text() -> String {
    "Paris is in France. ".repeat(4500)
}

fn reason(status: &Status) -> String {
    status.get_error_details().error_info().map(|info| info.reason.clone()).unwrap_or_default()
}

fn assert_shed(status: &Status, why: &str) {
    assert_eq!((status.code(), reason(status).as_str()), (Code::ResourceExhausted, why), "{status:?}");
    assert!(status.get_error_details().retry_info().is_some());
}

#[tokio::test]
async fn a_call_that_takes_too_long_is_told_that_its_deadline_passed() {
    let mut setup = Setup::default();
    setup.settings.call_time = Duration::from_millis(100);
    let server = TestServer::with(setup).await;
    let (_body, messages) = mpsc::channel::<Vec<u8>>(1);
    let status = raw::call(server.channel().await, EXTRACT, ReceiverStream::new(messages)).await.unwrap_err();
    assert_eq!((status.code(), reason(&status).as_str()), (Code::DeadlineExceeded, "DEADLINE_EXCEEDED"), "{status:?}");
}

#[tokio::test]
async fn work_beyond_the_queue_is_refused_at_once_and_health_is_not() {
    let mut setup = Setup::default();
    setup.settings.workers = 1;
    setup.settings.queue = Duration::from_millis(1);
    let server = TestServer::with(setup).await;
    let channel = server.channel().await;
    let text = long_text();
    let calls: Vec<_> = (0..32)
        .map(|_| {
            let mut client = ExtractionServiceClient::new(channel.clone());
            let request = extract(document("d", &text));
            tokio::spawn(async move { client.extract(request).await })
        })
        .collect();
    assert_eq!(server.page("/livez").await.0, 200);
    let (mut answered, mut refused) = (0, 0);
    for call in calls {
        match call.await.unwrap() {
            Ok(_) => answered += 1,
            Err(status) => {
                assert_shed(&status, "OVERLOADED");
                refused += 1;
            }
        }
    }
    assert!(answered > 0 && refused > 0, "{answered} answered, {refused} refused");
    assert_eq!(server.metric("entity_extractor_shed_total{reason=\"queue\"}").await, f64::from(refused));
}

#[tokio::test]
async fn refusals_by_the_thousand_on_one_connection_cost_no_call_that_was_taken() {
    const REFUSALS: usize = 5000;
    let mut setup = Setup::default();
    setup.settings.workers = 1;
    setup.settings.queue = Duration::from_millis(1);
    let server = TestServer::with(setup).await;
    let channel = server.channel().await;
    let (text, refused) = (Arc::<str>::from(long_text()), Arc::new(AtomicUsize::new(0)));
    let callers: JoinSet<usize> = (0..64)
        .map(|_| {
            let (mut client, text, refused) =
                (ExtractionServiceClient::new(channel.clone()), text.clone(), refused.clone());
            async move {
                let mut answered = 0;
                while refused.load(Relaxed) < REFUSALS {
                    match client.extract(extract(document("d", &text))).await {
                        Ok(_) => answered += 1,
                        Err(status) => {
                            assert_shed(&status, "OVERLOADED");
                            refused.fetch_add(1, Relaxed);
                        }
                    }
                }
                answered
            }
        })
        .collect();
    let answered: usize = callers.join_all().await.iter().sum();
    assert!(answered > 0, "no call was taken beside {} that were refused", refused.load(Relaxed));
}

/// One connection's bytes hold six of them. Callers pause much shorter than they are asked to.
#[tokio::test]
async fn uploads_beyond_what_a_connection_may_hold_are_refused_and_those_within_it_are_answered() {
    const CALLERS: usize = 64;
    const PATIENCE: usize = 100;
    let mut setup = Setup::default();
    setup.settings.limits = Limits { document_bytes: 1 << 20, ..Limits::default() };
    setup.transport = Transport::default();
    let server = TestServer::with(setup).await;
    let channel = server.channel().await;
    let text = Arc::<str>::from("nothing to see in here ".repeat(1_000_000 / 23));
    let callers: JoinSet<Option<usize>> = (0..CALLERS)
        .map(|_| {
            let (mut client, text) = (ExtractionServiceClient::new(channel.clone()), text.clone());
            async move {
                for refused in 0..PATIENCE {
                    match client.extract(extract(document("d", &text))).await {
                        Ok(_) => return Some(refused),
                        Err(status) => assert_shed(&status, "CONNECTION_OVERLOADED"),
                    }
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                None
            }
        })
        .collect();
    let refused = callers.join_all().await;
    assert!(refused.iter().all(Option::is_some), "some have no answer after {PATIENCE} calls: {refused:?}");
    assert!(refused.iter().any(|refused| *refused > Some(0)), "as many fit as there are callers");
}

#[tokio::test]
async fn answers_that_nobody_reads_leave_no_room_for_others_until_they_go() {
    use tower::{Service as _, ServiceExt as _};
    let mut setup = Setup::default();
    setup.settings.bytes_in_flight = 1_000_000;
    let server = TestServer::with(setup).await;
    let request = extract(document("d", &long_text())).encode_to_vec();
    let length = u32::try_from(request.len()).unwrap().to_be_bytes();
    let framed = [&[0][..], &length, &request].concat();
    let mut unread = Vec::new();
    let mut refused = None;
    // Each on a connection of its own, with windows far smaller than the answer.
    for _ in 0..16 {
        let endpoint = Endpoint::from_shared(format!("http://{}", server.address)).unwrap();
        let mut channel = endpoint.initial_stream_window_size(65_535).connect().await.unwrap();
        let body = tonic::body::Body::new(http_body_util::Full::new(prost::bytes::Bytes::from(framed.clone())));
        let http = http::Request::post(format!("http://{}{EXTRACT}", server.address))
            .header("content-type", "application/grpc")
            .header("te", "trailers")
            .body(body)
            .unwrap();
        let response = channel.ready().await.unwrap().call(http).await.unwrap();
        match Status::from_header_map(response.headers()) {
            Some(status) if status.code() != Code::Ok => {
                refused = Some(status);
                break;
            }
            _ => unread.push((channel, response)),
        }
    }
    assert_shed(&refused.expect("the budget ends"), "OVERLOADED");
    assert!(unread.len() > 1, "{} answers", unread.len());
    drop(unread);
    for _ in 0..100 {
        if server.metric("entity_extractor_bytes_in_flight").await == 0.0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    server.extraction().await.extract(extract(document("d", "Paris"))).await.expect("there is room again");
}

/// Every index of an answer names something in it, and what is in it and what was cut are all there was.
fn assert_whole(answer: &proto::ExtractResponse, all: &proto::ExtractResponse) {
    let within = |index: i32, length: usize| assert!(usize::try_from(index).unwrap() < length);
    for mention in &answer.mentions {
        within(mention.sentence_index, answer.sentences.len());
        within(mention.entity_index, answer.entities.len());
    }
    for suppressed in &answer.suppressed_mentions {
        within(suppressed.sentence_index, answer.sentences.len());
    }
    for entity in &answer.entities {
        assert!(!entity.mention_indices.is_empty());
        entity.mention_indices.iter().for_each(|&index| within(index, answer.mentions.len()));
        for &index in &entity.role_indices {
            within(index, answer.roles.len());
            let holder = answer.roles[usize::try_from(index).unwrap()].holder.as_ref().unwrap();
            assert_eq!(holder.entity_id, entity.id);
        }
    }
    for role in &answer.roles {
        let holder = role.holder.as_ref().unwrap();
        holder.mention_index.into_iter().for_each(|index| within(index, answer.mentions.len()));
        holder.entity_index.into_iter().for_each(|index| within(index, answer.entities.len()));
        role.affiliations.iter().for_each(|it| within(it.mention_index, answer.mentions.len()));
    }
    let sum = |kept: usize, cut: i32| kept + usize::try_from(cut).unwrap();
    assert_eq!(sum(answer.mentions.len(), answer.mentions_cut), all.mentions.len());
    assert_eq!(sum(answer.sentences.len(), answer.sentences_cut), all.sentences.len());
    assert_eq!(sum(answer.roles.len(), answer.roles_cut), all.roles.len());
    assert_eq!(sum(answer.suppressed_mentions.len(), answer.suppressed_mentions_cut), all.suppressed_mentions.len());
}

fn everything(text: &str) -> proto::ExtractRequest {
    let options = proto::ExtractionOptions {
        include_suppressed: true,
        include_explanations: true,
        discover_names: Some(true),
        ..Default::default()
    };
    proto::ExtractRequest { document: Some(document("d", text)), options: Some(options) }
}

#[tokio::test]
async fn an_answer_is_cut_to_the_limit_and_tells_so() {
    let mut setup = Setup::default();
    setup.settings.limits.mentions = 100_000;
    let whole = TestServer::with(setup).await;
    let text = "French President Angela Merkel of France said so in Paris. See paris.example and PARIS. ".repeat(500);
    let mut client = whole.extraction().await;
    let all = client.extract(everything(&text)).await.unwrap().into_inner();
    assert!(!all.truncated && !all.suppressed_mentions.is_empty());
    let size = all.encoded_len();
    for most in [size, size - 1, size * 3 / 4, size / 2, size / 10, 70_000] {
        let mut setup = Setup::default();
        setup.settings.limits.mentions = 100_000;
        setup.settings.limits.response_bytes = most;
        let server = TestServer::with(setup).await;
        let mut client = server.extraction().await;
        let answer = client.extract(everything(&text)).await.unwrap().into_inner();
        assert!(answer.encoded_len() <= most, "{} of {most}", answer.encoded_len());
        assert!(answer.encoded_len() > most * 9 / 10, "{} of {most}: not more than needed", answer.encoded_len());
        assert_eq!(answer.truncated, most < size);
        assert_whole(&answer, &all);

        let proto::ExtractRequest { options, .. } = everything("");
        let documents = vec![document("a", &text), document("b", "Paris"), document("c", "")];
        let batch = client.batch_extract(proto::BatchExtractRequest { documents, options }).await.unwrap().into_inner();
        assert!(batch.encoded_len() <= most, "{} of {most}", batch.encoded_len());
        let outcomes: Vec<_> = batch.results.iter().map(|result| result.outcome.as_ref().unwrap()).collect();
        assert!(matches!(outcomes[0], Outcome::Response(answer) if answer.truncated), "{most}: the large one");
        assert!(matches!(outcomes[1], Outcome::Response(answer) if !answer.truncated), "{most}: the small one");
        assert!(matches!(outcomes[2], Outcome::Error(_)));

        let request = proto::ExplainTextRequest { text: text[..40_000].to_owned(), ..Default::default() };
        let explained = server.gazetteers().await.explain_text(request).await.unwrap().into_inner();
        assert!(explained.encoded_len() <= most, "{} of {most}", explained.encoded_len());
        let cut = explained.names_cut > 0 || explained.extraction.unwrap().truncated;
        assert!(cut || most > 70_000);
    }
}
