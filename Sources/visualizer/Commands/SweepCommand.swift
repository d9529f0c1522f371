import ArgumentParser
import Domain
import Foundation

/// One prompt with every combination of the values of one to three axes.
struct SweepCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Try one prompt with every combination of models, styles, seeds and more.",
    discussion: """
      The whole grid is planned before anything is sent: the number of pictures, what goes out differently, and the \
      estimate of all; it is asked about once. A manifest is written beside the pictures before and after each request, \
      so that --resume goes on with a run that was ended, and nothing is paid for twice.

      An axis is NAME=VALUES, parted by commas: \(SweepSubject.plain.map(\.name).joined(separator: ", ")). Whole numbers \
      may be a range, 1..4 or 1..9:2. --sr WORD=VALUES puts other words in the place of one of the prompt.

      EXAMPLES
        visualizer sweep "a red fox" --x model=openai/gpt-image-2,openai/gpt-5-image
        visualizer sweep "a fox" --x seed=1..3 --y format=square,portrait --dry-run
        visualizer sweep "a red fox" --x style=photo,none -o foxes --sheet foxes.png
        visualizer sweep "a red fox in snow" --sr fox=fox,wolf,hare --yes --json
        visualizer sweep --resume foxes
      """)

  @Argument(help: "What the pictures should show; - reads it from standard input. A preset may have it.")
  var prompt: String?

  @Option(help: ArgumentHelp("The first axis, whose values stand side by side.", valueName: "axis"))
  var x: String?

  @Option(help: ArgumentHelp("The second axis, whose values stand below each other.", valueName: "axis"))
  var y: String?

  @Option(help: ArgumentHelp("The third axis: one table for each value.", valueName: "axis"))
  var z: String?

  @Option(help: ArgumentHelp("A word of the prompt, and what takes its place. May be repeated.", valueName: "word"))
  var sr: [String] = []

  @Option(
    help: ArgumentHelp(
      "A picture that goes along, a file or an id of the library; makes it an edit. May be repeated.", valueName: "file"
    ))
  var reference: [String] = []

  @OptionGroup var resuming: RunOptions
  @OptionGroup var sheet: SheetOption
  @OptionGroup var options: CreationOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    let axes = [x, y, z].compactMap { $0 }.count + sr.count
    if resuming.resume != nil, prompt != nil || axes > 0 || !reference.isEmpty {
      throw ValidationError("--resume stands alone: the manifest says what is to be sent.")
    }
    if !options.fallback.isEmpty {
      throw ValidationError(
        "--fallback does not go with a sweep: each picture is of the model that stands at its place.")
    }
    try resuming.check(options)
    guard resuming.resume == nil else { return }
    guard prompt != nil || options.preset != nil else {
      throw ValidationError("Give a prompt, --preset with one, or --resume with a run to go on with.")
    }
    if options.models.count > 1 { throw ValidationError("Several models are an axis here: --x model=ID,ID.") }
    if options.preview { throw ValidationError("--preview does not go with a sweep; --sheet shows all of it.") }
  }

  func run() async throws {
    let workspace = try Workspace.open(global)
    let words = try prompt.map { text throws(Failure) in try StandardInput().text(text, what: "prompt") } ?? ""
    let creation = try Creation(options: options, global: global, prompt: words, references: reference)
      .equipped(workspace)
    workspace.notices.forEach(creation.console.note)
    if !options.dryRun { try workspace.requireKey() }
    try sheet.check(workspace, replacing: options.force)
    var run = RunCreation(creation: creation, options: resuming, workspace: workspace)
    run.finish = { [sheet, force = options.force] record throws(Failure) in
      try sheet.write(record, workspace, replacing: force)
    }
    if let named = resuming.resume { return try await run.resume(named) }
    try await begin(run, workspace)
  }

  private func begin(_ run: RunCreation, _ workspace: Workspace) async throws {
    let creation = run.creation
    let sweep = try axes()
    let planner = try await creation.planner(for: sweep.models ?? options.models, workspace)
    var draft = try creation.styled(try creation.draft(workspace), planner.styles)
    draft.count = options.count ?? 1
    let planned = planner.plan(sweep, draft, choosing: creation.choosing)
    for cell in planned.cells {
      if case .failure(var failure) = cell.plan {
        failure.title = "\(sweep.label(of: cell.cell)): \(failure.title)"
        throw failure
      }
    }
    creation.console.note("\(sweep.size) = \(planned.plans.reduce(0) { $0 + $1.imageCount }) pictures.")
    planned.remarks.forEach(creation.console.note)
    let estimates = planned.plans.map(\.estimate)
    let isKnown = Estimate.sum(of: estimates).known != nil
    creation.console.note("Estimated cost: \(isKnown ? planned.total : Estimate.whole(estimates).text).")
    let record = RunRecord(kind: .sweep, created: .now, prompt: creation.prompt, sweep: sweep)
    let parts = planned.sendable.map {
      RunCreation.Part(cell: $0.cell.index, label: sweep.label(of: $0.cell), plan: $0.plan)
    }
    try await run.begin(record, parts)
  }

  private func axes() throws(Failure) -> Sweep {
    var sweep = Sweep()
    for text in [x, y, z].compactMap({ $0 }) { sweep.axes.append(try SweepAxis(parsing: text)) }
    for text in sr { sweep.axes.append(try SweepAxis(replacing: text)) }
    try sweep.check()
    return sweep
  }
}
