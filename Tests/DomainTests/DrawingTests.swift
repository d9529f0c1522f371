import Foundation
import Testing

@testable import Domain

/// Wildcards and snippets on their way into requests.
struct DrawingTests {
  private static let lexicon = Lexicon(
    snippets: SnippetBook(["ink": "ink on paper", "Beast": "a {fox|owl} @ink", "a": "@b", "b": "@a"]),
    wildcards: WildcardFiles(["colour": "red\nblue"]))

  private func plan(_ draft: Draft, change: (inout Settings) -> Void = { _ in }) throws -> Plan {
    var planner = Planner.make(
      .makeImage("a/b", [.aspectRatio: .flag, .count: .range(min: 1, max: 4), .references: .range(min: 0, max: 4)]),
      change: change)
    planner.lexicon = Self.lexicon
    return try planner.plan(draft)
  }

  private func draft(_ prompt: String, seed: Int = 5, count: Int? = nil) -> Draft {
    var draft = Draft.make(prompt, count: count)
    draft.wildcardSeed = seed
    return draft
  }

  @Test func aPlainPromptIsAsBefore() throws {
    let plan = try plan(draft("a {tagged} cat, me@ink.com", count: 4))
    #expect(plan.requests.map(\.drawn) == [nil] && plan.requests.first?.count == 4)
    #expect(plan.prompt.tags == ["tagged"] && plan.words == plan.draft.prompt)
  }

  @Test func eachImageDrawsAnew() throws {
    let plan = try plan(draft("a __colour__ {cat|dog|hen|cow}", count: 6))
    #expect(plan.requests.map(\.drawn?.seed) == [5, 6, 7, 8, 9, 10])
    #expect(Set(plan.requests.map(\.prompt)).count > 1)
    for request in plan.requests {
      let drawn = try #require(request.drawn)
      #expect(drawn.typed == plan.draft.prompt && request.count == nil)
      #expect(request.prompt == PromptAssembly.sentence(drawn.words))
      #expect(try Wildcards.expand(drawn.typed, seed: drawn.seed ?? 0, files: Self.lexicon.wildcards) == drawn.words)
    }
    #expect(plan.adjustments.map(\.sentence) == ["6 images take 6 requests: each draws its own words."])
    #expect(plan.prompt.text == plan.requests[0].prompt)
    #expect(
      try self.plan(draft("a __colour__ {cat|dog|hen|cow}", seed: 6)).requests[0].prompt == plan.requests[1].prompt)
  }

  @Test func snippetsArePutInAndMayHoldWildcards() throws {
    let plain = try plan(draft("a cat, @INK.", count: 2))
    #expect(plain.requests.map(\.prompt) == ["A cat, ink on paper."] && plain.requests[0].count == 2)
    #expect(plain.requests[0].drawn == DrawnPrompt(typed: "a cat, @INK.", words: "a cat, ink on paper."))
    let drawn = try plan(draft("@beast"))
    #expect(["A fox ink on paper.", "A owl ink on paper."].contains(drawn.requests[0].prompt))
    #expect(drawn.requests[0].drawn?.seed == 5)
    #expect(try plan(draft("@unknown \\@ink x@ink")).requests[0].prompt == "@unknown @ink x@ink.")
  }

  @Test func whatCannotBeDrawnIsNotPlanned() {
    #expect { try plan(draft("@a")) } throws: { error in
      (error as? Failure)?.title == "The snippets go round in a circle: @a, @b, @a."
    }
    #expect { try plan(draft("__nothing__")) } throws: { error in (error as? Failure)?.kind == .usage }
  }

  @Test func verbatimPromptsStayToTheLetter() throws {
    var verbatim = draft("a {red|blue} fox, @ink __colour__")
    verbatim.isVerbatim = true
    let request = try plan(verbatim).requests[0]
    #expect(request.prompt == verbatim.prompt && request.drawn == nil)
  }

  @Test func thePictureKnowsWhatWasDrawnForIt() throws {
    let plan = try plan(draft("a {cat|dog|hen|cow}", count: 3))
    let request = plan.requests[2]
    let asset = Asset(id: "0", created: .distantPast, plan: plan, request: request, outcome: Outcome(), sharing: 1)
    #expect(asset.origin.prompt == request.drawn?.words && asset.request?.drawn?.seed == 7)
  }

  @Test func aRevisedEditDrawsOnceForAll() throws {
    var edit = draft("a {cat|dog|hen|cow}", count: 3)
    edit.references = Draft.make(references: 1).references
    let plan = try plan(edit) { $0.prompt.reviseEdits = true }
    #expect(Set(plan.requests.map(\.drawn)).count == 1)
    #expect(plan.preparation?.revision?.prompt == plan.words || plan.preparation == nil)
  }
}
