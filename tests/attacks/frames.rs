//! HTTP/2 written by hand, for no library sends what attackers do (RFC 9113; RFC 7541 for headers).

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{Instant, sleep, timeout};

pub const DATA: u8 = 0;
pub const HEADERS: u8 = 1;
pub const RST_STREAM: u8 = 3;
pub const SETTINGS: u8 = 4;
pub const PING: u8 = 6;
pub const WINDOW_UPDATE: u8 = 8;
pub const CONTINUATION: u8 = 9;

const ACK: u8 = 1;
pub const END_STREAM: u8 = 1;
pub const END_HEADERS: u8 = 4;

/// The setting of a stream's first window.
pub const INITIAL_WINDOW: u16 = 4;

/// The windows of a connection and a stream before anything was said of them.
const FIRST_WINDOW: i64 = 65_535;
/// The most bytes of a frame that every peer must take.
pub const PIECE: usize = 16 * 1024;

pub const EXTRACT: &str = "/entity_extractor.v1.ExtractionService/Extract";
pub const BATCH: &str = "/entity_extractor.v1.ExtractionService/BatchExtract";
pub const STREAM: &str = "/entity_extractor.v1.ExtractionService/StreamExtract";

/// A frame that came on a stream.
#[derive(Debug, Clone, Copy)]
pub struct Heard {
    pub kind: u8,
    pub flags: u8,
    pub stream: u32,
}

/// A connection of bytes, and what has come back on it.
#[derive(Debug)]
pub struct Peer {
    stream: TcpStream,
    inbox: Vec<u8>,
    /// How many frames of each kind have come.
    counts: [usize; 10],
    /// What has come on streams, and nobody has asked for yet.
    heard: Vec<Heard>,
    /// How many bytes of DATA the server takes now: on the connection, on a new stream, and how many fewer on those in use.
    window: i64,
    first_window: i64,
    spent: HashMap<u32, i64>,
}

impl Peer {
    /// A connection on which nothing was sent.
    pub async fn silent(address: SocketAddr) -> io::Result<Self> {
        Self::connect(TcpSocket::new_v4()?, address).await
    }

    /// A connection with the preface and these settings sent.
    pub async fn open(address: SocketAddr, settings: &[(u16, u32)]) -> io::Result<Self> {
        Self::silent(address).await?.greet(settings).await
    }

    /// The same, on which little fits that is not read.
    pub async fn narrow(address: SocketAddr, settings: &[(u16, u32)]) -> io::Result<Self> {
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(4096)?;
        Self::connect(socket, address).await?.greet(settings).await
    }

    async fn connect(socket: TcpSocket, address: SocketAddr) -> io::Result<Self> {
        let stream = socket.connect(address).await?;
        stream.set_nodelay(true)?;
        let (inbox, heard, spent) = (Vec::new(), Vec::new(), HashMap::new());
        Ok(Self { stream, inbox, counts: [0; 10], heard, window: FIRST_WINDOW, first_window: FIRST_WINDOW, spent })
    }

    async fn greet(mut self, settings: &[(u16, u32)]) -> io::Result<Self> {
        let mut payload = Vec::new();
        for (name, value) in settings {
            payload.extend(name.to_be_bytes());
            payload.extend(value.to_be_bytes());
        }
        self.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await?;
        self.send(&frame(SETTINGS, 0, 0, &payload)).await?;
        Ok(self)
    }

    pub async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).await
    }

    /// Sends without waiting for long: a server that reads no more is as good as one that closed.
    pub async fn try_send(&mut self, bytes: &[u8]) -> bool {
        matches!(timeout(Duration::from_millis(200), self.send(bytes)).await, Ok(Ok(())))
    }

    /// Whether the windows have room for so much DATA on a stream.
    pub fn has_room(&self, stream: u32, size: usize) -> bool {
        let size = i64::try_from(size).unwrap();
        size <= self.window && size <= self.first_window - self.spent.get(&stream).copied().unwrap_or(0)
    }

    /// Sends a frame of DATA, which takes its room.
    pub async fn try_data(&mut self, flags: u8, stream: u32, bytes: &[u8]) -> bool {
        let size = i64::try_from(bytes.len()).unwrap();
        self.window -= size;
        *self.spent.entry(stream).or_default() += size;
        self.try_send(&frame(DATA, flags, stream, bytes)).await
    }

    /// Makes a call with one message at the pace that the server grants. Whether all of it was taken.
    pub async fn try_call(&mut self, stream: u32, path: &str, message: &[u8]) -> bool {
        let mut is_taken = self.try_send(&open_call(stream, path)).await;
        for piece in body(message).chunks(PIECE) {
            let began = Instant::now();
            while is_taken && !self.has_room(stream, piece.len()) {
                sleep(Duration::from_millis(1)).await;
                is_taken = self.drain() && began.elapsed() < Duration::from_secs(1);
            }
            is_taken = is_taken && self.try_data(0, stream, piece).await;
        }
        is_taken && self.try_data(END_STREAM, stream, &[]).await
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

    /// The headers, data and resets of streams that have come since the last time. None where the server has closed.
    pub fn heard(&mut self) -> Option<Vec<Heard>> {
        let is_open = self.drain();
        let heard = std::mem::take(&mut self.heard);
        (is_open || !heard.is_empty()).then_some(heard)
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
            let (kind, flags) = (head[3], head[4]);
            let stream = u32::from_be_bytes([head[5], head[6], head[7], head[8]]);
            let payload: Vec<u8> = self.inbox.drain(..9 + size).skip(9).collect();
            if let Some(count) = self.counts.get_mut(usize::from(kind)) {
                *count += 1;
            }
            if matches!(kind, DATA | HEADERS | RST_STREAM) {
                self.heard.push(Heard { kind, flags, stream });
            }
            match (kind, stream) {
                (WINDOW_UPDATE, 0) => self.window += number(&payload),
                (WINDOW_UPDATE, _) => *self.spent.entry(stream).or_default() -= number(&payload),
                (SETTINGS, _) if flags & ACK == 0 => {
                    let found = payload.chunks_exact(6).find(|setting| setting[..2] == INITIAL_WINDOW.to_be_bytes());
                    self.first_window = found.map_or(self.first_window, |setting| number(&setting[2..]));
                    // The server holds itself to its settings from here on, and not before.
                    let _ = self.stream.try_write(&frame(SETTINGS, ACK, 0, &[]));
                }
                _ => {}
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

/// The frames of a whole call with one message, which must fit the windows.
pub fn whole_call(stream: u32, path: &str, message: &[u8]) -> Vec<u8> {
    let mut bytes = open_call(stream, path);
    for piece in body(message).chunks(PIECE) {
        bytes.extend(frame(DATA, 0, stream, piece));
    }
    bytes.extend(frame(DATA, END_STREAM, stream, &[]));
    bytes
}

/// A message as gRPC frames it: uncompressed, with its length.
pub fn body(message: &[u8]) -> Vec<u8> {
    let mut body = vec![0];
    body.extend(u32::try_from(message.len()).unwrap().to_be_bytes());
    body.extend(message);
    body
}

/// A number of four bytes.
fn number(bytes: &[u8]) -> i64 {
    bytes.iter().fold(0, |number, byte| number << 8 | i64::from(*byte))
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
