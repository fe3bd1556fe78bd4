extension MarkedSample {
  /// Persons by family name and title, office or honorific.
  static let writtenTitles = lines(
    #"""
    name/review ⟦鈴木⟧部長
    name/review 社長の⟦鈴木⟧
    name/review ⟦スズキ⟧様
    name/review ⟦鈴木⟧（経理）
    name/review ⟦鈴木⟧社長から連絡
    name/review 総務課の⟦田中⟧です
    name/review ⟦田中⟧課長補佐
    name/review ⟦タナカ⟧さん
    name/review ⟦山田⟧専務に報告
    name/review ⟦佐藤⟧係長は
    name/review 営業部の⟦伊藤⟧
    name/review 担当者は⟦伊藤⟧
    name/review 担当は⟦伊藤⟧です
    name/review 代表取締役の⟦山本⟧
    name/review 社長・⟦鈴木⟧
    name/review ⟦鈴木⟧・社長
    name/review ⟦鈴木⟧(社長)
    name/review ⟦渡辺⟧（総務課長）
    name/review 山田商店の⟦田中⟧社長
    name/review ⟦ヤマダタロウ⟧様
    name/review ⟦ヤマダ タロウ⟧ 様
    name/review ⟦すずき⟧様
    name/review ⟦たなか⟧さん
    name/review ⟦サトウ⟧社長
    name/review 経理担当の⟦鈴木⟧です
    name/review ⟦鈴木⟧と申します
    name/review 担当の⟦鈴木⟧と申します
    name/review 対応者：⟦田中⟧（記録）
    name/review,name/review,name/review 出席：⟦鈴木⟧、⟦田中⟧、⟦佐藤⟧
    name/review,name/review 出席者：⟦鈴木⟧部長、⟦田中⟧課長
    name/review 記録：⟦田中⟧
    name/review ⟦Suzuki⟧様
    name/review ⟦スズキ⟧さん
    name/review ⟦スズキ⟧ 様
    name/review ⟦鈴木太郎⟧（45歳）
    name/high フルネーム：⟦山田太郎⟧
    name/high 氏名欄：⟦山田太郎⟧
    name/high おなまえ：⟦やまだたろう⟧
    name/high 苗字：⟦山田⟧
    name/review 通称：⟦山田花子⟧
    name/review 署名：⟦山田太郎⟧
    name/review ⟦山田太郎⟧弁護士
    name/review ⟦山田 太郎⟧弁護士に相談
    name/review ⟦山田太郎⟧教授
    name/review 私は⟦山田太郎⟧と申します。
    name/review ⟦鈴木 一郎⟧と申します
    name/review,email/high From: ⟦山田太郎⟧ <⟦taro@¦kaisha.jp⟧>
    name/review,email/high Cc: "⟦鈴木 一郎⟧" <⟦ichiro@¦kaisha.jp⟧>
    name/review,email/high To: ⟦Taro Yamada⟧ <⟦taro@¦kaisha.jp⟧>
    email/high From: 東京都 <⟦info@¦kaisha.jp⟧>
    email/high From: 情報処理推進機構 <⟦info@¦kaisha.jp⟧>
    email/high From: support <⟦info@¦kaisha.jp⟧>
    - 氏名：不要
    - フルネーム：必須
    - 氏名欄：空欄
    - 苗字：漢字
    - 署名：済み
    - 署名：Microsoft Corporation
    - 通称：個人情報保護法
    - 東京大学教授
    - 山田電機社長
    - 高橋工業部長
    - 東京都と申します
    - 発注元様
    - 元請様
    - 支援機関様
    - 親御さん
    - 学生さん
    - 経理さん、総務さん、広報さん
    - 株主様
    - お得意様
    - 同僚様、家族様
    """#)
}
