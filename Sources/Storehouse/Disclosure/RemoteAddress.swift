import Patterns
import SourceText

/// Where a remote is, in one form for every way to write it.
///
/// `https://user@git.example.jp/team/base.git`, `ssh://git@git.example.jp:22/team/base` and
/// `git@git.example.jp:team/base.git` are all `git.example.jp/team/base`; a folder is
/// `file:/srv/git/base`.
package struct RemoteAddress: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Reads an address as git accepts it; leading and trailing blanks do not count.
  package init(_ url: some StringProtocol) {
    var text = Substring(url)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    if let scheme = RemoteAddress.scheme(of: text) {
      let rest = text.dropFirst(scheme.count + 3)
      description =
        scheme == "file" ? RemoteAddress.folder(rest) : RemoteAddress.host(rest, separator: "/")
    } else if let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/"),
      text.distance(from: text.startIndex, to: colon) > 1
    {
      // As in scp; a single letter is a drive.
      description = RemoteAddress.host(text, separator: ":")
    } else {
      description = RemoteAddress.folder(text)
    }
  }

  /// How `remotes:` of a configuration names the place.
  package var pattern: String {
    description.hasPrefix("file:") ? String(description.dropFirst(5)) : description
  }

  private static func scheme(of text: Substring) -> String? {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
    let scheme = text[..<colon]
    return scheme.allSatisfy { $0.isASCII && ($0.isLetter || "+-.".contains($0)) }
      ? scheme.lowercased() : nil
  }

  private static func folder(_ path: Substring) -> String {
    let path = withoutSteps(withoutEnding(path))
    return path.hasPrefix("/") ? "file:\(path)" : "file:/\(path)"
  }

  private static func host(_ text: Substring, separator: Character) -> String {
    let end = text.firstIndex(of: separator) ?? text.endIndex
    var host = text[..<end]
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    // The port says how to get there, not where it is.
    if separator == "/", let colon = host.lastIndex(of: ":"),
      host[host.index(after: colon)...].allSatisfy(\.isNumber)
    {
      host = host[..<colon]
    }
    var path = end == text.endIndex ? "" : text[text.index(after: end)...]
    while path.hasPrefix("/") { path.removeFirst() }
    let rest = withoutSteps(withoutEnding(path))
    return rest.isEmpty ? host.lowercased() : "\(host.lowercased())/\(rest)"
  }

  /// The path without `.` and with `..` taken back, so that no detour looks like another place.
  private static func withoutSteps(_ path: Substring) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  private static func withoutEnding(_ path: Substring) -> Substring {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path.hasSuffix(".git") && path != ".git" ? path.dropLast(4) : path
  }
}

/// What `remotes:` of a configuration says.
package struct RemoteCeilings: Sendable {
  /// The patterns in the order in which they are written.
  private let rules: [(glob: Glob, ceiling: DisclosureCeiling)]

  /// Reads patterns, leaving out those that cannot be read: what they would allow is not allowed.
  package init(_ patterns: [(pattern: String, ceiling: DisclosureCeiling)]) {
    rules = patterns.compactMap { item in
      RemoteCeilings.glob(item.pattern).map { ($0, item.ceiling) }
    }
  }

  /// The strictest that may be pushed to an address: the last pattern that matches decides, and an
  /// unknown address is a public one.
  package func ceiling(ofRemote url: some StringProtocol) -> DisclosureCeiling {
    let address = RepositoryPath(RemoteAddress(url).description)
    return rules.last { $0.glob.matches(address) }?.ceiling ?? .clear
  }

  /// Whether any pattern matches an address.
  package func isListed(_ url: some StringProtocol) -> Bool {
    let address = RepositoryPath(RemoteAddress(url).description)
    return rules.contains { $0.glob.matches(address) }
  }

  /// A pattern is an address of any form in which globs may stand; it counts from the host.
  ///
  /// A host alone, or a slash at the end, means everything there.
  private static func glob(_ pattern: String) -> Glob? {
    // Without a scheme or a user, a pattern is a host with a path; a folder begins with its slash.
    let isPlain = !pattern.contains(":") && !(pattern.first.map { "/.~".contains($0) } ?? true)
    let address = RemoteAddress(isPlain ? "ssh://" + pattern : pattern).description
    let isFolder = pattern.hasSuffix("/") || !address.contains("/")
    return try? Glob("/" + address + (isFolder ? "/**" : ""))
  }
}
