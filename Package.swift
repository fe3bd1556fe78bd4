// swift-tools-version: 6.3
import PackageDescription

// The map of rooms is docs/architecture.md; Tests/RepositoryTests checks it against this file.

/// A target of this package, named with the targets it may import.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil,
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(name: name, dependencies: dependencies, path: path, plugins: plugins)
}

/// A system library, found by pkg-config and installed from Debian's packages.
func systemLibrary(_ name: String, pkgConfig: String? = nil, debian: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

/// The tests of one room.
func tests(of name: String, _ others: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + others)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "kura",
  products: [.executable(name: "kura", targets: ["kura"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Without pkgConfig, because it is loaded when it is needed and not linked.
    systemLibrary("CLibGit2", debian: "libgit2-dev"),
    systemLibrary("CLibYAML", pkgConfig: "yaml-0.1", debian: "libyaml-dev"),
    systemLibrary("CPCRE2", pkgConfig: "libpcre2-8", debian: "libpcre2-dev"),

    room("SourceText"),
    room("Diagnostics", ["SourceText"]),
    room("Editions"),
    room("DocumentTree", ["SourceText", "Diagnostics"]),
    room("Patterns", ["CPCRE2", "SourceText"]),
    room("SensitiveText", ["SourceText"]),
    room("YAMLFrontEnd", ["CLibYAML", "DocumentTree", "SourceText", "Diagnostics"]),
    room("Editing", ["DocumentTree", "SourceText", "Diagnostics"]),
    room("JSONSchema", ["DocumentTree", "Patterns", "Diagnostics", "SourceText"]),
    room("GitStore", ["CLibGit2", "SourceText"]),
    room(
      "Storehouse",
      ["DocumentTree", "JSONSchema", "Editions", "Diagnostics", "SourceText", "Patterns"]),
    room(
      "LintRules",
      [
        "Storehouse", "SensitiveText", "JSONSchema", "DocumentTree", "Editions", "Diagnostics",
        "SourceText",
      ]),
    room(
      "LintEngine",
      [
        "LintRules", "Storehouse", "JSONSchema", "YAMLFrontEnd", "DocumentTree", "Patterns",
        "Editing", "Editions", "SensitiveText", "Diagnostics", "SourceText",
      ]),
    .plugin(name: "EmbedRulePages", capability: .buildTool()),
    room("RulePages", plugins: ["EmbedRulePages"]),
    room("Reporting", ["Diagnostics", "SourceText"]),
    room("EntryForms", ["DocumentTree", "SourceText"]),
    .plugin(name: "EmbedStarter", capability: .buildTool()),
    room("StarterKit", plugins: ["EmbedStarter"]),
    room(
      "KuraCommand",
      [
        "EntryForms", "LintEngine", "LintRules", "Reporting", "RulePages", "StarterKit",
        "Storehouse", "JSONSchema", "SensitiveText", "DocumentTree", "YAMLFrontEnd", "GitStore",
        "Editing", "Editions", "Diagnostics", "SourceText", argumentParser,
      ]),
    .executableTarget(
      name: "kura", dependencies: ["KuraCommand", "GitStore"],
      // Debian's libmimalloc-dev: libyaml allocates for every event of every file.
      linkerSettings: [.linkedLibrary("mimalloc")]),

    .target(
      name: "TestSupport", dependencies: ["SourceText", "Diagnostics", "DocumentTree"],
      path: "Tests/TestSupport"),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "LintEngine", "Reporting", "JSONSchema", "YAMLFrontEnd", "DocumentTree", "Patterns",
        "GitStore", "Editing", "Editions", "Diagnostics", "SensitiveText", "SourceText",
        "TestSupport",
      ], path: "Tests/FuzzTargets"),
    .executableTarget(
      name: "kura-fuzz", dependencies: ["FuzzTargets", "TestSupport", argumentParser],
      path: "Tests/FuzzCommand"),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets", "SourceText", "TestSupport"]),
    tests(of: "GitStore"),
    tests(of: "SourceText"),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "JSONSchema", "DocumentTree", "Diagnostics", "SourceText", "TestSupport",
      ], exclude: ["Golden"]),
    tests(of: "Patterns", ["SourceText"]),
    tests(of: "SensitiveText", ["SourceText"]),
    tests(of: "DocumentTree", ["SourceText", "Diagnostics"]),
    tests(of: "YAMLFrontEnd", ["DocumentTree", "SourceText", "Diagnostics"]),
    tests(of: "Editions"),
    .testTarget(
      name: "JSONSchemaFormatTests", dependencies: ["JSONSchema", "DocumentTree", "TestSupport"]),
    tests(of: "JSONSchema", ["YAMLFrontEnd", "DocumentTree", "SourceText", "Diagnostics"]),
    tests(of: "Storehouse"),
    tests(of: "Editing", ["YAMLFrontEnd", "DocumentTree", "Diagnostics", "SourceText"]),
    tests(of: "LintEngine", ["LintRules", "Diagnostics", "Editions", "SourceText"]),
    .testTarget(
      name: "RulePagesTests",
      dependencies: [
        "LintEngine", "LintRules", "Diagnostics", "Editions", "SourceText", "TestSupport",
      ]),
    .testTarget(
      name: "KuraCommandTests",
      dependencies: [
        "KuraCommand", "JSONSchema", "DocumentTree", "SourceText", "TestSupport",
      ], exclude: ["Golden"]),
    .testTarget(
      name: "TenDaysTests", dependencies: ["SourceText", "TestSupport"], exclude: ["Days"]),
    .testTarget(name: "RepositoryTests", dependencies: ["SourceText", "TestSupport"]),
  ]
)

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
