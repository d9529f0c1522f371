import Domain
import Engine
import Foundation
import Raster
import Storage
import Synchronization
import Testing

/// The engine speaks: one POST and one line for each piece, one file of them, and nothing paid for twice.
struct SpeechTests {
  private let service = ScriptedService()
  private let home = Home()

  private func engine(_ ledger: (any SpendLedger)? = nil) -> Engine {
    var ports = Engine.over(service, ledger: ledger, home: home).ports
    ports.pieces = DiskSpokenPieces(paths: home.paths)
    return Engine(ports, key: nil)
  }

  private func plan(_ text: String, limit: Int = 20, _ format: SpeechFormat = .wav) throws -> SpeechPlan {
    var settings = Settings()
    settings.speech.format = format
    let prices = TokenPrices(prompt: Decimal(string: "0.001"), completion: 0)
    let model = CatalogueModel(
      id: settings.speech.model, name: "Kokoro", contextLength: limit, outputs: [.speech], tokenPrices: prices)
    let catalogue = Catalogue(chatModels: [model], imageModels: [], providers: [], fetched: .distantPast)
    return try SpeechPlanner(settings: settings, catalogue: catalogue).plan(text)
  }

  private func order(_ plan: SpeechPlan, resumes: Bool = false) -> SpeechOrder {
    var order = SpeechOrder(plan, to: ResultShelf(pictures: home.pictures, library: home.library, embeds: true))
    (order.patience, order.resumes) = (.brief(forRecord: false), resumes)
    return order
  }

  private func isNear(_ cost: Decimal?, _ wanted: Double) -> Bool {
    cost.map { abs(NSDecimalNumber(decimal: $0).doubleValue - wanted) < 1e-9 } ?? false
  }

  private static let three = "The first sentence. The second one. And the third."

  @Test func piecesBecomeOneSoundWithoutAGap() async throws {
    service.script(speech: [
      .sound([1, 0, 2, 0], type: "audio/pcm;rate=8000", generation: "gen-1"),
      // Half a sample at the end would turn all that follows into noise.
      .sound([3, 0, 9], generation: "gen-2"),
      .sound(WAVFile.head(rate: 8000, count: 2) + [4, 0], type: "audio/wav", generation: "gen-3"),
    ])
    let heard = Mutex<[UInt8]>([])
    let pieces = Mutex<[Int]>([])
    let made = try await engine().speak(order(try plan(Self.three))) { event in
      if case .sound(let bytes) = event { heard.withLock { $0 += bytes } }
      if case .piece(let number, of: 3) = event { pieces.withLock { $0.append(number) } }
    }
    let sound = try #require(made.pictures.first)
    #expect(sound.image.mediaType == "audio/wav")
    let file = try #require(WAVFile(sound.image.bytes))
    #expect(file.rate == 8000 && Array(sound.image.bytes[44...]) == [1, 0, 2, 0, 3, 0, 4, 0])
    #expect(service.spoken.map(\.text) == ["The first sentence.", "The second one.", "And the third."])
    #expect(pieces.withLock { $0 } == [1, 2, 3])
    #expect(heard.withLock { Array($0.prefix(4)) } == Array("RIFF".utf8))
    let entries = try home.ledger.entries(since: nil)
    #expect(entries.count == 3 && entries.allSatisfy { $0.kind == .speech && $0.outcome == .done && $0.cost == 0.07 })
    #expect(entries.map(\.generationID) == ["gen-1", "gen-2", "gen-3"])
    let asset = try #require(try home.library.find(AssetQuery(), limit: 9, offset: 0).first)
    #expect(isNear(asset.cost, 0.21) && asset.sound?.words == Self.three && asset.sound?.requests == 3)
    #expect(abs((asset.sound?.duration ?? 0) - 4.0 / 8000) < 1e-9 && asset.origin.prompt == Self.three)
    #expect(entries.allSatisfy { $0.assets == [asset.id] } && asset.mediaType == "audio/wav" && asset.width == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.paths.speech).isEmpty, "nothing waits any more")
  }

