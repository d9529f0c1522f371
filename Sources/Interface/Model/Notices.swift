import Domain

import struct Foundation.Date

/// What is said to the user, and what was.
package struct Notices: Sendable {
  /// What stands on the description line now.
  package var shown: Notice?
  package var log: [Notice] = []
  /// Whether anything was said since the last message came in.
  var hasSpoken = false
}

extension Model {
  package var notice: Notice? {
    get { notices.shown }
    set { notices.shown = newValue }
  }

  package var log: [Notice] {
    get { notices.log }
    set { notices.log = newValue }
  }

  package mutating func say(_ kind: Notice.Kind, _ text: String) {
    let notice = Notice(kind, text, time: now)
    notices.shown = notice
    notices.hasSpoken = true
    notices.log.append(notice)
    if notices.log.count > 500 { notices.log.removeFirst(notices.log.count - 500) }
  }

  package mutating func say(_ failure: Failure) { say(.error, failure.sentence) }

  /// When something was said, by the wall clock; nil where that is not known.
  package func time(of notice: Notice) -> Date? { today?.addingTimeInterval(notice.time - clock.todayAt) }
}
