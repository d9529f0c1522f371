import ArgumentParser
import Domain
import Foundation

/// Turns what ended a command into its message and its exit code.
struct Ending {
  var console: Console
  var wantsJSON: Bool

  func status(after error: any Error) -> Int32 {
    switch error {
    case let code as ExitCode: return code.rawValue
    case let failure as Failure: return report(failure.explained)
    case is CancellationError: return report(Failure(.cancelled, "Interrupted."))
    default: return parserStatus(error)
    }
  }

  func report(_ failure: Failure) -> Int32 {
    if wantsJSON {
      try? console.print(JSONText.object([("ok", .truth(false)), ("error", failure.json)]).pretty)
    } else {
      console.note(failure.sentence)
    }
    return failure.exitCode
  }

  /// Help and version are results; everything else from the parser is wrong usage.
  private func parserStatus(_ error: any Error) -> Int32 {
    if Visualizer.exitCode(for: error) == .success {
      try? console.print(Visualizer.fullMessage(for: error))
      return 0
    }
    let words = Visualizer.fullMessage(for: error).split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let title = Self.plain(words.first ?? "")
    if wantsJSON { return report(Failure(.usage, title.isEmpty ? "Wrong usage." : title, advice: "See --help.")) }
    console.note(title)
    if words.count > 1 { console.message(String(words[1])) }
    return 2
  }

  private static func plain(_ line: Substring) -> String {
    line.hasPrefix("Error: ") ? String(line.dropFirst("Error: ".count)) : String(line)
  }
}

extension Failure {
  /// The `error` object of `--json`.
  var json: JSONText {
    var members: [(String, JSONText)] = [
      ("kind", .text(kind.rawValue)), ("title", .text(title)), ("advice", .text(advice)),
      ("billed", .text(billed.rawValue)),
    ]
    if let cost { members.append(("cost", .number(cost))) }
    if let status { members.append(("status", .whole(status))) }
    if let retryAfter { members.append(("retry_after", .whole(retryAfter))) }
    if let kept { members.append(("kept", .text(kept))) }
    if let generationID { members.append(("generation_id", .text(generationID))) }
    if attempts.count > 1 { members.append(("attempts", .list(attempts.map(\.json)))) }
    return .object(members)
  }
}
