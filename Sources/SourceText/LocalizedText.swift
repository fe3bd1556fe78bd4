/// The languages in which kura speaks.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case japanese = "ja"
  case english = "en"
}

/// One message in every language that kura speaks.
///
/// A message cannot be made without all of them, so the catalogues are complete by construction.
package struct LocalizedText: Hashable, Sendable {
  package let japanese: String
  package let english: String

  package init(ja japanese: String, en english: String) {
    self.japanese = japanese
    self.english = english
  }

  /// The same words in every language: a quotation, a path, a name.
  package init(verbatim text: String) {
    self.init(ja: text, en: text)
  }

  package subscript(language: Language) -> String {
    switch language {
    case .japanese: japanese
    case .english: english
    }
  }
}
