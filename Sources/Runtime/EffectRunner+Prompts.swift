import Domain
import Engine
import Interface

import struct Foundation.Date

extension EffectRunner {
  func loadPrompts() {
    do throws(Failure) {
      inbox.post(.promptsLoaded(PromptPicker(try engine.ports.prompts?.prompts() ?? [])))
    } catch {
      inbox.post(.promptsLoaded(PromptPicker()))
      inbox.post(.effectFailed(error))
    }
  }

  /// A prompt that made way for another one.
  func keepPrompt(_ text: String) {
    try? engine.ports.prompts?.note(PastPrompt(text: text, time: Date(), isSent: false))
  }

  func deletePrompt(_ id: Int64) {
    do throws(Failure) {
      _ = try engine.ports.prompts?.delete([id])
    } catch {
      inbox.post(.effectFailed(error))
      loadPrompts()
    }
  }

  func loadLexicon() {
    guard let (lexicon, notices) = engine.ports.lexicon?.load() else { return }
    inbox.post(.lexiconLoaded(lexicon))
    for notice in notices { inbox.post(.noticed(.warning, notice)) }
  }

  func loadPresets() {
    guard let (presets, notices) = engine.ports.presets?.load() else { return inbox.post(.presetsLoaded([])) }
    inbox.post(.presetsLoaded(presets))
    for notice in notices { inbox.post(.noticed(.warning, notice)) }
  }

  func savePreset(_ preset: Preset) {
    changePresets("\(preset.name) is kept.") { store throws(Failure) in try store.save(preset) }
  }

  func deletePreset(_ name: String) {
    changePresets("\(name) is deleted.") { store throws(Failure) in try store.delete(name) }
  }

  private func changePresets(_ done: String, _ change: (any PresetStore) throws(Failure) -> Void) {
    guard let store = engine.ports.presets else { return }
    do throws(Failure) {
      try change(store)
      inbox.post(.noticed(.success, done))
    } catch {
      inbox.post(.effectFailed(error))
    }
    loadPresets()
  }
}
