import ArgumentParser

/// A command that talks to a service, and so runs in a task that ^C cancels.
protocol ServiceCommand: AsyncParsableCommand, Sendable {}
