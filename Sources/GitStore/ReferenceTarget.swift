package import SourceText

/// A reference: its full name and the object that it names.
package struct NamedReference: Hashable, Sendable {
  /// The full name, such as `refs/heads/main`.
  package let name: RepositoryPath
  package let id: ObjectID

  package init(name: RepositoryPath, id: ObjectID) {
    self.name = name
    self.id = id
  }
}

/// What an object name leads to, with the annotated tags on the way.
package struct ReferenceTarget: Sendable {
  /// An annotated tag.
  package struct Tag: Sendable {
    package let id: ObjectID
    package let message: [UInt8]
  }

  /// The tags that were passed, the outermost first.
  package let tags: [Tag]
  /// The commit, or `nil` when a file or folder has been tagged.
  package let commit: ObjectID?
  /// The files that are reached without a commit.
  package let files: [SnapshotEntry]
}

extension Repository {
  /// All references, in the order of their names.
  package func references() throws(GitError) -> [NamedReference] {
    let output = try GitProgram(location).run(["for-each-ref", "--format=%(objectname) %(refname)"])
    var references: [NamedReference] = []
    for line in output.split(separator: UInt8(ascii: "\n")) {
      let id = line.prefix { $0 != UInt8(ascii: " ") }
      guard let id = ObjectID(hexadecimal: id) else { throw .unexpectedAnswer("for-each-ref") }
      let name = line.drop { $0 != UInt8(ascii: " ") }.dropFirst()
      references.append(NamedReference(name: RepositoryPath(bytes: Array(name)), id: id))
    }
    return references
  }

  /// The tags that lead to one of some commits, and whether each has a message of its own.
  package func tags(
    at commits: Set<ObjectID>
  ) throws(GitError) -> [(name: RepositoryPath, isAnnotated: Bool)] {
    let format = "--format=%(objectname) %(*objectname) %(refname)"
    let output = try GitProgram(location).run(["for-each-ref", format, "refs/tags"])
    return output.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let fields = line.split(
        separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return nil }
      let isAnnotated = !fields[1].isEmpty
      guard let id = ObjectID(hexadecimal: isAnnotated ? fields[1] : fields[0]),
        commits.contains(id)
      else { return nil }
      return (RepositoryPath(bytes: Array(fields[2])), isAnnotated)
    }
  }

  /// Follows annotated tags from an object to what they are about.
  package func target(of id: ObjectID) throws(GitError) -> ReferenceTarget {
    let program = GitProgram(location)
    let objects = ObjectReader(program)
    var tags: [ReferenceTarget.Tag] = []
    var current = id
    while true {
      // Only tags are looked into here; anything else may be of any size.
      let (kind, content) = try objects.read(current, limit: 1 << 24)
      switch kind {
      case .tag:
        let text = ObjectText(content ?? [])
        tags.append(ReferenceTarget.Tag(id: current, message: text.message))
        guard let next = text.ids(of: "object").first else { throw .unexpectedAnswer("cat-file") }
        current = next
      case .commit: return ReferenceTarget(tags: tags, commit: current, files: [])
      case .blob:
        let file = SnapshotEntry(path: RepositoryPath("\(current)"), kind: .file, blob: current)
        return ReferenceTarget(tags: tags, commit: nil, files: [file])
      case .tree:
        return ReferenceTarget(tags: tags, commit: nil, files: try Self.files(current, program))
      }
    }
  }

  /// Whether the repository holds an object of that name.
  package func holds(_ id: ObjectID) -> Bool {
    (try? GitProgram(location).run(["cat-file", "-e", "\(id)"])) != nil
  }

  /// Which of some commits no remote-tracking branch reaches: as far as this clone knows, nobody
  /// else has them yet.
  package func unpublished(among commits: [ObjectID]) throws(GitError) -> Set<ObjectID> {
    guard !commits.isEmpty else { return [] }
    let output = try GitProgram(location).run(
      ["rev-list", "--stdin", "--not", "--remotes"],
      input: Array(commits.map { "\($0)\n" }.joined().utf8))
    let reached = output.split(separator: UInt8(ascii: "\n")).compactMap {
      ObjectID(hexadecimal: $0)
    }
    return Set(commits).intersection(reached)
  }

  private static func files(
    _ tree: ObjectID, _ program: GitProgram
  ) throws(GitError) -> [SnapshotEntry] {
    let output = try program.run(["ls-tree", "-r", "-z", "--full-tree", "\(tree)"])
    var entries: [SnapshotEntry] = []
    for record in output.split(separator: 0) {
      let fields = record.prefix { $0 != UInt8(ascii: "\t") }.split(separator: UInt8(ascii: " "))
      guard fields.count == 3,
        let mode = UInt32(String(decoding: fields[0], as: UTF8.self), radix: 8)
      else { throw .unexpectedAnswer("ls-tree") }
      let path = record.drop { $0 != UInt8(ascii: "\t") }.dropFirst()
      entries.append(
        SnapshotEntry(
          path: RepositoryPath(bytes: Array(path)), kind: .init(mode: mode),
          blob: ObjectID(hexadecimal: fields[2])))
    }
    return entries
  }
}
