// Passwords among the options of commands, where no name such as `password` stands before them.

extension LineScanner {
  /// Looks for a password behind the name of a command that begins at an index.
  mutating func commandPassword(at start: Int) {
    guard
      let command = Self.commands.first(where: {
        $0.names.length(in: line.scalars, from: start) > 0
      })
    else { return }
    let nameEnd = start + command.names.length(in: line.scalars, from: start)
    guard at(nameEnd) == " " || at(nameEnd) == ".", nameEnd > secretEnd else { return }
    // Only the options of this command, as far as somebody reads them as one.
    let limit = min(line.count, nameEnd + 300)
    var index = nameEnd
    while index < limit, at(index) != "|", at(index) != ";" {
      defer { index += 1 }
      guard at(index) == " ", at(index + 1) == "-" else { continue }
      let option = command.options.length(in: line.scalars, from: index + 1)
      guard option > 0 else { continue }
      var value = index + 1 + option
      if command.isAttached {
        guard at(value).isVisibleASCII else { continue }
      } else {
        if at(value) == " " || at(value) == "=" {
          value += 1
        } else if !command.mayBeAttached {
          continue
        }
      }
      if command.hasUser {
        let quote = at(value) == "\"" || at(value) == "'" ? at(value) : nil
        if quote != nil { value += 1 }
        guard let colon = passwordStart(from: value) else { continue }
        return secretValue(from: colon, isPassword: true, closing: quote ?? " ")
      }
      return secretValue(from: value, isPassword: true)
    }
  }

  /// The beginning of the password in `user:password`.
  private func passwordStart(from start: Int) -> Int? {
    var index = start
    while index - start < 64, at(index).isVisibleASCII, at(index) != ":", at(index) != "/" {
      index += 1
    }
    return at(index) == ":" && index > start && at(index + 1) != "/" ? index + 1 : nil
  }

  private struct Command {
    let names: WordSet
    let options: WordSet
    /// Whether the value stands right behind the option, as in `-pSECRET`.
    var isAttached = false
    /// Whether it may stand there, as in `-pSECRET` and `-p SECRET`.
    var mayBeAttached = false
    /// Whether the value is `user:password`.
    var hasUser = false
  }

  private static let commands = [
    Command(
      names: WordSet("curl http https"), options: WordSet("-u --user -a --auth --proxy-user"),
      hasUser: true),
    Command(names: WordSet("sshpass"), options: WordSet("-p"), mayBeAttached: true),
    Command(
      names: WordSet("mysql mysqldump mysqladmin mysqlimport mariadb mariadb-dump"),
      options: WordSet("-p"), isAttached: true),
    Command(names: WordSet("plink pscp putty psftp"), options: WordSet("-pw")),
    Command(names: WordSet("docker podman"), options: WordSet("-p")),
    Command(names: WordSet("redis-cli"), options: WordSet("-a")),
    Command(names: WordSet("ldapsearch ldapmodify"), options: WordSet("-w")),
  ]
}
