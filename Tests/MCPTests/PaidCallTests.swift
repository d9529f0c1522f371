import Domain
import Engine
import Foundation
import Raster
import Testing

@testable import MCP

/// Calls that cost money: joined, asked about, kept and booked.
struct PaidCallTests {
  private static let fox = #"{"prompt":"a fox"}"#

  @Test func aPictureIsMadeKeptAndBooked() async throws {
    let stand = Stand(["VISUALIZER_BUDGET_PER_DAY": "1"])
    stand.service.makePictures(of: 1500)
    _ = try await stand.shake(client: #"Claude Code\u001B[31m"#)
    let answer = try await stand.call(1, "generate_image", #"{"prompt":"a fox","style":"none"}"#)
    #expect(answer.status == "done" && !answer.isError, "\(answer.text.prefix(500))")
    let path = try #require(answer.paths.first)
    #expect(path.hasPrefix(stand.images) && FileManager.default.fileExists(atPath: path))
    #expect(answer.values["cost"] as? Double == 0.03 && answer.values["budget_left"] as? Double == 0.97)
    #expect(
      answer.words.contains("1500×1500 pixels") && answer.words.contains("Cost: $0.03. $0.97 of the budget is left."))
    let link = try #require(answer.block("resource_link"))
    #expect(
      link["uri"] as? String == URL(fileURLWithPath: path).absoluteString && link["mimeType"] as? String == "image/png")
    let preview = try #require(answer.block("image"))
    let bytes = try #require(Data(base64Encoded: preview["data"] as? String ?? ""))
    let info = try ImageInfo.read(Array(bytes))
    #expect(
      bytes.count <= 96 << 10 && max(info.width, info.height) <= 512 && preview["mimeType"] as? String == "image/jpeg")
    let entry = try #require(stand.entries.first)
    #expect(
      stand.entries.count == 1 && entry.client == "mcp:claude-code31m" && entry.outcome == .done && entry.cost == 0.03)
    let found = try await stand.call(2, "gallery_search", #"{"query":"fox"}"#)
    #expect(found.values["count"] as? Int == 1)
    await stand.end()
  }

  @Test(arguments: [("none", nil), ("full", "image/png")]) func thePreviewIsAsItIsSet(_ set: String, _ type: String?)
    async throws
  {
    let stand = Stand(["VISUALIZER_MCP_PREVIEW": set])
    _ = try await stand.shake()
    let answer = try await stand.call(1, "generate_image", Self.fox)
    #expect(answer.block("image")?["mimeType"] as? String == type)
    await stand.end()
  }

  @Test func theOldestRevisionGetsWordsAndPicturesAlone() async throws {
    let stand = Stand()
    _ = try await stand.shake("2025-03-26")
    let answer = try await stand.call(1, "generate_image", Self.fox)
    #expect(answer.blocks.compactMap { $0["type"] as? String } == ["text", "image"] && answer.values.isEmpty)
    #expect(answer.words.contains(stand.images))
    await stand.end()
  }

  @Test func theSameCallCostsNothing() async throws {
    let stand = Stand()
    _ = try await stand.shake()
    stand.service.hold()
    stand.start(1, "generate_image", Self.fox)
    await stand.service.waitForRequests(1)
    stand.start(2, "generate_image", #"{ "again":true, "prompt" : "a fox" }"#)
    try await stand.settle()
    stand.service.hold(false)
    let first = try await stand.wire.answer("1")
    let second = try await stand.wire.answer("2")
    #expect(first.paths == second.paths && first.paths.count == 1, "what runs is joined, whatever is said")
    let third = try await stand.call(3, "generate_image", Self.fox)
    #expect(third.paths == first.paths && third.words.contains("again: true"))
    #expect(stand.service.requests.count == 1 && stand.entries.count == 1)
    let fourth = try await stand.call(4, "generate_image", #"{"prompt":"a fox","again":true}"#)
    #expect(fourth.paths != first.paths && stand.service.requests.count == 2)
    _ = try await stand.call(5, "generate_image", #"{"prompt":"a fox","seed":7}"#)
    #expect(stand.service.requests.count == 3, "another argument is another call")
    await stand.end()
  }

  @Test func whatTakesLongIsFetchedLater() async throws {
    let stand = Stand()
    _ = try await stand.shake()
    stand.service.hold()
    stand.start(1, "generate_image", Self.fox, meta: #"{"progressToken":"p"}"#)
    await stand.service.waitForRequests(1)
    await stand.pause.end(.seconds(5))
    let progress = try Spoken(await stand.wire.line()).text
    #expect(progress.contains(#""method":"notifications/progress","params":{"progressToken":"p","progress":5,"#))
    await stand.pause.end(.seconds(45))
    let running = try await stand.wire.answer("1")
    #expect(running.status == "running" && !running.isError)
    let job = try #require(running.values["job"] as? String)
    let listed = try await stand.call(2, "image_status", "{}")
    #expect((listed.values["jobs"] as? [[String: Any]])?.first?["job"] as? String == job)
    stand.start(3, "image_status", #"{"job":"\#(job)"}"#)
    try await stand.settle()
    stand.service.hold(false)
    #expect(try await stand.wire.answer("3").paths.count == 1)
    #expect(try await stand.call(4, "image_status", #"{"job":"job-0"}"#).isError)
    #expect(stand.service.requests.count == 1)
    await stand.end()
  }

  @Test func whatIsCancelledInTimeIsNeverSent() async throws {
    let stand = Stand()
    _ = try await stand.shake()
    stand.service.holdBefore(true)
    stand.start(1, "generate_image", Self.fox)
    while stand.server.book.entries.isEmpty { await Task.yield() }
    stand.cancel(1)
    while stand.server.book.entries.contains(where: { $0.job.result == nil }) { await Task.yield() }
    stand.service.holdBefore(false)
    #expect(stand.service.requests.isEmpty && stand.entries.isEmpty && stand.wire.others.isEmpty)
    #expect(try await stand.call(2, "generate_image", Self.fox).status == "done", "the same may be asked for anew")
    await stand.end()
  }

  @Test func whatWasSentIsKeptThoughItIsCancelled() async throws {
    let stand = Stand()
    _ = try await stand.shake()
    stand.service.hold()
    stand.start(1, "generate_image", #"{"prompt":"a fox","count":3}"#)
    await stand.service.waitForRequests(1)
    stand.cancel(1)
    try await stand.settle()
    stand.service.hold(false)
    await stand.end()
    #expect(stand.service.requests.count == 1, "the others are not sent")
    #expect(stand.entries.map(\.outcome) == [.done] && stand.entries[0].assets.count == 1)
    #expect(stand.wire.others.isEmpty, "a cancelled call has no answer")
  }

  @Test func whatIsPaidForIsFinishedWhenTheClientLeaves() async throws {
    let stand = Stand()
    _ = try await stand.shake()
    stand.service.hold()
    stand.start(1, "generate_image", Self.fox)
    await stand.service.waitForRequests(1)
    stand.wire.stop()
    stand.service.hold(false)
    await stand.end()
    #expect(stand.entries.map(\.outcome) == [.done] && stand.entries[0].assets.count == 1)
  }

  @Test func whatIsDearIsAskedAboutFirst() async throws {
    let stand = Stand(["VISUALIZER_MCP_ASK_ABOVE": "0.02"])
    _ = try await stand.shake()
    let asked = try await stand.call(1, "generate_image", Self.fox)
    #expect(asked.status == "confirm" && asked.words.contains("$0.03") && !asked.isError)
    #expect(stand.service.requests.isEmpty && stand.entries.isEmpty)
    #expect(try await stand.call(2, "generate_image", #"{"prompt":"a fox","confirm":true}"#).status == "done")
    #expect(try await stand.call(3, "generate_image", Self.fox).status == "done", "it is paid for already")
    #expect(stand.service.requests.count == 1)
    await stand.end()
  }

  @Test(arguments: [
    ["VISUALIZER_MCP_BUDGET_PER_DAY": "0.07"], ["VISUALIZER_BUDGET_PER_DAY": "0.07"],
  ])
  func budgetsHoldHoweverManyCallAtOnce(_ limit: [String: String]) async throws {
    let stand = Stand(limit)
    _ = try await stand.shake()
    for id in 1...8 { stand.start(id, "generate_image", #"{"prompt":"fox \#(id)"}"#) }
    var done = 0
    for id in 1...8 {
      let answer = try await stand.wire.answer("\(id)")
      if answer.status == "done" { done += 1 } else { #expect(answer.isError && answer.words.contains("$0.07")) }
    }
    #expect(done == 2 && stand.service.requests.count == 2)
    await stand.end()
  }

  @Test func aLimitThatCannotBeReadLetsNothingBeSpent() async throws {
    let stand = Stand(["VISUALIZER_MCP_BUDGET_PER_DAY": "five"])
    _ = try await stand.shake()
    let answer = try await stand.call(1, "generate_image", Self.fox)
    #expect(answer.isError && answer.words.contains("mcp.budget-per-day") && stand.service.requests.isEmpty)
    await stand.end()
  }

  @Test func failuresAreResultsAndWhatMayBeBilledIsNotSentAgain() async throws {
    let stand = Stand()
    _ = try await stand.shake()
    stand.service.fail(Failure(.invalidRequest, "The prompt was refused.", status: 400))
    let refused = try await stand.call(1, "generate_image", Self.fox)
    #expect(refused.isError && refused.words == "The prompt was refused." && refused.error == nil)
    stand.service.fail(Failure(.network, "The connection broke.", advice: Failure.unsure, billed: .maybe))
    #expect(try await stand.call(2, "generate_image", Self.fox).words.contains("The connection broke."))
    stand.service.fail(nil)
    #expect(try await stand.call(3, "generate_image", Self.fox).isError, "it may have been billed")
    #expect(stand.service.requests.count == 2)
    await stand.end()
  }

  @Test(arguments: [
    (#"{}"#, "prompt is missing"), (#"{"prompt":7}"#, "prompt is to be a text"),
    (#"{"prompt":"a","modle":"x"}"#, "modle"),
    (#"{"prompt":"a","count":11}"#, "1 to 10"), (#"{"prompt":"a","count":1.5}"#, "whole number"),
    (#"{"prompt":" "}"#, "The prompt is empty"), (#"{"prompt":"a","model":"lab/flx"}"#, "lab/flux"),
    (#"{"prompt":"a","style":"nowhere"}"#, "no art style"), (#"{"prompt":"a","aspect_ratio":"wide"}"#, "aspect_ratio"),
    (#"{"prompt":"a","output":"/etc/fox.png"}"#, "outside"),
    (#"{"prompt":"a sign with sk-or-v1-0123456789"}"#, "looks like a key"),
    (#"{"prompt":"a","again":"yes"}"#, "true or false"),
  ])
  func wrongArgumentsAreSaidAndCostNothing(_ arguments: String, _ words: String) async throws {
    let stand = Stand()
    _ = try await stand.shake()
    let answer = try await stand.call(1, "generate_image", arguments)
    #expect(answer.isError && answer.words.contains(words), "\(answer.text)")
    #expect(stand.service.requests.isEmpty && stand.entries.isEmpty)
    await stand.end()
  }

  @Test func aPictureIsEditedAndDescribedByItsID() async throws {
    let stand = Stand()
    _ = try await stand.shake()
    let made = try await stand.call(1, "generate_image", Self.fox)
    let picture = try #require((made.values["pictures"] as? [[String: Any]])?.first)
    let (id, path) = (try #require(picture["id"] as? String), try #require(picture["path"] as? String))
    let edited = try await stand.call(
      2, "edit_image", #"{"prompt":"night","images":["\#(id)","file://\#(path)"],"model":"openrouter/lab/flux"}"#)
    #expect(edited.status == "done" && stand.service.requests.last?.references.count == 2, "\(edited.text)")
    let named = stand.images + "/described.png"
    let third = try await stand.call(3, "generate_image", #"{"prompt":"a den","output":"\#(named)"}"#)
    #expect(third.paths == [URL(fileURLWithPath: named).resolvingSymlinksInPath().path])
    let taken = try await stand.call(4, "generate_image", #"{"prompt":"another den","output":"\#(named)"}"#)
    #expect(taken.isError && taken.words.contains("Name another file") && stand.service.requests.count == 3)
    let described = try await stand.call(5, "analyze_image", #"{"image":"\#(id)"}"#)
    #expect(
      described.values["text"] as? String == "A red fox." && described.values["tags"] as? [String] == ["fox", "snow"])
    #expect(stand.service.chats.count == 1 && stand.entries.last?.client == "mcp:test")
    #expect(try await stand.call(6, "gallery_search", #"{"query":"tag:snow"}"#).values["count"] as? Int == 1)
    #expect(try await stand.call(7, "spend", "{}").values["agents_today"] as? Double == 0.091)
    await stand.end()
  }
}
