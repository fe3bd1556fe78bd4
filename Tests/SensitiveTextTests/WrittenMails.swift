extension MarkedSample {
  /// Texts as people write them: signatures, forms and the words of offices.
  static let writtenMails = lines(
    #"""
    phone-fixed/high,phone-fixed/high,phone-mobile/high,email/high,postal-code/review,address/high 株式会社 御中⏎いつもお世話になります。⏎--⏎TEL: ⟦03-3456-7890⟧ / FAX: ⟦03-3456-7891⟧⏎携帯: ⟦090-1234-5678⟧⏎E-mail: ⟦t.suzuki@suzuki-kinzoku.co.jp⟧⏎〒⟦144-0052⟧ ⟦東京都大田区蒲田5丁目13番14号⟧ 蒲田ビル3F
    name/high,name/high,birth-date/high,postal-code/review,address/high,phone-mobile/high,email/high 氏名　　：⟦鈴木　一郎⟧⏎フリガナ：⟦スズキ　イチロウ⟧⏎生年月日：⟦昭和55年3月3日⟧⏎住所　　：〒⟦160-0023⟧　⟦東京都新宿区西新宿２－８－１⟧⏎電話　　：⟦０９０－１２３４－５６７８⟧⏎メール　：⟦ichiro@docomo.ne.jp⟧
    name/review,phone-mobile/high ⟦鈴木⟧様の携帯（⟦090-1234-5678⟧）に折り返し
    name/review,name/review ⟦佐藤⟧さんと⟦高橋⟧さん
    name/review,email/high ⟦鈴木⟧様 <⟦suzuki@kaisha.jp⟧>
    name/review,email/high 宛先: ⟦山田太郎⟧様 ⟦yamada@kaisha.jp⟧
    email/high,email/high From: ⟦a.suzuki@kaisha.jp⟧⏎To: ⟦b-sato@kaisha.jp⟧⏎Subject: 見積
    company-name/review,name/review ⟦株式会社みどり電機⟧　代表取締役　⟦鈴木　一郎⟧
    company-name/review,address/high,phone-fixed/high ⟦㈱みどり電機⟧ ⟦大阪市北区梅田1-2-3⟧ ⟦06-6345-6789⟧
    bank-account/high,name/high 振込先　〇〇銀行　新宿支店　普通　⟦1234567⟧　口座名義　⟦スズキ イチロウ⟧
    drivers-licence/high,birth-date/high 免許証番号　⟦301234567890⟧⏎⟦昭和55年3月3日⟧生
    passport/high,name/high PASSPORT No. ⟦TK1234567⟧⏎氏名: ⟦SUZUKI ICHIRO⟧
    name/high,phone-mobile/high | 氏名 | ⟦鈴木一郎⟧ |⏎| 電話 | ⟦090-1234-5678⟧ |
    name/high,email/high 氏名:⟦鈴木一郎⟧, メール:⟦suzuki@kaisha.jp⟧
    name/high,phone-mobile/high {"氏名": "⟦鈴木一郎⟧", "電話": "⟦090-1234-5678⟧"}
    phone-fixed/high,phone-toll-free/review 電話⟦03-3456-7890⟧またはフリーダイヤル⟦0120-345-678⟧
    phone-mobile/high ・電話番号　　⟦090-1234-5678⟧（自宅）
    phone-fixed/high （電話：⟦03-3456-7890⟧）
    phone-fixed/high 電話/FAX　⟦03-3456-7890⟧
    phone-fixed/high 電話番号 : ⟦(03)-3456-7890⟧
    phone-fixed/high 【TEL】⟦03-3456-7890⟧
    phone-fixed/high T：⟦03-3456-7890⟧ F：03-0000-0000
    phone-fixed/high tel：⟦０３（３４５６）７８９０⟧（代）
    phone-fixed/high ⟦03-3456-7890⟧番
    phone-fixed/high,phone-fixed/high ⟦03-3456-7890⟧～⟦03-3456-7891⟧
    phone-mobile/high 090…ではなく⟦080-1234-5678⟧です
    phone-mobile/high ご連絡先：⟦090-1234-5678⟧、ご希望時間：10:00-12:00
    phone-mobile/high tel:⟦090 1234 5678⟧
    phone-mobile/high No.1 ⟦090-1234-5678⟧
    phone-mobile/high 2026/11/21 10:15 ⟦090-1234-5678⟧ 着信
    phone-mobile/high 090－1234－5678
    phone-mobile/high 電話番号090-1234-5678
    phone-mobile/high SMS認証は⟦+81 90-1234-5678⟧へ
    phone-fixed/high ⟦+81 (3) 3456-7890⟧
    phone-fixed/high ⟦+81(03)3456-7890⟧
    phone-fixed/high ⟦03.3456.7890⟧
    phone-fixed/high ⟦042(345)6789⟧
    phone-fixed/high ⟦0422(12)3456⟧
    phone-fixed/high ⟦04992-2-3456⟧
    phone-fixed/high ⟦0985-12-3456⟧
    phone-fixed/high ⟦098-876-5432⟧
    phone-fixed/high ⟦０９８２－２２－３４５６⟧
    email/high ⟦ｉｎｆｏ@ｋａｉｓｈａ．ｊｐ⟧
    email/high ⟦info＠kaisha.jp⟧
    email/high ⟦taro@sub.dept.u-tokyo.ac.jp⟧
    email/high ⟦taro@city.shinjuku.lg.jp⟧
    email/high ⟦taro@pref.kanagawa.jp⟧
    email/high ⟦TARO@KAISHA.JP⟧
    email/high ⟦taro_yamada-99@kaisha.jp⟧
    email/high （⟦taro@kaisha.jp⟧）
    email/high 「⟦taro@kaisha.jp⟧」
    email/high ⟦taro@kaisha.jp⟧、
    email/high ⟦taro@kaisha.jp⟧。
    email/high メールアドレスはtaroアットkaishaドットjpです
    email/high ⟦taro[＠]kaisha.jp⟧
    email/high ⟦taro[@]kaisha[.]jp⟧
    email/high ⟦taro(アットマーク)kaisha.jp⟧
    email/high ⟦taro【at】kaisha.jp⟧
    email/high ⟦taro【アットマーク】kaisha.jp⟧
    email/high ⟦taro <at> kaisha.jp⟧
    email/high ⟦taro [@] kaisha.jp⟧
    email/high ⟦taro at kaisha dot co dot jp⟧
    email/high ⟦taro AT kaisha DOT jp⟧
    email/high ⟦taro＃kaisha.jp⟧（＃を＠に変更）
    email/high ⟦taro@kaisha.jp⟧?subject=x
    birth-date/high 生年月日：⟦明治45年7月30日⟧
    birth-date/high 生年月日 ⟦H3.12.31⟧
    birth-date/high 生年月日：⟦1980年3月3日⟧（昭和55年）
    birth-date/high ⟦1980-03-03⟧生
    birth-date/high ⟦昭和55年3月3日⟧ 生まれ
    birth-date/high ⟦昭和55年3月3日⟧　生
    birth-date/high （⟦昭和55年3月3日⟧生）
    birth-date/high 生年月日＝⟦1980/3/3⟧
    birth-date/high 生年月日[⟦1980/3/3⟧]
    birth-date/high 誕生日が⟦1980年3月3日⟧
    postal-code/review 〠⟦160-0023⟧
    postal-code/review 郵便番号は⟦160-0023⟧です
    postal-code/review (〒⟦160-0023⟧)
    address/high ⟦東京都新宿区西新宿2丁目8-1⟧
    address/high ⟦東京都新宿区西新宿2の8の1⟧
    address/high ⟦新宿区西新宿２丁目⟧
    address/high ⟦東京都港区赤坂九丁目7番1号⟧
    address/high ⟦大阪市中央区本町橋2番8号⟧
    address/high ⟦名古屋市中区栄2-10-19⟧
    address/high ⟦北海道札幌市北区北7条西2丁目8-1⟧
    address/high ⟦東京都調布市小島町2-35-1⟧
    address/high ⟦青森県青森市長島一丁目1-1⟧
    address/high ⟦埼玉県川口市青木2-1-1⟧
    address/high ⟦東京都武蔵村山市本町1-1-1⟧
    address/high ⟦東京都東村山市本町1丁目2番地3⟧
    address/high ⟦東京都羽村市緑ヶ丘5-2-1⟧
    address/high ⟦千葉県鎌ケ谷市新鎌ケ谷二丁目6番1号⟧
    address/high ⟦東京都八丈町大賀郷2551番地2⟧
    address/high ⟦東京都新島村本村1-1-1⟧
    name/review ⟦佐々木⟧様
    name/review ⟦長谷川太郎⟧様
    name/review ⟦小林⟧さん（総務）
    name/review 相談者は⟦田中⟧さん（仮名ではない）
    name/review ご担当の⟦伊藤⟧様
    name/review 弊社⟦山本⟧さんより
    name/review ⟦小野寺⟧さま
    name/review ⟦関⟧様
    name/review ⟦加藤⟧氏、
    name/review ⟦神田⟧様
    name/high 名前：⟦鈴木一郎⟧
    name/high お名前　⟦鈴木　花子⟧
    name/high 相談者氏名：⟦鈴木一郎⟧
    name/high 本名：⟦鈴木一郎⟧
    name/high 旧姓：⟦鈴木⟧
    name/high 被害者氏名　⟦鈴木一郎⟧
    name/high 世帯主：⟦鈴木一郎⟧
    name/high 受取人：⟦鈴木一郎⟧
    name/high 名義人　⟦鈴木一郎⟧
    name/high 差出人：⟦鈴木一郎⟧
    company-name/review ⟦一般社団法人 情報処理学会⟧ 御中
    phone-fixed/high ⟦03 (3456) 7890⟧
    phone-fixed/high TEL ⟦03 3456 7890⟧
    phone-fixed/high ⟦03-3456-7890⟧;ext=12
    phone-fixed/high Phone: ⟦03-3456-7890⟧ ext. 123
    phone-fixed/high ⟦０３－３４５６－７８９０⟧（代）
    phone-mobile/high 080‐1234‐5678
    phone-mobile/high tel:080ｰ1234ｰ5678
    address/high ⟦東京都千代田区永田町1丁目⟧
    address/high ⟦北海道札幌市中央区南1条西5丁目⟧
    address/high ⟦東京都千代田区丸の内一丁目９番１号⟧ 東京駅
    address/high ⟦東京都世田谷区世田谷4-21-27⟧
    address/high ⟦東京都中央区日本橋本町3-5-1⟧
    address/low ⟦東京都新宿区⟧西新宿
    birth-date/review ⟦昭和55年3月⟧生まれ
    birth-date/low ⟦昭和55年⟧生まれ
    name/review 専門官 ⟦山田 太郎⟧
    name/review ⟦山田太郎⟧ 様
    name/review ⟦山田⟧ 様
    name/review 調査官　⟦佐藤　花子⟧
    name/review 情報処理安全確保支援士 ⟦山田 太郎⟧
    name/review 相談員：⟦佐藤⟧
    assigned-secret/high APP_KEY=base64:Xk9mQ2vLp7aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0z=
    assigned-secret/high PGPASSWORD=Xk9mQ2vLp7
    assigned-secret/high MYSQL_PWD=Xk9mQ2vLp7
    assigned-secret/high SMTP_PASS: Xk9mQ2vLp7
    assigned-secret/high rails_master_key: 0123456789abcdef0f1e2d3c4b5a6978
    assigned-secret/high - name: DB_PASSWORD⏎  value: Xk9mQ2vLp7
    assigned-secret/high Authorization: Basic dGFybzpYazltUTJ2THA3
    assigned-secret/high <string name="api_key">aB3dE6gH9jK2mN5pQ8rS1tU4vW7x</string>
    assigned-secret/high <apiKey>aB3dE6gH9jK2mN5pQ8rS1tU4vW7x</apiKey>
    assigned-secret/high [database]⏎password = Xk9mQ2vLp7
    assigned-secret/high 暗証番号：4921
    assigned-secret/high Wi-Fiパスワード: Xk9mQ2vLp7
    assigned-secret/high 仮パスワード「Xk9mQ2vLp7」を発行
    email/high ⟦taro.yamada@tcyss.metro.tokyo.lg.jp⟧
    email/high ⟦Taro@Kaisha.Co.Jp⟧
    email/high メール（⟦taro＠kaisha.jp⟧）
    email/high ⟦taro@kaisha.tokyo⟧
    credit-card/high ⟦4762 6000 7056 1482⟧ 12/28 123
    my-number/high マイナンバーが⟦45¦33−3147−8932⟧に
    my-number/review 番号：⟦45¦3331478932⟧
    passport/review ⟦TK1234567⟧
    - 担当者様各位
    - 各位
    - 独立行政法人情報処理推進機構
    - 警視庁サイバー犯罪対策課
    - 東京都産業労働局
    - 都道府県警察本部
    - 経営者の皆さん
    - 取引先の担当者さん
    - パソコンに詳しい人
    - 中小企業の経営者様
    - システム管理者様
    - 受講者様
    - 会社員さん
    - 事務員さん
    - 看護師さん
    - お隣さん
    - 息子さん
    - 旦那様
    - 奥様
    - ご主人様
    - 閣下
    - 一様に
    - 外様
    - 多様性
    - 様子を見る
    - 紋様
    - 氏子
    - 姓氏
    - 無氏名
    - 氏名不詳
    - 氏名等
    - 氏名は伏せる
    - 氏名の公表
    - 担当課長
    - 担当者が不在
    - 担当窓口：03番
    - 担当：システム部
    - 担当：鈴木金属工業
    - 代表：取締役
    - 代表電話
    - 代表 山形県
    - 委員：学識経験者
    - 講師：未定
    - 講師派遣
    - 医師会
    - 作成者：事務局
    - 責任者：社長
    - 記入者：本人
    - 森林組合さん
    - 林業
    - 大阪さんぽ
    - 山本山
    - 松本市
    - 田中角栄記念館
    - 石川県庁様
    - 福島県様
    - 昭和55年4月生産
    - 平成生まれ
    - 1995年発売
    - 2020年3月31日生じた
    - 生年
    - 生活
    - 学生
    - 2024年4月1日新入生
    - 電話番号：
    - 電話：あり
    - 電話相談（平日9時から17時まで）
    - 連絡先：別紙
    - FAX：なし
    - 内線1234
    - 内線 1234-5678
    - 03-3456
    - 0312
    - 12-34-56
    - 2-8-1
    - 5-1-2-3
    - 1-800-FLOWERS
    - 99-9999-9999
    - 11-2222-3333
    - 2001-12-31
    - 19-12-31
    - R6.4.1
    - R6-4-1
    - 令06-04-01
    - 2024-0001-0002
    - A-0312-3456
    - ABC-090-1234
    - 0x0312345678
    - 3.14159265358979
    - 1.41421356-2
    - 256-bit 512-bit 1024-bit
    - AES-256-GCM
    - TLS 1.2/1.3
    - Office 365 Build 16.0.17328.20184
    - 10.15.7 (19H2)
    - IEEE 802.11ax-2021
    - NIST SP 800-61r3
    - NIST SP 800-218A
    - NISTIR 8286
    - FIPS PUB 140-2
    - CWE-79, CAPEC-63
    - CVE-2024-3094
    - JPCERT-AT-2024-0012
    - TA24-060A
    - AA23-352A
    - ISO 31000:2018
    - ISO/IEC 15408-1:2022
    - JIS Q 15001:2023
    - ITU-T X.1051
    - EN 301 549
    - 個人情報の保護に関する法律（平成15年法律第57号）第27条第1項
    - 総行情第77号
    - 3情庶第123-4567号
    - 2総行情第1234号
    - サイ戦第100-2000号
    - pp. 123-4567
    - 第12巻第3号 pp.100-110
    - 978-4-86594-123-4
    - ISBN: 9784297123456
    - JAN 4901234567894
    - 4901234567894
    - ASIN B07XJ8C8F5
    - 注文番号 250-1234567-1234567
    - 伝票番号 1234-5678-9012
    - 追跡番号：123456789012
    - お問い合わせ番号 1234-5678-9014
    - 会員番号 12345678
    - 会員番号：1234-5678-9012-3456
    - 管理番号 TYO-2024-001234
    - UTC+09:00
    - 2026-11-21T20:14:00Z
    - 1700000000
    - 1700000000000
    - 20261121201400
    - 0.123456789012
    - 3,141,592,653円
    - $1,234,567.89
    - 35.689487,139.691706
    - N35.689 E139.691
    - 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    - index 0e291ba..7b27f0a 100644
    - 7b27f0acafe1234567890abcdef1234567890abcd
    - urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
    - https://example.jp/?id=09012345678abc
    - https://kaisha.jp/items/090-1234-5678/
    - https://twitter.com/IPAjp/status/1234567890123456789
    - https://maps.example.jp/@35.68,139.76,15z
    - #09012345678
    - ver.1.0.1234-5678
    - Rev.100-2000
    - 090-1234-567
    - 090-1234-56789
    - 080-0123-4567
    - 020-1234-5678
    - 03-1234-567
    - 0120-123-4567
    - data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ
    - sort_key: user-1234
    - パスワード再設定用URLをお送りします
    - パスワードは「推測されにくいもの」に
    - トークン：一度だけ使える合言葉
    - 秘密鍵は絶対に渡さない
    - 暗証番号は4桁
    - 暗証番号4桁を入力
    - PINコード
    - secret: true
    - <password></password>
    - <token>your token</token>
    - v1.2@stable
    - @example
    - a@b
    - 5@100円
    - TK123456
    - 会員番号 AB1234567
    email/high ⟦taro.@¦docomo.ne.jp⟧
    email/high メールは⟦taro.@¦docomo.ne.jp⟧/電話なし
    email/high ⟦taro@¦kaisha.co.jp⟧/総務
    - 見て.@foo.bsky.social
    """#)
}
