import Editions
import GitStore
import SourceText
import Storehouse

/// What the options, the configuration and the environment together decide for a run.
struct RunSettings {
  let language: Language
  let asOf: CalendarDate
  let usesColor: Bool
  let ambiguousIsWide: Bool
  let isQuiet: Bool

  init(
    _ options: GlobalOptions, _ configuration: Configuration, _ environment: CommandEnvironment
  ) throws {
    try self.init(options.choices, configuration, environment)
  }

  init(
    _ choices: GlobalChoices, _ configuration: Configuration, _ environment: CommandEnvironment
  ) throws {
    language = choices.language ?? configuration.language ?? CommandLanguage.current
    usesColor = choices.color.isOn(in: environment)
    ambiguousIsWide = configuration.ambiguousIsWide
    isQuiet = choices.isQuiet
    if let day = choices.asOf {
      asOf = day
    } else {
      asOf = try RunSettings.today(in: configuration.timeZone, environment)
    }
  }

  /// The day that it is now in a zone.
  private static func today(
    in zone: String, _ environment: CommandEnvironment
  ) throws -> CalendarDate {
    let isPlainName = zone.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "+") || (0x30...0x39).contains(byte)
        || (0x41...0x5A).contains(byte & 0xDF)
    }
    let bytes = isPlainName ? try FileAccess.read("/usr/share/zoneinfo/\(zone)") : nil
    let offset =
      bytes.flatMap { TimeZoneFile($0) }?.offset(atUnixTime: environment.unixTime)
      ?? TimeZoneFile.knownOffsets[zone]
    guard let offset,
      let day = CalendarDate.day(ofUnixTime: environment.unixTime, offsetSeconds: offset)
    else { throw CommandFailure(.unknownZone(zone), nextStep: .nameAZone) }
    return day
  }
}

extension LocalizedText {
  fileprivate static func unknownZone(_ zone: String) -> LocalizedText {
    LocalizedText(
      ja: "時間帯「\(zone)」が分かりません。", en: "The time zone '\(zone)' is unknown")
  }

  fileprivate static let nameAZone = LocalizedText(
    ja: "kura.yaml の time_zone を Asia/Tokyo のような名前にするか、--as-of で日付を指定してください。",
    en: "Set time_zone in kura.yaml to a name such as Asia/Tokyo, or give a day with --as-of")
}
