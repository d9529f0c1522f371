/// The time of day a picture shows.
enum Hour: String, CaseIterable, Sendable {
  case night, sunset, dawn, day

  var words: Set<String> {
    switch self {
    case .night: ["night", "midnight", "moonlit", "moonlight", "starry", "nocturnal", "aurora", "moon", "neon"]
    case .sunset: ["sunset", "dusk", "evening", "golden", "twilight", "sundown"]
    case .dawn: ["dawn", "sunrise", "morning", "misty", "pastel"]
    case .day: ["day", "noon", "daylight", "sunny", "summer", "bright", "midday", "daytime"]
    }
  }
}

/// The weather a picture shows.
enum Weather: String, CaseIterable, Sendable {
  case snow, rain, fog, storm, aurora

  var words: Set<String> {
    switch self {
    case .snow: ["snow", "snowy", "winter", "snowfall", "blizzard", "ice", "frozen", "snowing"]
    case .rain: ["rain", "rainy", "raining", "drizzle"]
    case .fog: ["fog", "foggy", "mist", "misty", "haze"]
    case .storm: ["storm", "stormy", "thunder", "lightning", "thunderstorm"]
    case .aurora: ["aurora", "northern"]
    }
  }
}
