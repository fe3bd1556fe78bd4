import ArgumentParser
import SourceText

/// A form of the report and where it goes.
///
/// One run may write several: `--format sarif --output a.sarif --format github`. An `--output`
/// belongs to the `--format` beside it, which the argument parser does not tell, so the order is
/// read from the arguments themselves.
struct ReportDestination: Hashable {
  let format: ReportFormat
  /// The file to write, or `nil` for standard output.
  let file: String?

  /// The arguments of the command that runs now.
  @TaskLocal static var arguments: [String] = []

  /// Where the report goes, in the order of the arguments.
  static func all(_ formats: [ReportFormat], _ files: [String]) -> [ReportDestination] {
    if formats.count <= 1, files.count <= 1 {
      return [ReportDestination(format: formats.first ?? .text, file: files.first)]
    }
    return paired(arguments)
  }

  /// Refuses what would write two forms to one place.
  static func check(_ formats: [ReportFormat], _ files: [String]) throws {
    let places = all(formats, files).map(\.file)
    guard Set(places).count == places.count else {
      throw ValidationError(
        helpText(
          ja: "--format を何度も書くときは、それぞれのすぐ隣に別々の --output を書いてください。"
            + "--output のない --format は一つまでで、画面に出ます。",
          en: "each --format needs an --output of its own beside it; one without is printed"))
    }
  }

  private static func paired(_ arguments: [String]) -> [ReportDestination] {
    var found: [ReportDestination] = []
    var format: ReportFormat?
    var file: String?
    func settle() {
      if format != nil || file != nil {
        found.append(ReportDestination(format: format ?? .text, file: file))
      }
      (format, file) = (nil, nil)
    }
    var words = arguments[...]
    while let word = words.popFirst(), word != "--" {
      if let value = value(of: "--format", word, &words) {
        if format != nil { settle() }
        format = ReportFormat(rawValue: value)
      } else if let value = value(of: "--output", word, &words) {
        if file != nil { settle() }
        file = value
      }
      if format != nil, file != nil { settle() }
    }
    settle()
    return found
  }

  /// What an option says when the word is that option: `--name value` or `--name=value`.
  private static func value(
    of name: String, _ word: String, _ rest: inout ArraySlice<String>
  ) -> String? {
    if word == name { return rest.popFirst() }
    return word.hasPrefix(name + "=") ? String(word.dropFirst(name.count + 1)) : nil
  }
}
