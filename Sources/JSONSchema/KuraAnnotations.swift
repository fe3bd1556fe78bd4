package import SourceText

/// What a subschema tells the engine beyond validity: its `x-kura-…` annotations.
///
/// The table of names and values is in docs/schemas.md.
package struct KuraAnnotations: Hashable, Sendable {
  /// `x-kura-role`: what entries of this kind are for; counts on the schema itself.
  package var roles: [String] = []
  /// `x-kura-title`: the text is the entry's title.
  package var isTitle = false
  /// `x-kura-reference`: the text is the id of another entry.
  package var reference: Reference?
  /// `x-kura-citation`: the text is `id@key`, an edition of a document.
  package var citation: Citation?
  /// `x-kura-edition`: the object is an edition.
  package var edition: Edition?
  /// `x-kura-former-id`: the text is an id that this entry had before.
  package var isFormerID = false
  /// `x-kura-link`: the text is an address on the web.
  package var link: Link?
  /// `x-kura-markdown`: the text is Markdown.
  package var isMarkdown = false
  /// `x-kura-review`: the object records reviews.
  package var review: Review?
  /// `x-kura-disclosure`: the value is a disclosure label.
  package var isDisclosure = false
  /// `x-kura-status`: the text is the state of work.
  package var isStatus = false
  /// `x-kura-verbatim`: the text quotes what was printed elsewhere.
  package var isVerbatim = false
  /// `x-kura-registered`: what an organisation publishes, so that it may stand anywhere.
  package var isRegistered = false
  /// `x-kura-en`: the title in English.
  package var englishTitle: String?
  /// `x-kura-en`: the description in English.
  package var englishDescription: String?
  /// `x-kura-message`: said when a value breaks this schema.
  package var message: LocalizedText?

  package init() {}

  /// Whether anything here is for the engine; titles and messages are for people only.
  package var concernsValues: Bool {
    var others = self
    others.roles = []
    others.englishTitle = nil
    others.englishDescription = nil
    others.message = nil
    return others != KuraAnnotations()
  }
}

extension KuraAnnotations {
  /// The value of `x-kura-reference`.
  package struct Reference: Hashable, Sendable {
    /// The kinds that the entry may be of; any when this and `roles` are empty.
    package var kinds: [String] = []
    /// The roles that the entry may have.
    package var roles: [String] = []
    /// The relation's name; the property's name when absent.
    package var relation: String?
    /// Whether the relation must not lead back to where it began.
    package var isAcyclic = false

    package init() {}
  }

  /// The value of `x-kura-citation`.
  package struct Citation: Hashable, Sendable {
    /// The roles that the cited document may have; any when empty.
    package var roles: [String] = []

    package init() {}
  }

  /// The value of `x-kura-edition`: the names of properties.
  package struct Edition: Hashable, Sendable {
    /// The property that holds the citing key.
    package var key: String
    /// The property that holds the printed label.
    package var label: String?
  }

  /// The value of `x-kura-link`.
  package struct Link: Hashable, Sendable {
    /// Whether the address proves a fact instead of serving a reader.
    package var isEvidence = false

    package init() {}
  }

  /// The value of `x-kura-review`: the names of properties.
  package struct Review: Hashable, Sendable {
    /// The property that holds the day of the last review.
    package var on: String
    /// The property that holds the months until the next review.
    package var intervalMonths: String?
  }
}

/// A value of a document and the annotations of a subschema that applies to it.
package struct AnnotatedNode: Hashable, Sendable {
  /// The value's node as written, which may be an alias.
  package let node: Int32
  /// The key of the nearest property around the value, or -1: it names a relation.
  package let key: Int32
  /// Which annotations: an index for `CompiledSchema.annotations(_:)`.
  package let record: Int32
}

/// Which annotations there are, so that a question about one of them need not copy them all.
package struct AnnotationTraits: OptionSet, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  package static let title = AnnotationTraits(rawValue: 1)
  package static let formerID = AnnotationTraits(rawValue: 2)
  package static let edition = AnnotationTraits(rawValue: 4)
  package static let review = AnnotationTraits(rawValue: 8)
  package static let verbatim = AnnotationTraits(rawValue: 16)
  /// A reference or a citation.
  package static let mention = AnnotationTraits(rawValue: 32)
  package static let markdown = AnnotationTraits(rawValue: 64)
  package static let disclosure = AnnotationTraits(rawValue: 128)
  package static let status = AnnotationTraits(rawValue: 256)
  package static let link = AnnotationTraits(rawValue: 512)
  package static let registered = AnnotationTraits(rawValue: 1024)

  /// The traits of a set of annotations.
  init(_ annotations: KuraAnnotations) {
    var traits: AnnotationTraits = []
    if annotations.isTitle { traits.insert(.title) }
    if annotations.isFormerID { traits.insert(.formerID) }
    if annotations.edition != nil { traits.insert(.edition) }
    if annotations.review != nil { traits.insert(.review) }
    if annotations.isVerbatim { traits.insert(.verbatim) }
    if annotations.isMarkdown { traits.insert(.markdown) }
    if annotations.isDisclosure { traits.insert(.disclosure) }
    if annotations.isStatus { traits.insert(.status) }
    if annotations.link != nil { traits.insert(.link) }
    if annotations.isRegistered { traits.insert(.registered) }
    if annotations.reference != nil || annotations.citation != nil { traits.insert(.mention) }
    self = traits
  }
}
