import Domain
import Raster
import Service
import Synchronization

import struct Foundation.Date
import struct Foundation.Decimal

/// An image service in memory: answers are scripted one by one, and what was asked is kept.
final class ScriptedService: ImageService {
  /// What one request meets with.
  enum Answer: Sendable {
    case pictures(Int, partials: Int = 0)
    case failure(Failure)
    /// Runs until it is cancelled.
    case never
    /// As `never`, with an id by which it is known.
    case hanging(generation: String)
    /// Partial pictures, and then nothing until it is cancelled.
    case stalled(partials: Int)
  }

  /// What one request for words meets with.
  enum Words: Sendable {
    case words(String, stop: String = "stop")
    /// Words whose cost only the record of this generation tells.
    case unpriced(String, generation: String)
    case failure(Failure)
    /// Runs until it is cancelled.
    case never
    /// As `never`, with an id by which it is known.
    case hanging(generation: String)
  }

  /// What one request for speech meets with.
  enum Speech: Sendable {
    case sound([UInt8], type: String = "audio/pcm", generation: String? = nil)
    case failure(Failure)
    /// So much comes, and then it breaks off.
    case broken([UInt8], Failure)
  }

  private struct State {
    var speeches: [Speech] = []
    var spoken: [SpeechRequest] = []
    var records: [GenerationRecord?] = []
    var lookups: [String] = []
    var words: [Words] = []
    var chats: [ChatRequest] = []
    var answers: [Answer] = []
    var requests: [ImageRequest] = []
    var key: Result<KeyInfo, Failure> = .success(KeyInfo(label: "test"))
    var catalogueFailure: Failure?
  }

  private let state = Mutex(State())

  var requests: [ImageRequest] { state.withLock { $0.requests } }

  func script(_ answers: Answer...) { state.withLock { $0.answers += answers } }

  /// What the record says, one look after the other; nil is that there is none yet.
  func scriptRecords(_ records: GenerationRecord?...) { state.withLock { $0.records += records } }

  /// The generations that were asked for.
  var lookups: [String] { state.withLock { $0.lookups } }

  var chats: [ChatRequest] { state.withLock { $0.chats } }

  func scriptWords(_ words: Words...) { state.withLock { $0.words += words } }

  func script(speech: [Speech]) { state.withLock { $0.speeches += speech } }

  /// The texts that were asked to be spoken.
  var spoken: [SpeechRequest] { state.withLock { $0.spoken } }

  func speak(_ request: SpeechRequest) async throws(Failure) -> any RelayedAnswer {
    let speech = state.withLock { state -> Speech in
      state.spoken.append(request)
      return state.speeches.isEmpty ? .sound([1, 0], generation: "gen-speech") : state.speeches.removeFirst()
    }
    if case .failure(let failure) = speech { throw failure }
    return ScriptedSound(speech)
  }

  func answer(key: Result<KeyInfo, Failure>) { state.withLock { $0.key = key } }

  func failCatalogue(_ failure: Failure?) { state.withLock { $0.catalogueFailure = failure } }

  func relay(_ request: RelayRequest) async throws(Failure) -> any RelayedAnswer {
    throw Failure(.server, "Nothing is relayed here.")
  }

  func fetchCatalogue() async throws(Failure) -> CatalogueSnapshot {
    if let failure = state.withLock({ $0.catalogueFailure }) { throw failure }
    return .test("live")
  }

  func endpoints(of model: String) async throws(Failure) -> [ImageEndpoint] { [] }

  func keyInfo() async throws(Failure) -> KeyInfo { try state.withLock { $0.key }.get() }

