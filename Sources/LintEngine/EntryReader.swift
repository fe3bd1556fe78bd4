import DocumentTree
import LintRules
import SourceText
import Storehouse
import YAMLFrontEnd

/// Reads files in the way that their kinds want; one reader serves one worker.
struct EntryReader {
  private let yaml = YAMLReader()
  private var json = JSONReader()

  /// Reads a file of a kind, or of none.
  mutating func read(_ source: SourceFile, as format: KindConfiguration.Format) -> ParsedSource {
    switch format {
    case .yaml:
      return Self.isJSON(source.path) ? json.read(source) : yaml.read(source)
    case .frontMatter:
      guard let head = FrontMatter.head(of: source) else {
        return ParsedSource(
          source: source, documents: [], diagnostics: [FrontMatter.missing(in: source)])
      }
      let parsed = yaml.read(head)
      return ParsedSource(
        source: source, documents: parsed.documents, diagnostics: parsed.diagnostics)
    }
  }

  /// Whether a path ends with `.json`; asked for every file, so without making texts of it.
  static func isJSON(_ path: RepositoryPath) -> Bool {
    path.bytes.last.map { $0 | 0x20 == UInt8(ascii: "n") } ?? false
      && path.fileExtension == "json"
  }
}
