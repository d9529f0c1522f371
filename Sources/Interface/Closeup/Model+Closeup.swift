import Cells
import Domain
import Raster

extension Model {
  /// The picture that can be seen closely: the large one, or the one that stands in its pane.
  struct CloseupSubject {
    let id: PictureID
    let path: String
    let whole: Size
    /// What there is of it already.
    let bitmap: Bitmap
    /// The cells that it may fill.
    let box: Rect

    var place: (HalfBlocks) -> CloseupPlace { { CloseupPlace(whole, in: box.size, $0) } }
  }

  var closeupSubject: CloseupSubject? {
    guard Layout.fits(size) else { return nil }
    if layout.gallery != nil, gallery.view == .one || layout.detail != nil { return subjectOfGallery }
    guard let pane = layout.result, !comparison.isOpen, followedJob == nil, let picture, let bitmap = picture.bitmap
    else { return nil }
    return subject(item(of: picture.id), picture.id, bitmap, ResultView.pictureBox(pane, self))
  }

  private var subjectOfGallery: CloseupSubject? {
    guard let (id, box) = AssetView.boxes(self).first, let item = gallery.item(id),
      let bitmap = gallery.large(id)?.bitmap
    else { return nil }
    return subject(item, .asset(id), bitmap, box)
  }

  private func subject(_ item: GalleryItem?, _ id: PictureID, _ bitmap: Bitmap, _ box: Rect) -> CloseupSubject {
    let size = item.map { Size(width: $0.asset.width, height: $0.asset.height) } ?? .zero
    return CloseupSubject(
      id: id, path: item?.path ?? "", whole: size.isEmpty ? bitmap.size : size, bitmap: bitmap, box: box)
  }

  /// The scale, the part and the cells in which a subject is seen now.
  private func seen(_ subject: CloseupSubject) -> (scale: Double, part: Rect, cells: Size) {
    let place = subject.place(look.blocks)
    guard let view = closeup.view, view.id == subject.id, isLarge else {
      let cells = look.blocks.fittedSize(of: subject.whole, in: subject.box.size)
      return (place.fit, Rect(subject.whole), cells)
    }
    let part = place.part(at: view.scale, around: view.x, view.y)
    return (view.scale, part, place.cells(of: part, at: view.scale))
  }

  /// What of the file would show more than what there is; nil where nothing would.
  private func wish(_ subject: CloseupSubject) -> CloseupWish? {
    let (_, part, cells) = seen(subject)
    let size = subject.place(look.blocks).dots(of: cells)
    let known = Double(subject.bitmap.width) * Double(part.width) / Double(subject.whole.width)
    let isEnough = known >= Double(min(size.width, part.width)) || subject.whole.width <= subject.bitmap.width
    let isSeen = look.cellPixels != nil || closeup.view?.id == subject.id
    guard isSeen, !isEnough, !subject.path.isEmpty else { return nil }
    return CloseupWish(id: subject.id, path: subject.path, whole: subject.whole, part: part, size: size)
  }

  /// Asks for what is missing, one after the other; what is asked meanwhile comes when that is here.
  mutating func neededCloseup() -> [Effect] {
    guard closeup.asked == nil, let subject = closeupSubject, let wish = wish(subject), closeup.came?.wish != wish
    else {
      return []
    }
    closeup.asked = wish
    return [.closeup(wish)]
  }

  /// Scales what is seen closely.
  mutating func prepareCloseup() {
    guard let subject = closeupSubject else { return closeup.letGo() }
    let (_, part, cells) = seen(subject)
    let sharp = wish(subject).flatMap { closeup.bitmap(for: $0) }
    guard sharp != nil || part != Rect(subject.whole) else { return closeup.letGo() }
    let blocks = look.blocks
    let key = Closeup.Key(id: subject.id, part: part, cells: cells, blocks: blocks, isSharp: sharp != nil)
    closeup.render(key) {
      blocks.surface(sharp ?? subject.bitmap.part(part, of: subject.whole), filling: cells)
    }
  }

  // MARK: Keys

  /// By half as much again, or down to all of it.
  mutating func zoom(isIn: Bool) {
    guard let subject = closeupSubject else { return }
    let place = subject.place(look.blocks)
    let now = seen(subject)
    zoom(subject, to: isIn ? min(32, now.scale * 1.5) : now.scale / 1.5, place)
  }

  /// `0`: pixel for pixel, or all of it.
  mutating func zoomToPixels() {
    guard let subject = closeupSubject else { return }
    let isWhole = closeup.view?.id != subject.id
    let place = subject.place(look.blocks)
    zoom(subject, to: isWhole ? 1 : 0, place)
    if isWhole, closeup.view == nil { say(.info, "All its pixels are seen already.") }
  }

  private mutating func zoom(_ subject: CloseupSubject, to scale: Double, _ place: CloseupPlace) {
    guard scale > place.fit * 1.01 else {
      closeup.view = nil
      return
    }
    let part = seen(subject).part
    let middle = loupe(of: subject) ?? Point(x: part.minX + part.width / 2, y: part.minY + part.height / 2)
    closeup.view = Closeup.View(id: subject.id, scale: scale, x: Double(middle.x), y: Double(middle.y))
  }

