import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct StyleFilesTests {
  let workspace: Workspace
  let files: StyleFiles

  init() throws {
    workspace = try Workspace()
    files = StyleFiles(paths: workspace.paths)
  }

  @Test func everyStockStyleIsThereAndSpeaksInAllForms() {
    let (book, notices) = files.load()
    #expect(notices == [])
    #expect(
      book.styles(of: .art).map(\.name)
        == ["Anime", "Concept Art", "Digital Art", "Graphic Novel", "Ink Illustration", "Photo"])
    for type in VisType.allCases where type != .unspecified {
      #expect(book.styles(of: .subject(type)).map(\.name) == [type.title])
    }
    for style in book.styles {
      #expect(style.isStock && style.positiveKeywords.count >= 5 && style.negativeKeywords.count >= 5)
      #expect(style.positiveDescriptive.hasSuffix(".") && style.positiveDescriptive.count > 100, "\(style.id)")
      #expect(!style.negativeDescriptive.isEmpty && style.instructions.count > 80)
      #expect(!style.positiveDescriptive.contains("\n") && !style.instructions.contains("\n"))
    }
  }

  @Test func everyStandardChoiceIsAStockStyle() {
    let book = files.load().styles
    for field in Fields.all where field.id.hasPrefix("styles.") {
      #expect(book.style(field.standard.text)?.isStock == true, "\(field.id)")
    }
  }

  static let talemate = """
    author: someone
    description: null
    name: visual styles
    uid: visual_styles
    templates:
      digital_art:
        description: null
        favorite: false
        group: visual_styles
        instructions: null
        name: Digital Art
        negative_descriptive: ''
        negative_keywords: []
        positive_descriptive: null
        positive_keywords:
        - digital
        - ' painted '
        -
        priority: 1
        template_type: visual_style
        uid: digital_art
        visual_type: STYLE
      oil:
        name: Oil
        template_type: visual_style
        visual_type: STYLE
        positive_keywords: oil, canvas
      notes:
        name: Notes
        template_type: state_reinforcement
      odd:
        name: Odd
        template_type: visual_style
        visual_type: SCULPTURE
      nothing: null
      card: {name: "Ca\\erd", visual_type: CHARACTER_CARD, group: other}
    """

  @Test func anotherProgramsFileLoadsAsItIs() throws {
    try workspace.put(Self.talemate, at: workspace.paths.styles + "/visual-styles.yaml")
    let (book, notices) = files.load()
    let own = book.styles.filter { !$0.isStock }
    #expect(own.map(\.id) == ["visual_styles__digital_art", "visual_styles__oil", "other__card"])
    #expect(own.map(\.positiveKeywords) == [["digital", "painted"], ["oil", "canvas"], []])
    #expect(own[0].positiveDescriptive == "" && own[0].instructions == "")
    #expect(own[2].name == "Ca␛rd")
    #expect(notices.count == 3)
    for (notice, key) in zip(notices, ["notes", "odd", "nothing"]) { #expect(notice.contains(key)) }
    #expect(book.styles.count == 13)
  }

  @Test func anotherProgramsStyleIsEditedAsText() throws {
    try workspace.put(Self.talemate, at: workspace.paths.styles + "/visual-styles.yaml")
    for style in files.load().styles.styles {
      let text = try files.text(of: style)
      #expect(try files.style(reading: text, as: style) == style, "\(style.id)")
    }
    let oil = try #require(files.load().styles.style("visual_styles__oil"))
    let text = try files.text(of: oil).replacing("canvas", with: "rough canvas")
    #expect(!text.contains("uid") && text.contains("visual_type: STYLE"))
    var edited = try files.style(reading: text + "uid: other\ngroup: ../..\n", as: oil)
    #expect(edited.id == oil.id && edited.positiveKeywords == ["oil", "rough canvas"])
    edited.kind = .subject(.sceneCard)
    try files.save(edited)
    #expect(files.load().styles.style(oil.id) == edited)
    #expect(try workspace.names(in: workspace.paths.styles) == ["visual-styles.yaml"])
  }

  @Test(arguments: ["", "[", "- a", "name: x", "visual_type: SCULPTURE", "{visual_type: STYLE, template_type: other}"])
  func aTextThatIsNoStyleIsRefused(_ text: String) throws {
    let style = ImageStyle(id: "my_styles__a", name: "A", kind: .art)
    #expect(throws: Failure.self) { try files.style(reading: text, as: style) }
  }

  @Test func groupsComeFromTheFileThenFromItsName() throws {
    let template = "templates: {one: {visual_type: STYLE}}"
    try workspace.put(template, at: workspace.paths.styles + "/my-own.yaml")
    try workspace.put("group: named\n" + template, at: workspace.paths.styles + "/b.yml")
    let own = files.load().styles.styles.filter { !$0.isStock }.map(\.id)
    #expect(Set(own) == ["my_own__one", "named__one"])
  }

  @Test func badFilesAreSkippedWithANotice() throws {
    try workspace.put("templates: [", at: workspace.paths.styles + "/broken.yaml")
    try workspace.put("just: this", at: workspace.paths.styles + "/other.yaml")
    try workspace.put(String(repeating: "#", count: 2 << 20), at: workspace.paths.styles + "/big.yaml")
    try #require(mkfifo(workspace.paths.styles + "/pipe.yaml", 0o600) == 0)
    try workspace.put("x", at: workspace.paths.styles + "/readme.txt")
    let (book, notices) = files.load()
    #expect(book.styles.count == 11)
    #expect(notices.count == 4)
    for (notice, name) in zip(notices, ["big", "broken", "other", "pipe"]) { #expect(notice.contains(name + ".yaml")) }
  }

  @Test func stylesAreSavedChangedAndDeleted() throws {
    var style = ImageStyle(
      id: "my_styles__mine", name: "Mine: #1", kind: .subject(.sceneCard), positiveKeywords: ["a, b", "null", "- c"],
      negativeKeywords: ["x"], positiveDescriptive: "First line\n\n  second: line", negativeDescriptive: "yes",
      instructions: "~")
    try files.save(style)
    #expect(files.load().styles.style(style.id) == style)
    #expect(files.load().notices == [])
    style.name = "Changed"
    try files.save(style)
    #expect(files.load().styles.style(style.id) == style)
    #expect(try workspace.names(in: workspace.paths.styles) == ["my-styles.yaml"])
    try files.delete(style.id)
    #expect(files.load().styles.style(style.id) == nil)
    #expect(throws: Failure.self) { try files.delete(style.id) }
  }

  @Test func aSaveKeepsWhatItDoesNotKnow() throws {
    let path = try workspace.put(Self.talemate, at: workspace.paths.styles + "/visual-styles.yaml")
    var style = try #require(files.load().styles.style("visual_styles__digital_art"))
    style.instructions = "Paint."
    try files.save(style)
    #expect(files.load().styles.style(style.id) == style)
    let text = try #require(workspace.text(path))
    let tree = try #require(try YAMLTree(parsing: Array(text.utf8)))
    #expect(tree["author"]?.text == "someone")
    #expect(tree[["templates", "digital_art", "priority"]] == .word("1", style: .plain))
    #expect(tree[["templates", "notes", "template_type"]]?.text == "state_reinforcement")
    try files.delete(style.id)
    #expect(files.load().styles.style(style.id)?.isStock == true)
    #expect(files.load().styles.style("visual_styles__oil") != nil)
  }

  @Test func stockStylesAreCopiedAndNeverChanged() throws {
    let stock = try #require(files.load().styles.style("visual_styles__photo"))
    #expect(throws: Failure.self) { try files.save(stock) }
    #expect(throws: Failure.self) { try files.delete(stock.id) }
    let copies = try ["Old Photo", "old photo!"].map { try files.duplicate(stock, named: $0) }
    #expect(copies.map(\.id) == ["my_styles__old_photo", "my_styles__old_photo_2"])
    let book = files.load().styles
    for copy in copies { #expect(book.style(copy.id) == copy && !copy.isStock) }
    #expect(copies[0].positiveKeywords == stock.positiveKeywords)
  }

  @Test func aBrokenFileIsNotWrittenOver() throws {
    let path = try workspace.put("templates: [", at: workspace.paths.styles + "/my-styles.yaml")
    #expect(throws: Failure.self) { try files.save(ImageStyle(id: "my_styles__a", name: "A", kind: .art)) }
    #expect(workspace.text(path) == "templates: [")
  }

  @Test(arguments: ["", "one", "__a", "a__", "../../x__y"]) func idsNeverLeaveTheFolder(_ id: String) throws {
    try? files.save(ImageStyle(id: id, name: "A", kind: .art))
    #expect(try workspace.names(in: workspace.paths.config).allSatisfy { $0 == "styles" })
    #expect(try workspace.names(in: workspace.folder) == ["cache", "config", "data", "state"])
  }
}
