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

  @Test func panelsBeyondNineHaveNoDigit() {
    #expect(PanelActions.row(going: 9).keys.count == 1)
    #expect(PanelActions.row(going: 10).keys.isEmpty)
    #expect(Panel.digit(9) == "9" && Panel.digit(10).isEmpty)
  }

  @Test func comingToAPanelLoadsWhatItShows() {
    var model = Model.make(panel: .general)
    let index = Panel.listed(model.settings).firstIndex(of: .spending) ?? 0
    #expect(model.send(.character(Character(String(index + 1)))) == [.loadSpending])
    #expect(!model.send(.character("9")).contains(.loadSpending), "it is seen already")
  }
}
