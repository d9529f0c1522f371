/// The port to the manifests of sweeps and batches.
package protocol RunStore: Sendable {
  /// Begins or takes up the run whose manifest is in a folder, for this process alone as long as the result is kept.
  ///
  /// - Parameter folder: absolute; made where it is missing.
  /// - Throws: a `.usage` failure while another process has it, a `.storage` one where the folder cannot be one.
  func open(_ folder: String) throws(Failure) -> any RunFile

  /// The folder of the run that was written last, of those that have no folder of the user's; nil where there is none.
  func newest() -> String?

  /// Where the manifest of a run is that has no folder of the user's.
  func folder(of id: String) -> String
}

/// The manifest of one run.
package protocol RunFile: Sendable {
  /// Absolute.
  var path: String { get }

  /// Nil where there is none yet.
  ///
  /// - Throws: a `.storage` failure for one that cannot be read.
  func load() throws(Failure) -> RunRecord?

  /// Returns once the disk has it.
  func save(_ record: RunRecord) throws(Failure)
}
