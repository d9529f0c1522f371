import ArgumentParser
import Domain

/// What became of several pictures: one that cannot be done does not keep the others from it.
struct GalleryOutcome {
  private var paths: [String] = []
  private var sheets: [AssetSheet] = []
  private var failures: [Failure] = []

  /// - Parameter work: returns where the file is now.
  mutating func attempt(_ work: () throws(Failure) -> String) {
    do throws(Failure) {
      paths.append(try work())
    } catch {
      failures.append(error)
    }
  }

  /// - Parameter work: returns what the picture is now.
  mutating func attempt(_ work: () throws(Failure) -> AssetSheet) {
    do throws(Failure) {
      let sheet = try work()
      sheets.append(sheet)
      paths.append(sheet.path)
    } catch {
      failures.append(error)
    }
  }

  mutating func add(_ path: String) { paths.append(path) }

  mutating func add(_ sheet: AssetSheet) {
    sheets.append(sheet)
    paths.append(sheet.path)
  }

  mutating func fail(_ failure: Failure) { failures.append(failure) }

  func tell(_ console: Console, json: Bool) throws {
    if json {
      var members: [(String, JSONText)] = [("ok", .truth(failures.isEmpty))]
      if let first = failures.first { members.append(("error", first.json)) }
      members.append(("paths", .texts(paths)))
      if !sheets.isEmpty { members.append(("images", .list(sheets.map(\.json)))) }
      if failures.count > 1 { members.append(("errors", .list(failures.map(\.json)))) }
      try console.print(JSONText.object(members).pretty)
    } else {
      for path in paths { try console.print(Harmless.line(path)) }
      for failure in failures { console.note(failure.sentence) }
    }
    if let first = failures.first { throw ExitCode(first.exitCode) }
  }
}
