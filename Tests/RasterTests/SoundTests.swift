import Cells
import Foundation
import Testing

@testable import Raster

/// Files of sound: where their samples and frames are, and how they look.
struct SoundTests {
  /// A frame of 24 kHz, one channel and 32 kbit/s that holds nothing.
  private static let frame: [UInt8] = [0xFF, 0xF3, 0x44, 0xC4] + [UInt8](repeating: 0, count: 92)
  private static let tag: [UInt8] = Array("ID3".utf8) + [3, 0, 0, 0, 0, 0, 20] + [UInt8](repeating: 0xFF, count: 20)

  private static func table(_ word: String) -> [UInt8] {
    var table = frame
    table.replaceSubrange(13..<17, with: Array(word.utf8))
    return table
  }

  @Test func theFramesOfAnMP3AreFound() throws {
    let frames = Array(repeating: Self.frame, count: 10).flatMap { $0 }
    let end = Array("TAG".utf8) + [UInt8](repeating: 0, count: 125)
    for file in [frames, Self.tag + frames, Self.tag + Self.table("Xing") + frames + end, Self.table("Info") + frames] {
      let read = try #require(MP3File(file))
      #expect(read.frames == 10 && read.rate == 24_000 && read.channels == 1 && read.sound == frames)
      #expect(abs(read.seconds - 0.24) < 1e-9)
      #expect(ImageFormat.sniff(file) == .mp3)
    }
    let broken = Array(frames[..<500]) + [1, 2, 3] + frames
    #expect(MP3File(broken)?.frames ?? 0 >= 14)
  }

  @Test func whatIsNoMP3IsNone() {
    let text = [UInt8](String(repeating: "no sound ", count: 400).utf8)
    for bytes in [[], [0xFF], text, [UInt8](repeating: 0xFF, count: 5000), [UInt8](repeating: 0, count: 5000)] {
      #expect(MP3File(bytes) == nil && ImageFormat.sniff(bytes) == nil)
    }
  }

  private func wav(_ samples: [Int16], channels: Int = 1) -> [UInt8] {
    let bytes = samples.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    return WAVFile.head(rate: 8000, channels: channels, count: bytes.count) + bytes
  }

  @Test func aWAVSaysHowLongItIs() throws {
    let file = wav([Int16](repeating: 0, count: 16_000), channels: 2)
    let info = try #require(SoundInfo(file))
    #expect(info == SoundInfo(file) && info.seconds == 1 && info.rate == 8000 && info.channels == 2)
    // The length of a stream is not known when its head goes out.
    let open = WAVFile.head(rate: 8000, count: nil) + [UInt8](repeating: 0, count: 8000)
    #expect(WAVFile(open)?.seconds == 0.5)
    #expect(WAVFile(Array(file.prefix(30))) == nil && ImageFormat.sniff(file) == .wav)
    let other = Array("RIFF".utf8) + [4, 0, 0, 0] + Array("WAVE".utf8)
    #expect(WAVFile(other) == nil)
  }

  @Test func aSoundLooksAsLoudAsItIs() throws {
    let samples = (0..<8000).map { Int16($0 < 4000 ? 0 : $0 % 2 == 0 ? 16_000 : -16_000) }
    let peaks = try SoundPeaks(wav(samples), columns: 10).values
    #expect(peaks.prefix(5).allSatisfy { $0 == 0 } && peaks.suffix(5).allSatisfy { abs($0 - 0.488) < 0.01 })
    let picture = try Decoder.bitmap(wav(samples), .exactly(Size(width: 40, height: 20)))
    func color(_ x: Int, _ y: Int) -> [UInt8] { Array(picture.pixels[((y * 40 + x) * 4)..<((y * 40 + x) * 4 + 3)]) }
    #expect(picture.width == 40 && picture.height == 20)
    #expect(color(35, 7) != color(5, 7), "the loud half reaches further from the middle")
    #expect(color(35, 0) == color(5, 0), "but not to the edge")
  }

  @Test(arguments: [8, 16, 24, 32]) func samplesOfAnyWidth(bits: Int) throws {
    let quiet: [UInt8] = bits == 8 ? [128] : [UInt8](repeating: 0, count: bits / 8)
    let loud: [UInt8] = bits == 8 ? [192] : [UInt8](repeating: 0, count: bits / 8 - 1) + [0x40]
    var head = WAVFile.head(rate: 8000, count: 200 * bits / 8)
    (head[34], head[35]) = (UInt8(bits), 0)
    let file = head + (0..<200).flatMap { $0 < 100 ? quiet : loud }
    #expect(try SoundPeaks(file, columns: 2).values == [0, 0.5])
  }

  @Test func anMP3NeedsItsLibrary() throws {
    let frames = Array(repeating: Self.frame, count: 40).flatMap { $0 }
    guard ImageFormat.mp3.isDecodable else {
      #expect(throws: RasterError.unsupported(.mp3, "")) { try SoundPeaks(frames, columns: 4) }
      return
    }
    #expect(try SoundPeaks(frames, columns: 4).values == [0, 0, 0, 0])
  }
}
