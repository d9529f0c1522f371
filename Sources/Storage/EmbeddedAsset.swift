import CAssets

/// A file that is part of the program itself, as UTF-8.
package enum EmbeddedAsset: CaseIterable, Sendable {
  case darkTheme, lightTheme, highContrastTheme, stockStyles

  package var bytes: [UInt8] {
    let asset = raw
    return Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count))
  }

  private var raw: CAsset {
    switch self {
    case .darkTheme: casset_dark_theme()
    case .lightTheme: casset_light_theme()
    case .highContrastTheme: casset_high_contrast_theme()
    case .stockStyles: casset_stock_styles()
    }
  }
}
