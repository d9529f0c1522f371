/// Text with the marks of Markdown taken out: of a link its words, of bold and code what stands between the marks.
enum PlainWords {
  static func text(_ text: String) -> String {
    guard text.contains(where: { "[*`#_".contains($0) }) else { return text }
    return withoutLinks(text).replacing("**", with: "").replacing("__", with: "").replacing("`", with: "")
      .split(separator: " ", omittingEmptySubsequences: false).filter { $0 != "#" && $0 != "##" && $0 != "###" }
      .joined(separator: " ")
  }

  /// `[words](address)` becomes its words; brackets without an address stay.
  private static func withoutLinks(_ text: String) -> String {
    var out = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "[") {
      out += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "]"), inner[close...].hasPrefix("]("),
        let end = inner[close...].firstIndex(of: ")")
      else {
        out += "["
        rest = inner
        continue
      }
      if out.last == "!" { out.removeLast() }
      out += inner[..<close]
      rest = inner[inner.index(after: end)...]
    }
    return out + rest
  }
}
