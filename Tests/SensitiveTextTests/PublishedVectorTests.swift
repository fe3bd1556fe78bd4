import SensitiveText
import TestSupport
import Testing

/// The vectors beside the published suites, `../domain/pii-vectors.yaml`.
@Suite struct PublishedVectorTests {
  /// One value of the file with the names of the keys around it.
  private struct Vector {
    let section: String
    let list: String
    var fields: [String: String]

    var input: String { fields["input"] ?? "" }
  }

  private static let file = ConformanceSuites.folder.flatMap {
    contents(ofFile: $0 + "/../domain/pii-vectors.yaml")
  }

  @Test(.enabled(if: file != nil, "there is no domain/pii-vectors.yaml beside the suites"))
  func `every published vector is judged as its file says`() throws {
    let bytes = try #require(Self.file)
    let vectors = Self.vectors(in: String(decoding: bytes, as: UTF8.self))
    #expect(vectors.count > 40)
    for vector in vectors {
      #expect(Self.complaint(about: vector) == nil, "\(vector.section): \(vector.input)")
    }
  }

  /// What is wrong with what a vector gives, or `nil`.
  private static func complaint(about vector: Vector) -> String? {
    let matches = SensitiveTextDetector().matches(in: Array(vector.input.utf8))
    let kinds = matches.map(\.kind)
    let found = matches.map { "\($0.kind.rawValue)/\($0.level)" }.joined(separator: " ")
    let isRight: Bool
    switch (vector.section, vector.list) {
    case ("my_number", "valid"):
      let near = SensitiveTextDetector().matches(in: Array("マイナンバー \(vector.input)".utf8))
      isRight = kinds == [.myNumber] && near.map(\.level) == [.high]
    case ("my_number", _), ("credit_card", "invalid"):
      isRight = !matches.contains { $0.level > .low }
    case ("corporate_number", _): isRight = !matches.contains { $0.level > .low }
    case ("invoice_number", _): isRight = !kinds.contains(.invoiceNumber)
    case ("credit_card", _):
      isRight = kinds == [.creditCard] && matches.first?.level == .high
    case ("phones", _):
      let isPhone = kinds.contains { $0.rawValue.hasPrefix("phone-") }
      isRight = isPhone == (vector.fields["is_phone"] == "true")
    case ("postal", _):
      isRight = kinds.contains(.postalCode) == (vector.fields["detect"] == "true")
    case ("email", _): isRight = kinds.contains(.email) == (vector.fields["detect"] == "true")
    case ("address", _), ("names", _):
      isRight = (matches.map { "\($0.level)" }.max() ?? "none") == vector.fields["level"]
    case ("other", _):
      let wanted: [(String, SensitiveKind?)] = [
        ("pension", .pensionNumber), ("birth date", .birthDate), ("corporate", nil),
      ]
      let what = vector.fields["kind"] ?? ""
      guard let kind = wanted.first(where: { what.contains($0.0) })?.1 else {
        return matches.isEmpty ? nil : found
      }
      isRight = kinds == [kind] && matches.first?.level == .high
    default: return "nobody checks this section"
    }
    return isRight ? nil : found.isEmpty ? "nothing found" : found
  }

  /// Reads the file's own simple form: sections, lists of texts or of records with one-line fields.
  private static func vectors(in text: String) -> [Vector] {
    var vectors: [Vector] = []
    var (section, list) = ("", "")
    for line in text.split(separator: "\n") {
      let content = line.drop { $0 == " " }
      if !line.hasPrefix(" "), !line.hasPrefix("-"), line.hasSuffix(":") {
        (section, list) = (String(line.dropLast()), "")
      } else if content.hasPrefix("- ") {
        let item = content.dropFirst(2)
        vectors.append(Vector(section: section, list: list, fields: [:]))
        if let (key, value) = field(item) {
          vectors[vectors.count - 1].fields[key] = value
        } else {
          vectors[vectors.count - 1].fields["input"] = plain(item)
        }
      } else if content.hasSuffix(":") {
        list = String(content.dropLast())
      } else if let (key, value) = field(content), line.hasPrefix("  "), key != "pattern",
        key != "note", !vectors.isEmpty
      {
        vectors[vectors.count - 1].fields[key] = value
      }
    }
    return vectors
  }

  private static func field(_ text: Substring) -> (String, String)? {
    guard let colon = text.firstRange(of: ": ") else { return nil }
    let key = text[..<colon.lowerBound]
    guard key.allSatisfy({ $0.isLetter || $0 == "_" }) else { return nil }
    return (String(key), plain(text[colon.upperBound...]))
  }

  /// A scalar without its quotes.
  private static func plain(_ text: Substring) -> String {
    text.hasPrefix("'") ? String(text.dropFirst().dropLast()) : String(text)
  }
}
