/// What stood on Create when the program ended, to stand there again at the next start. References are kept by their
/// paths and read anew.
package struct SavedDraft: Hashable, Codable, Sendable {
  package var prompt: String
  package var negative: String
  package var instructions: String
  package var character: String
  package var visType: VisType
  package var format: Format
  /// A style's id; nil is the art style of the settings, empty is none.
  package var style: String?
  package var count: Int
  package var references: [String]

  package init(
    prompt: String, negative: String, instructions: String = "", character: String = "",
    visType: VisType = .sceneIllustration, format: Format = .landscape, style: String? = nil, count: Int = 1,
    references: [String] = []
  ) {
    self.prompt = prompt
    self.negative = negative
    self.instructions = instructions
    self.character = character
    self.visType = visType
    self.format = format
    self.style = style
    self.count = count
    self.references = references
  }

  /// Without a prompt it is no draft; what else cannot be read is as on a fresh panel.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func text(_ key: CodingKeys) -> String { (try? values.decode(String.self, forKey: key)) ?? "" }
    self.init(
      prompt: try values.decode(String.self, forKey: .prompt), negative: text(.negative),
      instructions: text(.instructions), character: text(.character),
      visType: (try? values.decode(VisType.self, forKey: .visType)) ?? .sceneIllustration,
      format: (try? values.decode(Format.self, forKey: .format)) ?? .landscape,
      style: try? values.decode(String.self, forKey: .style),
      count: (try? values.decode(Int.self, forKey: .count)) ?? 1,
      references: (try? values.decode([String].self, forKey: .references)) ?? [])
  }
}
