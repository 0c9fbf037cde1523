//! One log line a call: method, code, sizes, durations, counts. Never text.

use std::time::Instant;

use tokio_util::task::task_tracker::TaskTrackerToken;
use tonic::{Code, Response, Status};
use tracing::{error, info};

use crate::wire::{Error, code_name, proto};

/// A call under way. Dropped without [`Call::finish`] or [`Call::end`], it is logged as cancelled.
#[derive(Debug)]
pub struct Call {
    method: &'static str,
    started: Instant,
    documents: usize,
    failed: usize,
    bytes: usize,
    mentions: usize,
    roles: usize,
    ended: bool,
    _under_way: TaskTrackerToken,
}

impl Call {
    /// Starts to count.
    pub fn begin(method: &'static str, under_way: TaskTrackerToken) -> Self {
        Self {
            method,
            started: Instant::now(),
            documents: 0,
            failed: 0,
            bytes: 0,
            mentions: 0,
            roles: 0,
            ended: false,
            _under_way: under_way,
        }
    }

    /// Counts a document that came.
    pub fn received(&mut self, bytes: usize) {
        self.documents += 1;
        self.bytes += bytes;
    }

    /// Counts what came of a document.
    pub fn answered(&mut self, result: &Result<proto::ExtractResponse, Error>) {
        match result {
            Ok(response) => {
                self.mentions += response.mentions.len();
                self.roles += response.roles.len();
            }
            Err(_) => self.failed += 1,
        }
    }

    /// Ends the call with its answer.
    pub fn finish<T>(self, result: Result<T, Error>) -> Result<Response<T>, Status> {
        match result {
            Ok(answer) => {
                self.end(Code::Ok, "");
                Ok(Response::new(answer))
            }
            Err(error) => {
                let (code, reason) = error.code_and_reason();
                self.end(code, reason);
                Err(error.into())
            }
        }
    }

    /// Ends the call with a code and the reason of an error.
    pub fn end(mut self, code: Code, reason: &'static str) {
        self.log(code, reason);
    }

    fn log(&mut self, code: Code, reason: &'static str) {
        self.ended = true;
        let (method, code_name, seconds) = (self.method, code_name(code), self.started.elapsed().as_secs_f64());
        let Self { documents, failed, bytes, mentions, roles, .. } = *self;
        if code == Code::Internal {
            error!(method, code = code_name, reason, documents, failed, bytes, mentions, roles, seconds, "call");
        } else {
            info!(method, code = code_name, reason, documents, failed, bytes, mentions, roles, seconds, "call");
        }
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        if !self.ended {
            self.log(Code::Cancelled, "");
        }
    }
}
