extension MarkedSample {
  /// Tables whose headings say what stands below, numbers in rare notations, and commands.
  static let writtenRosters = lines(
    #"""
    name/high,phone-mobile/high | 氏名 | 電話番号 |⏎|---|---|⏎| 山田太郎 | 09012345678 |
    name/high,phone-mobile/high,name/high,phone-mobile/high | 氏名 | 電話番号 |⏎|---|---|⏎| 山田太郎 | 09012345678 |⏎| 小鳥遊翼 | 08012345678 |
    name/high,phone-mobile/high 氏名,電話番号⏎山田太郎,09012345678
    name/high,phone-mobile/high 氏名⇥電話番号⏎山田太郎⇥09012345678
    name/high,email/high,phone-fixed/high,birth-date/high 氏名,メール,電話番号,生年月日⏎鈴木花子,hanako@kaisha.jp,0312345678,1980/3/3
    name/high,my-number/high 氏名,マイナンバー⏎山田太郎,3141¦59265352
    my-number/high 部署,マイナンバー⏎総務,3141¦59265352
    my-number/high 部署⇥個人番号⏎総務⇥3141¦59265352
    my-number/review 部署,マイナンバー⏎総務,3141¦59265353
    name/high,bank-account/high 氏名,口座番号⏎山田太郎,1234567
    name/high,drivers-licence/high 氏名,運転免許証番号⏎山田太郎,305012345670
    name/high,postal-code/review,address/high 氏名,郵便番号,住所⏎山田太郎,1600023,東京都新宿区西新宿2-8-1
    name/high,birth-date/high 氏名,生年月日⏎山田太郎,1980-03-03
    name/high,birth-date/high 氏名,生年月日⏎山田太郎,S55.3.3
    name/high,name/high 番号,氏名,部署⏎1,山田太郎,総務部⏎2,鈴木花子,営業部
    name/high "No","氏名","部署"⏎"1","山田太郎","総務部"
    name/high,name/high 氏名,フリガナ⏎山田太郎,ヤマダ タロウ
    name/high,name/high |氏名|フリガナ|⏎|:--|:--|⏎|山田太郎|ヤマダタロウ|
    name/review | 担当者 | 期限 |⏎|---|---|⏎| 山田 | 5月 |
    name/review 名前,年齢⏎山田太郎,45
    name/high | 順序 | 氏名 | 役職 |⏎|---|---|---|⏎| 0 | 山口 誠 | 代表取締役 |
    name/high 会社名,氏名⏎さくら商店,架空花子
    name/high 氏名,部署⏎Taro Yamada,総務
    - | 氏名 | 種類 | 説明 |⏎| ---- | ---- | ---- |⏎| design|Design|デザイン |
    - | 役割 | 氏名 | 所属 |⏎|---|---|---|⏎| 作成者 | 開発者A | 学習 |
    - | 項目 | 必須 | DB |⏎|---|---|---|⏎| 会社名 | ✅ | company |⏎| 氏名 | — | fullName |⏎| 役職 | — | title |
    - | 氏名 | `name` | 氏名全体 |⏎| 氏名 | `given-name` | 名 |⏎| 認証 | `username` | ユーザー名 |
    - | 氏名 | 承認日 |⏎|---|---|⏎| 未定 | - |
    - | 名前 | 説明 |⏎|---|---|⏎| 暗号化 | 通信を守る |⏎| 認証局 | 証明書 |
    - | 担当 | 内容 |⏎|---|---|⏎| 総務部 | 受付 |⏎| 経営者 | 承認 |
    - | 参加者 | 役割 |⏎|---|---|⏎| 東京都 | 事務局 |⏎| 警視庁 | 構成員 |
    - 氏名,住所,電話番号⏎を記入してください
    - 氏名,国籍,職業⏎必須,任意,任意
    - | 対象 | 件数 |⏎|---|---|⏎| 千葉 | 12 |
    - | 管理番号 | 状態 |⏎|---|---|⏎| 123-4567 | 済 |
    - | 年度 | 電話番号の件数 |⏎|---|---|⏎| 2024 | 1234567890 |
    - 日時,件名,対応者⏎2024-01-01,相談,専門員
    - | 氏名 | 住所 |⏎|---|---|⏎| 必須 | 任意 |
    my-number/high マイナンバー：三一四一¦五九二六五三五二
    my-number/high マイナンバーは三一四一¦ 五九二六 五三五二です
    my-number/high 個人番号　三一四一¦五九二六五三五二
    my-number/review 個人番号：一二三四¦五六七八九〇一二
    my-number/high マイナンバー：314¦-159-265-352
    my-number/high マイナンバー 314¦ 159 265 352
    my-number/high 個人番号：314¦159-265352
    my-number/review マイナンバー：123¦-456-789-012
    - 三一四一¦五九二六五三五二
    - マイナンバー制度は二〇一五年十月
    - 電話 123¦-456-789-012
    - マイナンバーの件 2024-01-15 1030
    credit-card/high 4111.1111.1111.1111
    credit-card/high 4111/1111/1111/1111
    credit-card/high 3782.822463.10005
    - 4111.1111.1111.1112
    assigned-secret/high curl -u admin:Xk9mQ2vLp7 https://kaisha.jp/
    assigned-secret/high curl -s -u "admin:Xk9mQ2vLp7" https://kaisha.jp/
    assigned-secret/high curl --user 'admin:Xk9mQ2vLp7' https://kaisha.jp/
    assigned-secret/high $ sshpass -p Xk9mQ2vLp7 ssh admin@10.0.0.1
    assigned-secret/high sshpass -p 'Xk9mQ2vLp7' ssh admin@10.0.0.1
    assigned-secret/high sshpass -pXk9mQ2vLp7 ssh host
    assigned-secret/high mysql -u root -pXk9mQ2vLp7 db
    assigned-secret/high mysqldump -uroot -p'Xk9mQ2vLp7' db
    assigned-secret/high plink -pw Xk9mQ2vLp7 admin@host1
    assigned-secret/high docker login -u admin -p Xk9mQ2vLp7 registry.kaisha.jp
    assigned-secret/high redis-cli -h host -a Xk9mQ2vLp7 ping
    assigned-secret/high Authorization: Basic YWRtaW46WGs5bVEydkxwNw==
    assigned-secret/high curl -H "Authorization: Basic YWRtaW46WGs5bVEydkxwNw==" https://kaisha.jp/
    assigned-secret/high Proxy-Authorization: Basic YWRtaW46WGs5bVEydkxwNw==
    - curl -u user:password https://kaisha.jp/
    - curl -u "$USER:$PASS" https://kaisha.jp/1234
    - curl -u admin https://kaisha.jp/path/to/page12
    - curl -u ${USER}:${TOKEN} https://kaisha.jp/page12
    - curl -u <user>:<password> https://kaisha.jp/page12
    - mysql -u root -p database1
    - mysql -P 3306 -h 10.0.0.1 -u app1 --protocol tcp
    - docker run -p 8080:80 nginx1.25-alpine
    - docker run -p 127.0.0.1:8080:80 example
    - sshpass -p "$SSHPASS" ssh admin@10.0.0.1
    - sshpass -e ssh admin@10.0.0.1
    - Authorization: Basic <credentials>
    - Authorization: Basic <base64(user:password)>
    - http -a で認証するコマンド httpie 3.2.1
    - curl -u オプション 認証 user:pass の形式 https://example.jp/1
    name/high | 氏名 | 小鳥遊翼 |
    name/high 氏名,山田太郎,電話なし
    phone-mobile/high 番号,電話番号⏎1,09012345678,9
    - | 名前 | 用途 |
    - | 氏名 | 署名 |
    - 番号,件数⏎1,1234567⏎2,090123456
    - 1,234,567
    - - 受付番号,合計⏎113-6591,5
    """#)
}
