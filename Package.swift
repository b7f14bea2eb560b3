// swift-tools-version: 6.2
import PackageDescription

/// Every room is built alike: Swift 6 mode, explicit `any`, imports internal unless said otherwise, unsafe code marked.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

/// What is on the path of every request is built for release without run-time checks for overlapping access, which cost
/// a quarter of the server's own instructions there; every test build has them.
let hot: [SwiftSetting] = house + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

/// What reads articles calls across rooms for every word; so release builds may specialize and inline across them.
let wide: [SwiftSetting] = hot + [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]

/// A target and the rooms it may enter; a room that is not listed cannot be imported (`.ci/run` checks it).
func room(_ name: String, imports: [Target.Dependency] = [], settings: [SwiftSetting] = house) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: settings)
}

func tests(of name: String, imports: [Target.Dependency]) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: imports, swiftSettings: house)
}

let package = Package(
  name: "entente",
  products: [.executable(name: "entente", targets: ["entente"])],
  targets: [
    // C edges: module maps that name their library, and what Swift's Glibc module lacks.
    .target(name: "CSystem"),
    .target(name: "CAssets", exclude: ["page"]),
    // Optimized in debug builds too, as Language is.
    .target(name: "CProducts", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .systemLibrary(name: "COpenSSL"),
    .systemLibrary(name: "CZlib"),

    // Pure rooms: no Foundation, no Glibc, no Dispatch.
    room("Chronicle", settings: wide),
    // Optimized in debug builds too: without it a sentence takes a hundred times as long, and the tests read thousands.
    .target(
      name: "Language", dependencies: ["CProducts"],
      swiftSettings: wide + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    room("Reading", imports: ["Chronicle", "Language"], settings: wide),
    room("HTTP", settings: hot),
    room("Dashboard", imports: ["HTTP", "CAssets"]),

    // Edges.
    room("API", imports: ["Chronicle", "Reading", "HTTP", "CAssets", "Dashboard"]),
    room("Serving", imports: ["HTTP", "CSystem", "COpenSSL", "CZlib"], settings: hot),
    .executableTarget(
      name: "entente",
      dependencies: ["Chronicle", "Language", "Reading", "HTTP", "API", "Serving"],
      swiftSettings: house
    ),
    .executableTarget(name: "train", dependencies: ["Language", "Seeded", "Serving"], swiftSettings: house),

    // Small programs for those who work on Entente, and what they share with the tests.
    room("Seeded"),
    .executableTarget(
      name: "bench", dependencies: ["API", "Chronicle", "HTTP", "Language", "Reading", "Seeded", "Serving"],
      swiftSettings: house),
    .executableTarget(name: "fuzz", dependencies: ["HTTP", "Serving", "COpenSSL"], swiftSettings: house),

    // Tests mirror rooms; AcceptanceTests drive the built program, HouseTests the tree itself.
    tests(of: "Chronicle", imports: ["Chronicle", "Seeded"]),
    tests(of: "Language", imports: ["Language", "CProducts", "Seeded", "Serving"]),
    tests(of: "Reading", imports: ["Reading", "Chronicle", "Language", "Seeded", "Serving"]),
    tests(of: "HTTP", imports: ["HTTP", "Seeded"]),
    tests(of: "API", imports: ["API", "Chronicle", "Dashboard", "Language", "Reading", "Serving", "HTTP"]),
    tests(of: "Dashboard", imports: ["Dashboard"]),
    tests(of: "Serving", imports: ["Serving", "HTTP", "COpenSSL", "CZlib"]),
    tests(of: "Acceptance", imports: ["entente"]),
    tests(of: "House", imports: []),
  ]
)
