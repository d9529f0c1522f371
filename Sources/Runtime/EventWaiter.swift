import Interface

/// The port to what the loop sleeps on: keys, the inbox, signals.
package protocol EventWaiter: AnyObject {
  /// Returns when there is something to do, or after so long; nil waits for ever. Says which signals came.
  func wait(milliseconds: Int?) -> [Signal]

  /// Stops the process as a shell's ^Z does, and returns when it goes on.
  func stopProcess()
}
