import Domain
import Foundation

/// The program that this process runs.
enum ProgramImage {
  /// Begins this very program anew in this process, with other arguments. The terminal must have been given back.
  ///
  /// - Returns: why it could not be done; where it could, nothing of the old program is left to return to.
  static func replace(arguments: [String]) -> Failure {
    // A new image inherits the mask of the thread that asks for it; blocked signals would never reach it.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    signal(SIGPIPE, SIG_DFL)
    var words = (["visualizer"] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    execv("/proc/self/exe", &words)
    let reason = String(cString: strerror(errno)).lowercased()
    return Failure(.configuration, "The demo could not be started: \(reason).", advice: "Start visualizer --demo.")
  }
}
