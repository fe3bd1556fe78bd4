import SourceText

/// The scripts in `.hooks/` by which git calls kura: one text under several names.
enum HookStub {
  /// The folder of a storehouse in which they lie.
  static let folder = ".hooks"

  /// Their paths in the folder; `server/` holds what a git server runs.
  static let names = [
    "commit-msg", "pre-commit", "pre-merge-commit", "pre-push", "server/pre-receive",
  ]

  /// Whether a script calls kura, and is not one of these that has lost a part or has other line
  /// ends, which no shell can run.
  static func callsKura(_ script: [UInt8]) -> Bool {
    if script.elementsEqual(text.utf8) { return true }
    if script.contains(UInt8(ascii: "\r")) { return false }
    if script.contains(bytes: Array(mark.utf8)) {
      return ["exec \"$program\" hook \"$name\" \"$@\"\nfi", "\nEND\nexit 1"].allSatisfy {
        script.contains(bytes: Array($0.utf8))
      }
    }
    return script.split(separator: UInt8(ascii: "\n")).contains { line in
      let words = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      return words.first != UInt8(ascii: "#") && Array(words).contains(bytes: Array("kura".utf8))
    }
  }

  /// What tells that a script was one of these.
  private static let mark = "# kura がコミットや送信の内容を検査するためのフックです。"

  static let text = #"""
    #!/bin/sh
    # kura がコミットや送信の内容を検査するためのフックです。どのフックも同じ中身で、名前によって働きが変わります。
    # A hook by which kura checks what is committed or pushed. All hooks are alike; the name decides.

    name=$(basename "$0")
    hooks=$(dirname "$0")

    # GUI のクライアントは PATH が短いので、よくある場所も探します。
    # Graphical clients have a short PATH, so the usual places are looked through too.
    find_kura() {
      if [ -n "${KURA:-}" ]; then
        command -v "$KURA" && return
      fi
      command -v kura && return
      top=$(git rev-parse --show-toplevel 2>/dev/null)
      shared=$(git rev-parse --git-common-dir 2>/dev/null)
      for folder in "${top:-.}/.build/release" "${shared:-.}/../.build/release" \
        "${HOME:-}/.local/bin" "${HOME:-}/bin" /usr/local/bin /opt/homebrew/bin; do
        if [ -f "$folder/kura" ] && [ -x "$folder/kura" ]; then
          echo "$folder/kura"
          return
        fi
      done
      return 1
    }

    if program=$(find_kura); then
      # 蔵がリポジトリの下のフォルダにあるときも、そこで働きます。
      # A storehouse may lie in a folder below the top of the repository.
      if [ -f "$hooks/../kura.yaml" ]; then
        exec "$program" -C "$hooks/.." hook "$name" "$@"
      fi
      exec "$program" hook "$name" "$@"
    fi

    cat >&2 <<'END'
    kura が見つからないので、内容を検査できません。コミットも送信も行われていません。
      入れ方: 蔵を管理している人から受け取った kura を、そのフォルダで次のように打って置きます。
          mkdir -p "$HOME/.local/bin"
          cp kura "$HOME/.local/bin/kura"
          chmod +x "$HOME/.local/bin/kura"
      自分で作るとき: kura のリポジトリのフォルダで、次のコマンドを実行します。
          make install PREFIX="$HOME/.local"
      ほかの場所にあるときは、その場所を環境変数 KURA に書きます。
          export KURA=/path/to/kura
      そのあと、同じ操作をもう一度行ってください。

    kura is not found, so nothing can be checked; nothing has been committed or pushed.
      To put the kura that you were given where it belongs, run this in the folder where it is:
          mkdir -p "$HOME/.local/bin"
          cp kura "$HOME/.local/bin/kura"
          chmod +x "$HOME/.local/bin/kura"
      To build it, run this in the folder of kura's own repository:
          make install PREFIX="$HOME/.local"
      If it is elsewhere, say where in the environment variable KURA:
          export KURA=/path/to/kura
      Then do the same again.
    END
    exit 1

    """#
}
