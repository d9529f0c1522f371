import Foundation
import Testing

@testable import Domain

struct TextTests {
  @Test(arguments: [
    ("0", "$0"), ("1", "$1.00"), ("1.2", "$1.20"), ("1.005", "$1.01"), ("0.134", "$0.13"), ("0.1", "$0.10"),
    ("0.04", "$0.04"), ("0.0387", "$0.039"), ("0.005", "$0.005"), ("0.00512", "$0.0051"), ("0.0004", "$0.0004"),
    ("0.0996", "$0.10"), ("0.995", "$1.00"), ("0.00001", "$0.00001"), ("0.000001", "$0.000001"),
    ("0.0000004", "<$0.000001"), ("1234567.891", "$1234567.89"), ("-0.5", "-$0.50"), ("-0.0387", "-$0.039"),
  ]) func money(_ amount: String, expected: String) {
    #expect(Money.text(.of(amount)) == expected)
  }

  @Test(
    arguments: [
      (-4, "0 B"), (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1149, "1.1 kB"), (99_949, "99.9 kB"),
      (99_950, "100 kB"),
      (999_499, "999 kB"), (999_500, "1.0 MB"), (2_700_000, "2.7 MB"), (1_500_000_000, "1.5 GB"),
      (.max, "4611686018 GB"),
    ] as [(Int, String)]) func byteCounts(_ bytes: Int, expected: String)
  {
    #expect(ByteCount.text(bytes) == expected)
  }

  @Test(
    arguments: [
      (0, "0.0 s"), (0.84, "0.8 s"), (21.26, "21.3 s"), (99.94, "99.9 s"), (99.96, "1:39"), (125, "2:05"), (-1, "?"),
      (.nan, "?"), (.infinity, "?"), (1e300, "16666666:40"),
    ] as [(Double, String)]) func spans(_ seconds: Double, expected: String)
  {
    #expect(Seconds.text(seconds) == expected)
  }

  @Test func clocksNeverFail() {
    #expect(Seconds.clock(282.9) == "4:42")
    #expect(Seconds.clock(-5) == "0:00" && Seconds.clock(.nan) == "0:00" && Seconds.clock(.infinity) == "0:00")
  }

  @Test(
    arguments: [
      (Failure.Kind.usage, 2), (.configuration, 2), (.noKey, 2), (.unknownModel, 2), (.overBudget, 3), (.keyRefused, 4),
      (.noCredit, 4), (.forbidden, 4), (.moderated, 4), (.network, 5), (.timeout, 5), (.security, 5), (.cancelled, 130),
      (.unreadableFile, 1), (.notAnImage, 1), (.storage, 1), (.badAnswer, 1), (.noImage, 1), (.notFound, 1),
      (.invalidRequest, 1), (.tooLarge, 1), (.rateLimited, 1), (.server, 1),
    ] as [(Failure.Kind, Int32)]) func exitCodes(_ kind: Failure.Kind, code: Int32)
  {
    #expect(Failure(kind, "Why.").exitCode == code)
  }

  @Test func aFailureReadsAsOneLine() {
    #expect(Failure(.server, "It broke.").sentence == "It broke.")
    #expect(Failure(.server, "It broke.", advice: "Try later.").sentence == "It broke. Try later.")
  }
}
