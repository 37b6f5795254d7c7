//! The table of actions: name, sentence, default keys, where each applies. The default keymap, the
//! `?` overlay, the hints in the bottom line and the palette are all made from it.

/// Where keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// The list of events.
    Timeline,
    /// The text of an article.
    Article,
    /// The text of an article while a search in it is on.
    Search,
    /// The list of entities.
    Entities,
    /// The list of articles.
    Articles,
    /// An event's reports side by side.
    Compare,
    /// Two kinds of names counted against each other.
    Matrix,
    /// The sites of the events on a map.
    Map,
    /// The overlay of keys.
    Help,
    /// A card of details.
    Card,
    /// A fuzzy picker.
    Picker,
    /// A line to type in.
    Prompt,
}

impl Context {
    /// The heading used in the overlay of keys.
    pub fn title(self) -> &'static str {
        match self {
            Context::Timeline => "Timeline",
            Context::Article => "Article",
            Context::Search => "Search in the article",
            Context::Entities => "Entities",
            Context::Articles => "Articles",
            Context::Compare => "Compare",
            Context::Matrix => "Matrix",
            Context::Map => "Map",
            Context::Help => "Keys",
            Context::Card => "Details",
            Context::Picker => "Picker",
            Context::Prompt => "Typing",
        }
    }

    /// True where characters are typed rather than pressed.
    pub fn types(self) -> bool {
        matches!(self, Context::Picker | Context::Prompt)
    }
}

use Context::{
    Article, Articles, Card, Compare, Entities, Help, Map, Matrix, Picker, Prompt, Search, Timeline,
};

const EVERYWHERE: &[Context] = &[
    Timeline, Article, Search, Entities, Articles, Compare, Matrix, Map, Help, Card, Picker, Prompt,
];
const READING: &[Context] = &[
    Timeline, Article, Entities, Articles, Compare, Matrix, Map, Help, Card,
];
const SCROLLS: &[Context] = &[
    Timeline, Article, Entities, Articles, Compare, Matrix, Map, Help, Card,
];
const VIEWS: &[Context] = &[Timeline, Article, Entities, Articles, Compare, Matrix, Map];
const PANES: &[Context] = &[Timeline, Article, Entities];
const TYPING: &[Context] = &[Picker, Prompt];
const DECIDES: &[Context] = &[Timeline, Article, Compare];

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What is done.
    pub action: Action,
    /// Its name in keymaps and the palette.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub sentence: &'static str,
    /// The word for it in the bottom line; empty when it is not worth the room.
    pub hint: &'static str,
    /// Its keys unless the user's keymap says otherwise.
    pub keys: &'static [&'static str],
    /// Where it applies.
    pub contexts: &'static [Context],
}

macro_rules! actions {
    ($($variant:ident $name:literal $sentence:literal $hint:literal [$($key:literal),*] $contexts:expr;)*) => {
        /// Everything a key can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action {
            $(#[doc = $sentence] $variant,)*
        }

        /// All actions, in the order the overlay lists them.
        pub const ACTIONS: &[Entry] = &[$(Entry {
            action: Action::$variant,
            name: $name,
            sentence: $sentence,
            hint: $hint,
            keys: &[$($key),*],
            contexts: $contexts,
        },)*];
    };
}

