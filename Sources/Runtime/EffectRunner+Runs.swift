import Domain
import Engine
import Foundation
import Interface

/// Where a job stands in the manifest of its sweep.
struct RunSeat: Sendable {
  /// Nil where the manifest could not be begun.
  let keeper: Task<RunKeeper?, Never>
  let place: Int
}

extension EffectRunner {
  /// Begins the manifest of a sweep; its jobs wait for that.
  func keepRun(_ opening: RunOpening) {
    let keeper = Task { [self] in begin(opening) }
    for (place, part) in opening.parts.enumerated() { sit(part.job, RunSeat(keeper: keeper, place: place)) }
  }

  private func begin(_ opening: RunOpening) -> RunKeeper? {
    guard let runs = engine.ports.runs else { return nil }
    var record = RunRecord(kind: .sweep, created: Date(), prompt: opening.prompt, sweep: opening.sweep)
    record.source = engine.ports.source
    record.embeds = engine.ports.settings.load().settings.general.embedsMetadata
    record.items = opening.parts.map { part in
      RunItem(cell: part.cell.index, label: opening.sweep.label(of: part.cell), part.request, of: part.plan)
    }
    do throws(Failure) {
      let keeper = RunKeeper(record, try runs.open(runs.folder(of: record.id)))
      try keeper.save()
      return keeper
    } catch {
      tellUnkept(error)
      return nil
    }
  }

  /// Notes in the manifest that a job's request goes out.
  ///
  /// - Returns: the id that the order must have; nil where the job is in no manifest.
  func beginInRun(_ job: JobID) async -> String? {
    guard let seat = seat(of: job), let keeper = await seat.keeper.value else { return nil }
    // It goes out all the same. What is written later tells of it then, under this id.
    let (item, failure) = keeper.begin(at: seat.place, evenUnrecorded: mayGoUnrecorded)
    if let failure { tellUnkept(failure) }
    return item.id
  }

  func endInRun(_ job: JobID, _ result: Result<MadePictures, Failure>) async {
    guard let seat = seat(of: job), let keeper = await seat.keeper.value else { return }
    if let failure = keeper.end(result, at: seat.place).failure { tellUnkept(failure) }
  }

  /// The pictures and the ledger are kept all the same.
  private func tellUnkept(_ failure: Failure) {
    inbox.post(
      .noticed(.warning, "visualizer sweep --resume cannot go on with this sweep: \(failure.title)"))
  }
}
