import Domain
import Engine
import Foundation
import Interface
import Storage

/// Many prompts out of a file or standard input, planned together and sent as one run.
struct Batch: Sendable {
  var creation: Creation
  var run: RunOptions
  var workspace: Workspace

  private var console: Console { creation.console }

  /// - Parameter source: a path, or `-` for standard input.
  func begin(_ source: String) async throws {
    let bytes =
      source == "-"
      ? try StandardInput().whole("prompts", limit: Rules.batchBytes)
      : try workspace.pictures.readWhole(UserPath(source).absolute, limit: Rules.batchBytes)
    let lines = try BatchLine.all(in: bytes, usual: creation.options, references: creation.references)
    let parts = try await plan(lines)
    let count = "\(lines.count) prompt\(lines.count == 1 ? "" : "s")"
    // Before anything is sent, the sum is said with the question.
    console.note(creation.options.dryRun ? "\(count): \(SeveralText(parts.map(\.plan)).words)." : "\(count).")
    let run = RunCreation(creation: creation, options: run, workspace: workspace)
    try await run.begin(RunRecord(kind: .batch, created: .now), parts)
  }

  private func plan(_ lines: [BatchLine]) async throws(Failure) -> [RunCreation.Part] {
    let creations = lines.map(creation.of)
    let planner = try await planner(creations)
    var parts: [RunCreation.Part] = []
    var said: Set<String> = []
    var requests = 0
    for (line, own) in zip(lines, creations) {
      let plans = try plans(own, planner, line)
      requests += plans.reduce(0) { $0 + $1.requests.count }
      try RunRecord.check(requests: requests)
      for plan in plans {
        for sentence in plan.adjustments.map(\.sentence) + plan.warnings where said.insert(sentence).inserted {
          console.note("Line \(line.number): \(sentence)")
        }
        let words = Harmless.line(plan.words, limit: 60)
        parts.append(RunCreation.Part(cell: parts.count, label: "line \(line.number), \(words)", plan: plan))
      }
    }
    return parts
  }

  /// Knows every model that a line asks for; the providers of each are asked once.
  private func planner(_ creations: [Creation]) async throws(Failure) -> Planner {
    let models = creations.flatMap { own in
      own.options.models.isEmpty
        ? [own.applied(to: workspace.settings, for: own.capability, model: nil)[own.capability].model]
        : own.options.models
    }
    var seen: Set<String> = []
    return try await creation.planner(for: models.filter { seen.insert($0).inserted }, workspace)
  }

  /// One for each model of the line.
  private func plans(_ own: Creation, _ planner: Planner, _ line: BatchLine) throws(Failure) -> [Plan] {
    do throws(Failure) {
      let draft = try own.styled(try own.draft(workspace), planner.styles)
      let models: [String?] = own.options.models.isEmpty ? [nil] : own.options.models
      return try models.map { model throws(Failure) in
        var planner = planner
        planner.settings = own.applied(to: workspace.settings, for: own.capability, model: model)
        return try planner.plan(draft)
      }
    } catch {
      var failure = error
      failure.title = "Line \(line.number): \(error.title)"
      throw failure
    }
  }
}