  @Test func framesOfMP3StandBehindEachOther() async throws {
    let frame: [UInt8] = [0xFF, 0xF3, 0x44, 0xC4] + [UInt8](repeating: 0, count: 92)
    let frames = Array(repeating: frame, count: 3).flatMap { $0 }
    let tag = Array("ID3".utf8) + [3, 0, 0, 0, 0, 0, 2, 0, 0]
    service.script(speech: [
      .sound(tag + frames, type: "audio/mpeg"), .sound(tag + frames, type: "audio/mpeg"), .sound(frames),
    ])
    let made = try await engine().speak(order(try plan(Self.three, .mp3))) { _ in }
    #expect(made.pictures.first?.image.bytes == frames + frames + frames)
    #expect(abs((made.pictures.first?.asset.sound?.duration ?? 0) - 9 * 0.024) < 1e-9)
    #expect(made.pictures.first?.path.hasSuffix(".mp3") == true)
  }

  @Test func afterAFailureOnlyTheRestIsAskedFor() async throws {
    let failure = Failure(.network, "It broke.", billed: .maybe, generationID: "gen-2")
    service.script(speech: [.sound([1, 0], generation: "gen-1"), .broken([7, 7], failure)])
    let plan = try plan(Self.three)
    let engine = engine()
    let told = try await #require(throws: Failure.self) { try await engine.speak(order(plan)) { _ in } }
    #expect(told.advice.contains("1 of 3 pieces came") && told.billed == .yes)
    let rest = try #require(told.kept)
    #expect(FileManager.default.contents(atPath: rest) == Data([7, 7]))
    #expect(try home.ledger.entries(since: nil).map(\.outcome) == [.done, .failed], "the third has no line")
    #expect(engine.piecesHere(of: plan) == 1)
    #expect(try home.library.count(AssetQuery()) == 0)
    service.script(speech: [.sound([2, 0], generation: "gen-3"), .sound([3, 0], generation: "gen-4")])
    let made = try await engine.speak(order(plan, resumes: true)) { _ in }
    #expect(service.spoken.count == 4 && Array(made.pictures[0].image.bytes[44...]) == [1, 0, 2, 0, 3, 0])
    #expect(isNear(made.outcome.usage.cost, 0.21), "what came before is a part of it")
    #expect(engine.piecesHere(of: plan) == 0)
  }

  @Test func aRefusalCostsNothingAndLeavesNoLine() async throws {
    service.script(speech: [.failure(Failure(.invalidRequest, "No."))])
    await #expect(throws: Failure.self) { try await engine().speak(order(try plan(Self.three))) { _ in } }
    let entries = try home.ledger.entries(since: nil)
    #expect(entries.map(\.outcome) == [.failed] && entries[0].cost == 0 && service.spoken.count == 1)
  }

