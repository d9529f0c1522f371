import Domain
import Interface

/// Several requests are several bills: their number and sum are said, and asked about where somebody can answer.
struct SeveralQuestion {
  var plans: [Plan]
  var options: CreationOptions
  var console: Console

  /// - Throws: a `.cancelled` failure when the answer is no: nothing was sent.
  func ask() throws(Failure) {
    let text = SeveralText(plans)
    guard text.requests > 1 else { return }
    console.note("\(text.words).")
    // A limit that the user names is an answer already.
    guard !options.yes, options.maxCost == nil, console.hasTerminal else { return }
    guard try console.asks("Send them?") else {
      throw Failure(.cancelled, "Nothing was sent.", advice: "--yes sends without a question.")
    }
  }
}
