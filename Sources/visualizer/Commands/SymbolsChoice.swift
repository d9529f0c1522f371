import ArgumentParser
import Raster

/// The characters of a preview, as the user names them.
enum SymbolsChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case half, quadrant, sextant, octant, ascii

  var set: SymbolSet { SymbolSet(rawValue: rawValue) ?? .half }
}
