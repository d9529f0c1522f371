import Cells
import Domain
import Foundation

/// What is known of a picture of the library, as lines.
struct AssetFacts {
  /// One line, with a label before the first of several.
  struct Line: Equatable {
    var label = ""
    let text: String
    var role = Role.text
  }

  static let labelWidth = 11

  let item: GalleryItem
  let isMissing: Bool
  let today: Date?
  /// Where a path begins that is cut.
  private let cut: String

  init(_ item: GalleryItem, _ model: Model) {
    self.item = item
    isMissing = model.gallery.isMissing(item)
    today = model.today
    cut = model.look.glyphs.cut
  }

  private var asset: Asset { item.asset }

  /// `✓`, `●` or `✗`, as the screen explains below the gallery.
  static func sign(_ asset: Asset, isMissing: Bool, _ glyphs: Glyphs) -> (text: String, role: Role) {
    if isMissing { return (glyphs.isUnicode ? glyphs.cross : "!", .error) }
    switch asset.state {
    case .saved: return (glyphs.isUnicode ? glyphs.check : "+", .success)
    case .reviewQueue: return (glyphs.isUnicode ? "●" : "o", .warning)
    case .trashed: return (glyphs.isUnicode ? "–" : "-", .muted)
    }
  }

  /// `4★` or `rej`; nil where nothing was said.
  static func rating(_ asset: Asset, _ glyphs: Glyphs) -> (text: String, role: Role)? {
    guard let rating = asset.rating else { return nil }
    return asset.isRejected ? ("rej", .error) : ("\(rating)\(glyphs.star)", .warning)
  }

  /// Its name, else the beginning of its prompt, else its file.
  var title: String { OneLine.text(asset.title, limit: 200) }

