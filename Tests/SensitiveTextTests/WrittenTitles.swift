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
    """#)
}
