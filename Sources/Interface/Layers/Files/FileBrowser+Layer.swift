import Cells
import Domain

extension FileBrowser: ListLayer {
  package var context: KeyContext { .files }

  package var text: TextBuffer? {
    get { buffer }
    set { buffer = newValue ?? buffer }
  }

  package mutating func follow(from before: TextBuffer, in model: Model) { follow(from: before.text) }
  package func count(in model: Model) -> Int { shown.count }
  package func place(in model: Model) -> ListPlace? { FilesView(self, model).place }
  package func draw(_ model: Model, _ canvas: inout Canvas) { FilesView(self, model).draw(&canvas) }
  package func enter(_ model: inout Model) -> [Effect] { model.enterFiles(self) }

  package func description(in model: Model) -> String? {
    purpose == .library
      ? "Enter goes into a folder, ^T marks it or a file. // and ~ begin anew."
      : "Type a path, choose below, or drop files here. // and ~ begin anew."
  }

  package func hints(in model: Model) -> [KeyHints.Wanted] {
    [
      ([.open], "add"), ([.complete], "complete"), ([.up, .down], "move"), ([.mark], "mark several"),
      ([.back], "close"),
    ]
  }
}