  /// `1376×768 · $0.139 · 2 min ago · gemini-3-pro`
  var brief: String {
    [pixels, asset.cost.map(Money.text) ?? "", age, StatusView.shortName(asset.origin.model)].filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  /// How large it is, or how long it sounds.
  var pixels: String { asset.sound.map(\.durationText) ?? dimensions }

  private var dimensions: String { asset.width > 0 ? "\(asset.width)×\(asset.height)" : "" }

  var age: String { today.map { Age(since: asset.created, now: $0).ago } ?? "" }

  private var state: (text: String, role: Role) {
    if isMissing { return ("the file is gone", .error) }
    switch asset.state {
    case .saved: return ("saved as \(Harmless.line(asset.name ?? "", limit: 200))", .success)
    case .reviewQueue: return ("in the review queue, unsaved", .warning)
    case .trashed: return ("in the trash for 30 days; b brings it back", .warning)
    }
  }

  /// What matters most in few lines.
  func short(width: Int) -> [Line] {
    let time = asset.seconds > 0 ? Seconds.text(asset.seconds) : ""
    let numbers = [pixels, asset.cost.map(Money.text) ?? "", time, age].filter { !$0.isEmpty }
    let origin = [asset.origin.model, asset.origin.provider ?? ""].filter { !$0.isEmpty }
    let words = WrappedText(
      OneLine.text(asset.origin.prompt.isEmpty ? asset.analysis : asset.origin.prompt), width: width)
    return [
      Line(text: asset.chips, role: .accent), Line(text: state.text, role: state.role),
      Line(text: numbers.joined(separator: " · ")), Line(text: origin.joined(separator: " · "), role: .muted),
    ].filter { !$0.text.isEmpty } + words.lines.map { Line(text: words.text(of: $0), role: .muted) }
  }

  /// All of it, wrapped; what is empty is left out.
  ///
  /// - Parameter isBrief: whether a long path is cut at its beginning rather than wrapped.
  func lines(width: Int, isBrief: Bool = false) -> [Line] {
    let heads = wrapped("", asset.chips, .accent, width: width) + wrapped("", state.text, state.role, width: width)
    let facts = rows(width: width, isBrief: isBrief).flatMap { label, text, role in
      text.isEmpty ? [] : wrapped(label, text, role, width: width)
    }
    let parts = [heads] + prompt(width: width, limit: isBrief ? 4 : nil) + [facts]
    let whole = (parts + texts.map { section($0.0, $0.1, width: width) }).filter { !$0.isEmpty }
    return Array(whole.joined(separator: [Line(text: "")]))
  }

  private func rows(width: Int, isBrief: Bool) -> [(label: String, text: String, role: Role)] {
    let room = width - Self.labelWidth
    let tags = asset.tags.joined(separator: ", ")
    return [
      ("Model", asset.origin.model, .text), ("Voice", asset.sound?.voice ?? "", .text),
      ("Provider", asset.origin.provider ?? "", .text), ("Size", size, .text),
      ("Cost", asset.cost.map(Money.text) ?? (asset.isMadeHere ? "not known" : ""), .text),
      ("Time", asset.seconds > 0 ? Seconds.text(asset.seconds) : "", .text),
      (asset.isRecipeKnown ? "Made" : "Imported", made, .text),
      ("Seed", asset.request?.seed.map(String.init) ?? "", .text),
      ("Drawn by", asset.request?.drawn?.seed.map { "wildcard seed \($0)" } ?? "", .text),
      ("Rating", asset.ratingWords, asset.isRejected ? .error : .warning),
      ("Tags", isBrief ? Self.head(tags, of: 2 * room) : tags, .text),
      ("Good as", asset.canBeReferenceFor.map(\.title).joined(separator: ", "), .text),
      ("References", asset.request?.references.map(\.name).joined(separator: ", ") ?? "", .text),
      ("Request", isBrief ? "" : asset.origin.generationID ?? "", .muted),
      ("File", isBrief ? tail(item.path, width: room) : item.path, .muted),
    ]
  }

  private var size: String {
    [pixels, asset.kindWord, ByteCount.text(asset.byteCount)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private var made: String { [LocalTime.day(asset.created), age].filter { !$0.isEmpty }.joined(separator: ", ") }

  /// What was asked for comes first; a long one is cut where room is short.
  private func prompt(width: Int, limit: Int?) -> [[Line]] {
    guard !asset.origin.prompt.isEmpty else { return [] }
    let label = asset.sound == nil ? "Prompt" : "Words"
    var lines = section(label, asset.origin.prompt, width: width)
    if let limit, lines.count > limit + 1 {
      lines = Array(lines.prefix(limit + 1))
      lines[limit] = Line(text: lines[limit].text.prefix(max(8, width - 2)) + "…")
    }
    return [lines]
  }

  private static func head(_ text: String, of length: Int) -> String {
    text.count <= length ? text : text.prefix(max(8, length - 2)) + "…"
  }

  private func tail(_ path: String, width: Int) -> String {
    path.count <= width ? path : cut + path.suffix(max(8, width - 1))
  }

  private var texts: [(String, String)] {
    let sent = asset.finalPrompt == asset.origin.prompt ? "" : asset.finalPrompt
    return [
      ("Typed", asset.request?.drawn?.typed ?? ""), ("Avoid", asset.origin.negative), ("Sent", sent),
      ("Analysis", asset.analysis),
    ].filter { !$0.1.isEmpty }
  }

  private func wrapped(_ label: String, _ text: String, _ role: Role, width: Int) -> [Line] {
    let room = max(8, label.isEmpty ? width : width - Self.labelWidth)
    let wrapped = WrappedText(OneLine.text(text), width: room)
    return wrapped.lines.enumerated().map { row, line in
      Line(
        label: row == 0 ? label : "",
        text: label.isEmpty ? wrapped.text(of: line) : Self.indent(wrapped.text(of: line)), role: role)
    }
  }

  private static func indent(_ text: String) -> String { String(repeating: " ", count: labelWidth) + text }

  private func section(_ label: String, _ text: String, width: Int) -> [Line] {
    let wrapped = WrappedText(Harmless.block(text), width: max(8, width))
    return [Line(text: label, role: .muted)] + wrapped.lines.map { Line(text: wrapped.text(of: $0)) }
  }
}
