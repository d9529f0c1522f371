/// Three rows that take red, green and blue of one kind to those of another; all in linear light.
struct ColorMatrix: Equatable, Sendable {
  var rows: (x: SIMD3<Double>, y: SIMD3<Double>, z: SIMD3<Double>)

  init(_ x: SIMD3<Double>, _ y: SIMD3<Double>, _ z: SIMD3<Double>) { rows = (x, y, z) }

  static func == (a: ColorMatrix, b: ColorMatrix) -> Bool { a.rows == b.rows }

  static func * (matrix: ColorMatrix, vector: SIMD3<Double>) -> SIMD3<Double> {
    let rows = matrix.rows
    return SIMD3((rows.x * vector).sum(), (rows.y * vector).sum(), (rows.z * vector).sum())
  }

  static func * (a: ColorMatrix, b: ColorMatrix) -> ColorMatrix {
    let turned = b.transposed.rows
    let (x, y, z) = (a * turned.x, a * turned.y, a * turned.z)
    return ColorMatrix(x, y, z).transposed
  }

  static func diagonal(_ values: SIMD3<Double>) -> ColorMatrix {
    ColorMatrix(SIMD3(values.x, 0, 0), SIMD3(0, values.y, 0), SIMD3(0, 0, values.z))
  }

  var transposed: ColorMatrix {
    ColorMatrix(
      SIMD3(rows.x.x, rows.y.x, rows.z.x), SIMD3(rows.x.y, rows.y.y, rows.z.y), SIMD3(rows.x.z, rows.y.z, rows.z.z))
  }

  /// Nil where there is none.
  var inverse: ColorMatrix? {
    let (a, b, c) = (Self.cross(rows.y, rows.z), Self.cross(rows.z, rows.x), Self.cross(rows.x, rows.y))
    let determinant = (rows.x * a).sum()
    guard determinant.isFinite, abs(determinant) > 1e-9 else { return nil }
    return ColorMatrix(a / determinant, b / determinant, c / determinant).transposed
  }

  private static func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }
}
