import Domain
import Foundation
import Interface

extension EffectRunner {
  /// Files, and the pictures of folders and of the folders in them; one that cannot be taken does not keep the others out.
  func importFiles(_ paths: [String], _ library: any AssetLibrary) {
    var taken = 0
    var failures: [Failure] = []
    for path in paths.flatMap({ ImageFiles.under(UserPath($0).absolute) }) {
      do throws(Failure) {
        _ = try library.importFile(path)
        taken += 1
      } catch {
        failures.append(error)
      }
    }
    report(failures)
    let said = taken == 0 ? "" : "\(taken == 1 ? "One picture" : "\(taken) pictures") imported."
    if taken == 0, failures.isEmpty { inbox.post(.noticed(.warning, "There is no image file there.")) }
    inbox.post(.gallery(.changed(undo: nil, said: said)))
  }

  /// Copies with their metadata in them; nothing is overwritten.
  func export(_ ids: [String], to folder: String, _ library: any AssetLibrary) throws(Failure) {
    let target = UserPath(folder).absolute
    let embeds = services.settings.load().settings.general.embedsMetadata
    let export = LibraryExport(library: library, pictures: services.pictures, folder: target, embeds: embeds)
    var failures: [Failure] = []
    var copied = 0
    for asset in try library.assets(ids) {
      do throws(Failure) {
        _ = try export.copy(asset)
        copied += 1
      } catch {
        failures.append(error)
      }
    }
    report(failures)
    guard copied > 0 else { return }
    let words = copied == 1 ? "One picture is" : "\(copied) pictures are"
    inbox.post(.noticed(.success, "\(words) in \(Harmless.line(target, limit: 300)) now."))
  }

  /// The first in full, and how many more there are.
  private func report(_ failures: [Failure]) {
    for failure in failures.prefix(5) { inbox.post(.effectFailed(failure)) }
    if failures.count > 5 { inbox.post(.noticed(.error, "\(failures.count - 5) more could not be done either.")) }
  }
}
