import Cells
import Domain
import Foundation
import Media
import Raster
import Testing

@testable import Interface

/// What most image models accept.
let usualParameters: [String: Descriptor] = [
  "aspect_ratio": .values(["1:1", "16:9", "9:16"]), "resolution": .values(["1K", "2K"]), "seed": .flag,
  "n": .range(min: 1, max: 4),
]

/// A model that `POST /images` serves, with the usual parameters.
func imageModel(
  _ id: String, name: String? = nil, summary: String = "Makes pictures.", takesImages: Bool = true,
  ratios: [String] = ["1:1", "16:9", "9:16"], resolutions: [String] = ["1K", "2K"]
) -> CatalogueModel {
  var parameters = usualParameters
  parameters["aspect_ratio"] = .values(ratios)
  parameters["resolution"] = .values(resolutions)
  if takesImages { parameters["input_references"] = .range(min: 0, max: 3) }
  return CatalogueModel(
    id: id, name: name ?? id, summary: summary, created: 1_760_000_000, contextLength: 32_768,
    inputs: takesImages ? [.text, .image] : [.text], outputs: [.image, .text],
    image: ImageAbilities(parameters: parameters, supportsStreaming: true))
}

/// A model that reads and writes, as the client and the analysis use.
func textModel(_ id: String, seesImages: Bool = true) -> CatalogueModel {
  CatalogueModel(
    id: id, name: id, summary: "Writes text.", created: 1_750_000_000, contextLength: 1_048_576,
    inputs: seesImages ? [.text, .image] : [.text])
}

extension Catalogue {
  static func make(_ models: [CatalogueModel]? = nil, fetched: Date = .now) -> Catalogue {
    Catalogue(
      chatModels: models ?? [
        imageModel("google/gemini-2.5-flash-image", name: "Nano Banana"),
        imageModel("google/gemini-3-pro-image-preview", name: "Nano Banana Pro"),
        imageModel("black-forest-labs/flux.2-pro", name: "FLUX.2 Pro", takesImages: false),
        textModel("google/gemini-2.5-flash"), textModel("google/gemini-2.5-pro"),
        textModel("acme/writer", seesImages: false),
      ],
      imageModels: [],
      providers: [
        Provider(name: "Google", slug: "google-vertex"), Provider(name: "DeepInfra", slug: "deepinfra"),
        Provider(name: "Together", slug: "together"),
      ],
      fetched: fetched)
  }
}

extension ThemeFile {
  static let dark = ThemeFile(
    name: "dark",
    roles: ["page": "#212121", "text": "#E0E0E0", "accent": "#9575CD bold", "error": "#D32F2F", "selected": "#3B3350"])
  static let light = ThemeFile(name: "light", inherits: "dark", roles: ["page": "#FFFFFF", "text": "#101010"])
}

extension ImageEndpoint {
  static func make(_ name: String = "Google", slug: String = "google-vertex", price: String = "0.039") -> ImageEndpoint
  {
    let cost = Decimal(string: price) ?? 0
    var parameters = usualParameters
    parameters["input_references"] = .range(min: 0, max: 3)
    return ImageEndpoint(
      providerName: name, providerSlug: slug, parameters: parameters, supportsStreaming: true,
      prices: [PriceLine(billable: "output_image", unit: "image", cost: cost)])
  }
}

