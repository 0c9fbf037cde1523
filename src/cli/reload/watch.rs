//! Watches the folders that hold gazetteers, by inotify. A file itself is never watched: that goes deaf once it is replaced.

use std::ffi::OsStr;
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::time::Duration;

use rustix::fs::inotify::{self, CreateFlags, Reader, WatchFlags};
use tokio::time::sleep;

use crate::config::Source;

/// The link that a ConfigMap's swap renames.
const DATA: &str = "..data";

/// A watch over folders. Those that are replaced are not followed; a new watch has to be made.
#[derive(Debug)]
pub struct Watch {
    inotify: OwnedFd,
    /// The last parts of the gazetteers' paths.
    names: Vec<Vec<u8>>,
}

impl Watch {
    /// Watches, of each gazetteer's path as it is given and as its links resolve, the folder that holds it, and itself where it is one.
    /// What is not there is not watched.
    ///
    /// # Errors
    ///
    /// The system has no watch left to give.
    pub fn over(sources: &[Source]) -> io::Result<Self> {
        let inotify = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
        let mut names = Vec::new();
        for source in sources {
            if let Source::Files { path, .. } = source {
                let given = std::path::absolute(path)?;
                let resolved = given.canonicalize().ok();
                for path in [Some(given), resolved].into_iter().flatten() {
                    names.extend(path.file_name().map(|name| name.as_bytes().to_owned()));
                    add(&inotify, &path)?;
                    path.parent().map_or(Ok(()), |folder| add(&inotify, folder))?;
                }
            }
        }
        Ok(Self { inotify, names })
    }

    /// Waits for a change that may matter. Safe to cancel.
    pub async fn changed(&self) {
        // Looking costs a microsecond, and to be woken by the descriptor itself would take unsafe code.
        const LOOK: Duration = Duration::from_millis(100);
        while !self.drain() {
            sleep(LOOK).await;
        }
    }

    /// Reads all events; whether one may matter.
    fn drain(&self) -> bool {
        let mut buffer = [MaybeUninit::uninit(); 4096];
        let mut events = Reader::new(&self.inotify, &mut buffer);
        let mut matters = false;
        while let Ok(event) = events.next() {
            // An event without a name is of a watched folder itself, or says that events were lost.
            matters |= event.file_name().is_none_or(|name| self.is_ours(name.to_bytes()));
        }
        matters
    }

    fn is_ours(&self, name: &[u8]) -> bool {
        let is_gaz = Path::new(OsStr::from_bytes(name)).extension().is_some_and(|extension| extension == "gaz");
        name == DATA.as_bytes() || is_gaz || self.names.iter().any(|ours| ours == name)
    }
}

fn add(inotify: &OwnedFd, folder: &Path) -> io::Result<()> {
    // Reading is no event here, else every load would be followed by another.
    let events = WatchFlags::CLOSE_WRITE
        | WatchFlags::CREATE
        | WatchFlags::MOVED_TO
        | WatchFlags::MOVED_FROM
        | WatchFlags::DELETE
        | WatchFlags::DELETE_SELF
        | WatchFlags::MOVE_SELF;
    if folder.is_dir() {
        inotify::add_watch(inotify, folder, events | WatchFlags::ONLYDIR)?;
    }
    Ok(())
}
