/// Numbers by chance that are the same for the same seed, on every machine and in every version (SplitMix64).
struct SeededNumbers {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  /// A place in a list of so many, at least one.
  mutating func place(in count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(1, count))).high)
  }

  /// So many places of a list, each at most once, in the list's order.
  mutating func places(_ wanted: Int, in count: Int) -> [Int] {
    var places = Array(0..<count)
    for index in 0..<min(wanted, count) { places.swapAt(index, index + place(in: count - index)) }
    return places.prefix(wanted).sorted()
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
