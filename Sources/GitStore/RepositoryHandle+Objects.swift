import CLibGit2
import SourceText

extension RepositoryHandle {
  /// Folders nested deeper than this are not entered; no file system allows them.
  private static let maximumDepth = 2048

  /// The bytes of a blob, or `nil` when there are more than `limit`.
  func blob(_ id: ObjectID, limit: Int) throws(LibGit2Failure) -> [UInt8]? {
    guard var name = id.libraryForm else { throw .unknown(id) }
    var store: OpaquePointer?
    try LibGit2.check(unsafe git_repository_odb(&store, pointer))
    defer { unsafe git_odb_free(store) }
    var object: OpaquePointer?
    try LibGit2.check(unsafe git_odb_read(&object, store, &name))
    defer { unsafe git_odb_object_free(object) }
    guard unsafe git_odb_object_type(object) == GIT_OBJECT_BLOB else { throw .unknown(id) }
    let size = unsafe git_odb_object_size(object)
    guard size <= limit else { return nil }
    let content = unsafe UnsafeRawBufferPointer(start: git_odb_object_data(object), count: size)
    return unsafe [UInt8](content)
  }

  /// The id of the commit that a name of any form stands for.
  func commit(named revision: String) throws(LibGit2Failure) -> ObjectID {
    var object: OpaquePointer?
    try LibGit2.check(unsafe git_revparse_single(&object, pointer, revision))
    defer { unsafe git_object_free(object) }
    var commit: OpaquePointer?
    try LibGit2.check(unsafe git_object_peel(&commit, object, GIT_OBJECT_COMMIT))
    defer { unsafe git_object_free(commit) }
    guard let id = unsafe git_object_id(commit), let copy = ObjectID(unsafe id.pointee) else {
      preconditionFailure("a commit has an id")
    }
    return copy
  }

  /// Lists the files of a commit below a folder that a scope wants, in the order of their bytes.
  func files(
    ofCommit id: ObjectID, root: RepositoryPath, _ scope: SnapshotScope
  ) throws(LibGit2Failure) -> [SnapshotEntry] {
    guard var name = id.libraryForm else { throw .unknown(id) }
    var commit: OpaquePointer?
    try LibGit2.check(unsafe git_commit_lookup(&commit, pointer, &name))
    defer { unsafe git_commit_free(commit) }
    guard var tree = unsafe git_commit_tree_id(commit)?.pointee else { return [] }
    for component in root.bytes.split(separator: UInt8(ascii: "/")) {
      guard let child = try subtree(of: tree, named: Array(component)) else { return [] }
      tree = child
    }
    var entries: [SnapshotEntry] = []
    try collect(tree, path: "", scope, into: &entries, depth: 0)
    return entries
  }

  /// The best common ancestor of two commits, or `nil` when they have none.
  func mergeBase(_ one: ObjectID, _ two: ObjectID) throws(LibGit2Failure) -> ObjectID? {
    guard var first = one.libraryForm, var second = two.libraryForm else { return nil }
    var base = git_oid()
    do throws(LibGit2Failure) {
      try LibGit2.check(unsafe git_merge_base(&base, pointer, &first, &second))
    } catch {
      if error.isAbsence { return nil }
      throw error
    }
    return ObjectID(base)
  }

  private func subtree(
    of id: git_oid, named name: [UInt8]
  ) throws(LibGit2Failure) -> git_oid? {
    let tree = unsafe try open(tree: id)
    defer { unsafe git_tree_free(tree) }
    let entry = unsafe withCString(name) { unsafe git_tree_entry_byname(tree, $0) }
    guard let entry = unsafe entry, unsafe git_tree_entry_type(entry) == GIT_OBJECT_TREE else {
      return nil
    }
    return unsafe git_tree_entry_id(entry)?.pointee
  }

  private func open(tree id: git_oid) throws(LibGit2Failure) -> OpaquePointer {
    var id = id
    var tree: OpaquePointer?
    try LibGit2.check(unsafe git_tree_lookup(&tree, pointer, &id))
    guard let tree = unsafe tree else { preconditionFailure("success gives a tree") }
    return unsafe tree
  }

  /// A tree's order is that of full paths, because git sorts folders as if a slash followed.
  private func collect(
    _ id: git_oid, path folder: RepositoryPath, _ scope: SnapshotScope,
    into entries: inout [SnapshotEntry], depth: Int
  ) throws(LibGit2Failure) {
    guard depth < Self.maximumDepth else { return }
    let tree = unsafe try open(tree: id)
    defer { unsafe git_tree_free(tree) }
    for position in 0..<(unsafe git_tree_entrycount(tree)) {
      guard let entry = unsafe git_tree_entry_byindex(tree, position),
        let name = unsafe git_tree_entry_name(entry),
        let child = unsafe git_tree_entry_id(entry)?.pointee
      else { continue }
      let path = folder.appending(RepositoryPath(bytes: unsafe bytes(ofCString: name)))
      if unsafe git_tree_entry_type(entry) == GIT_OBJECT_TREE {
        guard scope.mayHold(path) else { continue }
        try collect(child, path: path, scope, into: &entries, depth: depth + 1)
      } else if scope.wants(path) {
        let mode = UInt32(bitPattern: Int32(unsafe git_tree_entry_filemode(entry).rawValue))
        entries.append(SnapshotEntry(path: path, kind: .init(mode: mode), blob: ObjectID(child)))
      }
    }
  }
}

extension LibGit2Failure {
  /// An object that is not there, or is not of the kind that it should be.
  fileprivate static func unknown(_ id: ObjectID) -> LibGit2Failure {
    LibGit2Failure(code: GIT_ENOTFOUND.rawValue, reason: "no such blob \(id)")
  }
}
