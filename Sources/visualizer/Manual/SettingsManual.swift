import Domain

/// visualizer-config(5), made of the rows of `Fields`.
struct SettingsManual {
  var text: String {
    var page = Roff(title: "VISUALIZER-CONFIG", section: 5, source: "Visualizer \(Release.version)")
    page.heading("NAME")
    page.paragraph("visualizer-config - the settings of visualizer(1)")
    page.heading("DESCRIPTION")
    page.paragraph(
      "The settings stand in config.yaml, in $XDG_CONFIG_HOME/visualizer or in $VISUALIZER_HOME/config. The part of a name "
        + "before the dot is a key of the file, and what follows a key below it. What is not in the file has its default."
    )
    page.lines(["general:", "  timeout: 120"])
    page.paragraph(
      "The screen, and visualizer config set, change the file. An environment variable such as VISUALIZER_GENERAL_TIMEOUT "
        + "comes before the file.")
    for (group, fields) in Self.groups {
      page.heading(group.uppercased())
      for field in fields { page.term(Roff.bold(field.id), Self.words(of: field)) }
    }
    page.heading("SEE ALSO")
    page.paragraph("visualizer(1)")
    return page.text
  }

  /// The rows by the first part of their names, in the order of the panels.
  private static var groups: [(String, [Field])] {
    var groups: [(String, [Field])] = []
    for field in Fields.all {
      let name = String(field.id.prefix { $0 != "." })
      if groups.last?.0 == name { groups[groups.count - 1].1.append(field) } else { groups.append((name, [field])) }
    }
    return groups
  }

  private static func words(of field: Field) -> String {
    let standard = field.standard.text
    return [field.help, field.note, standard.isEmpty ? "" : "Default: \(standard)."].filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}
