import Domain
import Engine
import Interface
import Media

extension EffectRunner {
  /// All of them, in order; those that cannot be used are named.
  func readReferences(_ paths: [String], _ use: ReferenceUse) {
    let loader = ReferenceLoader(pictures: services.engine.ports.pictures)
    var read: [LoadedReference] = []
    var refused: [Failure] = []
    for path in paths {
      do throws(Failure) {
        read.append(try loader.loadShown(UserPath(path).absolute))
      } catch {
        refused.append(error)
      }
    }
    inbox.post(.referencesRead(read, refused: refused, use))
  }

  func list(_ request: FolderRequest) {
    let path = UserPath(request.folder.isEmpty ? "." : request.folder).absolute
    do throws(Failure) {
      let listing = try services.folders.list(path, includesHidden: request.includesHidden)
      inbox.post(.folderListed(request, .success(listing)))
    } catch {
      inbox.post(.folderListed(request, .failure(error)))
    }
  }
}