  private func loupe(of subject: CloseupSubject) -> Point? {
    closeup.loupe.flatMap { $0.id == subject.id ? $0.pixel : nil }
  }

  /// The loupe begins in the middle of what is seen.
  mutating func toggleLoupe() {
    guard let subject = closeupSubject, loupe(of: subject) == nil else { return closeup.loupe = nil }
    let part = seen(subject).part
    closeup.loupe = (subject.id, Point(x: part.minX + part.width / 2, y: part.minY + part.height / 2))
  }

  /// Arrows move the loupe, or what is seen where not all of it is; false where they mean something else.
  mutating func moveCloseup(_ action: Action, times: Int = 1) -> Bool {
    guard isLarge, layers.isEmpty, let subject = closeupSubject else { return false }
    let steps: (x: Int, y: Int)
    switch action {
    case .left, .previousPicture: steps = (-times, 0)
    case .right, .nextPicture: steps = (times, 0)
    case .up: steps = (0, -times)
    case .down: steps = (0, times)
    default: return false
    }
    let (scale, part, _) = seen(subject)
    if let pixel = loupe(of: subject) {
      moveLoupe(subject, to: Point(x: pixel.x + stride(steps.x, scale), y: pixel.y + stride(steps.y, scale)), part)
      return true
    }
    guard closeup.view?.id == subject.id else { return false }
    look(
      at: Point(
        x: part.minX + part.width / 2 + steps.x * max(1, part.width / 8),
        y: part.minY + part.height / 2 + steps.y * max(1, part.height / 8)), of: subject)
    return true
  }

  /// Whether arrows move the loupe or what is seen.
  var movesCloseup: Bool {
    guard isLarge, layers.isEmpty, let subject = closeupSubject else { return false }
    return closeup.view?.id == subject.id || loupe(of: subject) != nil
  }

  /// Pixels of so many dots.
  private func stride(_ dots: Int, _ scale: Double) -> Int { dots * max(1, Int((1 / scale).rounded(.up))) }

  private mutating func moveLoupe(_ subject: CloseupSubject, to pixel: Point, _ part: Rect) {
    let pixel = Point(
      x: min(max(0, pixel.x), subject.whole.width - 1), y: min(max(0, pixel.y), subject.whole.height - 1))
    closeup.loupe = (subject.id, pixel)
    if !part.contains(pixel) { look(at: pixel, of: subject) }
  }

  /// The middle stays where it can be, so that the way back begins at once.
  private mutating func look(at pixel: Point, of subject: CloseupSubject) {
    guard let view = closeup.view, view.id == subject.id else { return }
    let part = subject.place(look.blocks).part(at: view.scale, around: Double(pixel.x), Double(pixel.y))
    closeup.view?.x = Double(part.minX) + Double(part.width) / 2
    closeup.view?.y = Double(part.minY) + Double(part.height) / 2
  }

  // MARK: What is said and shown of it

  /// `2.0x · pixel 512, 300 #A1B2C3`; nil while there is nothing to tell.
  var closeupText: String? {
    guard isLarge, let subject = closeupSubject else { return nil }
    var words: [String] = []
    if let view = closeup.view, view.id == subject.id {
      let hundredths = Int((view.scale * 100).rounded())
      words.append("\(hundredths) %" + (closeup.asked == nil ? "" : " …"))
    }
    if let pixel = loupe(of: subject), let color = color(of: pixel, subject) {
      words.append("pixel \(pixel.x), \(pixel.y) \(color.code)")
    }
    return words.isEmpty ? nil : words.joined(separator: " · ")
  }

  private func color(of pixel: Point, _ subject: CloseupSubject) -> RGB? {
    let wish = wish(subject)
    let sharp = wish.flatMap { wish in closeup.bitmap(for: wish).map { (bitmap: $0, part: wish.part) } }
    let (bitmap, part) = sharp ?? (subject.bitmap, Rect(subject.whole))
    guard part.contains(pixel) else { return nil }
    let x = (pixel.x - part.minX) * bitmap.width / part.width
    let y = (pixel.y - part.minY) * bitmap.height / part.height
    return bitmap.color(min(x, bitmap.width - 1), min(y, bitmap.height - 1))
  }

  /// The cell under the loupe, of a picture that is drawn at a place.
  func loupeCell(_ id: PictureID, _ drawn: Rect) -> Point? {
    guard isLarge, layers.isEmpty, let subject = closeupSubject, subject.id == id, let pixel = loupe(of: subject) else {
      return nil
    }
    let part = seen(subject).part
    guard part.contains(pixel) else { return nil }
    return Point(
      x: drawn.minX + (pixel.x - part.minX) * drawn.width / part.width,
      y: drawn.minY + (pixel.y - part.minY) * drawn.height / part.height)
  }
}

extension RGB {
  /// `#A1B2C3`
  fileprivate var code: String {
    let digits = String(hex, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
