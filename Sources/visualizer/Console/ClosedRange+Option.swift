import ArgumentParser
import Domain

extension ClosedRange<Int> {
  /// Checks the number that an option was given; none is none too much.
  func check(_ number: Int?, of option: String) throws {
    guard let number, !contains(number) else { return }
    throw ValidationError("\(option) takes a whole number from \(words).")
  }
}
