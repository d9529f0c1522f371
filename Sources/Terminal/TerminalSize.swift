import CNcurses
import Cells
import Glibc

/// Asks the terminal driver how large a terminal is.
package enum TerminalSize {
  /// In cells; nil where the descriptor is no terminal or its size is not known.
  package static func current(of descriptor: Int32 = STDOUT_FILENO) -> Size? {
    window(of: descriptor).map { Size(width: Int($0.columns), height: Int($0.rows)) }
  }

  /// The height of a cell divided by its width, where the terminal tells its size in pixels.
  package static func cellAspect(of descriptor: Int32 = STDOUT_FILENO) -> Double? {
    guard let window = window(of: descriptor), window.x_pixels > 0, window.y_pixels > 0 else { return nil }
    let width = Double(window.x_pixels) / Double(window.columns)
    let height = Double(window.y_pixels) / Double(window.rows)
    let aspect = height / width
    return (0.5...5).contains(aspect) ? aspect : nil
  }

  /// A cell in pixels, where the terminal driver knows.
  package static func cell(of descriptor: Int32 = STDOUT_FILENO) -> Size? {
    guard let window = window(of: descriptor), window.x_pixels >= window.columns, window.y_pixels >= window.rows else {
      return nil
    }
    let cell = Size(width: Int(window.x_pixels / window.columns), height: Int(window.y_pixels / window.rows))
    return cell.width <= 500 && cell.height <= 500 ? cell : nil
  }

  private static func window(of descriptor: Int32) -> cn_window_size? {
    var found = cn_window_size()
    return cn_terminal_size(descriptor, &found) ? found : nil
  }
}

/// Whether a descriptor is a terminal.
package func isTTY(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
