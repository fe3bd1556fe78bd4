package import Diagnostics
import DocumentTree
package import Editions
package import LintRules
import SensitiveText
package import SourceText
import Storehouse

/// Checks single texts for what must never enter history: personal data, company identity, secrets
/// and what is above the ceiling; for hooks and for the texts of past commits.
///
/// Kinds, levels, allow list and exceptions are those of one state of the storehouse, usually the
/// tip, whatever commit a text comes from. Findings are in report order; protected rules only.
package struct ProtectedCheck: Sendable {
  /// A larger file is not looked at, and an error says so.
  package static let largestSize = 256 << 20
  /// A larger file is read by nobody as an entry.
  private static let largestEntrySize = 32 << 20

  private let plan: LintPlan
  private let allowList: AllowList
  private let convert: TextConverter?
  private let pieceSize: Int
  private let isOfPast: Bool

  /// Prepares a check; one serves any number of texts, on any number of threads.
  ///
  /// `convert` reads texts in encodings from before UTF-8; without it a finding says that they were
  /// not read. Longer texts than `pieceSize` are read in pieces. `isOfPast` says that the texts are of
  /// commits that have been made: an entry there that cannot be read is judged by the labels that
  /// show in it, and otherwise as the strictest.
  package init(
    _ storehouse: LoadedStorehouse, allowList: AllowList, asOf: CalendarDate,
    convert: TextConverter? = nil, pieceSize: Int = 8 << 20, isOfPast: Bool = false
  ) {
    self.pieceSize = pieceSize
    self.isOfPast = isOfPast
    plan = LintPlan(protecting: storehouse, asOf: asOf, isOfPast: isOfPast)
    self.allowList = allowList
    self.convert = convert
  }

  /// Whether any text can have a finding; without the house rules none does, and nothing has to be
  /// read.
  package var isActive: Bool { !plan.privacy.rules.isEmpty || !plan.entryRules.isEmpty }

  /// What must not be in a file: an entry, by the kind that its path belongs to, or any other text.
  ///
  /// Of a file that is no text only private keys and tokens are looked for; UTF-16 is text. The name
  /// is a question of its own.
  package func findings(in source: SourceFile) -> [Diagnostic] {
    var used: [Int] = []
    return findings(in: source, used: &used)
  }

  /// The same; `used` learns which exceptions of the configuration are about something there.
  func findings(in source: SourceFile, used: inout [Int]) -> [Diagnostic] {
    let kind = plan.kind(of: source.path) ?? plan.kind(meantBy: source.path)
    let isRead =
      source.bytes.count <= Self.largestEntrySize && !SourceAccident.isBinary(source.bytes)
    if isRead, let kind {
      var check = FileCheck(plan)
      let result = check.check(source, kindIndex: kind)
      used += result.usedExceptions
      let found = reported(
        result.diagnostics.filter { finding in
          let isAboutName = finding.sensitive != nil && finding.range.isEmpty
          return ProtectedRules.all[finding.rule] != nil && !isAboutName
        })
      // An entry in another encoding is read as YAML by nobody, and its words by no detector.
      guard SourceAccident.encoding(of: source.bytes) != nil else { return found }
      return Set(found + findings(inText: source, used: &used)).sorted(by: Diagnostic.precedes)
    }
    guard let search = plan.labelSearch else { return findings(inText: source, used: &used) }
    var labels: [Diagnostic] = []
    if let kind {
      labels = search.findings(inUnread: source, of: plan.kinds[kind])
    } else if isRead || isUTF16(source),
      plan.mayBeEntry(source.path) || plan.mayBeLabelled(source.path)
    {
      labels = search.findings(
        inUnclaimed: source, isAmongEntries: plan.mayBeEntry(source.path))
    }
    return (findings(inText: source, used: &used) + reported(labels))
      .sorted(by: Diagnostic.precedes)
  }

  /// Whether a file that has zeros as one that is no text has is text nevertheless.
  private func isUTF16(_ source: SourceFile) -> Bool {
    source.bytes.count <= Self.largestEntrySize
      && SourceAccident.encoding(of: source.bytes) == .utf16
  }

  /// What must not be in the path to which a symbolic link leads, which is the content of the link.
  package func findings(inLink link: SourceFile) -> [Diagnostic] {
    var used: [Int] = []
    let places = SensitiveScan().places(
      inName: RepositoryPath(bytes: link.bytes), entryID: nil)
    return findings(places, in: link.path, site: .link, used: &used)
  }

  /// What must not be in the name of a file or folder.
  package func findings(inPath path: RepositoryPath) -> [Diagnostic] {
    var used: [Int] = []
    return findings(inPath: path, used: &used)
  }

  /// The same; `used` learns which exceptions of the configuration are about something there.
  func findings(inPath path: RepositoryPath, used: inout [Int]) -> [Diagnostic] {
    let places = SensitiveScan().places(inName: path, entryID: nil)
    return findings(places, in: path, site: .name, used: &used)
  }

  /// What the name of a file or folder gives away, whatever a storehouse says about it.
  package static func places(inName path: RepositoryPath) -> [SensitivePlace] {
    SensitiveScan().places(inName: path, entryID: nil)
  }

  /// What must not be in a commit's message; findings name it as if it were a file at a path.
  ///
  /// Lines such as `Signed-off-by:` name people whom the commit names anyway.
  package func findings(inMessage bytes: [UInt8], name: RepositoryPath) -> [Diagnostic] {
    let source = SourceFile(path: name, bytes: bytes)
    let lines = LineIndex(source.bytes)
    let encoding = SourceAccident.encoding(of: source.bytes)
    let all =
      encoding.flatMap { convertedPlaces(in: name, source.bytes, $0) }
      ?? SensitiveScan().places(in: source, entries: [], seesSites: false)
    let places = all.filter { place in
      let line = lines.content(ofLine: lines.lineNumber(at: place.range.start))
      let isAboutAuthor = place.kind == .email || place.kind == .name
      return !isAboutAuthor || !isTrailer(source.bytes[line.indices])
    }
    var used: [Int] = []
    return findings(places, in: name, site: .message, used: &used)
  }

  // MARK: Texts that are no entries

  private func findings(inText source: SourceFile, used: inout [Int]) -> [Diagnostic] {
    guard isActive else { return [] }
    guard source.bytes.count <= Self.largestSize else { return [.tooLarge(source)] }
    let encoding = SourceAccident.encoding(of: source.bytes)
    let isBinary = encoding == nil && SourceAccident.isBinary(source.bytes)
    var reported = ReportedPlaces()
    var isRead = true
    for piece in TextPieces(source.bytes, encoding, size: pieceSize) {
      let converted = encoding.flatMap { convertedPlaces(in: source.path, piece.bytes, $0) }
      if encoding != nil, converted == nil { isRead = false }
      let places =
        converted
        ?? SensitiveScan().places(
          in: SourceFile(path: source.path, bytes: piece.bytes), entries: [], seesSites: false
        ).filter { !isBinary || $0.kind == .privateKey || $0.kind == .token }
      let own = piece.own(places)
      reported.add(plan.privacy.unexcepted(own, in: source.path, on: plan.asOf, used: &used))
    }
    var found = findings(aboutUnexcepted: reported.places, in: source.path, site: .text)
    let unread = UnreadFile.finding(about: source, isBinary: isBinary)
    if let encoding, !isRead, unread == nil { found.append(.unreadable(encoding, source)) }
    // What has been committed was said at the commit.
    if !isOfPast, let unread, let said = plan.levels.adjusted(unread) { found.append(said) }
    if source.bytes.starts(with: Self.pointer) { found.append(.kept(source)) }
    return found.sorted(by: Diagnostic.precedes)
  }

  /// How a file begins whose content git keeps elsewhere (Git LFS).
  private static let pointer = Array("version https://git-lfs.github.com/spec/".utf8)

  /// What a text in another encoding gives away, with the places of the original bytes, or `nil`
  /// when it cannot be read.
  private func convertedPlaces(
    in path: RepositoryPath, _ bytes: [UInt8], _ encoding: JapaneseEncoding
  ) -> [SensitivePlace]? {
    func places(_ text: [UInt8], _ original: (SourceRange) -> SourceRange) -> [SensitivePlace] {
      let file = SourceFile(path: path, bytes: text)
      return SensitiveScan().places(in: file, entries: [], seesSites: false).map { place in
        place.moved(to: original(place.range))
      }
    }
    if encoding == .utf16 {
      let text = UTF16Text(bytes)
      return places(text.bytes, text.original)
    }
    return convert.flatMap { ConvertedText(bytes, encoding, $0) }.map { text in
      places(text.bytes, text.original)
    }
  }

  private func findings(
    _ places: [SensitivePlace], in path: RepositoryPath, site: SensitiveContext.Site,
    used: inout [Int]
  ) -> [Diagnostic] {
    if places.isEmpty { return [] }
    let unexcepted = plan.privacy.unexcepted(places, in: path, on: plan.asOf, used: &used)
    return findings(
      aboutUnexcepted: ReportedPlaces(unexcepted).places, in: path, site: site)
  }

  private func findings(
    aboutUnexcepted places: [SensitivePlace], in path: RepositoryPath, site: SensitiveContext.Site
  ) -> [Diagnostic] {
    if places.isEmpty { return [] }
    let context = SensitiveContext(
      path: path, site: site, kind: plan.kind(of: path).map { plan.kinds[$0] }, asOf: plan.asOf,
      places: places)
    var reporter = Reporter()
    for rule in plan.privacy.rules { rule.check(context, report: &reporter) }
    return reported(reporter.diagnostics)
  }

  /// The findings that neither the configuration nor the allow list takes back, in order.
  private func reported(_ found: [Diagnostic]) -> [Diagnostic] {
    found.compactMap(plan.levels.adjusted)
      .filter { !allowList.takesBack($0) }
      .sorted(by: Diagnostic.precedes)
      .withoutHeaps
  }

  /// Whether a line of a message names somebody who worked on the commit.
  private func isTrailer(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
    // A message that git has put among comments keeps its trailers.
    let name = line[..<colon].drop { !(UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20) }
    let key = String(decoding: name, as: UTF8.self).lowercased()
    return Self.authorTrailers.contains(key)
  }

  private static let authorTrailers: Set<String> = [
    "signed-off-by", "co-authored-by", "reviewed-by", "acked-by", "tested-by",
  ]
}

