import Foundation

/// Stand-in until the real one is merged.
package struct GalleryFilter: Sendable {
  package let query: AssetQuery
  package init(text: String, now: Date, calendar: Calendar) { query = AssetQuery(text: text) }
  package static func toggled(_ token: String, in text: String) -> String { text.isEmpty ? token : text + " " + token }
  package static func has(_ token: String, in text: String) -> Bool { text.contains(token) }
}
