//! Around every call of the contract: admission, deadline, panics, and the count of what it takes.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use futures_util::FutureExt as _;
use http::{HeaderMap, Request, Response};
use tokio::time::timeout_at;
use tonic::body::Body;
use tower::{Layer, Service};
use tracing::Instrument as _;

use super::Call;
use super::body::{AnswerBody, Ending, RequestBody};
use crate::service::Shared;
use crate::telemetry::{Method, ShedReason, Work, traces};
use crate::wire::Error;

/// Makes a `Call` of each request for a method of the contract. Others, such as health, pass.
#[derive(Debug, Clone)]
pub struct CallLayer {
    shared: Arc<Shared>,
}

impl CallLayer {
    /// A layer for services over `shared`.
    pub fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }
}

impl<S> Layer<S> for CallLayer {
    type Service = Calls<S>;

    fn layer(&self, inner: S) -> Calls<S> {
        Calls { inner, shared: self.shared.clone() }
    }
}

/// The service of [`CallLayer`].
#[derive(Debug, Clone)]
pub struct Calls<S> {
    inner: S,
    shared: Arc<Shared>,
}

type Answer = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

impl<S> Service<Request<Body>> for Calls<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible>,
    S::Future: Send + 'static,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Answer;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<Body>) -> Answer {
        let Some(method) = Method::of_path(request.uri().path()) else {
            return Box::pin(self.inner.call(request));
        };
        let call = self.shared.begin(method, request.headers());
        let budget = self.shared.budget.clone();
        if let Err(error) = self.shared.admit(method) {
            let refusal = call.refuse(error).into_http();
            let refusal = AnswerBody::wrap(refusal, Ending::new(call), &budget);
            return Box::pin(async { Ok(refusal) });
        }
        request.extensions_mut().insert(call.clone());
        let ending = Ending::new(call.clone());
        let inner = self.inner.call(request.map(|body| RequestBody::wrap(body, call.clone())));
        let span = call.span.clone();
        let answer = async move {
            let response = answer(&call, inner).await;
            Ok(AnswerBody::wrap(response, ending, &budget))
        };
        Box::pin(answer.instrument(span))
    }
}

/// The answer of `inner`, or what is told instead of it. Dropping `inner` at the deadline stops its work.
async fn answer(call: &Call, inner: impl Future<Output = Result<Response<Body>, Infallible>>) -> Response<Body> {
    let guarded = AssertUnwindSafe(inner).catch_unwind();
    let end = match call.deadline.filter(|_| !call.method.is_stream()) {
        Some(deadline) => timeout_at(deadline.into(), guarded).await,
        None => Ok(guarded.await),
    };
    match end {
        Ok(Ok(Ok(response))) => response,
        Ok(Err(_panic)) => call.panicked().into_http(),
        Err(_elapsed) => call.refuse(Error::DeadlineExceeded).into_http(),
    }
}

impl Shared {
    fn begin(&self, method: &'static Method, headers: &HeaderMap) -> Arc<Call> {
        let arrived = Instant::now();
        let (span, trace) = traces::begin(method, headers);
        self.metrics.started(method);
        let own = (!method.is_stream()).then_some(self.settings.call_time);
        let patience = own.into_iter().chain(timeout(headers)).min();
        Arc::new(Call {
            method,
            arrived,
            deadline: patience.and_then(|patience| arrived.checked_add(patience)),
            trace,
            span,
            metrics: self.metrics.clone(),
            request: self.budget.hold_none().into(),
            calls: self.calls.clone(),
            place: Default::default(),
            tally: Default::default(),
            _under_way: self.lifecycle.token(),
        })
    }

