//! Files whose parts refer to themselves: a reader that follows them would never come back.

use std::collections::BTreeSet;

use pdf_extract::{Dictionary, Document, Object, ObjectId};

/// Neither page trees nor drawings in drawings are nested deeper.
const DEEPEST: usize = 64;

/// True when a page's parents, or the drawings that a page draws, run in a circle.
pub(super) fn loops(file: &Document) -> bool {
    let mut sound = BTreeSet::new();
    file.objects.iter().any(|(id, object)| match object {
        Object::Dictionary(part) => has_endless_parents(file, part),
        Object::Stream(_) => !draws_to_an_end(file, *id, &mut Vec::new(), &mut sound),
        _ => false,
    })
}

fn has_endless_parents(file: &Document, part: &Dictionary) -> bool {
    let of_tree = matches!(
        part.get(b"Type").and_then(Object::as_name),
        Ok(b"Page" | b"Pages")
    );
    let mut next = Some(part).filter(|_| of_tree);
    for _ in 0..DEEPEST {
        let Some(part) = next else {
            return false;
        };
        next = part.get(b"Parent").ok().and_then(|p| dictionary(file, p));
    }
    next.is_some()
}

/// Follows the drawings a stream draws; `above` are those it is drawn in, `sound` those known to
/// come to an end.
fn draws_to_an_end(
    file: &Document,
    id: ObjectId,
    above: &mut Vec<ObjectId>,
    sound: &mut BTreeSet<ObjectId>,
) -> bool {
    if sound.contains(&id) {
        return true;
    }
    if above.contains(&id) || above.len() > DEEPEST {
        return false;
    }
    let Ok(Object::Stream(stream)) = file.get_object(id) else {
        return true;
    };
    let is_form = matches!(
        stream.dict.get(b"Subtype").and_then(Object::as_name),
        Ok(b"Form")
    );
    if is_form {
        let Some(resources) = stream.dict.get(b"Resources").ok() else {
            // It draws by the names of whatever draws it.
            let content = stream.decompressed_content();
            let content = content.as_deref().unwrap_or(&stream.content);
            return !content.windows(3).any(|w| w == b" Do");
        };
        let drawn =
            dictionary(file, resources).and_then(|r| dictionary(file, r.get(b"XObject").ok()?));
        above.push(id);
        let ends = drawn.into_iter().flatten().all(|(_, object)| {
            let inner = object.as_reference();
            inner.map_or(true, |inner| draws_to_an_end(file, inner, above, sound))
        });
        above.pop();
        if !ends {
            return false;
        }
    }
    sound.insert(id);
    true
}

/// The dictionary, direct or behind a reference.
fn dictionary<'f>(file: &'f Document, object: &'f Object) -> Option<&'f Dictionary> {
    match object {
        Object::Dictionary(found) => Some(found),
        Object::Reference(id) => file.get_dictionary(*id).ok(),
        _ => None,
    }
}
