import Cells

/// How a terminal shows pictures, and why so.
package struct PixelSupport: Equatable, Sendable {
  /// Nil is symbols: blocks and other characters.
  package var method: PixelProtocol?
  /// Whether it goes through tmux to the terminal behind it.
  package var isBehindTmux = false
  /// A cell in pixels; nil where the terminal does not tell.
  package var cell: Size?
  /// The colours that sixel may have.
  package var registers = 256
  /// A sentence.
  package var reason: String

  package init(_ method: PixelProtocol?, _ reason: String) {
    self.method = method
    self.reason = reason
  }

  /// What remains of it where nobody knows how large a cell is.
  var settled: PixelSupport {
    guard let method, cell == nil else { return self }
    return PixelSupport(nil, "\(reason) \(method.rawValue) is not used: how many pixels a cell has is not known.")
  }

  var driver: PixelDriverMaking? {
    method.map { PixelDriverMaking(method: $0, isBehindTmux: isBehindTmux, registers: registers) }
  }
}

/// Makes the driver of a protocol.
struct PixelDriverMaking: Equatable {
  let method: PixelProtocol
  let isBehindTmux: Bool
  let registers: Int

  func driver(takesParts: Bool, family: UInt8, screenHeight: @escaping () -> Int) -> any PixelDriver {
    switch method {
    case .kitty where isBehindTmux: TmuxKittyDriver(family: family)
    case .kitty: KittyDriver()
    case .iterm2: ITermDriver(takesParts: takesParts)
    case .sixel: SixelDriver(colors: registers, screenHeight: screenHeight)
    }
  }
}
