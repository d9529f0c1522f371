import Domain
import Foundation

extension CatalogueModel {
  /// A price in US dollars; nil for words, and for "-1", which means that it varies.
  static func price(_ json: JSON?) -> Decimal? { json?.decimal.flatMap { $0 < 0 ? nil : $0 } }
}
