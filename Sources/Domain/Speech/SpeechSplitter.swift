/// Parts a long text so that each piece can be spoken by itself: at ends of paragraphs and sentences, else between words, and
/// inside of a word only where it alone is too long. Nothing is lost but blanks at the joints.
struct SpeechSplitter {
  /// Signs of Unicode in one piece.
  let limit: Int

  func pieces(of text: String) -> [String] {
    var rest = Substring(text).drop(while: \.isWhitespace)
    var pieces: [String] = []
    while !rest.isEmpty {
      let end = end(of: rest)
      pieces.append(Self.trimmed(rest[..<end]))
      rest = rest[end...].drop(while: \.isWhitespace)
    }
    return pieces.filter { !$0.isEmpty }
  }

  private func end(of text: Substring) -> Substring.Index {
    let scalars = text.unicodeScalars
    guard let most = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      most < scalars.endIndex
    else { return text.endIndex }
    var best: [Joint: Substring.Index] = [:]
    var previous: Character?
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      guard next <= most else { break }
      let follower = next < text.endIndex ? text[next] : nil
      if let joint = Joint(behind: text[index], previous, before: follower) { best[joint] = next }
      previous = text[index]
      index = next
    }
    // One sign of a reader may be longer than the limit: then signs of Unicode count.
    let hard = index > text.startIndex ? index : most
    return Joint.inOrder.lazy.compactMap { best[$0] }.first ?? hard
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// A place where a text can be parted, the better ones first.
private enum Joint: Hashable {
  case paragraph, sentence, clause, word

  static let inOrder: [Joint] = [.paragraph, .sentence, .clause, .word]
  private static let stops: Set<Character> = [".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔"]
  private static let pauses: Set<Character> = [",", ";", ":", "、", "，", "；", "：", "،"]
  private static let closings: Set<Character> = ["\"", "'", "”", "’", "»", ")", "]", "」", "』"]
  /// Scripts that write their stops without a blank behind them.
  private static let wide: Set<Character> = ["。", "！", "？", "、", "，", "；", "："]

  /// - Parameters:
  ///   - sign: stands before the joint, `previous` before it, `follower` behind it.
  init?(behind sign: Character, _ previous: Character?, before follower: Character?) {
    let isGap = follower?.isWhitespace ?? true
    if sign.isNewline, follower?.isNewline == true {
      self = .paragraph
    } else if isGap || Self.wide.contains(sign) {
      let mark = Self.closings.contains(sign) ? previous ?? sign : sign
      self = Self.stops.contains(mark) ? .sentence : Self.pauses.contains(mark) ? .clause : .word
      if self == .word, !isGap { return nil }
    } else {
      return nil
    }
  }
}
