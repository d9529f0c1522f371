import Domain

/// A JSON value to be written.
indirect enum JSONTree {
  case text(String)
  case whole(Int)
  /// A number as it is to be written, e.g. `1.25`.
  case decimal(String)
  case truth(Bool)
  case list([JSONTree])
  case map([(name: String, value: JSONTree)])
  /// A picture as a data URL.
  case picture(Reference)
}
