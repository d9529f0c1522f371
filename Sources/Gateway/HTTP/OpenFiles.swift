import Foundation

/// How many files and connections the program may have open.
enum OpenFiles {
  /// As many as the gateway's connections need, each with one to the service, and room for files.
  private static let wanted: rlim_t = 4096

  /// Takes as many as the system lets the program have.
  static func raiseLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
