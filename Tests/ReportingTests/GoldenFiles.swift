import Glibc
import TestSupport
import Testing

/// Compares bytes with a file in `Golden`, or writes them there when `KURA_RECORD=1`.
func expectGolden(
  _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let path = goldenFolder + name
  if environmentValue("KURA_RECORD") == "1" {
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { close(file) }
    let count = unsafe write(file, bytes, bytes.count)
    #expect(count == bytes.count, "cannot write \(path)", sourceLocation: sourceLocation)
    return
  }
  guard let expected = contents(ofFile: path) else {
    Issue.record("no golden file \(name); record it with KURA_RECORD=1")
    return
  }
  if bytes != expected {
    let actual = String(decoding: bytes, as: UTF8.self)
    Issue.record("\(name) is now:\n\(actual)", sourceLocation: sourceLocation)
  }
}

private let goldenFolder: String = {
  let file = #filePath
  return file[...(file.lastIndex(of: "/") ?? file.startIndex)] + "Golden/"
}()
