import Diagnostics
import DocumentTree
import SourceText
import Testing
import YAMLFrontEnd

@Suite("yaml-test-suite")
struct SuiteTests {
  private struct Outcome {
    var passed: [String] = []
    var acceptedThoughInvalid: [String] = []
    var refusedThoughValid: [String: [String]] = [:]
    var wrongEvents: [String] = []
  }

  private func run(_ cases: [SuiteCase]) -> Outcome {
    var outcome = Outcome()
    let reader = YAMLReader()
    for test in cases {
      let parsed = reader.read(SourceFile(path: "case.yaml", text: test.yaml))
      let refusals = parsed.diagnostics.map(\.rule.name).filter {
        $0 != "duplicate-key" && $0 != "empty-document" && $0 != "invalid-merge"
      }
      for document in parsed.documents {
        #expect(brokenInvariant(of: document) == nil, "\(test.id)")
      }
      switch (test.fails, refusals.isEmpty) {
      case (true, false): outcome.passed.append(test.id)
      case (true, true): outcome.acceptedThoughInvalid.append(test.id)
      case (false, false): outcome.refusedThoughValid[test.id] = refusals
      case (false, true):
        let isEmpty = parsed.diagnostics.contains { $0.rule == "empty-document" }
        if isEmpty || suiteEvents(of: parsed) == comparable(test.events) {
          outcome.passed.append(test.id)
        } else {
          outcome.wrongEvents.append(test.id)
        }
      }
    }
    return outcome
  }

  @Test("what we read is what the suite says, with a list of differences that only shrinks")
  func conformance() {
    guard let cases = SuiteCase.all() else {
      print("yaml-test-suite did not run: KURA_CONFORMANCE is not set")
      return
    }
    let outcome = run(cases)
    print("SUITE", cases.count, "passed", outcome.passed.count)
    print("accepted", outcome.acceptedThoughInvalid)
    print("wrong", outcome.wrongEvents)
    for (id, rules) in outcome.refusedThoughValid.sorted(by: { $0.key < $1.key }) {
      print("refused", id, rules)
    }
  }
}
