import Domain
import Foundation
import Raster

/// The name of a kept picture, without its extension: `2026-11-21-a-red-fox-in-snow-9f2c`.
struct PictureName: Hashable {
  let text: String

  init(prompt: String, date: Date, timeZone: TimeZone, number: UInt16) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let day = calendar.dateComponents([.year, .month, .day], from: date)
    let parts = [
      Self.digits(day.year, 4), Self.digits(day.month, 2), Self.digits(day.day, 2),
      Slug(prompt, orElse: "image").text, Self.padded(String(number, radix: 16), 4),
    ]
    text = parts.joined(separator: "-")
  }

  /// By media type; `bin` for what the library does not know.
  static func fileExtension(for mediaType: String) -> String {
    guard let format = ImageFormat(mediaType: mediaType), format.isKept else { return "bin" }
    return format.fileExtension
  }

  private static func digits(_ number: Int?, _ count: Int) -> String { padded(String(number ?? 0), count) }

  private static func padded(_ text: String, _ count: Int) -> String {
    String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
