import ArgumentParser

/// A command that talks to a service, and so runs in a task that ^C cancels.
protocol ServiceCommand: AsyncParsableCommand, Sendable {
  /// How long it may take to end once it is cancelled, in seconds.
  var grace: Int { get }
}

extension ServiceCommand {
  var grace: Int { 3 }
}
