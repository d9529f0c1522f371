import Testing

@testable import Domain

struct WildcardTests {
  private let files = WildcardFiles([
    "colour": "red\n# not this one\n\n  blue  \ngreen\n", "Animals/wild": "fox\n{wolf|bear}\n__colour__ panther",
    "empty": "# nothing\n", "hen": "__egg__", "egg": "a __hen__", "self": "__self__",
  ])

  private func draws(_ text: String, seeds: Int = 200) throws -> Set<String> {
    Set(try (0..<seeds).map { try Wildcards.expand(text, seed: $0, files: files) })
  }

  @Test func oneOfAGroupIsDrawn() throws {
    #expect(try draws("a {red|blue|} fox") == ["a red fox", "a blue fox", "a  fox"])
    #expect(try draws("{very |}big") == ["very big", "big"])
  }

  @Test func severalComeInTheirOrder() throws {
    #expect(try draws("{2$$a|b|c}") == ["a, b", "a, c", "b, c"])
    #expect(try draws("{1-2$$ and $$a| b }") == ["a", "b", "a and b"])
    #expect(try draws("{2$$__colour__}") == ["red, blue", "red, green", "blue, green"])
  }

  @Test func linesOfFilesAreDrawnWithWhatTheyHold() throws {
    #expect(try draws("__COLOUR__") == ["red", "blue", "green"])
    #expect(
      try draws("a __animals/wild__!") == [
        "a fox!", "a wolf!", "a bear!", "a red panther!", "a blue panther!", "a green panther!",
      ])
    #expect(try draws("{a {big|small} cat|__colour__}") == ["a big cat", "a small cat", "red", "blue", "green"])
  }

  /// The pinned words are what earlier versions drew: a picture's seed must give the same words for ever.
  @Test func theSameSeedDrawsTheSameForEver() throws {
    let text = "{a|b|c|d} {2$$e|f|g|h} __colour__"
    let drawn = try [0, 1, 2, 2_147_483_647].map { try Wildcards.expand(text, seed: $0, files: files) }
    #expect(drawn == ["d e, h red", "c g, h blue", "c g, h red", "b f, h green"])
  }

  @Test func everythingElseStaysToTheLetter() throws {
    for text in [
      "a {word} tag", "{ } and {}", "a | b", "{open", "close}", "snake__case__name", "__ two__", "$$ {5} {1-3}", "____",
      "{\"key\": {\"other\": 1}}", "__no end", "a_b__c",
    ] {
      #expect(try draws(text, seeds: 3) == [text])
      #expect(!Wildcards.isFound(in: text))
    }
    #expect(Wildcards.isFound(in: "a {b|c}") && Wildcards.isFound(in: "__x__") && Wildcards.isFound(in: "{{a|b}}"))
    #expect(try draws("{keep {a|b}}") == ["{keep a}", "{keep b}"])
  }

  @Test func aBackslashMakesMereCharacters() throws {
    #expect(try draws("\\{a|b\\} \\__colour__") == ["\\{a|b\\} \\__colour__"])
    #expect(try draws("{a\\|b|c}") == ["a\\|b", "c"])
    let assembled = PromptAssembly(form: .keywords)
      .assemble(prompt: "\\{a\\|b\\} \\__colour__ {tag} {a \\} b}", negative: "")
    #expect(assembled.text == "{a|b} __colour__ tag a } b")
    #expect(assembled.tags == ["tag", "a } b"])
  }

  @Test(arguments: [
    ("a {red|blue fox", "A choice that begins with { is not closed."),
    ("__color__", "There is no file of wildcards for __color__."),
    ("__empty__", "The file wildcards/empty.txt has no line to draw."),
    ("__hen__", "The wildcards go round in a circle: hen, egg, hen."),
    ("{a|__self__} {__self__|b} {__self__|c}", "The wildcards go round in a circle: self, self."),
    ("{3$$a|b}", "3 of 2 choices cannot be drawn."),
    ("{3-2$$a|b}", "{3-2$$ draws no number of choices that is possible."),
    ("{99999999999999999999$$a|b}", "{99999999999999999999$$ draws no number of choices that is possible."),
  ])
  func whatCannotBeDrawnIsOneSentence(_ text: String, title: String) {
    let failures = (0..<20).compactMap { seed -> Failure? in
      do throws(Failure) {
        _ = try Wildcards.expand(text, seed: seed, files: files)
        return nil
      } catch {
        return error
      }
    }
    #expect(failures.first?.title == title)
    #expect(failures.first?.kind == .usage && failures.first?.advice.isEmpty == false)
  }

  @Test func aNearNameIsOffered() {
    #expect {
      try Wildcards.expand("__color__", seed: 1, files: files)
    } throws: { error in
      (error as? Failure)?.advice.hasSuffix("Did you mean __colour__?") == true
    }
  }

  @Test func nothingGrowsWithoutEnd() {
    let deep = String(repeating: "{", count: 30) + "a|b" + String(repeating: "}", count: 30)
    #expect(throws: Failure.self) { try Wildcards.expand(deep, seed: 1, files: files) }
    let many = Dictionary(
      uniqueKeysWithValues: (0..<12).map { ("f\($0)", String(repeating: "__f\($0 + 1)__ ", count: 9)) })
    let grown = WildcardFiles(many.merging(["f12": "x"]) { $1 })
    #expect(throws: Failure.self) { try Wildcards.expand("__f0__", seed: 1, files: grown) }
    let long = WildcardFiles(["long": String(repeating: "x", count: 20_000)])
    #expect(throws: Failure.self) { try Wildcards.expand("__long__ __long__", seed: 1, files: long) }
  }

  @Test func allAreListedWhileTheyAreFew() throws {
    func all(_ text: String, limit: Int = 12) throws -> [String]? {
      try Wildcards.all(text, files: files, limit: limit)
    }
    #expect(try all("a {red|blue} {fox|owl}") == ["a red fox", "a red owl", "a blue fox", "a blue owl"])
    #expect(try all("{1-2$$a|b}") == ["a", "b", "a, b"])
    #expect(try all("__animals/wild__")?.count == 6)
    #expect(try all("__animals/wild__", limit: 5) == nil)
    #expect(try all("{2$$1|2|3|4|5|6|7|8|9}") == nil)
    #expect(try all("{50$$\(Array(repeating: "x", count: 100).joined(separator: "|"))}") == nil)
    #expect(try all("plain") == ["plain"])
    for text in ["{2$$a|b {c|d}|__colour__}", "{1-3$$x|y|z} __colour__"] {
      #expect(Set(try all(text, limit: 100) ?? []) == (try draws(text, seeds: 2000)))
    }
  }

  @Test func eachImageHasASeedOfItsOwn() {
    #expect(Wildcards.seed(7, image: 0) == 7 && Wildcards.seed(7, image: 3) == 10)
    let last = Wildcards.seeds.upperBound
    #expect(Wildcards.seed(last, image: 0) == last && Wildcards.seed(last, image: 1) == 0)
    #expect(Set((0..<100).map { Wildcards.seed(last - 50, image: $0) }).count == 100)
  }
}
