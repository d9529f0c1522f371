import Domain
import Foundation

/// The settings in config.yaml, laid out by the names of the fields, with the environment over them.
///
/// A value that cannot be taken becomes the default and a notice. A file that cannot be taken at all is moved beside
/// itself (`config.yaml.corrupt-<time>`), never deleted. A file of a later layout is read and never written.
package struct YAMLSettingsStore: SettingsStore {
  private let path: String
  private let lock: String
  private let environment: [String: String]
  private let now: @Sendable () -> Date
  private let memory = SettingsMemory()

  package init(paths: Paths, environment: [String: String], now: @escaping @Sendable () -> Date = { Date() }) {
    path = paths.configFile
    lock = paths.state + "/config.lock"
    // The rest is none of its business, and the key may be among it.
    self.environment = environment.filter { $0.key.hasPrefix("VISUALIZER_") }
    self.now = now
  }

  package func load() -> LoadedSettings { memory.settings(of: path) { fresh() } }

  private func fresh() -> LoadedSettings {
    do throws(Failure) {
      let (document, notices) = try read()
      var loaded = settings(of: document)
      loaded.notices = notices + loaded.notices
      return loaded
    } catch {
      var loaded = settings(of: SettingsDocument())
      loaded.notices.insert(error.title, at: 0)
      loaded.settings.budget.unreadable =
        "Whether there are limits of spending is not known, so nothing may be spent: \(error.sentence)"
      return loaded
    }
  }

  package func save(_ new: Settings, changedFrom old: Settings) throws(Failure) -> Settings {
    try FileLock.holding(lock) { () throws(Failure) in
      let document = try read().document
      var changed = document
      changed.take(new, changedFrom: old)
      if changed != document { try write(changed) }
      return settings(of: changed).settings
    }
  }

  /// Takes fields out of the file, values that cannot be read among them, so that their defaults hold.
  ///
  /// - Parameter forAllModels: whether what was chosen for each model goes, too.
  package func reset(_ fields: [Field], forAllModels: Bool = false) throws(Failure) {
    try FileLock.holding(lock) { () throws(Failure) in
      let document = try read().document
      var changed = document
      let old = settings(of: document).settings
      var new = old
      for field in fields { field.write(&new, field.standard) }
      changed.take(new, changedFrom: old)
      for field in fields { changed.tree[field.path] = nil }
      if forAllModels {
        // Misspelt limits among it, which keep anything from being spent.
        changed.tree["budget"] = nil
        for capability in Capability.allCases { changed.tree[[capability.rawValue, "parameters"]] = nil }
      }
      if changed != document { try write(changed) }
    }
  }

  private func settings(of document: SettingsDocument) -> LoadedSettings {
    var settings = Settings()
    var notices = document.apply(to: &settings)
    if document.isNewer { notices.insert(newerNotice, at: 0) }
    var overridden: Set<String> = []
    for field in Fields.all {
      guard let text = environment[field.environmentName], !text.isEmpty else { continue }
      do throws(Failure) {
        try field.take(text, into: &settings)
        overridden.insert(field.id)
      } catch {
        let isLimit = field.keepUnreadable(text, in: &settings)
        if isLimit { overridden.insert(field.id) }
        notices.append("\(field.environmentName) does not count: \(error.title)\(isLimit ? " \(Field.refusing)" : "")")
      }
    }
    if let strange = strangeLimit {
      settings.budget.unreadable =
        "\(strange) in the environment is no setting of this program, but looks like a limit, so nothing may be spent. "
        + "Correct its name or take it out."
      notices.append(settings.budget.unreadable ?? "")
    }
    return LoadedSettings(settings: settings, notices: notices, overridden: overridden)
  }

  /// A variable that would be a limit if it were spelled as one.
  private var strangeLimit: String? {
    let known = Set(Fields.all.map(\.environmentName))
    return environment.filter { $0.key.hasPrefix("VISUALIZER_BUDGET") && !$0.value.isEmpty && !known.contains($0.key) }
      .keys.min().map { Harmless.line($0, limit: 80) }
  }

  private var newerNotice: String {
    "config.yaml was written by a later version of the program: it is read as far as possible and will not be changed."
  }

  /// An empty document when there is no file, and a fresh one when the file had to be put aside.
  private func read() throws(Failure) -> (document: SettingsDocument, notices: [String]) {
    let bytes: [UInt8]
    do throws(FileProblem) {
      // The file is replaced while others read it; a link of someone else's making is not obeyed.
      bytes = try RegularFile.read(LinkedPath.resolve(path), limit: YAMLTree.sizeLimit)
    } catch {
      switch error.reason {
      case .missing: return (SettingsDocument(), [])
      case .tooLarge: return try setAside(error.words)
      default: throw error.failure(.storage, "The settings cannot be read")
      }
    }
    do throws(YAMLProblem) {
      // The program never writes an empty file: what stood in it is lost.
      guard bytes.contains(where: { !" \t\r\n".utf8.contains($0) }) else { throw YAMLProblem(words: "it is empty") }
      return (try SettingsDocument(parsing: bytes), [])
    } catch {
      return try setAside(error.words)
    }
  }

  /// Keeps the file beside itself and puts a fresh one in its place, which says that its limits are lost: were there none,
  /// the next start would know of no limit. The name is never without a file on the way.
  private func setAside(_ reason: String) throws(Failure) -> (document: SettingsDocument, notices: [String]) {
    do throws(FileProblem) {
      let target = try LinkedPath.resolve(path)
      let aside = target + ".corrupt-" + Self.stamp(now())
      guard link(target, aside) == 0 || rename(target, aside) == 0 else { throw FileProblem(target, code: errno) }
      var fresh = SettingsDocument()
      fresh.tree[["budget", "per-day"]] = .text("lost with \(Folder.name(of: aside))")
      let bytes = (try? fresh.bytes()) ?? []
      do throws(FileProblem) {
        try AtomicFile(path: target, mode: .kept(orElse: 0o600)).write(bytes)
      } catch {
        // As it was, so that the next start does not find another copy beside it.
        if LinkedPath.linkStatus(target) == nil { rename(aside, target) } else { unlink(aside) }
        throw error
      }
      return (
        fresh,
        ["config.yaml could not be used: \(Harmless.line(reason)). It was moved to \(Harmless.line(aside))."]
      )
    } catch {
      throw error.failure(.storage, "config.yaml is broken (\(Harmless.line(reason))) and cannot be moved aside")
    }
  }

  private func write(_ document: SettingsDocument) throws(Failure) {
    guard !document.isNewer else {
      throw Failure(
        .storage, "The settings were not saved: config.yaml was written by a later version of the program.",
        advice: "Update the program, or move \(Harmless.line(path)) away.")
    }
    let bytes: [UInt8]
    do throws(YAMLProblem) {
      bytes = try document.bytes()
    } catch {
      throw Failure(.storage, "The settings were not saved: \(error.words).")
    }
    do throws(FileProblem) {
      try Folder.make(Folder.parent(of: path), mode: 0o700)
      try AtomicFile(path: path, mode: .kept(orElse: 0o600)).write(bytes)
    } catch {
      throw error.failure(.storage, "The settings were not saved")
    }
  }

  /// `20261121-034500`, UTC.
  private static func stamp(_ date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    func two(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "" }
    return "\(parts.year ?? 0)\(two(parts.month))\(two(parts.day))-\(two(parts.hour))\(two(parts.minute))"
      + two(parts.second)
  }
}
