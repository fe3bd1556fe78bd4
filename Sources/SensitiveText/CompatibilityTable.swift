/// Compatibility characters and what they stand for: the part of Unicode's NFKC that matters in
/// Japanese and ASCII text.
///
/// Made from the Unicode Character Database 14.0.0. Full-width ASCII (U+FF01 to U+FF5E) is computed,
/// and combining sound marks are joined by `NormalizedLine`.
enum CompatibilityTable {
  /// Characters in a row that stand for single characters in a row.
  private static let shifts: [(first: UInt32, last: UInt32, target: UInt32)] = [
    (0x2074, 0x2079, 0x34), (0x2080, 0x2089, 0x30), (0x2460, 0x2468, 0x31), (0x24B6, 0x24CF, 0x41),
    (0x24D0, 0x24E9, 0x61), (0x32E4, 0x32E9, 0x30CA), (0x32EE, 0x32F2, 0x30DE),
    (0x32F5, 0x32FA, 0x30E8), (0xFF85, 0xFF8A, 0x30CA), (0xFF8F, 0xFF93, 0x30DE),
    (0xFF96, 0xFF9B, 0x30E8), (0x1D400, 0x1D419, 0x41), (0x1D41A, 0x1D433, 0x61),
    (0x1D434, 0x1D44D, 0x41), (0x1D44E, 0x1D454, 0x61), (0x1D456, 0x1D467, 0x69),
    (0x1D468, 0x1D481, 0x41), (0x1D482, 0x1D49B, 0x61), (0x1D4AE, 0x1D4B5, 0x53),
    (0x1D4BD, 0x1D4C3, 0x68), (0x1D4C5, 0x1D4CF, 0x70), (0x1D4D0, 0x1D4E9, 0x41),
    (0x1D4EA, 0x1D503, 0x61), (0x1D50D, 0x1D514, 0x4A), (0x1D516, 0x1D51C, 0x53),
    (0x1D51E, 0x1D537, 0x61), (0x1D540, 0x1D544, 0x49), (0x1D54A, 0x1D550, 0x53),
    (0x1D552, 0x1D56B, 0x61), (0x1D56C, 0x1D585, 0x41), (0x1D586, 0x1D59F, 0x61),
    (0x1D5A0, 0x1D5B9, 0x41), (0x1D5BA, 0x1D5D3, 0x61), (0x1D5D4, 0x1D5ED, 0x41),
    (0x1D5EE, 0x1D607, 0x61), (0x1D608, 0x1D621, 0x41), (0x1D622, 0x1D63B, 0x61),
    (0x1D63C, 0x1D655, 0x41), (0x1D656, 0x1D66F, 0x61), (0x1D670, 0x1D689, 0x41),
    (0x1D68A, 0x1D6A3, 0x61), (0x1D6A8, 0x1D6B8, 0x391), (0x1D6BA, 0x1D6C0, 0x3A3),
    (0x1D6C2, 0x1D6DA, 0x3B1), (0x1D6E2, 0x1D6F2, 0x391), (0x1D6F4, 0x1D6FA, 0x3A3),
    (0x1D6FC, 0x1D714, 0x3B1), (0x1D71C, 0x1D72C, 0x391), (0x1D72E, 0x1D734, 0x3A3),
    (0x1D736, 0x1D74E, 0x3B1), (0x1D756, 0x1D766, 0x391), (0x1D768, 0x1D76E, 0x3A3),
    (0x1D770, 0x1D788, 0x3B1), (0x1D790, 0x1D7A0, 0x391), (0x1D7A2, 0x1D7A8, 0x3A3),
    (0x1D7AA, 0x1D7C2, 0x3B1), (0x1D7CE, 0x1D7D7, 0x30), (0x1D7D8, 0x1D7E1, 0x30),
    (0x1D7E2, 0x1D7EB, 0x30), (0x1D7EC, 0x1D7F5, 0x30), (0x1D7F6, 0x1D7FF, 0x30),
    (0x1F130, 0x1F149, 0x41), (0x1FBF0, 0x1FBF9, 0x30),
  ]

