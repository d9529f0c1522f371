import Domain
import Foundation
import Testing

@testable import Storage

/// Listing of folders for choosing files.
@Suite struct DiskFoldersTests {
  private let folders = DiskFolders()

  @Test func foldersComeFirstAndHiddenNamesOnlyWhenAsked() throws {
    let place = try Workspace()
    for name in ["pics/b.png", "pics/A.png", "pics/.secret.png", "pics/sub/x.png"] { try place.put("12345", at: name) }
    let listing = try folders.list(place.folder + "/pics", includesHidden: false)
    #expect(listing.entries.map(\.name) == ["sub", "A.png", "b.png"])
    #expect(listing.entries.map(\.isFolder) == [true, false, false])
    #expect(listing.entries[1].size == 5 && !listing.isCut)
    let all = try folders.list(place.folder + "/pics", includesHidden: true)
    #expect(all.entries.map(\.name).contains(".secret.png"))
  }

  @Test func namesAreHarmlessToShowAndStillOpen() throws {
    let place = try Workspace()
    try place.put("1", at: "pics/a\u{1B}[31m.png")
    let entry = try #require(folders.list(place.folder + "/pics", includesHidden: false).entries.first)
    #expect(entry.title == "a␛[31m.png")
    #expect(FileManager.default.fileExists(atPath: place.folder + "/pics/" + entry.name))
  }

  @Test func aHugeFolderIsCut() throws {
    let place = try Workspace()
    for number in 0..<FolderListing.most + 5 { try place.put("", at: "pics/\(number)") }
    let listing = try folders.list(place.folder + "/pics", includesHidden: false)
    #expect(listing.entries.count == FolderListing.most && listing.isCut)
  }

  @Test func whatIsNoFolderIsRefused() throws {
    let place = try Workspace()
    try place.put("1", at: "a.png")
    for path in ["/a.png", "/none", "/nul\0"] {
      #expect(throws: Failure.self) { try folders.list(place.folder + path, includesHidden: false) }
    }
  }

  @Test func aBrokenLinkIsListed() throws {
    let place = try Workspace()
    try place.put("1", at: "pics/a.png")
    symlink("/nowhere/at/all", place.folder + "/pics/link.png")
    let listing = try folders.list(place.folder + "/pics", includesHidden: false)
    #expect(listing.entries.map(\.name) == ["a.png", "link.png"])
  }
}
