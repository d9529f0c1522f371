/// One pitch of the simulator's voice: as many whole waves as fit into a frame, so that all frames of a tone are the same.
///
/// That is what makes a real MP3 possible without an encoder: a steady tone is one frame again and again. Each frame here is
/// such a one, made once by LAME 3.100 of a sine (24 kHz, one channel, 32 kbit/s, no bit reservoir, so that no frame needs
/// another), and silence is a frame that holds nothing.
struct MorsePitch: Sendable {
  /// In one frame.
  let waves: Int
  private let digits: String

  /// Bytes of a frame.
  private static let length = 96
  private static let head: [UInt8] = [0xFF, 0xF3, 0x44, 0xC4]

  static let silence = head + [UInt8](repeating: 0, count: length - head.count)

  /// The tone for one frame. What its digits leave out are zeros.
  var mp3: [UInt8] {
    let values = digits.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    let bytes = stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    return bytes + [UInt8](repeating: 0, count: Self.length - bytes.count)
  }

  /// From 375 to 667 Hz.
  static let all: [MorsePitch] = [
    MorsePitch(
      waves: 9,
      digits: "fff344c40008fafa1400b80540ff08f8c00c6f5ffffcb27bfffd6dfd46ffff56ffff51bfffedffff1ffffedfffff"
        + "fffa8e98829a8a665c626060"),
    MorsePitch(
      waves: 10,
      digits: "fff344c4000d9ace140005ca248441930615fc11fa9c185ede9fd38d7585369d7abe8d8c1ddb57d7abe8dfabeaff"
        + "dfbff6eddffb77fe3fbf7eddbf46ffeda0ffd07d32498829a8a665c62606"),
    MorsePitch(
      waves: 11,
      digits: "fff344c4000cfa521400b84570f5c2206d83072cc23f60830cc3d7d5ce32faeb961bfd7d5fcebf92bf37f9bbfcdf"
        + "e6cf46ffafeaebbfffb71b8de8fb48229f23d098829a8a665c626060"),
    MorsePitch(
      waves: 12,
      digits: "fff344c40009ca761400b80f80f84403106069de11fb04186d0fff7ffcb05bf5ffffd5ffdbfffffb7ffffea1ffff"
        + "ffcb7fa321f6a620a6a29997189818"),
    MorsePitch(
      waves: 13,
      digits: "fff344c4000bf90a1400adca28d512b062b3f08fd620c39e75eb5ff6fc2dfd5bd3fafc6313274c813d8424f42747"
        + "451d09d28a68d3d28a6923d08469d298829a8a665c626060"),
    MorsePitch(
      waves: 14,
      digits: "fff344c4000dbb0e1400bd0494ababf847e9d061e9bf844a83176beb7d6ff72c9ffedfaf46d5f0437e8ddfbf7d1b"
        + "57ffed7ffb77edc6e37f6feddff56fd5bbe83dedfa0e98829a8a665c626060"),
    MorsePitch(
      waves: 15,
      digits: "fff344c4000af1aa1400bd44a0ede75bc23f4483101df08b1c1942ffc1fd5fc18dffafd5bedeaff7ffedffa0da34"
        + "e9dba327a34fc9e4fe8fa131053514ccb8c4c0c0"),
    MorsePitch(
      waves: 16,
      digits: "fff344c4000a0ac6140005c49408fcda0c438f0883b60c125bffffff2c0dffdbfd7fea3ffffe9ffe3ffebfd7ffc7"
        + "fffffffe37fb89a620a6a29997189818"),
  ]
}