  /// Characters in a row with the texts that they stand for, between bars.
  private static let lists: [(first: UInt32, texts: String)] = [
    (0xA0, " "),
    (0xAA, "a"),
    (0xB2, "2|3"),
    (0xB5, "μ"),
    (0xB9, "1|o"),
    (0xBC, "1\u{2044}4|1\u{2044}2|3\u{2044}4"),
    (0x2000, " | | | | | | | | | | "),
    (0x2011, "\u{2010}"),
    (0x2024, ".|..|..."),
    (0x202F, " "),
    (0x205F, " "),
    (0x2070, "0|i"),
    (0x207A, "+|−|=|(|)|n"),
    (0x208A, "+|−|=|(|)"),
    (0x2090, "a|e|o|x|ə|h|k|l|m|n|p|s|t"),
    (0x2100, "a/c|a/s|C|°C"),
    (0x2105, "c/o|c/u|Ɛ"),
    (0x2109, "°F|g|H|H|H|h|ħ|I|I|L|l"),
    (0x2115, "N|No"),
    (0x2119, "P|Q|R|R|R"),
    (0x2120, "SM|TEL|TM"),
    (0x2124, "Z"),
    (0x2126, "Ω"),
    (0x2128, "Z"),
    (0x212A, "K|Å|B|C"),
    (0x212F, "e|E|F"),
    (0x2133, "M|o|א|ב|ג|ד|i"),
    (0x213B, "FAX|π|γ|Γ|Π|∑"),
    (0x2145, "D|d|e|i|j"),
    (0x2150, "1\u{2044}7|1\u{2044}9|1\u{2044}10|1\u{2044}3|2\u{2044}3|1\u{2044}5|2\u{2044}5"),
    (0x2157, "3\u{2044}5|4\u{2044}5|1\u{2044}6|5\u{2044}6|1\u{2044}8|3\u{2044}8|5\u{2044}8"),
    (0x215E, "7\u{2044}8|1\u{2044}|I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|L|C|D|M|i|ii|iii|iv|v"),
    (0x2175, "vi|vii|viii|ix|x|xi|xii|l|c|d|m"),
    (0x2469, "10|11|12|13|14|15|16|17|18|19|20|(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)|(11)"),
    (0x247F, "(12)|(13)|(14)|(15)|(16)|(17)|(18)|(19)|(20)|1.|2.|3.|4.|5.|6.|7.|8.|9.|10.|11."),
    (0x2493, "12.|13.|14.|15.|16.|17.|18.|19.|20.|(a)|(b)|(c)|(d)|(e)|(f)|(g)|(h)|(i)|(j)|(k)"),
    (0x24A7, "(l)|(m)|(n)|(o)|(p)|(q)|(r)|(s)|(t)|(u)|(v)|(w)|(x)|(y)|(z)"),
    (0x24EA, "0"),
    (0x2E9F, "母"),
    (0x2EF3, "龟"),
    (0x2F00, "一|丨|丶|丿|乙|亅|二|亠|人|儿|入|八|冂|冖|冫|几|凵|刀|力|勹|匕|匚|匸|十|卜|卩|厂|厶|又|口|囗|土|士|夂|夊|夕|大|女|子|宀"),
    (0x2F28, "寸|小|尢|尸|屮|山|巛|工|己|巾|干|幺|广|廴|廾|弋|弓|彐|彡|彳|心|戈|戶|手|支|攴|文|斗|斤|方|无|日|曰|月|木|欠|止|歹|殳|毋"),
    (0x2F50, "比|毛|氏|气|水|火|爪|父|爻|爿|片|牙|牛|犬|玄|玉|瓜|瓦|甘|生|用|田|疋|疒|癶|白|皮|皿|目|矛|矢|石|示|禸|禾|穴|立|竹|米|糸"),
    (0x2F78, "缶|网|羊|羽|老|而|耒|耳|聿|肉|臣|自|至|臼|舌|舛|舟|艮|色|艸|虍|虫|血|行|衣|襾|見|角|言|谷|豆|豕|豸|貝|赤|走|足|身|車|辛"),
    (0x2FA0, "辰|辵|邑|酉|釆|里|金|長|門|阜|隶|隹|雨|靑|非|面|革|韋|韭|音|頁|風|飛|食|首|香|馬|骨|高|髟|鬥|鬯|鬲|鬼|魚|鳥|鹵|鹿|麥|麻"),
    (0x2FC8, "黃|黍|黑|黹|黽|鼎|鼓|鼠|鼻|齊|齒|龍|龜|龠"),
    (0x3036, "〒"),
    (0x3038, "十|卄|卅"),
    (0x309F, "より"),
    (0x30FF, "コト"),
    (0x3192, "一|二|三|四|上|中|下|甲|乙|丙|丁|天|地|人"),
    (0x3220, "(一)|(二)|(三)|(四)|(五)|(六)|(七)|(八)|(九)|(十)|(月)|(火)|(水)|(木)|(金)|(土)|(日)|(株)|(有)|(社)"),
    (0x3234, "(名)|(特)|(財)|(祝)|(労)|(代)|(呼)|(学)|(監)|(企)|(資)|(協)|(祭)|(休)|(自)|(至)|問|幼|文|箏"),
    (0x3250, "PTE|21|22|23|24|25|26|27|28|29|30|31|32|33|34|35"),
    (0x3280, "一|二|三|四|五|六|七|八|九|十|月|火|水|木|金|土|日|株|有|社|名|特|財|祝|労|秘|男|女|適|優|印|注|項|休|写|正|上|中|下|左"),
    (0x32A8, "右|医|宗|学|監|企|資|協|夜|36|37|38|39|40|41|42|43|44|45|46|47|48|49|50|1月|2月|3月|4月|5月|6月"),
    (0x32C6, "7月|8月|9月|10月|11月|12月|Hg|erg|eV|LTD|ア|イ|ウ|エ|オ|カ|キ|ク|ケ|コ|サ|シ|ス|セ|ソ|タ|チ|ツ|テ|ト"),
    (0x32EA, "ヒ|フ|ヘ|ホ"),
    (0x32F3, "ヤ|ユ"),
    (0x32FB, "ワ|ヰ|ヱ|ヲ|令和|アパート|アルファ|アンペア|アール|イニング|インチ|ウォン|エスクード|エーカー|オンス|オーム|カイリ|カラット|カロリー|ガロン"),
    (0x330F, "ガンマ|ギガ|ギニー|キュリー|ギルダー|キロ|キログラム|キロメートル|キロワット|グラム|グラムトン|クルゼイロ|クローネ|ケース|コルナ|コーポ|サイクル"),
    (0x3320, "サンチーム|シリング|センチ|セント|ダース|デシ|ドル|トン|ナノ|ノット|ハイツ|パーセント|パーツ|バーレル|ピアストル|ピクル|ピコ|ビル|ファラッド"),
    (0x3333, "フィート|ブッシェル|フラン|ヘクタール|ペソ|ペニヒ|ヘルツ|ペンス|ページ|ベータ|ポイント|ボルト|ホン|ポンド|ホール|ホーン|マイクロ|マイル|マッハ"),
    (0x3346, "マルク|マンション|ミクロン|ミリ|ミリバール|メガ|メガトン|メートル|ヤード|ヤール|ユアン|リットル|リラ|ルピー|ルーブル|レム|レントゲン|ワット"),
    (0x3358, "0点|1点|2点|3点|4点|5点|6点|7点|8点|9点|10点|11点|12点|13点|14点|15点|16点|17点|18点|19点|20点|21点"),
    (0x336E, "22点|23点|24点|hPa|da|AU|bar|oV|pc|dm|dm2|dm3|IU|平成|昭和|大正|明治|株式会社|pA|nA|μA|mA|kA|KB"),
    (0x3386, "MB|GB|cal|kcal|pF|nF|μF|μg|mg|kg|Hz|kHz|MHz|GHz|THz|μl|ml|dl|kl|fm|nm|μm|mm|cm"),
    (0x339E, "km|mm2|cm2|m2|km2|mm3|cm3|m3|km3|m∕s|m∕s2|Pa|kPa|MPa|GPa|rad|rad∕s|rad∕s2|ps|ns"),
    (0x33B2, "μs|ms|pV|nV|μV|mV|kV|MV|pW|nW|μW|mW|kW|MW|kΩ|MΩ|a.m.|Bq|cc|cd|C∕kg|Co.|dB|Gy|ha"),
    (0x33CB, "HP|in|KK|KM|kt|lm|ln|log|lx|mb|mil|mol|PH|p.m.|PPM|PR|sr|Sv|Wb|V∕m|A∕m|1日|2日|3日"),
    (0x33E3, "4日|5日|6日|7日|8日|9日|10日|11日|12日|13日|14日|15日|16日|17日|18日|19日|20日|21日|22日|23日|24日"),
    (0x33F8, "25日|26日|27日|28日|29日|30日|31日|gal"),
    (0xF900, "豈|更|車|賈|滑|串|句|龜|龜|契|金|喇|奈|懶|癩|羅|蘿|螺|裸|邏|樂|洛|烙|珞|落|酪|駱|亂|卵|欄|爛|蘭|鸞|嵐|濫|藍|襤|拉|臘|蠟"),
    (0xF928, "廊|朗|浪|狼|郎|來|冷|勞|擄|櫓|爐|盧|老|蘆|虜|路|露|魯|鷺|碌|祿|綠|菉|錄|鹿|論|壟|弄|籠|聾|牢|磊|賂|雷|壘|屢|樓|淚|漏|累"),
    (0xF950, "縷|陋|勒|肋|凜|凌|稜|綾|菱|陵|讀|拏|樂|諾|丹|寧|怒|率|異|北|磻|便|復|不|泌|數|索|參|塞|省|葉|說|殺|辰|沈|拾|若|掠|略|亮"),
    (0xF978, "兩|凉|梁|糧|良|諒|量|勵|呂|女|廬|旅|濾|礪|閭|驪|麗|黎|力|曆|歷|轢|年|憐|戀|撚|漣|煉|璉|秊|練|聯|輦|蓮|連|鍊|列|劣|咽|烈"),
    (0xF9A0, "裂|說|廉|念|捻|殮|簾|獵|令|囹|寧|嶺|怜|玲|瑩|羚|聆|鈴|零|靈|領|例|禮|醴|隸|惡|了|僚|寮|尿|料|樂|燎|療|蓼|遼|龍|暈|阮|劉"),
    (0xF9C8, "杻|柳|流|溜|琉|留|硫|紐|類|六|戮|陸|倫|崙|淪|輪|律|慄|栗|率|隆|利|吏|履|易|李|梨|泥|理|痢|罹|裏|裡|里|離|匿|溺|吝|燐|璘"),
    (0xF9F0, "藺|隣|鱗|麟|林|淋|臨|立|笠|粒|狀|炙|識|什|茶|刺|切|度|拓|糖|宅|洞|暴|輻|行|降|見|廓|兀|嗀"),
    (0xFA10, "塚"),
    (0xFA12, "晴"),
    (0xFA15, "凞|猪|益|礼|神|祥|福|靖|精|羽"),
    (0xFA20, "蘒"),
    (0xFA22, "諸"),
    (0xFA25, "逸|都"),
    (0xFA2A, "飯|飼|館|鶴|郞|隷|侮|僧|免|勉|勤|卑|喝|嘆|器|塀|墨|層|屮|悔|慨|憎|懲|敏|既|暑|梅|海|渚|漢|煮|爫|琢|碑|社|祉|祈|祐|祖|祝"),
    (0xFA52, "禍|禎|穀|突|節|練|縉|繁|署|者|臭|艹|艹|著|褐|視|謁|謹|賓|贈|辶|逸|難|響|頻|恵|𤋮|舘"),
    (0xFA70, "並|况|全|侀|充|冀|勇|勺|喝|啕|喙|嗢|塚|墳|奄|奔|婢|嬨|廒|廙|彩|徭|惘|慎|愈|憎|慠|懲|戴|揄|搜|摒|敖|晴|朗|望|杖|歹|殺|流"),
    (0xFA98, "滛|滋|漢|瀞|煮|瞧|爵|犯|猪|瑱|甆|画|瘝|瘟|益|盛|直|睊|着|磌|窱|節|类|絛|練|缾|者|荒|華|蝹|襁|覆|視|調|諸|請|謁|諾|諭|謹"),
    (0xFAC0, "變|贈|輸|遲|醙|鉶|陼|難|靖|韛|響|頋|頻|鬒|龜|𢡊|𢡄|𣏕|㮝|䀘|䀹|𥉉|𥳐|𧻓|齃|龎"),
    (0xFB00, "ff|fi|fl|ffi|ffl|st|st"),
    (0xFE10, ",|、|。|:|;|!|?|〖|〗|..."),
    (0xFE30, "..|\u{2014}|\u{2013}|_|_|(|)|{|}|〔|〕|【|】|《|》|〈|〉|「|」|『|』"),
    (0xFE47, "[|]| \u{305}| \u{305}| \u{305}| \u{305}|_|_|_|,|、|."),
    (0xFE54, ";|:|?|!|\u{2014}|(|)|{|}|〔|〕|#|&|*|+|-|<|>|="),
    (0xFE69, "$|%|@"),
    (0xFF5F, "⦅|⦆|。|「|」|、|・|ヲ|ァ|ィ|ゥ|ェ|ォ|ャ|ュ|ョ|ッ|ー|ア|イ|ウ|エ|オ|カ|キ|ク|ケ|コ|サ|シ|ス|セ|ソ|タ|チ|ツ|テ|ト"),
    (0xFF8B, "ヒ|フ|ヘ|ホ"),
    (0xFF94, "ヤ|ユ"),
    (0xFF9C, "ワ|ン"),
    (0xFFE0, "¢|£|¬| \u{304}|¦|¥|₩"),
    (0x1D49C, "A"),
    (0x1D49E, "C|D"),
    (0x1D4A2, "G"),
    (0x1D4A5, "J|K"),
    (0x1D4A9, "N|O|P|Q"),
    (0x1D4B6, "a|b|c|d"),
    (0x1D4BB, "f"),
    (0x1D504, "A|B"),
    (0x1D507, "D|E|F|G"),
    (0x1D538, "A|B"),
    (0x1D53B, "D|E|F|G"),
    (0x1D546, "O"),
    (0x1D6A4, "ı|ȷ"),
    (0x1D6B9, "Θ"),
    (0x1D6C1, "∇"),
    (0x1D6DB, "∂|ε|θ|κ|φ|ρ|π"),
    (0x1D6F3, "Θ"),
    (0x1D6FB, "∇"),
    (0x1D715, "∂|ε|θ|κ|φ|ρ|π"),
    (0x1D72D, "Θ"),
    (0x1D735, "∇"),
    (0x1D74F, "∂|ε|θ|κ|φ|ρ|π"),
    (0x1D767, "Θ"),
    (0x1D76F, "∇"),
    (0x1D789, "∂|ε|θ|κ|φ|ρ|π"),
    (0x1D7A1, "Θ"),
    (0x1D7A9, "∇"),
    (0x1D7C3, "∂|ε|θ|κ|φ|ρ|π|Ϝ|ϝ"),
    (0x1F100, "0.|0,|1,|2,|3,|4,|5,|6,|7,|8,|9,"),
    (0x1F110, "(A)|(B)|(C)|(D)|(E)|(F)|(G)|(H)|(I)|(J)|(K)|(L)|(M)|(N)|(O)|(P)|(Q)|(R)|(S)|(T)"),
    (0x1F124, "(U)|(V)|(W)|(X)|(Y)|(Z)|〔S〕|C|R|CD|WZ"),
    (0x1F14A, "HV|MV|SD|SS|PPV|WC"),
    (0x1F16A, "MC|MD|MR"),
    (0x1F190, "DJ"),
    (0x1F200, "ほか|ココ|サ"),
    (0x1F210, "手|字|双|デ|二|多|解|天|交|映|無|料|前|後|再|新|初|終|生|販|声|吹|演|投|捕|一|三|遊|左|中|右|指|走|打|禁|空|合|満|有|月"),
    (0x1F238, "申|割|営|配"),
    (0x1F240, "〔本〕|〔三〕|〔二〕|〔安〕|〔点〕|〔打〕|〔盗〕|〔勝〕|〔敗〕"),
    (0x1F250, "得|可"),
  ]

