import CNcurses
import Glibc

/// Another program, run in this terminal or beside it, with an environment of its own.
package enum ForegroundProgram {
  /// Runs a program in the terminal and waits for its end. The screen must be suspended. Its ^C is its own, and its ^Z stops
  /// this process with it.
  ///
  /// - Returns: its exit status; nil where it could not be started.
  package static func run(_ arguments: [String], environment: [String: String]) -> Int32? {
    var usual = sigset_t()
    sigemptyset(&usual)
    cn_signals_stand_aside(&usual)
    defer { cn_signals_stand_back() }
    guard let child = spawn(arguments, environment, usual: usual) else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return nil } }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }

  /// Starts a program without waiting for it; what it prints goes nowhere.
  ///
  /// - Returns: whether it could be started.
  package static func start(_ arguments: [String], environment: [String: String]) -> Bool {
    // Through a shell that goes on at once, so that no dead child is left to be waited for.
    let script = [
      "/bin/sh", "-c", "command -v \"$1\" >/dev/null 2>&1 || exit 127; \"$@\" >/dev/null 2>&1 </dev/null &", "sh",
    ]
    var usual = sigset_t()
    sigemptyset(&usual)
    guard let child = spawn(script + arguments, environment, input: "/dev/null", usual: usual) else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return false } }
    return status == 0
  }

  /// Starts a program that reads from a pipe; what it prints goes nowhere. Who starts it waits for its end.
  ///
  /// - Returns: nil where it could not be started.
  static func start(_ arguments: [String], environment: [String: String], reading descriptor: Int32) -> pid_t? {
    var usual = sigset_t()
    sigemptyset(&usual)
    return spawn(arguments, environment, input: "/dev/fd/\(descriptor)", usual: usual)
  }

  /// - Parameters:
  ///   - input: what it reads where it is to be quiet; nil gives it the terminal.
  ///   - usual: signals that it is to have as usual though they are ignored here.
  private static func spawn(
    _ arguments: [String], _ environment: [String: String], input: String? = nil, usual: sigset_t
  ) -> pid_t? {
    guard let program = arguments.first else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
      for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Worker threads block signals, and this process ignores a broken pipe and a file that grew too large; another program
    // must inherit none of it.
    var none = sigset_t()
    var standard = usual
    sigemptyset(&none)
    sigaddset(&standard, SIGPIPE)
    sigaddset(&standard, SIGXFSZ)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &standard)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    return posix_spawnp(&child, program, &actions, &attributes, argv, envp) == 0 ? child : nil
  }
}
