//! The thread that reads the terminal, and its events in the explorer's words.

use std::sync::mpsc::{Receiver, Sender};
use std::{io, thread};

use crossterm::event::{
    self, Event, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use super::News;
use crate::app::{Code, Gesture, Key, Message, Mouse, Named};
use crate::term::{Answer, Sifted};

/// Reads input, one event at a time: the next is read when the loop says so, so that nobody reads
/// while an editor has the terminal.
pub(super) fn read_input(news: Sender<News>, gate: Receiver<()>) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        let mut answer = Answer::default();
        while let Ok(event) = event::read() {
            let mut out = Vec::new();
            match answer.sift(event) {
                Sifted::Light(light) => out.push(News::Light(light)),
                Sifted::Events(events) => out.extend(events.into_iter().map(translate)),
            }
            for item in out {
                if news.send(item).is_err() || gate.recv().is_err() {
                    return;
                }
            }
        }
        let _ = news.send(News::End);
    })?;
    Ok(())
}

fn translate(event: Event) -> News {
    let message = match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Message::Key),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Mouse(event) => mouse(event).map(Message::Mouse),
        Event::Resize(width, height) => Some(Message::Resize(width, height)),
        _ => None,
    };
    message.map_or(News::Ignored, News::App)
}

fn mouse(event: event::MouseEvent) -> Option<Mouse> {
    let gesture = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Gesture::Press,
        MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
        MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
        MouseEventKind::ScrollDown => Gesture::Wheel(1),
        MouseEventKind::ScrollUp => Gesture::Wheel(-1),
        _ => return None,
    };
    Some(Mouse {
        gesture,
        x: event.column,
        y: event.row,
    })
}

fn key(event: event::KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Named(Named::Enter),
        KeyCode::Esc => Code::Named(Named::Esc),
        KeyCode::Tab | KeyCode::BackTab => Code::Named(Named::Tab),
        KeyCode::Backspace => Code::Named(Named::Backspace),
        KeyCode::Delete => Code::Named(Named::Delete),
        KeyCode::Insert => Code::Named(Named::Insert),
        KeyCode::Up => Code::Named(Named::Up),
        KeyCode::Down => Code::Named(Named::Down),
        KeyCode::Left => Code::Named(Named::Left),
        KeyCode::Right => Code::Named(Named::Right),
        KeyCode::Home => Code::Named(Named::Home),
        KeyCode::End => Code::Named(Named::End),
        KeyCode::PageUp => Code::Named(Named::PageUp),
        KeyCode::PageDown => Code::Named(Named::PageDown),
        _ => return None,
    };
    let with = |modifier| event.modifiers.contains(modifier);
    let character = matches!(code, Code::Char(_));
    Some(Key {
        code,
        ctrl: with(KeyModifiers::CONTROL),
        alt: with(KeyModifiers::ALT),
        shift: !character && (with(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab),
    })
}
