import ArgumentParser
import Domain
import Engine
import Foundation
import Storage
import Terminal

/// The key of the service: given, tried, forgotten. It is never an argument.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Set up the key, or test it.",
    discussion: """
      The key comes from OPENROUTER_API_KEY or else from a file that only you can read. `key set` reads it from standard \
      input, which a terminal does not show, or from a file; it is never an argument, as other users can read those.

      EXAMPLES
        visualizer key set
        pass show openrouter | visualizer key set
        visualizer key set --key-file ~/key.txt
        visualizer onboard
        visualizer key test
      """,
    subcommands: [Set.self, Test.self, Where.self, Forget.self])
}

extension KeyCommand {
  /// Keeps a key in the private file.
  struct Set: ServiceCommand {
    static let configuration = CommandConfiguration(abstract: "Keep a key, read from standard input or a file.")

    @OptionGroup var input: KeyInput
    @OptionGroup var global: GlobalOptions

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let key = try input.key(console)
      try workspace.keys.save(key)
      console.note("The key \(key.masked) is kept in \(Harmless.line(workspace.paths.keyFile)).")
      if workspace.keySource == .environment {
        console.note("\(FileKeyStore.variable) is set and comes first.")
      }
    }
  }

  /// Asks the service about the key.
  struct Test: ServiceCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ask the service whether the key works; exits with 0 only then.")

    @Flag(help: "Print one JSON object.")
    var json = false
    @OptionGroup var global: GlobalOptions

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console)
      try workspace.requireKey()
      let info = try await workspace.engine.keyInfo()
      guard !json else {
        return try console.print(
          JSONText.object([
            ("ok", .truth(true)), ("label", .text(info.label)),
            ("limit_remaining", .number(orNull: info.limitRemaining)),
          ]).pretty)
      }
      let left = info.limitRemaining.map { ", \(Money.text($0)) left of its limit" } ?? ""
      try console.print("The key works\(left).")
    }
  }

  /// Says where the key comes from.
  struct Where: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "where", abstract: "Print where the key comes from; exits with 2 when there is none.")

    @Flag(help: "Print one JSON object.")
    var json = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      guard let source = workspace.keySource else {
        try workspace.requireKey()
        return
      }
      let place =
        source == .environment ? FileKeyStore.variable : source == .file ? workspace.paths.keyFile : source.words
      guard json else { return try console.print(Harmless.line(place)) }
      try console.print(
        JSONText.object([
          ("ok", .truth(true)), ("source", .text(source.words)), ("place", .text(place)),
          ("key", .text(orNull: workspace.key?.masked)),
        ]).pretty)
    }
  }

  /// Removes the file.
  struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Remove the key from its file.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      try workspace.keys.remove()
      console.note("The key is no longer kept here.")
      if workspace.keySource == .environment {
        console.note("\(FileKeyStore.variable) is still set, and that key is used.")
      }
    }
  }
}
