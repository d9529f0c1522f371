import CLCMS

/// How the samples of one picture become light.
enum SampleColor {
  case sRGB
  case curves(LightCurves)
  /// Through lcms2, row by row.
  case transform(ProfileTransform)

  /// What cannot be used is as good as nothing: the samples are taken as sRGB then.
  init(_ mark: ColorMark, layout: SampleLayout) {
    switch mark {
    case .sRGB: self = .sRGB
    case .curve(let curve, let primaries):
      self = .curves(LightCurves(curve, primaries, steps: layout.steps))
    case .profile(let bytes): self = Self.read(bytes, layout)
    }
    if case .curves(let curves) = self, curves.isSRGB { self = .sRGB }
  }

  private static func read(_ profile: [UInt8], _ layout: SampleLayout) -> SampleColor {
    let steps = layout.steps
    var values = [Float](repeating: 0, count: 3 * steps)
    var handle: OpaquePointer?
    let (kind, matrix) = values.withUnsafeMutableBufferPointer { values in
      var light = clcms_light()
      light.curves = values.baseAddress
      light.steps = Int32(steps)
      let kind = clcms_read(profile, profile.count, pixels(layout), &light, &handle)
      return (kind, light.matrix)
    }
    if kind == CLCMS_TRANSFORM, let handle { return .transform(ProfileTransform(handle)) }
    guard kind == CLCMS_CURVES else { return .sRGB }
    let tables = (0..<3).map { values[$0 * steps..<($0 + 1) * steps].map { LightCurves.number(Double($0)) } }
    let m = matrix
    let colors = ColorMatrix(
      SIMD3(Double(m.0), Double(m.1), Double(m.2)), SIMD3(Double(m.3), Double(m.4), Double(m.5)),
      SIMD3(Double(m.6), Double(m.7), Double(m.8)))
    let isGray = colors == .diagonal(.one)
    return .curves(LightCurves(red: tables[0], green: tables[1], blue: tables[2], matrix: isGray ? nil : colors))
  }

  private static func pixels(_ layout: SampleLayout) -> clcms_pixels {
    switch layout {
    case .gray, .wideGray: CLCMS_GRAY
    case .rgb, .wideRGB: CLCMS_RGB
    case .rgba, .wideRGBA: CLCMS_RGBA
    case .inks: CLCMS_CMYK
    }
  }
}
