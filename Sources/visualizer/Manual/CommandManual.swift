import Foundation

/// visualizer(1), made of what the parser declares.
struct CommandManual {
  private let program: CommandDescription
  private var page = Roff(title: "VISUALIZER", section: 1, source: "Visualizer \(Release.version)")

  init(_ program: CommandDescription) { self.program = program }

  var text: String {
    var manual = self
    manual.write()
    return manual.page.text
  }

  private mutating func write() {
    page.heading("NAME")
    page.paragraph(
      "visualizer - \((program.abstract ?? "").prefix(1).lowercased() + (program.abstract ?? "").dropFirst())")
    page.heading("SYNOPSIS")
    page.paragraph("visualizer [--demo] [--base-url URL] [COMMAND] [OPTIONS]")
    page.heading("DESCRIPTION")
    writeDiscussion(of: program, headings: true)
    page.heading("COMMANDS")
    for command in program.leaves { write(command) }
    page.heading("SEE ALSO")
    page.paragraph("visualizer-config(5)")
  }

  private mutating func write(_ command: CommandDescription) {
    page.subheading(synopsis(of: command))
    if let abstract = command.abstract, !abstract.isEmpty { page.paragraph(abstract) }
    writeDiscussion(of: command, headings: false)
    for argument in command.arguments ?? [] where argument.shouldDisplay && argument.names?.first?.name != "help" {
      page.term(Self.term(of: argument), Self.words(of: argument))
    }
  }

  private func synopsis(of command: CommandDescription) -> String {
    let positionals = (command.arguments ?? []).filter { $0.kind == "positional" && $0.shouldDisplay }
    let words = positionals.map { argument in
      let name = (argument.valueName ?? "value").uppercased() + (argument.isRepeating ? "..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    return ([command.path] + words).joined(separator: " ")
  }

  /// Paragraphs are parted by empty lines; one that begins with a word in capitals is a list of its own.
  private mutating func writeDiscussion(of command: CommandDescription, headings: Bool) {
    for part in (command.discussion ?? "").components(separatedBy: "\n\n") where !part.isEmpty {
      let lines = part.split(separator: "\n")
      guard let first = lines.first, lines.count > 1, first == first.uppercased() else {
        page.paragraph(part)
        continue
      }
      if headings {
        page.heading(String(first))
      } else {
        page.paragraph(first.prefix(1) + first.dropFirst().lowercased())
      }
      page.lines(lines.dropFirst().map { $0.drop { $0 == " " } })
    }
  }

  private static func term(of argument: CommandDescription.Argument) -> String {
    let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
    let value = argument.kind == "flag" ? "" : (argument.valueName ?? "value").uppercased()
    guard !names.isEmpty else { return Roff.italic(value) }
    return Roff.bold(names.joined(separator: ", ")) + (value.isEmpty ? "" : " " + Roff.italic(value))
  }

  private static func words(of argument: CommandDescription.Argument) -> String {
    var words = argument.abstract ?? ""
    if let values = argument.allValues, !values.isEmpty, !words.contains(values[0]) {
      words += " One of \(values.joined(separator: ", "))."
    }
    if let standard = argument.defaultValue, !standard.isEmpty { words += " Default: \(standard)." }
    return words
  }
}