actions! {
    Open "open" "Open the paragraph that reports this event" "open" ["Enter"] &[Timeline];
    FindEvent "find-event" "Go to the event told here on the timeline" "to event" ["Enter"] &[Article, Search];
    Include "include" "Show only events with this (again: no longer)" "filter" ["Enter", "Space"] &[Entities];
    Exclude "exclude" "Hide events with this (again: no longer)" "exclude" ["x"] &[Entities];
    Solo "solo" "Show only events with this, dropping other filters of its kind" "alone" ["o"] &[Entities];
    OpenArticle "open-article" "Read this article" "read" ["Enter"] &[Articles];
    OpenReport "open-report" "Go to the sentence of this report" "to sentence" ["Enter"] &[Compare];
    OpenCell "open-cell" "Show only the events with both of these names" "filter" ["Enter"] &[Matrix];
    OpenSite "open-site" "Show only the events at this site" "filter" ["Enter"] &[Map];
    Accept "accept" "Take what is typed or chosen" "apply" ["Enter"] TYPING;
    Mark "mark" "Choose several" "several" ["Tab"] &[Picker];
    NextMatch "next-match" "Next match in the article" "next match" ["n"] &[Search];
    PreviousMatch "previous-match" "Previous match in the article" "" ["N"] &[Search];
    NextReport "next-report" "Next report of this event, in whichever article" "next report" ["n"] PANES;
    PreviousReport "previous-report" "Previous report of this event" "" ["N"] PANES;
    NextTold "next-told" "Next paragraph that tells an event" "next told" ["]"] &[Article];
    PreviousTold "previous-told" "Previous paragraph that tells an event" "" ["["] &[Article];
    NextBar "next-bar" "First event of the next bar above: day, week, month or year" "" ["]"] &[Timeline];
    PreviousBar "previous-bar" "First event of the bar before" "" ["["] &[Timeline];
    FilterBar "filter-bar" "Show only the events of this bar; again, of a finer one within" "" ["B"] &[Timeline];
    NextTab "next-tab" "Next kind of entity" "next tab" ["]"] &[Entities];
    PreviousTab "previous-tab" "Previous kind of entity" "" ["["] &[Entities];
    NextPassage "next-passage" "Next event told here, also in the same paragraph" "" ["J"] &[Article];
    PreviousPassage "previous-passage" "Previous event told here" "" ["K"] &[Article];
    NextName "next-name" "Next name in the text; Enter then goes to it" "" ["}"] &[Article];
    PreviousName "previous-name" "Previous name in the text" "" ["{"] &[Article];
    NextColumns "next-columns" "Other columns: bases, groups, people, weapons, places, outlets" "columns" ["]"] &[Matrix];
    PreviousColumns "previous-columns" "The columns before" "" ["["] &[Matrix];
    NextRows "next-rows" "Other rows: bases, groups, people, weapons, places, outlets" "rows" ["}"] &[Matrix];
    PreviousRows "previous-rows" "The rows before" "" ["{"] &[Matrix];
    Mentions "mentions" "Read its mentions, one after the other" "mentions" ["v"] &[Entities];
    ToggleCut "toggle-cut" "Show or hide the lines that were cut, and why" "" ["x"] &[Article];
    Sort "sort" "Order by date, sources or casualties" "" ["S"] &[Timeline];
    Group "group" "Part the list by year, month or day" "" ["T"] &[Timeline];
    PickBase "pick-base" "Filter by base" "base" ["b"] VIEWS;
    PickGroup "pick-group" "Filter by group" "group" ["g"] VIEWS;
    PickPerson "pick-person" "Filter by person" "" ["p"] VIEWS;
    PickWeapon "pick-weapon" "Filter by weapon" "" ["w"] VIEWS;
    PickAny "pick-any" "Filter by anything that has a name" "" ["f"] VIEWS;
    PickEvent "pick-event" "Find an event" "" ["F"] VIEWS;
    PickArticle "pick-article" "Find an article" "" ["A"] VIEWS;
    PickKind "pick-kind" "Filter by kind of event" "" ["t"] VIEWS;
    PickDates "pick-dates" "Filter by days, as 2020-03 or 2020-03..2020-06" "" ["D"] VIEWS;
    Without "without" "Take all but what is chosen" "all but" ["Ctrl-x"] &[Picker];
    Negate "negate" "Turn the last filter into its opposite" "" ["!"] VIEWS;
    SaveFilters "save-filters" "Save the filters under a name" "" ["Ctrl-s"] VIEWS;
    RecallFilters "recall-filters" "Bring back saved filters" "" ["R"] VIEWS;
    Filter "filter" "Filter this list, or search this article" "filter" ["/"] &[Timeline, Article, Entities];
    Back "back" "Take back the last thing: close, or remove the last filter" "" ["Esc"] EVERYWHERE;
    ClearFilters "clear-filters" "Remove all filters" "" ["C"] VIEWS;
    ToggleStatements "toggle-statements" "Show or hide deployments, statements and politics" "" ["s"] VIEWS;
    ToggleUnreal "toggle-unreal" "Show or hide what was planned, feared, denied or counted in total" "" ["u"] VIEWS;
    GoBack "go-back" "Back to where you were" "" ["Ctrl-o", "Alt-Left"] VIEWS;
    GoForward "go-forward" "Forward again" "" ["Ctrl-n", "Alt-Right"] VIEWS;
    SetMark "set-mark" "Mark this event with a letter" "" ["m"] VIEWS;
    GoToMark "go-to-mark" "Go to the event marked with a letter" "" ["'"] VIEWS;
    ViewCompare "compare" "Compare the reports of this event" "compare" ["c"] &[Timeline, Article, Entities, Articles, Compare];
    ViewMatrix "matrix" "Count two kinds of names against each other" "" ["M"] VIEWS;
    ViewMap "map" "Show the sites on a map" "" ["W"] VIEWS;
    ViewArticles "articles" "List the articles" "" ["a"] VIEWS;
    Details "details" "Show all that is known of this" "" ["d"] VIEWS;
    Copy "copy" "Copy a citation of this report" "" ["y"] PANES;
    Edit "edit" "Open the article at this line in $EDITOR" "" ["e"] PANES;
    Browse "browse" "Open the article's address in a browser" "" ["O"] PANES;
    Confirm "confirm" "Decide: this event is right" "confirm" ["Space c"] DECIDES;
    Reject "reject" "Decide: this is no event (again: it is)" "reject" ["Space r"] DECIDES;
    SetDate "set-date" "Decide: when it happened" "date" ["Space d"] DECIDES;
    SetKind "set-kind" "Decide: what kind of event it is" "kind" ["Space k"] DECIDES;
    SetTitle "set-title" "Decide: the line that names it" "title" ["Space t"] DECIDES;
    JoinEvent "join" "Decide: it is the same as another event; doubtful pairs come first" "join" ["Space j"] DECIDES;
    PartReport "part" "Decide: the marked report tells of another event" "part" ["Space p"] DECIDES;
    Note "note" "Write a note on this event" "note" ["Space n"] DECIDES;
    Undo "undo" "Take the last decision back" "undo" ["Space u"] DECIDES;
    Down "down" "Move down" "" ["j", "Down"] SCROLLS;
    Up "up" "Move up" "" ["k", "Up"] SCROLLS;
    HalfDown "half-down" "Half a page down" "" ["Ctrl-d"] SCROLLS;
    HalfUp "half-up" "Half a page up" "" ["Ctrl-u"] SCROLLS;
    PageDown "page-down" "A page down" "" ["PgDn", "Ctrl-f"] SCROLLS;
    PageUp "page-up" "A page up" "" ["PgUp", "Ctrl-b"] SCROLLS;
    Top "top" "To the beginning" "" ["Home", "<"] SCROLLS;
    Bottom "bottom" "To the end" "" ["End", "G", ">"] SCROLLS;
    ListDown "list-down" "Move down while typing" "" ["Down", "Ctrl-n", "Ctrl-j"] TYPING;
    ListUp "list-up" "Move up while typing" "" ["Up", "Ctrl-p", "Ctrl-k"] TYPING;
    ListPageDown "list-page-down" "A page down while typing" "" ["PgDn"] TYPING;
    ListPageUp "list-page-up" "A page up while typing" "" ["PgUp"] TYPING;
    NextPane "next-pane" "Next pane" "pane" ["Tab", "l", "Right"] PANES;
    PreviousPane "previous-pane" "Previous pane" "" ["Shift-Tab", "h", "Left"] PANES;
    Right "right" "Move right" "" ["l", "Right"] &[Compare, Matrix, Map];
    Left "left" "Move left" "" ["h", "Left"] &[Compare, Matrix, Map];
    North "north" "Move the map down, to see what lies north" "" ["K", "Shift-Up"] &[Map];
    South "south" "Move the map up, to see what lies south" "" ["J", "Shift-Down"] &[Map];
    ZoomIn "zoom-in" "Zoom in" "closer" ["+", "="] &[Timeline, Map];
    ZoomOut "zoom-out" "Zoom out" "" ["-"] &[Timeline, Map];
    Fit "fit" "Show all sites" "all sites" ["0"] &[Map];
    Palette "palette" "Do anything by name" "commands" [":"] VIEWS;
    ToggleMouse "toggle-mouse" "Give the mouse to the terminal, to select text, or take it back" "" ["F2"] VIEWS;
    Help "help" "List the keys that work here" "keys" ["?", "F1"] READING;
    Redraw "redraw" "Draw the screen anew" "" ["Ctrl-l"] EVERYWHERE;
    Suspend "suspend" "Put dateline to sleep (fg brings it back)" "" ["Ctrl-z"] EVERYWHERE;
    Quit "quit" "Quit" "quit" ["q"] READING;
    Abort "abort" "Quit from anywhere" "" ["Ctrl-c"] EVERYWHERE;
}

/// Where a section of the overlay begins, and its heading. What comes before the first is of one
/// pane.
pub(super) const SECTIONS: &[(Action, &str)] = &[
    (Action::PickBase, "Filters"),
    (Action::GoBack, "Where you have been"),
    (Action::ViewCompare, "Views"),
    (Action::Details, "With what is chosen"),
    (Action::Confirm, "Decisions"),
    (Action::Down, "Moving"),
    (Action::NextPane, "Around"),
    (Action::Palette, "Everywhere"),
];

impl Action {
    /// Its row of the table.
    pub fn entry(self) -> &'static Entry {
        &ACTIONS[self as usize]
    }

    /// The action of that name.
    pub fn named(name: &str) -> Option<Action> {
        ACTIONS.iter().find(|e| e.name == name).map(|e| e.action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_rows_stand_in_order() {
        for (at, entry) in ACTIONS.iter().enumerate() {
            assert_eq!(entry.action as usize, at);
            assert_eq!(Action::named(entry.name), Some(entry.action));
            assert!(!entry.keys.is_empty(), "{} has no key", entry.name);
            assert!(
                !entry.sentence.ends_with('.'),
                "{} ends with a full stop",
                entry.name
            );
        }
    }
}
