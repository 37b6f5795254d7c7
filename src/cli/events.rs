//! `dateline events`.

use std::io::{self, Write};

use super::args::{EventArguments, EventFormat, Output};
use super::failure::Failure;
use super::load;
use super::output::counted;
use crate::corpus::Corpus;
use crate::export::table::Look;
use crate::export::{
    LeftOut, Selection, acled, csv, events, geojson, html, ics, json, markdown, table, timelinejs,
};
use crate::query::{self, Filter};

pub(super) fn run(arguments: &EventArguments) -> Result<(), Failure> {
    let output = &arguments.output;
    let loaded = load::corpus(&arguments.input, output)?;
    let filter = resolved(&arguments.choices.filter(), &loaded.corpus, output)?;
    let mut selection = loaded.selection(&filter);
    if !arguments.format.tells_reviews() {
        let before = selection.events.len();
        selection.events.retain(|&e| !loaded.corpus.is_rejected(e));
        let rejected = before - selection.events.len();
        if rejected > 0 {
            let events = counted(rejected, "event", "events");
            output.note(format!("{events} left out that you rejected"));
        }
    }
    let mut left_out = None;
    output.print(|out, look| {
        left_out = print(out, arguments.format, &selection, look)?;
        Ok(())
    })?;
    match left_out {
        Some(left_out) if left_out == LeftOut::default() => {}
        Some(left_out) => output.note(left_out.sentence()),
        None => about_undated(&filter, &selection, output),
    }
    Ok(())
}

/// Prints the events; a format that cannot hold them all tells which it left out.
fn print(
    out: &mut dyn Write,
    format: EventFormat,
    selection: &Selection,
    look: Look,
) -> io::Result<Option<LeftOut>> {
    match format {
        EventFormat::Table => table::write(out, &events::table(selection), look)?,
        EventFormat::Jsonl => json::lines(out, selection.views())?,
        EventFormat::Json => json::array(out, selection.views())?,
        EventFormat::Csv => csv::write(out, &events::sheet(selection))?,
        EventFormat::Geojson => geojson::write(out, selection)?,
        EventFormat::Md => markdown::write(out, selection)?,
        EventFormat::Html => html::write(out, selection)?,
        EventFormat::Timelinejs => return timelinejs::write(out, selection).map(Some),
        EventFormat::Ics => return ics::write(out, selection).map(Some),
        EventFormat::Acled => {
            let (sheet, left_out) = acled::sheet(selection);
            csv::write(out, &sheet)?;
            return Ok(Some(left_out));
        }
    }
    Ok(None)
}

/// The filter with every name replaced by what it means.
pub(super) fn resolved(
    filter: &Filter,
    corpus: &Corpus,
    output: &Output,
) -> Result<Filter, Failure> {
    let resolved = filter.resolve(corpus)?;
    if !resolved.is_empty() {
        output.detail(format!("the filter is read as {resolved}"));
    }
    Ok(resolved)
}

/// Says where the events without a date went.
pub(super) fn about_undated(filter: &Filter, selection: &Selection, output: &Output) {
    let undated = |events: &[u32]| {
        let date = |&e: &u32| selection.corpus.events[e as usize].date;
        events.iter().filter(|e| date(e).is_none()).count()
    };
    let shown = undated(&selection.events);
    if shown > 0 {
        let are = if shown == 1 { "is" } else { "are" };
        let events = counted(shown, "undated event", "undated events");
        output.note(format!("{events} {are} listed last"));
    }
    if filter.asks_for_dates() {
        let any_day = Filter {
            from: None,
            to: None,
            ..filter.clone()
        };
        let left_out = undated(&query::events(selection.corpus, &any_day));
        if left_out > 0 {
            let are = if left_out == 1 { "is" } else { "are" };
            let events = counted(left_out, "undated event", "undated events");
            output.note(format!(
                "{events} {are} left out, because --from or --to asks for dates"
            ));
        }
    }
}
