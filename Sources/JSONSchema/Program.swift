import DocumentTree
import Patterns

/// Compiled schemas: flat arrays whose elements name each other by index.
///
/// Every subschema is a `SchemaRecord` with a run of `Instruction`s. An instruction is one
/// keyword, or the few that must be looked at together (`properties`, `patternProperties`,
/// `additionalProperties` and `required` are one `ObjectRecord`). The explaining pass walks the
/// same arrays and goes back to the schema's source through `SchemaRecord.document` and the nodes.
final class Program: Sendable {
  /// The documents that subschemas and values come from.
  let documents: [Document]
  /// Every subschema.
  let schemas: [SchemaRecord]
  let instructions: [Instruction]
  /// Runs of indexes into `schemas`.
  let lists: [Int32]
  let objects: [ObjectRecord]
  /// Hash tables of keys, for `ObjectRecord`, and of texts, for `EnumerationRecord`.
  let slots: [KeySlot]
  let enumerations: [EnumerationRecord]
  /// Values of `enum` and `const` that are not texts.
  let values: [SchemaLocation]
  /// Names of keys outside tables.
  let keys: [KeyName]
  /// The bytes of every key and text.
  let bytes: [UInt8]
  let patternProperties: [PatternProperty]
  let dependencies: [Dependency]
  let patterns: [Pattern]
  let formats: [FormatCheck]
  let numbers: [NumberLimit]
  /// The targets of dynamic anchors: a row of `dynamicNameCount` for each resource, -1 for none.
  let dynamicTargets: [Int32]
  let dynamicNameCount: Int
  let annotations: [KuraAnnotations]
  /// What each element of `annotations` has.
  let annotationTraits: [AnnotationTraits]
  /// Whether any instruction asks for the dynamic scope.
  var usesDynamicScope: Bool { dynamicNameCount > 0 }

  init(_ builder: consuming ProgramBuilder, documents: [Document]) {
    self.documents = documents
    schemas = builder.schemas
    instructions = builder.instructions
    lists = builder.lists
    objects = builder.objects
    slots = builder.slots
    enumerations = builder.enumerations
    values = builder.values
    keys = builder.keys
    bytes = builder.bytes
    patternProperties = builder.patternProperties
    dependencies = builder.dependencies
    patterns = builder.patterns
    formats = builder.formats
    numbers = builder.numbers
    dynamicTargets = builder.dynamicTargets
    dynamicNameCount = builder.dynamicNameCount
    annotations = builder.annotations
    annotationTraits = builder.annotations.map { AnnotationTraits($0) }
  }
}

/// One subschema.
struct SchemaRecord: Sendable {
  /// The types that a value may have; none for the schema `false`.
  var types: TypeMask = .any
  var flags: SchemaFlags = []
  /// The run of instructions.
  var first: Int32 = 0
  var count: Int32 = 0
  /// The schema resource that this subschema belongs to, for the dynamic scope.
  var resource: Int32
  /// Where the subschema is written.
  var document: Int32
  var node: Int32
  /// The subschema's annotations, or -1.
  var annotations: Int32 = -1
}

/// Facts about a subschema that are known when it is compiled.
struct SchemaFlags: OptionSet, Sendable {
  let rawValue: UInt8

  /// Has `unevaluatedItems` or `unevaluatedProperties`.
  static let tracks = SchemaFlags(rawValue: 1)
  /// Has annotations for the engine, or leads to a subschema that has.
  static let leadsToAnnotations = SchemaFlags(rawValue: 2)
  /// May say which properties or items it evaluates.
  static let evaluatesChildren = SchemaFlags(rawValue: 4)
  /// Has annotations for the engine itself.
  static let isAnnotated = SchemaFlags(rawValue: 8)
}

/// One keyword at work.
struct Instruction: Sendable {
  enum Operation: UInt8, Sendable {
    /// `a`: an `EnumerationRecord`.
    case enumeration, constant
    /// `a`: a `NumberLimit`.
    case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf
    /// `a`: a number of scalars.
    case minLength, maxLength
    /// `a`: a pattern.
    case pattern
    /// `a`: a format.
    case format
    /// `a`: a number of items or keys.
    case minItems, maxItems, minProperties, maxProperties
    case uniqueItems
    /// `a`, `b`: a run of schemas in `lists` for the first items; `c`: the rest's schema or -1.
    case items
    /// `a`: the items' schema; `b`, `c`: how many of them, `c` -1 for no limit.
    ///
    /// Since 2020-12 the items that match count as evaluated.
    case contains, evaluatingContains
    /// `a`: an `ObjectRecord`.
    case object
    /// `a`: the keys' schema.
    case propertyNames
    /// `a`, `b`: a run of `Dependency`.
    case dependencies
    /// `a`: the schema.
    case reference
    /// `a`: the schema when no dynamic anchor is in scope; `b`: the anchor's number.
    case dynamicReference
    /// `a`, `b`: a run of schemas in `lists`.
    case allOf, anyOf, oneOf
    /// `a`: the schema.
    case not
    /// `a`, `b`, `c`: the schemas of `if`, `then`, `else`; `b` and `c` may be -1.
    case condition
    /// `a`: the schema. Always last.
    case unevaluatedItems, unevaluatedProperties
  }

  var operation: Operation
  /// The types of values that the keyword says anything about.
  var types: TypeMask
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = -1
  /// The node of the keyword's value in the subschema's document.
  var keyword: Int32
}

/// The keywords that look at every member of an object.
struct ObjectRecord: Sendable {
  /// The key table: a run of slots whose length is a power of two; empty without keys.
  var firstSlot: Int32 = 0
  var slotMask: Int32 = -1
  /// The bits of the required keys in the table.
  var required: UInt64 = 0
  /// Required keys that have no bit: a run of `keys`.
  var firstRequired: Int32 = 0
  var requiredCount: Int32 = 0
  var firstPattern: Int32 = 0
  var patternCount: Int32 = 0
  /// The schema of all other members, or -1.
  var additional: Int32 = -1
}

/// One place in a hash table of texts.
struct KeySlot: Sendable {
  static let empty: Int32 = -2

  var hash: UInt32 = 0
  /// The bytes of the text in `Program.bytes`.
  var start: Int32 = 0
  var end: Int32 = 0
  /// The member's schema, -1 for none, `empty` for a free slot.
  var schema: Int32 = KeySlot.empty
  /// The bit of a required key, or -1.
  var requiredBit: Int32 = -1
}

/// A key by its bytes.
struct KeyName: Sendable {
  let hash: UInt32
  let start: Int32
  let end: Int32
}

/// The schema of members whose key matches a pattern.
struct PatternProperty: Sendable {
  let pattern: Int32
  let schema: Int32
}

/// What follows from a key: other keys (a run of `Program.keys`), or a schema.
struct Dependency: Sendable {
  let key: Int32
  var firstKey: Int32 = 0
  var keyCount: Int32 = 0
  var schema: Int32 = -1
}

/// The values of `enum` or `const`.
struct EnumerationRecord: Sendable {
  var firstSlot: Int32 = 0
  var slotMask: Int32 = -1
  /// Values that are not texts: a run of `Program.values`.
  var firstValue: Int32 = 0
  var valueCount: Int32 = 0
}
