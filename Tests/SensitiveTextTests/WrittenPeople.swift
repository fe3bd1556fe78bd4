extension MarkedSample {
  /// Texts as people write them: places, addresses, dates of birth and names.
  static let writtenPeople = lines(
    #"""
    postal-code/review 〒⟦160-0023⟧
    postal-code/review 〒⟦1600023⟧
    postal-code/review 〒 ⟦１６０－００２３⟧
    postal-code/review 郵便番号　⟦160ー0023⟧
    postal-code/review 郵便番号：⟦1600023⟧
    postal-code/review ⟦160-0023⟧
    postal-code/review 〒⟦160−0023⟧　新宿区
    postal-code/review ⟦530-0005⟧
    postal-code/review "postal_code": "⟦160-0023⟧"
    postal-code/review zip: ⟦1600023⟧
    postal-code/review,address/high 〒⟦163-8001⟧ ⟦東京都新宿区西新宿2-8-1⟧
    address/high 住所：⟦東京都新宿区西新宿２丁目８番１号⟧
    address/high ⟦東京都新宿区西新宿二丁目八番一号⟧
    address/high ⟦新宿区西新宿2-8-1⟧ 第一本庁舎
    address/high ⟦千代田区霞が関1-3-1⟧
    address/high ⟦大阪府大阪市中央区大手前2丁目1-22⟧
    address/high ⟦神奈川県川崎市川崎区宮本町1番地⟧
    address/high ⟦京都市中京区河原町通三条上る恵比須町427番地⟧
    address/high ⟦札幌市中央区大通西4丁目6番地⟧
    address/high ⟦北海道函館市東雲町4番13号⟧
    address/high ⟦埼玉県さいたま市大宮区桜木町1-7-5⟧ ソニックシティビル10F
    address/high ⟦東京都八王子市元本郷町3－24－1⟧
    address/high ⟦東京都町田市森野2ー2ー22⟧
    address/high ⟦東京都府中市宮西町2丁目24番地⟧
    address/high ⟦千葉県市川市八幡1-1-1⟧
    address/high ⟦三重県四日市市諏訪町1番5号⟧
    address/high ⟦福島県郡山市朝日1-23-7⟧
    address/high ⟦愛知県名古屋市中区三の丸三丁目1番2号⟧
    address/high ⟦福岡市博多区東公園7-7⟧
    address/high ⟦東京都大島町元町1-1-14⟧
    address/high ⟦東京都西多摩郡瑞穂町大字箱根ケ崎2335⟧
    address/high ⟦茨城県つくば市吾妻1丁目1番地の1⟧
    address/high ⟦沖縄県那覇市泉崎1-2-2⟧
    address/high ⟦東京都 新宿区 西新宿 2-8-1⟧
    address/high ⟦港区六本木6-10-1⟧ 森タワー
    address/high ⟦渋谷区宇田川町1-1⟧
    address/high 送付先　⟦東京都港区芝公園１－５－２５⟧
    address/high ⟦東京都千代田区神田駿河台四丁目六番地⟧
    address/high ⟦仙台市青葉区国分町3丁目7−1⟧
    address/high ⟦石川県金沢市鞍月1丁目1番地⟧
    address/high ⟦広島市中区基町10-52⟧
    address/high ⟦岩手県盛岡市内丸10番1号⟧
    address/high ⟦東京都台東区上野５丁目６番７号⟧ サンプルマンション203号室
    address/low ⟦東京都千代田区⟧
    address/low ⟦横浜市⟧在住
    address/low ⟦新宿区⟧内の中小企業
    address/low ⟦神奈川県横浜市⟧の会社
    email/high 連絡先：⟦yamada.taro@kaisha-tanaka.co.jp⟧
    email/high Email: ⟦Taro.Yamada+kura@gmail.com⟧
    email/high ⟦ｔａｒｏ＠ｋａｉｓｈａ．ｃｏ．ｊｐ⟧
    email/high ⟦taro＠kaisha.co.jp⟧
    email/high ⟦taro[at]kaisha.co.jp⟧
    email/high ⟦taro (at) kaisha.co.jp⟧
    email/high ⟦taro{at}kaisha.jp⟧
    email/high ⟦taro[アット]kaisha.jp⟧
    email/high ⟦taro（アット）kaisha.jp⟧
    email/high ⟦taro<at>kaisha.jp⟧
    email/high ⟦taro アットマーク kaisha.jp⟧
    email/high ⟦taro アットマーク kaisha ドット jp⟧
    email/high ⟦taro★kaisha.jp⟧（★を@に変えてください）
    email/high ⟦taro◎kaisha.co.jp⟧（◎を＠に置き換えてください）
    email/high ⟦taro●kaisha.jp⟧ ※●は@に置き換え
    email/high ⟦taro■kaisha.jp⟧ (■を半角の@にしてください)
    email/high ⟦taro☆kaisha.jp⟧（☆→@）
    email/high ⟦taro [at] kaisha [dot] jp⟧
    email/high ⟦taro(@)kaisha.jp⟧
    email/high <⟦taro@kaisha.jp⟧>
    email/high "山の上" <⟦taro@xn--eckwd4c7c.jp⟧>
    email/high ⟦taro@日本語.jp⟧
    email/high ⟦taro@会社.co.jp⟧
    email/high メールは⟦taro@kaisha.jp⟧までお願いします。
    email/high mail:⟦taro@docomo.ne.jp⟧
    email/high ⟦taro..yamada@docomo.ne.jp⟧
    email/high From: ⟦t-yamada@ezweb.ne.jp⟧
    email/high mailto:⟦taro@kaisha.jp⟧?subject=test
    email/high,email/high ⟦taro@kaisha.jp⟧; ⟦hanako@kaisha.jp⟧
    email/high https://kaisha.jp/unsubscribe?mail=⟦taro@kaisha.jp⟧
    email/review ⟦info@example.com⟧
    email/review ⟦user@example.co.jp⟧
    email/review ⟦taro@example.jp⟧
    email/review ⟦taro@mail.example.org⟧
    birth-date/high ⟦昭和55年3月3日⟧生
    birth-date/high ⟦昭和55年3月3日⟧生まれ
    birth-date/high ⟦S55.3.3⟧生
    birth-date/high ⟦S55.3.3⟧生まれ
    birth-date/high 生年月日：⟦S55.3.3⟧
    birth-date/high 生年月日　⟦昭和５５年３月３日⟧
    birth-date/high ⟦1980/3/3⟧生まれ
    birth-date/high ⟦1980年3月3日⟧生まれ
    birth-date/high 生年月日：⟦1980-03-03⟧
    birth-date/high 誕生日：⟦1980.3.3⟧
    birth-date/high 生年月日（西暦）：⟦1980年3月3日⟧
    birth-date/high 生年月日 ⟦平成元年1月8日⟧
    birth-date/high 生年月日⏎⟦昭和55年3月3日⟧
    birth-date/high DOB: ⟦1980-03-03⟧
    birth-date/high 生年月日：⟦昭和 55年 3月 3日⟧
    birth-date/high ⟦昭和五十五年三月三日⟧生
    birth-date/high ⟦S55/03/03⟧生
    birth-date/high ⟦昭55.3.3⟧生
    birth-date/high 生年月日：⟦昭55・3・3⟧
    birth-date/high ⟦Ｓ５５．３．３⟧生
    birth-date/high 大正生まれの祖父（⟦大正10年5月5日⟧生）
    birth-date/high 生まれは⟦1980年3月3日⟧です
    birth-date/high 生年月日：⟦19800303⟧
    birth-date/high 生年月日: ⟦1980年03月03日⟧ (46歳)
    birth-date/high 生年月日は⟦平成3年12月31日⟧
    birth-date/high birthday: ⟦1980/03/03⟧
    name/high 氏名：⟦鈴木一郎⟧
    name/high 氏名　⟦鈴木　一郎⟧
    name/high 氏名 ⟦鈴木一郎⟧
    name/high お名前：⟦鈴木 一郎⟧様
    name/high 【氏名】⟦鈴木一郎⟧
    name/high ■氏名：⟦鈴木一郎⟧
    name/high 氏　名：⟦鈴木一郎⟧
    name/high 氏名（漢字）：⟦鈴木一郎⟧
    name/high 氏名[必須]：⟦鈴木一郎⟧
    name/high,name/high 氏名：⟦鈴木一郎⟧（フリガナ：⟦スズキイチロウ⟧）
    name/high フリガナ　⟦スズキ　イチロウ⟧
    name/high ﾌﾘｶﾞﾅ：⟦ｽｽﾞｷ ｲﾁﾛｳ⟧
    name/high ふりがな：⟦すずき いちろう⟧
    name/high ご芳名：⟦鈴木一郎⟧
    name/high お客様氏名：⟦鈴木一郎⟧
    name/high 申込者氏名：⟦鈴木一郎⟧
    name/high 名前は⟦鈴木一郎⟧です
    name/high 氏名: ⟦Ichiro Suzuki⟧
    name/high 氏名: ⟦グエン・ヴァン・アン⟧
    name/high "氏名": "⟦鈴木一郎⟧"
    name/high |氏名|⟦鈴木一郎⟧|
    name/high 氏名：⟦鈴木一朗⟧　電話：なし
    name/high 代表者氏名　⟦鈴木一郎⟧
    name/high 契約者名：⟦鈴木一郎⟧
    name/high 口座名義：⟦スズキ イチロウ⟧
    name/high 口座名義 ⟦ｽｽﾞｷ ｲﾁﾛｳ⟧
    name/review ⟦鈴木⟧様
    name/review ⟦鈴木一郎⟧様
    name/review ⟦鈴木　一郎⟧　様
    name/review ⟦鈴木⟧さんからの相談
    name/review 昨日⟦佐藤⟧さんが来所
    name/review ⟦高橋⟧氏によると
    name/review ⟦田中⟧殿
    name/review ⟦伊藤⟧先生
    name/review ⟦渡辺⟧君
    name/review ⟦東海林⟧様
    name/review ⟦五十嵐⟧様より
    name/review ⟦勅使河原⟧さん
    name/review 担当：⟦鈴木⟧
    name/review 担当　⟦鈴木⟧
    name/review 担当者：⟦鈴木⟧
    name/review 担当: ⟦鈴木⟧（内線123）
    name/review （担当：⟦鈴木⟧）
    name/review 営業担当　⟦佐藤⟧
    name/review 文責：⟦高橋⟧
    name/review 記入者：⟦高橋⟧
    name/review 代表取締役 ⟦鈴木 一郎⟧
    name/review 代表取締役社長　⟦鈴木　一郎⟧
    name/review 弁護士　⟦鈴木　一郎⟧
    name/review ⟦鈴木 一郎⟧ 教授
    name/review 総務部長　⟦鈴木　一郎⟧
    name/review 株式の件で⟦鈴木一郎⟧さんへ
    name/review ⟦山本⟧さま
    name/review ⟦山本⟧ちゃん
    - 1600023
    - 郵便番号
    - 〒マーク
    - 第160-0023号
    - 2019-0925
    - 160-00234
    - 東京都
    - 大阪府警
    - 都内の企業
    - 京都大学
    - 東京23区
    - 市区町村の窓口
    - 町村会
    - 村田製作所
    - 3丁目の夕日
    - 第2章1節
    - @IPAjp
    - @nisc_forecast をフォロー
    - user@host
    - tcyss@1.0
    - iso-27001@2022
    - user@v2
    - kura@2026-11-21
    - 写真@新宿
    - 会議@オンライン
    - npm install react@18.2.0
    - docker pull nginx@sha256:abc
    - git@github.com:owner/repo.git
    - @media print
    - foo(at)bar
    - 1個@100円
    - look at me dot
    - 昭和55年3月3日
    - 令和6年4月1日生産開始
    - 2024年4月1日発生
    - 2024年4月1日に発生したインシデント
    - 平成30年度生
    - 生年月日を入力してください
    - 生年月日
    - 1980年代生まれ
    - 令和5年12月1日生活安全課
    - 業者さん
    - お客様
    - お客さま
    - 皆様
    - みなさま
    - 皆さん
    - 利用者様
    - 担当者様
    - ご担当者様
    - 関係者様
    - 会員様
    - 様式第3号
    - 別記様式
    - 神様
    - 王様
    - 仏様
    - お姫様
    - さんま
    - たくさん
    - 沢山
    - 奥さん
    - 社長さん
    - 店長さん
    - 娘さん
    - お父様
    - 仕様書
    - 模様
    - 同様です
    - 有様
    - 氏名
    - 某氏
    - 両氏
    - 彼氏
    - 氏神
    - 殿堂
    - 宮殿
    - 担当：総務課
    - 担当：広報
    - 担当者：未定
    - 担当者は別途連絡
    - 担当部署
    - 氏名：（自署）
    - 氏名：
    - 氏名：＿＿＿＿
    - 氏名：○○○○
    - 氏名：＊＊＊＊
    - 氏名：匿名
    - 氏名を記入
    - 氏名及び住所
    - 名前：test
    - 名前を付けて保存
    - ファイル名：報告書
    - 担当大臣
    - 代表理事会
    - 理事長
    - 内閣総理大臣
    - 東京都知事
    - 警視庁
    - 情報処理推進機構
    - ハッカー氏
    - 業者様
    - 取引先様
    - 企業様
    - 御社
    - お子様
    - 保護者様
    - 患者様
    - 参加者の皆様
    - 組合員様
    - 事業者様
    - 社員さん
    - 警察さん
    - 銀行さん
    - 役所さん
    - お巡りさん
    - 大家さん
    - 患者さん
    - 農家さん
    - 職人さん
    - 先生方
    - 先生
    - 田舎
    - 中島公園
    - 山口県
    - 高橋川
    - 弁護士会
    - 会長あいさつ
    - 社長 出席
    - 委員長 選出
    - 担当 佐賀県
    - 担当：石川県
    - 担当：福島支店
    """#)
}
