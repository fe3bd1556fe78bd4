import Diagnostics
package import DocumentTree
import Patterns
package import SourceText

/// Turns schemas of a library into programs.
package struct SchemaCompiler {
  let options: SchemaOptions
  var index: ResourceIndex
  var builder = ProgramBuilder()
  /// The schema's number for each place that something refers to.
  var numbers: [SchemaLocation: Int32] = [:]
  var resourceNumbers: [Int: Int32] = [:]
  var dynamicNames: [String: Int32] = [:]
  /// By bytes, since texts that `String` calls equal are different patterns.
  var patternNumbers: [[UInt8]: Int32] = [:]
  /// The patterns of all compilations so far.
  var patterns: [[UInt8]: Pattern] = [:]
  var formatNumbers: [String: Int32] = [:]
  /// What the names that are no keywords were meant to be, also for the next compilation.
  var intendedKeywords: [UnknownKeyword: String?] = [:]
  var pending: [Int32] = []
  var diagnostics: [Diagnostic] = []

  /// Creates a compiler for the schemas of a library.
  package init(_ library: SchemaLibrary, options: SchemaOptions = SchemaOptions()) {
    self.options = options
    index = ResourceIndex(library)
  }

  /// Adds a schema document to the library, if none of its path has been found yet.
  package mutating func add(_ document: Document) {
    index.add(document)
  }

  /// Compiles the schema of a path, or returns `nil` when the library has no such document.
  package mutating func compile(_ path: RepositoryPath) -> CompiledSchema? {
    compile([path])[0]
  }

  /// Compiles the schemas of some paths, `nil` for those that the library does not have.
  ///
  /// What the schemas have in common is compiled once.
  package mutating func compile(_ paths: [RepositoryPath]) -> [CompiledSchema?] {
    reset()
    let entries = paths.map { path -> (document: Int, resource: Int, root: Int32)? in
      guard let document = index.document(at: path) else { return nil }
      let resource = index.rootResource(of: document)
      return (document, resource, number(of: index.resources[resource].location))
    }
    // Every subschema of the files is compiled, also those that nothing refers to yet, so that
    // mistakes in them are found now.
    let files = Set(entries.compactMap { $0?.document })
    let places = index.resourceOfLocation.keys.filter { files.contains(Int($0.document)) }
    for place in places.sorted(by: { ($0.document, $0.node) < ($1.document, $1.node) }) {
      _ = number(of: place)
    }
    drain()
    fillDynamicTargets()
    diagnostics.append(contentsOf: analyze())
    let program = Program(builder, documents: index.documents)
    let found = (diagnostics + index.diagnostics).sorted(by: Diagnostic.precedes)
    return zip(paths, entries).map { path, entry in
      guard let entry else { return nil }
      let reach = program.reach(from: entry.root)
      let files = reach.files.union([path])
      return CompiledSchema(
        program: program, root: entry.root, path: path,
        dialect: index.resources[entry.resource].keywords.dialect,
        diagnostics: found.filter { files.contains($0.path) },
        files: files, annotationRecords: reach.annotations)
    }
  }

  private mutating func reset() {
    builder = ProgramBuilder()
    numbers = [:]
    resourceNumbers = [:]
    dynamicNames = [:]
    patternNumbers = [:]
    formatNumbers = [:]
    pending = []
    diagnostics = []
  }

  /// The number of the subschema at a place, queueing it when it is new.
  mutating func number(of location: SchemaLocation) -> Int32 {
    if let known = numbers[location] { return known }
    let resource = index.resourceOfLocation[location] ?? 0
    let owner = resourceNumber(resource)
    if let known = numbers[location] { return known }
    let number = Int32(truncatingIfNeeded: builder.schemas.count)
    numbers[location] = number
    builder.schemas.append(
      SchemaRecord(resource: owner, document: location.document, node: location.node))
    pending.append(number)
    return number
  }

  private mutating func resourceNumber(_ resource: Int) -> Int32 {
    if let known = resourceNumbers[resource] { return known }
    let number = Int32(truncatingIfNeeded: resourceNumbers.count)
    resourceNumbers[resource] = number
    // A dynamic reference may come back to any anchor of a resource that has been entered.
    let owner = index.resources[resource]
    if owner.isRecursiveAnchor { _ = self.number(of: owner.location) }
    for name in owner.dynamicAnchors.keys.sorted() {
      if let node = owner.dynamicAnchors[name] {
        _ = self.number(
          of: SchemaLocation(document: Int(owner.location.document), node: Int(node)))
      }
    }
    return number
  }

  private mutating func drain() {
    var next = 0
    while next < pending.count {
      compileSchema(pending[next])
      next += 1
    }
  }

  /// The number of a dynamic anchor's name; `""` is the name that `$recursiveAnchor` gives.
  mutating func dynamicName(_ name: String) -> Int32 {
    if let known = dynamicNames[name] { return known }
    let number = Int32(truncatingIfNeeded: dynamicNames.count)
    dynamicNames[name] = number
    return number
  }

  private mutating func fillDynamicTargets() {
    let names = dynamicNames.count
    guard names > 0 else { return }
    var targets = [Int32](repeating: -1, count: names * resourceNumbers.count)
    for (resource, row) in resourceNumbers {
      let owner = index.resources[resource]
      for (name, column) in dynamicNames {
        let node =
          name.isEmpty
          ? (owner.isRecursiveAnchor ? owner.location.node : nil) : owner.dynamicAnchors[name]
        guard let node,
          let number = numbers[
            SchemaLocation(document: Int(owner.location.document), node: Int(node))]
        else { continue }
        targets[Int(row) * names + Int(column)] = number
      }
    }
    builder.dynamicTargets = targets
    builder.dynamicNameCount = names
  }
}
