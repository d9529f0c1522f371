import Cells
import Testing

@testable import Raster

struct ResampleTests {
  private func checker(_ side: Int) -> Bitmap {
    var bitmap = Bitmap(width: side, height: side)
    for y in 0..<side {
      for x in 0..<side where (x + y) % 2 == 0 {
        for channel in 0..<3 { bitmap.pixels[(y * side + x) * 4 + channel] = 255 }
      }
    }
    return bitmap
  }

  @Test func blackAndWhiteAverageInLinearLight() {
    let mean = checker(8).resampled(to: Size(width: 1, height: 1))
    #expect(mean.pixels == [188, 188, 188, 255])
  }

  @Test func oneColourStaysThatColourAtAnySize() {
    for value in 0...255 {
      let shade = UInt8(value)
      let bitmap = Bitmap(width: 7, height: 5, red: shade, green: shade, blue: shade)
      for size in [Size(width: 3, height: 2), Size(width: 9, height: 8), Size(width: 3, height: 8)] {
        let result = bitmap.resampled(to: size)
        #expect(result == Bitmap(width: size.width, height: size.height, red: shade, green: shade, blue: shade))
      }
    }
  }

  @Test func transparentPixelsLendNoColour() {
    let pixels: [UInt8] = [255, 0, 0, 255, 0, 255, 0, 0]
    let bitmap = Bitmap(width: 2, height: 1, pixels: pixels)
    #expect(bitmap?.resampled(to: Size(width: 1, height: 1)).pixels == [255, 0, 0, 128])
  }

  @Test func partOfAPixelCountsAsPart() {
    // Three columns into two: the middle one is shared, so each half is two thirds its own column.
    let pixels: [UInt8] = [0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 255]
    let result = Bitmap(width: 3, height: 1, pixels: pixels)?.resampled(to: Size(width: 2, height: 1))
    #expect(result?.pixels == [0, 0, 0, 255, 213, 213, 213, 255])
  }

  @Test func enlargingMeetsTheEndsAndRisesBetween() throws {
    let pixels: [UInt8] = [0, 0, 0, 255, 255, 255, 255, 255]
    let result = try #require(Bitmap(width: 2, height: 1, pixels: pixels)).resampled(to: Size(width: 8, height: 3))
    let reds = (0..<8).map { result.pixels[$0 * 4] }
    #expect(reds.first == 0 && reds.last == 255)
    #expect(reds == reds.sorted())
    #expect(Array(result.pixels[0..<32]) == Array(result.pixels[64..<96]))
  }

  @Test(arguments: [(1, 1), (1, 10000), (10000, 1), (80, 80), (0, -3)])
  func extremeSizes(width: Int, height: Int) {
    let target = Size(width: width, height: height)
    for source in [Bitmap(width: 1, height: 1), Bitmap(width: 1, height: 10000), Bitmap(width: 50, height: 20)] {
      let result = source.resampled(to: target)
      #expect(result.size == Size(width: max(1, width), height: max(1, height)))
      #expect(result.isOpaque)
    }
  }

  @Test func layingOnAColour() {
    let half = Bitmap(width: 1, height: 1, pixels: [255, 0, 0, 128])
    #expect(half?.over(RGB(0, 0, 255)).pixels == [128, 0, 127, 255])
  }
}
