import JSONSchema
import Patterns
import SourceText

/// Patterns: the parser and all ways to match.
struct PatternTarget: ImmediateFuzzTarget {
  let name = "pattern"
  private static let mutator = ByteMutator(words: FuzzWords.pattern, limit: 600)
  private static let texts = [
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "あいうえお", "", "ab\nc", "2026-11-21", "👨‍👩‍👧",
  ]

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    var pattern = (0..<random.below(7)).flatMap { _ in random.element(of: FuzzWords.pattern) }
    if random.once(in: 3) {
      pattern = Self.mutator.mutated(pattern, others: FuzzWords.japanese, random: &random)
    }
    var text = Array(random.element(of: Self.texts).utf8)
    if random.once(in: 2) {
      text = ByteMutator(words: FuzzWords.format, limit: 3_000)
        .mutated(text, others: FuzzWords.pattern, random: &random)
    }
    return InputParts.joined([pattern, text])
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    let parts = InputParts.split(input, count: 2)
    let source = String(decoding: parts[0], as: UTF8.self)
    let error = Pattern.validityError(in: source)
    if let error, error.scalarOffset < 0 || error.scalarOffset > source.unicodeScalars.count {
      return "an error outside the pattern"
    }
    do {
      let pattern = try Pattern(source)
      if error != nil { return "an invalid pattern is compiled" }
      let first = pattern.firstMatch(in: parts[1][...])
      if Promises.samples(input, oneOf: 8), pattern.firstMatch(in: parts[1][...]) != first {
        return "two answers"
      }
    } catch {
      if error.message.japanese.isEmpty || error.message.english.isEmpty { return "no reason" }
    }
    return nil
  }
}

/// Globs and sets of them.
struct GlobTarget: ImmediateFuzzTarget {
  let name = "glob"
  private static let mutator = ByteMutator(words: FuzzWords.glob, limit: 400)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let globs = (0..<2).map { _ in
      (0..<random.below(6)).flatMap { _ in random.element(of: FuzzWords.glob) }
    }
    var path = Array("knowledge/知識/a/b/entry-1.yaml".utf8)
    if random.once(in: 2) {
      path = Self.mutator.mutated(path, others: FuzzWords.glob, random: &random)
    }
    let first =
      random.once(in: 3)
      ? Self.mutator.mutated(globs[0], others: FuzzWords.japanese, random: &random) : globs[0]
    return InputParts.joined([first, globs[1], path])
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    let parts = InputParts.split(input, count: 3)
    let sources = parts[..<2].map { String(decoding: $0, as: UTF8.self) }
    let path = RepositoryPath(bytes: parts[2])
    do {
      let set = try GlobSet(sources)
      _ = set.contains(path)
      guard let first = try? GlobSet([sources[0]]), let both = try? GlobSet([sources[0], "!**"])
      else { return "a glob that is read in one set and not in another" }
      _ = first.contains(path)
      // A last glob that excludes everything leaves nothing, whatever came before.
      if both.contains(path), !path.bytes.isEmpty { return "'!**' excludes not everything" }
    } catch {
      let count = error.source.unicodeScalars.count
      if error.scalarOffset < 0 || error.scalarOffset > count { return "an error outside the glob" }
      if error.message.japanese.isEmpty { return "no reason" }
    }
    return nil
  }
}

/// The formats of JSON Schema and what they say about values that miss them.
struct FormatTarget: ImmediateFuzzTarget {
  let name = "format"
  private static let mutator = ByteMutator(words: FuzzWords.format, limit: 2_100)

  func input(from corpus: FuzzCorpus, _ random: inout FuzzRandom) -> [UInt8] {
    let text = (0..<random.below(7)).flatMap { _ in random.element(of: FuzzWords.format) }
    guard random.once(in: 2) else { return text }
    return Self.mutator.mutated(text, others: FuzzWords.format, random: &random)
  }

  func brokenPromise(on input: [UInt8]) -> String? {
    for format in FormatCheck.allCases {
      let isValid = format.isValid(input[...])
      guard let hint = format.hint(for: input[...]) else { continue }
      if isValid { return "\(format.name): a hint for what is right" }
      if hint.message.japanese.isEmpty || hint.message.english.isEmpty {
        return "\(format.name): a hint that says nothing"
      }
      if let replacement = hint.replacement, !format.isValid(Array(replacement.utf8)[...]) {
        return "\(format.name): the hint's replacement '\(replacement)' is wrong too"
      }
    }
    return nil
  }
}
