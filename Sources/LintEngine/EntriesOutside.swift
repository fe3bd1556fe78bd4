import Diagnostics
import LintRules
import Patterns
import SourceText
import Storehouse

/// Finds entries that lie where no kind looks for them, so that nobody would check or publish them.
///
/// Looked at are the top of the storehouse and folders there that have the name of a kind. Examples and tests elsewhere are nobody's mistake, so deeper folders are left alone.
struct EntriesOutside {
  private let plan: LintPlan
  private let isFile: (RepositoryPath) -> Bool

  /// `isFile` says whether there is a file at a path.
  init(_ plan: LintPlan, isFile: @escaping (RepositoryPath) -> Bool) {
    self.plan = plan
    self.isFile = isFile
  }

  /// Whether a file of no kind is worth reading, by its path alone.
  func mayBeOne(_ path: RepositoryPath) -> Bool {
    guard ["yaml", "yml"].contains(path.fileExtension), !path.name.hasPrefix("."),
      path != RepositoryPath(StorehouseLayout.configuration)
    else { return false }
    let folder = path.parent
    return folder.bytes.isEmpty || plan.kinds.contains { folder == RepositoryPath($0.name) }
  }

  /// The finding about a file, or `nil` when it is no entry: its first line leads to no schema of a
  /// kind, and its name and `id` are not those of one.
  func finding(in source: SourceFile) -> Diagnostic? {
    guard let kind = kind(of: source) else { return nil }
    let stem = RepositoryPath("\(source.path.stem).yaml")
    let target = plan.target(stem, kind).flatMap { isFile($0) ? nil : $0 }
    return MisplacedEntry.finding(outside: source, of: plan.kinds[kind], target: target)
  }

  private func kind(of source: SourceFile) -> Int? {
    let kinds = plan.kinds.indices.filter { plan.kinds[$0].format == .yaml }
    if let name = MisplacedEntry.schemaName(in: source) {
      let named = kinds.filter { plan.kinds[$0].schemaPath?.name == name }
      return named.count == 1 ? named[0] : nil
    }
    let stem = source.path.stem
    let line = Array("id: \(stem)".utf8)
    guard source.bytes.starts(with: line) || source.bytes.contains(bytes: [0x0A] + line) else {
      return nil
    }
    return kinds.first { index in
      let name = plan.kinds[index].name
      return source.path.parent == RepositoryPath(name) || stem.hasPrefix("\(name)-")
    }
  }
}

extension LintPlan {
  /// The path that a file would have among the entries of a kind.
  func target(_ path: RepositoryPath, _ kind: Int) -> RepositoryPath? {
    for glob in kinds[kind].paths.sources where !glob.hasPrefix("!") {
      let target = StorehouseLoader.literalFolder(of: glob).appending(RepositoryPath(path.name))
      if self.kind(of: target) == kind { return target }
    }
    return nil
  }
}

extension StagedLint {
  /// The findings about changed files that are entries and lie where no kind looks for them.
  func entriesOutside() throws -> [Diagnostic] {
    guard storehouse.configuration.profile == .storehouse else { return [] }
    let outside = EntriesOutside(plan) { input.files.index(of: $0) != nil }
    let paths = reported.sorted().filter { kind(of: $0) == nil && outside.mayBeOne($0) }
    if paths.isEmpty { return [] }
    let read = try input.files.makeReader()
    return try paths.compactMap { path in
      guard let index = input.files.index(of: path) else { return nil }
      return outside.finding(in: SourceFile(path: path, bytes: try read(index)))
    }
  }
}
