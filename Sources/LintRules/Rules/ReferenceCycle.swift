package import Diagnostics
import SourceText
package import Storehouse

/// Finds acyclic relations that lead back to where they began.
package struct ReferenceCycle: CatalogRule {
  package static let descriptor = RuleDescriptor(
    "reference-cycle", .reference,
    summary: LocalizedText(
      ja: "一巡してはいけない参照が、元の項目に戻っています。",
      en: "A relation that must not have a cycle leads back to where it began"))

  package init() {}

  package func check(_ catalog: Catalog, report: inout Reporter) {
    var relations: Set<String> = []
    for entry in catalog.entries {
      let references = entry.references
      for position in references.indices where references[position].isAcyclic {
        relations.insert(references[position].relation)
      }
    }
    for relation in relations.sorted() {
      var graph = CycleSearch(catalog: catalog, relation: relation)
      for cycle in graph.cycles() { self.report(cycle, relation, catalog, &report) }
    }
  }

  private func report(
    _ cycle: [CycleSearch.Step], _ relation: String, _ catalog: Catalog, _ report: inout Reporter
  ) {
    guard let first = cycle.first else { return }
    let entry = catalog.entries[first.entry]
    let ids = cycle.map { catalog.entries[$0.entry].id ?? "" }
    report.report(
      Self.descriptor, .cycle(ids, relation), path: entry.path, range: first.reference.range,
      help: .breakIt,
      notes: cycle.dropFirst().map { step in
        Note(
          message: .next(step.reference.target), path: catalog.entries[step.entry].path,
          range: step.reference.range)
      })
  }
}

/// A depth-first search for cycles of one relation, without recursion.
private struct CycleSearch {
  struct Step {
    let entry: Int
    let reference: Reference
  }

  private enum State { case new, open, done }

  private let edges: [[(reference: Reference, target: Int)]]
  private var states: [State]

  init(catalog: Catalog, relation: String) {
    edges = catalog.entries.enumerated().map { index, entry in
      var edges: [(reference: Reference, target: Int)] = []
      let references = entry.references
      for position in references.indices
      where references[position].isAcyclic && references[position].relation == relation {
        if let target = catalog.target(ofReference: position, in: index) {
          edges.append((references[position], target))
        }
      }
      return edges
    }
    states = Array(repeating: .new, count: catalog.entries.count)
  }

  /// One cycle for each edge that closes one, beginning at its first entry by path.
  mutating func cycles() -> [[Step]] {
    var cycles: [[Step]] = []
    for start in edges.indices where states[start] == .new {
      var stack: [(entry: Int, edge: Int)] = [(start, 0)]
      states[start] = .open
      while let top = stack.last {
        guard top.edge < edges[top.entry].count else {
          states[top.entry] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].edge += 1
        let target = edges[top.entry][top.edge].target
        switch states[target] {
        case .new:
          states[target] = .open
          stack.append((target, 0))
        case .open:
          cycles.append(cycle(to: target, on: stack))
        case .done:
          break
        }
      }
    }
    return cycles
  }

  private func cycle(to target: Int, on stack: [(entry: Int, edge: Int)]) -> [Step] {
    let from = stack.firstIndex { $0.entry == target } ?? 0
    let steps = stack[from...].map { item in
      Step(entry: item.entry, reference: edges[item.entry][item.edge - 1].reference)
    }
    let smallest = steps.indices.min { steps[$0].entry < steps[$1].entry } ?? 0
    return Array(steps[smallest...] + steps[..<smallest])
  }
}

extension LocalizedText {
  fileprivate static func cycle(_ ids: [String], _ relation: String) -> LocalizedText {
    let path = (ids + ids.prefix(1)).joined(separator: " → ")
    return LocalizedText(
      ja: "\(relation) の参照が一巡しています（\(path)）。",
      en: "The relation '\(relation)' leads back to its beginning (\(path))")
  }

  fileprivate static let breakIt = LocalizedText(
    ja: "どれか一つの参照を消すか、正しい相手に変えてください。",
    en: "Remove one of these references or point it elsewhere")

  fileprivate static func next(_ id: String) -> LocalizedText {
    LocalizedText(ja: "ここから「\(id)」へ続きます", en: "It goes on to '\(id)' here")
  }
}
