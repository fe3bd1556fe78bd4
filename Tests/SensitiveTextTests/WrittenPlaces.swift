extension MarkedSample {
  /// Addresses with names in kana, with one number, and what stands behind a municipality and is none.
  static let writtenPlaces = lines(
    """
    address/high ⟦横浜市西区みなとみらい2-2-1⟧
    address/high ⟦神奈川県横浜市西区みなとみらい2丁目2番1号⟧
    address/high ⟦横浜市西区みなとみらい２の２の１⟧
    address/high ⟦横浜市西区みなとみらい2-2⟧
    address/high ⟦西東京市ひばりが丘2-1-1⟧
    address/high ⟦川崎市麻生区はるひ野4-1-1⟧
    address/high ⟦大阪市浪速区なんば2-1-3⟧
    address/high ⟦国分寺市いずみ町1-2-3⟧
    address/high ⟦横浜市青葉区あざみ野2-9-1⟧
    address/high ⟦あきる野市二宮350⟧
    address/high 住所：⟦あきる野市二宮350⟧、電話は後で
    address/high ⟦八王子市元横山町3番⟧
    address/high ⟦横浜市中区山下町1⟧
    address/high ⟦八丈町大賀郷2551-2⟧
    address/high ⟦瑞穂町箱根ケ崎2335⟧
    address/high ⟦新宿区西新宿二ノ八ノ一⟧
    address/high ⟦新宿区の西新宿2丁目8番1号⟧
    address/high ⟦葛飾区立石8-51-1⟧
    address/high ⟦大阪市西区九条1-2-3⟧
    address/high ⟦文京区春日1-16-21⟧
    address/high ⟦さいたま市緑区三室1-2-3⟧
    address/high ⟦仙台市青葉区荒巻1-2号⟧室
    - 新宿区のガイド2-1を見てください。
    - 八王子市の申請書様式1-1
    - 大阪市の手順書2-3に沿って
    - 横浜市の手引き 図2-1
    - 横浜市 図2-1
    - 札幌市の事例集4-2
    - 横浜市の条例第1-2条
    - 仙台市の担当者1-2名
    - さいたま市の計画書2-1-1
    - 新宿区の資料1-2
    - 横浜市分1-2
    - 品川区内の段階2-3
    - 町田市立図書館資料1-2
    - 神戸市の要綱第3条1-2
    - 横浜市 ガイド2-1
    - 大田区 事例集4-2
    - 広島市の相談フロー1-2-3
    - 府中市のレベル1-3の区分
    - 武蔵野市の会社の部署1-2か所
    - 新宿区の1丁目会議
    - 港区では2-3-1の順に進めます
    - 横浜市における対策2-1-1
    - 横浜市により2-1-1の順に
    - 府中市人口350
    - 横浜市の会社350
    - 福岡市会場120名
    - 千代田区平均3-5
    """)
}
