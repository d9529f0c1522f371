import ArgumentParser
import Domain

extension GalleryCommand {
  /// Names pictures.
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Save pictures of the review queue under a name; several get NAME, NAME 2, NAME 3.")

    @Argument(help: "The pictures.", completion: Completion.pictures)
    var ids: [String]

    @Option(help: "The name.")
    var name: String

    @OptionGroup var change: GalleryChange

    func validate() throws { try GalleryChange.check(name: name) }

    func run() throws {
      try change.make(ids, words: name) { _, number in
        AssetChange(saving: AssetChange.cleanName(name), number: number)
      }
    }
  }

  /// Names one picture anew.
  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a picture another name; one of the review queue is saved by that.")

    @Argument(help: "The picture.", completion: Completion.pictures)
    var id: String

    @Argument(help: "The name.")
    var name: String

    @OptionGroup var change: GalleryChange

    func validate() throws { try GalleryChange.check(name: name) }

    func run() throws {
      try change.make([id], words: name) { _, _ in AssetChange(saving: AssetChange.cleanName(name)) }
    }
  }

  /// Tags pictures.
  struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Give pictures tags, or take some away.")

    @Argument(help: "The pictures.", completion: Completion.pictures)
    var ids: [String]

    @Option(help: ArgumentHelp("Tags to give, parted by commas.", valueName: "tags"))
    var add: String?

    @Option(help: ArgumentHelp("Tags to take away, parted by commas.", valueName: "tags"))
    var remove: String?

    @OptionGroup var change: GalleryChange

    private var wanted: AssetChange {
      var change = AssetChange()
      change.addedTags = AssetChange.tags(add ?? "")
      change.removedTags = AssetChange.tags(remove ?? "")
      return change
    }

    func validate() throws {
      if wanted.isEmpty { throw ValidationError("Give tags with --add or --remove.") }
    }

    func run() throws {
      let wanted = wanted
      try change.make(ids, words: add ?? "") { _, _ in wanted }
    }
  }

  /// Says what one thinks of pictures.
  struct Rate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Rate pictures: 1 to 5, 0 for no rating, or reject.")

    @Argument(
      help: ArgumentHelp("The pictures, and last the rating: 0-5 or reject.", valueName: "ids and rating"),
      completion: Completion.pictures)
    var words: [String]

    @OptionGroup var change: GalleryChange

    /// Nil where the last word is none.
    private var rating: Int? {
      guard let word = words.last?.lowercased() else { return nil }
      if word == "reject" || word == "rejected" { return Rules.rejected }
      return Int(word).flatMap { Rules.ratings.contains($0) ? $0 : nil }
    }

    func validate() throws {
      guard words.count > 1, rating != nil else {
        throw ValidationError("Name pictures, and behind them the rating: \(Rules.ratings.words), or reject.")
      }
    }

    func run() throws {
      let wanted = AssetChange(rating: rating ?? 0)
      try change.make(Array(words.dropLast())) { _, _ in wanted }
    }
  }

  /// Says what pictures can be references for.
  struct Use: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say what pictures can be a reference for.")

    @Argument(help: "The pictures.", completion: Completion.pictures)
    var ids: [String]

    @Option(
      name: .customLong("for"),
      help: ArgumentHelp(
        "Vis types, parted by commas: \(VisType.allCases.map(\.argumentName).joined(separator: ", ")). Or none.",
        valueName: "types"))
    var types: String

    @OptionGroup var change: GalleryChange

    /// Nil when there is one that is none.
    private var wanted: [VisType]? {
      if types.lowercased() == "none" { return [] }
      let found = AssetChange.tags(types).map { VisType(parsing: $0) }
      let known = found.compactMap { $0 }
      return known.isEmpty || known.count < found.count ? nil : VisType.allCases.filter(known.contains)
    }

    func validate() throws {
      guard wanted == nil else { return }
      let all = VisType.allCases.map(\.argumentName).joined(separator: ", ")
      throw ValidationError("--for takes none or, parted by commas: \(all).")
    }

    func run() throws {
      var wanted = AssetChange()
      wanted.canBeReferenceFor = self.wanted
      try change.make(ids) { [wanted] _, _ in wanted }
    }
  }
}
