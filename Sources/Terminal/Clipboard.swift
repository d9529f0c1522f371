import Foundation

/// The sequence by which a terminal is asked to put text on the clipboard (OSC 52); works over ssh, too.
enum Clipboard {
  /// Terminals take no more.
  private static let limit = 70_000

  static func sequence(_ text: String) -> [UInt8] {
    Array("\u{1B}]52;c;\(Data(text.utf8.prefix(limit)).base64EncodedString())\u{7}".utf8)
  }
}
