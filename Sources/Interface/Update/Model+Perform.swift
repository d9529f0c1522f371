extension Model {
  /// Does what a user asked for; says why where it cannot be done.
  ///
  /// - Parameter times: how far a move goes.
  package mutating func perform(_ action: Action, times: Int = 1) -> [Effect] {
    guard let row = action.row else { return [] }
    if let reason = row.reason(self) {
      say(.info, reason)
      return []
    }
    if action != .interrupt { lastActs.interrupt = nil }
    return row.deed(&self, times)
  }
}
