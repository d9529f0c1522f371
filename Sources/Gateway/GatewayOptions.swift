import Domain

import struct Foundation.Decimal

/// How the gateway is to run: what the settings say, and the command line over them.
package struct GatewayOptions: Sendable {
  package var host = "127.0.0.1"
  /// 0 takes a free one.
  package var port = 8484
  /// The path of a socket that takes the place of host and port.
  package var unixPath: String?
  /// Whether clients need no key; on loopback alone.
  package var needsNoKey = false
  /// Serves every request, whatever it names.
  package var forcedModel: String?
  /// For pictures where none is named.
  package var imageModel: String?
  package var aliases: [ModelAlias] = []
  /// Whether pictures go into the library.
  package var keeps = true
  /// Plans, answers with the plan, and sends nothing.
  package var isDry = false
  package var mask = MaskPolicy.refuse
  package var responseFormat = ResponseFormat.base64
  package var chatImages = ChatImages.asTheyCome
  package var identity = Identity()
  /// Pages that may use it from a browser, e.g. `http://localhost:3000`.
  package var origins: [String] = []
  /// For all clients together, in US dollars; nil is no limit but the user's own.
  package var budgetPerDay: Decimal?
  /// For all tries of one request.
  package var patience = Duration.seconds(90)
  /// How long running requests may go on once it is told to stop.
  package var drain = Duration.seconds(30)

  package init() {}

  /// - Throws: a `.configuration` failure for an alias or a budget that cannot be read.
  package init(_ settings: Settings.Gateway) throws(Failure) {
    host = settings.host.isEmpty ? "127.0.0.1" : settings.host
    port = settings.port
    forcedModel = settings.forcedModel.isEmpty ? nil : settings.forcedModel
    imageModel = settings.imageModel.isEmpty ? nil : settings.imageModel
    for text in settings.aliases { aliases.append(try ModelAlias(text: text)) }
    mask = settings.mask
    responseFormat = settings.responseFormat
    chatImages = settings.chatImages
    (identity.userAgent, identity.referer, identity.title) = (settings.userAgent, settings.referer, settings.title)
    origins = settings.origins
    patience = .seconds(settings.patience)
    guard !settings.budgetPerDay.isEmpty else { return }
    guard let amount = Money.amount(settings.budgetPerDay) else {
      throw Failure(
        .configuration,
        "The limit gateway.budget-per-day is no amount of dollars (\"\(Harmless.line(settings.budgetPerDay, limit: 80))\").",
        advice: "Set it again, e.g. visualizer config set gateway.budget-per-day 5 (\"\" is no limit).")
    }
    budgetPerDay = amount
  }

  /// Whether other machines can reach it.
  package var isExposed: Bool {
    unixPath == nil && !["127.0.0.1", "::1", "localhost"].contains(host.lowercased()) && !host.hasPrefix("127.")
  }

  /// Where it is reached.
  package func address(port: Int) -> String {
    unixPath.map { "unix:\($0)" } ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }
}
