/// What a colour is for. Views name roles; themes give them colours.
package enum Role: String, CaseIterable, Sendable {
  case page, text, muted, faint, raised, selected, accent
  case accentText = "accent-text"
  case title, border
  case borderFocus = "border-focus"
  case success, warning, error, subtitle
  case subtitleBack = "subtitle-back"
  case chip
  case chipText = "chip-text"
  case overlay, shadow, key, placeholder
  case pictureBackground = "picture-background"
  case sliderTrack = "slider-track"
  case link
}
