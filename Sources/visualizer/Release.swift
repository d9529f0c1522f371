/// Which release of the program this is.
enum Release {
  static let version = "1.0.0"
}
