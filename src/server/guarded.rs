//! A socket whose peer must say something soon, and must take what it asked for.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep, sleep_until};

/// The preface of HTTP/2 and the head of the SETTINGS frame that must follow it (RFC 9113, 3.4).
const FIRST_BYTES: usize = 24 + 9;

/// The most bytes that are read in a row before others have their turn: frames that cost a peer nothing cost the reader time.
const TURN: usize = 64 * 1024;

/// Ends with [`io::ErrorKind::TimedOut`] where the first bytes of HTTP/2 are late, or where nothing can be written for too long.
#[derive(Debug)]
pub struct Guarded<S> {
    inner: S,
    missing: usize,
    /// What was read since others last had their turn.
    turn: usize,
    first_bytes: Option<Pin<Box<Sleep>>>,
    stall: Duration,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<S> Guarded<S> {
    /// Guards `inner`: its first bytes are due at `deadline`, and a write waits for at most `stall`.
    pub fn new(inner: S, deadline: Instant, stall: Duration) -> Self {
        let first_bytes = Some(Box::pin(sleep_until(deadline)));
        Self { inner, missing: FIRST_BYTES, turn: 0, first_bytes, stall, stalled: None }
    }

    /// Notes whether a write went on, and ends a wait that is too long.
    fn watch<T>(&mut self, written: Poll<io::Result<T>>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let stall = self.stall;
        ready!(self.stalled.get_or_insert_with(|| Box::pin(sleep(stall))).as_mut().poll(context));
        Poll::Ready(Err(late()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Guarded<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.turn >= TURN {
            self.turn = 0;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(context, buffer);
        let size = buffer.filled().len() - before;
        self.turn = if read.is_pending() { 0 } else { self.turn + size };
        self.missing = self.missing.saturating_sub(size);
        if self.missing == 0 {
            self.first_bytes = None;
        } else if let Some(deadline) = &mut self.first_bytes
            && deadline.as_mut().poll(context).is_ready()
        {
            return Poll::Ready(Err(late()));
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Guarded<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write(context, bytes);
        self.watch(written, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write_vectored(context, buffers);
        self.watch(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.inner).poll_flush(context);
        self.watch(flushed, context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let ended = Pin::new(&mut self.inner).poll_shutdown(context);
        self.watch(ended, context)
    }
}

fn late() -> io::Error {
    io::ErrorKind::TimedOut.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, duplex};

    const DEADLINE: Duration = Duration::from_secs(10);

    fn guarded() -> (Guarded<DuplexStream>, DuplexStream) {
        let (near, far) = duplex(16);
        (Guarded::new(near, Instant::now() + DEADLINE, DEADLINE), far)
    }

    #[tokio::test(start_paused = true)]
    async fn the_first_bytes_are_due() {
        for (row, sent, in_time) in
            [("none", 0, false), ("too few", FIRST_BYTES - 1, false), ("enough", FIRST_BYTES, true)]
        {
            let (mut near, mut far) = guarded();
            let peer = tokio::spawn(async move {
                far.write_all(&vec![0; sent]).await.unwrap();
                tokio::time::sleep(DEADLINE * 2).await;
                far.write_all(&[7]).await
            });
            let mut bytes = vec![0; sent + 1];
            let read = near.read_exact(&mut bytes).await.map_err(|error| error.kind());
            assert_eq!(read.is_ok(), in_time, "{row}");
            assert_eq!(read.err(), (!in_time).then_some(io::ErrorKind::TimedOut), "{row}");
            drop(near);
            let _ = peer.await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_reader_may_be_slow_but_not_still() {
        let (mut near, mut far) = guarded();
        let peer = tokio::spawn(async move {
            let mut bytes = [0; 8];
            for _ in 0..5 {
                tokio::time::sleep(DEADLINE * 9 / 10).await;
                far.read_exact(&mut bytes).await.unwrap();
            }
            far
        });
        let began = Instant::now();
        let error = near.write_all(&[0; 200]).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!(began.elapsed() > DEADLINE * 5, "{:?}", began.elapsed());
        drop(peer.await.unwrap());
    }
}
