import Cells
import Domain
import Foundation
import Interface
import Raster

extension EffectRunner {
  /// One job: one POST, progress as it comes, and what was paid for saved before anything else is done with it.
  func generate(_ id: JobID, _ request: ImageRequest, _ plan: Plan) async {
    defer { forget(id) }
    let line = JournalLine(services.ledger, request, plan)
    do throws(Failure) {
      let reporter = ProgressReporter(id, inbox: inbox)
      let client = try await service()
      let isUnwritten = try line.begin(within: plan.budget, evenUnrecorded: mayGoUnrecorded)
      if let isUnwritten { inbox.post(.effectFailed(isUnwritten)) } else { allowUnrecorded(false) }
      loadSpending()
      let outcome = try await client.generate(request) {
        line.take($0)
        reporter.report($0)
      }
      // The files of all pictures before anything else: the library may be held, and showing takes time.
      let kept = outcome.images.map { keep($0, request, plan, outcome) }
      let pictures = kept.enumerated().map { index, kept in
        picture(kept, PictureID.result(id, index), of: id, request, plan, outcome)
      }
      note(kept, line, outcome) {
        for notice in services.library?.notices() ?? [] { inbox.post(.noticed(.warning, notice)) }
        inbox.post(.finished(id, pictures, outcome))
      }
    } catch {
      let entry = line.fail(error)
      loadSpending()
      inbox.post(.failed(id, error))
      tellCost(of: error, id)
      followUp(entry, of: id)
    }
  }

  /// Where the service has said what a request has cost that gave nothing, that counts and is shown like a cost that comes
  /// later.
  ///
  /// - Parameter told: what of it is told in another way.
  func tellCost(of failure: Failure, _ id: JobID, but told: Decimal = 0) {
    guard let cost = failure.cost, told == 0 || cost > told else { return }
    inbox.post(.costLearned(id, GenerationRecord(totalCost: cost - told)))
  }

  func savePicture(_ id: PictureID, from: String, to: String, replacing: Bool) {
    do throws(Failure) {
      let path = Self.target(to, of: from)
      guard replacing || !services.pictures.exists(path) else {
        inbox.post(.fileExists(id, path: path))
        return
      }
      let bytes = if let held = unwritten(id) { held } else { try services.pictures.read(from, limit: 256 << 20) }
      try services.pictures.write(bytes, to: path, replacing: replacing)
      inbox.post(.pictureSaved(id, path: path))
    } catch {
      inbox.post(.effectFailed(error))
    }
  }

  /// A folder gets the file's own name, and a name without an ending the ending of the file.
  private static func target(_ text: String, of file: String) -> String {
    let path = UserPath(text).absolute
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if text.hasSuffix("/") || (isThere && isFolder.boolValue) {
      return (path as NSString).appendingPathComponent((file as NSString).lastPathComponent)
    }
    let ending = (file as NSString).pathExtension
    return (path as NSString).pathExtension.isEmpty && !ending.isEmpty ? "\(path).\(ending)" : path
  }

  func discard(_ id: PictureID, _ path: String) {
    do throws(Failure) {
      try services.pictures.discard(path)
    } catch {
      inbox.post(.effectFailed(error))
    }
  }

  /// The ledger's sums and what images of each model have cost; what cannot be read stays as it was.
  func loadSpending() {
    guard let ledger = services.ledger, let sums = try? ledger.summary(now: Date()),
      let costs = try? ledger.learntCosts()
    else { return }
    inbox.post(.spendingLoaded(sums, costs))
  }

  func open(_ path: String) {
    do throws(Failure) {
      try services.desktop.open(path)
    } catch {
      inbox.post(.effectFailed(error))
    }
  }
}
