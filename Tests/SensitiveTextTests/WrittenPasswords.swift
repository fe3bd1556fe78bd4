extension MarkedSample {
  /// Passwords made of words and numbers, and names of products and algorithms behind the same labels.
  static let writtenPasswords = lines(
    #"""
    assigned-secret/high 初期パスワード: ⟦Tky-8842-Qz⟧
    assigned-secret/high パスワードは⟦Tky-8842-Qz⟧です
    assigned-secret/high password: ⟦Tcyss_2026_desk⟧
    assigned-secret/high DB_PASSWORD=⟦Kaisha-7788⟧
    assigned-secret/high ルーターの管理画面のパスワードは「⟦Neko.Inu.2026⟧」です。
    assigned-secret/review PW:⟦soumu_0401⟧
    assigned-secret/review パスワード：⟦kuma-neko-1234⟧
    assigned-secret/review パスワード⏎⟦yamada-0401⟧
    assigned-secret/review ルーターの管理画面のパスワードは「⟦kuma-neko⟧」です。
    assigned-secret/review パスワードは「⟦himitsudayo⟧」に変更しました
    assigned-secret/review パスワードは「⟦Zq8!⟧」です。
    assigned-secret/review パスワードは「⟦7731⟧」です。
    assigned-secret/review パスワードは「⟦さくら1234⟧」です。
    assigned-secret/review パスワード：⟦4821⟧
    assigned-secret/review パスワードは⟦4821⟧です
    assigned-secret/review password: ⟦nySHFUAurNfu⟧
    assigned-secret/high パスワードは⟦Sakura2024⟧です
    assigned-secret/high パスワードは⟦Sakura2024⟧に変更しました
    assigned-secret/high パスワードは⟦Sakura2024⟧でログインできます
    assigned-secret/high パスワードは⟦Xk9mQ2pLw7Rt⟧を使ってください
    - パスワードはMicrosoft365で管理しています
    - パスワードはWindows11の設定で変更します
    - パスワードはOffice365の管理画面から変更します
    - パスワードはOAuth2で不要になります
    - パスワードはSharePoint2019で共有しない
    - パスワードはFortiGate60Fの管理画面で変更します
    - パスワード：Windows11の場合は設定から
    - パスワード：PBKDF2-HMAC-SHA256
    - パスワードはPBKDF2でハッシュ化します
    - 秘密鍵はEd25519を使います
    - 秘密鍵はRSA2048ビットを使います
    - トークンはYubiKey5を使います
    - APIキーはGoogleCloud2の画面で
    - パスワードはYubiKey5NFCに置き換える
    - パスワードはID12345と別の経路で送る
    - パスワードは「password」や「123456」が上位です。
    - パスワードは「admin」のままにしない
    - パスワードは「8文字以上」です
    - パスワードは「名前と誕生日」です
    - パスワード：2026-11-20 に変更
    - パスワード：12文字以上
    - password: use-a-password-manager
    - パスワード: password-policy を参照
    - パスワード：A-1 の手順で変更
    - password: docs/password.md
    - password: newUserPassword
    - パスワード：CVE-2024-12345 の悪用
    - secret: client-side-2024
    """#)
}