    /// Refuses a call before its message is read where there is no room for it: refusing must cost next to nothing. A place is taken only
    /// once the message is there, so that slow uploads take none.
    fn admit(&self, method: &Method) -> Result<(), Error> {
        let reason = match method.work {
            _ if self.budget.is_exhausted() => ShedReason::Bytes,
            Work::Streamed => return Ok(()),
            Work::Queued if self.queue.is_full() => ShedReason::Queue,
            Work::Queued | Work::Read if self.calls.available_permits() == 0 => ShedReason::Calls,
            Work::Queued | Work::Read => return Ok(()),
        };
        self.metrics.shed(reason);
        Err(Error::Overloaded)
    }
}

/// How long the caller waits, by the header `grpc-timeout`: up to 8 digits and a unit. One that is not valid is none.
fn timeout(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get("grpc-timeout")?.to_str().ok()?;
    let (digits, unit) = value.split_at_checked(value.len().checked_sub(1)?)?;
    let count: u64 = digits.parse().ok().filter(|_| digits.len() <= 8 && !digits.starts_with('+'))?;
    Some(match unit {
        "H" => Duration::from_secs(count * 3600),
        "M" => Duration::from_secs(count * 60),
        "S" => Duration::from_secs(count),
        "m" => Duration::from_millis(count),
        "u" => Duration::from_micros(count),
        "n" => Duration::from_nanos(count),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::{EngineHandle, Lifecycle, Settings};
    use crate::wire::Limits;
    use tonic::{Code, Status};
    use tower::{ServiceExt as _, service_fn};

    #[test]
    fn timeouts() {
        let rows = [
            ("1H", Some(Duration::from_secs(3600))),
            ("2M", Some(Duration::from_secs(120))),
            ("3S", Some(Duration::from_secs(3))),
            ("99999999m", Some(Duration::from_millis(99_999_999))),
            ("0u", Some(Duration::ZERO)),
            ("7n", Some(Duration::from_nanos(7))),
            ("999999999m", None),
            ("", None),
            ("m", None),
            ("+1S", None),
            ("-1S", None),
            ("1", None),
            ("1é", None),
        ];
        for (value, expected) in rows {
            let mut headers = HeaderMap::new();
            headers.insert("grpc-timeout", http::HeaderValue::from_bytes(value.as_bytes()).unwrap());
            assert_eq!(timeout(&headers), expected, "{value}");
        }
    }

    fn shared() -> Arc<Shared> {
        let settings = Settings {
            limits: Limits::default(),
            workers: 1,
            calls: 1,
            call_time: Duration::from_secs(60),
            bytes_in_flight: 1,
            queue: Duration::from_secs(1),
            stream_window: 1,
        };
        Shared::new(EngineHandle::default(), settings, Arc::default(), Lifecycle::default()).unwrap()
    }

    fn request(timeout: &str) -> Request<Body> {
        let path = "/entity_extractor.v1.ExtractionService/Extract";
        Request::post(path).header("grpc-timeout", timeout).body(Body::empty()).unwrap()
    }

    async fn told(shared: &Arc<Shared>, request: Request<Body>, panics: bool) -> Status {
        let service = service_fn(move |_: Request<Body>| async move {
            match panics {
                true => panic!("Qwyzzx"),
                false => std::future::pending::<Result<Response<Body>, Infallible>>().await,
            }
        });
        let response = CallLayer::new(shared.clone()).layer(service).oneshot(request).await.unwrap();
        Status::from_header_map(response.headers()).unwrap()
    }

    #[tokio::test]
    async fn a_panic_and_a_deadline_are_told_by_fixed_texts_and_leave_nothing_behind() {
        let shared = shared();
        let status = told(&shared, request("1H"), true).await;
        assert_eq!(status.code(), Code::Internal);
        assert!(!format!("{status:?}").contains("Qwyzzx"), "{status:?}");
        let status = told(&shared, request("1m"), false).await;
        assert_eq!(status.code(), Code::DeadlineExceeded, "{status:?}");
        assert_eq!(shared.metrics.panics.get(), 1);
        assert_eq!((shared.calls.available_permits(), shared.metrics.calls_in_flight.get()), (1, 0));
    }
}
