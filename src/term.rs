//! The only file with global terminal state.
