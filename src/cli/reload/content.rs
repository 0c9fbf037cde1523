//! What the gazetteers' files hold, in short, to see whether it has changed.

use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Read as _};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use crate::config::{Source, gaz_files};

/// A hash of every file's path and bytes, and of why a file could not be read: a failure that stays the same is no change either.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Content(u64);

impl Content {
    /// What the files hold now.
    pub fn of(sources: &[Source]) -> Self {
        let mut hasher = DefaultHasher::new();
        for source in sources {
            if let Source::Files { path, .. } = source {
                match gaz_files(path) {
                    Ok(files) => files.iter().for_each(|file| add(&mut hasher, file)),
                    Err(error) => error.kind().hash(&mut hasher),
                }
            }
        }
        Self(hasher.finish())
    }

    /// What the files hold once nobody writes to them any more: the same at two looks, `pause` apart. `known` is believed at the first
    /// look. After ten looks the last one counts; the next look sees what is written later.
    pub fn settled(sources: &[Source], known: Option<Self>, pause: Duration) -> Self {
        const LOOKS: usize = 10;
        let mut last = Self::of(sources);
        for _ in 1..LOOKS {
            if Some(last) == known {
                break;
            }
            sleep(pause);
            let now = Self::of(sources);
            if now == last {
                break;
            }
            last = now;
        }
        last
    }
}

fn add(hasher: &mut DefaultHasher, path: &Path) {
    path.hash(hasher);
    match add_bytes(hasher, path) {
        Ok(length) => length.hash(hasher),
        Err(error) => error.kind().hash(hasher),
    }
}

fn add_bytes(hasher: &mut DefaultHasher, path: &Path) -> io::Result<usize> {
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 64 * 1024];
    let mut length = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(length),
            read => {
                hasher.write(&buffer[..read]);
                length += read;
            }
        }
    }
}
