//! Measures the reader of web pages on the public article-extraction-benchmark: F1, precision and
//! recall of the kept text, counted as its `evaluate.py` does (runs of four words, mean over pages).
//!
//! ```text
//! git clone https://github.com/scrapinghub/article-extraction-benchmark /tmp/pages
//! cargo run --release --example page_benchmark -- /tmp/pages
//! ```
//!
//! With a second argument, the kept text of each page is written to that folder.

#![allow(
    clippy::cast_precision_loss,
    reason = "counts of words of a page are small"
)]

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use dateline::model::Role;
use dateline::source::{ReadOptions, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let root = arguments.next().ok_or("name the folder of the benchmark")?;
    let kept = arguments.next();
    let truth: HashMap<String, serde_json::Value> =
        serde_json::from_slice(&std::fs::read(root.join("ground-truth.json"))?)?;
    let reading = read(&[root.join("html")], &ReadOptions::default(), &|_| {
        ControlFlow::Continue(())
    });
    for problem in &reading.problems {
        eprintln!("{}: {}", problem.path, problem.message);
    }
    let mut found: HashMap<String, String> = HashMap::new();
    for document in &reading.documents {
        let body: Vec<&str> = document
            .paragraphs
            .iter()
            .filter(|p| !matches!(p.role, Role::Title | Role::Teaser | Role::Caption))
            .map(|p| p.span.of(&document.text))
            .collect();
        let page = Path::new(&document.path).file_name().unwrap_or_default();
        let page = page.to_string_lossy().replace(".html.gz", "");
        found.insert(page, body.join("\n\n"));
    }
    let mut scores = Vec::new();
    for (page, article) in &truth {
        let wanted = article["articleBody"].as_str().unwrap_or_default();
        let got = found.get(page).map_or("", String::as_str);
        if let Some(folder) = &kept {
            std::fs::create_dir_all(folder)?;
            std::fs::write(folder.join(format!("{page}.txt")), got)?;
        }
        scores.push((page, score(wanted, got)));
    }
    scores.sort_by(|a, b| {
        let worst = |s: &Score| s.precision.min(s.recall);
        worst(&a.1).total_cmp(&worst(&b.1)).then(a.0.cmp(b.0))
    });
    for (page, score) in &scores {
        println!(
            "{page} precision {:.3} recall {:.3}",
            score.precision, score.recall
        );
    }
    let pages = scores.len() as f64;
    let precision = scores.iter().map(|(_, s)| s.precision).sum::<f64>() / pages;
    let recall = scores.iter().map(|(_, s)| s.recall).sum::<f64>() / pages;
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "{} pages: F1 {f1:.4}, precision {precision:.4}, recall {recall:.4}",
        scores.len()
    );
    Ok(())
}

struct Score {
    precision: f64,
    recall: f64,
}

fn score(wanted: &str, got: &str) -> Score {
    let (wanted, got) = (runs(wanted), runs(got));
    let both: usize = wanted
        .iter()
        .map(|(run, count)| (*count).min(got.get(run).copied().unwrap_or(0)))
        .sum();
    let share = |of: &HashMap<Vec<String>, usize>| {
        let all: usize = of.values().sum();
        if all == 0 {
            0.0
        } else {
            both as f64 / all as f64
        }
    };
    Score {
        precision: share(&got),
        recall: share(&wanted),
    }
}

/// The runs of four words, with how often each stands there.
fn runs(text: &str) -> HashMap<Vec<String>, usize> {
    let words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect();
    let mut runs = HashMap::new();
    for at in 0..words.len().saturating_sub(3).max(1) {
        let run = words[at..words.len().min(at + 4)].to_vec();
        if !run.is_empty() {
            *runs.entry(run).or_default() += 1;
        }
    }
    runs
}
