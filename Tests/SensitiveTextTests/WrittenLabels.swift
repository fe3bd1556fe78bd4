extension MarkedSample {
  /// Names behind a label or a role, in lists, and below a label that stands by itself.
  static let writtenLabels = lines(
    #"""
    name/review 相談者は⟦山田太郎⟧
    name/review 相談者は⟦山田太郎⟧です
    name/review 相談者は⟦山田太郎⟧で、
    name/review 相談者：⟦山田太郎⟧
    name/review 相談者の⟦山田太郎⟧は
    name/review 被害者の⟦山田太郎⟧が
    name/review 相談者、⟦山田太郎⟧から電話
    name/review 相談者は⟦山田　はなこ⟧
    name/review 担当：⟦山田太郎⟧様
    name/review 対応：⟦山田⟧様
    name/review,name/review 出席者：⟦山田太郎⟧、⟦鈴木花子⟧
    name/review,name/review,name/review 参加者：⟦山田太郎⟧、⟦鈴木花子⟧、⟦佐藤一郎⟧
    name/review,name/review 参加者：⟦山田⟧・⟦鈴木⟧
    name/review,name/review 出席者：⟦山田太郎⟧（A社）、⟦鈴木花子⟧（B社）
    name/review,name/review 出席者：月見里健、⟦山田太郎⟧、⟦鈴木花子⟧
    name/review,name/review 出席者⏎・⟦山田太郎⟧⏎・⟦鈴木花子⟧
    name/review,name/review ## 出席者（敬称略）⏎⏎- ⟦山田太郎⟧⏎- ⟦鈴木花子⟧
    name/review,name/review 参加者:⏎  ⟦山田太郎⟧⏎  ⟦鈴木花子⟧
    name/review,name/review 【出席者】⏎⟦山田太郎⟧⏎⟦鈴木花子⟧
    name/review,name/review 参加者：⏎1. ⟦山田太郎⟧⏎2. ⟦鈴木花子⟧
    name/review,name/review 参加者：⏎① ⟦山田 太郎⟧⏎② ⟦鈴木 花子⟧（記録）
    name/review,name/review 出席者⏎* ⟦山田⟧⏎* 小鳥遊翼⏎* ⟦鈴木⟧
    name/review 連絡者：⟦山田太郎⟧
    name/review 申出者：⟦山田太郎⟧
    name/review 申出人：⟦山田太郎⟧
    name/review 届出人：⟦山田太郎⟧
    name/review 受付者：⟦山田太郎⟧
    name/review 被害者は⟦山田太郎⟧
    name/review 契約者：⟦山田太郎⟧
    name/review 保護者：⟦山田太郎⟧
    name/review 連絡先：⟦山田太郎⟧
    name/review 窓口：⟦山田⟧
    name/review 対応：⟦山田⟧
    name/review 発見者：⟦山田太郎⟧
    name/review 従業員：⟦山田太郎⟧
    name/review 顧客：⟦山田太郎⟧
    name/review ご担当：⟦山田⟧
    name/review ご担当者様：⟦山田太郎⟧
    name/review 相談者：⟦ヤマダタロウ⟧
    name/review 相談者：⟦やまだ たろう⟧
    name/review 相談者：⟦Taro Yamada⟧
    name/review 相談者：⟦小鳥遊 翼⟧
    name/review 相談者：⟦架空花子⟧
    name/review 被害者：⟦架空 太郎⟧
    name/high 名義人：⟦山田太郎⟧
    name/high 口座名義人：⟦ヤマダタロウ⟧
    name/high 名義：⟦ヤマダ タロウ⟧
    name/high 保護者氏名：⟦山田太郎⟧
    name/high 氏名(漢字)：⟦山田太郎⟧
    name/high 氏名（カナ）：⟦ヤマダタロウ⟧
    name/high カナ：⟦ヤマダ タロウ⟧
    name/high お名前は⟦山田太郎⟧です
    name/high 氏名/⟦山田太郎⟧
    name/high 氏名→⟦山田太郎⟧
    name/high 氏名,⟦山田太郎⟧
    name/high 氏名⏎⟦山田太郎⟧
    name/high 氏名：⏎　⟦山田 太郎⟧
    name/high ■お名前⏎⟦山田太郎⟧
    name/high フリガナ⏎⟦ヤマダ タロウ⟧
    name/high 患者名：⟦山田太郎⟧
    name/high 従業員名：⟦山田太郎⟧
    name/high お客様名：⟦山田太郎⟧
    name/review Name: ⟦Taro Yamada⟧
    name/review name: ⟦Hanako Suzuki⟧
    name/review Full name: ⟦YAMADA Taro⟧
    name/review Your name: ⟦Kenji Kogure⟧
    name/review First name: ⟦Taro⟧
    name/review Last name: ⟦Yamada⟧
    - 出席者：経営者、管理者
    - 出席者：構成員、事務局
    - 出席者：東京都、警視庁、IPA
    - 出席者：全員
    - 出席者：委員長、副委員長、委員
    - 出席者：別紙のとおり
    - 出席者：月例会の参加者
    - 相談者：中小企業の経営者
    - 相談者：製造業
    - 相談者：都内の中小企業
    - 相談者は経営者
    - 相談者は従業員10名の製造業
    - 相談者は上野の飲食店
    - 相談者は山口大学の職員
    - 相談者は岡山電子の社員
    - 相談者：原材料の卸
    - 相談者：上野の飲食店
    - 相談者：神田の小売店
    - 相談者：清水の舞台
    - 相談者：平井駅
    - 相談者：星印
    - 相談者：男性
    - 相談者：初回
    - 相談者の原因
    - 相談者、経営者、専門員
    - 参加者：中小企業の経営者
    - 参加者：千葉、埼玉、神奈川
    - 参加者：山梨県、千葉県
    - 参加者：中野区、渋谷区
    - 参加者⏎- 経営者⏎- 情報システム担当
    - 参加者⏎- 東京商工会議所⏎- 東京都⏎- 千葉
    - ## 出席者⏎⏎- 経営者⏎- 専門員
    - 氏名⏎住所⏎電話番号
    - 氏名⏎国籍⏎職業
    - - 氏名⏎- 趣味⏎- 病歴
    - 氏名/国籍
    - 氏名,国籍,職業
    - 氏名:⏎  type: string
    - 入力するのは、相談者の氏名⏎中野までの地図
    - 申出者：本人
    - 届出人：代理人
    - 受付者：専門員
    - 被害者：中小企業
    - 契約者：法人
    - 名義人：本人
    - 名義：法人
    - 保護者：父母
    - 窓口：相談窓口
    - 窓口：平日9時から
    - 連絡先：総務課
    - 連絡先：IPA
    - 対応：完了
    - 対応：原因の調査
    - 対応：関係者への連絡
    - 対応：森林への影響なし
    - 家族：なし
    - 従業員：正社員、パート
    - 社員：30名
    - 管理者：東日本支部
    - 管理者：システム管理者
    - 担当：総務部
    - 担当：東
    - 担当：情報セキュリティ課
    - 担当：平日のみ
    - ご担当：営業部
    - 司会：事務局
    - カナ：全角
    - name: kura
    - name: Check formatting
    - name: Build And Test
    - Name: Visual Studio Code
    - Name: GitHub Actions
    - Name: Tokyo Metropolitan Government
    - Full name: National Institute of Standards
    - First name: Required
    - Last name: String
    - role: 広報の担当
    - by_role: サイバーセキュリティ専門員
    - role: 上野の窓口
    - role: 経営者
    - x-kura-role: derived-consultation
    name/review role: ⟦山田太郎⟧
    name/review by_role: ⟦山田花子⟧（二次対応）
    name/review - {entry: a, role: ⟦佐藤健一⟧, until: 2027-01-01}
    name/review checked_by_role: "⟦山田 太郎⟧"
    """#)
}
