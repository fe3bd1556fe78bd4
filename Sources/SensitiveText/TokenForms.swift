/// How the tokens of well-known services look.
enum TokenForms {
  /// The characters behind a prefix.
  private enum Alphabet {
    case digits, lowerHex, upper, word, dashed, dotted, base64, escaped

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .digits: scalar.isDigit
      case .lowerHex: scalar.isDigit || scalar.value &- 0x61 < 6
      case .upper: scalar.isUpper || scalar.isDigit
      case .word: scalar.isWord
      case .dashed: scalar.isWord || scalar == "-"
      case .dotted: scalar.isWord || scalar == "-" || scalar == "."
      case .escaped: Self.base64.contains(scalar) || scalar == "%" || scalar == "@"
      case .base64:
        scalar.isWord || scalar == "-" || scalar == "+" || scalar == "/" || scalar == "="
      }
    }
  }

  private struct Form {
    let prefix: [Unicode.Scalar]
    let alphabet: Alphabet
    let least: Int
    let most: Int
    let level: SensitiveMatch.Level

    init(
      _ prefix: String, _ alphabet: Alphabet, _ least: Int, _ most: Int = 400,
      _ level: SensitiveMatch.Level = .high
    ) {
      self.prefix = Array(prefix.unicodeScalars)
      (self.alphabet, self.least, self.most, self.level) = (alphabet, least, most, level)
    }
  }

  /// The forms by the first character, which is ASCII.
  private static let forms: [[Form]] = {
    var forms = [[Form]](repeating: [], count: 128)
    for form in allForms { forms[Int(form.prefix[0].value)].append(form) }
    return forms
  }()

  private static let allForms = [
    // Amazon
    Form("AKIA", .upper, 16, 16), Form("ASIA", .upper, 16, 16), Form("ABIA", .upper, 16, 16),
    Form("ACCA", .upper, 16, 16),
    // GitHub, GitLab, Bitbucket, Atlassian
    Form("ghp_", .word, 30), Form("gho_", .word, 30), Form("ghu_", .word, 30),
    Form("ghs_", .word, 30), Form("ghr_", .word, 30), Form("github_pat_", .word, 22),
    Form("glpat-", .dotted, 18), Form("gldt-", .dashed, 18), Form("glptt-", .dashed, 18),
    Form("glrt-", .dotted, 18), Form("glcbt-", .dashed, 18), Form("ATATT3", .base64, 40),
    Form("ATBB", .word, 28),
    // Slack, Discord, Telegram, Line
    Form("xoxb-", .dashed, 16), Form("xoxp-", .dashed, 16), Form("xoxa-", .dashed, 16),
    Form("xoxr-", .dashed, 16), Form("xoxs-", .dashed, 16), Form("xoxo-", .dashed, 16),
    Form("xoxe-", .dashed, 16), Form("xoxe.", .dotted, 16), Form("xapp-", .dashed, 20),
    Form("hooks.slack.com/services/", .base64, 20),
    Form("discord.com/api/webhooks/", .base64, 60),
    Form("discordapp.com/api/webhooks/", .base64, 60),
    Form("webhook.office.com/webhookb2/", .escaped, 80),
    Form("outlook.office.com/webhook/", .escaped, 80),
    // The signatures of addresses of Azure's storage and of its flows
    Form("sig=", .escaped, 40),
    // Google, Firebase
    Form("AIza", .dashed, 35, 35), Form("ya29.", .dotted, 20), Form("GOCSPX-", .dashed, 20),
    // Payment
    Form("sk_live_", .word, 16), Form("rk_live_", .word, 16), Form("whsec_", .base64, 20),
    Form("sk_test_", .word, 16, 400, .review), Form("rk_test_", .word, 16, 400, .review),
    Form("sq0atp-", .dashed, 20), Form("sq0csp-", .dashed, 20),
    // Models
    Form("sk-ant-", .dashed, 20), Form("sk-proj-", .dashed, 20), Form("sk-svcacct-", .dashed, 20),
    Form("sk-or-", .dashed, 20), Form("sk-", .word, 32), Form("hf_", .word, 30),
    Form("gsk_", .word, 40), Form("xai-", .word, 40), Form("pplx-", .word, 32),
    Form("r8_", .word, 30),
    // Packages and clouds
    Form("npm_", .word, 30), Form("pypi-", .dashed, 50), Form("SG.", .dotted, 40),
    Form("dop_v1_", .lowerHex, 60), Form("doo_v1_", .lowerHex, 60), Form("shpat_", .word, 30),
    Form("shpss_", .word, 30), Form("shpca_", .word, 30), Form("shppa_", .word, 30),
    Form("SK", .lowerHex, 32, 32), Form("AC", .lowerHex, 32, 32, .review),
    Form("key-", .lowerHex, 32, 32), Form("dckr_pat_", .dashed, 20), Form("dapi", .lowerHex, 32),
    Form("hvs.", .dashed, 20), Form("hvb.", .dashed, 20), Form("AGE-SECRET-KEY-1", .upper, 50),
    Form("glsa_", .word, 30), Form("nfp_", .word, 30), Form("sbp_", .lowerHex, 40),
    Form("lin_api_", .word, 30), Form("ntn_", .word, 30), Form("EAAC", .word, 80),
    Form("EAAA", .dashed, 50), Form("rubygems_", .lowerHex, 48), Form("cio", .word, 60),
    Form("xkeysib-", .dashed, 60), Form("pat", .dotted, 79, 79), Form("atlasv1.", .dashed, 50),
    Form("tskey-", .dashed, 20), Form("pul-", .lowerHex, 40), Form("figd_", .dashed, 30),
    Form("NRAK-", .upper, 27), Form("sntrys_", .base64, 40), Form("PMAK-", .dashed, 50),
    Form("AccountKey=", .base64, 60), Form("SharedAccessKey=", .base64, 40),
  ]

  struct Found {
    let end: Int
    /// The length of what all tokens of the service begin with.
    let prefix: Int
    let kind: SensitiveKind
    let level: SensitiveMatch.Level
  }

  /// The token that begins at an index, or `nil`.
  static func form(in text: [Unicode.Scalar], at start: Int) -> Found? {
    if text[start] == "e", let end = webToken(text, start) {
      return Found(end: end, prefix: 3, kind: .token, level: .high)
    }
    let first = text[start].value
    guard first < 128 else { return nil }
    for form in forms[Int(first)] where start + form.prefix.count + form.least <= text.count {
      let body = start + form.prefix.count
      guard form.prefix.indices.allSatisfy({ text[start + $0] == form.prefix[$0] }) else {
        continue
      }
      var end = body
      while end < text.count, end - body <= form.most, form.alphabet.contains(text[end]) {
        end += 1
      }
      guard form.least...form.most ~= end - body,
        text[body..<end].contains(where: \.isDigit) || isMixed(text[body..<end], form),
        form.least != form.most || end == text.count || !text[end].isWord
      else { continue }
      return Found(end: end, prefix: form.prefix.count, kind: .token, level: form.level)
    }
    return nil
  }

  /// Whether a body of letters only has small ones and capitals, where that is frequent.
  private static func isMixed(_ body: ArraySlice<Unicode.Scalar>, _ form: Form) -> Bool {
    form.prefix.elementsEqual("hf_".unicodeScalars) && body.count == 34
      && body.contains(where: \.isUpper) && body.count(where: \.isLower) > 8
  }

  /// The token of a bot around a `:`: eight to ten digits before it, and `AA` with 33 more characters
  /// behind.
  static func botToken(in text: [Unicode.Scalar], around colon: Int) -> Range<Int>? {
    guard colon + 36 <= text.count, text[colon + 1] == "A", text[colon + 2] == "A" else {
      return nil
    }
    var start = colon
    while start > 0, colon - start < 12, text[start - 1].isDigit { start -= 1 }
    var end = colon + 1
    while end < text.count, end - colon < 40, Alphabet.dashed.contains(text[end]) { end += 1 }
    let body = text[colon + 3..<end]
    guard 8...10 ~= colon - start, 35...36 ~= end - colon, body.contains(where: \.isDigit),
      body.contains(where: \.isUpper), body.contains(where: \.isLower)
    else { return nil }
    return start..<end
  }

  /// A JSON Web Token: three parts, the first two beginning with `eyJ`.
  private static func webToken(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    var index = start
    for part in 0..<3 {
      let first = index
      if part < 2 {
        guard index + 3 < text.count, text[index] == "e", text[index + 1] == "y",
          text[index + 2] == "J"
        else { return nil }
      }
      while index < text.count, Alphabet.dashed.contains(text[index]) { index += 1 }
      guard index - first >= 10 else { return nil }
      if part < 2 {
        guard index < text.count, text[index] == "." else { return nil }
        index += 1
      }
    }
    return index
  }
}