  /// What the characters of `lists` stand for, one text after the other, and where each one begins;
  /// a list's characters are side by side.
  private static let texts: (letters: [Unicode.Scalar], starts: [Int], lists: [Int]) = {
    var letters: [Unicode.Scalar] = []
    var starts: [Int] = []
    var numbers: [Int] = []
    for list in lists {
      numbers.append(starts.count)
      starts.append(letters.count)
      for letter in list.texts.unicodeScalars {
        if letter == "|" { starts.append(letters.count) } else { letters.append(letter) }
      }
    }
    starts.append(letters.count)
    numbers.append(starts.count - 1)
    return (letters, starts, numbers)
  }()

  /// What a character stands for, or `nil` when it stands for itself.
  static func text(of scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    let value = scalar.value
    let after = shifts.partitioningIndex { $0.first > value }
    if after > 0, value <= shifts[after - 1].last {
      let shift = shifts[after - 1]
      return Unicode.Scalar(shift.target + value - shift.first).map { [$0] }
    }
    let number = lists.partitioningIndex { $0.first > value } - 1
    guard number >= 0 else { return nil }
    let text = texts.lists[number] + Int(value - lists[number].first)
    guard text < texts.lists[number + 1] else { return nil }
    return Array(texts.letters[texts.starts[text]..<texts.starts[text + 1]])
  }
}

extension Array {
  /// The first index whose element is behind a border; no element is before one that is behind it.
  fileprivate func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
