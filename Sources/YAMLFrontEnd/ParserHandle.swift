import CLibYAML

/// One libyaml parser over one file, with its own place in memory because it points into itself.
@safe
struct ParserHandle: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The event that `next()` read last; it is freed by the following call.
  let event: UnsafeMutablePointer<yaml_event_t>
  private var holdsEvent = false

  /// Starts a parser over bytes that must outlive it, or returns `nil` when memory is short.
  ///
  /// `plainCodePoints` says that the bytes are plain text of so many code points.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, plainCodePoints: Int? = nil) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      unsafe parser.deallocate()
      return nil
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    if let plainCodePoints { unsafe Self.fill(parser, bytes, codePoints: plainCodePoints) }
    unsafe self.parser = parser
    unsafe self.event = .allocate(capacity: 1)
  }

  /// Puts plain text where libyaml's own reader would put it after looking at every character.
  ///
  /// That reader takes a sixth of the time of parsing, and its checks have been made by then. It
  /// leaves a buffer alone when its input is at the end, so nothing else in libyaml can tell. What
  /// does not fit into the buffer goes the ordinary way.
  private static func fill(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, _ bytes: UnsafeBufferPointer<UInt8>,
    codePoints: Int
  ) {
    // The scanner looks a few bytes past the zero that ends the text.
    let padding = 8
    guard let source = bytes.baseAddress, let buffer = unsafe parser.pointee.buffer.start,
      let end = unsafe parser.pointee.buffer.end, unsafe bytes.count + padding <= end - buffer
    else { return }
    unsafe buffer.update(from: source, count: bytes.count)
    unsafe (buffer + bytes.count).update(repeating: 0, count: padding)
    unsafe parser.pointee.buffer.last = buffer + bytes.count + 1
    unsafe parser.pointee.unread = codePoints + 1
    unsafe parser.pointee.input.string.current = parser.pointee.input.string.end
    unsafe parser.pointee.offset = bytes.count
    unsafe parser.pointee.eof = 1
  }

  deinit {
    if holdsEvent { unsafe yaml_event_delete(event) }
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe event.deallocate()
  }

  /// Reads the next event; `false` when the syntax is broken.
  @inline(__always)
  mutating func next() -> Bool {
    if holdsEvent { unsafe yaml_event_delete(event) }
    holdsEvent = unsafe yaml_parser_parse(parser, event) == 1
    return holdsEvent
  }

  /// Why `next()` returned `false`, in libyaml's words and marks.
  var failure: RawFailure {
    let state = unsafe parser.pointee
    return unsafe RawFailure(
      isReaderFailure: state.error == YAML_READER_ERROR,
      problem: text(state.problem), context: text(state.context),
      problemIndex: state.problem_mark.index, contextIndex: state.context_mark.index,
      byteOffset: state.problem_offset)
  }

  private func text(_ words: UnsafePointer<CChar>?) -> String {
    guard let words = unsafe words else { return "" }
    return unsafe String(cString: words)
  }
}

/// What libyaml says about broken syntax.
struct RawFailure {
  /// The bytes are not text; only `byteOffset` says where.
  var isReaderFailure: Bool
  var problem: String
  var context: String
  /// The code point where libyaml gave up.
  var problemIndex: Int
  /// The code point where the thing began that libyaml was reading.
  var contextIndex: Int
  /// The byte that a reader failure is about.
  var byteOffset: Int
}
