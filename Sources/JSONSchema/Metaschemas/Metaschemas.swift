import DocumentTree
import SourceText

/// The metaschemas of the three drafts, which references may lead to without any file.
enum Metaschemas {
  /// The metaschema of an address without a fragment, or `nil`.
  static func document(at uri: String) -> Document? {
    guard let text = text(at: uri) else { return nil }
    var reader = JSONReader()
    return reader.read(SourceFile(path: RepositoryPath(uri), text: text)).documents.first
  }

  private static func text(at uri: String) -> String? {
    switch uri {
    case "http://json-schema.org/draft-07/schema": draft7
    case "https://json-schema.org/draft/2019-09/schema": draft2019
    case "https://json-schema.org/draft/2019-09/meta/core": draft2019Core
    case "https://json-schema.org/draft/2019-09/meta/applicator": draft2019Applicator
    case "https://json-schema.org/draft/2019-09/meta/validation": draft2019Validation
    case "https://json-schema.org/draft/2019-09/meta/meta-data": draft2019MetaData
    case "https://json-schema.org/draft/2019-09/meta/format": draft2019Format
    case "https://json-schema.org/draft/2019-09/meta/content": draft2019Content
    case "https://json-schema.org/draft/2020-12/schema": draft2020
    case "https://json-schema.org/draft/2020-12/meta/core": draft2020Core
    case "https://json-schema.org/draft/2020-12/meta/applicator": draft2020Applicator
    case "https://json-schema.org/draft/2020-12/meta/unevaluated": draft2020Unevaluated
    case "https://json-schema.org/draft/2020-12/meta/validation": draft2020Validation
    case "https://json-schema.org/draft/2020-12/meta/meta-data": draft2020MetaData
    case "https://json-schema.org/draft/2020-12/meta/format-annotation":
      draft2020FormatAnnotation
    case "https://json-schema.org/draft/2020-12/meta/format-assertion": draft2020FormatAssertion
    case "https://json-schema.org/draft/2020-12/meta/content": draft2020Content
    default: nil
    }
  }
}
