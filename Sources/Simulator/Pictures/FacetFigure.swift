/// A figure of flat polygons, given for its right half and mirrored, as folded from paper.
struct FacetFigure: Sendable {
  /// One polygon. Corners go around in either direction; the shape is convex.
  struct Facet: Sendable {
    var corners: [SIMD2<Float>]
    var color: Tint
    private var low: SIMD2<Float>
    private var high: SIMD2<Float>

    init(_ color: Tint, _ numbers: Float...) { self.init(color, numbers) }

    /// Corners as x and y in turn.
    init(_ color: Tint, _ numbers: [Float]) {
      self.color = color
      corners = stride(from: 0, to: numbers.count - 1, by: 2).map { SIMD2(numbers[$0], numbers[$0 + 1]) }
      let (x, y) = (corners.map(\.x), corners.map(\.y))
      low = SIMD2(x.min() ?? 0, y.min() ?? 0)
      high = SIMD2(x.max() ?? 0, y.max() ?? 0)
    }

    /// How far inside a point is; negative outside.
    func depth(_ point: SIMD2<Float>) -> Float {
      let outside = max(low.x - point.x, point.x - high.x, low.y - point.y, point.y - high.y)
      guard outside < 0.02 else { return -outside }
      var (least, most) = (Float.infinity, -Float.infinity)
      for index in corners.indices {
        let (a, b) = (corners[index], corners[(index + 1) % corners.count])
        let (edge, reach) = (b - a, point - a)
        let distance = (edge.x * reach.y - edge.y * reach.x) / hypot(edge.x, edge.y)
        least = min(least, distance)
        most = max(most, distance)
      }
      return max(least, -most)
    }
  }

  /// From back to front.
  var facets: [Facet]
  var centerX: Float
  var centerY: Float
  /// One unit of the facets in the scale of the picture.
  var scale: Float
  /// The side the light comes from: -1 left, 1 right.
  var lightSide: Float
  var rim: Tint
  var noise: Noise

  /// The picture with the figure over it.
  func color(_ x: Float, _ y: Float, over below: Tint) -> Tint {
    let point = SIMD2((x - centerX) / scale, (y - centerY) / scale)
    let mirrored = SIMD2(abs(point.x), point.y)
    let isLit = point.x * lightSide > 0
    var color = below
    for (index, facet) in facets.enumerated() {
      let depth = facet.depth(mirrored)
      guard depth > -0.012 else { continue }
      let shade = 0.86 + 0.24 * noise.cell(index, isLit ? 1 : 2) + (isLit ? 0.12 : -0.2)
      let slope = 1 - 0.12 * (point.y - facet.corners[0].y)
      color = mix(color, facet.color * shade * slope + (isLit ? rim * 0.05 : Tint()), smooth(-0.008, 0.004, depth))
    }
    return color
  }
}
