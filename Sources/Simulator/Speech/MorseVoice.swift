import Foundation

/// The simulator's voice: it says DEMO in Morse, as long as a speaker would take for the text. Each voice has a pitch of its own.
struct MorseVoice: Sendable {
  /// Samples a second.
  static let rate = 24_000
  /// Samples of one frame: an MP3 of this rate comes in such pieces.
  static let frame = 576
  /// Characters that a speaker reads in a second, about.
  private static let pace = 15.0
  /// Frames of one dot.
  private static let dot = 2
  /// Nobody says DEMO faster than this, in seconds.
  private static let shortest = 2.0

  let frames: Int
  private let pitch: MorsePitch

  /// - Parameter speed: 1 is the voice's own.
  init(text: String, voice: String, speed: Double) {
    let seconds = max(Self.shortest, Double(text.unicodeScalars.count) / Self.pace) / speed
    frames = max(1, Int((seconds * Double(Self.rate) / Double(Self.frame)).rounded()))
    let number = voice.utf8.reduce(0) { ($0 * 31 + Int($1)) % 65_521 }
    pitch = MorsePitch.all[number % MorsePitch.all.count]
  }

  var seconds: Double { Double(frames * Self.frame) / Double(Self.rate) }

  /// One frame after the other, all of the same length.
  var mp3: [UInt8] { (0..<frames).flatMap { isTone($0) ? pitch.mp3 : MorsePitch.silence } }

  /// Samples of 16 bits, the low byte first.
  var pcm: [UInt8] {
    let tone = Tone(pitch)
    return (0..<frames).flatMap { tone.bytes(isTone($0), after: $0 > 0 && isTone($0 - 1), before: isTone($0 + 1)) }
  }

  /// D, E, M and O, and the gap of a word behind them, dot by dot.
  private static let dots: [Bool] =
    ["-..", ".", "--", "---"].flatMap { letter in
      letter.flatMap { sign in Array(repeating: true, count: sign == "-" ? 3 : 1) + [false] } + [false, false]
    } + [Bool](repeating: false, count: 4)

  private func isTone(_ frame: Int) -> Bool { frame < frames && Self.dots[frame / Self.dot % Self.dots.count] }
}

/// The samples of a pitch, frame by frame; a tone swells and fades, as it would click otherwise.
private struct Tone {
  private let steady: [UInt8]
  private let rising: [UInt8]
  private let falling: [UInt8]
  private let short: [UInt8]
  private let silent = [UInt8](repeating: 0, count: MorseVoice.frame * 2)

  /// Samples that swelling takes.
  private static let slope = 144.0
  private static let loudness = 8500.0

  init(_ pitch: MorsePitch) {
    func samples(_ isRising: Bool, _ isFalling: Bool) -> [UInt8] {
      (0..<MorseVoice.frame).flatMap { index -> [UInt8] in
        let up = isRising ? min(1, Double(index) / Self.slope) : 1
        let down = isFalling ? min(1, Double(MorseVoice.frame - index) / Self.slope) : 1
        let angle = 2 * Double.pi * Double(pitch.waves * index) / Double(MorseVoice.frame)
        let value = Int16((Self.loudness * up * down * sin(angle)).rounded())
        return [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
      }
    }
    steady = samples(false, false)
    rising = samples(true, false)
    falling = samples(false, true)
    short = samples(true, true)
  }

  func bytes(_ isTone: Bool, after: Bool, before: Bool) -> [UInt8] {
    guard isTone else { return silent }
    switch (after, before) {
    case (true, true): return steady
    case (true, false): return falling
    case (false, true): return rising
    case (false, false): return short
    }
  }
}
