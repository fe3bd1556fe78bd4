import Testing

// All values are made up; the numbers of cards are the companies' test numbers.

/// A text and what is found in it.
struct Sample: Sendable, CustomTestStringConvertible {
  let text: String
  /// Kinds with levels, in the order of the text.
  let findings: [String]

  var testDescription: String { text }

  /// Reads lines: the findings between commas, or `-` for none, a space, and the text.
  ///
  /// `¦` is left out of the text; it keeps tokens and My Numbers, which nothing excepts, from
  /// being found in this file.
  static func lines(_ table: String) -> [Sample] {
    table.split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      return Sample(
        text: parts[1].filter { $0 != "¦" },
        findings: parts[0] == "-" ? [] : parts[0].split(separator: ",").map(String.init))
    }
  }
}

extension Sample {
  static let numbers = lines(
    """
    my-number/review 0000¦00000000
    my-number/review 1111¦11111118
    my-number/review 3141¦59265352
    corporate-number/low 7000012050002
    corporate-number/low 5010005007126
    corporate-number/low T7010705000725
    invoice-number/review T1234567890123
    invoice-number/high 登録番号：T1234567890124
    credit-card/high 4111111111111111
    credit-card/high 5555-5555-5555-4444
    credit-card/high 378282246310005
    pension-number/high 基礎年金番号 1234-567890
    my-number/high マイナンバーは12¦34-5678-9018です
    my-number/high マイナンバー 31¦41 5926 5352
    my-number/high 個人番号：3141¦59265352
    my-number/high 個人番号：３１¦４１　５９２６　５３５２
    my-number/review マイナンバー：1234¦56789017
    drivers-licence/high 運転免許証番号 第305012345670号
    drivers-licence/high 免許証番号：305012345670
    passport/high 旅券番号 TK1234567
    passport/high パスポート番号：TR1234567
    pension-number/high 年金番号：1234-567890
    bank-account/high 普通預金 1234567
    bank-account/high 口座番号：1234567
    bank-account/high ○○銀行新宿支店 普通 １２３４５６７
    bank-account/high ゆうちょ銀行 記号 12345 番号 12345671
    credit-card/high クレジットカード 4111 1111 1111 1111
    credit-card/high 4111-1111-1111-1111
    credit-card/high ３７８２ ８２２４６３ １０００５
    credit-card/high 3530111333300000
    credit-card/high 30569309025904
    """)

  static let phones = lines(
    """
    phone-fixed/high (03)5978-7509
    phone-fixed/high 0３−5978−7509
    phone-fixed/high 0422-12-3456
    phone-fixed/high 04992-1-2345
    phone-mobile/high 060-1234-5678
    phone-mobile/high +81-90-1234-5678
    phone-toll-free/review 0120-123-456
    phone-mobile/high 090-1234-5678
    phone-mobile/high ０９０－１２３４－５６７８
    phone-mobile/high 090 1234 5678
    phone-mobile/high 090.1234.5678
    phone-mobile/high 090(1234)5678
    phone-mobile/high 携帯 09012345678
    phone-fixed/high TEL:0312345678
    phone-fixed/high TEL03-1234-5678
    phone-fixed/high 電話番号：03-1234-5678
    phone-fixed/high ☎03-1234-5678
    phone-fixed/high ℡ 03-1234-5678
    phone-fixed/high FAX 045-123-4567
    phone-fixed/high 045（123）4567
    phone-fixed/high （045）123-4567
    phone-mobile/high 070-1234-5678
    phone-mobile/high 080-1234-5678
    phone-ip/high 050-1234-5678
    phone-mobile/high +81 90 1234 5678
    phone-mobile/high +819012345678
    phone-fixed/high +81-3-1234-5678
    phone-mobile/high +81 (0)90-1234-5678
    phone-mobile/high ＋８１－９０－１２３４－５６７８
    phone-navi-dial/review 0570-012-345
    phone-toll-free/review 0800-123-4567
    phone-fixed/high 03ー1234ー5678
    phone-mobile/high ０９０ー１２３４ー５６７８
    phone-fixed/high 03‐1234‐5678
    phone-fixed/high 03‑1234‑5678
    phone-fixed/high 03–1234–5678
    phone-fixed/high 03—1234—5678
    phone-fixed/high 03−1234−5678
    phone-fixed/high ①03-1234-5678
    phone-mobile/high 〇九〇―一二三四―五六七八
    phone-fixed/high 〇三-一二三四-五六七八
    phone-mobile/high tel:+81-90-1234-5678
    phone-mobile/high <a href="tel:09012345678">
    phone-fixed/high 電話は０３（１２３４）５６７８です
    phone-fixed/high,phone-mobile/high 06-1234-5678、090-1234-5678
    phone-fixed/high,phone-mobile/high 03-1234-5678/090-1234-5678
    phone-fixed/high 連絡先: 0312345678
    phone-mobile/high phone: 09012345678
    phone-mobile/high 0081-90-1234-5678
    phone-mobile/high 0081 90 1234 5678
    phone-fixed/high 0081-3-1234-5678
    phone-mobile/high 010-81-90-1234-5678
    phone-mobile/high 電話 00819012345678
    phone-mobile/high 09012345678電話メモ
    phone-mobile/high 09012345678（携帯）
    phone-fixed/high 0312345678に電話してください
    """)

