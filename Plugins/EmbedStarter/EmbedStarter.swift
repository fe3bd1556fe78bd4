import Foundation
import PackagePlugin

/// Makes Swift of the files of a new storehouse while the package is built: those of Starter/ as
/// they are, the CI of docs/examples, and some of this repository's own schemas.
@main
struct EmbedStarter: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let script = root.appending(path: "Scripts/embed-starter")
    let starter = root.appending(path: "Starter")
    let files = try FileManager.default.subpathsOfDirectory(atPath: starter.path).sorted()
      .map { starter.appending(path: $0) }.filter { file in
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
        return exists && !isFolder.boolValue
      }
    let schemas = try FileManager.default
      .contentsOfDirectory(atPath: root.appending(path: "schemas").path)
      .sorted().map { root.appending(path: "schemas/\($0)") }
    let examples = try FileManager.default
      .contentsOfDirectory(atPath: root.appending(path: "docs/examples").path)
      .sorted().map { root.appending(path: "docs/examples/\($0)") }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedStarter.swift")
    return [
      .buildCommand(
        displayName: "Embedding the files of a new storehouse",
        executable: URL(filePath: "/bin/sh"),
        arguments: [script.path, output.path, root.path],
        inputFiles: [script] + files + schemas + examples, outputFiles: [output])
    ]
  }
}
