import ArgumentParser
import Domain

/// What the listed models are for.
enum ModelPurpose: String, ExpressibleByArgument, CaseIterable {
  case textToImage = "text-to-image"
  case editing, analysis, speech, all

  var capability: Capability? { Capability(rawValue: rawValue) }
}
