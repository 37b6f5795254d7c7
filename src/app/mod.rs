//! The explorer: its state and what changes it. No input or output, no terminal.
