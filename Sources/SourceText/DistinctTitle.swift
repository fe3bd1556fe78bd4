/// A title that is shown beside its key, or `nil` when both say the same.
package func distinctTitle(_ title: String?, of key: String) -> String? {
  guard let title, title != key, foldedScalars(title) != foldedScalars(key) else { return nil }
  return title
}
