//! `dateline pack check` and `dateline pack show`.

use super::args::{PackArguments, PackCommand};
use super::failure::Failure;
use super::load;
use super::output::counted;
use crate::export::plain::line;
use crate::export::sheet::{Sheet, gives, whole};
use crate::export::table;
use crate::model::EntityKind;
use crate::pack::Pack;

pub(super) fn run(command: &PackCommand) -> Result<(), Failure> {
    match command {
        PackCommand::Check(arguments) => check(arguments),
        PackCommand::Show(arguments) => show(arguments),
    }
}

fn check(arguments: &PackArguments) -> Result<(), Failure> {
    let pack = load::pack(arguments.pack.as_deref())?;
    arguments
        .output
        .print(|out, _| writeln!(out, "{}: {}; no faults", line(&pack.name), summary(&pack)))
}

fn show(arguments: &PackArguments) -> Result<(), Failure> {
    let pack = load::pack(arguments.pack.as_deref())?;
    let mut entities: Vec<_> = pack.entities.iter().collect();
    entities.sort_by_key(|e| e.kind);
    let row = |e: &&crate::model::Entity| {
        vec![
            e.kind.name().to_owned(),
            line(&e.name),
            e.id.clone(),
            e.parent
                .map_or_else(String::new, |p| pack.entities[p.0 as usize].id.clone()),
            line(&e.aliases.join(", ")),
        ]
    };
    let sheet = Sheet {
        columns: vec![
            whole("kind"),
            gives("name"),
            gives("id"),
            gives("belongs to"),
            gives("also"),
        ],
        rows: entities.iter().map(row).collect(),
    };
    arguments.output.print(|out, look| {
        writeln!(
            out,
            "{}: {}\n",
            look.bold(&line(&pack.name)),
            summary(&pack)
        )?;
        table::write(out, &sheet, look)?;
        for event in &pack.named_events {
            writeln!(out, "\n{}  {}", event.date.edtf(), line(&event.label))?;
        }
        Ok(())
    })
}

fn summary(pack: &Pack) -> String {
    let mut parts = Vec::new();
    for kind in EntityKind::ALL {
        let number = pack.entities.iter().filter(|e| e.kind == kind).count();
        if number > 0 {
            let plural = kind.plural().to_lowercase();
            parts.push(counted(number, kind.name(), &plural));
        }
    }
    parts.push(counted(
        pack.named_events.len(),
        "dated event",
        "dated events",
    ));
    parts.join(", ")
}
