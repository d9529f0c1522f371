import Testing

/// The tests that use what a process has only one of: ncurses's screen and the signal handlers.
@Suite(.serialized) enum OneAtATime {}
