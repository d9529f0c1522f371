import Domain
import Testing

@testable import Storage

/// Files of other programs, in the forms that their own documents show.
@Suite struct ForeignSettingsTests {
  private let words = ForeignWords(
    providers: [
      Provider(name: "Google AI Studio", slug: "google-ai-studio"), Provider(name: "DeepInfra", slug: "deepinfra"),
    ]) { $0 == "anthropic/claude-sonnet-4.5" }

  private func settings(_ program: ForeignProgram, _ text: String, name: String = "file") throws -> ForeignSettings {
    program.settings(of: try ForeignDocument(bytes: Array(text.utf8), name: name), words)
  }

  private func values(_ settings: ForeignSettings) -> [String: String] {
    Dictionary(uniqueKeysWithValues: settings.changes.map { ($0.field, $0.value) })
  }

  private static let talemate = """
    openrouter:
      api_key: sk-or-v1-0123456789abcdef0123456789abcdef
    clients:
      Router: {type: openrouter, name: Router, model: google/gemini-2.5-pro}
    agents:
      conversation: {client: Router}
      visual:
        client: Router
        actions:
          _config:
            enabled: true
            config:
              backend: {value: openrouter}
              backend_image_edit: {value: ''}
              backend_image_analyzation: {value: comfyui}
              timeout: {value: 120}
              automatic_setup: {value: false}
          prompt_generation:
            config:
              fallback_prompt_type: {value: DESCRIPTIVE}
              max_length: {value: 2048}
          openrouter_image_create:
            config:
              model: {value: google/gemini-3-pro-image-preview}
              provider_only: {value: [Google AI Studio]}
              provider_ignore: {value: [Some New Host]}
          openrouter_image_edit:
            config:
              max_references: {value: 3}
          _styles:
            config:
              art_style: {value: visual_styles__photo}
          comfyui_image_create:
            config:
              api_url: {value: http://localhost:8188}
    """

