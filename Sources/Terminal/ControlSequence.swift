import Cells

/// A sequence `ESC [ parameters final` as a terminal sends it for a key.
struct ControlSequence {
  let parameters: [UInt8]
  let final: UInt8

  /// The numbers of the parameters. A missing one is 1; one that no terminal means is -1, so that it can be reckoned with.
  var numbers: [Int] {
    parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
      digits.isEmpty ? 1 : UInt16(String(decoding: digits, as: UTF8.self)).map { Int($0) } ?? -1
    }
  }

  /// The key; nil for one that the program does not know.
  var key: Key? {
    if final == UInt8(ascii: "~") { return numbers.first.flatMap(Self.numbered).flatMap(modified) }
    if final == UInt8(ascii: "Z") { return .backTab }
    return Self.lettered(final).flatMap(modified)
  }

  /// The key of `ESC O letter` and `ESC [ letter`.
  static func lettered(_ letter: UInt8) -> Key? {
    switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  private static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// With Shift there are arrows and function keys; other modifiers make no key that the program knows.
  private func modified(_ key: Key) -> Key? {
    let modifiers = numbers.count > 1 ? numbers[1] - 1 : 0
    if modifiers == 0 { return key }
    guard modifiers == 1 else { return nil }
    switch key {
    case .up: return .shiftUp
    case .down: return .shiftDown
    case .left: return .shiftLeft
    case .right: return .shiftRight
    case .function(let number): return .function(number + 12)
    default: return key
    }
  }
}
