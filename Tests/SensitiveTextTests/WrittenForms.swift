extension MarkedSample {
  /// Texts as people write them: forms, notes and settings.
  static let writtenForms = lines(
    #"""
    phone-mobile/high お電話は⟦090-1234-5678⟧（山田）まで
    phone-fixed/high 03-3456-7890(直)
    phone-fixed/high (直通)⟦03-3456-7890⟧
    phone-fixed/high 〈電話〉⟦０３‐３４５６‐７８９０⟧
    phone-mobile/high ☏⟦080-1234-5678⟧
    phone-mobile/high スマホ⟦09012345678⟧
    phone-mobile/high 携帯番号　⟦090-1234-5678⟧　まで
    phone-mobile/high 090‐1234‐5678（ショートメール可）
    phone-fixed/high 電話03（3456）7890、内線４５６
    phone-fixed/high 電話（03）3456-7890
    phone-fixed/high 電話番号(03)3456-7890
    phone-mobile/high 090 (1234) 5678
    phone-mobile/high +81-(0)90-1234-5678
    phone-mobile/high +81.90.1234.5678
    phone-mobile/high (+81)90-1234-5678
    phone-mobile/high tel:090－1234―5678
    email/high 送り先 ⟦taro@kaisha.jp⟧,
    email/high Email＝⟦taro@kaisha.jp⟧
    email/high ＜⟦taro@kaisha.jp⟧＞
    email/high ⟦taro＠ｋａｉｓｈａ.ｊｐ⟧
    email/review ⟦taro　＠　kaisha.jp⟧
    email/high taro (アット) kaisha (ドット) jp
    email/high taro アット kaisha ドット co ドット jp
    email/high ⟦taro ★ kaisha.jp⟧（★を@に）
    postal-code/review,address/high 〒⟦1500002⟧ ⟦渋谷区渋谷2-24-12⟧
    postal-code/review,address/high 〒⟦100ー8111⟧⏎⟦東京都千代田区千代田１ー１⟧
    address/high ⟦東京都江東区有明３−１１−１⟧
    address/high ⟦東京都北区王子本町1-15-22⟧
    address/high ⟦東京都中野区中野四丁目8番1号⟧
    address/high ⟦東京都足立区中央本町一丁目17-1⟧
    address/high ⟦東京都江戸川区中央1丁目4番1号⟧
    address/high ⟦東京都青梅市東青梅1丁目11番地の1⟧
    address/high ⟦東京都福生市本町5番地⟧
    address/high ⟦東京都国立市富士見台2-47-1⟧
    address/high ⟦東京都あきる野市二宮350番地⟧
    address/high ⟦東京都三宅村阿古497番地⟧
    address/high ⟦神奈川県足柄下郡箱根町湯本256⟧
    address/high ⟦静岡県浜松市中央区元城町103-2⟧
    address/high ⟦岐阜県大野郡白川村荻町2495-3⟧
    address/high ⟦京都市上京区下立売通新町西入薮ノ内町85-4⟧
    address/high ⟦東京都新宿区西新宿二―八―一⟧
    birth-date/high 生年月日 昭和５５年　３月　３日
    birth-date/high 昭和55.3.3生
    birth-date/high 昭和55年3月3日(生)
    birth-date/high 昭和五五年三月三日生まれ
    birth-date/high 1980年（昭和55年）3月3日生
    birth-date/high ⟦S.55.3.3⟧生
    birth-date/high ⟦昭和55-3-3⟧生まれ
    birth-date/high 生年月日：西暦⟦1980年3月3日⟧
    birth-date/high 生年月日（和暦）⟦昭和55年3月3日⟧
    name/high お名前（フルネーム）：⟦鈴木一郎⟧
    name/high 申請者氏名　⟦鈴木 一郎⟧
    name/high 氏名（ふりがな）：⟦鈴木一郎⟧（すずきいちろう）
    name/high 氏名：⟦鈴木ｲﾁﾛｳ⟧
    name/high 氏名　⟦斎藤　ひろ子⟧
    name/high 氏名：⟦髙橋一郎⟧
    name/high 氏名：⟦渡邉　誠⟧
    name/high 氏名：⟦長谷川 潤⟧
    name/high 氏名：⟦李明⟧
    name/high 氏名：⟦John Smith⟧
    name/review ⟦髙橋⟧様
    name/review ⟦﨑山⟧様
    name/review ⟦渡邊⟧さま
    name/review ⟦齋藤⟧さん
    name/review ⟦五十嵐一郎⟧様
    name/review ⟦小鳥遊⟧さん
    name/review ⟦西園寺⟧様
    name/review ⟦鈴木一郎⟧ 様
    name/review 電話口の⟦鈴木⟧さん
    name/review,name/review ⟦鈴木⟧様、⟦田中⟧様
    name/review 弁護士の⟦鈴木 一郎⟧先生
    bank-account/high 普通預金　口座番号　⟦1234567⟧
    bank-account/high 口座：普通⟦1234567⟧
    bank-account/high 普通１２３４５６７
    bank-account/high 店番001　普通　⟦0012345⟧
    bank-account/high 当座預金口座 ⟦1234567⟧
    bank-account/high （普通）⟦1234567⟧
    bank-account/high 普通：⟦1234567⟧
    bank-account/high 記号・番号　⟦12340－12345671⟧
    pension-number/high 年金番号：⟦1234－567890⟧
    pension-number/high 基礎年金番号（10桁）⟦1234-567890⟧
    drivers-licence/high 免許番号:⟦301234567890⟧
    passport/high パスポートNo.⟦TK1234567⟧
    passport/high 旅券番号：⟦ＭＺ１２３４５６７⟧
    credit-card/high ｸﾚｼﾞｯﾄｶｰﾄﾞ ⟦4762600070561482⟧
    credit-card/high ⟦４７６２－６０００－７０５６－１４８２⟧
    my-number/high 個人番号カード：⟦45¦33 3147 8932⟧
    my-number/high 個人番号（12桁）⟦45¦33ー3147ー8932⟧
    my-number/high マイナンバーは⟦45¦3331478932⟧、
    company-name/review ⟦株式会社ABC⟧の件
    company-name/review ⟦ABC株式会社⟧
    company-name/review ⟦NPO法人みらい⟧
    company-name/review ⟦（有）鈴木商店⟧
    company-name/review ⟦税理士法人さくら⟧
    ip-address/review アクセス元は⟦133.242.1.2⟧です
    company-name/review,name/review,phone-fixed/high,phone-fixed/high,phone-mobile/high,email/high,postal-code/review,address/high 各位⏎⏎平素より大変お世話になっております。⏎⟦株式会社みどり電機⟧の⟦鈴木⟧様より、下記のとおり連絡がありました。⏎　TEL　　⟦０３－３４５６－７８９０⟧⏎　FAX　　⟦０３－３４５６－７８９１⟧⏎　携帯　　⟦０９０－１２３４－５６７８⟧⏎　Mail　⟦ｓｕｚｕｋｉ＠ｍｉｄｏｒｉ．ｃｏ．ｊｐ⟧⏎　〒⟦１０１－００２１⟧⏎　⟦東京都千代田区外神田１丁目２番３号⟧
    assigned-secret/high,email/high 【重要】アカウント発行のお知らせ⏎ログインURL：https://login.kaisha.jp/⏎ID：taro⏎初期パスワード：⟦Xk9mQ2vLp7⟧⏎お問い合わせ：⟦support@kaisha.jp⟧
    assigned-secret/high,assigned-secret/high SSID: kaisha-guest⏎パスワード：⟦welcome2024!⟧⏎管理者PW：⟦Adm1n#2024⟧
    token/high,assigned-secret/high [default]⏎aws_access_key_id = ⟦AKIA¦2E4G6I7K3M5O7Q2S⟧⏎aws_secret_access_key = ⟦aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9f⟧
    assigned-secret/high,assigned-secret/high spring.datasource.username=app⏎spring.datasource.password=⟦Xk9mQ2vLp7⟧⏎jwt.secret=⟦aB3dE6gH9jK2mN5pQ8rS1tU4⟧
    password-in-url/high [remote "origin"]⏎	url = https://⟦taro:Xk9mQ2vLp7⟧@git.kaisha.jp/a.git
    name/review,birth-date/high,my-number/high 対象者：⟦鈴木一郎⟧様（⟦昭和55年3月3日⟧生）⏎マイナンバー　⟦45¦33 3147 8932⟧
    bank-account/high,name/high 振込先⏎　みずほ銀行　新宿支店⏎　普通　⟦１２３４５６７⟧⏎　口座名義　⟦スズキ　イチロウ⟧
    bank-account/high,name/high ゆうちょ銀行⏎記号　⟦１２３４０　番号　１２３４５６７１⟧⏎名義人：⟦鈴木一郎⟧
    phone-mobile/high,phone-mobile/high 電話1: ⟦090-1234-5678⟧⏎電話2: ⟦080-1234-5678⟧
    phone-mobile/high 件名: Re: ご相談の件⏎> 連絡先は⟦090-1234-5678⟧です
    email/high > From: "S" <⟦a@kaisha.jp⟧>
    email/high Cc: ⟦a@kaisha.jp⟧, other
    - 株式会社の設立
    - 有限会社法
    - 合同会社とは
    - IPアドレスは192.168.0.1です
    - IP 203.0.113.10
    - 担当：担当者
    - 受付：平日9時
    - 窓口：市役所
    - 窓口：東京都
    - 受付：済
    - 鈴木自動車
    - 高橋是清
    - 山田の案山子
    - 様のつく言葉
    - さん付け
    - 氏の言葉
    - 佐藤製薬
    - 田中貴金属
    - 松下電器
    - 本田技研
    - 役員 就任
    - 会長 不在
    - 委員 会議 資料
    - 生年月日の記入
    - 生年月日：記入してください
    - 誕生日プレゼント
    - 郵便番号検索
    - 〒番号
    - 東京都新宿区内
    - 3番地
    - 2丁目商店街
    - 電話帳
    - パスワード：なし
    - パスワード：別途連絡
    - パスワード: 8文字以上12文字以内
    - PW：別送
    - 暗証番号：4桁の数字
    - 秘密の質問：母の旧姓
    - トークンの有効期限 2026-11-21
    - Cookie: session
    - api_key: ""
    - access_token: <TOKEN>
    - DB_PASSWORD: ${{ secrets.DB_PASSWORD }}
    - password: !vault
    - password: ENC(abc)
    - private_key: |
    - ssl_certificate_key /etc/ssl/private/key.pem;
    - token = secrets.token_hex(16)
    - SECRET_KEY = os.getenv("SECRET_KEY")
    - const token = req.headers.authorization
    - password_field = "input#password"
    - <input type="password" name="password1">
    - 2026年11月21日(土) 20:14 送信⏎件名：打合せ（11/25 10:00-11:30）⏎場所：第1会議室（3F）⏎参加者：5名
    - 第3条　甲は乙に対し、金1,000,000円を令和8年3月31日までに支払う。
    - NIST SP 800-63-3「Digital Identity Guidelines」⏎ISO/IEC 27001:2022⏎JIS Q 27002:2024⏎CVE-2024-3094
    - 利用者様からのお問い合わせは、お客様相談室（内線なし）まで。皆様のご参加をお待ちしております。
    - ファイル名: 20261121_議事録_v1.2.3.docx（SHA-1 da39a3ee5e6b4b0d3255bfef95601890afd80709）
    - IPA「情報セキュリティ10大脅威 2026」https://www.ipa.go.jp/security/10threats/10threats2026.html
    - 警察庁（令和6年における…）、#9110、110番、119番
    - 経産省令和6年3月改訂版 Ver.3.0 付録C 3-2(1)
    - 1. 2. 3. 4. 5. 6.
    - 10:00 11:00 12:00 13:00
    - 2024 2025 2026 2027
    - 100 200 300 400 500
    - 0120 0570 0800 050
    """#)
}
