use std::fs::{create_dir, read, remove_dir_all, remove_file, rename, write};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::thread;
use std::time::Duration;

use tempfile::{TempDir, tempdir};
use tokio::time::timeout;

use super::attempt::tried;
use super::content::Content;
use super::watch::Watch;
use crate::config::Source;

/// A folder as a ConfigMap mounts it, and beside its link to the data a plain file.
fn mounted() -> (TempDir, [Source; 2]) {
    let folder = tempdir().unwrap();
    let mount = folder.path().join("mount");
    create_dir(&mount).unwrap();
    create_dir(mount.join("..1")).unwrap();
    write(mount.join("..1/names.gaz"), "paris | place.city | Paris\n").unwrap();
    symlink("..1", mount.join("..data")).unwrap();
    symlink("..data/names.gaz", mount.join("names.gaz")).unwrap();
    write(folder.path().join("plain.gaz"), "rome | place.city | Rome\n").unwrap();
    let source = |name: &str, path: &str| Source::Files { name: name.to_owned(), path: folder.path().join(path) };
    let sources = [source("mount", "mount"), source("plain", "plain.gaz")];
    (folder, sources)
}

fn swap(folder: &Path, bytes: &str) {
    let mount = folder.join("mount");
    create_dir(mount.join("..2")).unwrap();
    write(mount.join("..2/names.gaz"), bytes).unwrap();
    symlink("..2", mount.join("..data_tmp")).unwrap();
    rename(mount.join("..data_tmp"), mount.join("..data")).unwrap();
    remove_dir_all(mount.join("..1")).unwrap();
}

/// A name, what is done, whether it wakes the watch, whether the content is another.
type Row = (&'static str, fn(&Path), bool, bool);

const ROWS: [Row; 12] = [
    ("nothing", |_| {}, false, false),
    ("read", |f| drop(read(f.join("plain.gaz"))), false, false),
    ("an unrelated file beside", |f| write(f.join("notes.md"), "x").unwrap(), false, false),
    ("edited in place", |f| write(f.join("plain.gaz"), "rome | place.city | Roma\n").unwrap(), true, true),
    (
        "written again with the same bytes",
        |f| write(f.join("plain.gaz"), "rome | place.city | Rome\n").unwrap(),
        true,
        false,
    ),
    (
        "replaced by a rename",
        |f| {
            write(f.join("new"), "oslo | place.city | Oslo\n").unwrap();
            rename(f.join("new"), f.join("plain.gaz")).unwrap();
        },
        true,
        true,
    ),
    ("deleted", |f| remove_file(f.join("plain.gaz")).unwrap(), true, true),
    (
        "deleted and made again",
        |f| {
            remove_file(f.join("plain.gaz")).unwrap();
            write(f.join("plain.gaz"), "rome | place.city | Rome\n").unwrap();
        },
        true,
        false,
    ),
    ("swapped", |f| swap(f, "bonn | place.city | Bonn\n"), true, true),
    ("swapped for the same bytes", |f| swap(f, "paris | place.city | Paris\n"), true, false),
    ("a file more in the folder", |f| write(f.join("mount/more.gaz"), "").unwrap(), true, true),
    ("the folder gone", |f| remove_dir_all(f.join("mount")).unwrap(), true, true),
];

#[tokio::test]
async fn what_wakes_the_watch_and_what_is_another_content() {
    for (row, act, wakes, differs) in ROWS {
        let (folder, sources) = mounted();
        let watch = Watch::over(&sources).unwrap();
        let before = Content::of(&sources);
        act(folder.path());
        let woken = timeout(Duration::from_millis(200), watch.changed()).await.is_ok();
        assert_eq!((woken, Content::of(&sources) != before), (wakes, differs), "{row}");
    }
}

#[tokio::test]
async fn a_watch_made_again_sees_what_happens_after_a_replacement() {
    for (row, act, wakes, _) in ROWS.into_iter().filter(|row| !row.0.contains("swapped")) {
        let (folder, sources) = mounted();
        let mount = folder.path().join("mount");
        swap(folder.path(), "bonn | place.city | Bonn\n");
        rename(&mount, folder.path().join("away")).unwrap();
        rename(folder.path().join("away"), &mount).unwrap();
        let watch = Watch::over(&sources).unwrap();
        act(folder.path());
        assert_eq!(timeout(Duration::from_millis(200), watch.changed()).await.is_ok(), wakes, "{row}");
    }
}

#[test]
fn a_file_that_is_being_written_is_waited_for() {
    let (folder, sources) = mounted();
    let known = Content::of(&sources);
    let path = folder.path().join("plain.gaz");
    write(&path, "").unwrap();
    let writer = thread::spawn(move || {
        thread::sleep(Duration::from_millis(50));
        write(&path, "rome | place.city | Rome\n").unwrap();
    });
    assert_eq!(Content::settled(&sources, Some(known), Duration::from_millis(400)), known);
    writer.join().unwrap();
}

#[test]
fn the_built_in_gazetteer_passes_its_canaries() {
    tried(&[Source::Builtin]).unwrap();
}
