import ArgumentParser
import Domain

extension Format: ExpressibleByArgument {
  package init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}

extension VisType: ExpressibleByArgument {
  package init?(argument: String) { self.init(parsing: argument) }
  package var defaultValueDescription: String { argumentName }
  /// Listed in the option's help instead, where they take one line and not six.
  package static var allValueStrings: [String] { [] }

  /// As the command line spells it, e.g. `scene-card`.
  var argumentName: String { String(rawValue.lowercased().map { $0 == "_" ? "-" : $0 }) }
}
