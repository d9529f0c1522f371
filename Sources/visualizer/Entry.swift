import ArgumentParser
import Domain
import Foundation
import Terminal

/// Where the process begins: what talks to the service runs in a task, all else on the main thread.
@main
enum Entry {
  static func main() {
    ProcessHardening.apply()
    // A reader that leaves early (`| head`) shows as a failed write, not as our death.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow any more (`ulimit -f`) shows as one, too: it is a full disk like any other.
    signal(SIGXFSZ, SIG_IGN)
    let arguments = Arguments(CommandLine.arguments.dropFirst())
    let console = Console()
    do {
      if let word = arguments.strangeCommand {
        throw Failure(
          .usage, "There is no command \"\(Harmless.line(word, limit: 60))\".",
          advice: arguments.near.isEmpty
            ? "See `visualizer --help`." : "Near it: \(arguments.near.joined(separator: ", ")).")
      }
      var command = try Visualizer.parseAsRoot(arguments.ordered)
      if let command = command as? any ServiceCommand {
        exit(CommandRun(console: console, wantsJSON: arguments.wantsJSON).status(of: command))
      }
      try command.run()
      exit(0)
    } catch {
      exit(Ending(console: console, wantsJSON: arguments.wantsJSON).status(after: error))
    }
  }
}
