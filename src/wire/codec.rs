//! Protobuf in and out, with a message that cannot be read told as the caller's mistake.

use std::marker::PhantomData;

use prost::Message;
use prost::bytes::Buf as _;
use tonic::Status;
use tonic::codec::DecodeBuf;
use tonic_prost::ProstEncoder;

use super::error::Error;
use super::parts;

/// The codec of every method. Unlike tonic's own, it answers a message that is no valid protobuf with INVALID_ARGUMENT and a
/// reason, where tonic's answers INTERNAL.
#[derive(Debug)]
pub struct Codec<T, U>(PhantomData<(T, U)>);

impl<T, U> Default for Codec<T, U> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<T, U> tonic::codec::Codec for Codec<T, U>
where
    T: Message + Send + 'static,
    U: Message + Default + Send + 'static,
{
    type Encode = T;
    type Decode = U;
    type Encoder = ProstEncoder<T>;
    type Decoder = Decoder<U>;

    fn encoder(&mut self) -> Self::Encoder {
        ProstEncoder::default()
    }

    fn decoder(&mut self) -> Self::Decoder {
        Decoder(PhantomData)
    }
}

/// Reads messages of one type.
#[derive(Debug)]
pub struct Decoder<U>(PhantomData<U>);

impl<U: Message + Default> tonic::codec::Decoder for Decoder<U> {
    type Item = U;
    type Error = Status;

    fn decode(&mut self, bytes: &mut DecodeBuf<'_>) -> Result<Option<U>, Status> {
        let message = bytes.chunk();
        // What tonic hands over is in one piece.
        if parts::is_request::<U>() && message.len() == bytes.remaining() && parts::are_too_many(message) {
            return Err(Error::TooManyFields.into());
        }
        U::decode(bytes).map(Some).map_err(|error| Error::from(error).into())
    }
}
