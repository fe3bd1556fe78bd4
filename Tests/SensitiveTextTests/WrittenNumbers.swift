extension MarkedSample {
  /// Texts as people write them: numbers, documents and what looks like numbers.
  static let writtenNumbers = lines(
    #"""
    my-number/high 個人番号　⟦45¦33-3147-8932⟧
    my-number/high マイナンバー（個人番号）：⟦45¦3331478932⟧
    my-number/high 【マイナンバー】⏎⟦４５¦３３　３１４７　８９３２⟧
    my-number/high マイナンバーカードの番号は⟦45¦33 3147 8932⟧です。
    my-number/high My Number: ⟦28¦8040723866⟧
    my-number/high ﾏｲﾅﾝﾊﾞｰ ⟦28¦80.4072.3866⟧
    my-number/high 番号カードに⟦28¦80ー4072ー3866⟧と書いてあります
    my-number/high ⟦25¦5118487336⟧（マイナンバー）
    my-number/high,my-number/high 扶養家族の個人番号は⟦２５¦５１－１８４８－７３３６⟧、本人は⟦31¦13-8798-1131⟧
    my-number/review ⟦51¦1971814785⟧
    my-number/review 添付の数字は⟦51¦19-7181-4785⟧でよいか
    my-number/review マイナンバー：⟦45¦33-3147-8933⟧
    my-number/review 個人番号 ⟦１２¦３４５６７８９０１２⟧
    my-number/review ⟦15¦80 6998 3394⟧
    invoice-number/high 登録番号：⟦T2425089961415⟧
    invoice-number/high 適格請求書発行事業者登録番号　⟦T0620494281108⟧
    invoice-number/high 個人事業主のインボイス番号は⟦Ｔ２４２５０８９９６１４１５⟧
    invoice-number/high 登録番号: ⟦T2-4250-8996-1415⟧（個人事業主）
    invoice-number/review ⟦T2425089961415⟧
    invoice-number/review 請求書 ⟦T0620494281108⟧
    credit-card/high カード番号：⟦4762-6000-7056-1482⟧
    credit-card/high ⟦5197 0712 4810 7560⟧ 有効期限 12/28
    credit-card/high ⟦2221900720031715⟧
    credit-card/high JCB ⟦3566 6712 3431 2229⟧
    credit-card/high アメックス ⟦3400-386996-78495⟧
    credit-card/high ⟦3717 964844 73099⟧
    credit-card/high ダイナース ⟦3671 002011 8313⟧
    credit-card/high カード：⟦４７６２　６０００　７０５６　１４８２⟧
    credit-card/high ｶｰﾄﾞ番号 ⟦4762−6000−7056−1482⟧
    credit-card/high ⟦4364418553455⟧
    credit-card/high ⟦6011399899080915⟧
    phone-mobile/high 携帯電話：⟦090-1234-5678⟧
    phone-mobile/high ｹｰﾀｲ ⟦080-2345-6789⟧
    phone-mobile/high 連絡先　⟦０７０ー３４５６ー７８９０⟧
    phone-mobile/high 電話は⟦060-1234-5678⟧まで。
    phone-mobile/high ⟦090ｰ1234ｰ5678⟧
    phone-mobile/high ⟦090-1234-5678⟧（山の上の者）
    phone-mobile/high ⟦(090)1234-5678⟧
    phone-mobile/high ⟦（０９０）１２３４－５６７８⟧
    phone-mobile/high Mobile: ⟦+81-90-1234-5678⟧
    phone-mobile/high Cell ⟦+81 (0)80-1234-5678⟧
    phone-mobile/high ⟦+81(0)90-1234-5678⟧
    phone-mobile/high ⟦0081-90-1234-5678⟧
    phone-mobile/high TEL/FAX: ⟦08023456789⟧
    phone-mobile/high <tel:⟦+819012345678⟧>
    phone-mobile/high tel=⟦09012345678⟧
    phone-mobile/high 電話番号は⟦09012345678⟧です
    phone-mobile/high ⟦090 1234 5678⟧
    phone-mobile/high ⟦090　1234　5678⟧
    phone-mobile/high ⟦090.1234.5678⟧
    phone-mobile/high ⟦090‒1234‒5678⟧
    phone-mobile/high ⟦090－1234－5678⟧
    phone-mobile/high ⟦090 - 1234 - 5678⟧
    phone-mobile/high 携帯　０９０１２３４５６７８
    phone-mobile/high,phone-mobile/high ⟦090-1234-5678⟧ / ⟦080-1234-5678⟧
    phone-mobile/high 私の番号　⟦090-1234-5678⟧。夜に電話ください。
    phone-mobile/high ☎⟦090-1234-5678⟧
    phone-mobile/high 📱⟦090-1234-5678⟧
    phone-mobile/high tel.⟦090-1234-5678⟧
    phone-mobile/high 携⟦090-1234-5678⟧
    phone-mobile/high 当方携帯⟦090-1234-5678⟧に連絡を
    phone-mobile/high phone: "⟦090-1234-5678⟧"
    phone-mobile/high 〇九〇（一二三四）五六七八
    phone-fixed/high TEL：⟦03-3456-7890⟧
    phone-fixed/high TEL　⟦03（3456）7890⟧　FAX　03-0000-0000
    phone-fixed/high,phone-fixed/high TEL: ⟦03-3456-7890⟧  FAX: ⟦03-3456-7891⟧
    phone-fixed/high ⟦(03) 3456-7890⟧
    phone-fixed/high ⟦（０３）３４５６－７８９０⟧
    phone-fixed/high ⟦(0422)12-3456⟧
    phone-fixed/high 代表電話　⟦０４５－２１２－３４５６⟧
    phone-fixed/high ⟦0467-22-3456⟧
    phone-fixed/high ⟦04994-2-3456⟧
    phone-fixed/high 直通⟦03-3456-7890⟧（内線1234）
    phone-fixed/high ⟦03-3456-7890⟧ 内線 123
    phone-fixed/high ⟦03-3456-7890⟧(代)
    phone-fixed/high ⟦03-3456-7890⟧（代表）
    phone-fixed/high 電話 ⟦0334567890⟧
    phone-fixed/high 電話番号０３３４５６７８９０
    phone-fixed/high ⟦+81-3-3456-7890⟧
    phone-fixed/high ⟦+81 3 3456 7890⟧
    phone-fixed/high Tel. ⟦+81-(0)3-3456-7890⟧
    phone-fixed/high ⟦+81-45-212-3456⟧
    phone-fixed/high ⟦＋８１－３－３４５６－７８９０⟧
    phone-fixed/high ⟦06ー6345ー6789⟧
    phone-fixed/high ⟦03−3456−7890⟧
    phone-fixed/high ⟦03―3456―7890⟧
    phone-fixed/high ℡⟦052-123-4567⟧
    phone-fixed/high 電話：⟦011-231-4567⟧（平日9:00〜17:00）
    phone-fixed/high FAX送付状 ⟦092-711-2345⟧
    phone-fixed/high 自宅の電話は⟦042-345-6789⟧。
    phone-fixed/review 電話 ⟦3456-7890⟧
    phone-ip/high ⟦050-3456-7890⟧
    phone-ip/high IP電話　⟦０５０－３４５６－７８９０⟧
    phone-ip/high ⟦+81-50-3456-7890⟧
    phone-ip/high 電話:⟦05034567890⟧
    phone-toll-free/review フリーダイヤル ⟦0120-345-678⟧
    phone-toll-free/review ⟦０１２０－３４－５６７８⟧
    phone-toll-free/review ⟦0120(345)678⟧
    phone-toll-free/review ⟦0800-234-5678⟧
    phone-toll-free/review 電話 ⟦0120345678⟧
    phone-navi-dial/review ナビダイヤル ⟦0570-012-345⟧
    phone-navi-dial/review ⟦0570-01-2345⟧
    phone-navi-dial/review ⟦０５７０（０１２）３４５⟧
    phone-foreign/review ⟦+1 415 555 2671⟧
    phone-foreign/review ⟦+44 20 7946 0958⟧ から着信
    - 4533-3147-8933
    - 会社法人等番号　0100-01-034567
    - 会社法人等番号：5119-71-814785
    - 1234-5678-9012
    - 受付番号 20261121093015
    - 1605 3314 7893 2
    - 453331478932円
    - 整理番号A453331478931号
    - 法人番号：8010001034567
    - 法人番号 5-1200-0107-6543
    - 法人番号は８０１０００１０３４５６７です。
    - 登録番号 T8010001034567
    - インボイス登録番号：T5-1200-0107-6543
    - 適格請求書発行事業者の登録番号はＴ８７００１５００１２３４５です
    - T1040001012345
    - T123456789012
    - T12345678901234
    - AT2425089961415
    - 4762-6000-7056-1483
    - 9784873119038
    - 1234 5678 9012 3456
    - 0000-0000-0000-0000
    - 追跡番号 4762-6000-7056
    - 4111-11XX-XXXX-1111
    - 警察相談専用電話 #9110
    - 消費者ホットライン188
    - 電話110番
    - 110番、119番
    - 〈電話番号〉
    - 03-xxxx-xxxx
    - 090-****-5678
    - 2026-11-21
    - 2026-11-2100
    - 03-12-2026
    - NIST SP 800-63-3
    - SP 800-171
    - NIST SP 800-53 Rev. 5
    - SP800-207
    - ISO/IEC 27001:2022
    - JIS Q 27001:2023
    - JIS X 0208-1997
    - 平成26年総務省令第85号
    - 令和6年法律第46号
    - 経済産業省告示第19号（平成29年）
    - RFC 5322、RFC 2119
    - CVE-2024-12345
    - JVN#12345678
    - JVNDB-2024-001234
    - ISBN 978-4-297-12345-6
    - ISBN4-7741-1234-5
    - ISSN 0919-6072
    - doi:10.1145/3133956.3133980
    - https://doi.org/10.1007/978-3-030-12345-6_7
    - 1,234,567円
    - ￥1,234,567-
    - 10.0.19045.3803
    - v2.14.1-rc.3
    - Windows 10 22H2 19045.4170
    - KB5034441
    - 35.6812, 139.7671
    - 北緯35度41分22秒 東経139度41分30秒
    - 3f2504e0-4f89-11d3-9a0c-0305e82c3301
    - commit 0e291ba3c4d5e6f708192a3b4c5d6e7f80910a1b
    - sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    - MD5 d41d8cd98f00b204e9800998ecf8427e
    - 型番 WX-3000HP2
    - 製品番号：100-SP008
    - 品番 090-1234
    - シリアル番号 0312-3456-7890
    - https://example.jp/faq/0120345678/index.html
    - https://www.ipa.go.jp/security/vuln/10threats2024.html
    - https://www.meti.go.jp/policy/netsecurity/downloadfiles/guide_v3.0.pdf
    - 2026/11/21 09:30:15.123
    - 20:14〜21:35
    - 令和6年4月1日施行
    - 2024年4月1日現在
    - 図3-12-4
    - 第2章3-4-5節
    - Sec03-02-10
    - 問1-2-3
    - 10-20-30
    - 16:9
    - 4K 3840x2160
    - 100-150名程度
    - 200-1000台
    - 800-1234名
    - 会議室 123-4567室
    - 1.2.3.4.5
    - 123.456.789
    - 2400bps 0x7fff5fbff8a0
    - ポート 8080-8090
    - 192.168.100.200
    - 172.16.5.4/16
    - 127.0.0.1:8080
    - IPアドレス 10.20.30.40
    - サーバ 198.51.100.7
    - 255.255.255.0
    my-number/review 受付 ⟦3141¦5926 5352⟧
    my-number/review 受付 ⟦3141 5926¦5352⟧
    my-number/review 受付 ⟦3141¦5926-5352⟧
    my-number/high マイナンバー ⟦3141¦5926 5352⟧
    my-number/review マイナンバー ⟦3141¦5926 5353⟧
    my-number/high 個人番号A⟦3141¦59265352⟧
    my-number/high my number⟦3141¦59265352⟧
    my-number/high マイナンバー ID⟦3141¦59265352⟧
    my-number/review ID⟦3141¦59265352⟧
    my-number/review ID⟦3141¦ 5926 5352⟧
    - ID3141¦59265353
    - 20261120 1030
    - 3141¦5926 5353
    - https://x.jp/?id=AB3141¦59265352
    - a1b3141¦59265352
    credit-card/high VISA⟦4111¦111111111111⟧
    credit-card/high JCB⟦3530¦ 1113 3330 0000⟧
    - XISA4111¦111111111111
    phone-toll-free/review フリーダイヤル⟦0120123456⟧
    phone-toll-free/review フリーダイヤル：⟦0120123456⟧
    phone-navi-dial/review ナビダイヤル⟦0570012345⟧
    - フリーダイヤルの番号は0120から始まります
    passport/high ⟦TK1234567⟧（旅券番号）
    passport/high ⟦TK1234567⟧ 旅券
    passport/high ⟦AB1234567⟧（パスポート）
    - 型番 AB1234567 旅券なし
    birth-date/high ⟦1970年4月1日⟧産まれ
    birth-date/high ⟦昭和四十五年四月一日⟧産まれ
    birth-date/high 生年月日：⟦４５年４月１日⟧
    birth-date/high 生年月日：⟦70/4/1⟧
    birth-date/high 生年月日⏎⟦45.4.1⟧
    birth-date/high 生年月日は⟦1970年の4月1日⟧
    birth-date/high born on ⟦1970-04-01⟧
    - 2026年4月1日産業労働局
    - 2026年4月1日 日産自動車
    - 生年月日：12-34
    - 生年月日 70.4.1.2 節
    """#)
}
