import ArgumentParser
import Domain
import Engine
import Foundation
import Storage

/// One run of many requests, from its plans or its manifest to the saved pictures.
struct RunCreation: Sendable {
  /// Its `options.output` is the folder for the pictures.
  var creation: Creation
  var options: RunOptions
  var workspace: Workspace
  /// What is done with the record at the end, beside telling of it.
  var finish: @Sendable (RunRecord) throws(Failure) -> Void = { _ throws(Failure) in }

  private var console: Console { creation.console }

  /// One plan of a run, and what it is called.
  struct Part: Sendable {
    var cell: Int
    var label: String
    var plan: Plan
  }

  /// - Parameter record: what is known of the run; its items are made of the parts.
  func begin(_ record: RunRecord, _ parts: [Part]) async throws {
    try RunRecord.check(requests: parts.reduce(0) { $0 + $1.plan.requests.count })
    let parts = alone(parts)
    guard !creation.options.dryRun else { return try RunReport.printDryRun(parts, record, creation, workspace) }
    let folder = creation.options.output.map { UserPath($0).absolute }
    let file = try workspace.runs.open(folder ?? workspace.runs.folder(of: record.id))
    guard try file.load() == nil else {
      throw Failure(
        .usage, "\(Harmless.line(folder ?? file.path, limit: 300)) has the manifest of another run.",
        advice: "Nothing was sent. Name another folder with -o, or go on with that run: --resume FOLDER.")
    }
    let (ready, _) = try await sending.ready(parts.map(\.plan), workspace)
    var record = record
    record.source = workspace.engine.ports.source
    record.embeds = workspace.settings.general.embedsMetadata && !creation.options.noMetadata
    for (part, plan) in zip(parts, ready) {
      record.items += plan.requests.map { RunItem(cell: part.cell, label: part.label, $0, of: plan) }
    }
    try await send(record, file, folder, budget: ready.first?.budget ?? Budget())
  }

  /// Goes on with a run: what was sent and never answered is looked up, and not sent again unless that is asked for.
  func resume(_ named: String) async throws {
    let (file, folder) = try open(named)
    guard var record = try file.load() else { throw Self.unknown(named) }
    let found = try workspace.engine.reconcile(&record)
    if found > 0 { console.note("\(found) of what was cut off had come: \(found == 1 ? "it is" : "they are") kept.") }
    let again = options.againUnknown
    record.items = record.items.map { $0.isFree || (again && $0.state != .done) ? $0.renewed() : $0 }
    let waiting = record.items.filter { $0.state == .waiting }
    if !waiting.isEmpty { console.note("\(record.summary).") }
    let left = record.items.count { $0.state == .unknown || $0.state == .failed }
    if left > 0 {
      console.note(
        "\(left) may have been billed and \(left == 1 ? "is" : "are") not sent again; --again-unknown does it.")
    }
    guard !creation.options.dryRun else {
      return try RunReport(record, file.path, folder).printDryRun(waiting, creation, workspace)
    }
    try file.save(record)
    guard !waiting.isEmpty else { return try tell(record, file, folder, stop: nil) }
    let (ready, _) = try await sending.ready(waiting.map { $0.plan($0.request) }, workspace)
    record.price(waiting, as: ready)
    try await send(record, file, folder, budget: ready.first?.budget ?? Budget())
  }

  /// The creation as far as plans are looked at: each request has a file of its own, so `--output` names none.
  private var sending: Creation {
    var creation = creation
    creation.options.output = nil
    return creation
  }

  private func send(_ record: RunRecord, _ file: any RunFile, _ folder: String?, budget: Budget) async throws {
    var record = record
    record.isUnrecorded = record.isUnrecorded || creation.options.evenUnrecorded
    let keeper = RunKeeper(record, file)
    try keeper.save()
    console.note("The manifest is \(Harmless.line(file.path, limit: 300)).")
    var work = RunWork(keeper, workspace.engine)
    work.folder = folder
    work.jobs = workspace.settings.general.jobs
    work.limit = creation.limit.limit
    work.budget = budget
    work.evenUnrecorded = creation.options.evenUnrecorded
    work.replaces = creation.options.force
    work.timeout = { [time = creation.time] in time.left(of: $0) }
    work.check = { [time = creation.time] () throws(Failure) in try time.check(before: "the next request") }
    work.hear = RunNotes(console: console, count: record.items.count, isJSON: creation.options.json).hear
    let stop = await work.run(record.items.indices.filter { record.items[$0].state == .waiting })
    try tell(keeper.record, file, folder, stop: stop)
  }

  private func tell(_ record: RunRecord, _ file: any RunFile, _ folder: String?, stop: Failure?) throws {
    let report = RunReport(record, file.path, folder)
    if creation.options.json {
      try console.print(report.json(stop).pretty)
    } else {
      report.sentences(stop).forEach(console.note)
    }
    try finish(record)
    workspace.library.notices().forEach(console.note)
    if let code = report.exitCode(stop) { throw ExitCode(code) }
  }

  /// Each request by itself: what is asked before an edit would give all of them one prompt, and a picture of another model
  /// would stand where the run has no place for it.
  private func alone(_ parts: [Part]) -> [Part] {
    if parts.contains(where: { $0.plan.preparation != nil }) {
      console.note("The prompts go out as they are written: nothing is asked before the edits of a run.")
    }
    if parts.contains(where: { !$0.plan.fallbacks.isEmpty }) {
      console.note("Where a model refuses, no other one is asked: each picture of a run is of the model that it names.")
    }
    return parts.map { part in
      var part = part
      (part.plan.preparation, part.plan.fallbacks) = (nil, [])
      return part
    }
  }

  private func open(_ named: String) throws(Failure) -> (any RunFile, folder: String?) {
    let path = UserPath(named).absolute
    if workspace.pictures.exists(path + "/manifest.json") {
      return (try workspace.runs.open(path), path.hasPrefix(workspace.paths.runs + "/") ? nil : path)
    }
    let own = named == "last" ? workspace.runs.newest() : RunRecord.isID(named) ? workspace.runs.folder(of: named) : nil
    guard let own, workspace.pictures.exists(own + "/manifest.json") else { throw Self.unknown(named) }
    return (try workspace.runs.open(own), nil)
  }

  private static func unknown(_ named: String) -> Failure {
    guard named != "last" else {
      return Failure(.usage, "No run was begun here yet.", advice: "Begin one without --resume.")
    }
    return Failure(
      .usage, "There is no run \(Harmless.line(named, limit: 200)) to go on with.",
      advice: "Name the folder with its manifest.json, the id that it told when it began, or last.")
  }
}
