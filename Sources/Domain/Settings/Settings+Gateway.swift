extension Settings {
  /// Panel Gateway.
  package struct Gateway: Equatable, Sendable {
    package var host = "127.0.0.1"
    /// 0 takes a free one.
    package var port = 8484
    /// For pictures where none is named; empty: the panel's.
    package var imageModel = ""
    /// Serves every request; empty: what was asked for.
    package var forcedModel = ""
    package var responseFormat = ResponseFormat.base64
    package var mask = MaskPolicy.refuse
    package var chatImages = ChatImages.asTheyCome
    /// US dollars for all clients together; empty is no limit. What is no amount lets nothing be spent.
    package var budgetPerDay = ""
    /// Seconds for all tries of one request together.
    package var patience = 90
    /// Pages of a browser that may use it.
    package var origins: [String] = []
    /// `PATTERN=MODEL`, in their order.
    package var aliases: [String] = []
    package var userAgent = IdentityRule()
    package var referer = IdentityRule()
    package var title = IdentityRule()

    package init() {}
  }
}
