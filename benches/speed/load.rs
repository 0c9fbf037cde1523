//! What callers do to a server: so many calls at once on one connection, or one stream.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use entity_extractor::wire::proto::stream_extract_response::Outcome;
use entity_extractor::wire::proto::{Document, ExtractRequest, ExtractResponse, StreamExtractRequest};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_stream::StreamExt as _;

use super::server::Server;

/// How documents are sent.
#[derive(Debug, Clone, Copy)]
pub enum Manner {
    /// As calls of their own, so many at once.
    Calls(usize),
    /// As messages of one stream, so many without an answer at once.
    Stream(usize),
}

/// What a load took, a document.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Seconds of the server's processor time.
    pub processor: f64,
    /// Seconds on the clock.
    pub clock: f64,
}

/// Sends `count` documents, `texts` over and over, and waits for all answers.
pub async fn load(
    server: &Server,
    manner: Manner,
    texts: &Arc<[String]>,
    count: usize,
) -> Result<Cost, Box<dyn Error>> {
    let (processor, clock) = (server.processor_time()?, Instant::now());
    match manner {
        Manner::Calls(at_once) => calls(server, at_once, texts, count).await?,
        Manner::Stream(at_once) => stream(server, at_once, texts, count).await?,
    }
    let processor = server.processor_time()?.saturating_sub(processor).as_secs_f64() / count as f64;
    Ok(Cost { processor, clock: clock.elapsed().as_secs_f64() / count as f64 })
}

/// The answers to the documents, one call each.
pub async fn answers(server: &Server, texts: &[String]) -> Result<Vec<ExtractResponse>, Box<dyn Error>> {
    let mut client = server.connect().await?;
    let mut answers = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        answers.push(client.extract(request(index, text)).await?.into_inner());
    }
    Ok(answers)
}

async fn calls(server: &Server, at_once: usize, texts: &Arc<[String]>, count: usize) -> Result<(), Box<dyn Error>> {
    let client = server.connect().await?;
    let next = Arc::new(AtomicUsize::new(0));
    let mut callers = JoinSet::new();
    for _ in 0..at_once {
        let (mut client, next, texts) = (client.clone(), next.clone(), texts.clone());
        callers.spawn(async move {
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                if index >= count {
                    return Ok(());
                }
                client.extract(request(index, &texts[index % texts.len()])).await?;
            }
        });
    }
    while let Some(end) = callers.join_next().await {
        end?.map_err(|status: tonic::Status| status)?;
    }
    Ok(())
}

async fn stream(server: &Server, at_once: usize, texts: &Arc<[String]>, count: usize) -> Result<(), Box<dyn Error>> {
    let room = Arc::new(Semaphore::new(at_once));
    let (sender, requests) = tokio::sync::mpsc::channel(at_once);
    let (texts, taken) = (texts.clone(), room.clone());
    tokio::spawn(async move {
        for index in 0..count {
            let Ok(place) = taken.acquire().await else { return };
            place.forget();
            let ExtractRequest { document, options } = request(index, &texts[index % texts.len()]);
            if sender.send(StreamExtractRequest { document, options }).await.is_err() {
                return;
            }
        }
    });
    let requests = tokio_stream::wrappers::ReceiverStream::new(requests);
    let mut answers = server.connect().await?.stream_extract(requests).await?.into_inner();
    let mut answered = 0;
    while let Some(answer) = answers.next().await {
        match answer?.outcome {
            Some(Outcome::Response(_)) => answered += 1,
            refused => return Err(format!("no answer: {refused:?}").into()),
        }
        room.add_permits(1);
    }
    if answered == count { Ok(()) } else { Err(format!("{answered} answers to {count} documents").into()) }
}

fn request(index: usize, text: &str) -> ExtractRequest {
    let document = Document { id: index.to_string(), content: text.to_owned(), ..Document::default() };
    ExtractRequest { document: Some(document), options: None }
}
