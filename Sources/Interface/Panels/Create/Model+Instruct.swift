import Domain

extension Model {
  /// Whether ^G has a prompt written rather than a picture made.
  package var isInstructing: Bool { panel == .create && create.tab == .instruct }

  mutating func changeTab() {
    let isThere = panel == .create
    if !isThere { go(to: .create) }
    create.tab = isThere ? create.tab.other : .instruct
    create.showsResult = false
    isZoomed = false
    editor = nil
    zone = .form
    focus[.create] = 0
  }

  package var brief: PromptBrief {
    PromptBrief(
      instructions: create.instructions.text, character: create.character, visType: create.visType,
      style: create.style, references: knownDraft.references.map { $0.analysis ?? "" })
  }

  /// The request that ^G on Instruct would send.
  package var writingRequest: Result<ChatRequest, Failure> {
    Result { () throws(Failure) in try PromptWriting(settings: settings, world: world).request(for: brief) }
  }

  /// Has the client model write the prompt: exactly one POST, and nothing is generated of it.
  mutating func writePrompt() -> [Effect] {
    guard world.keyState != .missing else {
      layers = [WelcomeLayer()]
      return []
    }
    if case .success = writingRequest { return sendIfAllowed(.prompt) }
    return sendBrief()
  }

  mutating func sendBrief() -> [Effect] {
    switch writingRequest {
    case .failure(let failure):
      sayWhyNot(failure)
      return [.beep]
    case .success(let request):
      let id = startWords(.prompt(brief), model: request.model, timeout: request.timeout)
      return [.write(id, request)]
    }
  }

  /// The prompt is put where it can be read and changed; what stood there is kept in the log.
  mutating func showWritten(_ outcome: Outcome, _ brief: PromptBrief, _ id: JobID) {
    do throws(Failure) {
      let written = try WrittenPrompt(answer: outcome.text)
      if !create.prompt.isEmpty { say(.info, "Replaced prompt: \(OneLine.text(create.prompt.text))") }
      replaceOnCreate {
        $0.create.written = written
        $0.create.prompt.replace(with: written.descriptive)
        $0.create.format = brief.format
      }
      closeWords(id)
      create.tab = .prompt
      focus[.create] = 0
      let cost = outcome.usage.cost.map { " for \(Money.text($0))" } ?? ""
      let kept = "Written\(cost): read and change it, then ^G. u brings back the prompt that it replaced."
      say(kept, of: outcome)
    } catch {
      if let index = place(of: id) { end(index, .failed(error)) }
      say(error)
    }
  }

  /// Words that were cut say so before anything else.
  mutating func say(_ sentence: String, of outcome: Outcome) {
    say(outcome.cutSentence == nil ? .success : .warning, (outcome.cutSentence.map { $0 + " " } ?? "") + sentence)
  }

  /// The text that ^G shows where no backend makes pictures; nil where one does, and while there is nothing to show.
  package var promptOnly: String? {
    let draft = create.draft
    guard settings.general[draft.capability] == .none else { return nil }
    let form = settings.prompt.fallbackType
    var prompt = (try? world.lexicon.drawn(draft))?.words ?? draft.prompt
    // An own form of the model's is better than one made of the other, as long as it was not changed.
    if let written = create.written, written.descriptive == prompt { prompt = written[form] }
    let text = PromptAssembly(for: draft, settings: settings, styles: world.styles, form: form)
      .assemble(prompt: prompt, negative: draft.negative).text
    return prompt.allSatisfy(\.isWhitespace) ? nil : text
  }

  /// Asks what is to be asked before an edit; the edit follows when the answers are here.
  mutating func prepare(_ plan: Plan, _ preparation: EditPreparation) -> [Effect] {
    let model = preparation.analyses.first?.request.model ?? preparation.revision?.model ?? ""
    let id = startWords(.preparation(plan), model: model, timeout: settings.general.timeout)
    return [.prepare(id, plan)]
  }

  /// The preparation is done: the edit goes out. One that was given up meanwhile is not sent.
  mutating func sendPrepared(_ id: JobID, _ answers: PreparedEdit) -> [Effect] {
    if let cost = answers.cost { pay(cost) }
    for (path, text) in answers.analyses { references.analyses[path] = text }
    guard let index = place(of: id) else { return [] }
    if let cost = answers.cost { jobs[index].charge(cost) }
    guard jobs[index].isActive, case .words(.preparation(let plan)) = jobs[index].kind else { return [] }
    end(index, .done)
    closeWords(id)
    if let sentence = answers.unrevised { say(.warning, sentence) }
    let planner = Planner(settings: settings, world: world)
    return enqueue(planner.plan(plan, revisedTo: answers.prompt, note: answers.unrevised))
  }
}

extension Model {
  /// What is asked for, with what is known of its references.
  var knownDraft: Draft {
    var draft = create.draft
    for index in draft.references.indices where draft.references[index].analysis == nil {
      let path = draft.references[index].path
      let known = gallery.item(at: path)?.asset.analysis ?? ""
      draft.references[index].analysis = references.analyses[path] ?? (known.isEmpty ? nil : known)
    }
    return draft
  }

  /// Whether ^G on Create would do something.
  var isReadyToAct: Bool {
    if create.tab == .instruct {
      return if case .success = writingRequest { world.keyState != .missing } else { false }
    }
    if promptOnly != nil { return true }
    return hasPlan && world.keyState != .missing
  }
}
