//! Keys, the mouse, sizes, decisions and changing corpora in any order. The same on every run;
//! `DATELINE_RANDOM_SECONDS=300` goes on for so long.

use std::time::{Duration, Instant};

use dateline::app::{ACTIONS, Gesture, Key, Mouse, Snapshot};
use dateline::journal::Journal;
use dateline::ui::{Cells, Theme};

use super::*;

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// The corpora that may come, as they were built.
fn corpora() -> Vec<Corpus> {
    vec![
        common::corpus(),
        growing::partly(2),
        growing::partly(4),
        growing::many(12_050),
        Corpus::default(),
    ]
}

#[test]
fn nothing_breaks_the_screen() {
    let seconds = std::env::var("DATELINE_RANDOM_SECONDS").ok();
    let seconds = seconds.and_then(|s| s.parse().ok()).unwrap_or(0);
    let end = Instant::now() + Duration::from_secs(seconds);
    let keymap = Keymap::default();
    let chords: Vec<_> = ACTIONS
        .iter()
        .flat_map(|e| keymap.keys(e.action).to_vec())
        .collect();
    let (corpora, theme) = (corpora(), Theme::built_in("dark").unwrap());
    let folder = tempfile::tempdir().unwrap();
    let (mut journal, _) = Journal::open(&folder.path().join("j.jsonl")).unwrap();
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let (mut app, mut built, mut size) = (app(), 0, (120, 40));
    let mut asked = Vec::new();
    let mut step = 0_u64;
    while step < 600 || Instant::now() < end {
        step += 1;
        let effect = match dice.roll(30) {
            0 => {
                size = (1 + dice.roll(210) as u16, 1 + dice.roll(70) as u16);
                app.on(Message::Resize(size.0, size.1))
            }
            1 => app.on(Message::Key(Key::char(char::from(
                b'a' + dice.roll(26) as u8,
            )))),
            2 => app.on(Message::Paste("Ald \u{202e}基地\n2020-03..".into())),
            3..=6 => {
                let gestures = [
                    Gesture::Press,
                    Gesture::Drag,
                    Gesture::Release,
                    Gesture::Wheel(1),
                    Gesture::Wheel(-1),
                ];
                app.on(Message::Mouse(Mouse {
                    gesture: gestures[dice.roll(5)],
                    x: dice.roll(size.0 as usize + 2) as u16,
                    y: dice.roll(size.1 as usize + 2) as u16,
                }))
            }
            7 => {
                built = dice.roll(corpora.len());
                app.on(loaded(&corpora[built], &journal, dice.roll(2) == 0))
            }
            8 => app.on(Message::Progress(dice.roll(9), 9)),
            9 => {
                // What the session before asked is answered to nobody.
                asked.clear();
                let memory = app.memory();
                let fresh = dice.roll(2) == 0;
                app = App::new("x".into(), Keymap::default(), Filter::default())
                    .remembering(memory, fresh);
                app.on(Message::Resize(size.0, size.1));
                app.on(loaded(&corpora[built], &journal, true))
            }
            _ => {
                let mut effect = Effect::None;
                for key in &chords[dice.roll(chords.len())].0 {
                    effect = app.on(Message::Key(*key));
                }
                effect
            }
        };
        if let Effect::Decide(change) = effect {
            journal.change(*change, None).unwrap();
            app.on(loaded(&corpora[built], &journal, true));
        }
        asked.extend(app.question());
        if !asked.is_empty() && dice.roll(3) == 0 {
            let question = asked.remove(dice.roll(asked.len()));
            app.on(Message::Answered(Box::new(question.answer())));
        }
        if step.is_multiple_of(3) {
            let rows = Cells::of(&app, &theme).text().lines().count();
            assert_eq!(rows, size.1 as usize, "step {step}");
        }
    }
    println!("{step} steps");
}

fn loaded(corpus: &Corpus, journal: &Journal, complete: bool) -> Message {
    let mut corpus = corpus.clone();
    journal.apply(&mut corpus);
    let snapshot = Snapshot {
        complete,
        ..corpus.into()
    };
    Message::Loaded(Ok(Box::new(snapshot)))
}
