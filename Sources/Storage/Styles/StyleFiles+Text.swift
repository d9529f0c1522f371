import Domain

extension StyleFiles: StyleStore {
  package func text(of style: ImageStyle) throws(Failure) -> String {
    var template = StyleTemplate(tree: .map([]))
    template.take(style, uid: "", group: "")
    // What a style is known by stays as it is, so it is not offered.
    for key in ["uid", "group", "template_type"] { template.tree[key] = nil }
    let types = VisType.allCases.map(\.rawValue).joined(separator: ", ")
    do throws(YAMLProblem) {
      let bytes = try template.tree.file(header: [
        "A style in Talemate's layout. visual_type: STYLE for art, or one of", types,
      ])
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw Failure(.storage, "The style cannot be written as YAML: \(Harmless.line(error.words)).")
    }
  }

  package func style(reading text: String, as original: ImageStyle) throws(Failure) -> ImageStyle {
    do throws(YAMLProblem) {
      guard text.utf8.count <= YAMLTree.sizeLimit else { throw YAMLProblem(words: "it is too long") }
      guard let tree = try YAMLTree(parsing: Array(text.utf8)) else { throw YAMLProblem(words: "it is empty") }
      var style = try StyleTemplate(tree: tree).style(key: original.name, group: "", isStock: original.isStock)
      style.id = original.id
      return style
    } catch {
      throw Failure(
        .usage, "What the editor wrote is no style: \(Harmless.line(error.words)).", advice: "The style is as it was.")
    }
  }
}
