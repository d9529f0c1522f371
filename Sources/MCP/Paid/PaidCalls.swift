import Domain
import Engine
import Foundation

/// What all calls that may cost money share: they are joined, waited for, and answered in time.
struct PaidCalls: Sendable {
  let engine: Engine
  let options: MCPOptions
  let book: JobBook

  /// Arguments that they all have.
  static let parameters = [
    ToolParameter(
      "again", .truth,
      "Makes a new one. Without it the same call within ten minutes gets the same result and costs nothing."),
    ToolParameter("confirm", .truth, "Say true after the user has agreed to the price that an answer named."),
  ]

  /// Which of them make no difference to what is asked for.
  static let besides: Set<String> = ["again", "confirm"]

  var folders: FolderGuard {
    let named = engine.ports.settings.load().settings.mcp.folders
    return FolderGuard(library: options.library, named: named, assets: engine.ports.library)
  }

  /// - Parameters:
  ///   - mark: the same for calls that ask for the same.
  ///   - work: plans, asks about the price, and sends.
  func answer(
    _ tool: String, _ arguments: ToolArguments, _ mark: String, _ caller: Caller,
    _ work: @escaping @Sendable () async -> Result<PaidOutcome, Failure>
  ) async throws(Failure) -> ToolAnswer {
    try options.requireKey()
    guard !options.keySearch.finds(in: arguments.words) else {
      throw Failure(
        .usage, "The text holds what looks like a key, which the provider would see.",
        advice: "Nothing was sent. Take it out.")
    }
    try Failure.checkCancellation()
    let (entry, isRepeat) = book.entry(mark, tool, again: arguments.truth("again")) { PaidJob { _ in await work() } }
    return try await answer(entry, caller, isRepeat: isRepeat)
  }

  /// Waits for a job as long as hosts do.
  func answer(_ entry: JobBook.Entry, _ caller: Caller, isRepeat: Bool) async throws(Failure) -> ToolAnswer {
    let wasDone = entry.job.result != nil
    book.waits(entry.id)
    let beat = Task { await tell(caller) }
    let end = await ending(of: entry.job)
    beat.cancel()
    await beat.value
    book.leaves(entry.id, isCancelled: Task.isCancelled)
    guard let end else { return PaidAnswer(entry.id, paid: self).running(entry.tool) }
    if !Task.isCancelled { book.delivered(entry.id) }
    return try PaidAnswer(entry.id, paid: self, isOld: isRepeat && wasDone).answer(try end.get())
  }

  /// Nil where it takes longer.
  private func ending(of job: PaidJob) async -> Result<PaidOutcome, Failure>? {
    if let result = job.result { return result }
    return await withTaskGroup(of: Result<PaidOutcome, Failure>?.self) { group in
      group.addTask { await job.ending() }
      group.addTask {
        await options.pause(options.answerWithin)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }

  private func tell(_ caller: Caller) async {
    guard let progress = caller.progress else { return }
    let step = Int(options.progressEvery / .seconds(1))
    var seconds = 0
    while true {
      await options.pause(options.progressEvery)
      guard !Task.isCancelled else { return }
      seconds += max(1, step)
      await progress(seconds)
    }
  }
}