  func generate(
    _ request: ImageRequest, report: @escaping @Sendable (Progress) -> Void
  ) async throws(Failure) -> Outcome {
    let answer = state.withLock { state -> Answer in
      state.requests.append(request)
      return state.answers.isEmpty ? .pictures(1) : state.answers.removeFirst()
    }
    report(.connecting)
    report(.sent(bytes: 300))
    switch answer {
    case .failure(let failure): throw failure
    case .stalled(let partials):
      for number in 0..<partials { report(.partial(Self.picture(UInt8(number)))) }
      while !Task.isCancelled { await Task.yield() }
      throw Failure(.cancelled, "Cancelled.", billed: .maybe)
    case .hanging(let generation):
      report(.answered(generationID: generation))
      while !Task.isCancelled { await Task.yield() }
      throw Failure(.cancelled, "Cancelled.", billed: .maybe)
    case .never:
      while !Task.isCancelled { await Task.yield() }
      throw Failure(.cancelled, "Cancelled.", billed: .maybe)
    case .pictures(let count, let partials):
      for number in 0..<partials { report(.partial(Self.picture(UInt8(number)))) }
      let bytes = Self.picture(200)
      report(.received(bytes: bytes.bytes.count, of: bytes.bytes.count))
      return Outcome(
        images: Array(repeating: bytes, count: count), usage: Usage(cost: 0.04), provider: "Test",
        generationID: "gen-test", seconds: 1.5)
    }
  }

  func complete(
    _ request: ChatRequest, report: @escaping @Sendable (Progress) -> Void
  ) async throws(Failure) -> Outcome {
    let answer = state.withLock { state -> Words in
      state.chats.append(request)
      return state.words.isEmpty ? .failure(Failure(.server, "Not scripted.")) : state.words.removeFirst()
    }
    report(.connecting)
    report(.sent(bytes: 200))
    switch answer {
    case .failure(let failure): throw failure
    case .never:
      while !Task.isCancelled { await Task.yield() }
      throw Failure(.cancelled, "Cancelled.", billed: .maybe)
    case .hanging(let generation):
      report(.answered(generationID: generation))
      while !Task.isCancelled { await Task.yield() }
      throw Failure(.cancelled, "Cancelled.", billed: .maybe)
    case .unpriced(let text, let generation):
      report(.answered(generationID: generation))
      report(.text(text))
      return Outcome(text: text, generationID: generation, seconds: 0.5)
    case .words(let text, let stop):
      report(.text(text))
      var outcome = Outcome(text: text, usage: Usage(cost: 0.01), seconds: 0.5)
      outcome.stop = stop
      return outcome
    }
  }

  func record(ofGeneration id: String) async throws(Failure) -> GenerationRecord {
    let record = state.withLock { state -> GenerationRecord? in
      state.lookups.append(id)
      return state.records.isEmpty ? GenerationRecord(totalCost: 0.07) : state.records.removeFirst()
    }
    guard let record else { throw Failure(.notFound, "There is no record.") }
    return record
  }

  /// A PNG of 32 x 18 pixels.
  static func picture(_ red: UInt8) -> GeneratedImage {
    let bitmap = Bitmap(width: 32, height: 18, red: red)
    return GeneratedImage(bytes: (try? Encoder.png(bitmap)) ?? [], mediaType: "image/png")
  }
}

extension CatalogueSnapshot {
  /// A snapshot that `FixedReading` knows by its word.
  static func test(_ word: String) -> CatalogueSnapshot {
    CatalogueSnapshot(
      models: Array(word.utf8), imageModels: [], providers: [], fetched: Date(timeIntervalSince1970: 1_795_000_000),
      source: "test")
  }
}

/// Reads "cached" as one model and anything else as three.
struct FixedReading: CatalogueReading {
  func decode(_ snapshot: CatalogueSnapshot) throws(Failure) -> Catalogue {
    let image = ImageAbilities(parameters: [:], supportsStreaming: true)
    var models = [
      CatalogueModel(
        id: "google/gemini-2.5-flash-image", name: "Nano Banana", inputs: [.text, .image], outputs: [.text, .image],
        image: image)
    ]
    if snapshot.models != Array("cached".utf8) {
      models += [
        CatalogueModel(id: "google/gemini-2.5-flash", name: "Flash", inputs: [.text, .image]),
        CatalogueModel(id: "lab/other", name: "Other", outputs: [.image], image: image),
      ]
    }
    return Catalogue(chatModels: models, imageModels: [], providers: [], fetched: snapshot.fetched)
  }
}