extension Diagnostic {
  fileprivate static func unreadable(
    _ encoding: JapaneseEncoding, _ source: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      rule: PersonalData.descriptor.id, severity: .warning,
      message: LocalizedText(
        ja: "文字コードが \(encoding.name) なので、氏名や住所など、日本語の言葉から見つけるものを調べていません。"
          + "UTF-8 で保存し直してください。",
        en: "The file is encoded in \(encoding.name), so what is found by Japanese words, such as "
          + "names and addresses, was not looked for; save it as UTF-8"),
      path: source.path, range: SourceRange(at: 0))
  }

  fileprivate static func kept(_ source: SourceFile) -> Diagnostic {
    Diagnostic(
      rule: PersonalData.descriptor.id, severity: .warning,
      message: LocalizedText(
        ja: "このファイルの中身は Git LFS で別の場所に送られるため、個人の情報や秘密、公開範囲を調べていません。"
          + "送ってよい内容か、ご自分で確かめてください。",
        en:
          "Git LFS sends the content of this file elsewhere, so it was not looked through for personal "
          + "data, secrets and labels; make sure yourself that it may go there"),
      path: source.path, range: SourceRange(at: 0))
  }

  fileprivate static func tooLarge(_ source: SourceFile) -> Diagnostic {
    let limit = ProtectedCheck.largestSize >> 20
    return Diagnostic(
      rule: PersonalData.descriptor.id, severity: .error,
      message: LocalizedText(
        ja: "ファイルが大きすぎる（\(limit) MB を超える）ので、個人の情報や秘密がないかを調べられません。",
        en: "The file is too large (over \(limit) MB) to be looked through for personal data and "
          + "secrets"),
      path: source.path, range: SourceRange(at: 0),
      help: LocalizedText(
        ja: "git に入れずに別の場所に置き、項目にはその場所を書いてください。どうしても入れるなら、"
          + "\(limit) MB より小さいファイルに分けてください",
        en: "keep it outside git and let an entry say where it is; if it has to be here, split it "
          + "into files of less than \(limit) MB"))
  }
}
