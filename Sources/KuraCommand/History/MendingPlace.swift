import GitStore
import SourceText

/// Where in a clone its author has to be to make commits anew.
enum MendingPlace: Equatable {
  /// Where the author is: the commits are the last ones there.
  case here
  /// Where the author is, but later commits have followed.
  case belowHere
  /// On another branch, whose last commits they are, or where later ones have followed.
  case branch(String, isLast: Bool)
  /// No branch leads to the commits: one has to be made.
  case loose(ObjectID)
  /// They are the history of notes on commits, which is under this name.
  case notes(RepositoryPath)
  /// In somebody else's clone, of which a server knows nothing.
  case elsewhere

  /// Finds the place for commits of which the last is known.
  init(_ repository: Repository, last: ObjectID) throws {
    let head = try? repository.resolve("HEAD")
    if head == last {
      self = .here
      return
    }
    let references = try repository.references()
    if let exact = references.first(where: { $0.id == last && $0.name.branch != nil }),
      let branch = exact.name.branch
    {
      self = .branch(branch, isLast: true)
      return
    }
    if let notes = references.first(where: { $0.id == last && $0.name.isAtOrBelow("refs/notes") }) {
      self = .notes(notes.name)
      return
    }
    let leads = { (tip: ObjectID) in try repository.mergeBase(last, tip) == last }
    if let head, try leads(head) {
      self = .belowHere
      return
    }
    for reference in references {
      guard let branch = reference.name.branch, try leads(reference.id) else { continue }
      self = .branch(branch, isLast: false)
      return
    }
    self = .loose(last)
  }

  /// Whether other commits have followed on those that have to be made anew.
  var hasLaterCommits: Bool {
    switch self {
    case .belowHere, .branch(_, isLast: false): true
    default: false
    }
  }

  /// The command that leads there, or `nil` where nobody has to go anywhere.
  var command: String? {
    switch self {
    case .branch(let name, _): "git switch \(shellWord(name))"
    case .loose(let commit): "git switch -c mended \("\(commit)".prefix(10))"
    case .here, .belowHere, .notes, .elsewhere: nil
    }
  }

  /// The step of a list that leads there.
  var step: RemedyStep? {
    guard let command else { return nil }
    if case .loose = self {
      return RemedyStep(
        ja: "\(command)\n（このコミットに続くブランチがないので、一つ作ります。送るのは、このブランチにしてください）",
        en: "\(command)\n(no branch leads to the commit, so this makes one; push this branch then)")
    }
    return RemedyStep(
      ja: "\(command)\n（このブランチのコミットなので、ここへ移ります）",
      en: "\(command)\n(the commits are on that branch)")
  }
}

extension RepositoryPath {
  /// The short name of a local branch, or `nil` for any other reference.
  fileprivate var branch: String? {
    isAtOrBelow("refs/heads") ? String(description.dropFirst("refs/heads/".count)) : nil
  }
}

/// One step of what has to be done, in both languages: a command or a sentence, and below it what it
/// does.
struct RemedyStep {
  let text: LocalizedText

  init(ja japanese: String, en english: String) {
    text = LocalizedText(ja: japanese, en: english)
  }

  init(command: String) {
    self.init(ja: command, en: command)
  }

  static let mend = RemedyStep(
    ja: "いまのファイルにも残っていれば、そこを直して git add ファイル名",
    en: "Where a file still has it, mend the file, then git add FILE")
  static let again = RemedyStep(ja: "もう一度、同じ操作をする", en: "Do the same again")

  /// Some steps with their numbers, one below the other.
  static func list(_ steps: [RemedyStep]) -> LocalizedText {
    let lines = { (language: Language) in
      steps.enumerated().map { number, step in
        "  \(number + 1). " + step.text[language].replacing("\n", with: "\n     ")
      }.joined(separator: "\n")
    }
    return LocalizedText(ja: lines(.japanese), en: lines(.english))
  }
}
