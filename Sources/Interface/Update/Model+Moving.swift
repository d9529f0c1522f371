import Cells
import Domain

extension Model {
  /// To the picture beside, or the value beside.
  mutating func goSideways(_ action: Action) -> [Effect] {
    moveCloseup(action) || moveInGallery(action) ? [] : step(action == .right ? 1 : -1)
  }

  /// In the help for a key, elsewhere for a setting.
  mutating func find() {
    if isOnTop(HelpLayer.self) { return withTop(HelpLayer.self) { $0.isSearching = true } }
    layers.append(FindLayer(lastActs.search))
  }

  /// Moves within whatever list or form has the keys.
  mutating func move(_ action: Action, times: Int = 1) {
    let page = max(1, size.height - 8)
    let steps: Int
    switch action {
    case .up: steps = -1
    case .down: steps = 1
    case .pageUp: steps = -page
    case .pageDown: steps = page
    case .first: steps = -Self.leap
    default: steps = Self.leap
    }
    if moveCloseup(action, times: times) || moveInLayer(steps * times) || moveInEditor(steps * times) { return }
    for _ in 0..<times {
      let before = (gallery.list, comparison.cursor, focus, formScroll, panel, shownPicture)
      moveInZone(action, steps)
      // At the end of a form or a list it stays there.
      if before == (gallery.list, comparison.cursor, focus, formScroll, panel, shownPicture) { break }
    }
  }

  private mutating func moveInZone(_ action: Action, _ steps: Int) {
    if moveInSheet(action) || moveInGallery(action) { return }
    switch zone {
    case .rail: movePanel(steps)
    case .form: moveFocus(steps)
    case .result: movePicture(steps)
    case .gallery: break
    }
  }

  private mutating func moveInEditor(_ steps: Int) -> Bool {
    guard editor?.hasMoves == true else { return false }
    editor?.move(by: steps)
    return true
  }

  private mutating func movePanel(_ steps: Int) {
    let listed = Panel.listed(settings)
    let index = (listed.firstIndex(of: panel) ?? 0) + steps
    panel = listed[min(max(0, index), listed.count - 1)]
  }

  mutating func movePicture(_ steps: Int) {
    guard !pictures.isEmpty else { return }
    // The newest job, if there is one to see, stands after the last picture.
    let last = newestJob == nil ? pictures.count - 1 : pictures.count
    let current = shownPicture.flatMap { id in pictures.firstIndex { $0.id == id } } ?? last
    let next = min(max(0, current + steps), last)
    shownPicture = next == last ? nil : pictures[next].id
  }
}
