/// Sums the light of pixels along a row, for each way that samples are laid out.
///
/// A sum holds red, green and blue times alpha, then alpha: see `LinearLight.store`.
struct LightReader {
  private let layout: SampleLayout
  private let curves: LightCurves
  /// Whether a gray sample is as much of each colour.
  private let isNeutral: Bool
  /// Of colours other than sRGB's; empty for those.
  private let parts: [SIMD4<Float>]

  init(_ layout: SampleLayout, _ curves: LightCurves) {
    self.layout = layout
    self.curves = curves
    parts = curves.parts
    isNeutral = curves.red == curves.green && curves.red == curves.blue
  }

  /// The tables of the three colours.
  typealias Tables = (red: UnsafePointer<UInt16>, green: UnsafePointer<UInt16>, blue: UnsafePointer<UInt16>)

  func sum(_ row: UnsafePointer<UInt8>, over spans: [PixelSpan], to line: inout [SIMD4<Float>]) {
    guard parts.isEmpty else { return mix(row, spans, to: &line) }
    curves.red.withUnsafeBufferPointer { red in
      curves.green.withUnsafeBufferPointer { green in
        curves.blue.withUnsafeBufferPointer { blue in
          guard let red = red.baseAddress, let green = green.baseAddress, let blue = blue.baseAddress else { return }
          sum(row, spans, (red, green, blue), to: &line)
        }
      }
    }
  }

  private func sum(
    _ row: UnsafePointer<UInt8>, _ spans: [PixelSpan], _ tables: Tables, to line: inout [SIMD4<Float>]
  ) {
    let wide = UnsafeRawPointer(row).assumingMemoryBound(to: UInt16.self)
    let shift = curves.red.count == 256 ? 8 : 4
    line.withUnsafeMutableBufferPointer { line in
      spans.withUnsafeBufferPointer { spans in
        switch layout {
        case .gray where isNeutral: for x in spans.indices { line[x] = Self.gray(spans[x], row, tables.red) }
        case .gray: for x in spans.indices { line[x] = Self.tinted(spans[x], row, tables) }
        case .rgb: Self.rgb(row, spans, tables, to: line)
        case .rgba, .inks: for x in spans.indices { line[x] = Self.rgba(spans[x], row, tables) }
        case .wideGray: for x in spans.indices { line[x] = Self.wide(spans[x], wide, layout, tables, shift) }
        case .wideRGB: for x in spans.indices { line[x] = Self.wide(spans[x], wide, layout, tables, shift) }
        case .wideRGBA: for x in spans.indices { line[x] = Self.wide(spans[x], wide, layout, tables, shift) }
        }
      }
    }
  }

  private func mix(_ row: UnsafePointer<UInt8>, _ spans: [PixelSpan], to line: inout [SIMD4<Float>]) {
    let wide = UnsafeRawPointer(row).assumingMemoryBound(to: UInt16.self)
    line.withUnsafeMutableBufferPointer { line in
      parts.withUnsafeBufferPointer { parts in
        guard let parts = parts.baseAddress else { return }
        let steps = curves.red.count
        let (narrow, broad) = (MixedPixels(parts, steps, bits: 8), MixedPixels(parts, steps, bits: 16))
        for x in line.indices {
          line[x] =
            switch layout {
            case .gray: narrow.gray(spans[x], row)
            case .rgb: narrow.rgb(spans[x], row)
            case .rgba, .inks: narrow.rgba(spans[x], row)
            case .wideGray: broad.gray(spans[x], wide)
            case .wideRGB: broad.rgb(spans[x], wide)
            case .wideRGBA: broad.rgba(spans[x], wide)
            }
        }
      }
    }
  }

  @inline(__always)
  private static func gray(
    _ span: PixelSpan, _ row: UnsafePointer<UInt8>, _ table: UnsafePointer<UInt16>
  ) -> SIMD4<Float> {
    var whole: UInt32 = 0
    var place = span.first + 1
    while place < span.last {
      whole &+= UInt32(table[Int(row[place])])
      place &+= 1
    }
    let ends =
      Float(table[Int(row[span.first])]) * span.firstWeight + Float(table[Int(row[span.last])]) * span.lastWeight
    return opaque(SIMD3(repeating: Float(whole) + ends), span)
  }

  /// Most pictures are read here. The last pixel of a span is mostly the first of the next, and looked up once.
  private static func rgb(
    _ row: UnsafePointer<UInt8>, _ spans: UnsafeBufferPointer<PixelSpan>, _ tables: Tables,
    to line: UnsafeMutableBufferPointer<SIMD4<Float>>
  ) {
    var (place, edge) = (-1, SIMD3<Float>.zero)
    for x in spans.indices {
      let span = spans[x]
      if span.first != place { edge = light(row + span.first &* 3, tables) }
      var sum = whole(row + (span.first &+ 1) &* 3, span.last &- span.first &- 1, tables) + edge * span.firstWeight
      if span.last > span.first {
        (place, edge) = (span.last, light(row + span.last &* 3, tables))
        sum += edge * span.lastWeight
      }
      line[x] = opaque(sum, span)
    }
  }

