import Domain

/// A JSON value to be written.
indirect enum JSONTree {
  case text(String)
  case whole(Int)
  case truth(Bool)
  case list([JSONTree])
  case map([(name: String, value: JSONTree)])
  /// A picture as a data URL.
  case picture(Reference)
}
