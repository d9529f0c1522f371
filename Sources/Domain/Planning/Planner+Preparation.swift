extension Planner {
  /// What is to be asked before an edit is sent, by the settings; nil for nothing. What cannot be asked is a warning: the
  /// edit itself can still be sent.
  func preparation(for draft: Draft, words: String, warnings: inout [String]) -> EditPreparation? {
    guard !draft.references.isEmpty else { return nil }
    var preparation = EditPreparation()
    do throws(Failure) {
      if settings.prompt.automaticAnalysis { preparation.analyses = try analyses(of: draft) }
    } catch {
      warnings.append("The references go unanalysed: \(error.title)")
    }
    do throws(Failure) {
      if settings.prompt.reviseEdits { preparation.revision = try revision(of: words) }
    } catch {
      warnings.append("The prompt goes unrevised: \(error.title)")
    }
    return preparation.requestCount == 0 ? nil : preparation
  }

  private func analyses(of draft: Draft) throws(Failure) -> [EditPreparation.Analysis] {
    var analyses: [EditPreparation.Analysis] = []
    for (place, reference) in draft.references.enumerated() where (reference.analysis ?? "").isEmpty {
      let request = try PictureQuestion(wantsTags: false)
        .request(settings: settings, catalogue: catalogue, pictures: [reference])
      analyses.append(EditPreparation.Analysis(place: place, request: request))
    }
    return analyses
  }

  private func revision(of words: String) throws(Failure) -> EditPreparation.Revision {
    let model = try PromptWriting(settings: settings, catalogue: catalogue, styles: styles).client()
    let most = settings.prompt.maxLength
    return EditPreparation.Revision(
      model: model.id, prompt: words, maxTokens: min(model.maxCompletionTokens ?? most, most),
      timeout: settings.general.timeout)
  }

  /// A plan that goes out with a revised prompt, joined to the same styles as the one before; nothing is left to prepare.
  ///
  /// - Parameter note: why it was not revised, as a sentence.
  package func plan(_ plan: Plan, revisedTo prompt: String?, note: String? = nil) -> Plan {
    var revised = plan
    revised.preparation = nil
    revised.fallbacks = plan.fallbacks.map { self.plan($0, revisedTo: prompt, note: note) }
    if let note { revised = asWritten(revised, note) }
    guard let prompt else { return revised }
    revised.prompt = PromptAssembly(for: plan.draft, settings: settings, styles: styles)
      .assemble(prompt: prompt, negative: plan.draft.negative)
    for index in revised.requests.indices { revised.requests[index].prompt = revised.prompt.text }
    revised.adjustments.append(
      Adjustment(
        parameter: "prompt", asked: plan.words, sent: prompt,
        sentence: "The prompt was revised: \(Harmless.line(prompt, limit: 400))"))
    return revised
  }

  /// The user's own words, to the letter, in place of a revision.
  private func asWritten(_ plan: Plan, _ note: String) -> Plan {
    var plan = plan
    plan.warnings.append(note)
    var assembly = PromptAssembly(for: plan.draft, settings: settings, styles: styles)
    assembly.keepsWords = true
    plan.prompt = assembly.assemble(prompt: plan.words, negative: plan.draft.negative)
    for index in plan.requests.indices { plan.requests[index].prompt = plan.prompt.text }
    return plan
  }
}
