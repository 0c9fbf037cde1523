//! HTTP/2 written by hand, for no library sends what attackers do (RFC 9113; RFC 7541 for headers).

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

pub const DATA: u8 = 0;
pub const HEADERS: u8 = 1;
pub const RST_STREAM: u8 = 3;
pub const SETTINGS: u8 = 4;
pub const PING: u8 = 6;
pub const WINDOW_UPDATE: u8 = 8;
pub const CONTINUATION: u8 = 9;

pub const END_STREAM: u8 = 1;
pub const END_HEADERS: u8 = 4;

/// The setting of a stream's first window.
pub const INITIAL_WINDOW: u16 = 4;

pub const EXTRACT: &str = "/entity_extractor.v1.ExtractionService/Extract";
pub const BATCH: &str = "/entity_extractor.v1.ExtractionService/BatchExtract";
pub const STREAM: &str = "/entity_extractor.v1.ExtractionService/StreamExtract";

/// A connection of bytes, and what has come back on it.
#[derive(Debug)]
pub struct Peer {
    stream: TcpStream,
    inbox: Vec<u8>,
    /// How many frames of each kind have come.
    counts: [usize; 10],
    /// How many bytes of DATA the server takes on this connection.
    pub window: usize,
}

impl Peer {
    /// A connection on which nothing was sent.
    pub async fn silent(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, inbox: Vec::new(), counts: [0; 10], window: 65_535 })
    }

    /// A connection with the preface and these settings sent.
    pub async fn open(address: SocketAddr, settings: &[(u16, u32)]) -> io::Result<Self> {
        let mut peer = Self::silent(address).await?;
        let mut payload = Vec::new();
        for (name, value) in settings {
            payload.extend(name.to_be_bytes());
            payload.extend(value.to_be_bytes());
        }
        peer.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await?;
        peer.send(&frame(SETTINGS, 0, 0, &payload)).await?;
        Ok(peer)
    }

    pub async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).await
    }

    /// Sends without waiting for long: a server that reads no more is as good as one that closed.
    pub async fn try_send(&mut self, bytes: &[u8]) -> bool {
        matches!(timeout(Duration::from_millis(200), self.send(bytes)).await, Ok(Ok(())))
    }

    /// Takes what the server has sent so far. Whether it has not closed.
    pub fn drain(&mut self) -> bool {
        let mut bytes = [0; 16 * 1024];
        loop {
            match self.stream.try_read(&mut bytes) {
                Ok(0) => return false,
                Ok(size) => self.count(&bytes[..size]),
                Err(error) => return error.kind() == io::ErrorKind::WouldBlock,
            }
        }
    }

    /// How many frames of a kind have come so far.
    pub fn received(&mut self, kind: u8) -> usize {
        self.drain();
        self.counts[usize::from(kind)]
    }

    /// Whether the server closes within this time.
    pub async fn is_closed_within(&mut self, time: Duration) -> bool {
        let mut bytes = [0; 1024];
        let end = async { while matches!(self.stream.read(&mut bytes).await, Ok(1..)) {} };
        timeout(time, end).await.is_ok()
    }

    fn count(&mut self, bytes: &[u8]) {
        self.inbox.extend(bytes);
        while let Some(head) = self.inbox.first_chunk::<9>() {
            let size = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
            if self.inbox.len() < 9 + size {
                break;
            }
            let kind = usize::from(head[3]);
            let is_of_connection = head[5..9] == [0; 4];
            let frame: Vec<u8> = self.inbox.drain(..9 + size).skip(9).collect();
            if let Some(count) = self.counts.get_mut(kind) {
                *count += 1;
            }
            if kind == usize::from(WINDOW_UPDATE) && is_of_connection {
                self.window += frame.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            }
        }
    }
}

/// A frame.
pub fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let size = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut bytes = vec![size[1], size[2], size[3], kind, flags];
    bytes.extend(stream.to_be_bytes());
    bytes.extend(payload);
    bytes
}

/// A block of headers, each written out.
pub fn block(headers: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, value) in headers {
        bytes.push(0);
        text(&mut bytes, name);
        text(&mut bytes, value);
    }
    bytes
}

/// The headers of a gRPC call, and some more.
pub fn call(path: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let usual = [
        (":method", "POST"),
        (":scheme", "http"),
        (":path", path),
        (":authority", "localhost"),
        ("content-type", "application/grpc"),
        ("te", "trailers"),
    ];
    block(&[&usual, more].concat())
}

/// The frames that open a call and leave it open.
pub fn open_call(stream: u32, path: &str) -> Vec<u8> {
    frame(HEADERS, END_HEADERS, stream, &call(path, &[]))
}

/// The frames of a whole call with one message, in DATA frames no larger than a peer must take.
pub fn whole_call(stream: u32, path: &str, message: &[u8]) -> Vec<u8> {
    let mut body = vec![0];
    body.extend(u32::try_from(message.len()).unwrap().to_be_bytes());
    body.extend(message);
    let mut bytes = open_call(stream, path);
    for piece in body.chunks(16 * 1024) {
        bytes.extend(frame(DATA, 0, stream, piece));
    }
    bytes.extend(frame(DATA, END_STREAM, stream, &[]));
    bytes
}

fn text(bytes: &mut Vec<u8>, text: &str) {
    integer(bytes, text.len());
    bytes.extend(text.as_bytes());
}

/// An integer with a prefix of seven bits (RFC 7541, 5.1).
fn integer(bytes: &mut Vec<u8>, value: usize) {
    if value < 127 {
        bytes.push(u8::try_from(value).unwrap());
        return;
    }
    bytes.push(127);
    let mut rest = value - 127;
    while rest >= 128 {
        bytes.push(u8::try_from(rest % 128).unwrap() | 128);
        rest /= 128;
    }
    bytes.push(u8::try_from(rest).unwrap());
}
