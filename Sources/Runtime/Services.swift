import Domain
import Engine

/// What effects need: the engine, and the ports that the screen alone uses.
package struct Services: Sendable {
  package var engine: Engine
  package var folders: any FolderReading
  package var desktop: any Desktop
  /// Nil makes small pictures anew each time.
  package var thumbnails: (any ThumbnailCache)?
  /// Nil forgets what stands on Create.
  package var drafts: (any DraftStore)?
  /// Nil serves nobody.
  package var gateway: (any GatewayService)?

  package init(
    engine: Engine, folders: any FolderReading, desktop: any Desktop, thumbnails: (any ThumbnailCache)? = nil,
    drafts: (any DraftStore)? = nil
  ) {
    self.engine = engine
    self.folders = folders
    self.desktop = desktop
    self.thumbnails = thumbnails
    self.drafts = drafts
  }
}
