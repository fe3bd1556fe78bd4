import DocumentTree

/// A set of the types of JSON Schema; an integer is a number too.
struct TypeMask: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  // Computed from numbers, because array literals of sets are built at run time.
  static var null: TypeMask { TypeMask(rawValue: 1) }
  static var boolean: TypeMask { TypeMask(rawValue: 2) }
  static var object: TypeMask { TypeMask(rawValue: 4) }
  static var array: TypeMask { TypeMask(rawValue: 8) }
  static var string: TypeMask { TypeMask(rawValue: 16) }
  /// Numbers with a fraction.
  static var fraction: TypeMask { TypeMask(rawValue: 32) }
  static var integer: TypeMask { TypeMask(rawValue: 64) }
  static var number: TypeMask { TypeMask(rawValue: 96) }
  static var container: TypeMask { TypeMask(rawValue: 12) }
  static var any: TypeMask { TypeMask(rawValue: 127) }

  /// The mask of a type's name, or `nil`.
  init?(name: String) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "object": self = .object
    case "array": self = .array
    case "string": self = .string
    case "number": self = .number
    case "integer": self = .integer
    default: return nil
    }
  }

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The type of a node that is not an alias; a float counts as a fraction whatever its value.
  init(_ node: Node) {
    switch node.kind {
    case .mapping: self = .object
    case .sequence: self = .array
    case .scalar, .alias:
      switch node.type {
      case .null: self = .null
      case .boolean: self = .boolean
      case .integer: self = .integer
      case .float: self = .fraction
      case .string: self = .string
      }
    }
  }
}

extension Node {
  // Patterns instead of `==`, which is a call into another module for every node.

  /// Whether the node refers to an anchored one.
  var isAlias: Bool {
    if case .alias = kind { true } else { false }
  }

  /// Whether the node is a scalar.
  var isScalar: Bool {
    if case .scalar = kind { true } else { false }
  }

  /// Whether a mapping's members must be asked from the document because keys merge or repeat.
  var isIrregular: Bool {
    flags.rawValue & (NodeFlags.mergesMappings.rawValue | NodeFlags.repeatsKeys.rawValue) != 0
  }
}
