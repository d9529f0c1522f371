import Domain
import Foundation

/// One picture of the library, in lines and as JSON.
struct AssetSheet {
  var asset: Asset
  /// Absolute.
  var path: String

  var json: JSONText {
    .object(
      [
        ("id", .text(asset.id)), ("path", .text(path)), ("state", .text(asset.state.rawValue)),
        ("missing", .truth(asset.isMissing)), ("name", .text(orNull: asset.name)),
        ("media_type", .text(asset.mediaType)),
        ("width", .whole(asset.width)), ("height", .whole(asset.height)), ("bytes", .whole(asset.byteCount)),
        ("created", .text(Self.time(asset.created))), ("prompt", .text(asset.origin.prompt)),
        ("typed_prompt", .text(orNull: asset.request?.drawn?.typed)),
        ("wildcard_seed", .whole(orNull: asset.request?.drawn?.seed)),
        ("final_prompt", .text(asset.finalPrompt)), ("negative", .text(asset.origin.negative)),
        ("capability", .text(asset.origin.capability.rawValue)), ("vis_type", .text(asset.origin.visType.rawValue)),
        ("format", .text(asset.origin.format.rawValue)), ("model", .text(asset.origin.model)),
        ("provider", .text(orNull: asset.origin.provider)), ("cost", .number(orNull: asset.cost)),
        ("seconds", .seconds(asset.seconds)), ("seed", .whole(orNull: asset.request?.seed)),
        ("generation_id", .text(orNull: asset.origin.generationID)), ("tags", .texts(asset.tags)),
        ("rating", .whole(asset.rating ?? 0)),
        ("analysis", .text(asset.analysis)), ("reference_for", .texts(asset.canBeReferenceFor.map(\.rawValue))),
        ("references", .texts(asset.request?.references.map(\.name) ?? [])),
      ] + sound)
  }

  /// Of a picture nothing.
  private var sound: [(String, JSONText)] {
    asset.sound.map {
      [("duration", .seconds($0.duration)), ("voice", .text($0.voice)), ("words", .text($0.words))]
    } ?? []
  }

  private var size: String {
    let shape = asset.sound?.durationText ?? "\(asset.width)×\(asset.height) pixels"
    return "\(shape), \(ByteCount.text(asset.byteCount)), \(asset.mediaType)"
  }

  var lines: [String] {
    let rows: [(String, String)] = [
      ("Id", asset.id), ("File", path + (asset.isMissing ? " (missing)" : "")), ("State", asset.state.title),
      ("Name", asset.name ?? ""), ("Made", Self.time(asset.created)),
      ("Size", size), ("Voice", asset.sound?.voice ?? ""),
      ("Model", asset.origin.model), ("Provider", asset.origin.provider ?? ""),
      ("Type", asset.origin.visType == .unspecified ? "" : asset.origin.visType.title),
      ("Cost", asset.cost.map(Money.text) ?? "not known"),
      ("Took", asset.seconds > 0 ? Seconds.text(asset.seconds) : ""),
      ("Seed", asset.request?.seed.map(String.init) ?? ""), ("Generation", asset.origin.generationID ?? ""),
      ("References", asset.request?.references.map(\.name).joined(separator: ", ") ?? ""),
      ("Good for", asset.canBeReferenceFor.map(\.title).joined(separator: ", ")),
      ("Rating", asset.ratingWords), ("Tags", asset.tags.joined(separator: ", ")), ("Prompt", asset.origin.prompt),
      ("Typed", asset.request?.drawn?.typed ?? ""),
      ("Drawn by", asset.request?.drawn?.seed.map(String.init) ?? ""), ("Avoid", asset.origin.negative),
      ("Sent", asset.finalPrompt == asset.origin.prompt ? "" : asset.finalPrompt), ("Analysis", asset.analysis),
    ]
    return rows.filter { !$0.1.isEmpty }.map { name, value in
      name.padding(toLength: 12, withPad: " ", startingAt: 0) + Harmless.line(value)
    }
  }

  /// UTC, to the second.
  static func time(_ date: Date) -> String { date.formatted(.iso8601) }
}
