/// A cursor in a list and the first row on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct List {
    /// The chosen row.
    pub cursor: usize,
    /// The first row shown.
    pub top: usize,
}

impl List {
    /// Moves the cursor by rows within a list of `len`.
    pub fn step(&mut self, by: isize, len: usize) {
        self.cursor = self
            .cursor
            .saturating_add_signed(by)
            .min(len.saturating_sub(1));
    }

    /// Keeps the cursor inside the list and on the screen, a few rows from the edge.
    pub fn settle(&mut self, len: usize, height: usize) {
        self.cursor = self.cursor.min(len.saturating_sub(1));
        self.top = window(self.top, self.cursor, len, height);
    }
}

/// The first row of a window of `height` over `len` rows that holds `cursor` with up to two rows
/// of context, moved as little as possible from `top`.
pub(super) fn window(top: usize, cursor: usize, len: usize, height: usize) -> usize {
    let margin = (height.saturating_sub(1) / 2).min(2);
    let lowest = (cursor + margin + 1).saturating_sub(height);
    let highest = cursor.saturating_sub(margin);
    let last = len.saturating_sub(height);
    top.clamp(lowest.min(highest), highest.max(lowest))
        .min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_the_window() {
        for len in 0..30 {
            for height in 1..12 {
                for cursor in 0..len.max(1) {
                    for top in 0..40 {
                        let at = window(top, cursor, len, height);
                        assert!(at <= cursor && cursor < at + height, "{len} {height}");
                        assert!(at == 0 || at + height <= len);
                    }
                }
            }
        }
    }
}
