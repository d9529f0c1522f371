import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// How long what was said stays, and when it was said.
@Suite struct NoticeTests {
  @Test func anErrorGoesWithTheActThatCuresIt() throws {
    var model = Model.make(panel: .spending)
    try model.focus(setting: "budget.per-image")
    model.send(.enter)
    model.write("abc")
    #expect(model.send(.enter) == [.beep])
    #expect(model.notice?.text.hasPrefix("Budget per image takes an amount") == true)
    for _ in 0..<3 { model.send(.backspace) }
    model.write("0.02")
    #expect(model.notice != nil)
    #expect(saved(model.send(.enter))?.budget.perImage == "0.02")
    #expect(model.notice == nil)
    #expect(model.log.count == 1)
  }

  @Test func theCommandLineKeepsTheKey() throws {
    let field = try #require(Fields.field("budget.per-image"))
    #expect(throws: Failure.self) { try field.parse("abc") }
    do throws(Failure) { _ = try field.parse("abc") } catch { #expect(error.title.hasPrefix("budget.per-image takes")) }
  }

  @Test func anErrorGoesWithLeaving() throws {
    var model = Model.make(panel: .spending)
    try model.focus(setting: "budget.per-image")
    model.send(.enter)
    model.write("abc")
    model.send(.enter, .enter)
    #expect(model.notice?.kind == .error)
    model.send(.escape)
    #expect(model.notice == nil)
    var empty = Model.make()
    _ = empty.update(.editorClosed(.prompt, text: ""))
    try empty.focus(.prompt)
    try empty.act(.generate)
    #expect(empty.notice?.kind == .error)
    empty.send(.enter, .character("a"))
    #expect(empty.notice == nil)
  }

  @Test func whatCameFromOutsideOutlivesTyping() throws {
    var model = Model.make()
    try model.focus(.prompt)
    model.send(.enter)
    _ = model.update(.effectFailed(.server))
    model.write("more")
    #expect(model.notice?.kind == .error)
    model.send(.escape)
    #expect(model.notice?.kind == .error)
    try model.act(.generate)
    #expect(model.notice == nil)
    _ = model.update(.effectFailed(.server))
    try model.act(.nextPanel)
    #expect(model.notice == nil)
  }

  @Test func whatIsSaidOfTheActItselfStays() throws {
    var model = Model.make()
    _ = model.update(.effectFailed(.server))
    try model.act(.theme)
    model.send(.down, .enter)
    #expect(model.notice?.text.hasPrefix("Theme") == true)
    try model.act(.nextPanel)
    #expect(model.notice != nil)
  }

  @Test func theLogTellsTheClocksTime() throws {
    var model = Model.make()
    _ = model.update(.noticed(.info, "Early."))
    let start = Date(timeIntervalSince1970: 1_795_232_700)
    _ = model.update(.ticked(60, today: start))
    _ = model.update(.ticked(90))
    let early = LocalTime.minute(start - 60)
    _ = model.update(.noticed(.info, "Late."))
    try model.act(.log)
    let lines = model.screen().split(separator: "\n")
    #expect(lines.contains { $0.contains(early) && $0.contains("Early.") })
    #expect(lines.contains { $0.contains(LocalTime.minute(start + 30)) && $0.contains("Late.") })
    var still = Model.make()
    _ = still.update(.noticed(.info, "Now."))
    try still.act(.log)
    #expect(still.screen().contains("+0:00"))
  }
}