  static let places = lines(
    """
    postal-code/review 〒113-6591
    postal-code/review 113-6591
    postal-code/review 郵便番号 1136591
    address/high 東京都新宿区西新宿二丁目８番１号
    address/low 新宿区の会社
    address/high 東京都千代田区丸の内1-2-3
    address/high 東京都新宿区西新宿2-8-1
    address/high 新宿区西新宿２－８－１
    address/high 千葉県市川市八幡1丁目1番1号
    address/high 三重県四日市市諏訪町1-5
    address/high 福島県郡山市朝日一丁目23番7号
    address/high 長野県大町市大町3887番地
    address/high 京都府京都市中京区寺町通御池上る上本能寺前町488番地
    address/high 北海道札幌市中央区北1条西2丁目
    address/high 大阪市北区中之島一丁目３番２０号
    address/high 東京都西多摩郡奥多摩町氷川215-6
    address/high 横浜市中区本町6丁目50番地の10
    address/high 新潟県村上市三之町1番1号
    address/high 東京都港区芝公園一丁目5番25号
    address/high 東京都八王子市元本郷町三丁目24番1号
    address/high さいたま市浦和区常盤6-4-4
    address/high 千代田区霞が関2-1-2
    address/high つくば市研究学園一丁目1番地1
    address/low 神奈川県横浜市
    """)

  static let people = lines(
    """
    name/review 山田太郎様
    name/review 担当：鈴木
    birth-date/high 昭和45年4月1日生
    birth-date/high 生年月日：1970年4月1日
    birth-date/high 生年月日 S45.4.1
    birth-date/high 1970/4/1生
    birth-date/high 昭和四十五年四月一日生まれ
    birth-date/high 平成元年１月８日生
    birth-date/high 誕生日は1985年12月3日
    birth-date/high 1970年4月1日生まれ
    birth-date/high birth_date: 1970-04-01
    birth-date/high 生年月日：19700401
    birth-date/high 昭和45年4月1日（生）
    name/high 氏名：山田太郎
    name/high 氏名　山田　太郎
    name/high お名前：佐藤花子
    name/high お名前: 山田 太郎 様
    name/high フリガナ：ヤマダタロウ
    name/high フリガナ：ヤマダ　タロウ
    name/high ふりがな：やまだ たろう
    name/high 氏名: Taro Yamada
    name/review 担当者: 高橋
    name/high 担当者名：高橋一郎
    name/review 鈴木さんから電話
    name/review 佐藤様
    name/review 田中氏
    name/review 山田太郎殿
    name/review 林様
    name/review 長谷川さん
    name/review 佐々木様
    name/review 高橋先生
    name/review 会長 山田 太郎
    name/review 山田 太郎 弁護士
    name/review 代表取締役　鈴木 一郎
    name/review 山田さま
    name/review 小鳥遊様
    name/review 担当　山本
    name/review 相談者 山本
    name/high 氏名: 架空花子
    name/high 氏名：架空　花子
    name/high 氏名: 架空花子 様
    name/high 氏名: 架空花子です
    name/high 氏名：やまだはなこ
    name/high 氏名: 架空はなこ
    name/high お名前：アリス
    name/high フリガナ：ヤマダ
    name/high 氏名: Taro
    name/high 担当者名：架空
    birth-date/low 昭和45年生まれ
    birth-date/low 1970年生まれ
    birth-date/low 平成二年生れ
    birth-date/review 昭和45年4月生まれ
    """)

  static let addresses = lines(
    """
    email/high info＠tokyo-kaisha．co．jp
    email/high taro [at] kaisha.jp
    email/high cs-support@ipa.go.jp
    email/review user@example.com
    email/high taro＠kaisha.jp
    email/high taro(at)kaisha.jp
    email/high taro[at]kaisha[dot]jp
    email/high taro at kaisha dot jp
    email/high taroアットマークkaisha.jp
    email/high taro★kaisha.jp（★を@に変えてください）
    email/high taro.yamada+test@mail.kaisha.co.jp
    email/high mailto:taro@kaisha.jp
    email/high taro@kaisha.jpまで
    email/review taro@mail.test
    ip-address/review 接続元IP 52.12.34.56
    ip-address/review サーバ（203.104.1.5）
    ip-address/review 203.104.1.5:443
    ip-address/review 203.104.1.5からのアクセス
    mac-address/review 00:1A:2B:3C:4D:5E
    ip-address/review 2400:4050:1234:5678::1
    """)

