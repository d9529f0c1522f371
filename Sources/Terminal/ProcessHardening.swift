import CNcurses

/// Keeps what is in the process's memory, such as a key, from leaving it.
package enum ProcessHardening {
  /// No core dumps and no tracing by other processes; also opens descriptors 0-2 where the parent closed them, so that
  /// no file of the program is ever written to as standard error. To be called first of all.
  package static func apply() { cn_process_harden() }
}
