//! A stream as lines with their numbers, whatever bytes it holds.

use std::io::{BufRead, Read as _};

use super::error::Error;
use super::input::Input;
use super::sink::Sink;

/// The most bytes of a line. The largest entity of Wikidata has some five million.
const LONGEST: u64 = 64 << 20;

/// Hands each line that is not empty to `read`, with its number from 1. Lines that are no text are told as mistakes.
///
/// # Errors
///
/// Fails where the stream does, or `read`.
pub(super) fn each(
    input: Input,
    sink: &mut Sink<'_>,
    mut read: impl FnMut(&mut Sink<'_>, usize, &str) -> Result<(), Error>,
) -> Result<(), Error> {
    let Input { name, mut reader } = input;
    sink.enter(&name);
    let mut buffer = Vec::new();
    for number in 1.. {
        buffer.clear();
        let read_error = |source| Error::Read { file: name.clone(), source };
        let length = (&mut reader).take(LONGEST).read_until(b'\n', &mut buffer).map_err(read_error)?;
        if length == 0 {
            break;
        }
        if length as u64 == LONGEST && !buffer.ends_with(b"\n") {
            sink.mistake(number, "the line is longer than 64 MB; is this the format you named?")?;
            reader.skip_until(b'\n').map_err(read_error)?;
            continue;
        }
        match std::str::from_utf8(&buffer) {
            Ok(line) => {
                let line = if number == 1 { line.trim_start_matches('\u{feff}') } else { line };
                let line = line.trim_end_matches(['\n', '\r']);
                if !line.trim().is_empty() {
                    read(sink, number, line)?;
                }
            }
            Err(error) => {
                let column = String::from_utf8_lossy(&buffer[..error.valid_up_to()]).chars().count() + 1;
                let message = format!(
                    "is not UTF-8 at column {column}; convert the file, for instance with iconv -f WINDOWS-1252 -t UTF-8"
                );
                sink.mistake(number, message)?;
            }
        }
    }
    Ok(())
}
