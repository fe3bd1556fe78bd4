package import SourceText

extension Configuration {
  /// What can be said of a configuration that is broken: the defaults, and the language of a plain
  /// line `language: ja`, so that whoever broke it is told so in their language.
  package init(broken bytes: [UInt8]) {
    self.init()
    language = Language(plainLineIn: bytes)
  }
}

extension Language {
  /// The language that a line `language: ja` asks for, whatever else a text holds.
  package init?(plainLineIn bytes: [UInt8]) {
    let key = Array("language:".utf8)
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
    let values = lines.filter { $0.starts(with: key) }.compactMap { line -> Language? in
      let value = line.dropFirst(key.count).prefix { $0 != UInt8(ascii: "#") }
        .filter { !Array(" \t\"'".utf8).contains($0) }
      return Language(rawValue: String(decoding: value, as: UTF8.self))
    }
    guard let first = values.first else { return nil }
    self = first
  }
}
