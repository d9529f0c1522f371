/// What sort of call failed, which decides whether it may have cost money.
enum Call: Sendable {
  case reading
  case images
  case chat
  case speech

  var isBillable: Bool { self != .reading }
}
