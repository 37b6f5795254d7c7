//! Mails: the text part, or the web page in it.

use mail_parser::{MessageParser, MimeHeaders};

use super::{Input, Yield, html};
use crate::model::DateBasis;
use crate::source::draft::{Draft, published};

pub(super) fn read(input: &Input, out: &mut Yield) {
    let Some(message) = MessageParser::default().parse(input.bytes) else {
        out.problems
            .push("is not a mail that can be read; save the article as text".into());
        return;
    };
    let text = message
        .text_part(0)
        .filter(|p| !p.is_content_type("text", "html"));
    let plain = text
        .and_then(|p| p.text_contents())
        .filter(|t| !t.trim().is_empty());
    let mut draft = match (plain, message.body_html(0)) {
        (Some(text), _) => Draft {
            text: text.to_owned(),
            ..Draft::default()
        },
        (None, Some(page)) => html::draft(&page),
        (None, None) => {
            out.problems
                .push("is a mail without text; save its attachment as a file".into());
            return;
        }
    };
    draft.title = message.subject().map(str::to_owned).or(draft.title);
    let sender = message
        .from()
        .and_then(|from| from.first())
        .and_then(|a| a.name());
    draft.outlet = draft.outlet.or_else(|| sender.map(str::to_owned));
    if let Some(date) = message.date() {
        let day =
            chrono::NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into());
        draft.dates.extend(
            day.map(|d| published(d, DateBasis::Markup, format!("the mail was sent on {d}"))),
        );
    }
    out.drafts.push(draft);
}
