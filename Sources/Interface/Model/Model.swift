import Cells
import Domain

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
  package var location = Location()
  package var editor: Editor?
  package var layers: [any Layer] = []
  package var create = CreateState()
  package var drafts = DraftKeeping()
  package var automation = Automation()
  package var references = ReferenceMaterial()
  package var speech = SpeechState()
  package var jobs: [Job] = []
  package var results = ResultPane()
  package var comparison = Comparison()
  package var gallery = GalleryState()
  package var gateway = GatewayState()
  package var closeup = Closeup()
  package var notices = Notices()
  package var traffic = Traffic()
  /// See `withForm`.
  var knownForm: Form?
  var clock = Clock()
  var lastActs = LastActs()
  /// The plan that ^G would send, or why it cannot be; made anew after whatever may change it.
  package private(set) var plan: Result<Plan, Failure> = .failure(Failure(.usage, "The prompt is empty."))

  package init(settings: Settings, size: Size, look: Look) {
    self.settings = settings
    self.size = size
    self.look = look
    self.look.follow(settings)
  }

  mutating func makePlan() {
    let planner = Planner(settings: settings, world: world)
    plan = Result { () throws(Failure) in try planner.plan(knownDraft) }
    comparison.plan(create.sweep, knownDraft, planner)
    planSpeech()
  }

  package var statuses: [CapabilityStatus] { world.status(settings) }
  package var runningJobs: [Job] { jobs.filter(\.isActive) }
  package var runningPictureJobs: [Job] { runningJobs.filter(\.makesPictures) }
  package var waitingJobs: [Job] { jobs.filter { $0.phase == .queued } }
  /// What the list of jobs shows, in the order in which it was asked for. What is only read again is none of it.
  package var listedJobs: [Job] { jobs.filter(\.isRequest) }

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
  package var isMoving: Bool {
    isBusy || notice != nil || isCountingDown || waitsUntil != nil || watchesGateway || pace.isHurried
      || slideDue != nil
  }

  /// Whether requests of the gateway are seen that are under way.
  package var watchesGateway: Bool { panel == .gateway && gateway.running > 0 }

  /// Whether a request runs.
  package var isBusy: Bool { !runningJobs.isEmpty }
}
