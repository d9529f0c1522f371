// swift-tools-version: 6.2
import PackageDescription

/// Strictness that every Swift target of this package shares.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// One Swift room of the house; the arrows between rooms are drawn in ARCHITECTURE.md.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one room, with whatever else they set up around it.
func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies, exclude: exclude, resources: resources,
    swiftSettings: strict)
}

/// A C shim over a system library, for what Swift cannot call: varargs, setjmp, macros, mutable globals.
func shim(_ name: String, links libraries: String...) -> Target {
  .target(name: name, linkerSettings: libraries.map { .linkedLibrary($0) })
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let hummingbird = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let nio = ["NIOCore", "NIOPosix"].map { Target.Dependency.product(name: $0, package: "swift-nio") }
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioHTTP = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let orderedCollections = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "visualizer",
  products: [.executable(name: "visualizer", targets: ["visualizer"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
  ],
  targets: [
    shim("CNcurses", links: "ncursesw", "tinfo"),
    shim("CCurl", links: "dl", "z"),
    shim("CDeflate", links: "z"),
    shim("CDigest", links: "crypto"),
    shim("CFormats", links: "dl"),
    shim("CJPEG", links: "jpeg"),
    shim("CLCMS", links: "lcms2"),
    shim("CPNG", links: "png16", "z"),
    shim("CWebP", links: "webp", "webpdemux"),
    .target(name: "CAssets", exclude: ["visual-styles.yaml"]),
    .target(name: "CFonts", exclude: ["LICENSE", "make_fonts.py", "spleen-12x24.font", "spleen-16x32.font"]),
    .target(name: "CRecordings", exclude: ["recordings", "SOURCES.md"]),

    room("Cells"),
    room("Raster", ["Cells", "CFonts", "CFormats", "CJPEG", "CLCMS", "CPNG", "CWebP"]),
    room("Terminal", ["Cells", "CDeflate", "CNcurses"]),
    room("Domain"),
    room("Service", ["Domain"]),
    room("OpenRouter", ["Domain", "Service", "CCurl", "CDigest"]),
    room("Storage", ["Domain", "Raster", "CAssets", "CDigest", grdb, yams]),
    room("Media", ["Domain", "Raster", "Cells"]),
    room("Engine", ["Domain", "Service", "Media", "Raster", "Cells"]),
    room("Interface", ["Domain", "Media", "Cells", "Raster", orderedCollections]),
    room("Runtime", ["Engine", "Interface", "Domain", "Media", "Raster", "Cells"]),
    room(
      "Gateway",
      ["Engine", "Domain", "Media", "Raster", "Cells", "CDigest", hummingbird, httpTypes, logging, nioHTTP] + nio),
    room("MCP", ["Engine", "Domain", "Media"]),
    room("Simulator", ["Raster", "Cells", "CDigest", "CRecordings", flyingSocks]),
    .executableTarget(
      name: "visualizer",
      dependencies: [
        "Cells", "Raster", "Terminal", "Domain", "Engine", "Gateway", "MCP", "OpenRouter", "Storage", "Interface",
        "Runtime", "Simulator",
        argumentParser,
      ],
      swiftSettings: strict),

    .target(name: "RawServing", path: "Tests/RawServing", swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
    tests(of: "Cells"),
    tests(
      of: "Raster", ["Cells"], exclude: ["make_fixtures.py", "colour_fixtures.py"], resources: [.copy("Fixtures")]),
    tests(of: "Terminal", ["CCurl", "CNcurses", "Cells", "Domain", "Interface", "Raster"]),
    tests(of: "Domain"),
    tests(of: "OpenRouter", ["Domain", "Service", "Raster", "RawServing", "Simulator"]),
    tests(of: "Storage", ["Domain", "Raster", grdb]),
    tests(of: "Interface", ["Domain", "Media", "Cells", "Raster", orderedCollections], resources: [.copy("Goldens")]),
    tests(
      of: "Runtime",
      ["Engine", "Service", "Media", "Interface", "Domain", "Cells", "Raster", "OpenRouter", "Simulator", "Storage"]),
    tests(of: "Gateway", ["Cells", "Domain", "Engine", "Raster", httpTypes]),
    tests(of: "MCP", ["Domain", "Engine", "Media", "Raster", "Service", "Storage"]),
    tests(of: "Simulator", ["Raster", "RawServing"]),
    tests(
      of: "visualizer",
      [argumentParser, "Cells", "Domain", "Engine", "Interface", "Runtime", "Storage", "RawServing", "Simulator"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
