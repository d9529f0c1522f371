import Domain
import Media

/// What the library answers.
package enum GalleryMessage: Sendable {
  case listed(GalleryListing)
  /// The library cannot be read.
  case unreadable(Failure)
  /// Pictures that were asked for, or that changed.
  case items([GalleryItem])
  case thumbnail(FileWish, AssetPicture)
  case large(FileWish, AssetPicture)
  /// Something was done: what takes it back, if anything does, what to say of it, and to which picture the cursor goes.
  case changed(undo: GalleryStep?, said: String, at: String? = nil)
  /// A step was taken back, or could not be and may be tried again.
  case undone(GalleryStep, isDone: Bool)
  /// What a picture was made from, to be changed; its references have been read again.
  case recalled(Draft, [LoadedReference])
  /// The same requests once more.
  case repeated([Plan])
}

/// Something to be done with the library.
package enum GalleryEffect: Hashable, Sendable {
  case list(AssetQuery)
  /// Looks what became of the files, as when the library is opened.
  case reconcile
  case load([String])
  /// Takes the place of what was wanted before and has not come yet.
  case thumbnails([FileWish])
  case large(FileWish)
  /// With what is said when it is done.
  case edit([AssetEdit], said: String)
  case undo(GalleryStep)
  case discard([String])
  case restore([String])
  /// For good.
  case delete([String])
  case importFiles([String])
  /// Copies files into a folder.
  case export([String], to: String)
  /// Draws pictures on one page, into a file of the user's.
  case sheet(SheetOrder, to: String)
  /// Reads what it takes to make the picture again, and sends nothing.
  case `repeat`([String])
  case recall(String)
}

/// A picture's file that is to be decoded.
package struct FileWish: Hashable, Sendable {
  package let id: String
  package let path: String

  package init(_ item: GalleryItem) {
    id = item.id
    path = item.path
  }
}
