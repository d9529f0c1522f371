/// The port to the library: image files, and what is known of them. Calls block while the disk works; any thread may
/// call, and several instances of the program may use one library.
package protocol AssetLibrary: Sendable {
  /// Writes the file alone: no database can hold that up. `note` is to follow. The name is made from the date and the
  /// prompt; nothing is overwritten.
  ///
  /// - Parameter embedding: whether the metadata goes into the file as well.
  /// - Returns: the asset with its file, media type, pixels and bytes.
  func keep(_ bytes: [UInt8], as asset: Asset, embedding: Bool) throws(Failure) -> Asset

  /// The asset of a picture that stands at an absolute path of the user's, with the bytes that were written there. `note` is
  /// to follow.
  func claimed(_ bytes: [UInt8], at path: String, as asset: Asset) -> Asset

  /// Writes the rows of pictures whose files are there, all or none.
  ///
  /// - Throws: why they could not be written now. The next opening of the library does it then.
  func note(_ assets: [Asset]) throws(Failure)

  /// Writes the file, then its row. A row that cannot be written is a notice: the picture is safe.
  func add(_ bytes: [UInt8], as asset: Asset, embedding: Bool) throws(Failure) -> Asset

  /// The bytes to write for a picture that carries its metadata; as they are where the format cannot.
  func marked(_ bytes: [UInt8], with asset: Asset) -> [UInt8]

  /// Copies a picture of the user's into the library, saved under the file's name; what its metadata says is kept.
  func importFile(_ path: String) throws(Failure) -> Asset

  /// At most `limit` pictures from `offset` on.
  func find(_ query: AssetQuery, limit: Int, offset: Int) throws(Failure) -> [Asset]

  func count(_ query: AssetQuery) throws(Failure) -> Int

  /// The ids of all that fit, in the query's order.
  func ids(_ query: AssetQuery) throws(Failure) -> [String]

  /// Pictures by their whole ids, in that order, without those that are gone.
  func assets(_ ids: [String]) throws(Failure) -> [Asset]

  func holdings() throws(Failure) -> Holdings

  /// By its id, the beginning of one that no other shares, or its file's name.
  ///
  /// - Throws: a `.usage` failure when there is none, or several.
  func asset(_ id: String) throws(Failure) -> Asset

  /// Changes pictures as they are now, in their rows and with their files.
  ///
  /// - Returns: those that were there, changed.
  func change(_ ids: [String], _ change: AssetChange) throws(Failure) -> [Asset]

  /// Moves files to the trash, where they stay for 30 days. Files outside the library are left alone.
  ///
  /// - Throws: one failure for all pictures that could not be moved; the others are.
  func discard(_ ids: [String]) throws(Failure)

  /// Takes pictures back out of the trash; throws as `discard`.
  func restore(_ ids: [String]) throws(Failure)

  /// Deletes files and rows of pictures that are in the trash, for good; throws as `discard`.
  func delete(_ ids: [String]) throws(Failure)

  /// The absolute path of the file.
  func path(of asset: Asset) -> String

  /// Brings rows and files together, as is done when the library is opened: files put into the folder are taken in, those
  /// gone are marked, those replaced are measured again.
  ///
  /// - Returns: one sentence for each thing that the user should know.
  func reconcile() throws(Failure) -> [String]

  /// A number that is another one once any instance of the program has changed the library; cheap to ask for.
  func revision() -> UInt64

  /// Where the bytes of a request's reference are kept, for when its own file was moved or changed; nil where they are not.
  func keptCopy(of reference: Reference) -> String?

  /// What was found amiss when the library was opened, one sentence each; said once.
  func notices() -> [String]
}

extension AssetLibrary {
  /// Notes one picture that stands at an absolute path of the user's, with the bytes that were written there.
  package func note(_ bytes: [UInt8], at path: String, as asset: Asset) throws(Failure) -> Asset {
    let claimed = claimed(bytes, at: path, as: asset)
    try note([claimed])
    return claimed
  }
}
