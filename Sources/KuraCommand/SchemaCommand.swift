import ArgumentParser
import Diagnostics
import DocumentTree
import GitStore
import JSONSchema
import Reporting
import SourceText
import Storehouse
import YAMLFrontEnd

/// `kura schema`: schemas outside any storehouse.
struct SchemaCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "schema",
      abstract: helpText(ja: "蔵の外でスキーマを使う", en: "Uses schemas outside any storehouse"),
      subcommands: [SchemaCheckCommand.self])
  }
}

/// `kura schema check`: validates any YAML or JSON file against any schema.
struct SchemaCheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: helpText(
        ja: "任意の YAML・JSON を任意のスキーマで検査する",
        en: "Validates any YAML or JSON file against any JSON Schema"))
  }

  @OptionGroup var global: GlobalOptions
  @OptionGroup var report: ReportOptions

  @Option(
    help: ArgumentHelp(helpText(ja: "スキーマのファイル", en: "The schema"), valueName: "file"))
  var schema: String

  @Option(
    name: .customLong("map"), parsing: .singleValue,
    help: ArgumentHelp(
      helpText(
        ja: "この URI で始まる参照を、フォルダの中から探す（ネットワークは使わない）",
        en: "Find references that begin with a URI in a folder (never on the network)"),
      valueName: "uri-prefix=dir"))
  var maps: [MapOption] = []

  @Option(
    help: ArgumentHelp(
      helpText(
        ja: "スキーマに $schema がないときの版", en: "The draft of a schema without $schema"),
      valueName: "draft"))
  var draft: DraftOption = .draft2020

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(helpText(ja: "format を検査する", en: "Check formats")))
  var formats = true

  @Argument(
    help: ArgumentHelp(helpText(ja: "検査するファイル", en: "Files to check"), valueName: "file"))
  var files: [String]

  func run() throws {
    let environment = CommandEnvironment.current
    let folder = global.startFolder(in: environment)
    let settings = try RunSettings(global, Configuration(), environment)
    var names = PathNames(folder: folder)
    let compiled = try compiledSchema(&names)
    var diagnostics = compiled.diagnostics
    if let schema = compiled.schema, !schema.isBroken {
      for file in files { diagnostics += try check(file, schema, &names) }
    }
    let shown = names
    let texts = ShownTexts(
      diagnostics.map(shown.shown).sorted(by: Diagnostic.precedes), masksNames: true
    ) { shown.source(named: $0) }
    let result = Report(
      fileCount: files.count, diagnostics: texts.diagnostics, source: texts.source)
    texts.say(settings, environment)
    try report.write(result, settings, in: folder, environment)
    if compiled.schema?.isBroken ?? true { throw ExitCode(2) }
    if report.fails(diagnostics) { throw ExitCode(1) }
  }

  private func compiledSchema(
    _ names: inout PathNames
  ) throws -> (schema: CompiledSchema?, diagnostics: [Diagnostic]) {
    let parsed = DocumentReaders().read(try names.read(schema))
    guard let document = parsed.documents.first else { return (nil, parsed.diagnostics) }
    let (maps, folder) = (maps, names.folder)
    let neighbours = SchemaNeighbours(of: document.source.path)
    var library = SchemaLibrary(
      defaultDialect: draft.dialect,
      find: { uri in
        maps.lazy.compactMap { $0.document(for: uri, in: folder) }.first
          ?? neighbours.document(withID: uri)
      },
      findFile: { PathNames.document(at: $0) })
    library.add(document)
    var compiler = SchemaCompiler(library, options: SchemaOptions(assertsFormats: formats))
    let compiled = compiler.compile(document.source.path)
    return (compiled, parsed.diagnostics + (compiled?.diagnostics ?? []))
  }

  private func check(
    _ file: String, _ schema: CompiledSchema, _ names: inout PathNames
  ) throws -> [Diagnostic] {
    let parsed = DocumentReaders().read(try names.read(file))
    var diagnostics = parsed.diagnostics
    var scratch = ValidationScratch()
    for document in parsed.documents
    where schema.verdict(of: document, scratch: &scratch) != .valid {
      diagnostics += schema.explain(document)
    }
    return diagnostics
  }
}
