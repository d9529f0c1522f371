import Cells
import Domain
import Foundation

/// What is known of a result as short lines.
package struct PictureFacts: Sendable {
  private let asset: Asset
  /// Where its file is, or that it has none.
  private let path: String
  /// Its cost is that of the whole answer, which may hold several pictures.
  private let job: Job?

  /// Nil where nothing is known of it.
  package init?(_ picture: Picture, _ model: Model) {
    guard let item = model.item(of: picture.id) else { return nil }
    asset = item.asset
    path = item.path
    job = model.job(picture.job)
  }

  package var chips: String { asset.chips }

  /// `1376×768 PNG 1.4 MB · 21.3 s · $0.139`
  package var numbers: String {
    let size = asset.width > 0 ? "\(asset.width)×\(asset.height) " : ""
    return "\(size)\(asset.kindWord) \(ByteCount.text(asset.byteCount)) · \(Seconds.text(asset.seconds)) · \(cost)"
  }

  /// `$0.039`, or `$0.117 for 3 images` where the answer held several.
  package var cost: String {
    guard let cost = job?.cost.map(Money.text) else { return "cost not known" }
    let count = job?.pictureCount ?? 1
    return count > 1 ? "\(cost) for \(count) images" : cost
  }

  /// `$0.20, more than twice the estimate of $0.08`; nil where the cost is about as estimated.
  package var surprise: String? { job?.mismatch.map { "\(cost), \($0)" } }

  /// `google/gemini-2.5-flash-image · Google · gen-…`
  package var origin: String {
    [asset.origin.model, asset.origin.provider, asset.origin.generationID].compactMap { $0 }.joined(separator: " · ")
  }

  /// Where the pixels are not of the ratio asked for; nil where they are, within four parts in a hundred.
  package var difference: String? {
    guard asset.width > 0, let asked = asset.request?.aspectRatio.flatMap({ AspectRatio($0) }) else { return nil }
    let actual = Double(asset.width) / Double(asset.height)
    guard abs(log(actual / asked.value)) > 0.04 else { return nil }
    return "Asked for \(asked.text), got \(asset.width)×\(asset.height)."
  }

  /// The line with its place; green once it is saved.
  var place: (text: String, role: Role) { ("→ \(path)", asset.state == .saved ? .success : .warning) }

  var prompt: String { asset.origin.prompt }
}
