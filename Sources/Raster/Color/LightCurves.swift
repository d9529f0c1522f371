/// Tables from samples to linear light, and the matrix from there to sRGB's colours.
struct LightCurves: Sendable {
  /// Linear light of each sample, 0 to 65535; 256 values, or 4,096 for the upper bits of 16.
  let red: [UInt16]
  let green: [UInt16]
  let blue: [UInt16]
  /// Nil where the colours are sRGB's.
  let matrix: ColorMatrix?

  static let sRGB = LightCurves(LinearLight.table, matrix: nil)

  init(red: [UInt16], green: [UInt16], blue: [UInt16], matrix: ColorMatrix?) {
    (self.red, self.green, self.blue, self.matrix) = (red, green, blue, matrix)
  }

  init(_ curve: TransferCurve, _ primaries: Primaries, steps: Int) {
    let last = Double(steps - 1)
    self.init((0..<steps).map { Self.number(curve.light(Double($0) / last)) }, matrix: primaries.toSRGB)
  }

  private init(_ table: [UInt16], matrix: ColorMatrix?) {
    self.init(red: table, green: table, blue: table, matrix: matrix)
  }

  /// What each sample of each colour adds to a pixel's light: `steps` values of red, then of green and blue. The fourth
  /// number of a pixel is 1. Empty without a matrix.
  var parts: [SIMD4<Float>] {
    guard let columns = matrix?.transposed.rows else { return [] }
    return [(red, columns.x, 1.0), (green, columns.y, 0), (blue, columns.z, 0)].flatMap { table, column, one in
      table.map { SIMD4(SIMD3<Float>(column * Double($0)), one) }
    }
  }

  static func number(_ light: Double) -> UInt16 { UInt16(min(max(0, light), 1) * 65535 + 0.5) }

  /// Whether hardly a picture comes out differently from one that is sRGB. Programs write that profile in many wordings.
  var isSRGB: Bool {
    guard red.count == 256, matrix.map(Self.isNearIdentity) ?? true else { return false }
    return [red, green, blue].allSatisfy { table in
      zip(table, LinearLight.table).allSatisfy { abs(Int($0) - Int($1)) <= 64 + Int($1) / 200 }
    }
  }

  private static func isNearIdentity(_ matrix: ColorMatrix) -> Bool {
    let rows = matrix.rows
    let off = [rows.x - [1, 0, 0], rows.y - [0, 1, 0], rows.z - [0, 0, 1]]
    return off.allSatisfy { abs($0.x) < 0.004 && abs($0.y) < 0.004 && abs($0.z) < 0.004 }
  }
}
