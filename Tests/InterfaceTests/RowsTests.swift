import Cells
import Domain
import Testing

@testable import Interface

/// The tables from which the rest is read: actions and panels.
@Suite struct RowsTests {
  /// A panel with a state of its own is one part.
  @Test func theModelHasFewParts() { #expect(Mirror(reflecting: Model.make()).children.count <= 27) }

  @Test func eachActionAndEachPanelHasOneRow() {
    #expect(Set(Action.allCases).count == Action.allCases.count)
    #expect(Set(Panel.all).count == Panel.all.count)
    #expect(Action.allCases.allSatisfy { $0.row?.action == $0 })
  }

  /// The help has them in this order, and headings of groups once.
  @Test func rowsOfAGroupStandTogether() {
    let groups = Action.allCases.map(\.group)
    let changes = zip(groups, groups.dropFirst()).count { $0 != $1 }
    #expect(changes + 1 == Set(groups).count)
  }

  @Test func everyPanelHasAKeyOfItsOwn() {
    let keys = Panel.all.indices.map { Panel.key($0 + 1) }
    #expect(Set(keys).count == Panel.all.count && !keys.contains(""))
    for (key, panel) in zip(keys, Panel.all) {
      var model = Model.make(panel: panel == .create ? .general : .create)
      model.send(.character(Character(key)))
      #expect(model.panel == panel)
      #expect(model.screen().contains("\(key) \(panel.title)"))
    }
    #expect(Panel.key(Panel.all.count + 1).isEmpty)
  }

  /// Numbers alone tell a newcomer nothing.
  @Test func narrowScreensNameThePanelsNearby() {
    for panel in Panel.all {
      let model = Model.make(60, 20, panel: panel)
      let tabs = TabsView.tabs(model, width: 60)
      #expect(tabs.count { $0.text.contains { $0.isLetter && $0 != "Y" } } >= 3, "\(panel)")
      #expect(tabs.last.map { $0.columns.upperBound <= 60 } == true)
      let place = Panel.all.firstIndex(of: panel) ?? 0
      #expect(tabs[max(0, place - 1)].text.count > 3 && tabs[place].text.contains(panel.title))
    }
  }

  @Test func comingToAPanelLoadsWhatItShows() {
    var model = Model.make(panel: .general)
    let index = Panel.listed(model.settings).firstIndex(of: .spending) ?? 0
    #expect(model.send(.character(Character(String(index + 1)))) == [.loadSpending])
    #expect(!model.send(.character("9")).contains(.loadSpending), "it is seen already")
  }
}
