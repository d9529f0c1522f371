/// A place in the settings that may be captured by concurrent code.
package typealias SettingsPath<Value> = any WritableKeyPath<Settings, Value> & Sendable

extension Field {
  static func checkbox(_ id: String, _ label: String, _ path: SettingsPath<Bool>, help: String) -> Field {
    Field(
      id: id, label: label, help: help, control: .checkbox, read: { .flag($0[keyPath: path]) },
      write: { if case .flag(let on) = $1 { $0[keyPath: path] = on } })
  }

  static func slider(
    _ id: String, _ label: String, _ path: SettingsPath<Int>, in bounds: ClosedRange<Int>, step: Int = 1,
    unit: String = "", help: String
  ) -> Field {
    slider(id, label, path, help: help) { _, _ in Control.Scale(bounds, step: step, unit: unit) }
  }

  static func slider(
    _ id: String, _ label: String, _ path: SettingsPath<Int>, help: String,
    scale: @escaping @Sendable (Settings, World) -> Control.Scale
  ) -> Field {
    Field(
      id: id, label: label, help: help, control: .slider(scale), read: { .number($0[keyPath: path]) },
      write: { if case .number(let number) = $1 { $0[keyPath: path] = number } })
  }

  static func dropdown(
    _ id: String, _ label: String, _ path: SettingsPath<String>, help: String,
    choices: @escaping @Sendable (Settings, World) -> [Choice]
  ) -> Field {
    word(id, label, path, help: help, control: .dropdown(choices))
  }

  static func suggestions(
    _ id: String, _ label: String, _ path: SettingsPath<String>, help: String,
    choices: @escaping @Sendable (Settings, World) -> [Choice]
  ) -> Field {
    word(id, label, path, help: help, control: .suggestions(choices))
  }

  /// A dropdown over the cases of an enumeration.
  static func dropdown<Value: RawRepresentable & CaseIterable & Sendable>(
    _ id: String, _ label: String, _ path: SettingsPath<Value>, help: String,
    title: @escaping @Sendable (Value) -> String
  ) -> Field where Value.RawValue == String {
    Field(
      id: id, label: label, help: help,
      control: .dropdown { _, _ in Value.allCases.map { Choice($0.rawValue, title($0)) } },
      read: { .word($0[keyPath: path].rawValue) },
      write: { settings, value in
        if case .word(let word) = value, let known = Value(rawValue: word) { settings[keyPath: path] = known }
      })
  }

  static func model(
    _ id: String, _ label: String, _ path: SettingsPath<String>, for capability: Capability?, help: String
  ) -> Field {
    word(id, label, path, help: help, control: .model(capability))
  }

  static func providers(
    _ id: String, _ label: String, _ path: SettingsPath<[String]>, for capability: Capability, help: String
  ) -> Field {
    Field(
      id: id, label: label, help: help, control: .providers(capability), read: { .list($0[keyPath: path]) },
      write: { if case .list(let items) = $1 { $0[keyPath: path] = items } })
  }

  static func models(
    _ id: String, _ label: String, _ path: SettingsPath<[String]>, for capability: Capability, help: String
  ) -> Field {
    Field(
      id: id, label: label, help: help, control: .models(capability), read: { .list($0[keyPath: path]) },
      write: { if case .list(let items) = $1 { $0[keyPath: path] = items } })
  }

  static func text(_ id: String, _ label: String, _ path: SettingsPath<String>, help: String) -> Field {
    word(id, label, path, help: help, control: .text)
  }

  static func amount(_ id: String, _ label: String, _ path: SettingsPath<String>, help: String) -> Field {
    word(id, label, path, help: help, control: .amount)
  }

  /// Several texts that are typed on one line.
  ///
  /// - Parameter parse: takes the line apart, or throws what is wrong with it.
  static func list(
    _ id: String, _ label: String, _ path: SettingsPath<[String]>, help: String,
    parse: @escaping @Sendable (String) throws(Failure) -> [String]
  ) -> Field {
    Field(
      id: id, label: label, help: help, control: .list(parse), read: { .list($0[keyPath: path]) },
      write: { if case .list(let items) = $1 { $0[keyPath: path] = items } })
  }

  /// A whole number that is typed; nothing typed is the standard.
  static func whole(
    _ id: String, _ label: String, _ path: SettingsPath<Int>, in bounds: ClosedRange<Int>, help: String
  ) -> Field {
    Field(
      id: id, label: label, help: help, control: .number(bounds: bounds),
      read: { .word(String($0[keyPath: path])) },
      write: { settings, value in
        guard case .word(let word) = value, word.isEmpty || Int(word) != nil else { return }
        settings[keyPath: path] = Int(word) ?? Settings()[keyPath: path]
      })
  }

  private static func word(
    _ id: String, _ label: String, _ path: SettingsPath<String>, help: String, control: Control
  ) -> Field {
    Field(
      id: id, label: label, help: help, control: control, read: { .word($0[keyPath: path]) },
      write: { if case .word(let word) = $1 { $0[keyPath: path] = word } })
  }
}
