use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::*;
use crate::model::{DateBasis, Role};

pub(super) fn read_all(inputs: &[&Path]) -> Reading {
    let inputs: Vec<PathBuf> = inputs.iter().map(|p| p.to_path_buf()).collect();
    read(&inputs, &ReadOptions::default(), &|_| {
        ControlFlow::Continue(())
    })
}

/// One letter a paragraph: title, standfirst, body, teaser, caption, table caption, header, row.
fn roles(document: &Document) -> String {
    let letter = |role: Role| match role {
        Role::Title => 'T',
        Role::Standfirst => 'S',
        Role::Body => 'b',
        Role::Teaser => 't',
        Role::Caption => 'c',
        Role::TableCaption => 'C',
        Role::TableHeader => 'H',
        Role::TableRow => 'r',
    };
    document.paragraphs.iter().map(|p| letter(p.role)).collect()
}

fn line_of(document: &Document, offset: u32) -> u32 {
    document.text[..offset as usize].matches('\n').count() as u32 + 1
}

/// What a careful reader finds in an original: roles, first lines and sentence counts of the kept
/// paragraphs, the lines cut, the lines used as metadata. Numbers only: the texts are not ours.
struct Expected {
    roles: &'static str,
    lines: &'static [u32],
    sentences: &'static [usize],
    cut: &'static [u32],
    used: &'static [u32],
}

const ORIGINALS: [Expected; 5] = [
    Expected {
        roles: "bbbbbbbbb",
        lines: &[1, 2, 3, 4, 5, 6, 7, 8, 9],
        sentences: &[1, 1, 1, 1, 1, 1, 1, 1, 1],
        cut: &[10, 11],
        used: &[],
    },
    Expected {
        roles: "bbbbbbbbbbbbbbbbbb",
        lines: &[
            3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37,
        ],
        sentences: &[1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 3, 1, 2, 3, 1, 3, 1],
        cut: &[1, 46, 48, 49],
        used: &[39, 41, 43],
    },
    Expected {
        roles: "TSbbbCHrrrrrrrrrbbbb",
        lines: &[
            1, 3, 5, 7, 9, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 26, 28, 30,
        ],
        sentences: &[1, 1, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 1, 1, 1],
        cut: &[34, 36, 38, 40, 43],
        used: &[32],
    },
    Expected {
        roles: "Tbbbbbbbbbbbbbbbbbbbbb",
        lines: &[
            3, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 42, 44, 46,
        ],
        sentences: &[
            1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 1, 1, 2, 2, 3, 2, 1, 1, 1, 2, 3,
        ],
        cut: &[48, 50],
        used: &[1],
    },
    Expected {
        roles: "Tbbbb",
        lines: &[1, 3, 5, 7, 9],
        sentences: &[1, 4, 5, 4, 5],
        cut: &[11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 32],
        used: &[],
    },
];

#[track_caller]
fn check(document: &Document, expected: &Expected, sentences: bool) {
    let id = &document.id;
    let lines: Vec<u32> = document
        .paragraphs
        .iter()
        .map(|p| line_of(document, p.span.start))
        .collect();
    let counts: Vec<usize> = document
        .paragraphs
        .iter()
        .map(|p| p.sentences.len())
        .collect();
    let of = |used: bool| -> Vec<u32> {
        document
            .cut
            .iter()
            .filter(|c| c.metadata == used)
            .map(|c| c.line)
            .collect()
    };
    assert_eq!(
        roles(document),
        expected.roles,
        "roles of {id}: {:?}",
        document.cut
    );
    assert_eq!(lines, expected.lines, "lines of {id}");
    assert_eq!(of(false), expected.cut, "lines cut from {id}");
    assert_eq!(of(true), expected.used, "lines used of {id}");
    if sentences {
        assert_eq!(counts, expected.sentences, "sentences of {id}");
    }
}

#[test]
fn the_originals_are_read_as_a_careful_reader_would() {
    let Some(folder) = std::env::var_os("DATELINE_ORIGINALS") else {
        eprintln!("skipped: DATELINE_ORIGINALS does not name the folder of the original articles");
        return;
    };
    let reading = read_all(&[Path::new(&folder)]);
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    assert_eq!(reading.documents.len(), ORIGINALS.len());
    for (document, expected) in reading.documents.iter().zip(&ORIGINALS) {
        check(document, expected, true);
    }
    let dates: Vec<String> = reading
        .documents
        .iter()
        .map(|d| d.published_on().map_or(String::new(), |d| d.edtf()))
        .collect();
    assert_eq!(dates, ["", "2020-03-29", "", "", ""]);
    assert_eq!(
        reading.documents[1].published.as_ref().map(|p| p.basis),
        Some(DateBasis::Stated)
    );
    assert_eq!(
        reading.documents[1].derived_from.as_deref(),
        Some("The Washington Post")
    );
    assert!(
        reading.documents[1]
            .title
            .as_deref()
            .is_some_and(|t| t.starts_with("In Iraq"))
    );
    assert_eq!(
        reading.documents[2].derived_from.as_deref(),
        Some("Musings on Iraq")
    );
    assert_eq!(
        reading.documents[3].outlet.as_deref(),
        Some("The Jerusalem Post")
    );
}