  @Test func talemate() throws {
    let found = try settings(.talemate, Self.talemate)
    let values = values(found)
    #expect(
      values == [
        "general.client": "google/gemini-2.5-pro", "general.text-to-image": "openrouter", "general.editing": "none",
        "general.timeout": "120", "general.automatic-setup": "false", "prompt.fallback-type": "DESCRIPTIVE",
        "prompt.max-length": "2048", "text-to-image.model": "google/gemini-3-pro-image-preview",
        "text-to-image.only": "google-ai-studio", "text-to-image.ignore": "some-new-host",
        "editing.max-references": "3", "styles.art": "visual_styles__photo",
      ])
    #expect(found.key?.masked == "sk-or-…cdef")
    let left = found.remainders.map(\.source)
    #expect(left.contains("agents.conversation") && left.contains("agents.visual.actions.comfyui_image_create"))
    #expect(found.remainders.contains { $0.source.contains("analyzation") && $0.reason.contains("comfyui") })
    #expect(!left.contains { $0.contains("api_key") || $0.contains("enabled") })
  }

  @Test func openClawWithCommentsAndLooseCommas() throws {
    let found = try settings(
      .openclaw,
      """
      // OpenClaw
      {
        env: { OPENROUTER_API_KEY: 'sk-or-v1-0123456789abcdef', },
        agents: { defaults: {
          model: { primary: "openrouter/auto", fallbacks: ["openrouter/openai/gpt-5.4"] },
          models: { "openrouter/moonshotai/kimi-k2.6": { alias: "kimi" }, "ollama/llama": {} },
          imageGenerationModel: {
            primary: "openrouter/google/gemini-3.1-flash-image-preview",
            fallbacks: ["openrouter/openai/gpt-image-1", "fal/flux"],
            timeoutMs: 180_000,
          },
          imageModel: "anthropic/claude-sonnet-4.5",
        } },
        messages: { tts: { auto: "always", provider: "openrouter", providers: { openrouter: {
          model: "hexgrad/kokoro-82m", voice: "af_alloy", responseFormat: "mp3" } } } },
      }
      """)
    let values = values(found)
    #expect(values["general.client"] == "openrouter/auto")
    #expect(values["text-to-image.model"] == "google/gemini-3.1-flash-image-preview")
    #expect(values["editing.model"] == "google/gemini-3.1-flash-image-preview")
    #expect(values["analysis.model"] == "anthropic/claude-sonnet-4.5")
    #expect(values["general.timeout"] == "180")
    #expect(values["text-to-image.fallbacks"] == "openai/gpt-image-1")
    #expect(found.aliases == ["kimi": "moonshotai/kimi-k2.6"])
    #expect(found.key != nil)
    #expect(found.remainders.contains { $0.reason.contains("fal/flux") })
  }

  @Test func theKeysNameOfAVariableIsNoKey() throws {
    let found = try settings(.openclaw, #"{"env": {"OPENROUTER_API_KEY": "${OPENROUTER_API_KEY}"}}"#)
    #expect(found.key == nil)
  }

  @Test func genesis() throws {
    let found = try settings(
      .genesis,
      """
      providers:
        gpt-5.4: {type: openrouter, model: openai/gpt-5.4}
        kimi: {type: openrouter, model: moonshotai/kimi-k2.5, enabled: true}
        old: {type: openrouter, model: deepseek/deepseek-r1, enabled: false}
        groq-free: {type: groq, model: llama-3.3-70b-versatile}
      call_sites:
        36_code_auditor: {chain: [kimi, groq-free]}
        contingency_foreground: {chain: [kimi, gpt-5.4]}
      """)
    #expect(values(found)["general.client"] == "moonshotai/kimi-k2.5")
    #expect(found.aliases == ["gpt-5.4": "openai/gpt-5.4", "kimi": "moonshotai/kimi-k2.5"])
    #expect(Set(found.remainders.map(\.source)).isSuperset(of: ["providers.old", "providers.groq-free", "call_sites"]))
    let secrets = try settings(.genesis, "# keys\nAPI_KEY_GROQ=gsk_1\nAPI_KEY_OPENROUTER=sk-or-v1-0123456789abcdef\n")
    #expect(secrets.key?.masked == "sk-or-…cdef")
  }

  @Test func proxy() throws {
    let found = try settings(
      .proxy,
      #"""
      host: "0.0.0.0"
      port: 8000
      proxy_timeout: 90
      backends:
        default_backend: "openai"
        openrouter: {api_url: "https://openrouter.ai/api/v1", timeout: 180}
      session: {cleanup_enabled: true}
      """#)
    let values = values(found)
    #expect(values["general.timeout"] == "180" && values["general.base-url"] == "")
    #expect(found.remainders.contains { $0.source == "backends.default_backend" && $0.reason.contains("openai") })
    #expect(found.remainders.contains { $0.source == "session" })
  }

  @Test(arguments: ["", "[1, 2]", "just words", "a: b: c", "{\"a\": ", "\u{0}"])
  func whatIsNoSettingsFileIsRefused(_ text: String) {
    #expect(throws: Failure.self) { try ForeignDocument(bytes: Array(text.utf8), name: "x.yaml") }
    #expect(throws: Failure.self) { try ForeignDocument(bytes: Array(text.utf8), name: "x.json") }
  }

  /// What goes out comes back.
  @Test func talemateComesBack() throws {
    var old = Settings()
    old.general.editing = .none
    old.general.timeout = 77
    old.textToImage.model = "black-forest-labs/flux.2-pro"
    old.editing.only = ["google-ai-studio"]
    old.prompt.fallbackType = .descriptive
    let bytes = try ForeignExport(old, words).talemate()
    let back = try settings(.talemate, String(decoding: bytes, as: UTF8.self))
    var new = Settings()
    for change in back.changes {
      let field = try #require(Fields.field(change.field))
      if let value = try? field.parse(change.value, settings: new) { field.write(&new, value) }
    }
    #expect(new.general == old.general && new.textToImage == old.textToImage && new.editing == old.editing)
    #expect(new.prompt == old.prompt && back.remainders.isEmpty)
  }

  @Test func intoTalemateTheRestStays() throws {
    let file = try ForeignDocument(bytes: Array(Self.talemate.utf8), name: "config.yaml")
    let bytes = try ForeignExport(Settings(), words).talemate(into: file)
    let tree = try #require(try YAMLTree(parsing: bytes))
    #expect(tree[["clients", "Router", "model"]]?.text == "google/gemini-2.5-pro")
    #expect(tree[["agents", "visual", "actions", "_config", "config", "timeout", "value"]]?.text == "300")
  }

  @Test func openClawReadsWhatIsWritten() throws {
    var settings = Settings()
    settings.general.client = "openrouter/auto"
    settings.analysis.model = "google/gemini-2.5-pro"
    let json = ForeignExport(settings, words).openClaw.pretty
    let back = values(try self.settings(.openclaw, json))
    #expect(back["general.client"] == "openrouter/auto" && back["analysis.model"] == "google/gemini-2.5-pro")
    #expect(back["text-to-image.model"] == settings.textToImage.model)
  }
}
