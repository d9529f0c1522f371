import Cells
import Domain
import Foundation
import Media
import Raster
import Testing

@testable import Interface

/// The panel Gateway: on and off, the list of requests, and one of them whole.
@Suite struct GatewayPanelTests {
  private static func request(_ number: Int, status: Int? = 200, assets: [String] = []) -> GatewayRequest {
    var request = GatewayRequest(
      id: "req_\(number)", time: Date(timeIntervalSince1970: 1_795_232_700 + Double(number) * 60), method: "POST",
      route: "/v1/images/generations")
    (request.client, request.asked, request.status) = ("webui", "dall-e-3", status)
    guard status != nil else { return request }
    (request.model, request.seconds, request.cost) = ("openai/gpt-image-1", 3.2, Decimal(string: "0.04"))
    request.adjustments = ["style is not passed on: the prompt says how it should look."]
    request.assets = assets
    return request
  }

  private func told(_ events: GatewayEvent..., to model: inout Model) -> [Effect] {
    model.update(.gateway(.events(events)))
  }

  private func serving(_ width: Int = 80, _ height: Int = 24) throws -> Model {
    var model = Model.make(width, height, panel: .gateway)
    var client = GatewayClient(name: "webui", key: "vz-0123456789abcdef")
    client.budgetPerDay = 2
    _ = model.update(.gateway(.clients([client])))
    try model.act(.switchGateway)
    _ = told(.opened("http://127.0.0.1:8484"), to: &model)
    model.notice = nil
    return model
  }

  @Test func itIsSwitchedOnAndOffByAKeyOrItsLine() throws {
    var model = Model.make(panel: .gateway)
    #expect(model.screen().contains("off") && model.screen().contains("127.0.0.1:8484"))
    let start = GatewayStart(model.settings)
    #expect(try model.act(.switchGateway) == [.gateway(.start(start))] && model.gateway.phase == .opening)
    _ = told(.opened("http://127.0.0.1:9"), to: &model)
    #expect(model.screen().contains("http://127.0.0.1:9/api/v1"))
    #expect(model.send(.character(" ")) == [.gateway(.stop)] && model.gateway.phase == .closing)
    #expect(try model.act(.switchGateway).isEmpty, "it is being switched off already")
    _ = told(.closed(nil), to: &model)
    #expect(model.gateway.phase == .off)
    #expect(model.send(.enter) == [.gateway(.start(start))])
    _ = told(.closed(Failure(.network, "The address cannot be opened.")), to: &model)
    #expect(model.gateway.phase == .off && model.screen().contains("The address cannot be opened."))
  }

  @Test func goingThereReadsTheKeysWhichAreShownOnDemand() throws {
    var model = try serving()
    var general = Model.make(panel: .general)
    #expect(general.screen().contains("Gateway"))
    #expect(model.screen().contains("vz-…cdef") && !model.screen().contains("vz-0123456789abcdef"))
    try model.act(.showGatewayKeys)
    #expect(model.screen().contains("vz-0123456789abcdef · $2.00 a day"))
    #expect(try model.act(.copyGatewayKey) == [.copy("vz-0123456789abcdef")])
    #expect(try model.act(.refresh).contains(.gateway(.loadClients)))
  }

  @Test func requestsComeInAliveAndCountOnce() throws {
    var model = try serving(120, 40)
    #expect(model.screen().contains("None yet."))
    let waiting = told(.began(Self.request(1, status: nil)), to: &model)
    #expect(waiting.isEmpty && model.isMoving && model.screen().contains("under way"))
    let effects = told(.ended(Self.request(1, assets: ["a"])), to: &model)
    #expect(
      effects.contains(.loadSpending) && effects.contains { if case .gallery(.list) = $0 { true } else { false } })
    let screen = model.screen()
    #expect(
      screen.contains("dall-e-3 → openai/gpt-image-1") && screen.contains("$0.04") && screen.contains("1 · $0.04"))
    #expect(model.gateway.requests.count == 1 && !model.watchesGateway)
  }

  @Test func theFocusStaysOnItsRequest() throws {
    var model = try serving()
    for number in 1...3 { _ = told(.ended(Self.request(number)), to: &model) }
    try model.focus(.gateway(.request(1)))
    _ = told(.began(Self.request(4, status: nil)), to: &model)
    #expect(model.focusedRef == .gateway(.request(2)), "the same request, one further down")
    try model.focus(setting: "gateway.host")
    _ = told(.began(Self.request(5, status: nil)), to: &model)
    #expect(model.focusedRef == .setting("gateway.host"))
  }

  @Test func enterShowsOneWholeWithItsPicture() throws {
    var model = try serving(120, 40)
    _ = told(.ended(Self.request(1, assets: ["pic"])), to: &model)
    try model.focus(.gateway(.request(0)))
    #expect(model.send(.enter) == [.gallery(.load(["pic"]))])
    let item = GalleryItem(Asset(id: "pic", created: .now), path: "/pictures/pic.png")
    #expect(model.update(.gallery(.items([item]))).contains(.gallery(.large(FileWish(item)))))
    #expect(model.screen().contains("The picture is being read."))
    let red = Bitmap(width: 8, height: 8, pixels: Array(repeating: 200, count: 256))
    _ = model.update(.gallery(.large(FileWish(item), AssetPicture(bitmap: red))))
    model.prepare()
    let screen = model.screen()
    #expect(screen.contains("style is not passed on") && screen.contains("req_1"))
    #expect(!screen.contains("being read"))
    model.send(.escape)
    #expect(model.layers.isEmpty)
  }

  @Test func leavingAsksWhileSomebodyWaits() throws {
    var model = try serving()
    #expect(try model.act(.quit) == [.quit(0)])
    _ = told(.began(Self.request(1, status: nil)), to: &model)
    #expect(try model.act(.quit).isEmpty)
    #expect(model.screen().contains("1 request of the gateway"))
  }

  @Test func settingsThatChangeWhileItServesAreToldApart() throws {
    var model = try serving()
    try model.focus(setting: "gateway.mask")
    model.send(.right)
    #expect(model.settings.gateway.mask == .reference && model.gatewayIsStale)
    try model.focus(.gateway(.power))
    #expect(model.screen().contains("count once"))
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)])
  func everythingIsReachedAndFits(width: Int, height: Int) throws {
    var model = try serving(width, height)
    for number in 1...20 { _ = told(.ended(Self.request(number)), to: &model) }
    var seen = model.screen()
    for _ in 0..<40 {
      model.send(.down)
      seen += model.screen()
    }
    for words in ["Serve other programs", "Requests", "Keys of clients", "Routes", "chat/completions"] {
      #expect(seen.contains(words), "\(words)")
    }
  }
}
