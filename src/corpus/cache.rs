//! What was built, kept for the next time the same articles are opened. Losing it costs time only:
//! a file that is damaged, of other articles or of another program is passed over and written anew.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use sha2::{Digest, Sha256};

use super::Corpus;

/// First bytes of every file.
const MAGIC: &[u8; 8] = b"dateline";
/// Bytes before what is kept: the first bytes, the stamp, the checksum.
const HEAD: usize = 8 + 32 + 4;
/// Most files kept; the oldest go.
const MOST: usize = 16;

/// Where a corpus is kept.
#[derive(Debug, Clone)]
pub struct Cache {
    file: PathBuf,
    stamp: [u8; 32],
}

impl Cache {
    /// The place for what is built from `inputs`, as long as `stamp` and the program are the same;
    /// `None` when the user has no folder for it.
    pub fn of(inputs: &[PathBuf], stamp: &[&[u8]]) -> Option<Self> {
        let folder = if let Some(folder) = std::env::var_os("DATELINE_CACHE") {
            PathBuf::from(folder)
        } else {
            let strategy = etcetera::choose_base_strategy().ok()?;
            strategy.cache_dir().join("dateline")
        };
        Self::in_folder(&folder, inputs, stamp)
    }

    fn in_folder(folder: &Path, inputs: &[PathBuf], stamp: &[&[u8]]) -> Option<Self> {
        let mut name = Sha256::new();
        for input in inputs {
            let whole = fs::canonicalize(input).unwrap_or_else(|_| input.clone());
            name.update(whole.as_os_str().as_encoded_bytes());
            name.update([0]);
        }
        let name = u64::from_be_bytes(*name.finalize().first_chunk()?);
        let mut all = Sha256::new();
        all.update(program()?);
        for part in stamp {
            all.update((part.len() as u64).to_le_bytes());
            all.update(part);
        }
        Some(Self {
            file: folder.join(format!("{name:016x}.corpus")),
            stamp: all.finalize().into(),
        })
    }

    /// What was kept; `None` when it is not there, or not this.
    pub fn load(&self) -> Option<Corpus> {
        let bytes = fs::read(&self.file).ok()?;
        let (head, kept) = bytes.split_at_checked(HEAD)?;
        let sum = crc32fast::hash(kept).to_le_bytes();
        let expected = [MAGIC.as_slice(), &self.stamp, &sum].concat();
        (head == expected).then(|| postcard::from_bytes(kept).ok())?
    }

    /// Keeps a corpus, whole or not at all. That it cannot be written is no concern of anybody.
    pub fn store(&self, corpus: &Corpus) {
        let _ = self.write(corpus);
    }

    fn write(&self, corpus: &Corpus) -> io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let beside = self.file.with_extension(std::process::id().to_string());
        self.write_to(File::create(&beside)?, corpus)?;
        fs::rename(&beside, &self.file)?;
        tidy(folder)
    }

    /// Writes as it goes: a big corpus is not held a second time.
    fn write_to(&self, mut file: File, corpus: &Corpus) -> io::Result<()> {
        file.write_all(MAGIC)?;
        file.write_all(&self.stamp)?;
        file.write_all(&[0; 4])?;
        let sum = crc32fast::Hasher::new();
        let mut kept = BufWriter::new(Summed { to: &mut file, sum });
        postcard::to_io(corpus, &mut kept).map_err(io::Error::other)?;
        let Summed { sum, .. } = kept.into_inner().map_err(io::IntoInnerError::into_error)?;
        let sum = sum.finalize().to_le_bytes();
        file.seek(SeekFrom::Start((HEAD - sum.len()) as u64))?;
        file.write_all(&sum)
    }
}

/// Sums up what is written.
struct Summed<W> {
    to: W,
    sum: crc32fast::Hasher,
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.sum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Tells this build of the program from others.
fn program() -> Option<Vec<u8>> {
    let meta = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let built = meta.modified().ok()?;
    let since = built.duration_since(std::time::UNIX_EPOCH).ok()?;
    let version = env!("CARGO_PKG_VERSION");
    Some(format!("{version} {} {}", meta.len(), since.as_nanos()).into_bytes())
}

/// Removes the files that were written longest ago.
fn tidy(folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().extension().is_some_and(|e| e == "corpus") {
            files.push((entry.metadata()?.modified()?, entry.path()));
        }
    }
    files.sort();
    let gone = files.len().saturating_sub(MOST);
    files[..gone]
        .iter()
        .try_for_each(|(_, path)| fs::remove_file(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    #[test]
    fn what_is_kept_comes_back_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let inputs = [folder.path().join("x")];
        let cache = |stamp: &str| Cache::in_folder(folder.path(), &inputs, &[stamp.as_bytes()]);
        let (one, other) = (cache("1").unwrap(), cache("2").unwrap());
        assert_eq!(one.load(), None);
        let corpus = sample::corpus();
        one.store(&corpus);
        assert_eq!(one.load(), Some(corpus));
        assert_eq!(other.load(), None);
        let mut bytes = fs::read(&one.file).unwrap();
        for at in (0..bytes.len()).step_by(97) {
            bytes[at] ^= 4;
            fs::write(&one.file, &bytes).unwrap();
            assert_eq!(one.load(), None, "byte {at} is damaged");
            bytes[at] ^= 4;
        }
        fs::write(&one.file, &bytes[..bytes.len() / 2]).unwrap();
        assert_eq!(one.load(), None);
    }
}
