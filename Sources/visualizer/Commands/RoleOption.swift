import ArgumentParser
import Domain

/// What a model is for, as `--for` names it.
struct RoleOption: ExpressibleByArgument {
  let role: ModelRole

  init?(argument: String) {
    guard let role = ModelRole.named(argument) else { return nil }
    self.role = role
  }

  init(_ role: ModelRole) { self.role = role }

  static let usual = RoleOption(ModelRole(.textToImage))
  static var allValueStrings: [String] { ModelRole.all.map(\.name) }
  var defaultValueDescription: String { role.name }

  /// For help texts: all, or those with fallback models.
  static let names = ModelRole.all.map(\.name).joined(separator: ", ")
  static let fallbackNames = ModelRole.all.filter { $0.fallbacks != nil }.map(\.name).joined(separator: ", ")

  /// The setting that holds the fallback models.
  ///
  /// - Throws: a `.usage` failure where there are none.
  func fallbacks() throws(Failure) -> String {
    guard let fallbacks = role.fallbacks else {
      throw Failure(
        .usage, "There are no fallback models for this: \(role.title.lowercased()).",
        advice: "There are for \(Self.fallbackNames).")
    }
    return fallbacks
  }
}
