import Cells
import Domain

extension Model {
  /// ^R: the prompts of earlier, which are read anew.
  mutating func openPromptHistory() -> [Effect] {
    layers.append(PromptHistoryLayer())
    return [.loadPrompts]
  }

  mutating func learn(_ prompts: PromptPicker) {
    withLayers(PromptHistoryLayer.self) { layer in
      layer.picker = prompts
      if !layer.filter.isEmpty { layer.picker?.setFilter(layer.filter.text) }
    }
  }

  /// A prompt of earlier stands on Create again; what stood there goes into the history.
  mutating func take(_ prompt: PastPrompt) {
    let isReplaced = !create.prompt.isEmpty && create.prompt.text != prompt.text
    replaceOnCreate {
      $0.create.prompt.replace(with: prompt.text)
      $0.create.tab = .prompt
    }
    goToPrompt()
    say(.info, isReplaced ? "It stands here again. ^Z brings the former prompt back." : "It stands here again.")
  }

  /// What the layer shows of its picture and does not have yet.
  mutating func neededOfPromptHistory() -> [Effect] {
    guard let id = top(PromptHistoryLayer.self)?.prompt?.asset, gallery.thumbnail(id) == nil else { return [] }
    guard let item = gallery.item(id) else {
      return gallery.asked.rows.insert(id).inserted ? [.gallery(.load([id]))] : []
    }
    let wish = FileWish(item)
    guard !gallery.asked.thumbnails.contains(wish) else { return [] }
    gallery.asked.thumbnails.insert(wish, at: 0)
    return [.gallery(.thumbnails(gallery.asked.thumbnails))]
  }

  mutating func preparePromptHistory() {
    guard let layer = top(PromptHistoryLayer.self), let id = layer.prompt?.asset,
      let bitmap = gallery.thumbnail(id)?.bitmap
    else { return }
    let box = PromptHistoryView(layer, self).pictureBox
    guard !box.isEmpty else { return }
    _ = gallery.rendered.surface(.thumbnail(id), bitmap, fitting: box, look: look)
  }

  /// A prompt made way for another one: it is kept among those of earlier, unless it holds a key.
  mutating func noteReplaced(_ prompt: String) {
    guard !prompt.allSatisfy(\.isWhitespace), prompt != CreateState.defaultPrompt,
      !world.keySearch.finds(in: [prompt])
    else { return }
    drafts.replaced.append(prompt)
  }

  mutating func keepReplaced() -> [Effect] {
    defer { drafts.replaced = [] }
    return drafts.replaced.map { .keepPrompt($0) }
  }
}