extension Model {
  /// A program that has been up for a moment: a valid key, the catalogue, the prices of the chosen model.
  static func make(
    _ width: Int = 80, _ height: Int = 24, panel: Panel = .create, settings: Settings = Settings(),
    catalogue: Catalogue? = .make(), key: KeyState = .valid(KeyInfo(label: "test", limitRemaining: 12.5)),
    depth: ColorDepth = .full, isUnicode: Bool = true
  ) -> Model {
    let look = Look(depth: depth, isUnicode: isUnicode, themes: [.dark, .light], theme: settings.appearance.theme)
    var model = Model(settings: settings, size: Size(width: width, height: height), look: look)
    model.world.themes = ["dark", "light"]
    model.world.styles = StyleBook([
      ImageStyle(
        id: "visual_styles__digital_art", name: "Digital Art", kind: .art, positiveKeywords: ["digital art"],
        positiveDescriptive: "A digital painting.", isStock: true),
      ImageStyle(
        id: "visual_styles__scene_illustration", name: "Scene Illustration", kind: .subject(.sceneIllustration),
        positiveDescriptive: "A wide scene.", isStock: true),
      ImageStyle(id: "visual_styles__anime", name: "Anime", kind: .art, positiveDescriptive: "Anime.", isStock: true),
    ])
    model.world.stylesFolder = "~/.config/visualizer/styles"
    model.world.keyState = key
    if key != .missing {
      model.world.maskedKey = "sk-or-…9f2c"
      model.world.keySource = .file
    }
    if let catalogue {
      _ = model.update(.catalogueLoaded(ModelIndex(catalogue), .live))
      _ = model.update(.endpointsLoaded(model: "google/gemini-2.5-flash-image", [.make()]))
    }
    model.go(to: panel)
    model.notice = nil
    return model
  }

  /// Presses keys one after the other.
  @discardableResult
  mutating func send(_ keys: Key...) -> [Effect] { keys.flatMap { update(.input(.key($0))) } }

  /// Types text letter by letter, as a keyboard does.
  mutating func write(_ text: String) { for character in text { send(.character(character)) } }

  /// Presses the key that an action has where one is.
  @discardableResult
  mutating func act(_ action: Action) throws -> [Effect] {
    let key = try #require(Keymap.standard.keys(for: action, in: context).first, "\(action) has no key in \(context)")
    return send(key)
  }

  @discardableResult
  mutating func paste(text: String) -> [Effect] { update(.input(.paste(text))) }

  @discardableResult
  mutating func click(_ x: Int, _ y: Int, _ action: Mouse.Action = .press) -> [Effect] {
    update(.input(.mouse(Mouse(action, at: Point(x: x, y: y)))))
  }

  mutating func resize(_ width: Int, _ height: Int) {
    _ = update(.input(.resized(Size(width: width, height: height))))
  }

  /// Puts the focus on a field of the panel that is seen.
  mutating func focus(_ ref: FieldRef) throws {
    let place: Int = try #require(form.refs.firstIndex(of: ref), "\(ref) is not on \(panel)")
    focus[panel] = place
    zone = .form
  }

  mutating func focus(setting id: String) throws { try focus(.setting(id)) }

  /// The screen as text, one line a row, blanks at the ends left out.
  mutating func screen() -> String {
    prepare()
    let frame = frame()
    return frame.text(in: frame.bounds).split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
  }

  /// Where a text stands on the screen; the first place.
  mutating func place(of text: String) throws -> Point {
    prepare()
    let frame = frame()
    for y in 0..<frame.size.height {
      let row = frame.row(y).map { $0.kind == .continuation ? "" : $0.text }
      for x in row.indices where row[x...].joined().hasPrefix(text) { return Point(x: x, y: y) }
    }
    throw NotOnScreen(text: text)
  }

  /// Makes a picture as if the service had: the whole way of a job.
  ///
  /// - Parameter item: what the library has of it; nil where it could not take it.
  @discardableResult
  mutating func makePicture(cost: Decimal? = 0.039, as item: GalleryItem? = nil) throws -> PictureID {
    now += 10
    let before = panel
    if panel != .create { go(to: .create) }
    let job = try #require(jobToSend(try act(.generate)))
    if before != .create { go(to: before) }
    var made = picture(of: job)
    if let item { made = made.known(as: item) }
    _ = update(.finished(job, [made], .make(cost: cost)))
    notice = nil
    return made.picture.id
  }

