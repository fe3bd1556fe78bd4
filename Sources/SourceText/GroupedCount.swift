/// A count with its thousands set apart by commas, as every text for people writes it.
package func grouped(_ count: Int) -> String {
  let digits = Array(String(count))
  guard digits.count > 3 else { return String(digits) }
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3), digits[index - 1] != "-" {
      text += ","
    }
    text.append(digit)
  }
  return text
}
