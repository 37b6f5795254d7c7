//! The list of articles: headline; outlet, date and how it is known; what was kept and cut.

use ratatui::buffer::Buffer;

use super::Theme;
use super::overlay::select;
use super::paint::{frame, put_cut, put_right};
use crate::app::{App, Area, Articles, words};

/// Draws the view.
pub(super) fn draw(buf: &mut Buffer, body: Area, app: &App, theme: &Theme) {
    let len = app.corpus.documents.len();
    let place = format!("{} of {len}", (app.articles.list.cursor + 1).min(len));
    let inside = frame(
        buf,
        body,
        ("Articles", &place),
        (theme.border_focus, theme.title_focus),
        theme.ascii,
    );
    let mut y = inside.y;
    for at in app.articles.list.top..len {
        let Some(line) = Articles::line(&app.corpus, &app.timeline, at) else {
            break;
        };
        let (head, foot) = (
            Area {
                y,
                height: 1,
                ..inside
            },
            Area {
                y: y + 1,
                height: 1,
                ..inside
            },
        );
        if y + 1 >= inside.y + inside.height {
            break;
        }
        let counts = format!("{} ", events(line.events));
        let edge = put_right(buf, head, y, &counts, theme.number);
        let room = edge.saturating_sub(head.x + 3);
        put_cut(buf, head, (head.x + 1, y), room, &line.title, theme.heading);
        let cut = format!("{} ¶, {} lines cut ", line.kept, line.cut);
        let edge = put_right(buf, foot, y + 1, &cut, theme.dim);
        let room = edge.saturating_sub(foot.x + 3);
        put_cut(
            buf,
            foot,
            (foot.x + 1, y + 1),
            room,
            &line.source,
            theme.dim,
        );
        if at == app.articles.list.cursor {
            select(buf, head, theme.cursor);
            select(buf, foot, theme.cursor);
        }
        y += 3;
    }
}

/// `12 events shown of 18`.
fn events((all, shown): (usize, usize)) -> String {
    if all == shown {
        words::count(all, "event")
    } else {
        format!("{} shown of {all}", words::count(shown, "event"))
    }
}
