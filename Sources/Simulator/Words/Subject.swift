/// The scenes the simulator can paint, the more telling ones first.
enum Subject: String, CaseIterable, Sendable {
  case animal, corridor, flowers, portrait, city, space, sea, desert, forest, mountains, sky, abstract

  /// Words, singular and in lower case, that call for the scene.
  var words: Set<String> {
    switch self {
    case .animal:
      [
        "fox", "wolf", "cat", "dog", "kitten", "puppy", "tiger", "lion", "bear", "panda", "animal", "rabbit", "bunny",
        "husky",
      ]
    case .corridor:
      ["corridor", "hallway", "tunnel", "spaceship", "interior", "reactor", "airlock", "starship", "subway", "portal"]
    case .flowers:
      [
        "flower", "rose", "tulip", "daisy", "sunflower", "garden", "bouquet", "blossom", "bloom", "poppy", "lily",
        "peony", "orchid",
      ]
    case .portrait:
      [
        "portrait", "woman", "man", "girl", "boy", "person", "face", "king", "queen", "knight", "wizard", "warrior",
        "princess", "robot", "android", "headshot", "character", "samurai", "elf",
      ]
    case .city:
      [
        "city", "skyline", "street", "cyberpunk", "skyscraper", "town", "tower", "building", "downtown", "neon",
        "metropolis", "bridge", "car", "train", "road",
      ]
    case .space:
      [
        "space", "planet", "galaxy", "nebula", "cosmos", "cosmic", "universe", "asteroid", "astronaut", "orbit", "mars",
        "saturn",
      ]
    case .sea:
      [
        "sea", "ocean", "beach", "coast", "wave", "island", "boat", "ship", "sailboat", "harbor", "harbour",
        "lighthouse", "sail",
      ]
    case .desert: ["desert", "dune", "pyramid", "sahara", "sand", "oasis", "camel"]
    case .forest: ["forest", "tree", "wood", "jungle", "woodland", "pine", "birch", "grove"]
    case .mountains:
      [
        "mountain", "landscape", "valley", "hill", "lake", "alp", "peak", "cliff", "river", "snow", "winter", "castle",
        "meadow",
        "field", "nature", "scenery", "volcano", "glacier", "dragon", "house", "village", "cottage", "cabin", "temple",
        "farm", "waterfall",
      ]
    case .sky: ["sky", "cloud", "sunset", "sunrise", "dawn", "dusk", "aurora", "moon", "sun", "rainbow", "balloon"]
    case .abstract: ["abstract", "pattern", "texture", "flow", "fractal", "geometric"]
    }
  }

  /// What it shows, in some words for a prompt.
  var description: String {
    switch self {
    case .animal: "an attentive animal in close view"
    case .corridor: "a long corridor drawn in one-point perspective, light strips along the walls"
    case .flowers: "large blossoms in front of a soft background"
    case .portrait: "head and shoulders with light along the edge"
    case .city: "a skyline in layers with lit windows"
    case .space: "a planet before a glowing nebula"
    case .sea: "open water with the light of the sky on it"
    case .desert: "long dunes with sharp crests"
    case .forest: "tall trunks and light that falls between them"
    case .mountains: "mountain ridges that fade into the distance"
    case .sky: "a wide sky above a low horizon"
    case .abstract: "flowing bands of colour"
    }
  }
}
