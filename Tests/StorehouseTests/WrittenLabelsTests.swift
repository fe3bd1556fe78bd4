import SourceText
import Storehouse
import Testing

/// Labels that show in a text that nothing can read.
struct WrittenLabelsTests {
  private static func levels(_ text: String) -> [TLPLevel] {
    WrittenLabels(text: Array(text.utf8), key: "label").mentions.map(\.label.level)
  }

  @Test(arguments: [
    ("disclosure:\n  tlp: AMBER\n", [TLPLevel.amber]),
    ("disclosure: {tlp: AMBER+STRICT, origin: own}", [.amberStrict]),
    ("disclosure: {\"tlp\" : \"GREEN\"}\r\n", [.green]),
    ("- disclosure: GREEN # 構成員", [.green]),
    ("label: CLEAR", [.clear]), ("tlp：RED", [.red]), ("tlp: 'CLEAR'", [.clear]),
    (":::label{tlp=AMBER}\n", [.amber]),
    // What is no level counts as the strictest.
    ("tlp: WHITE", [.red]), ("tlp:\n  CLEAR", [.red]), ("tlp: *level", [.red]),
    // No labels.
    ("# tlp: RED", []), ("tlp RED", []), ("http: x", []), ("my_tlp: RED", []),
    ("TLP:AMBER の資料", []), ("disclosure:\n  origin: own\n", []), ("文で disclosure: GREEN", []),
  ])
  func `levels are seen as people write them`(text: String, levels: [TLPLevel]) {
    #expect(Self.levels(text) == levels)
  }

  @Test(arguments: [
    "groups: [desk, \"members\"]", "groups:\n  - desk\n  - members\nnext: x",
    "groups: [desk,\n members]",
    "groups:\r\n- desk\r\n- members\r\n",
  ])
  func `groups are seen in every form of a list`(text: String) {
    let found = WrittenLabels(text: Array(text.utf8), key: nil)
    #expect(found.mentions.map(\.label.audience) == [.groups(["desk", "members"])])
    #expect(!found.saysLevel)
  }

  @Test func `a day of publication is seen, and one that cannot be read never comes`() {
    let found = WrittenLabels(
      text: Array("public_from: \"2027-04-01\"\npublic_from: 春\npublic_from: null\n".utf8), key: nil
    )
    #expect(found.mentions.count == 2)
    #expect(found.mentions.first.map { $0.label.publicFrom > 0 } == true)
    #expect(found.mentions.last?.label.publicFrom == .max)
  }
}
