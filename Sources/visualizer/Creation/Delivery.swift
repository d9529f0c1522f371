import Domain
import Engine
import Foundation

/// Sends the requests of a plan one after the other, and adds up what came of them.
struct Delivery: Sendable {
  let plan: Plan
  let workspace: Workspace
  let shelf: ResultShelf
  let console: Console
  var budget = CostLimit()
  /// Whether the record is waited for although the answer names the cost: `--wait`.
  var waits = false
  var time = TimeLimit(nil)
  /// Whether requests go out though the ledger cannot note them.
  var evenUnrecorded = false
  /// Images of the same order that were saved before, for the numbers in their names.
  var offset = 0

  /// Those that are on disk.
  private(set) var images: [KeptPicture] = []
  /// What ended it early, or what could not be put where it was wanted.
  private(set) var failure: Failure?
  private(set) var remarks: [String] = []
  private(set) var provider: String?
  private(set) var model: String?
  private(set) var generationIDs: [String] = []
  private(set) var seconds = 0.0
  /// What was paid before for what is asked ahead of an edit, in US dollars; nil when that is not known.
  var paid: Decimal? = 0
  /// Of the requests alone, in US dollars; nil when the service did not say for each of them.
  private(set) var requestCost: Decimal? = 0
  /// The same, with estimates where the service did not say.
  private(set) var counted: Decimal = 0
  /// What the service did say.
  private var reported: Decimal = 0
  /// Models that were asked, in their order.
  private(set) var attempts: [Attempt] = []
  private var sent = 0
  private var made = 0
  /// Words beside the images.
  private(set) var text = ""

  init(plan: Plan, workspace: Workspace, shelf: ResultShelf, console: Console) {
    self.plan = plan
    self.workspace = workspace
    self.shelf = shelf
    self.console = console
  }

  /// US dollars for all of it.
  var cost: Decimal? { requestCost.flatMap { own in paid.map { own + $0 } } }

  /// Ends at the first failure; what came before it is saved.
  mutating func run() async {
    do throws(Failure) {
      // What could not be put where it was wanted ends it, too: the next picture would be paid for and fare no better.
      for (index, request) in plan.requests.enumerated() where failure == nil {
        if sent > 0 || offset > 0 { try time.check(before: "request \(index + 1) of \(plan.requests.count)") }
        if index > 0 { try budget.check(spent: counted, next: plan.dearest.estimate / plan.requests.count) }
        try Failure.checkCancellation()
        let made = try await make(request, index)
        add(made)
      }
    } catch {
      fail(error.explained)
    }
    guard failure != nil, plan.requests.count > 1, sent > 0 else { return }
    remark("\(made) of \(plan.requests.count) requests \(made == 1 ? "was" : "were") made\(unsent).")
  }

  private var unsent: String {
    let count = plan.requests.count - sent
    return count == 0 ? "" : "; \(count) \(count == 1 ? "was" : "were") not sent"
  }

  private mutating func make(_ request: ImageRequest, _ index: Int) async throws(Failure) -> MadePictures {
    var order = PictureOrder(request, of: plan, to: shelf)
    order.request.timeout = time.left(of: request.timeout)
    order.number = offset + images.count + 1
    order.evenUnrecorded = evenUnrecorded
    order.patience = .brief(forRecord: waits)
    let subject = plan.requests.count > 1 ? "Request \(index + 1) of \(plan.requests.count)" : request.model
    let line = ProgressLine(
      console, subject: subject, timeout: order.request.timeout, environment: workspace.environment)
    let drawing = Task { await line?.run() }
    let (told, plan) = (EventNotes(), plan)
    let result: Result<MadePictures, Failure>
    do throws(Failure) {
      let made = try await workspace.engine.make(order) { event in
        if case .progress(let progress) = event { line?.follow(progress) } else { told.note(event, of: plan) }
      }
      result = .success(made)
    } catch {
      result = .failure(error)
    }
    drawing.cancel()
    await drawing.value
    if told.wasAccepted { sent += 1 }
    told.remarks.forEach { remark($0) }
    return try result.get()
  }

  /// The plan of the model that served last, or was asked last.
  var served: Plan {
    guard let last = attempts.last?.model, let request = plan.requests.first else { return plan }
    return plan.alternatives(to: request).first { $0.plan.model == last }?.plan ?? plan
  }

  /// Each is said once.
  private mutating func remark(_ sentence: String) {
    if !remarks.contains(sentence) { remarks.append(sentence) }
  }

  private mutating func add(_ answer: MadePictures) {
    made += 1
    for picture in answer.pictures { add(picture) }
    add(answer.outcome)
    answer.failures.forEach { remark($0.sentence) }
    counted += answer.entry.amount
  }

  private mutating func add(_ picture: KeptPicture) {
    guard picture.path.isEmpty else {
      images.append(picture)
      picture.remarks.forEach { remark($0) }
      failure = failure ?? picture.failure
      return
    }
    var lost = picture.failure
    lost?.advice = "The picture could not be saved anywhere and is lost."
    failure = failure ?? lost
  }

  private mutating func add(_ outcome: Outcome) {
    outcome.remarks.forEach { remark($0) }
    if outcome.dropped > 0 {
      remark("\(outcome.dropped) more image\(outcome.dropped == 1 ? "" : "s") of the answer could not be taken.")
    }
    seconds += outcome.seconds
    attempts += outcome.attempts
    provider = outcome.provider ?? provider
    model = outcome.model ?? outcome.attempts.last?.model ?? model
    if let id = outcome.generationID { generationIDs.append(id) }
    if !outcome.text.isEmpty { text = text.isEmpty ? outcome.text : text + "\n" + outcome.text }
    count(outcome.usage.cost)
  }

  /// - Parameter cost: of one request; nil where that is open, which leaves the sum open, too.
  private mutating func count(_ cost: Decimal?) {
    reported += cost ?? 0
    requestCost = requestCost.flatMap { sum in cost.map { sum + $0 } }
  }

  /// The first failure counts; a later one does not hide it. It is told with the costs of the whole order.
  private mutating func fail(_ next: Failure) {
    let before = reported + (paid ?? 0)
    attempts += next.attempts
    count(next.cost ?? (next.billed == .no ? 0 : nil))
    var whole = next.after(paying: before)
    if cost == nil {
      whole.cost = nil
      if whole.billed == .no { whole.billed = .maybe }
    }
    failure = failure ?? whole
  }
}
