extension KeyState {
  /// What a failed question about the key says of it.
  package init(_ failure: Failure) {
    switch failure.kind {
    case .keyRefused, .forbidden, .noCredit: self = .refused(failure.title)
    case _ where [404, 405, 501].contains(failure.status):
      self = .unchecked("The key cannot be checked at this service, which has no way to ask.")
    default: self = .unreachable(failure.title)
    }
  }
}
