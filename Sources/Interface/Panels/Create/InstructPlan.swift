import Domain

/// What ^G on Instruct would send, in words.
enum InstructPlan {
  static func lines(_ model: Model) -> [(text: String, role: Role)] {
    switch model.writingRequest {
    case .failure(let failure): return [(failure.sentence, .warning)]
    case .success(let request):
      var lines: [(String, Role)] = [
        ("1 request to \(request.model), at most \(request.maxTokens) tokens.", .muted),
        ("It writes the prompt as keywords and as sentences, for you to read and change.", .muted),
      ]
      let known = model.brief.references.count { !$0.isEmpty }
      if known > 0 { lines.append(("What is known of \(known) reference\(known == 1 ? "" : "s") goes along.", .muted)) }
      return lines
    }
  }
}

/// What ^G would do where no backend makes pictures.
enum PromptOnlyPlan {
  static func lines(_ model: Model) -> [(text: String, role: Role)]? {
    guard let text = model.promptOnly else { return nil }
    let form = model.settings.prompt.fallbackType.title.lowercased()
    return [
      (text, .text), ("No backend is set: ^G shows this prompt (\(form)); nothing is sent or billed.", .muted),
    ]
  }
}
