//! Settings: defaults, the user's file, flags.
