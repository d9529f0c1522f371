import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct ThemeFilesTests {
  static let roles: Set<String> = [
    "page", "text", "muted", "faint", "raised", "selected", "accent", "accent-text", "title", "border", "border-focus",
    "success", "warning", "error", "error-text", "subtitle", "subtitle-back", "chip", "chip-text", "overlay", "shadow",
    "key",
    "placeholder", "picture-background", "slider-track", "link",
  ]

  let workspace: Workspace
  let files: ThemeFiles

  init() throws {
    workspace = try Workspace()
    files = ThemeFiles(paths: workspace.paths)
  }

  static let names = [
    "dark", "light", "high-contrast", "gruvbox", "catppuccin-latte", "catppuccin-mocha", "nord", "solarized",
    "tokyo-night", "dracula", "rose-pine",
  ]

  @Test func stockThemesHaveEveryRoleAndNoOther() {
    let (themes, notices) = files.load()
    #expect(notices == [])
    #expect(themes.map(\.name) == Self.names)
    #expect(
      themes.map(\.inherits) == Self.names.map { $0 == "dark" ? "" : $0 == "catppuccin-latte" ? "light" : "dark" })
    for theme in themes { #expect(Set(theme.roles.keys) == Self.roles, "\(theme.name)") }
  }

  @Test func theDarkThemeHasThePaletteOfTheMirroredProgram() {
    let dark = files.load().themes[0].roles
    let palette = [
      "page": "#212121", "raised": "#2A2A2A", "text": "#E0E0E0", "muted": "#9E9E9E", "accent": "#9575CD",
      "subtitle": "#FF5722", "success": "#4CAF50", "error": "#D32F2F", "warning": "#FFD54F",
    ]
    for (role, colour) in palette { #expect(dark[role] == colour) }
  }

  /// Which role is written on which, and how far apart they have to be.
  @Test(arguments: names) func textsCanBeRead(_ name: String) throws {
    let wanted = name == "high-contrast" ? 7 : 4.5
    let roles = try #require(files.load().themes.first { $0.name == name }).roles
    var pairs: [(String, String)] = [
      ("accent-text", "accent"), ("chip-text", "chip"), ("subtitle", "subtitle-back"), ("text", "selected"),
    ]
    for text in ["text", "title", "muted", "link", "key", "success", "warning", "subtitle"] {
      pairs += [(text, "page"), (text, "raised"), (text, "overlay")]
    }
    for state in ["success", "warning"] { pairs.append((state, "chip")) }
    pairs += [("error-text", "page"), ("error-text", "raised"), ("error-text", "overlay"), ("placeholder", "raised")]
    if name != "dark" { pairs += [("error", "page"), ("error", "raised"), ("faint", "page")] }
    for (text, ground) in pairs {
      let contrast = try Self.contrast(#require(roles[text]), #require(roles[ground]))
      // The orange is the mirrored program's; in dialogs it stands a little under the mark.
      let enough = name == "dark" && text == "subtitle" && ground == "overlay" ? 4.2 : wanted
      #expect(contrast >= enough, "\(text) on \(ground): \(contrast)")
    }
  }

  /// By the Web Content Accessibility Guidelines.
  private static func contrast(_ a: String, _ b: String) throws -> Double {
    let (x, y) = (try luminance(a), try luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  private static func luminance(_ colour: String) throws -> Double {
    let parts = try parts(of: colour).map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// Red, green and blue, from 0 to 1.
  private static func parts(of colour: String) throws -> [Double] {
    let value = try #require(Int(colour.dropFirst().prefix(6), radix: 16))
    return [value >> 16, value >> 8, value].map { Double($0 & 255) / 255 }
  }

  /// Orange on dark red reads as an error: headings stand on a ground without colour, and no ground looks like one.
  @Test func headingsDoNotReadAsErrors() throws {
    for theme in files.load().themes {
      for role in ["subtitle-back", "page", "raised", "overlay"] {
        let parts = try Self.parts(of: #require(theme.roles[role]))
        let red = parts[0] - max(parts[1], parts[2])
        #expect(red < 0.08, "\(theme.name), \(role): \(parts)")
      }
      #expect(theme.roles["subtitle"] != theme.roles["error"])
      #expect(theme.roles["subtitle"] != theme.roles["error-text"])
    }
  }

  @Test func ownThemesJoinAndReplace() throws {
    try workspace.put(
      "inherits: dark\nroles: {page: 236, text: 'bright-white bold'}\n", at: workspace.paths.themes + "/ours.yaml")
    try workspace.put(
      "name: light\nroles:\n  page: #ffffff\n  text: \"#000\"\n", at: workspace.paths.themes + "/paper.yaml")
    try workspace.put("roles: 5", at: workspace.paths.themes + "/bad.yml")
    let (themes, notices) = files.load()
    #expect(themes.map(\.name) == Self.names + ["ours"])
    #expect(
      themes.last == ThemeFile(name: "ours", inherits: "dark", roles: ["page": "236", "text": "bright-white bold"]))
    #expect(themes[1].roles == ["text": "#000"])
    #expect(notices.count == 2 && notices[0].contains("bad.yml") && notices[1].contains("quotes"))
  }

  @Test func embeddedFilesAreTheOnesOfTheRepository() throws {
    let root = Folder.parent(of: Folder.parent(of: Folder.parent(of: #filePath)))
    let names =
      Array(zip(EmbeddedAsset.themes, Self.names.map { "themes/\($0).yaml" }))
      + [(.stockStyles, "Sources/CAssets/visual-styles.yaml")]
    for (asset, name) in names {
      #expect(try #require(FileManager.default.contents(atPath: root + "/" + name)) == Data(asset.bytes))
    }
  }
}
