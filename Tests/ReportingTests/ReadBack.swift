import Foundation
import FoundationXML

/// A finding as a program reads it from one of the forms.
struct ReadFinding: Hashable {
  var path: String
  var line: Int
  var column: Int?
  var severity: String
  /// Messages, with whatever the form adds to them.
  var text: String
}

/// Reads the forms as the programs do for which they are.
enum ReadBack {
  static func findings(_ bytes: [UInt8], _ format: MachineFormat) throws -> [ReadFinding] {
    switch format {
    case .sarif: try sarif(bytes)
    case .gitlab: try gitlab(bytes)
    case .rdjson: try rdjson(bytes)
    case .github: gitHub(String(decoding: bytes, as: UTF8.self))
    case .junit: try junit(bytes)
    case .checkstyle: try checkstyle(bytes)
    }
  }

  struct Unreadable: Error {
    let why: String
  }

  static func json<Value>(_ bytes: [UInt8], as type: Value.Type = Value.self) throws -> Value {
    let value = try JSONSerialization.jsonObject(with: Data(bytes))
    guard let value = value as? Value else { throw Unreadable(why: "another type") }
    return value
  }

  private static func member<Value>(
    _ object: [String: Any], _ path: String, as type: Value.Type = Value.self
  ) throws -> Value {
    var value: Any? = object
    for key in path.split(separator: ".") {
      if let index = Int(key) {
        value = (value as? [Any])?[index]
      } else {
        value = (value as? [String: Any])?[String(key)]
      }
    }
    guard let found = value as? Value else { throw Unreadable(why: path) }
    return found
  }

  private static func sarif(_ bytes: [UInt8]) throws -> [ReadFinding] {
    let log: [String: Any] = try json(bytes)
    let results: [[String: Any]] = try member(log, "runs.0.results")
    return try results.map { result in
      let place: [String: Any] = try member(result, "locations.0.physicalLocation")
      let uri: String = try member(place, "artifactLocation.uri")
      guard URL(string: uri, encodingInvalidCharacters: false) != nil else {
        throw Unreadable(why: uri)
      }
      let text: String = try member(result, "message.text")
      return ReadFinding(
        path: uri.removingPercentEncoding ?? "", line: try member(place, "region.startLine"),
        column: try? member(place, "region.startColumn"),
        severity: try member(result, "level"), text: text)
    }
  }

  private static func gitlab(_ bytes: [UInt8]) throws -> [ReadFinding] {
    let issues: [[String: Any]] = try json(bytes)
    let fingerprints: [String] = try issues.map { try member($0, "fingerprint") }
    guard Set(fingerprints).count == issues.count else { throw Unreadable(why: "fingerprints") }
    let names = ["blocker": "error", "major": "error", "minor": "warning", "info": "note"]
    return try issues.map { issue in
      ReadFinding(
        path: try member(issue, "location.path"), line: try member(issue, "location.lines.begin"),
        column: nil, severity: names[try member(issue, "severity")] ?? "",
        text: try member(issue, "description"))
    }
  }

  private static func rdjson(_ bytes: [UInt8]) throws -> [ReadFinding] {
    let result: [String: Any] = try json(bytes)
    let names = ["ERROR": "error", "WARNING": "warning", "INFO": "note"]
    return try member(result, "diagnostics", as: [[String: Any]].self).map { found in
      ReadFinding(
        path: try member(found, "location.path"),
        line: (try? member(found, "location.range.start.line")) ?? 1, column: nil,
        severity: names[try member(found, "severity")] ?? "", text: try member(found, "message"))
    }
  }

  /// Every line as the runner of GitHub Actions takes it.
  private static func gitHub(_ log: String) -> [ReadFinding] {
    log.split(separator: "\n").compactMap { line in
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("::") else { return nil }
      let body = text.dropFirst(2)
      guard let end = body.range(of: "::") else { return nil }
      let head = body[..<end.lowerBound].split(separator: " ", maxSplits: 1)
      var properties: [String: String] = [:]
      for property in (head.count > 1 ? head[1] : "").split(separator: ",") {
        let parts = property.split(separator: "=", maxSplits: 1)
        properties[String(parts[0])] = unescaped(parts.count > 1 ? String(parts[1]) : "")
      }
      return ReadFinding(
        path: properties["file"] ?? "", line: Int(properties["line"] ?? "") ?? 0,
        column: Int(properties["col"] ?? ""),
        severity: head[0] == "notice" ? "note" : String(head[0]),
        text: unescaped(String(body[end.upperBound...])))
    }
  }

  private static func unescaped(_ text: String) -> String {
    var text = text
    for (code, character) in [
      ("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"),
    ] { text = text.replacingOccurrences(of: code, with: character) }
    return text
  }

  private static func checkstyle(_ bytes: [UInt8]) throws -> [ReadFinding] {
    let elements = try ElementCollector.elements(of: bytes)
    var path = ""
    return elements.compactMap { element in
      if element.name == "file" { path = element.attributes["name"] ?? "" }
      guard element.name == "error" else { return nil }
      let severity = element.attributes["severity"] ?? ""
      return ReadFinding(
        path: path, line: Int(element.attributes["line"] ?? "") ?? 0,
        column: Int(element.attributes["column"] ?? ""),
        severity: severity == "info" ? "note" : severity,
        text: element.attributes["message"] ?? "")
    }
  }

  /// The lines of `failure` and `system-out`, each finding with its place.
  private static func junit(_ bytes: [UInt8]) throws -> [ReadFinding] {
    let elements = try ElementCollector.elements(of: bytes)
    let cases = elements.filter { $0.name == "testcase" }
    guard let suite = elements.first(where: { $0.name == "testsuite" }),
      suite.attributes["tests"] == String(cases.count),
      suite.attributes["failures"] == String(elements.count { $0.name == "failure" })
    else { throw Unreadable(why: "counts") }
    var path = ""
    return elements.flatMap { element -> [ReadFinding] in
      if element.name == "testcase" { path = element.attributes["name"] ?? "" }
      guard ["failure", "system-out"].contains(element.name) else { return [] }
      return element.text.split(separator: "\n").compactMap { line in
        guard line.hasPrefix(path + ":") else { return nil }
        let parts = line.dropFirst(path.count + 1).split(separator: ":", maxSplits: 2)
        guard parts.count == 3 else { return nil }
        let severity = parts[2].drop { $0 == " " }.prefix { $0 != "[" }
        return ReadFinding(
          path: path, line: Int(parts[0]) ?? 0, column: Int(parts[1]),
          severity: String(severity), text: String(parts[2]))
      }
    }
  }
}

/// The elements of an XML document in their order.
final class ElementCollector: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  private var elements: [Element] = []
  private var open: [Int] = []

  static func elements(of bytes: [UInt8]) throws -> [Element] {
    let collector = ElementCollector()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = collector
    guard parser.parse() else {
      throw ReadBack.Unreadable(why: "line \(parser.lineNumber): not well-formed")
    }
    return collector.elements
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }
}
