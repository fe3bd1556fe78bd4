/// One setting of git, read from files in which there is nothing to interpret.
///
/// Quotes, escapes, comments after a value, continued lines and included files are left to libgit2.
enum PlainSetting {
  /// What the files say.
  case value(String?)
  /// Something in the files needs a full reading.
  case unclear

  /// Reads a setting such as `core.excludesfile`, in lower case, from files of which later ones win.
  static func read(_ key: String, in paths: [String]) -> PlainSetting {
    var result: String?
    for path in paths {
      guard let bytes = try? FileAccess.read(path) else { continue }
      switch read(key, in: String(decoding: bytes, as: UTF8.self)) {
      case .unclear: return .unclear
      case .value(let value): result = value ?? result
      }
    }
    return .value(result)
  }

  /// Reads a setting from the text of one file.
  static func read(_ key: String, in text: String) -> PlainSetting {
    let lowercased = text.lowercased()
    let name = key.drop { $0 != "." }.dropFirst()
    if lowercased.contains("[include") { return .unclear }
    guard lowercased.contains(name) else { return .value(nil) }
    var result: String?
    var section = ""
    for line in text.split(whereSeparator: \.isNewline) {
      let line = trimmed(line)
      if line.hasSuffix("\\") { return .unclear }
      if line.hasPrefix("[") {
        guard line.hasSuffix("]") else { return .unclear }
        section = line.dropFirst().dropLast().lowercased()
      } else if line.lowercased().hasPrefix(name), "\(section).\(name)" == key {
        let rest = trimmed(line.dropFirst(name.count))
        guard rest.hasPrefix("=") else { return .unclear }
        let value = trimmed(rest.dropFirst())
        if value.isEmpty || value.contains(where: { "\"\\#;".contains($0) }) { return .unclear }
        result = String(value)
      }
    }
    return .value(result)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
