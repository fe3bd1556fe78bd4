import SourceText

/// Two revisions as they are written on the command line: `A..B` or `A...B`.
package struct RevisionRange: Hashable, Sendable {
  /// The revision before the dots; `HEAD` when there is none.
  package let from: String
  /// The revision after the dots; `HEAD` when there is none.
  package let to: String
  /// Whether three dots mean "since the two parted" (gitrevisions(7)).
  package let isSinceParting: Bool

  /// Reads a range, or returns `nil` when the text has no dots that separate two revisions.
  package init?(_ text: String) {
    // Three dots first: the two inside them are not a separator.
    for (separator, isSinceParting) in [("...", true), ("..", false)] {
      let parts = text.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      guard !(parts[0].isEmpty && parts[1].isEmpty) else { return nil }
      from = parts[0].isEmpty ? "HEAD" : String(parts[0])
      to = parts[1].isEmpty ? "HEAD" : String(parts[1])
      self.isSinceParting = isSinceParting
      return
    }
    return nil
  }
}

extension Repository {
  /// The id of the commit that a name of any form stands for.
  ///
  /// - Throws: ``GitError`` with the code `unknownRevision` when it stands for none.
  package func resolve(_ revision: String) throws(GitError) -> ObjectID {
    switch location.access {
    case .program: return try resolveByProgram(revision)
    case .library:
      let handle = try open()
      do throws(LibGit2Failure) {
        return try handle.commit(named: revision)
      } catch {
        // Git knows more forms of names than the library, such as `@~1`.
        if let id = try? resolveByProgram(revision) { return id }
        throw .unknownRevision(revision, detail: error.reason)
      }
    }
  }

  /// The ids of both ends of a range; with three dots the first is where the two parted.
  package func resolve(_ range: RevisionRange) throws(GitError) -> (from: ObjectID, to: ObjectID) {
    let from = try resolve(range.from)
    let to = try resolve(range.to)
    guard range.isSinceParting else { return (from, to) }
    guard let base = try mergeBase(from, to) else {
      throw .unrelated(range)
    }
    return (base, to)
  }

  /// The best common ancestor of two commits, or `nil` when they have none.
  package func mergeBase(_ one: ObjectID, _ two: ObjectID) throws(GitError) -> ObjectID? {
    switch location.access {
    case .program:
      let output: [UInt8]
      do {
        output = try GitProgram(location).run(["merge-base", "\(one)", "\(two)"])
      } catch {
        // Git ends with 1 and without a word when there is none.
        if error.code == .gitFailed && error.detail.isEmpty { return nil }
        throw error
      }
      return ObjectID(hexadecimal: output.dropLast())
    case .library:
      let handle = try open()
      do throws(LibGit2Failure) {
        return try handle.mergeBase(one, two)
      } catch {
        throw .unreadable(gitFolder, detail: error.reason)
      }
    }
  }

  private func resolveByProgram(_ revision: String) throws(GitError) -> ObjectID {
    let output: [UInt8]
    do {
      output = try GitProgram(location).run([
        "rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}",
      ])
    } catch {
      if error.code == .gitFailed { throw .unknownRevision(revision, detail: error.detail) }
      throw error
    }
    guard let id = ObjectID(hexadecimal: output.dropLast()) else {
      throw .unexpectedAnswer("rev-parse")
    }
    return id
  }
}

extension GitError {
  /// Says that no commit has that name.
  fileprivate static func unknownRevision(_ revision: String, detail: String) -> GitError {
    GitError(
      .unknownRevision,
      LocalizedText(
        ja: "「\(revision)」というコミットは見つかりません。git log や git branch で名前を確かめてください。",
        en: "No commit is named '\(revision)'; look it up with git log or git branch"),
      detail: detail)
  }

  /// Says that two commits share no history.
  fileprivate static func unrelated(_ range: RevisionRange) -> GitError {
    GitError(
      .unknownRevision,
      LocalizedText(
        ja: """
          「\(range.from)」と「\(range.to)」には共通の祖先がありません。\
          浅いクローンなら git fetch --unshallow を実行してください。
          """,
        en: """
          '\(range.from)' and '\(range.to)' have no common ancestor; \
          in a shallow clone run git fetch --unshallow
          """))
  }
}
