/// Finds the scene for a brief: a subject, or the first reference, seen through the manner the prompt asks for.
struct SceneChoice {
  let brief: PictureBrief

  var scene: any Scene {
    let stage = brief.stage
    guard let first = brief.references.first else { return styled(subject(stage), stage) }
    let edited = Retouch(scene: ReferenceScene(first, aspect: stage.aspect), stage: stage)
    let others = brief.references.dropFirst().prefix(4)
    return styled(others.isEmpty ? edited : Insets(below: edited, pictures: Array(others), stage: stage), stage)
  }

  private func subject(_ stage: Stage) -> any Scene {
    switch brief.reading.subject {
    case .mountains: MountainScene(stage)
    case .sky: MountainScene(stage, isLow: true)
    case .abstract: FlowScene(stage)
    case .sea: SeaScene(stage)
    case .city: CityScene(stage)
    case .corridor: CorridorScene(stage)
    case .space: SpaceScene(stage)
    case .desert: DesertScene(stage)
    case .forest: ForestScene(stage)
    case .flowers: FlowerScene(stage)
    case .animal: AnimalScene(stage)
    case .portrait: PortraitScene(stage)
    }
  }

  private func styled(_ scene: any Scene, _ stage: Stage) -> any Scene {
    stage.reading.manner.map { MannerScene(scene: scene, manner: $0, stage: stage) } ?? scene
  }
}
