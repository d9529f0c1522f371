/// A screen without a terminal: tests feed it events and look at the frames it was shown.
package final class MemoryScreen: Screen {
  package private(set) var size: Size
  package let depth: ColorDepth
  package let isUnicode: Bool
  /// The last frame presented.
  package private(set) var frame: Surface
  package private(set) var presentedFrames = 0
  package private(set) var beeps = 0
  package private(set) var copied: String?
  package private(set) var isSuspended = false
  private var pending: [InputEvent] = []

  package init(size: Size, depth: ColorDepth = .full, isUnicode: Bool = true) {
    self.size = size
    self.depth = depth
    self.isUnicode = isUnicode
    frame = Surface(size: size)
  }

  package func send(_ events: InputEvent...) {
    for event in events {
      if case .resized(let size) = event { self.size = size }
      pending.append(event)
    }
  }

  package func present(_ surface: Surface) {
    frame = surface
    presentedFrames += 1
  }

  package func readEvents() -> [InputEvent] {
    defer { pending.removeAll() }
    return pending
  }

  package func invalidate() {}

  package func suspend() { isSuspended = true }

  package func resume() { isSuspended = false }

  package func copy(_ text: String) { copied = text }

  package func beep() { beeps += 1 }
}
