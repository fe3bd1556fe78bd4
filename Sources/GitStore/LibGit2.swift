import CLibGit2
import SourceText

/// What the library said about a call that failed.
struct LibGit2Failure: Error {
  /// One of the library's error codes.
  let code: Int32
  /// The library's own words.
  let reason: String

  /// The library is not on this machine, or only another version of it.
  static let notInstalled = LibGit2Failure(
    code: GIT_ERROR.rawValue, reason: "libgit2 \(LIBGIT2_SOVERSION) is not installed")

  /// Whether what was asked for does not exist.
  var isAbsence: Bool { code == GIT_ENOTFOUND.rawValue && !isOwnership }
  /// Whether the repository belongs to somebody whom git does not trust.
  ///
  /// Where no configuration names a trusted folder, libgit2 1.5 says that the setting is not found.
  var isOwnership: Bool {
    code == GIT_EOWNER.rawValue || reason.contains("'safe.directory' was not found")
  }
}

/// The library's start and its way to report errors.
enum LibGit2 {
  /// Whether the library is there, which starts it; there is nothing to gain from stopping it.
  static let isStarted: Bool = {
    guard LibGit2Library.isInstalled else { return false }
    let status = git_libgit2_init()
    // Like git itself, trust the pack's own checksums: hashing every blob costs more than reading.
    _ = unsafe shim_git_set_strict_hash_verification(LibGit2Library.options, 0)
    return status > 0
  }()

  /// Turns an error code into a thrown failure; call it on the line of the call itself, because
  /// the library keeps its words for the current thread and the latest call only.
  static func check(_ code: Int32) throws(LibGit2Failure) {
    if code < 0 { throw failure(code) }
  }

  private static func failure(_ code: Int32) -> LibGit2Failure {
    guard let error = unsafe git_error_last(), let text = unsafe error.pointee.message else {
      return LibGit2Failure(code: code, reason: "libgit2 \(code)")
    }
    return LibGit2Failure(code: code, reason: unsafe String(cString: text))
  }
}

extension ObjectID {
  /// Copies the library's form of an id.
  init?(_ id: git_oid) {
    var id = id
    let bytes = unsafe withUnsafeBytes(of: &id) { unsafe Array($0.prefix(20)) }
    self.init(bytes: bytes)
  }

  /// The library's form of this id; `nil` for a SHA-256 id, which the library does not know.
  var libraryForm: git_oid? {
    let bytes = bytes
    guard bytes.count == 20 else { return nil }
    var id = git_oid()
    unsafe withUnsafeMutableBytes(of: &id) { unsafe $0.copyBytes(from: bytes) }
    return id
  }
}
