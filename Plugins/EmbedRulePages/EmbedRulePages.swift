import Foundation
import PackagePlugin

/// Makes Swift of the pages in docs/rules while the package is built, so that the program has them
/// with it and nobody can forget to bring them up to date.
@main
struct EmbedRulePages: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let script = root.appending(path: "Scripts/embed-rule-pages")
    let folder = root.appending(path: "docs/rules")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }.sorted().map { folder.appending(path: $0) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRulePages.swift")
    return [
      .buildCommand(
        displayName: "Embedding the pages of \(pages.count) rules",
        executable: URL(filePath: "/bin/sh"),
        arguments: [script.path, output.path] + pages.map(\.path),
        inputFiles: [script] + pages, outputFiles: [output])
    ]
  }
}
