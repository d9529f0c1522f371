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
    let (words, console) = (words, Console())
    showPicture(words, console)
    let arguments = Arguments(words.dropFirst())
    do {
      if arguments.ordered == ["--version"] {
        // The parser knows a text that stands before the start; this one asks the libraries.
        try console.print(Release.description)
        exit(0)
      }
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

  /// Does all of `preview`, whose tree of commands would take longer to build than most pictures to show. Goes on where
  /// the parser has something to say.
  private static func showPicture(_ words: [String], _ console: Console) {
    guard words.dropFirst().first == PreviewCommand._commandName,
      let command = try? PreviewCommand.parse(Array(words.dropFirst(2)))
    else { return }
    do {
      try command.run()
      exit(0)
    } catch {
      exit(Ending(console: console, wantsJSON: false).status(after: error))
    }
  }

  /// The arguments; bytes that are no text stay what they are, as names of files may hold them.
  private static var words: [String] {
    let words = CommandLine.arguments
    guard words.contains(where: { $0.unicodeScalars.contains("\u{FFFD}") }) else { return words }
    return words.indices.map { index in
      guard let word = CommandLine.unsafeArgv[index] else { return words[index] }
      return AnyBytes.text(UnsafeRawBufferPointer(start: word, count: strlen(word)))
    }
  }
}
