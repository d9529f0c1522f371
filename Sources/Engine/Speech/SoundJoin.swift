import Domain
import Foundation
import Raster

/// Puts the pieces of a text behind each other without a gap.
struct SoundJoin {
  let format: SpeechFormat

  /// Samples a second of bare samples whose answer does not say it.
  static let usualRate = 24_000

  /// - Returns: one file. Bare samples get a head, as nobody could tell them from noise later.
  func joined(_ pieces: [SpokenPiece]) -> GeneratedImage {
    if format == .mp3, pieces.allSatisfy({ MP3File($0.bytes) != nil }) {
      return GeneratedImage(bytes: Self.frames(of: pieces), mediaType: SpeechFormat.mp3.mediaType)
    }
    let isSamples = pieces.allSatisfy { Self.isSamples($0, asked: format) }
    guard isSamples, let first = pieces.first else {
      return GeneratedImage(bytes: pieces.flatMap(\.bytes), mediaType: "application/octet-stream")
    }
    let samples = pieces.flatMap { Self.samples(of: $0) }
    let shape = Self.shape(of: first)
    let head = WAVFile.head(rate: shape.rate, channels: shape.channels, count: samples.count)
    return GeneratedImage(bytes: head + samples, mediaType: SpeechFormat.wav.mediaType)
  }

  /// What a player reads while the pieces come: the head of samples first, whose end is not known yet.
  func opening(_ contentType: String) -> [UInt8] {
    guard format != .mp3 else { return [] }
    let shape = Self.shape(of: SpokenPiece(contentType: contentType))
    return WAVFile.head(rate: shape.rate, channels: shape.channels, count: nil)
  }

  /// A single piece stays as it came. Of several the heads go: they tell of one piece alone, and players take what stands
  /// in the middle for noise.
  private static func frames(of pieces: [SpokenPiece]) -> [UInt8] {
    if pieces.count == 1 { return pieces[0].bytes }
    return pieces.flatMap { MP3File($0.bytes)?.sound ?? [] }
  }

  private static func isSamples(_ piece: SpokenPiece, asked format: SpeechFormat) -> Bool {
    if let file = WAVFile(piece.bytes) { return file.bits == 16 }
    // What was asked for as MP3 and came as samples says so.
    return format != .mp3 || ["audio/pcm", "audio/l16"].contains { piece.contentType.hasPrefix($0) }
  }

  /// Without a head, and without half a sample at the end: all that follows would be noise.
  static func samples(of piece: SpokenPiece) -> ArraySlice<UInt8> {
    let whole = WAVFile(piece.bytes).map { piece.bytes[$0.samples] } ?? piece.bytes[...]
    let frame = 2 * shape(of: piece).channels
    return whole.dropLast(whole.count % frame)
  }

  private static func shape(of piece: SpokenPiece) -> (rate: Int, channels: Int) {
    if let file = WAVFile(piece.bytes) { return (file.rate, file.channels) }
    func number(_ name: String, _ range: ClosedRange<Int>) -> Int? {
      let parts = piece.contentType.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      let found = parts.first { $0.hasPrefix(name + "=") }?.dropFirst(name.count + 1)
      return found.flatMap { Int($0) }.flatMap { range.contains($0) ? $0 : nil }
    }
    return (number("rate", 4000...384_000) ?? usualRate, number("channels", 1...8) ?? 1)
  }
}
