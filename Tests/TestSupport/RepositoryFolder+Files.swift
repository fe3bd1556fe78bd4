import Glibc
package import SourceText

extension RepositoryFolder {
  /// The bytes of a file; none when there is no such file.
  package func bytes(of name: RepositoryPath) -> [UInt8] {
    guard let file = unsafe fopen("\(path)/\(name)", "rb") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// The names of what a folder holds, without those that begin with a dot.
  package func names(in folder: RepositoryPath) -> [String] {
    entries(of: folder).map(\.name)
  }

  /// Every file below a folder, in the order of the paths.
  package func files(below folder: RepositoryPath) -> [RepositoryPath] {
    var files: [RepositoryPath] = []
    for entry in entries(of: folder) {
      let path = folder.appending(RepositoryPath(entry.name))
      if entry.isFolder { files += self.files(below: path) } else { files.append(path) }
    }
    return files.sorted()
  }

  private func entries(of folder: RepositoryPath) -> [(name: String, isFolder: Bool)] {
    guard let stream = unsafe opendir("\(path)/\(folder)") else { return [] }
    defer { unsafe closedir(stream) }
    var entries: [(name: String, isFolder: Bool)] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
        unsafe String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix(".") else { continue }
      entries.append((name, unsafe entry.pointee.d_type == UInt8(DT_DIR)))
    }
    return entries
  }
}
