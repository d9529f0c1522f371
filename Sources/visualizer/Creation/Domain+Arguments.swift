import ArgumentParser
import Domain

extension Format: ExpressibleByArgument {
  package init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}

extension VisType: ExpressibleByArgument {
  package init?(argument: String) { self.init(parsing: argument) }
  package var defaultValueDescription: String { rawValue.lowercased() }
  package static var allValueStrings: [String] {
    allCases.map { String($0.rawValue.lowercased().map { $0 == "_" ? "-" : $0 }) }
  }
}
