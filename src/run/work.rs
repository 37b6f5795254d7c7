//! The threads beside the loop: one builds the corpus, one lays the analyst's decisions over it, one
//! filters. Each sends what it has as news; none of them touches the explorer's state.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::SystemTime;
use std::{io, thread};

use super::News;
use super::watch::Watch;
use crate::app::{Message, Question, Snapshot, words};
use crate::corpus::Corpus;
use crate::journal::{Change, Journal};
use crate::model::Problem;

/// Builds the corpus on a thread of its own, and again when files have changed; tells how far it
/// is. An error is a sentence.
pub type Build = Box<dyn FnMut(&Told) -> Result<Corpus, String> + Send>;

/// What a [`Build`] tells while it is at it; from any thread.
pub struct Told {
    news: Sender<News>,
    review: Sender<Review>,
    /// True while there is nothing on the screen yet.
    first: bool,
}

impl Told {
    /// So many articles of so many are read.
    pub fn progress(&self, done: usize, of: usize) {
        // The explorer may have been closed meanwhile, here and below.
        let _ = self.news.send(News::App(Message::Progress(done, of)));
    }

    /// What can be explored already; not worth showing when something older is on the screen.
    pub fn so_far(&self, corpus: Corpus) {
        if self.first {
            let _ = self.review.send(Review::Built(Box::new(corpus), false));
        }
    }
}

/// Work of the thread that keeps the decisions.
enum Review {
    /// A corpus, and whether it is whole.
    Built(Box<Corpus>, bool),
    /// A decision to be kept.
    Decided(Change),
}

/// The threads beside the loop.
pub(super) struct Workers {
    questions: Sender<Question>,
    review: Sender<Review>,
}

impl Workers {
    /// Has a question answered; of several that wait, the last.
    pub(super) fn ask(&self, question: Question) {
        // A thread that is gone has told its end as news, here and below.
        let _ = self.questions.send(question);
    }

    /// Has a decision kept.
    pub(super) fn decide(&self, change: Change) {
        let _ = self.review.send(Review::Decided(change));
    }
}

/// Starts the threads.
pub(super) fn start(
    build: Build,
    journal: Option<PathBuf>,
    inputs: &[PathBuf],
    news: &Sender<News>,
) -> io::Result<Workers> {
    let (review, reviews) = mpsc::channel();
    let (questions, asked) = mpsc::channel();
    let told = Told {
        news: news.clone(),
        review: review.clone(),
        first: true,
    };
    let inputs = inputs.to_vec();
    named("build", news, move || builds(build, told, &inputs))?;
    let reviewer = Reviewer::new(journal, news.clone());
    named("review", news, move || reviewer.work(&reviews))?;
    let to = news.clone();
    named("filter", news, move || answers(&asked, &to))?;
    Ok(Workers { questions, review })
}

/// Lets the screen and the keys go first on a machine that has few processors. Threads that this one
/// starts do so too.
fn give_way() {
    #[cfg(target_os = "linux")]
    // If it may not, it is as if nothing was asked for.
    let _ = rustix::process::nice(10);
}

/// Starts a thread; when it fails inside, that is told instead of waited for in vain.
fn named(name: &str, news: &Sender<News>, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let (news, doing) = (news.clone(), name.to_owned());
    thread::Builder::new().name(name.into()).spawn(move || {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(work)) {
            let why = failed(&doing, panic.as_ref());
            let _ = news.send(News::App(Message::Loaded(Err(why))));
        }
    })?;
    Ok(())
}

fn failed(doing: &str, panic: &(dyn std::any::Any + Send)) -> String {
    let what = panic.downcast_ref::<String>().map(String::as_str);
    let what = what.or_else(|| panic.downcast_ref::<&str>().copied());
    format!(
        "the {doing} failed inside the program ({}); please report it",
        what.unwrap_or("no reason given")
    )
}

/// Builds the corpus, and again after each change of the files.
fn builds(mut build: Build, mut told: Told, inputs: &[PathBuf]) {
    give_way();
    // Watched beside the first reading: in a large folder it takes as long as the first articles. What
    // changes before it begins is looked for.
    let began = SystemTime::now();
    let paths = inputs.to_vec();
    let watch = thread::Builder::new().name("watch".into());
    let watching = move || {
        // The first articles go before it.
        give_way();
        Watch::of(&paths, began)
    };
    let mut watching = watch.spawn(watching).ok();
    let mut watch = None;
    loop {
        let corpus = catch_unwind(AssertUnwindSafe(|| build(&told)));
        let corpus = corpus.unwrap_or_else(|panic| Err(failed("build", panic.as_ref())));
        let sent = match corpus {
            Ok(corpus) => told
                .review
                .send(Review::Built(Box::new(corpus), true))
                .is_ok(),
            Err(why) => told.news.send(News::App(Message::Loaded(Err(why)))).is_ok(),
        };
        told.first = false;
        if let Some(watching) = watching.take() {
            watch = watching.join().ok().flatten();
        }
        if !sent || !watch.as_mut().is_some_and(Watch::wait) {
            return;
        }
    }
}

