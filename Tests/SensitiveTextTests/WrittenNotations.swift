extension MarkedSample {
  /// Numbers, mails and passwords in notations that no form asks for and people use all the same.
  static let writtenNotations = lines(
    #"""
    phone-mobile/high 携帯 ⟦０９０・１２３４・５６７８⟧
    phone-fixed/high 電話 ⟦03・3456・7890⟧
    phone-mobile/high ⟦090/1234/5678⟧
    phone-mobile/high ⟦090_1234_5678⟧
    phone-mobile/high ⟦090~1234~5678⟧
    phone-mobile/high ⟦090〜1234〜5678⟧
    phone-mobile/high 電話 ⟦090-1234-⏎5678⟧
    phone-mobile/high 電話 ⟦090-⏎1234-5678⟧
    email/high ⟦taro★gmail.com⟧
    email/high ⟦taro●gmail.com⟧
    email/review ⟦taro☆kaisha.co.jp⟧
    email/high ⟦taro◎gmail.com⟧
    email/high ⟦taro■gmail.com⟧
    email/high ⟦taro※gmail.com⟧
    email/high ⟦taro〔at〕gmail.com⟧
    email/high ⟦taro@gmail,com⟧
    email/high ⟦taro@gmail。com⟧
    email/review ⟦taro@ gmail.com⟧
    assigned-secret/high パス：⟦Tokyo¦#2026⟧
    assigned-secret/high 初期パスワード（⟦Tokyo¦2026!⟧）
    assigned-secret/high WiFiのキー: ⟦k9x2m¦4p8q1⟧
    assigned-secret/high 暗証番号⟦４８¦２１⟧
    assigned-secret/review PIN: ⟦48¦21⟧
    assigned-secret/high PINコード ⟦48¦21⟧
    assigned-secret/high PINコードは ⟦48¦21⟧ です
    assigned-secret/high 暗証番号（⟦48¦21⟧）
    assigned-secret/high パスワード→⟦Tokyo¦2026!⟧
    assigned-secret/high パスワード = ⟦Tokyo¦2026!⟧
    assigned-secret/high ＰＷ　⟦Tokyo¦2026!⟧
    assigned-secret/high PW ⟦Tokyo¦2026!⟧
    assigned-secret/high ログインPW ⟦Tokyo¦2026!⟧
    assigned-secret/high パスワード⏎⟦Tokyo¦2026!⟧
    assigned-secret/high パスワード：⏎⟦Tokyo¦2026!⟧
    assigned-secret/review Zipパス：⟦kaish¦a2026⟧
    assigned-secret/high zipのパスは ⟦kaish¦a#2026⟧ です
    assigned-secret/high パスコード：⟦482¦137⟧
    assigned-secret/high キー：⟦k9x2m¦4p8q1⟧
    assigned-secret/high SSID: office-ap キー: ⟦k9x2m¦4p8q1⟧
    assigned-secret/high 暗号キー：⟦k9x2m¦4p8q1⟧
    assigned-secret/high 事前共有鍵：⟦k9x2m¦4p8q1⟧
    assigned-secret/high PSK: ⟦k9x2m¦4p8q1⟧
    assigned-secret/high WPA2キー ⟦k9x2m¦4p8q1⟧
    assigned-secret/high | パスワード | ⟦Tokyo¦2026!⟧ |
    assigned-secret/high |パスワード|⟦Tokyo¦2026!⟧|
    assigned-secret/high パスワード,⟦Tokyo¦2026!⟧
    assigned-secret/high "パスワード","⟦Tokyo¦2026!⟧"
    my-number/high マイナンバー⟦１２３４・５６¦７８・９０１８⟧
    my-number/high マイナンバー ⟦1234/56¦78/9018⟧
    my-number/high マイナンバー ⟦1234_56¦78_9018⟧
    my-number/high マイナンバー ⟦1234-56¦78-⏎9018⟧
    drivers-licence/high 免許証番号 ⟦30-12-345678-90⟧
    passport/high パスポート：⟦TZ 1234567⟧
    pension-number/high 年金番号 ⟦1234・567890⟧
    bank-account/high 口座番号：⟦123-4567⟧
    bank-account/review 振込先 みずほ銀行 新宿支店 ⟦1234567⟧
    credit-card/high カード ⟦4111・1111¦・1111・1111⟧
    credit-card/high カード ⟦4111/1111¦/1111/1111⟧
    credit-card/high カード ⟦4111_1111¦_1111_1111⟧
    phone-mobile/high 携帯 ⟦090:1234:5678⟧
    phone-fixed/high 電話 ⟦03,3456,7890⟧
    phone-mobile/high 電話番号 ⟦090 の 1234 の 5678⟧
    phone-fixed/high 電話 ⟦03=3456=7890⟧
    phone-fixed/review 連絡先 ⟦3456-7890⟧
    postal-code/review 〒⟦160 0023⟧
    postal-code/review 〒⟦160・0023⟧
    """#)
}
