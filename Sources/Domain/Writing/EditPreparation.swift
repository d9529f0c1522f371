import Foundation

/// What is asked of other models before an edit is sent; each question is one more request.
package struct EditPreparation: Hashable, Sendable {
  /// One for each reference that is to be analysed first, in order, with its place among the references.
  package var analyses: [Analysis]
  /// Nil where the prompt goes as it is.
  package var revision: Revision?

  /// The analysis of one reference.
  package struct Analysis: Hashable, Sendable {
    package var place: Int
    package var request: ChatRequest

    package init(place: Int, request: ChatRequest) {
      self.place = place
      self.request = request
    }
  }

  package init(analyses: [Analysis] = [], revision: Revision? = nil) {
    self.analyses = analyses
    self.revision = revision
  }

  package var requestCount: Int { analyses.count + (revision == nil ? 0 : 1) }

  /// The settings that want it asked.
  package var settings: [String] {
    (analyses.isEmpty ? [] : ["prompt.automatic-analysis"]) + (revision == nil ? [] : ["prompt.revise-edits"])
  }

  /// The requests in their order; what the analyses will say is not known to the last of them yet.
  package func requests(for draft: Draft) -> [ChatRequest] {
    analyses.map(\.request)
      + (revision.map { [$0.request(references: draft.references.map { $0.analysis ?? "" })] } ?? [])
  }

  /// `1 request to MODEL to analyse references, 1 to MODEL to revise the prompt`.
  package var words: String {
    var parts: [String] = []
    if let first = analyses.first {
      let count = analyses.count
      parts.append(
        "\(count) request\(count == 1 ? "" : "s") to \(first.request.model) to analyse the reference\(count == 1 ? "" : "s")"
      )
    }
    if let revision { parts.append("1 request to \(revision.model) to revise the prompt") }
    return parts.joined(separator: ", ")
  }
}

extension EditPreparation {
  /// Has the client model rewrite the prompt of an edit so that it points at its references.
  package struct Revision: Hashable, Sendable {
    package var model: String
    package var prompt: String
    package var maxTokens: Int
    /// In seconds.
    package var timeout: Int

    package init(model: String, prompt: String, maxTokens: Int, timeout: Int) {
      self.model = model
      self.prompt = prompt
      self.maxTokens = maxTokens
      self.timeout = timeout
    }

    private static let task = """
      You revise prompts for models that edit images. Rewrite the prompt so that it says plainly what is to be changed and \
      what is to stay, and calls the reference images by their numbers (IMAGE 1, IMAGE 2). Change nothing of what is \
      wanted and add nothing. Answer with the revised prompt alone.
      """

    /// - Parameter references: what is known of them, in order; empty texts for those without an analysis.
    package func request(references: [String]) -> ChatRequest {
      let listed = PromptWriting.listed(references).map { "The references:\n\($0)" }
      let text = [listed, "The prompt:", prompt].compactMap { $0 }.joined(separator: "\n\n")
      return ChatRequest(model: model, system: Self.task, text: text, maxTokens: maxTokens, timeout: timeout)
    }

    /// What an answer is worth as a prompt: only one that the model ended by itself, and that reads like a prompt.
    package func reading(_ outcome: Outcome) -> RevisedPrompt {
      let text = BarePrompt.text(in: Thoughts.removed(from: outcome.text))
      guard outcome.stop == "stop" else {
        return .unusable(outcome.cutSentence.map { Self.reason($0) } ?? "its revision did not come to its end")
      }
      // What thinks aloud where it should not may be wrong about where its thoughts end.
      guard !outcome.hadThoughts, Thoughts.removed(from: outcome.text) == outcome.text else {
        return .unusable("its revision was mixed with the model's thoughts")
      }
      guard !text.isEmpty else { return .unusable("the client model gave no revision") }
      guard !Refusal.begins(text) || Refusal.begins(prompt), Kinship.isBetween(text, and: prompt) else {
        return .unusable("the client model answered with something else than a prompt")
      }
      return .prompt(text)
    }

    private static func reason(_ sentence: String) -> String {
      sentence.hasPrefix("The answer was cut by") ? "a content filter cut its revision" : "its revision was cut"
    }
  }
}
