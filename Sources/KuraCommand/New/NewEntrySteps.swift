import Diagnostics
import EntryForms
import LintEngine
import SourceText
import Storehouse

/// What is typed after an entry has been written: commands that can be copied as they are.
struct NewEntrySteps {
  private let plan: NewEntryPlan
  private let entry: NewEntry
  private let path: RepositoryPath

  init(_ plan: NewEntryPlan, _ entry: NewEntry, at path: RepositoryPath) {
    self.plan = plan
    self.entry = entry
    self.path = path
  }

  /// The commands, one a line.
  func commands(from folder: String, inGit: Bool) -> [String] {
    let name = shellWord(path.description)
    let move = folder == plan.folder ? [] : ["cd \(shellWord(plan.folder))"]
    let record = inGit ? ["git add \(name)", commit] : []
    return move + ["kura lint \(name)"] + record
  }

  /// A commit whose message the storehouse's rules accept, as far as they can be known.
  private var commit: String {
    let configuration = plan.survey.storehouse.configuration
    let policy = configuration.commitMessages
    let check = CommitMessageCheck(configuration) { role in ids(withRole: role) }
    let subjects = [usableTitle, entry.id].compactMap(\.self)
    let messages = subjects.map { subject(naming: $0) }
    let accepted = messages.first { subject in
      let source = SourceFile(path: "message", text: subject)
      let message = CommitMessage(source, .none)
      return check.findings(in: message).allSatisfy { $0.rule != "commit-subject" }
    }
    let trailers = policy.trailers.filter(\.isRequired).map { trailer in
      "--trailer \"\(trailer.name): \(value(of: trailer))\""
    }
    let message = accepted ?? subject(naming: entry.id)
    return (["git commit -m \"\(message)\""] + trailers).joined(separator: " ")
  }

  /// The title where it may stand in a message and in a command; otherwise the id does.
  private var usableTitle: String? {
    guard let title = plan.title(of: entry.draft),
      !title.contains(where: { "\"$`\\!\n".contains($0) })
    else { return nil }
    // What may be somebody's name is not repeated.
    let source = plan.source(of: entry.draft, id: entry.id)
    let pointer = plan.titleField.map { [DraftStep.key($0)].pointer }
    let isDoubtful = plan.survey.findings(in: source, of: plan.kind)
      .contains { $0.sensitive != nil && $0.pointer == pointer }
    return isDoubtful ? nil : title
  }

  private func subject(naming name: String) -> String {
    let kind = plan.schema.title ?? LocalizedText(verbatim: plan.kind.name)
    let text = LocalizedText(
      ja: "\(kind.japanese)「\(name)」を加える", en: "Add '\(name)' (\(plan.kind.name))")
    return harmless(text[plan.settings.language])
  }

  /// What may stand in a trailer: what the entry itself says, else the first that is allowed.
  private func value(of trailer: CommitMessagePolicy.Trailer) -> String {
    guard let role = trailer.role else { return "…" }
    let ids = ids(withRole: role)
    let own = plan.schema.propertyNames.compactMap { name -> String? in
      guard case .text(let text)? = entry.draft[[.key(name)]] else { return nil }
      return ids.contains(text) ? text : nil
    }
    return own.first ?? ids.first ?? "…"
  }

  private func ids(withRole role: String) -> [String] {
    let catalog = plan.survey.catalog
    return catalog.entries.filter { catalog.kinds[$0.kind].roles.contains(role) }.compactMap(\.id)
  }
}