  /// The light of so many pixels. Four are taken with three loads, which is what limits it.
  @inline(__always)
  private static func whole(_ pixels: UnsafePointer<UInt8>, _ count: Int, _ tables: Tables) -> SIMD3<Float> {
    let (r, g, u) = (tables.red, tables.green, tables.blue)
    var (red, green, blue): (UInt32, UInt32, UInt32) = (0, 0, 0)
    var place = 0
    while place &+ 4 <= count {
      let four = UnsafeRawPointer(pixels + place &* 3)
      let (a, b, c) = (
        four.loadUnaligned(as: UInt32.self), four.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
        four.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
      )
      red &+=
        UInt32(r[Int(a & 255)]) &+ UInt32(r[Int(a >> 24)]) &+ UInt32(r[Int(b >> 16 & 255)])
        &+ UInt32(r[Int(c >> 8 & 255)])
      green &+=
        UInt32(g[Int(a >> 8 & 255)]) &+ UInt32(g[Int(b & 255)]) &+ UInt32(g[Int(b >> 24)])
        &+ UInt32(g[Int(c >> 16 & 255)])
      blue &+=
        UInt32(u[Int(a >> 16 & 255)]) &+ UInt32(u[Int(b >> 8 & 255)]) &+ UInt32(u[Int(c & 255)])
        &+ UInt32(u[Int(c >> 24)])
      place &+= 4
    }
    while place < count {
      let pixel = pixels + place &* 3
      red &+= UInt32(r[Int(pixel[0])])
      green &+= UInt32(g[Int(pixel[1])])
      blue &+= UInt32(u[Int(pixel[2])])
      place &+= 1
    }
    return SIMD3(Float(red), Float(green), Float(blue))
  }

  @inline(__always)
  private static func light(_ pixel: UnsafePointer<UInt8>, _ tables: Tables) -> SIMD3<Float> {
    SIMD3(
      Float(tables.red[Int(pixel[0])]), Float(tables.green[Int(pixel[1])]), Float(tables.blue[Int(pixel[2])]))
  }

  /// A gray that a profile makes a colour.
  private static func tinted(_ span: PixelSpan, _ row: UnsafePointer<UInt8>, _ tables: Tables) -> SIMD4<Float> {
    func light(_ place: Int) -> SIMD3<Float> {
      let gray = Int(row[place])
      return SIMD3(Float(tables.red[gray]), Float(tables.green[gray]), Float(tables.blue[gray]))
    }
    var whole = light(span.first) * span.firstWeight + light(span.last) * span.lastWeight
    var place = span.first + 1
    while place < span.last {
      whole += light(place)
      place += 1
    }
    return opaque(whole, span)
  }

  @inline(__always)
  private static func opaque(_ light: SIMD3<Float>, _ span: PixelSpan) -> SIMD4<Float> {
    let pixels = Float(max(0, span.last - span.first - 1)) + span.firstWeight + span.lastWeight
    return SIMD4(light, pixels) * 255
  }

  @inline(__always)
  private static func rgba(_ span: PixelSpan, _ row: UnsafePointer<UInt8>, _ tables: Tables) -> SIMD4<Float> {
    var red = 0
    var green = 0
    var blue = 0
    var alpha = 0
    var pixel = row + (span.first + 1) * 4
    let end = row + span.last * 4
    while pixel < end {
      let opacity = Int(pixel[3])
      red &+= Int(tables.red[Int(pixel[0])]) &* opacity
      green &+= Int(tables.green[Int(pixel[1])]) &* opacity
      blue &+= Int(tables.blue[Int(pixel[2])]) &* opacity
      alpha &+= opacity
      pixel += 4
    }
    func light(_ place: Int) -> SIMD4<Float> {
      let pixel = row + place * 4
      let opacity = Float(pixel[3])
      return SIMD4(
        Float(tables.red[Int(pixel[0])]) * opacity, Float(tables.green[Int(pixel[1])]) * opacity,
        Float(tables.blue[Int(pixel[2])]) * opacity, opacity)
    }
    let whole = SIMD4<Float>(Float(red), Float(green), Float(blue), Float(alpha))
    return whole + light(span.first) * span.firstWeight + light(span.last) * span.lastWeight
  }

  /// Rare, so that one loop serves all three layouts.
  private static func wide(
    _ span: PixelSpan, _ row: UnsafePointer<UInt16>, _ layout: SampleLayout, _ tables: Tables, _ shift: Int
  ) -> SIMD4<Float> {
    let step = layout.channels
    let stride = step == 1 ? 0 : 1
    func light(_ place: Int) -> SIMD4<Float> {
      let pixel = row + place * step
      let alpha = step == 4 ? Float(pixel[3]) / 257 : 255
      return SIMD4(
        Float(tables.red[Int(pixel[0] &>> shift)]) * alpha, Float(tables.green[Int(pixel[stride] &>> shift)]) * alpha,
        Float(tables.blue[Int(pixel[2 * stride] &>> shift)]) * alpha, alpha)
    }
    var whole = SIMD4<Float>.zero
    var place = span.first + 1
    while place < span.last {
      whole += light(place)
      place += 1
    }
    return whole + light(span.first) * span.firstWeight + light(span.last) * span.lastWeight
  }
}
