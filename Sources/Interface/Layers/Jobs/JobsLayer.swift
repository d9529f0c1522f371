import Cells
import Domain

/// The list of jobs: what runs, waits and is over.
package struct JobsLayer: ListLayer {
  package var list: ListState

  package init(_ list: ListState = ListState()) { self.list = list }

  package var context: KeyContext { .jobs }
  package func count(in model: Model) -> Int { model.listedJobs.count }
  package func place(in model: Model) -> ListPlace? { JobsView(list, model).place }
  package func draw(_ model: Model, _ canvas: inout Canvas) { JobsView(list, model).draw(&canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    model.showJob(at: list.cursor)
    return []
  }

  package func hints(in model: Model) -> [KeyHints.Wanted] {
    [
      ([.up, .down], "move"), ([.open], "show"), ([.cancelJob], "cancel it"), ([.cancelAllJobs], "cancel all"),
      ([.back], "close"),
    ]
  }
}