  static let companies = lines(
    """
    company-name/review 株式会社さくら商店
    company-name/review （株）山田製作所
    company-name/review ㈱サンプル工業
    company-name/review 山田工業株式会社
    company-name/review 有限会社鈴木商店
    company-name/review 医療法人社団桜会
    company-name/review 合同会社テスト
    """)

  static let secrets = lines(
    """
    private-key/review ---¦--BEGIN RSA PRIVATE KEY-----
    private-key/review ---¦--BEGIN OPENSSH PRIVATE KEY-----
    private-key/review ---¦--BEGIN PGP PRIVATE KEY BLOCK-----
    token/review AKI¦AIOSFODNN7EXAMPLE
    token/high AKI¦AQ3EGRW7ZK5PLM2XA
    token/high AKI¦A23YMRW6LXGXM3DS7
    token/high ghp¦_16C7e42F292c6912E7710c838347Ae178B4a
    token/high git¦hub_pat_11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ0123456789abcdefghijklmnopqrstuvwxyzABCD
    token/high glp¦at-Ab1Cd2Ef3Gh4Ij5Kl6Mn
    token/high xox¦b-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx
    token/high AIz¦aSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q
    token/high sk_¦live_4eC39HqLyjWDarjtT1zdp7dc
    token/high sk-¦ant-api03-AbCdEf123456GhIjKl789
    token/high sk-¦proj-AbCdEf123456GhIjKl789mNoPqR
    token/high npm¦_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5
    token/high eyJ¦hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U
    token/high SG.¦ngeVfQFYQlKU0ufo8x5d1A.TwL2iGABf9DHoTf09kqeF8tAmbihYzrnopKc1s5cr
    password-in-url/high postgres://¦admin:S3cr3tPw@db.kaisha.jp:5432/x
    password-in-url/high https://¦user:pa55w0rdX@kaisha.jp/
    assigned-secret/high password=Xk9#mQ2vLp
    assigned-secret/high password: "hunter2xyz"
    assigned-secret/high パスワード：Tokyo2024!abc
    assigned-secret/high パスワードは Zk8xQ2pw です
    assigned-secret/high api_key = "a8f5f167f44f4964e6c998dee827110c"
    assigned-secret/high aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzQ9aB3cD4e
    assigned-secret/high client_secret: 8fKq2LmN9pRsT4vWxYz1
    assigned-secret/high 暗証番号は 4921
    assigned-secret/high DB_PASSWORD=p9Xq!7Lm2
    assigned-secret/high Authorization: Bearer abcdef1234567890ABCDEFghijkl
    assigned-secret/high ID: admin / PW: Kx82mPq1
    token/high token: ghp¦_16C7e42F292c6912E7710c838347Ae178B4a
    token/high password = "ghp¦_16C7e42F292c6912E7710c838347Ae178B4a"
    token/high Authorization: Bearer eyJ¦hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U
    token/high SLACK_TOKEN=xox¦b-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx
    token/review access_key: AKI¦AIOSFODNN7EXAMPLE
    assigned-secret/high aws_secret_access_key = /aJalrXUtnFEMI/K7MDENG/bPxRfiCYzQ9aB3cD4
    assigned-secret/high AWS_SECRET_ACCESS_KEY="kRaTzQpLmNbVcXsDfGhJkLqWeRtYuIoPaSdFgHj+"
    assigned-secret/review aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
    assigned-secret/high The password is Xk9#mQ2vLp
    assigned-secret/high DB_PASSWORD=%xorm7Ntc9u4k
    token/high （password = "ghp¦_16C7e42F292c6912E7710c838347Ae178B4a）
    assigned-secret/high password is hunter2xyz
    assigned-secret/high パスワードはZk8xQ2pwです
    assigned-secret/high パスワードは「Zk8xQ2pw」です。
    assigned-secret/high PWはKx82mPq1です
    assigned-secret/high pw is Kx82mPq1
    assigned-secret/high password: $6$rounds1$aB3dE6gH9jK2mN5pQ8rS
    assigned-secret/high "password": "#d4STvwOMgY4k"
    assigned-secret/high パスワードは #d4STvwOMgY4k です
    assigned-secret/high the password is #d4STvwOMgY4k
    """)
}