/// The embedded articles have the paragraphs and the furniture of the originals.
#[test]
fn the_seeds_are_read_like_the_originals() {
    let reading = embedded();
    for (document, expected) in reading.documents.iter().zip(&ORIGINALS) {
        check(document, expected, false);
    }
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, content).unwrap();
    path
}

const STORY: &str = "Rockets hit depot\n\nThree rockets fell on the depot at dawn, the ministry said.\n\nNobody was hurt in the attack, a guard told us.\n";

#[test]
fn a_folder_is_read_with_its_side_file() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "b.txt", STORY);
    write(
        folder.path(),
        "sub/a.md",
        "---\ntitle: Depot\ndate: 2020-05-06\n---\n# Depot hit\n\nThree rockets fell\non the depot at dawn.\n",
    );
    write(folder.path(), "sub/b.txt", STORY);
    write(folder.path(), ".hidden.txt", STORY);
    write(folder.path(), "left-out.txt", STORY);
    write(folder.path(), ".gitignore", "left-out.txt\n");
    write(
        folder.path(),
        "articles.toml",
        "[[document]]\nfile = \"b.txt\"\noutlet = \"The Star\"\npublished_from = 2020-03-01\npublished_to = \"2020-03-04\"\n",
    );
    let reading = read_all(&[folder.path()]);
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let ids: Vec<&str> = reading.documents.iter().map(|d| d.id.as_str()).collect();
    let parent = folder.path().file_name().unwrap().to_str().unwrap();
    assert_eq!(ids, [&format!("{parent}/b"), "a", "sub/b"]);
    let side = &reading.documents[0];
    assert_eq!(side.outlet.as_deref(), Some("The Star"));
    assert_eq!(side.published_on().unwrap().edtf(), "2020-03-01/2020-03-04");
    let markdown = &reading.documents[1];
    assert_eq!(markdown.title.as_deref(), Some("Depot"));
    assert_eq!(roles(markdown), "Tb");
    assert_eq!(markdown.paragraphs[1].sentences.len(), 1);
    assert_eq!(
        markdown.published.as_ref().unwrap().basis,
        DateBasis::Markup
    );
    assert_eq!(markdown.cut.iter().filter(|c| c.metadata).count(), 4);
}

#[test]
fn one_bad_line_of_json_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(
        folder.path(),
        "x.jsonl",
        concat!(
            "{\"id\":\"one\",\"text\":\"Rockets fell on it.\",\"date\":\"2020-03-14\",\"url\":\"https://example.org/a\"}\n",
            "{\"id\":\"two\", nonsense\n\n",
            "{\"title\":\"no text\"}\n",
            "{\"maintext\":\"Mortars fell on it.\",\"date_publish\":\"2020-03-15 10:00:00\",\"source_domain\":\"example.org\"}\n",
            "{\"id\":5,\"text\":\"It was shelled.\",\"date\":\"some day\"}\n",
        ),
    );
    let reading = read_all(&[&path]);
    let ids: Vec<&str> = reading.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["5", "one", "x-5"]);
    let words: Vec<String> = reading.problems.iter().map(|p| p.message.clone()).collect();
    assert_eq!(words.len(), 3, "{words:?}");
    for (message, place) in words.iter().zip(["line 2 ", "line 4 ", "line 6:"]) {
        assert!(message.starts_with(place), "{message}");
    }
    assert_eq!(
        reading.documents[1].published.as_ref().unwrap().basis,
        DateBasis::SideFile
    );
    assert_eq!(reading.documents[2].outlet.as_deref(), Some("example.org"));
    assert_eq!(
        reading.documents[2].published_on().unwrap().edtf(),
        "2020-03-15"
    );
}

#[test]
fn lists_and_single_objects_of_json() {
    let folder = tempfile::tempdir().unwrap();
    let list = write(
        folder.path(),
        "list.json",
        "[{\"text\":\"A b c.\"},\n{\"text\":\"D e f.\"}]",
    );
    let single = write(folder.path(), "single.json", "{\n \"text\": \"A b c.\"\n}");
    let reading = read_all(&[&list, &single]);
    let ids: Vec<&str> = reading.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["list-1", "list-2", "single"]);
}

#[test]
fn bad_files_are_named_and_hide_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "good.txt", STORY);
    write(at, "empty.txt", " \n");
    write(at, "binary.txt", [0u8, 1, 2, 3, 0, 0, 7, 0x7f]);
    write(at, "menu.txt", "Home\nNews\nSports\nSearch\n");
    write(at, "sub/articles.toml", "[[document]]\nfil = \"x\"\n");
    write(at, "sub/x.txt", STORY);
    fs::create_dir(at.join("nothing")).unwrap();
    let reading = read_all(&[at, &at.join("missing.txt"), &at.join("nothing")]);
    let ids: Vec<&str> = reading.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["good", "x"]);
    let said = |name: &str, words: &str| {
        let found = reading.problems.iter().find(|p| p.path.ends_with(name));
        assert!(
            found.is_some_and(|p| p.message.contains(words)),
            "{name}: {:?}",
            reading.problems
        );
    };
    said("missing.txt", "does not exist");
    said("nothing", "holds no articles");
    said("empty.txt", "is empty");
    said("binary.txt", "is not text");
    said("menu.txt", "page furniture");
    said("articles.toml", "line 2");
    assert_eq!(reading.problems.len(), 6, "{:?}", reading.problems);
}

