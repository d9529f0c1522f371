import CAssets

/// A file that is part of the program itself, as UTF-8.
package struct EmbeddedAsset: Sendable {
  package let bytes: [UInt8]

  private init(_ asset: CAsset) { bytes = Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count)) }

  /// The themes that come with the program; the first is the one it starts with.
  static var themes: [EmbeddedAsset] { (0..<casset_theme_count()).map { EmbeddedAsset(casset_theme($0)) } }

  static var stockStyles: EmbeddedAsset { EmbeddedAsset(casset_stock_styles()) }

  /// The name of the commit that the program was built from; empty where it is not known.
  package static var commit: EmbeddedAsset { EmbeddedAsset(casset_commit()) }
}
