import Testing

@testable import Domain

struct PromptAssemblyTests {
  private let art = ImageStyle.make(
    keywords: ["oil painting", "no text", "Impasto"], avoiding: ["photo"], text: "an oil painting",
    negative: "photos, blur.")
  private let subject = ImageStyle.make(
    "mine__card", kind: .subject(.characterCard), keywords: ["portrait", "impasto"], avoiding: ["crowd", "PHOTO"],
    text: "A portrait of one person.")

  private func text(
    _ prompt: String, negative: String = "", form: PromptForm = .descriptive, art: ImageStyle? = nil,
    subject: ImageStyle? = nil
  ) -> String {
    PromptAssembly(art: art, subject: subject, form: form).assemble(prompt: prompt, negative: negative).text
  }

  @Test func artThenSubjectThenPrompt() {
    #expect(
      text("a knight", art: art, subject: subject)
        == "An oil painting. A portrait of one person. A knight. Avoid: photos, blur, crowd, PHOTO.")
  }

  @Test func keywordsAreJoinedOnceEach() {
    #expect(
      text("a knight", negative: "dogs", form: .keywords, art: art, subject: subject)
        == "Oil painting, Impasto, portrait, a knight. Avoid: dogs, text, photo, crowd.")
  }

  @Test func piecesSayWhereTheyComeFrom() {
    let pieces = PromptAssembly(art: art, subject: subject).assemble(prompt: "a knight", negative: "dogs, blur").pieces
    #expect(
      pieces == [
        PromptPiece(.art(art.name), "An oil painting."),
        PromptPiece(.subject(subject.name), "A portrait of one person."),
        PromptPiece(.prompt, "A knight."), PromptPiece(.negative, "dogs, blur", isAvoided: true),
        PromptPiece(.art(art.name), "photos", isAvoided: true),
        PromptPiece(.subject(subject.name), "crowd, PHOTO", isAvoided: true),
      ])
    let words = PromptAssembly(art: art, subject: subject, form: .keywords).assemble(prompt: "a knight", negative: "")
    #expect(
      words.pieces == [
        PromptPiece(.art(art.name), "oil painting, Impasto"), PromptPiece(.subject(subject.name), "portrait"),
        PromptPiece(.prompt, "a knight"), PromptPiece(.art(art.name), "text, photo", isAvoided: true),
        PromptPiece(.subject(subject.name), "crowd", isAvoided: true),
      ])
    #expect(PromptAssembly().assemble(prompt: "", negative: "").pieces.isEmpty)
  }

  @Test func withoutStylesThePromptStandsAlone() {
    #expect(text("a cat") == "A cat.")
    #expect(text("  a cat\n", form: .keywords) == "a cat")
    #expect(text("", art: .make()) == "")
    #expect(text("a cat", art: .make(), subject: .make()) == "A cat.")
  }

  @Test func aStyleWithoutSentencesLendsItsKeywords() {
    let style = ImageStyle.make(keywords: ["neon", "no daylight"], avoiding: ["sun"])
    #expect(text("a city", art: style) == "Neon. A city. Avoid: daylight, sun.")
  }

  @Test func theSameStyleTwiceIsSaidOnce() {
    #expect(text("x", art: subject, subject: subject) == "A portrait of one person. X. Avoid: crowd, PHOTO.")
  }

  @Test func aPromptThatBeginsWithNoStaysAPrompt() {
    #expect(text("no smoking sign on a wall", form: .keywords) == "no smoking sign on a wall")
    #expect(text("no smoking sign on a wall") == "No smoking sign on a wall.")
  }

  @Test(arguments: [
    ("cats", "cats"), ("cats, dogs", "cats, dogs"), ("Avoid: cats, no dogs.", "cats, dogs"), ("cats,,  , CATS", "cats"),
    ("cats; dogs\nbirds.", "cats, dogs, birds"), (" . ", ""), ("", ""), ("nothing special", "nothing special"),
  ]) func negatives(_ typed: String, expected: String) {
    let prompt = PromptAssembly().assemble(prompt: "x", negative: typed)
    #expect(prompt.negative == expected)
    #expect(prompt.text == (expected.isEmpty ? "X." : "X. Avoid: \(expected)."))
  }

  @Test func negativesAloneAreText() {
    #expect(text("", negative: "cats") == "Avoid: cats.")
  }

  @Test(arguments: [
    ("a {cat} and a {dog}", "a cat and a dog", ["cat", "dog"]), ("{cat} {cat}", "cat cat", ["cat"]), ("{}", "{}", []),
    ("{ }", "{ }", []), ("{ big cat }", " big cat ", ["big cat"]), ("{{cat}}", "{cat}", ["cat"]),
    ("open {cat", "open {cat", []),
    ("plain", "plain", []), ("}{", "}{", []),
  ]) func braces(_ typed: String, plain: String, tags: [String]) {
    let (text, found) = PromptAssembly.unwrapBraces(typed)
    #expect(text == plain && found == tags)
  }

  @Test func tagsComeWithThePrompt() {
    let prompt = PromptAssembly().assemble(prompt: "a {red} cat", negative: "")
    #expect(prompt.text == "A red cat." && prompt.tags == ["red"])
  }

  @Test(arguments: [
    ("a cat", "A cat."), ("A cat.", "A cat."), ("really?", "Really?"), ("end!", "End!"),
    ("seen (twice)", "Seen (twice)."),
    ("ends in 3", "Ends in 3."), ("日本", "日本."), ("", ""), ("a cat…", "A cat…"), ("3 cats", "3 cats."),
  ]) func sentences(_ text: String, expected: String) {
    #expect(PromptAssembly.sentence(text) == expected)
  }

  @Test func stylesComeFromTheDraftElseFromTheSettings() {
    var settings = Settings()
    settings.styles.art = "mine__oil"
    settings.styles.characterCard = "mine__card"
    let book = StyleBook([art, subject, .make("mine__ink")])
    let names = { (style: String?, type: VisType) in
      let assembly = PromptAssembly(
        for: Draft(visType: type, style: style), settings: settings, styles: book)
      return [assembly.art?.id ?? "-", assembly.subject?.id ?? "-"]
    }
    #expect(names(nil, .unspecified) == ["mine__oil", "-"])
    #expect(names(nil, .characterCard) == ["mine__oil", "mine__card"])
    #expect(names("mine__ink", .characterCard) == ["mine__ink", "mine__card"])
    #expect(names("", .sceneCard) == ["-", "-"])
  }
}