#[test]
fn large_files_and_pipes_are_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.txt");
    fs::File::create(&path).unwrap().set_len(3 << 30).unwrap();
    let options = ReadOptions {
        max_bytes: 1 << 20,
        ..ReadOptions::default()
    };
    let reading = read(&[path], &options, &|_| ControlFlow::Continue(()));
    assert!(
        reading.problems[0].message.contains("larger than 1 MiB"),
        "{:?}",
        reading.problems
    );
    let reading = read_all(&[Path::new("/dev/null")]);
    assert!(
        reading.problems[0].message.contains("pipe or a device"),
        "{:?}",
        reading.problems
    );
}

#[test]
fn the_analyst_date_fills_a_gap_only() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", STORY);
    write(folder.path(), "2020-03-14-b.txt", STORY);
    let options = ReadOptions {
        date: "2021-01-01".parse().ok().map(Date::day),
        ..ReadOptions::default()
    };
    let reading = read(&[folder.path().to_path_buf()], &options, &|_| {
        ControlFlow::Continue(())
    });
    let bases: Vec<_> = reading
        .documents
        .iter()
        .map(|d| d.published.as_ref().unwrap().basis)
        .collect();
    assert_eq!(bases, [DateBasis::Url, DateBasis::Analyst]);
}

#[test]
fn progress_counts_and_can_stop() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c.txt"] {
        write(folder.path(), name, STORY);
    }
    let inputs = [folder.path().to_path_buf()];
    let last = std::sync::Mutex::new(Progress::default());
    let reading = read(&inputs, &ReadOptions::default(), &|now| {
        *last.lock().unwrap() = now;
        ControlFlow::Continue(())
    });
    let last = *last.lock().unwrap();
    assert_eq!(
        (last.files_done, last.files, last.bytes_done),
        (3, 3, last.bytes)
    );
    assert!(!reading.stopped);
    let stopped = read(
        &inputs,
        &ReadOptions::default(),
        &|_| ControlFlow::Break(()),
    );
    assert!(stopped.stopped && stopped.documents.len() == 1);
}

#[test]
fn text_without_end_takes_time_in_proportion() {
    let folder = tempfile::tempdir().unwrap();
    for (name, unit, times) in [
        ("dots.txt", "a.a", 30_000),
        ("stops.txt", ". a", 30_000),
        ("quotes.txt", "(\"x.\" y", 20_000),
        ("lines.txt", "one two\n", 50_000),
        ("names.txt", "Jo Doe says\n\n", 30_000),
        ("line.txt", "Rockets fell on it in the night and ", 50_000),
    ] {
        let path = write(folder.path(), name, unit.repeat(times));
        let started = std::time::Instant::now();
        read_all(&[&path]);
        // Time with the square of the length would be minutes here.
        assert!(
            started.elapsed().as_secs() < 60,
            "{name}: {:?}",
            started.elapsed()
        );
    }
    let path = write(folder.path(), "many.txt", "a\n".repeat(300_000));
    let reading = read_all(&[&path]);
    assert!(
        reading.problems[0].message.contains("200000 lines"),
        "{:?}",
        reading.problems
    );
}

#[test]
fn a_long_file_of_lines_is_read_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.jsonl");
    let story = "Shells fell on a depot near the river on Saturday, the army said.";
    let lines = [
        format!("{{\"id\": \"a\", \"text\": \"{story}\", \"date\": \"2020-03-14\"}}"),
        format!("{{\"id\": \"b\", \"text\": \"{}\"}}", "x".repeat(3 << 10)),
        "{\"id\": \"c\"".to_owned(),
        format!("{{\"id\": \"d\", \"text\": \"{story}\"}}"),
    ];
    std::fs::write(&path, lines.join("\n")).unwrap();
    let options = ReadOptions {
        max_bytes: 2 << 10,
        ..ReadOptions::default()
    };
    let reading = read(std::slice::from_ref(&path), &options, &|_| {
        ControlFlow::Continue(())
    });
    let ids: Vec<&str> = reading.documents.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["a", "d"]);
    assert_eq!(
        reading.documents[0].published_on().unwrap().edtf(),
        "2020-03-14"
    );
    let told: Vec<&str> = reading
        .problems
        .iter()
        .map(|p| p.message.as_str())
        .collect();
    assert!(told[0].starts_with("line 2 is longer than"), "{told:?}");
    assert!(told[1].starts_with("line 3 is not JSON"), "{told:?}");
}
