import ArgumentParser
import Domain

/// What commands take that send many requests, and go on where they were ended.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Go on with a run that was ended: its folder, its id, or last for the newest one without a folder. What is done is not sent again.",
      valueName: "folder"))
  var resume: String?

  @Flag(
    help:
      "With --resume: also send again what was sent and never answered, or was billed and gave nothing. It is paid for again."
  )
  var againUnknown = false

  func validate() throws {
    if againUnknown, resume == nil { throw ValidationError("--again-unknown goes with --resume.") }
  }

  /// - Throws: a `ValidationError` for options that would change what the manifest of a run says.
  func check(_ options: CreationOptions) throws {
    guard resume != nil else { return }
    var given = options.requestWords.filter { !$0.value.isEmpty && $0.key != "timeout" }.keys.sorted()
    if options.preset != nil { given.append("preset") }
    if options.output != nil { given.append("output") }
    guard let first = given.first else { return }
    throw ValidationError("--\(first) does not go with --resume: the manifest says what is sent, and where it goes.")
  }
}
