import Engine
import Testing

/// Paths as users type them.
@Suite struct UserPathTests {
  @Test func theHomeFolderIsTheOneOfTheShell() {
    #expect(UserPath("~/fox.png", home: "/home/ada").absolute == "/home/ada/fox.png")
    #expect(UserPath("~", home: "/home/ada").absolute == "/home/ada")
    #expect(UserPath("/tmp/../a~b", home: "/home/ada").absolute == "/a~b")
    #expect(!UserPath("~/fox.png", home: nil).absolute.contains("~"))
    #expect(!UserPath("~/fox.png", home: "").absolute.contains("~"))
  }
}