  /// What the runner would post for a job that is done, of a picture that the library could not take.
  ///
  /// - Parameter number: its place in the answer.
  func picture(of id: JobID, _ number: Int = 0, path: String = "/pictures/2026-11-21 corridor.png") -> NewPicture {
    guard case .pictures(let request, let plan)? = job(id)?.kind else { preconditionFailure("no job \(id)") }
    var asset = Asset(
      id: GalleryItem.id(made: id, number), created: Date(timeIntervalSince1970: 1_795_000_000), plan: plan,
      request: request, outcome: .make(), sharing: 1)
    (asset.file, asset.mediaType) = (path, "image/png")
    (asset.width, asset.height, asset.byteCount) = (1344, 768, 1_400_000)
    let picture = Picture(
      asset: asset.id, job: id, bitmap: Bitmap(width: 64, height: 36, red: 90, green: 60, blue: 160), previewNote: "",
      request: request, plan: plan, bytes: path.isEmpty ? [1, 2, 3] : nil)
    return NewPicture(picture, GalleryItem(asset, path: path, isInLibrary: false))
  }

  /// What is known of a result.
  func madeItem(_ place: Int) -> GalleryItem? { item(of: pictures[place].id) }

  /// Those that are not saved by name or as a file.
  var unsavedPictures: [Picture] { pictures.filter { item(of: $0.id)?.isSaved != true } }
}

extension NewPicture {
  /// The same picture as one that the library has.
  func known(as item: GalleryItem) -> NewPicture {
    NewPicture(
      Picture(
        asset: item.id, job: picture.job, bitmap: picture.bitmap, previewNote: picture.previewNote,
        request: picture.request, plan: picture.plan), item)
  }
}

extension GalleryItem {
  /// The id of a result that the library does not have.
  static func id(made job: JobID, _ number: Int = 0) -> String { id(0xA0_0000 + 16 * job.number + number) }
}

extension Model {
  /// The jobs that ask for words.
  var wordJobs: [Job] { jobs.filter { !$0.makesPictures } }
}

struct NotOnScreen: Error { let text: String }

extension Outcome {
  static func make(cost: Decimal? = 0.039, generationID: String? = "gen-1") -> Outcome {
    Outcome(
      usage: Usage(cost: cost), provider: "Google", generationID: generationID, seconds: 21.3)
  }
}

extension Failure {
  static let keyRefused = Failure(.keyRefused, "The key was refused.", advice: "Press K to change it.", status: 401)
  static let server = Failure(.server, "The service had a fault.", advice: "Try again.", billed: .maybe, status: 502)
}

/// The job of the first generate effect.
func jobToSend(_ effects: [Effect]) -> JobID? {
  effects.lazy.compactMap { if case .generate(let id, _, _) = $0 { id } else { nil } }.first
}

/// How many requests effects would send.
func sends(_ effects: [Effect]) -> Int { effects.count { if case .generate = $0 { true } else { false } } }

/// The settings that effects would save; nil when none are.
func saved(_ effects: [Effect]) -> Settings? {
  effects.lazy.compactMap { if case .saveSettings(let change) = $0 { change.new } else { nil } }.first
}

extension LoadedReference {
  static func make(_ name: String, folder: String = "/pics", treatment: String? = nil) -> LoadedReference {
    LoadedReference(
      reference: Reference(
        name: name, path: "\(folder)/\(name)", mediaType: "image/png", width: 640, height: 360, bytes: [1, 2, 3],
        treatment: treatment),
      thumbnail: Bitmap(width: 32, height: 18, red: 200, green: 80, blue: 40))
  }
}

extension FolderListing {
  static func make() -> FolderListing {
    FolderListing(
      path: "/pics",
      entries: [
        Entry(name: "sub", isFolder: true), Entry(name: "cantina.png", size: 900_000),
        Entry(name: "cantor.txt", size: 12), Entry(name: "photo of a fox.jpg", size: 2_100_000),
      ])
  }
}

extension Action {
  /// Which panel it goes to, counted from 1.
  var panelNumber: Int? { Panel.all.indices.map { $0 + 1 }.first { self == .panel($0) } }
}
