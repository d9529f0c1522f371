import Cells

/// Which key does what, where: one table, from which the footer, the help and the palette are read.
package struct Keymap: Sendable {
  /// One row.
  package struct Binding: Hashable, Sendable {
    package let key: Key
    package let action: Action
    package let contexts: Set<KeyContext>
  }

  package let bindings: [Binding]
  private let table: [KeyContext: [Key: Action]]

  package init(bindings: [Binding]) {
    self.bindings = bindings
    var table: [KeyContext: [Key: Action]] = [:]
    for binding in bindings {
      for context in binding.contexts where table[context]?[binding.key] == nil {
        table[context, default: [:]][binding.key] = binding.action
      }
    }
    self.table = table
  }

  package func action(for key: Key, in context: KeyContext) -> Action? {
    table[context]?[key] ?? context.wider.flatMap { action(for: key, in: $0) }
  }

  /// The keys of an action in a context, in the table's order.
  package func keys(for action: Action, in context: KeyContext) -> [Key] {
    bindings.filter { binding in
      let isBound = !binding.contexts.isDisjoint(with: context.andWider)
      return binding.action == action && isBound && self.action(for: binding.key, in: context) == action
    }.map(\.key)
  }

  /// The first key of an action, as it is printed; nil when it has none there.
  package func name(of action: Action, in context: KeyContext) -> String? {
    keys(for: action, in: context).first?.name
  }

  /// The first key of an action in a context, else in the first of the others that has one.
  package func name(of action: Action, preferring context: KeyContext) -> String? {
    ([context] + KeyContext.allCases).lazy.compactMap { self.name(of: action, in: $0) }.first
  }

  package static let standard = Keymap(
    bindings: rows.flatMap { row in
      row.keys.map { Binding(key: $0, action: row.action, contexts: row.contexts) }
    })

  private static let everywhere: Set<KeyContext> = [
    .form, .result, .text, .filter, .picker, .reading, .jobs, .question, .files, .style,
  ]
  private static let commands: Set<KeyContext> = [.form, .result]
  private static let moving: Set<KeyContext> = [.form, .result, .reading, .jobs]
  private static let lists: Set<KeyContext> = [.form, .result, .reading, .jobs, .filter, .picker, .files]

  private static let rows: [(action: Action, keys: [Key], contexts: Set<KeyContext>)] = [
    (.interrupt, [.control("c")], everywhere),
    // Where text is typed, ^Z takes back what was typed.
    (.suspend, [.control("z")], moving),
    (.redraw, [.control("l")], everywhere),
    (.back, [.escape], everywhere),
    (.help, [.character("?")], commands),
    (.help, [.function(1)], everywhere),
    (.palette, [.character(":")], commands),
    (.palette, [.control("p")], [.form, .result, .text]),
    (.quit, [.character("q")], commands),
    (.quit, [.function(10)], everywhere),
    (.log, [.character("L")], commands),
    (.jobs, [.character("J")], commands),
    (.theme, [.character("T")], commands),
    (.refresh, [.character("R")], commands),
    (.zoom, [.character("z")], commands),
    (.generate, [.control("g"), .function(5)], [.form, .result, .text]),
    (.panel1, [.character("1")], commands), (.panel2, [.character("2")], commands),
    (.panel3, [.character("3")], commands), (.panel4, [.character("4")], commands),
    (.panel5, [.character("5")], commands), (.panel6, [.character("6")], commands),
    (.panel7, [.character("7")], commands), (.panel8, [.character("8")], commands),
    (.panel9, [.character("9")], commands),
    (.nextPanel, [.character("]")], commands), (.previousPanel, [.character("[")], commands),
    (.nextZone, [.tab], [.form, .result]), (.previousZone, [.backTab], [.form, .result]),
    (.save, [.character("s")], commands),
    (.again, [.character("r")], [.result]),
    (.editAgain, [.character("e")], [.result]),
    (.iterate, [.character("i")], [.result]),
    (.useAsReference, [.character("U")], [.result]),
    (.analyse, [.character("a")], [.form, .result, .reading]),
    (.cancelText, [.character("x")], [.reading]),
    (.changeTab, [.character("I")], commands),
    (.view, [.character("o")], commands),
    (.discard, [.character("x")], commands),
    (.nextPicture, [.right, .character("l"), .character("n")], [.result]),
    (.previousPicture, [.left, .character("h"), .character("p")], [.result]),
    (.up, [.up], lists), (.down, [.down], lists),
    (.up, [.character("k")], moving), (.down, [.character("j")], moving),
    (.pageUp, [.pageUp, .control("u")], moving), (.pageDown, [.pageDown, .control("d")], moving),
    // In a line that is typed, ^U and ^D edit it.
    (.pageUp, [.pageUp], [.files, .picker, .filter]), (.pageDown, [.pageDown], [.files, .picker, .filter]),
    (.first, [.character("g"), .home], moving), (.last, [.character("G"), .end], moving),
    (.left, [.left, .character("h")], [.form, .gallery]), (.right, [.right, .character("l")], [.form, .gallery]),
    (.open, [.enter], [.form, .result, .jobs, .filter, .picker, .question, .files]),
    (.toggle, [.character(" ")], [.form]),
    (.find, [.character("/")], [.form, .result, .reading]), (.findNext, [.character("n")], [.form]),
    (.reset, [.character("r")], [.form]),
    (.undo, [.character("u")], commands), (.redo, [.control("r")], commands),
    (.testKey, [.character("t")], [.form]),
    (.changeKey, [.character("K")], [.form]),
    (.previewPrompt, [.character("p")], [.form]),
    (.externalEditor, [.function(4)], [.form, .text, .style]),
    (.addReference, [.character("+")], commands),
    (.removeReference, [.character("-")], [.form]),
    (.earlierReference, [.character("<"), .shiftUp], [.form]),
    (.laterReference, [.character(">"), .shiftDown], [.form]),
    (.complete, [.tab], [.files]),
    (.mark, [.control("t"), .insert], [.files]),
    (.chooseModel, [.character("m")], commands),
    (.facts, [.character("f")], [.result, .picture]),
    (.compare, [.character("C")], commands), (.endCompare, [.character("X")], commands),
    (.cancelJob, [.character("x")], [.jobs]), (.cancelAllJobs, [.character("X")], [.jobs]),
    (.showAll, [.control("a")], [.picker]),
    (.cycleSort, [.control("o")], [.picker]),
    (.favourite, [.control("f")], [.picker]),
    (.browse, [.tab], [.picker]),
    (.refresh, [.control("r")], [.picker]),
    (.newStyle, [.character("n")], [.styles]),
    (.editStyle, [.character("e")], [.styles]),
    (.duplicateStyle, [.character("D")], [.styles]),
    (.deleteStyle, [.character("x")], [.styles]),
    (.saveStyle, [.control("s")], [.style]),
    (.markModel, [.control("t")], [.picker]),
    (.markAsset, [.character(" ")], [.gallery]),
    (.markAll, [.character("*"), .control("a")], [.gallery]),
    (.galleryForm, [.character("v")], [.gallery]),
    (.filterGallery, [.character("/")], [.gallery]),
    (.chooseFilter, [.character("f")], [.gallery]),
    (.sortGallery, [.control("o")], [.gallery]),
    (.save, [.character("s"), .character("N")], [.gallery]),
    (.tagAssets, [.character("t")], [.gallery]),
    (.referenceUses, [.character("F")], [.gallery]),
    (.pairAssets, [.character("c")], [.gallery]),
    (.copyPath, [.character("y")], [.gallery]),
    (.exportAssets, [.character("E")], [.gallery]),
    (.importFiles, [.character("+")], [.gallery]),
    (.discardAll, [.character("X")], [.gallery]),
    (.bringBack, [.character("b")], [.gallery]),
    (.galleryUndo, [.character("u")], [.gallery]),
  ]
}
