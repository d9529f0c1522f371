import Cells

/// Shows pictures in real pixels by one protocol, and knows which of them are on the terminal.
protocol PixelDriver {
  /// The pictures that are on the terminal.
  var shown: [Placement] { get }

  /// Takes off what is not wanted any more.
  mutating func keep(_ wanted: [Placement]) -> PixelRemoval

  /// Puts on what is wanted and not there; each ends in the plain style, with the cursor anywhere.
  ///
  /// - Parameter isHasty: only what the terminal has the pixels of already.
  mutating func add(_ wanted: [Placement], isHasty: Bool) -> [UInt8]

  /// The terminal was cleared or given away: nothing is on it, and it has no pixels any more.
  mutating func forget()

  /// Deletes all that this program put there.
  var farewell: [UInt8] { get }

  /// The same, as far as it goes into what a handler of signals writes: 256 bytes.
  var rescue: [UInt8] { get }
}

extension PixelDriver {
  var rescue: [UInt8] { farewell }
}

/// What it takes to take pictures off.
struct PixelRemoval: Equatable {
  var bytes: [UInt8] = []
  /// Cells that hold pixels or stand-ins, and must be written anew.
  var spoiled: [Rect] = []
}
