/// How many colours a terminal shows.
package enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  /// None: attributes only, pictures as ASCII.
  case monochrome
  case eight
  case sixteen
  case palette256
  case full

  package static func < (a: ColorDepth, b: ColorDepth) -> Bool { a.rawValue < b.rawValue }
}
