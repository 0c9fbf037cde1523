//! What the log tells of a call: one line with its end and sizes, and never its text.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::{TestServer, document, extract, stream_item};
use serde_json::Value;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    fn calls(&self) -> Vec<Value> {
        let lines = self.text();
        let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.filter(|line| line["message"] == "call").collect()
    }
}

#[tokio::test]
async fn one_line_a_call_and_no_text() {
    let log = Log::default();
    let writer = log.clone();
    let lines = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_max_level(tracing::Level::DEBUG)
        .with_writer(move || writer.clone())
        .finish();
    // For this test's thread alone, on which its server runs too.
    let _guard = tracing::subscriber::set_default(lines);
    let server = TestServer::start().await;
    let mut client = server.extraction().await;
    // Another test may reach the place that logs just as this subscriber becomes known, and then the place would not ask it again.
    client.extract(extract(document("first", "Xyzzy"))).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    tracing::callsite::rebuild_interest_cache();
    let before = log.calls().len();
    client.extract(extract(document("Xyzzy", "Xyzzy is in Paris."))).await.unwrap();
    client.extract(extract(document("d", "Xyzzy\0"))).await.unwrap_err();

    let (documents, messages) = mpsc::channel(1);
    let mut answers = client.stream_extract(ReceiverStream::new(messages)).await.unwrap().into_inner();
    documents.send(stream_item(document("d", "Xyzzy"))).await.unwrap();
    answers.message().await.unwrap();
    drop((documents, answers, client));
    for _ in 0..100 {
        if log.calls().len() == before + 3 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    let calls = &log.calls()[before..];
    let ends: Vec<_> =
        calls.iter().map(|call| (call["method"].as_str().unwrap(), call["code"].as_str().unwrap())).collect();
    assert_eq!(ends[..2], [("Extract", "OK"), ("Extract", "INVALID_ARGUMENT")]);
    assert_eq!(ends[2].0, "StreamExtract");
    assert!(calls[0]["request_bytes"].as_u64().unwrap() > 18);
    assert!(calls[0]["response_bytes"].as_u64().unwrap() > 0);
    assert!(calls[0]["gazetteers"].as_str().unwrap().starts_with("places@"));
    assert_eq!(calls[1]["reason"], "NUL_CHARACTER");
    assert_eq!(calls[2]["documents"], 1);
    assert!(!log.text().contains("Xyzzy"), "{}", log.text());
}
