import CNcurses
import Cells
import Glibc

extension NcursesScreen {
  /// A paste whose end does not come ends after this many milliseconds without input.
  private static let pastePatience = 1000
  /// More keys than these at once would keep the program from drawing; the rest is read by the next call.
  private static let mostReadsAtOnce = 1 << 13
  /// As much of a paste at once, which costs less.
  private static let mostPastedAtOnce = 1 << 20

  /// How long to wait at most before the next `readEvents`; nil where only input matters.
  package var deadlineMilliseconds: Int? {
    if hasUnreadInput { return 0 }
    if decoder.isPasting { return remaining(of: Self.pastePatience) }
    let frame = isHoldingFrame ? 100 : pixelSearch.deadline(at: Self.now)
    let keys = decoder.isHoldingKeys ? remaining(of: InputDecoder.patience) : nil
    return [frame, keys].compactMap { $0 }.min()
  }

  private func remaining(of patience: Int) -> Int { max(0, lastInput + patience - Self.now + 1) }

  package func readEvents() -> [InputEvent] {
    guard !isClosed, !isSuspended else { return [] }
    let isResized = adoptSize()
    presentHeldFrame()
    if decoder.isPasting, !hasUnreadInput, Self.now - lastInput > Self.pastePatience { decoder.endPaste() }
    readSome()
    if decoder.isHoldingKeys { decoder.giveUp(at: Self.now) }
    decoder.endBatch()
    var events = decoder.takeEvents().filter(isOnScreen)
    if let found = searchForPixels(isResized: isResized) { events.insert(found, at: 0) }
    if events.isEmpty, !hasUnreadInput { showPixels() }
    if isResized { events.insert(.resized(size), at: 0) }
    if cn_input_ended(options.input) { events.append(.hungUp) }
    return events
  }

  /// Ends between two sequences where it can: the rest of one would look like text.
  private func readSome() {
    hasUnreadInput = false
    var reads = 0
    while reads < Self.mostReadsAtOnce || decoder.isAmidSequence && reads < 2 * Self.mostReadsAtOnce {
      if decoder.isPasting {
        guard readPaste() else { return }
      } else {
        let code = cn_screen_read_key()
        guard code >= 0 else { return }
        lastInput = Self.now
        if let byte = UInt8(exactly: code) {
          decoder.feed(byte, at: lastInput)
        } else {
          decoder.feed(Key(code), at: lastInput)
        }
      }
      reads += 1
    }
    hasUnreadInput = true
  }

  /// Reads a paste past ncurses, which takes a byte at a time and sees keys in it; false where no more is there.
  ///
  /// ncurses holds nothing back then: the mark before a paste is no key of its, so it handed out every byte of it.
  private func readPaste() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var total = 0
    while decoder.isPasting {
      guard total < Self.mostPastedAtOnce else {
        hasUnreadInput = true
        return false
      }
      var entry = pollfd(fd: options.input, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, 0) > 0 else { return false }
      let count = read(options.input, &buffer, buffer.count)
      guard count > 0 else { return false }
      lastInput = Self.now
      total += count
      let taken = decoder.feedPaste(buffer[..<count])
      for byte in buffer[taken..<count] { decoder.feed(byte, at: lastInput) }
    }
    return true
  }

  private func isOnScreen(_ event: InputEvent) -> Bool {
    guard case .mouse(let mouse) = event else { return true }
    return Rect(size).contains(mouse.point)
  }

  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
