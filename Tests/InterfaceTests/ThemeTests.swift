import Cells
import Domain
import Testing

@testable import Interface

@Suite struct ThemeTests {
  private func theme(_ files: ThemeFile..., depth: ColorDepth = .full) -> Theme {
    Theme(named: files.last?.name ?? "", among: files, depth: depth)
  }

  @Test func whatIsMissingIsInherited() {
    let theme = theme(.dark, .light)
    #expect(theme.style(.text).foreground == .rgb(hex: 0x101010))
    #expect(theme.style(.text).background == .rgb(hex: 0xFFFFFF))
    #expect(theme.style(.error).foreground == .rgb(hex: 0xD32F2F))
    #expect(theme.style(.accent).attributes == .bold)
  }

  @Test func aRingOfThemesEnds() {
    let a = ThemeFile(name: "a", inherits: "b", roles: ["text": "#010101"])
    let b = ThemeFile(name: "b", inherits: "a", roles: ["page": "#020202"])
    let theme = theme(b, a)
    #expect(theme.style(.text).foreground == .rgb(hex: 0x010101))
    #expect(theme.style(.text).background == .rgb(hex: 0x020202))
    let own = ThemeFile(name: "own", inherits: "own", roles: ["text": "red"])
    #expect(self.theme(own).style(.text).foreground == .palette(1))
  }

  @Test func unknownNamesAndWordsFallBackToTheTerminal() {
    let odd = ThemeFile(name: "odd", inherits: "nowhere", roles: ["text": "#12", "page": "puce", "nonsense": "red"])
    let theme = theme(odd)
    #expect(theme.style(.text) == Style())
    #expect(Theme(named: "gone", among: [], depth: .full).style(.error) == Style())
  }

  private static let colors: [(String, Ink, Attributes)] = [
    ("default", .terminal, []), ("red", .palette(1), []), ("bright-white", .palette(15), []),
    ("200", .palette(200), []), ("#0a0B0c", .rgb(hex: 0x0A0B0C), []),
    ("#ffffff bold underline", .rgb(hex: 0xFFFFFF), [.bold, .underline]), ("dim reverse", .terminal, [.dim, .reverse]),
  ]

  @Test(arguments: colors)
  func colorsAreRead(text: String, ink: Ink, attributes: Attributes) {
    #expect(RoleColor(text) == RoleColor(ink: ink, attributes: attributes))
  }

  @Test(arguments: ["256", "-1", "#12345", "#1234567", "#gggggg", "reddish"])
  func otherWordsAreNoColors(text: String) { #expect(RoleColor(text) == nil) }

  @Test func withoutColorAttributesStandIn() {
    let theme = theme(.dark, depth: .monochrome)
    for foreground in Role.allCases {
      for background in Role.allCases {
        let style = theme.style(foreground, on: background)
        #expect(style.foreground == .terminal && style.background == .terminal)
      }
    }
    #expect(theme.style(.text, on: .selected).attributes.contains(.reverse))
    #expect(theme.style(.text) == Style())
    #expect(theme.style(.error).attributes.contains(.bold))
  }

  @Test(arguments: [ColorDepth.monochrome, .eight, .sixteen, .palette256, .full])
  func theFocusIsSeenAtEveryDepth(depth: ColorDepth) throws {
    var model = Model.make(panel: .general, depth: depth)
    model.prepare()
    let first = model.frame()
    model.send(.down)
    model.prepare()
    let second = model.frame()
    let row = try model.place(of: "Backend (text to image)").y
    #expect(first.row(row).map(\.style) != second.row(row).map(\.style))
  }

  @Test func noFrameHoldsColorWithoutColor() throws {
    for panel in Panel.all {
      var model = Model.make(120, 40, panel: panel, depth: .monochrome)
      if panel == .create { try model.makePicture() }
      model.prepare()
      for cell in model.frame().cells {
        #expect(cell.style.foreground == .terminal && cell.style.background == .terminal)
        if cell.style.foreground != .terminal { return }
      }
    }
  }
}
