extension StyleBook {
  /// The id of the art style of a name or id; empty for "none".
  ///
  /// - Throws: a `.usage` failure that names those there are.
  package func art(named wanted: String) throws(Failure) -> String {
    if wanted.isEmpty || wanted.lowercased() == "none" { return "" }
    if let style = find(wanted, kind: .art) { return style.id }
    let names = styles(of: .art).map(\.name).joined(separator: ", ")
    throw Failure(
      .usage, "There is no art style \"\(Harmless.line(wanted, limit: 60))\".", advice: "There are: \(names), none.")
  }
}
