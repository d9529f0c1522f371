import CCurl

extension Transfer {
  /// What curl calls; it keeps the transfer alive until `done`.
  func listener() -> ccurl_listener {
    var listener = ccurl_listener()
    listener.context = Unmanaged.passRetained(self).toOpaque()
    listener.connected = { Transfer.at($0)?.connected() }
    listener.read = { context, buffer, size in
      Transfer.at(context)?.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size)) ?? 0
    }
    listener.head = { context, status, lines, length in
      Transfer.at(context)?.head(status: status, lines: UnsafeRawBufferPointer(start: lines, count: length)) ?? false
    }
    listener.body = { context, bytes, length in
      Transfer.at(context)?.body(UnsafeRawBufferPointer(start: bytes, count: length)) ?? CCURL_STOP
    }
    listener.silent = { Transfer.at($0)?.silent() }
    listener.done = { context, end, reason in
      guard let context else { return }
      let transfer = Unmanaged<Transfer>.fromOpaque(context).takeRetainedValue()
      transfer.done(end, reason: reason.map { String(cString: $0) } ?? "")
    }
    return listener
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }
}
