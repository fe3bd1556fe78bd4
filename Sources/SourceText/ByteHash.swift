/// A hash of bytes that is the same in every process, for tables that keys are looked up in.
///
/// FNV-1a in 32 bits. Tables that use it compare the bytes too, so a forged collision costs time
/// in a table that is bounded by the limits on a document, and never a wrong answer.
@inlinable
package func stableHash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
  var hash: UInt32 = 2_166_136_261
  for index in range {
    hash = (hash ^ UInt32(bytes[index])) &* 16_777_619
  }
  return hash
}
