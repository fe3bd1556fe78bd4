import SourceText

/// Git's index, read without a library: gitformat-index(5), versions 2 to 4 with SHA-1 ids.
///
/// Nothing is interpreted that git may leave out, and the checksum is not computed: a hundred
/// thousand entries are listed in the time that hashing them would take.
struct IndexFile {
  /// Lists the entries of an index, or returns `false` when only git itself reads this form: a
  /// split or sparse index, an unknown version, a damaged file.
  static func collect(_ bytes: [UInt8], into files: inout StagedFiles) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var cursor = unsafe IndexCursor(buffer)
      return unsafe cursor.collect(into: &files)
    }
  }
}

/// Walks over the bytes of an index.
@unsafe
private struct IndexCursor {
  /// The checksum at the end.
  private static let trailer = 20
  /// Times, device, owner and the like, the mode, the size, the id and the flags.
  private static let fixedPart = 62

  private let buffer: UnsafeRawBufferPointer
  private var position = 12
  private let end: Int
  /// The path before this one, from which version 4 takes the beginning of the next.
  private var path: [UInt8] = []

  init(_ buffer: UnsafeRawBufferPointer) {
    unsafe self.buffer = unsafe buffer
    unsafe end = buffer.count - Self.trailer
  }

  mutating func collect(into files: inout StagedFiles) -> Bool {
    guard unsafe end >= 12, unsafe number(at: 0) == 0x4449_5243 else { return false }
    let version = unsafe number(at: 4)
    let count = unsafe number(at: 8)
    guard 2...4 ~= version else { return false }
    for _ in 0..<count {
      guard let entry = unsafe next(version) else { return false }
      // A folder of a sparse index.
      guard entry.mode & 0o170000 != 0o040000 else { return false }
      files.add(
        fullPath: unsafe path, mode: entry.mode, id: entry.id, stage: entry.stage,
        isAnnounced: entry.isAnnounced)
    }
    return unsafe hasOnlyOptionalParts()
  }

  private struct Entry {
    let mode: UInt32
    let id: ObjectID
    let stage: Int
    let isAnnounced: Bool
  }

  /// Reads an entry, whose path is in `path` then.
  private mutating func next(_ version: UInt32) -> Entry? {
    let start = unsafe position
    guard unsafe start + Self.fixedPart < end else { return nil }
    let flags = unsafe number16(at: start + 60)
    var nameStart = unsafe start + Self.fixedPart
    var isAnnounced = false
    if flags & 0x4000 != 0 {
      guard version > 2, unsafe nameStart + 2 < end else { return nil }
      isAnnounced = unsafe number16(at: nameStart) & 0x2000 != 0
      nameStart += 2
    }
    if version == 4 {
      guard unsafe readShortenedPath(at: nameStart) else { return nil }
    } else {
      guard let nameEnd = unsafe zero(from: nameStart, known: Int(flags & 0xFFF)) else {
        return nil
      }
      unsafe path = unsafe [UInt8](UnsafeRawBufferPointer(rebasing: buffer[nameStart..<nameEnd]))
      // One to eight zeros bring the entry to a multiple of eight bytes.
      unsafe position = start + (nameEnd - start + 8) & ~7
    }
    let id = unsafe UnsafeRawBufferPointer(rebasing: buffer[start + 40..<start + 60])
    return Entry(
      mode: unsafe number(at: start + 24), id: unsafe ObjectID(sha1: id),
      stage: Int(flags >> 12) & 3, isAnnounced: isAnnounced)
  }

  /// Reads how much of the path before this one goes, and what takes its place.
  private mutating func readShortenedPath(at start: Int) -> Bool {
    var index = start
    var byte = unsafe buffer[index]
    var removed = Int(byte & 0x7F)
    while byte & 0x80 != 0 {
      index += 1
      guard unsafe index < end, removed < 1 << 32 else { return false }
      byte = unsafe buffer[index]
      removed = (removed + 1) << 7 + Int(byte & 0x7F)
    }
    index += 1
    guard unsafe removed <= path.count, let nameEnd = unsafe zero(from: index, known: 0xFFF) else {
      return false
    }
    unsafe path.removeLast(removed)
    unsafe path.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[index..<nameEnd]))
    unsafe position = nameEnd + 1
    return true
  }

  /// The end of a name whose length is known, unless it is too long for its field.
  private func zero(from start: Int, known length: Int) -> Int? {
    if length < 0xFFF {
      return unsafe start + length < end && buffer[start + length] == 0 ? start + length : nil
    }
    var index = start
    while unsafe index < end {
      if unsafe buffer[index] == 0 { return index }
      index += 1
    }
    return nil
  }

  /// Whether everything after the entries may be ignored: those parts' names begin with a capital.
  private func hasOnlyOptionalParts() -> Bool {
    var index = unsafe position
    while unsafe index < end {
      guard unsafe index + 8 <= end, unsafe 0x41...0x5A ~= buffer[index] else { return false }
      index += 8 + Int(unsafe number(at: index + 4))
    }
    return unsafe index == end
  }

  private func number(at index: Int) -> UInt32 {
    unsafe UInt32(bigEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt32.self))
  }

  private func number16(at index: Int) -> UInt16 {
    unsafe UInt16(bigEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt16.self))
  }
}
