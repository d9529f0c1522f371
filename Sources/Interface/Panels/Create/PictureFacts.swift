import Cells
import Domain
import Foundation

/// A picture's metadata as short lines.
package struct PictureFacts: Sendable {
  private let picture: Picture

  package init(_ picture: Picture) { self.picture = picture }

  /// `SCENE_ILLUSTRATION  TEXT_TO_IMAGE  LANDSCAPE`
  package var chips: String {
    let capability = picture.plan.capability == .editing ? "IMAGE_EDIT" : "TEXT_TO_IMAGE"
    return [picture.plan.visType.rawValue, capability, picture.plan.format.rawValue.uppercased()].joined(
      separator: "  ")
  }

  /// `1376×768 PNG 1.4 MB · 21.3 s · $0.139`
  package var numbers: String {
    let size = picture.width > 0 ? "\(picture.width)×\(picture.height) " : ""
    let kind = picture.mediaType.split(separator: "/").last.map { $0.uppercased() } ?? ""
    return "\(size)\(kind) \(ByteCount.text(picture.byteCount)) · \(Seconds.text(picture.seconds)) · \(cost)"
  }

  /// `$0.039`, or `$0.117 for 3 images` where the answer held several.
  package var cost: String {
    guard let cost = picture.cost.map(Money.text) else { return "cost not known" }
    return picture.answerCount > 1 ? "\(cost) for \(picture.answerCount) images" : cost
  }

  /// `$0.20, more than twice the estimate of $0.08`; nil where the cost is about as estimated.
  package var surprise: String? { picture.costMismatch.map { "\(cost), \($0)" } }

  /// `google/gemini-2.5-flash-image · Google · gen-…`
  package var origin: String {
    [picture.request.model, picture.provider, picture.generationID].compactMap { $0 }.joined(separator: " · ")
  }

  /// Where the pixels are not of the ratio asked for; nil where they are, within four parts in a hundred.
  package var difference: String? {
    guard picture.width > 0, let asked = picture.request.aspectRatio.flatMap({ AspectRatio($0) }) else { return nil }
    let actual = Double(picture.width) / Double(picture.height)
    guard abs(log(actual / asked.value)) > 0.04 else { return nil }
    return "Asked for \(asked.text), got \(picture.width)×\(picture.height)."
  }
}
