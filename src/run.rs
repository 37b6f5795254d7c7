//! The event loop: receive, update, effect, draw.
