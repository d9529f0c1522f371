import Cells
import Domain
import Foundation
import Raster

/// All that the screen shows and all that the user is doing: one value, changed by `update` alone.
package struct Model: Sendable {
  package var settings: Settings
  package var history = History()
  /// Ids of fields that the environment overrides.
  package var overridden: Set<String> = []
  package var world = World()
  package var index = ModelIndex.empty
  package var size: Size
  package var look: Look
  package var panel = Panel.create
  package var zone = Zone.form
  /// Where the focus is on each panel's form: a place among its entries that can have it.
  package var focus: [Panel: Int] = [:]
  var formScroll: FormScroll?
  package var editor: Editor?
  package var layers: [any Layer] = []
  package var create = CreateState()
  package var jobs: [Job] = []
  package var pictures: [Picture] = []
  /// Results that went to the trash, for when they are taken back; the newest few.
  var discarded: [Picture] = []
  /// A question about a picture that was typed and not sent, for the next time.
  var unsentQuestion: String?
  /// What was learnt of references, by their paths.
  package var referenceAnalyses: [String: String] = [:]
  /// Which picture is seen; nil is the job that runs, or the newest picture.
  package var shownPicture: PictureID?
  /// The newest partial picture of each job that runs.
  package var partials: [JobID: Picture.Preview] = [:]
  package var comparison = Comparison()
  package var gallery = GalleryState()
  package var automation = Automation()
  package var drafts = DraftKeeping()
  package var isZoomed = false
  /// Whether what is known of a large picture stands beside it.
  var showsFacts = false
  package var notice: Notice?
  package var log: [Notice] = []
  /// Whether anything was said since the last message came in.
  var hasSpoken = false
  /// Monotonic seconds, as of the last tick or message.
  package var now = 0.0
  /// The wall clock as of the last tick, for the age of what was fetched; nil before the first.
  package var today: Date?
  /// The monotonic seconds to which `today` belongs.
  var todayAt = 0.0
  package var lastInterrupt: Double?
  package var lastGenerate: Double?
  /// The key that came last; see `isDeliberate()`.
  var lastKey: Key?
  /// Until when the service asked to send nothing, in monotonic seconds; nil where it did not.
  package var waitsUntil: Double?
  package var lastSearch = ""
  package var nextJob = 1
  /// US dollars reported by the service in this session.
  package var spent = Decimal()
  /// Whether automatic setup is due: the key was given in this session, or none worked before this one.
  var keyIsNew = false
  /// Endpoints that are on their way.
  package var pendingEndpoints: Set<String> = []
  /// Endpoints that could not be had; they are asked for again after a refresh.
  package var failedEndpoints: Set<String> = []
  /// Files that are being read as references; nothing is sent meanwhile.
  package var pendingReferences = 0
  /// Small pictures of references, by path.
  package var thumbnails: [String: Bitmap] = [:]
  /// Where the file browser was last, as typed.
  package var referenceFolder = ""
  package var rendered = RenderedPictures()
  /// The plan that ^G would send, or why it cannot be; made anew after whatever may change it.
  package private(set) var plan: Result<Plan, Failure> = .failure(Failure(.usage, "The prompt is empty."))

  package init(settings: Settings, size: Size, look: Look) {
    self.settings = settings
    self.size = size
    self.look = look
  }

  mutating func makePlan() {
    let planner = Planner(settings: settings, world: world)
    plan = Result { () throws(Failure) in try planner.plan(knownDraft) }
    comparison.plans = ComparedPlan.plans(of: create.compared, knownDraft, planner)
  }

  package var statuses: [CapabilityStatus] { world.status(settings) }
  package var runningJobs: [Job] { jobs.filter(\.isActive) }
  package var runningPictureJobs: [Job] { runningJobs.filter(\.makesPictures) }
  package var waitingJobs: [Job] { jobs.filter { $0.phase == .queued } }
  /// What the list of jobs shows, in the order in which it was asked for. What is only read again is none of it.
  package var listedJobs: [Job] { jobs.filter(\.isRequest) }
  package var unsavedPictures: [Picture] { pictures.filter { !$0.isSaved } }

  /// The picture that the result pane shows; nil while it shows a job.
  package var picture: Picture? {
    if comparison.isOpen { return comparedPicture }
    if let shownPicture { return pictures.first { $0.id == shownPicture } }
    return followedJob == nil ? pictures.last : nil
  }

  /// The job that the result pane follows: the newest that is not over, unless a picture was picked.
  package var followedJob: Job? {
    shownPicture == nil && !comparison.isOpen ? newestJob : nil
  }

  /// The job for pictures that is to be followed unless a picture is picked: one that runs or waits, else one that just
  /// failed.
  var newestJob: Job? {
    let jobs = jobs.filter(\.makesPictures)
    return jobs.last(where: \.isActive) ?? jobs.last { $0.phase == .queued }
      ?? jobs.last.flatMap { $0.isOver && $0.phase != .done ? $0 : nil }
  }

  func place(of id: JobID) -> Int? { jobs.firstIndex { $0.id == id } }

  package func job(_ id: JobID) -> Job? { jobs.first { $0.id == id } }

  /// Whether something on the screen moves by itself.
  package var isMoving: Bool { isBusy || notice != nil || isCountingDown || waitsUntil != nil }

  /// Whether a request runs.
  package var isBusy: Bool { !runningJobs.isEmpty }

  package mutating func say(_ kind: Notice.Kind, _ text: String) {
    let notice = Notice(kind, text, time: now)
    self.notice = notice
    hasSpoken = true
    log.append(notice)
    if log.count > 500 { log.removeFirst(log.count - 500) }
  }

  /// When something was said, by the wall clock; nil where that is not known.
  package func time(of notice: Notice) -> Date? { today?.addingTimeInterval(notice.time - todayAt) }

  package mutating func say(_ failure: Failure) { say(.error, failure.sentence) }
}
