import Diagnostics
import DocumentTree
import SourceText
import TestSupport

/// What every reader of files promises.
enum Promises {
  /// A promise about findings that is broken, or `nil`; `files` are those whose bytes are known.
  static func broken(by diagnostics: [Diagnostic], in files: [SourceFile]) -> String? {
    let sizes = Dictionary(files.map { ($0.path, $0.bytes.count) }) { first, _ in first }
    for diagnostic in diagnostics {
      if let problem = problem(with: diagnostic, sizes) {
        return "\(diagnostic.rule) at \(diagnostic.range): \(problem)"
      }
    }
    return nil
  }

  private static func problem(
    with diagnostic: Diagnostic, _ sizes: [RepositoryPath: Int]
  ) -> String? {
    let size = sizes[diagnostic.path]
    if !isInside(diagnostic.range, size) { return "it points outside its file" }
    for note in diagnostic.notes where !isInside(note.range, sizes[note.path]) {
      return "a note points outside its file"
    }
    if diagnostic.message.japanese.isEmpty || diagnostic.message.english.isEmpty {
      return "it says nothing"
    }
    for fix in diagnostic.fixes {
      let edits = fix.edits.sorted { $0.range < $1.range }
      if edits.isEmpty { return "a fix changes nothing" }
      if !edits.allSatisfy({ isInside($0.range, size) }) {
        return "a fix changes what is not there"
      }
      for (first, second) in zip(edits, edits.dropFirst())
      where first.range.end > second.range.start {
        return "two edits of a fix overlap"
      }
    }
    return nil
  }

  private static func isInside(_ range: SourceRange, _ size: Int?) -> Bool {
    range.start >= 0 && range.start <= range.end && range.end <= size ?? Int.max
  }

  /// What is wrong with what a reader made of a file, or `nil`.
  static func broken(by parsed: ParsedSource) -> String? {
    if parsed.documents.isEmpty && parsed.diagnostics.count != 1 {
      return "\(parsed.diagnostics.count) findings about a file that cannot be read"
    }
    if let problem = broken(by: parsed.diagnostics, in: [parsed.source]) { return problem }
    var end = 0
    for document in parsed.documents {
      if let problem = brokenInvariant(of: document) { return problem }
      if document.extent.start < end || document.extent.end > parsed.source.bytes.count {
        return "the documents' parts of the stream are not in order"
      }
      end = document.extent.end
      if let problem = brokenPointer(in: document) { return problem }
    }
    return brokenComment(in: parsed)
  }

  private static func brokenPointer(in document: Document) -> String? {
    let index = document.nodes.count / 2
    let pointer = document.pointer(to: index)
    if !pointer.isEmpty && pointer.utf8.first != UInt8(ascii: "/") {
      return "'\(pointer)' is no pointer"
    }
    if let node = document.node(at: pointer), !document.nodes.indices.contains(node) {
      return "'\(pointer)' leads out of the document"
    }
    for member in document.members(of: 0) where !document.nodes.indices.contains(member.value) {
      return "a member leads out of the document"
    }
    return nil
  }

  private static func brokenComment(in parsed: ParsedSource) -> String? {
    var end = 0
    for comment in parsed.comments() {
      let range = comment.range
      if range.start < end || range.end > parsed.source.bytes.count || range.isEmpty {
        return "a comment is not where it could be: \(range)"
      }
      if parsed.source.bytes[range.start] != UInt8(ascii: "#") { return "a comment without '#'" }
      end = range.end
    }
    return nil
  }

  /// Whether two readings of one file are the same.
  static func areSame(_ left: ParsedSource, _ right: ParsedSource) -> Bool {
    left.diagnostics == right.diagnostics && left.documents.count == right.documents.count
      && zip(left.documents, right.documents).allSatisfy { first, second in
        first.decoded == second.decoded && first.extent == second.extent
          && first.nodes.count == second.nodes.count
          && zip(first.nodes, second.nodes).allSatisfy(areSame)
      }
  }

  private static func areSame(_ left: Node, _ right: Node) -> Bool {
    left.kind == right.kind && left.style == right.style && left.type == right.type
      && left.flags.rawValue == right.flags.rawValue && left.range == right.range
      && left.textStart == right.textStart && left.textEnd == right.textEnd
      && left.next == right.next && left.payload == right.payload
  }

  /// A fix that says it is safe and makes a readable file unreadable, or `nil`.
  static func brokenFix(
    among diagnostics: [Diagnostic], of source: SourceFile, read: (SourceFile) -> ParsedSource
  ) -> String? {
    for diagnostic in diagnostics where diagnostic.path == source.path {
      for fix in diagnostic.fixes where fix.applicability == .safe {
        let fixed = SourceFile(path: source.path, bytes: source.bytes.applying(fix.edits))
        if read(fixed).documents.isEmpty {
          return "the safe fix of \(diagnostic.rule) at \(diagnostic.range) breaks the file"
        }
      }
    }
    return nil
  }

  /// Whether an input is one of those that are looked at more closely, one of so many.
  static func samples(_ input: [UInt8], oneOf count: UInt32) -> Bool {
    stableHash(input, input.indices) % count == 0
  }
}

extension [UInt8] {
  /// The bytes with some edits made.
  fileprivate func applying(_ edits: [TextEdit]) -> [UInt8] {
    var bytes = self
    for edit in edits.sorted(by: { $1.range < $0.range }) {
      bytes.replaceSubrange(edit.range.indices, with: edit.replacement.utf8)
    }
    return bytes
  }
}
