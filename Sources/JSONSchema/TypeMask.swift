import DocumentTree

/// A set of the types of JSON Schema; an integer is a number too.
struct TypeMask: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let null = TypeMask(rawValue: 1)
  static let boolean = TypeMask(rawValue: 2)
  static let object = TypeMask(rawValue: 4)
  static let array = TypeMask(rawValue: 8)
  static let string = TypeMask(rawValue: 16)
  /// Numbers with a fraction.
  static let fraction = TypeMask(rawValue: 32)
  static let integer = TypeMask(rawValue: 64)
  static let number: TypeMask = [.fraction, .integer]
  static let any: TypeMask = [.null, .boolean, .object, .array, .string, .number]

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
