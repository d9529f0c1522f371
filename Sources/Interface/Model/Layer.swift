import Domain

/// Something that lies over the panels; the top one has the keys.
package enum Layer: Sendable {
  case help(HelpState)
  case palette(PaletteState)
  /// The settings that hold what is typed.
  case find(PaletteState)
  case log(ListState)
  /// Text to read: the final prompt, a full message.
  case reading(title: String, text: String, ListState)
  /// The words of an analysis or a prompt, as they come.
  case writing(JobID, ListState)
  case confirm(Confirm)
  /// Asks for a line of text: a file name.
  case prompt(Prompt)
  /// Chooses files.
  case files(FileBrowserState)
  /// The prompt that ^G would send, with where it comes from.
  case finalPrompt(ListState)
  case style(StyleDraft)
  /// The queue.
  case jobs(ListState)
  /// What to do without a key.
  case welcome(ListState)
}

extension Layer {
  /// Whether it is about what can be done in the place below it.
  var isOfCommands: Bool {
    switch self {
    case .help, .palette: true
    default: false
    }
  }
}

/// The command palette, or another list that is found by typing.
package struct PaletteState: Sendable {
  package var filter: TextBuffer
  package var list = ListState()

  /// - Parameter filter: what was looked for the last time; typing takes its place.
  package init(filter: String = "") {
    self.filter = TextBuffer(filter, limit: TextBuffer.filterLimit, isSelected: true)
  }
}

/// A question with yes and no; no is the default.
package struct Confirm: Sendable {
  package enum Subject: Hashable, Sendable {
    case quit
    case cancelJobs
    /// Sends a plan that passes a limit of the budget.
    case overBudget(Plan)
    /// Sends a request for words though nothing of the budget is left.
    case overBudgetWords(AskedWords)
    /// Sends or keeps what holds a key.
    case sendKey(Plan)
    case sendKeyInWords(AskedWords)
    case keepKey(Prompt.Subject, String)
    /// Lets requests go out that the ledger cannot note.
    case sendUnrecorded
    /// Sends a plan before the wait is over that the service asked for.
    case sendEarly(Plan)
    case cancelJob(JobID)
    /// Sends these plans; they are those whose figures the question names.
    case compare([Plan])
    case discard(PictureID)
    case replaceFile(PictureID, String)
    case copyStyle(ImageStyle)
    case deleteStyle(String)
    case leaveStyle
    /// Sends a plan of several requests; its question names their number and sum.
    case several(Plan)
    case discardAssets([String])
    /// For good.
    case deleteAssets([String])
  }

  package let subject: Subject
  package let question: String
  package let yes: String
  package var isYes = false
  /// Whether it came up while something else was being typed: a letter on its way there answers nothing then.
  package var isLate = false

  package init(_ subject: Subject, _ question: String, yes: String) {
    self.subject = subject
    self.question = question
    self.yes = yes
  }
}

/// A question that a line of text answers.
package struct Prompt: Sendable {
  package enum Subject: Hashable, Sendable {
    case savePicture(PictureID)
    case duplicateStyle(ImageStyle)
    /// The service's key, shown masked.
    case key
    case analyse(PictureID)
    case nameAssets([String])
    case tagAssets([String])
    case export([String])
  }

  package let subject: Subject
  package let question: String
  package var buffer: TextBuffer

  /// - Parameters:
  ///   - text: what stands there at first.
  ///   - isSelected: whether what is typed takes its place.
  package init(_ subject: Subject, _ question: String, _ text: String = "", isSelected: Bool = true) {
    self.subject = subject
    self.question = question
    buffer = TextBuffer(text, limit: 4096, isSelected: isSelected)
  }
}
