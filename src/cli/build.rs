//! The corpus of the explorer: what was built before where nothing changed, else part by part.

use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread::{self, ScopedJoinHandle};

use super::args::Input;
use super::load;
use crate::corpus::{Cache, Corpus};
use crate::extract;
use crate::pack::Pack;
use crate::run::Told;
use crate::source::{self, Files, Reading};

/// Files read before something is shown, and how many times more each time after that: what is
/// read anew for it stays a third of the whole.
const FIRST: usize = 8;
const FACTOR: usize = 4;

/// Reads the articles, telling `told` what can be explored already.
pub(super) fn build(input: &Input, told: &Told) -> Result<Corpus, String> {
    if input.paths.is_empty() {
        return embedded(input);
    }
    thread::scope(|scope| {
        // The pack takes about as long as the first articles.
        let pack = scope.spawn(|| pack(input));
        let options = load::read_options(input);
        let mut files = Files::below(&input.paths);
        let read = |files: &mut Files, most| {
            files.read(most, &options, &|now| {
                told.progress(now.files_done, now.files);
                ControlFlow::Continue(())
            })
        };
        // Asking every file when it changed takes its time too.
        let listed = files.listed();
        let kept = scope.spawn(move || {
            let cache = cache(input, &listed.stamp());
            let corpus = cache.as_ref().and_then(Cache::load);
            (cache, corpus)
        });
        let mut part = read(&mut files, FIRST);
        let pack = joined(pack)?;
        let (mut documents, mut problems) = (Vec::new(), Vec::new());
        let (mut kept, mut cache) = (Some(kept), None);
        loop {
            documents.extend(part.documents);
            problems.extend(part.problems);
            if !files.is_done() {
                told.so_far(Corpus::build(source::in_order(documents.clone()), &pack));
            }
            if let Some(kept) = kept.take() {
                let (place, corpus) = joined(kept);
                if let Some(corpus) = corpus {
                    return Ok(corpus);
                }
                cache = place;
            }
            if files.is_done() {
                break;
            }
            let (done, _) = files.progress();
            part = read(&mut files, done * (FACTOR - 1));
        }
        if documents.is_empty() {
            return Err(load::nothing_read(input, &problems));
        }
        let mut corpus = Corpus::build(source::in_order(documents), &pack);
        corpus.problems = problems;
        if let Some(cache) = cache {
            cache.store(&corpus);
        }
        Ok(corpus)
    })
}

/// The articles the program carries.
fn embedded(input: &Input) -> Result<Corpus, String> {
    let cache = cache(input, &[]);
    if let Some(corpus) = cache.as_ref().and_then(Cache::load) {
        return Ok(corpus);
    }
    thread::scope(|scope| {
        let pack = scope.spawn(|| pack(input));
        let Reading { documents, .. } = source::embedded();
        extract::prepare();
        let corpus = Corpus::build(documents, &joined(pack)?);
        if let Some(cache) = cache {
            cache.store(&corpus);
        }
        Ok(corpus)
    })
}

fn pack(input: &Input) -> Result<Pack, String> {
    load::pack(input.pack.as_deref()).map_err(|e| e.to_string())
}

/// Where the corpus of these files is kept; nowhere when they come from a pipe.
fn cache(input: &Input, files: &[u8]) -> Option<Cache> {
    if input.paths.iter().any(|p| p.as_os_str() == "-") {
        return None;
    }
    let pack = input.pack.as_deref().unwrap_or_default();
    // A pack of one's own may change as the articles do.
    let own = Path::new(pack).exists().then(|| PathBuf::from(pack));
    let pack_files = own.map(|path| {
        if path.is_dir() {
            stamp_of_folder(&path)
        } else {
            Files::below(&[path]).listed().stamp()
        }
    });
    let date = format!("{:?}", input.date);
    let parts = [
        pack.as_bytes(),
        &pack_files.unwrap_or_default(),
        date.as_bytes(),
        files,
    ];
    Cache::of(&input.paths, &parts)
}

/// What tells the files of a pack from others.
fn stamp_of_folder(folder: &Path) -> Vec<u8> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    Files::below(&paths).listed().stamp()
}

fn joined<T>(thread: ScopedJoinHandle<T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}
