/// Examples of findings: schemas, documents and what is said.
enum ExplanationExamples {
  static let all = keys + scalars + forms
}
