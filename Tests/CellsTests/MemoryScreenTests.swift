import Testing

@testable import Cells

struct MemoryScreenTests {
  @Test func eventsAreReadOnce() {
    let screen = MemoryScreen(size: Size(width: 4, height: 2))
    screen.send(.key(.enter), .resized(Size(width: 9, height: 3)))
    #expect(screen.size == Size(width: 9, height: 3))
    #expect(screen.readEvents() == [.key(.enter), .resized(Size(width: 9, height: 3))])
    #expect(screen.readEvents().isEmpty)
  }

  @Test func framesAreKept() {
    let screen = MemoryScreen(size: Size(width: 2, height: 1))
    screen.present(.make(2, 1, fill: "x"))
    #expect(screen.frame.text == "xx")
    #expect(screen.presentedFrames == 1)
  }
}
