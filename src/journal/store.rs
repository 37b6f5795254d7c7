use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use sha2::{Digest, Sha256};

use super::Entry;
use crate::model::Problem;

/// Where the journal of a corpus lies: in `.dateline/` beside the first input, or, when nothing
/// can be written there or the embedded articles are read, in the user's data folder. `None` when
/// there is no such folder either.
pub fn path_for(inputs: &[PathBuf]) -> Option<PathBuf> {
    let Some(first) = inputs.first() else {
        return Some(data_folder()?.join("embedded.jsonl"));
    };
    let folder = if first.is_dir() {
        first.clone()
    } else {
        first.parent().map(Path::to_path_buf).unwrap_or_default()
    };
    let beside = folder.join(".dateline").join("journal.jsonl");
    if beside.exists() || writable(&folder) {
        return Some(beside);
    }
    let whole = fs::canonicalize(&folder).unwrap_or(folder);
    let digest = Sha256::digest(whole.to_string_lossy().as_bytes());
    let name = digest
        .first_chunk()
        .map_or(0, |bytes| u64::from_be_bytes(*bytes));
    Some(data_folder()?.join(format!("{name:016x}.jsonl")))
}

fn data_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.data_dir().join("dateline").join("journals"))
}

fn writable(folder: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    fs::metadata(folder).is_ok_and(|m| m.is_dir() && !m.permissions().readonly())
}

/// The entries of a journal file, in order; none when there is no file. A last line that was
/// never finished is passed over: it was never confirmed. Other lines that cannot be read are
/// problems; an empty entry keeps their number.
pub(super) fn read(path: &Path) -> io::Result<(Vec<Option<Entry>>, Vec<Problem>)> {
    let text = match fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        match serde_json::from_str(line) {
            Ok(entry) => entries.push(Some(entry)),
            Err(_) if !line.ends_with('\n') => {}
            Err(error) => {
                entries.push(None);
                problems.push(Problem {
                    path: path.display().to_string(),
                    message: format!("line {number} is no decision and is passed over: {error}"),
                });
            }
        }
    }
    Ok((entries, problems))
}

/// Adds a line and waits until it is on the disk. An unfinished last line is cut away first.
pub(super) fn append(path: &Path, entry: &Entry) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?;
    let end = finished(&mut file)?;
    file.set_len(end)?;
    file.seek(SeekFrom::Start(end))?;
    let mut line = serde_json::to_vec(entry)?;
    line.push(b'\n');
    file.write_all(&line)?;
    file.sync_data()
}

/// Length of the file up to the end of its last line that can be read.
fn finished(file: &mut File) -> io::Result<u64> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let last = bytes
        .iter()
        .rposition(|&b| b == b'\n')
        .map_or(0, |at| at + 1);
    if last < bytes.len() && serde_json::from_slice::<Entry>(&bytes[last..]).is_ok() {
        file.write_all(b"\n")?;
        return Ok(bytes.len() as u64 + 1);
    }
    Ok(last as u64)
}
