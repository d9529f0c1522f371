import Domain
import Foundation
import Simulator
import Testing

/// The built program, run as a process of its own with a home of its own.
struct Program: Sendable {
  let home: String
  var environment: [String: String]

  /// What a run left behind.
  struct Run: Sendable {
    var status: Int32
    var output: String
    var error: String

    /// Standard output as a JSON object.
    func object(_ location: SourceLocation = #_sourceLocation) throws -> [String: Any] {
      let parsed = try? JSONSerialization.jsonObject(with: Data(output.utf8))
      return try #require(parsed as? [String: Any], "\(output)\(error)", sourceLocation: location)
    }

    /// The `error` object of a failed run.
    func failure(_ location: SourceLocation = #_sourceLocation) throws -> [String: String] {
      let object = try object(location)
      #expect(object["ok"] as? Bool == false, sourceLocation: location)
      let error = try #require(object["error"] as? [String: Any], sourceLocation: location)
      return error.compactMapValues { $0 as? String }
    }
  }

  static let key = "sk-or-v1-0123456789abcdefSECRET"

  /// - Parameter service: a base URL; nil sets none.
  init(service: String?, key: String? = Program.key) throws {
    home = NSTemporaryDirectory() + "visualizer-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    environment = [
      "VISUALIZER_HOME": home, "HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
    ]
    environment["OPENROUTER_BASE_URL"] = service
    environment["OPENROUTER_API_KEY"] = key
  }

  func remove() { try? FileManager.default.removeItem(atPath: home) }

  /// The binary under test: `Scripts/test` names the one that users run; else the one beside the test bundle.
  static var path: String {
    if let named = ProcessInfo.processInfo.environment["VISUALIZER_BINARY"], !named.isEmpty { return named }
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return (bundle as NSString).deletingLastPathComponent + "/visualizer"
  }

  func callAsFunction(_ arguments: String...) async throws -> Run { try await run(arguments) }

  /// Runs again while the service seems out of reach: the probe of the key waits two seconds, which a simulator in a busy
  /// test process may take.
  func patiently(_ arguments: String...) async throws -> Run {
    var run = try await run(arguments)
    for _ in 0..<10 where run.status == 5 { run = try await self.run(arguments) }
    return run
  }

  /// - Parameter during: gets the process's id as soon as it runs.
  func run(
    _ arguments: [String], executable: String = Program.path, during: @Sendable (Int32) async throws -> Void = { _ in }
  ) async throws -> Run {
    let name = home + "/run-\(UUID().uuidString)"
    for suffix in [".out", ".err"] { try Data().write(to: URL(fileURLWithPath: name + suffix)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: home)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: name + ".out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: name + ".err"))
    let ended = AsyncStream<Int32>.makeStream()
    process.terminationHandler = {
      ended.continuation.yield($0.terminationReason == .exit ? $0.terminationStatus : 128 + $0.terminationStatus)
      ended.continuation.finish()
    }
    try process.run()
    try await during(process.processIdentifier)
    var status: Int32 = -1
    for await code in ended.stream { status = code }
    defer { for suffix in [".out", ".err"] { try? FileManager.default.removeItem(atPath: name + suffix) } }
    return Run(status: status, output: try Self.text(name + ".out"), error: try Self.text(name + ".err"))
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// Every file under the home, by its path in it.
  var files: [String] {
    (FileManager.default.enumerator(atPath: home)?.allObjects as? [String] ?? []).filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: home + "/" + path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  /// Names in the images folder.
  var kept: [String] { files.filter { $0.hasPrefix("data/images/") } }

  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path.hasPrefix("/") ? path : home + "/" + path)))
  }

  func write(_ text: String, to path: String) throws {
    let whole = home + "/" + path
    let folder = (whole as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: whole, atomically: true, encoding: .utf8)
  }
}