/// Keeps decisions, and lays them over each corpus that comes.
struct Reviewer {
    journal: Journal,
    unreadable: Vec<Problem>,
    news: Sender<News>,
    /// The corpus as it was built, and whether it is whole.
    built: Option<(Arc<Corpus>, bool)>,
}

impl Reviewer {
    fn new(path: Option<PathBuf>, news: Sender<News>) -> Self {
        let (journal, unreadable) = match path {
            Some(path) => Journal::open(&path).unwrap_or_else(|error| {
                let problem = Problem {
                    path: path.display().to_string(),
                    message: format!("the decisions cannot be read: {error}"),
                };
                (Journal::default(), vec![problem])
            }),
            None => Default::default(),
        };
        Self {
            journal,
            unreadable,
            news,
            built: None,
        }
    }

    fn work(mut self, work: &Receiver<Review>) {
        give_way();
        while let Ok(review) = work.recv() {
            let message = match review {
                Review::Built(corpus, complete) => self.built(*corpus, complete),
                Review::Decided(change) => self.decided(change),
            };
            if message.is_some_and(|m| self.news.send(News::App(m)).is_err()) {
                return;
            }
        }
    }

    fn built(&mut self, corpus: Corpus, complete: bool) -> Option<Message> {
        let note = match &self.built {
            // Files were touched and say the same.
            Some((before, true)) => Some(changes(before, &corpus)?),
            _ => None,
        };
        self.built = Some((Arc::new(corpus), complete));
        self.reviewed(note)
    }

    fn decided(&mut self, change: Change) -> Option<Message> {
        let word = match self.journal.change(change, Some(now())) {
            Ok(word) => word,
            Err(error) => {
                let path = self.journal.path().display();
                let note = format!("the decision could not be kept: {error} {path}");
                return Some(Message::Note(note.trim_end().to_owned()));
            }
        };
        self.reviewed(Some(word.to_owned()))
    }

    /// What is built with the decisions laid over it.
    fn reviewed(&self, note: Option<String>) -> Option<Message> {
        let (corpus, complete) = self.built.as_ref()?;
        let mut corpus = corpus.clone();
        if self.journal.standing().next().is_some() || !self.unreadable.is_empty() {
            let corpus = Arc::make_mut(&mut corpus);
            self.journal.apply(corpus);
            corpus.problems.extend(self.unreadable.iter().cloned());
        }
        let snapshot = Snapshot {
            complete: *complete,
            note,
            ..corpus.into()
        };
        Some(Message::Loaded(Ok(Box::new(snapshot))))
    }
}

/// The second, as ISO 8601 in UTC.
fn now() -> String {
    let now = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now());
    now.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// What is different in another corpus of the same files, in a sentence; `None` for nothing.
fn changes(before: &Corpus, after: &Corpus) -> Option<String> {
    let texts = |corpus: &Corpus| -> BTreeMap<String, String> {
        let documents = corpus.documents.iter();
        documents.map(|d| (d.id.clone(), d.text.clone())).collect()
    };
    let (old, new) = (texts(before), texts(after));
    let added = new.keys().filter(|id| !old.contains_key(*id)).count();
    let gone = old.keys().filter(|id| !new.contains_key(*id)).count();
    let other = |(id, text): &(&String, &String)| old.get(*id).is_some_and(|o| o != *text);
    let changed = new.iter().filter(other).count();
    if (added, gone, changed) == (0, 0, 0) && before.documents == after.documents {
        return None;
    }
    let parts = [(added, "new"), (changed, "changed"), (gone, "gone")];
    let mut told: Vec<String> = Vec::new();
    for (number, what) in parts.iter().filter(|(number, _)| *number > 0) {
        told.push(format!("{} {what}", words::count(*number, "article")));
    }
    if told.is_empty() {
        told.push("what is known of the articles changed".into());
    }
    let (was, is) = (before.events.len(), after.events.len());
    if was != is {
        told.push(format!("{} now, {was} before", words::count(is, "event")));
    }
    Some(told.join("; "))
}

/// Answers questions, of several of a kind that wait the last.
fn answers(asked: &Receiver<Question>, news: &Sender<News>) {
    let mut waiting: Vec<Question> = Vec::new();
    loop {
        if waiting.is_empty() {
            let Ok(question) = asked.recv() else { return };
            waiting.push(question);
        }
        for newer in asked.try_iter() {
            waiting.retain(|question| !question.gives_way_to(&newer));
            waiting.push(newer);
        }
        let question = waiting.remove(0);
        let answer = Message::Answered(Box::new(question.answer()));
        if news.send(News::App(answer)).is_err() {
            return;
        }
    }
}
