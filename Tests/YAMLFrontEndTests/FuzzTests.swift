import Diagnostics
import DocumentTree
import SourceText
import Testing
import YAMLFrontEnd

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Broken inputs by the thousand; longer with `KURA_FUZZ_SECONDS`.
@Suite("No bytes can bring a reader down")
struct FuzzTests {
  private static let seconds: Int =
    unsafe getenv("KURA_FUZZ_SECONDS").flatMap { unsafe Int(String(cString: $0)) } ?? 1

  @Test("mutated YAML gives documents that keep every promise, or a finding")
  func yaml() {
    let seeds = FuzzSeeds.yaml + (SuiteCase.all() ?? []).map { Array($0.yaml.utf8) }
    var mutator = ByteMutator(seeds: seeds, number: 1)
    let reader = YAMLReader()
    let limits = DocumentLimits(bytes: 1 << 16, depth: 40, nodes: 4000, expandedNodes: 8000)
    run {
      check(reader.read($0, limits: limits))
    } input: {
      mutator.next()
    }
  }

  @Test("mutated JSON gives documents that keep every promise, or a finding")
  func json() {
    var mutator = ByteMutator(seeds: FuzzSeeds.json, number: 2)
    var reader = JSONReader()
    let limits = DocumentLimits(bytes: 1 << 16, depth: 40, nodes: 4000)
    run {
      check(reader.read($0, limits: limits))
    } input: {
      mutator.next()
    }
  }

  @Test("mutated scalars always have a type and a reading")
  func scalars() {
    var mutator = ByteMutator(seeds: FuzzSeeds.scalars, number: 3)
    run { file in
      let type = ScalarResolution.type(ofPlain: file.bytes)
      let reading = ScalarResolution.yaml11Reading(of: file.bytes[...])
      return type == .string && reading == .text ? "text that is not text" : nil
    } input: {
      mutator.next()
    }
  }

  /// Feeds inputs until the time is over; the count does not depend on it by default.
  private func run(_ check: (SourceFile) -> String?, input: () -> [UInt8]) {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(Self.seconds)
    var count = 0
    while count < 3000 || (Self.seconds > 1 && clock.now < end) {
      let file = SourceFile(path: "fuzz.yaml", bytes: input())
      let problem = check(file)
      #expect(problem == nil, "\(file.bytes)")
      if problem != nil { return }
      count += 1
    }
    print("fuzz: \(count) inputs")
  }

  private func check(_ parsed: ParsedSource) -> String? {
    let count = parsed.source.bytes.count
    if parsed.documents.isEmpty && parsed.diagnostics.count != 1 {
      return "\(parsed.diagnostics.count) findings about a broken file"
    }
    for finding in parsed.diagnostics {
      if finding.range.start < 0 || finding.range.end > count { return "range outside the file" }
      for edit in finding.fixes.flatMap(\.edits) where edit.range.end > count {
        return "fix outside the file"
      }
    }
    for document in parsed.documents {
      if let problem = brokenInvariant(of: document) { return problem }
    }
    let comments = parsed.comments()
    for (left, right) in zip(comments, comments.dropFirst())
    where left.range.end > right.range.start { return "comments overlap" }
    return nil
  }
}

/// Changes bytes at random, knowing what YAML and JSON are sensitive to.
private struct ByteMutator {
  private let seeds: [[UInt8]]
  private var numbers: SeededNumbers

  init(seeds: [[UInt8]], number: UInt64) {
    self.seeds = seeds
    numbers = SeededNumbers(seed: number)
  }

  mutating func next() -> [UInt8] {
    var bytes = seeds.randomElement(using: &numbers) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &numbers) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = Int.random(in: 0...bytes.count, using: &numbers)
    let end = min(bytes.count, place + Int.random(in: 0...12, using: &numbers))
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0: bytes.removeSubrange(place..<end)
    case 1:
      bytes.insert(contentsOf: FuzzSeeds.tokens.randomElement(using: &numbers) ?? [], at: place)
    case 2: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &numbers) }
    case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    case 4:
      let other = seeds.randomElement(using: &numbers) ?? []
      let cut = Int.random(in: 0...other.count, using: &numbers)
      bytes.replaceSubrange(place..., with: other[cut...])
    default:
      if place < bytes.count {
        bytes[place] = (FuzzSeeds.tokens.randomElement(using: &numbers) ?? []).first ?? 0x20
      }
    }
  }
}

private enum FuzzSeeds {
  static let yaml: [[UInt8]] = [
    "id: a\ntitle: 情報セキュリティ規程\ntags: [一, \"二\", {x: 'y'}]\nbody: |\n  本文：です\n\n  # 注\nend: >-\n  x\n",
    "a: &x\n  - b: *x\n  - <<: *x\n    c: !!int 1\n---\n\u{FEFF}- 12:30\r\n- ~\r\n...\n%YAML 1.2\n---\nx\n",
    "title：見出し\n　key: 1\n\tb: 2\n-　一\n", "? [a, b]\n: {c: d}\n? |\n  e\n: - f\n  - - g\n",
    "a: &a [1]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: {<<: [*a, {x: 1}], <<: 2}\n",
  ].map { Array($0.utf8) }

  static let json: [[UInt8]] = [
    #"{"a": [1, -2.5e3, true, null, "見\n\ud83d\ude00"], "空": {}, "c": [[], {"x": {}}]}"#,
    #"[0, -0, 1e5, 1E-5, "", " ", "\\\"\/\b\f\n\r\t", {"a":1,"a":2}]"#, "\u{FEFF}\"x\"",
    "[[[[1]]]]",
  ].map { Array($0.utf8) }

  static let scalars: [[UInt8]] = [
    "12:30:45", "0x1F", "0o17", "-1.5e+3", "1_000.5", ".inf", "2025-02-01T01:02:03Z", "no", "0b1",
    "153722867280912930:08", "99999999999999999999", "~", "-.nan",
  ].map { Array($0.utf8) }

  static let tokens: [[UInt8]] =
    [
      ":", ": ", "- ", "? ", "\n", "\r\n", "\r", "\t", " ", "  ", "#", " #", "\"", "'", "[", "]",
      "{",
      "}", ",", "&a ", "*a", "!!str ", "!", "|", ">", "|2-\n", "%", "@", "---\n", "...\n", "<<: ",
      "<<<<<<< ", "　", "：", "－ ", "\u{A0}", "\u{2028}", "\u{85}", "\u{FEFF}", "\0", "\\u0000",
      "\\ud800", "\u{10FFFF}", "e9", "0", "_", "見", "\\",
    ].map { Array($0.utf8) } + [[0xE3], [0x80], [0xFF], [0xC2], [0xF0, 0x9F]]
}
