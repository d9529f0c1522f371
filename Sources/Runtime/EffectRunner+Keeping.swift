import Dispatch
import Domain
import Foundation
import Interface

/// One image of an answer, and where it is by now.
struct KeptImage: Sendable {
  let image: GeneratedImage
  /// Empty where no folder took it.
  var path = ""
  /// Its asset, whose row is still to be written; nil where it is a mere file.
  var asset: Asset?
  /// Why it is not where it belongs.
  var failure: Failure?
}

extension EffectRunner {
  /// How long a result waits for its row before it is shown.
  private static let patience = DispatchTimeInterval.milliseconds(500)

  /// Writes the file of one image: into the library; as a mere file where there is none, or where it fails.
  func keep(_ image: GeneratedImage, _ request: ImageRequest, _ plan: Plan, _ outcome: Outcome) -> KeptImage {
    var kept = KeptImage(image: image)
    do throws(Failure) {
      if let asset = try keepInLibrary(image, request, plan, outcome) {
        kept.asset = asset
        kept.path = services.library?.path(of: asset) ?? ""
        return kept
      }
    } catch {
      kept.failure = error
      kept.failure?.advice = "It is not in the library."
    }
    do throws(Failure) {
      kept.path = try services.pictures.keep(image, named: plan.draft.prompt)
    } catch {
      kept.path = Refuge(services.pictures).keep(image) ?? ""
      let place = kept.path.isEmpty ? "held in memory: s saves it elsewhere." : "at \(Harmless.line(kept.path))."
      kept.failure = Failure(.storage, error.title, advice: "The picture is \(place)")
    }
    return kept
  }

  private func keepInLibrary(
    _ image: GeneratedImage, _ request: ImageRequest, _ plan: Plan, _ outcome: Outcome
  ) throws(Failure) -> Asset? {
    let asset = Asset(
      id: Asset.newID(), created: Date(), plan: plan, request: request, outcome: outcome,
      sharing: outcome.images.count)
    return try services.library?.keep(
      image.bytes, as: asset, embedding: services.settings.load().settings.general.embedsMetadata)
  }

  /// Decodes an image small for showing.
  func picture(
    _ kept: KeptImage, _ id: PictureID, of job: JobID, _ request: ImageRequest, _ plan: Plan, _ outcome: Outcome
  ) -> Picture {
    if kept.path.isEmpty { keepUnwritten(kept.image.bytes, for: id) }
    let preview = Preview(kept.image.bytes)
    var picture = Picture(
      id: id, job: job, path: kept.path, mediaType: kept.image.mediaType, byteCount: kept.image.bytes.count,
      width: preview.width, height: preview.height, bitmap: preview.bitmap, previewNote: preview.note,
      request: request, plan: plan, outcome: outcome)
    picture.asset = kept.asset?.id
    picture.failure = kept.failure
    return picture
  }

  /// Writes the line of the ledger and the rows of the library, and shows the result as soon as they are there, or are not
  /// within half a second: then they follow. What failed is told after the result, so that it is what is read.
  func note(_ kept: [KeptImage], _ line: JournalLine, _ outcome: Outcome, show: () -> Void) {
    let assets = kept.compactMap(\.asset)
    let noting = Noting { [services] in
      [
        line.finish(outcome, assets: assets.map(\.id)),
        Self.failure { () throws(Failure) in try services.library?.note(assets) },
      ].compactMap { $0 }
    }
    let isPrompt = noting.wait(.now() + Self.patience)
    if isPrompt { loadSpending() }
    show()
    let failures = noting.failures()
    for failure in failures { inbox.post(.effectFailed(failure)) }
    // Where the picture is matters more than what was not noted of it.
    if !failures.isEmpty, let unkept = kept.lazy.compactMap(\.failure).first { inbox.post(.effectFailed(unkept)) }
    if !isPrompt || !failures.isEmpty { loadSpending() }
    if !failures.isEmpty { noteLater(assets, line) } else if !isPrompt { showInGallery() }
  }

  /// What could not be written is tried again while the program runs. What is never written then is found by the next start.
  private func noteLater(_ assets: [Asset], _ line: JournalLine) {
    Task(executorPreference: JobExecutor()) { [self] in
      for wait in LateCost.patience {
        await services.pause(wait)
        let isWritten = line.writeAgain()
        let failure = Self.failure { () throws(Failure) in try services.library?.note(assets) }
        guard isWritten, failure == nil else { continue }
        loadSpending()
        return showInGallery()
      }
    }
  }

  private func showInGallery() { inbox.post(.gallery(.changed(undo: nil, said: ""))) }

  private static func failure(_ work: () throws(Failure) -> Void) -> Failure? {
    do throws(Failure) {
      try work()
      return nil
    } catch {
      return error
    }
  }
}
