//! The threads beside the loop: one builds the corpus, one lays the analyst's decisions over it, one
//! filters. Each sends what it has as news; none of them touches the explorer's state.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::{io, thread};

use super::News;
use crate::app::{Message, Question, Snapshot};
use crate::corpus::Corpus;
use crate::journal::Journal;
use crate::model::Problem;

/// Builds the corpus on a thread of its own, and again when files have changed; tells how far it
/// is. An error is a sentence.
pub type Build = Box<dyn FnMut(&Told) -> Result<Corpus, String> + Send>;

/// What a [`Build`] tells while it is at it; from any thread.
pub struct Told {
    news: Sender<News>,
    review: Sender<Review>,
}

impl Told {
    /// So many articles of so many are read.
    pub fn progress(&self, done: usize, of: usize) {
        // The explorer may have been closed meanwhile, here and below.
        let _ = self.news.send(News::App(Message::Progress(done, of)));
    }

    /// What can be explored already.
    pub fn so_far(&self, corpus: Corpus) {
        let _ = self.review.send(Review::Built(corpus, false));
    }
}

/// Work of the thread that keeps the decisions.
enum Review {
    /// A corpus, and whether it is whole.
    Built(Corpus, bool),
}

/// The threads beside the loop.
pub(super) struct Workers {
    questions: Sender<Question>,
}

impl Workers {
    /// Has a question answered; of several that wait, the last.
    pub(super) fn ask(&self, question: Question) {
        let _ = self.questions.send(question);
    }
}

/// Starts the threads.
pub(super) fn start(
    build: Build,
    journal: Option<PathBuf>,
    news: &Sender<News>,
) -> io::Result<Workers> {
    let (review, reviews) = mpsc::channel();
    let (questions, asked) = mpsc::channel();
    let told = Told {
        news: news.clone(),
        review,
    };
    named("build", move || builds(build, &told))?;
    let to = news.clone();
    named("review", move || reviewed(journal, &reviews, &to))?;
    let to = news.clone();
    named("filter", move || answers(&asked, &to))?;
    Ok(Workers { questions })
}

fn named(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.into()).spawn(work)?;
    Ok(())
}

fn builds(mut build: Build, told: &Told) {
    let corpus = catch_unwind(AssertUnwindSafe(|| build(told)));
    let corpus = corpus.unwrap_or_else(|panic| {
        let what = panic.downcast_ref::<String>().map(String::as_str);
        let what = what.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(format!(
            "reading the articles failed inside the program ({}); please report it",
            what.unwrap_or("no reason given")
        ))
    });
    let _ = match corpus {
        Ok(corpus) => told.review.send(Review::Built(corpus, true)).is_ok(),
        Err(why) => told.news.send(News::App(Message::Loaded(Err(why)))).is_ok(),
    };
}

/// Lays the decisions over each corpus that comes, and each decision over the corpus there is.
fn reviewed(journal: Option<PathBuf>, work: &Receiver<Review>, news: &Sender<News>) {
    let (journal, unreadable) = open(journal);
    while let Ok(Review::Built(mut corpus, complete)) = work.recv() {
        journal.apply(&mut corpus);
        corpus.problems.extend(unreadable.iter().cloned());
        let snapshot = Snapshot {
            complete,
            ..corpus.into()
        };
        let loaded = Message::Loaded(Ok(Box::new(snapshot)));
        if news.send(News::App(loaded)).is_err() {
            return;
        }
    }
}

/// The decisions, and what of them cannot be read.
fn open(path: Option<PathBuf>) -> (Journal, Vec<Problem>) {
    let Some(path) = path else {
        return Default::default();
    };
    Journal::open(&path).unwrap_or_else(|error| {
        let problem = Problem {
            path: path.display().to_string(),
            message: format!("the decisions cannot be read: {error}"),
        };
        (Journal::default(), vec![problem])
    })
}

/// Answers questions, of several that wait the last.
fn answers(asked: &Receiver<Question>, news: &Sender<News>) {
    while let Ok(mut question) = asked.recv() {
        while let Ok(newer) = asked.try_recv() {
            question = newer;
        }
        let answer = Message::Answered(Box::new(question.answer()));
        if news.send(News::App(answer)).is_err() {
            return;
        }
    }
}
