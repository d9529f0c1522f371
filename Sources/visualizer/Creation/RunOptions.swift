import ArgumentParser

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
}
