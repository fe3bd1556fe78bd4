import SourceText

/// Reads a glob into branches: braces are written out, then each branch is cut at its slashes.
struct GlobReader {
  /// How many branches braces may make.
  static let branchLimit = 256
  /// How many tokens all branches may have together.
  static let tokenLimit = 20_000
  /// How deep braces may nest.
  static let depthLimit = 16

  /// One character of a glob after its braces are written out.
  enum Piece: Hashable {
    case token(GlobBranch.Token)
    case slash
  }

  private let source: String
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ source: String) {
    self.source = source
    self.scalars = Array(source.unicodeScalars)
  }

  /// Reads the whole glob.
  mutating func branches() throws(GlobError) -> [GlobBranch] {
    guard !scalars.isEmpty else { throw error(.empty, at: 0) }
    return try sequences(depth: 0).map(branch)
  }

  /// Reads up to the end, or inside braces up to a comma or the closing brace.
  private mutating func sequences(depth: Int) throws(GlobError) -> [[Piece]] {
    var sequences: [[Piece]] = [[]]
    while position < scalars.count {
      let start = position
      let scalar = scalars[position]
      if depth > 0 && (scalar == "," || scalar == "}") { return sequences }
      position += 1
      switch scalar {
      case "{":
        let alternatives = try alternatives(from: start, depth: depth)
        sequences = try combined(sequences, alternatives, at: start)
      case "[":
        let set = try characterClass(from: start)
        append([.token(.character(set))], to: &sequences)
      case "\\":
        guard position < scalars.count else { throw error(.backslashAlone, at: start) }
        append(literal(scalars[position]), to: &sequences)
        position += 1
      case "*": append([.token(.anyText)], to: &sequences)
      case "?": append([.token(.anyCharacter)], to: &sequences)
      case "/": append([.slash], to: &sequences)
      default: append(literal(scalar), to: &sequences)
      }
    }
    return sequences
  }

  private mutating func alternatives(
    from start: Int, depth: Int
  ) throws(GlobError) -> [[Piece]] {
    guard depth < GlobReader.depthLimit else { throw error(.tooManyBranches, at: start) }
    var alternatives: [[Piece]] = []
    while true {
      alternatives += try sequences(depth: depth + 1)
      guard position < scalars.count else { throw error(.bracketNotClosed("{", "}"), at: start) }
      position += 1
      if scalars[position - 1] == "}" { return alternatives }
    }
  }

  private func combined(
    _ left: [[Piece]], _ right: [[Piece]], at start: Int
  ) throws(GlobError) -> [[Piece]] {
    let size = left.reduce(0) { $0 + $1.count } * right.count + right.reduce(0) { $0 + $1.count }
    guard left.count * right.count <= GlobReader.branchLimit, size <= GlobReader.tokenLimit else {
      throw error(.tooManyBranches, at: start)
    }
    return left.flatMap { head in right.map { head + $0 } }
  }

  private func append(_ pieces: [Piece], to sequences: inout [[Piece]]) {
    for index in sequences.indices { sequences[index] += pieces }
  }

  private func literal(_ scalar: Unicode.Scalar) -> [Piece] {
    scalar == "/" ? [.slash] : String(scalar).utf8.map { .token(.byte($0)) }
  }

  private mutating func characterClass(from start: Int) throws(GlobError) -> CodePointSet {
    var isNegated = false
    if position < scalars.count, scalars[position] == "!" || scalars[position] == "^" {
      isNegated = true
      position += 1
    }
    var ranges: [ClosedRange<UInt32>] = []
    let first = position
    while position < scalars.count, scalars[position] != "]" || position == first {
      let lower = classScalar()
      var upper = lower
      if position + 1 < scalars.count, scalars[position] == "-", scalars[position + 1] != "]" {
        position += 1
        upper = classScalar()
      }
      guard lower <= upper else { throw error(.rangeReversed, at: start) }
      ranges.append(lower.value...upper.value)
    }
    guard position < scalars.count else { throw error(.bracketNotClosed("[", "]"), at: start) }
    position += 1
    let set = CodePointSet(ranges)
    return isNegated ? set.complement : set
  }

  private mutating func classScalar() -> Unicode.Scalar {
    if scalars[position] == "\\", position + 1 < scalars.count { position += 1 }
    defer { position += 1 }
    return scalars[position]
  }

  private func branch(_ pieces: [Piece]) -> GlobBranch {
    var names = pieces.split(separator: .slash, omittingEmptySubsequences: false)
    let isFolder = names.count > 1 && names.last?.isEmpty == true
    if isFolder { names.removeLast() }
    let isAnchored = names.count > 1
    if isAnchored && names.first?.isEmpty == true { names.removeFirst() }
    var segments: [GlobBranch.Segment] = isAnchored ? [] : [.anyFolders]
    for name in names {
      let tokens = name.compactMap { piece in
        if case .token(let token) = piece { return token }
        return nil
      }
      let segment = GlobReader.segment(tokens)
      if segment != .anyFolders || segments.last != .anyFolders { segments.append(segment) }
    }
    if isFolder && segments.last != .anyFolders { segments.append(.anyFolders) }
    return GlobBranch(segments)
  }

  private static func segment(_ tokens: [GlobBranch.Token]) -> GlobBranch.Segment {
    if tokens == [.anyText, .anyText] { return .anyFolders }
    var merged: [GlobBranch.Token] = []
    for token in tokens where token != .anyText || merged.last != .anyText { merged.append(token) }
    return .name(merged)
  }

  private func error(_ message: LocalizedText, at offset: Int) -> GlobError {
    GlobError(source: source, scalarOffset: offset, message: message)
  }
}

extension LocalizedText {
  fileprivate static var empty: LocalizedText {
    LocalizedText(
      ja: "パスの指定が空です。「rules/**/*.yml」のように書いてください。",
      en: "Glob is empty; write one such as 'rules/**/*.yml'")
  }

  fileprivate static func bracketNotClosed(_ opening: String, _ closing: String) -> LocalizedText {
    LocalizedText(
      ja: "「\(opening)」に対応する「\(closing)」がありません。「\(opening)」という文字そのものなら「\\\(opening)」と書いてください。",
      en: "'\(opening)' has no '\(closing)' after it; write '\\\(opening)' for the character itself"
    )
  }

  fileprivate static var backslashAlone: LocalizedText {
    LocalizedText(
      ja: "最後が「\\」で終わっています。区切りには「/」を使ってください。",
      en: "Glob ends with '\\'; use '/' between folders")
  }

  fileprivate static var rangeReversed: LocalizedText {
    LocalizedText(
      ja: "[ ] の中の範囲が逆です。文字コードの小さい文字から書いてください。",
      en: "Range in a class is reversed; begin with the character that has the smaller code")
  }

  fileprivate static var tooManyBranches: LocalizedText {
    LocalizedText(
      ja: "{ } の組み合わせが多すぎます。\(GlobReader.branchLimit)通りまでにしてください。",
      en: "Braces make more than \(GlobReader.branchLimit) combinations; write fewer")
  }
}
