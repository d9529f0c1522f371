import Domain
import Engine
import Interface

extension EffectRunner {
  func loadStyles() {
    let (styles, notices) = services.engine.ports.styles.load()
    inbox.post(.stylesLoaded(styles))
    for notice in notices { inbox.post(.noticed(.warning, notice)) }
  }

  /// Lists come before the word that it is done, so that what was saved can be chosen.
  func saveStyle(_ style: ImageStyle, isNew: Bool) {
    do throws(Failure) {
      var saved = style
      if isNew {
        saved = try services.engine.ports.styles.duplicate(style, named: style.name)
      } else {
        try services.engine.ports.styles.save(style)
      }
      loadStyles()
      inbox.post(.styleSaved(saved, isNew: isNew))
    } catch {
      inbox.post(.styleFailed(error))
    }
  }

  func deleteStyle(_ id: String) {
    do throws(Failure) {
      try services.engine.ports.styles.delete(id)
      loadStyles()
      inbox.post(.styleDeleted(id))
    } catch {
      inbox.post(.styleFailed(error))
    }
  }

  /// What $EDITOR made of a part of a style, or of the whole of it. The screen has given up the terminal.
  func edit(_ style: ImageStyle, _ part: StylePart?) throws(Failure) -> Message {
    if let part {
      return .stylePartEdited(part, try services.desktop.edit(StyleDraft(style, isNew: false)[part].text))
    }
    let text = try services.desktop.edit(services.engine.ports.styles.text(of: style))
    return .styleEdited(try services.engine.ports.styles.style(reading: text, as: style))
  }
}
