import Storehouse
import TestSupport
import Testing

struct DisclosureLabelTests {
  /// Labels of every level, audience, origin and day, from a seed.
  private static let labels: [DisclosureLabel] = {
    var generator = SeededGenerator(seed: 20_261_121)
    let audiences: [Audience] = [
      .unlimited, .groups(["desk"]), .groups(["desk", "members"]), .groups(["members", "police"]),
      .groups([]),
    ]
    return (0..<60).map { _ in
      DisclosureLabel(
        TLPLevel.allCases.randomElement(using: &generator) ?? .red,
        audience: audiences.randomElement(using: &generator) ?? .unlimited,
        origin: Bool.random(using: &generator) ? .own : .received,
        state: [.approved, .review, .draft, .withdrawn].randomElement(using: &generator) ?? .draft,
        publicFrom: Int.random(in: 0...3, using: &generator))
    }
  }()

  @Test func joiningIsALatticesJoin() {
    for left in Self.labels {
      #expect(left.joined(left) == left)
      #expect(left.joined(.loosest) == left)
      #expect(left.joined(.strictest).level == .red)
      for right in Self.labels {
        #expect(left.joined(right) == right.joined(left))
        for third in Self.labels.prefix(12) {
          #expect(left.joined(right).joined(third) == left.joined(right.joined(third)))
        }
      }
    }
  }

  @Test func whatMayBeShownBesideALabelMayBeShownBesideEveryStricterOne() {
    for label in Self.labels {
      #expect(label.mayBeShown(beside: label))
      for other in Self.labels {
        #expect(label.mayBeShown(beside: label.joined(other)))
        let isBelow = label.joined(other).mayBeShown(beside: other)
        #expect(label.mayBeShown(beside: other) == isBelow)
        for third in Self.labels.prefix(12)
        where label.mayBeShown(beside: other) && other.mayBeShown(beside: third) {
          #expect(label.mayBeShown(beside: third))
        }
      }
    }
  }

  @Test func aCeilingThatAdmitsALabelAdmitsEveryLooserOne() {
    let ceilings = TLPLevel.allCases.flatMap {
      [DisclosureCeiling($0), DisclosureCeiling($0, groups: ["desk"])]
    }
    for ceiling in ceilings {
      for label in Self.labels where ceiling.objection(to: label, dayNumber: 2) == nil {
        for other in Self.labels where other.mayBeShown(beside: label) {
          #expect(ceiling.objection(to: other, dayNumber: 2) == nil)
        }
      }
    }
  }

  @Test func aPublicPlaceTakesNeitherGroupsNorWhatIsNotYetPublic() {
    let ceiling = DisclosureCeiling.clear
    #expect(ceiling.objection(to: DisclosureLabel(.clear), dayNumber: 5) == nil)
    #expect(ceiling.objection(to: DisclosureLabel(.green), dayNumber: 5) == .level)
    let limited = DisclosureLabel(.clear, audience: Audience(names: ["group-desk"]))
    #expect(ceiling.objection(to: limited, dayNumber: 5) == .audience)
    let later = DisclosureLabel(.clear, publicFrom: 6)
    #expect(ceiling.objection(to: later, dayNumber: 5) == .embargo)
    #expect(ceiling.objection(to: later, dayNumber: 6) == nil)
  }

  @Test func aPlaceOfAGroupTakesWhatIsForThatGroup() {
    let ceiling = DisclosureCeiling(.green, groups: ["group-members"])
    let members = DisclosureLabel(.green, audience: Audience(names: ["members"]))
    let both = DisclosureLabel(.green, audience: Audience(names: ["members", "desk"]))
    let desk = DisclosureLabel(.green, audience: Audience(names: ["desk"]))
    #expect(ceiling.objection(to: members, dayNumber: 1) == nil)
    #expect(ceiling.objection(to: both, dayNumber: 1) == nil)
    #expect(ceiling.objection(to: desk, dayNumber: 1) == .audience)
  }
}