  @Test func allRequestsHaveRoomInTheBudgetOrNoneGoesOut() async throws {
    let ledger = MemoryLedger()
    let plan = try plan(Self.three)
    let engine = engine(ledger)
    await #expect(throws: Failure.self) {
      try await engine.speak(order(plan.within(Budget(perDay: Decimal(string: "0.04"))))) { _ in }
    }
    #expect(service.spoken.isEmpty && ledger.newest.isEmpty)
    #expect(try engine.verdict(on: plan, Budget(perDay: Decimal(string: "0.04"))) != .ok)
    #expect(try engine.verdict(on: plan, Budget(perImage: 0)) == .ok, "a sound is no image")
    _ = try await engine.speak(order(plan.within(Budget(perDay: 5)))) { _ in }
    #expect(ledger.history.prefix(3).allSatisfy { $0.outcome == .sent && ($0.estimate ?? 0) > 0 })
  }

  @Test func whereNoLineCanBeWrittenItIsSpokenIfThatWasAllowed() async throws {
    let engine = engine(FailingLedger(good: 2))
    let plan = try plan(Self.three)
    let refused = try await #require(throws: Failure.self) { try await engine.speak(order(plan)) { _ in } }
    #expect(refused.kind == .unrecorded && service.spoken.isEmpty)
    var allowed = order(plan)
    allowed.evenUnrecorded = true
    let told = Mutex<[Failure.Kind?]>([])
    _ = try await engine.speak(allowed) { event in
      if case .accepted(let failure) = event { told.withLock { $0.append(failure?.kind) } }
      if case .unnoted(let failures) = event { told.withLock { $0 += failures.map(\.kind) } }
    }
    #expect(service.spoken.count == 3 && told.withLock { $0 } == [.storage], "it is told once")
    var bounded = order(plan.within(Budget(perDay: 5)))
    bounded.evenUnrecorded = true
    await #expect(throws: Failure.self) { try await engine.speak(bounded) { _ in } }
    #expect(service.spoken.count == 3, "a budget that cannot be kept lets nothing out")
  }

  @Test func samplesForAFileAreBareThere() async throws {
    let path = home.paths.data + "/out.pcm"
    var order = order(try plan("Short.", .pcm))
    order.shelf.output = path
    service.script(speech: [.sound([1, 0, 2, 0])])
    let made = try await engine().speak(order) { _ in }
    #expect(FileManager.default.contents(atPath: path) == Data([1, 0, 2, 0]) && made.pictures[0].path == path)
    let asset = try #require(try home.library.find(AssetQuery(), limit: 1, offset: 0).first)
    #expect(asset.mediaType == "audio/wav" && asset.file.hasSuffix(".wav"))
  }

  @Test func aHundredThousandCharactersHold() async throws {
    let text = String(repeating: "It was a dark night, and the fox ran home through the snow. ", count: 1700)
    let plan = try plan(text, limit: 4096)
    #expect(text.utf8.count > 100_000 && plan.requests.count > 24)
    let middle = plan.requests.count / 2
    service.script(speech: (0..<middle).map { .sound([UInt8($0), 0], generation: "gen-\($0)") })
    service.script(speech: [.failure(Failure(.rateLimited, "Too many."))])
    let engine = engine()
    await #expect(throws: Failure.self) { try await engine.speak(order(plan)) { _ in } }
    service.script(speech: (middle..<plan.requests.count).map { .sound([UInt8($0), 0], generation: "gen-\($0)") })
    let made = try await engine.speak(order(plan, resumes: true)) { _ in }
    #expect(Array(made.pictures[0].image.bytes[44...]) == (0..<plan.requests.count).flatMap { [UInt8($0), 0] })
    #expect(service.spoken.count == plan.requests.count + 1)
    #expect(try home.ledger.entries(since: nil).count == plan.requests.count + 1)
    #expect(made.pictures[0].asset.sound?.words == text)
  }

  @Test func aSoundThatIsPutIntoTheFolderIsTakenIn() throws {
    let samples = [UInt8](repeating: 0, count: 16_000)
    let file = WAVFile.head(rate: 8000, count: samples.count) + samples
    try Data(file).write(to: URL(fileURLWithPath: home.paths.images + "/voice.wav"))
    _ = try home.library.reconcile()
    let asset = try #require(try home.library.find(AssetQuery(), limit: 1, offset: 0).first)
    #expect(asset.sound?.duration == 1 && asset.mediaType == "audio/wav")
    let other = NSTemporaryDirectory() + "sound-\(UUID().uuidString).wav"
    defer { try? FileManager.default.removeItem(atPath: other) }
    try Data(file).write(to: URL(fileURLWithPath: other))
    let imported = try home.library.importFile(other)
    #expect(imported.sound?.duration == 1 && imported.state == .saved)
    #expect(throws: Failure.self) { try engine().reference(at: other) }
  }
}
