import Foundation

/// How a capability stands, in one word and one sentence.
package struct CapabilityStatus: Hashable, Sendable {
  package enum Level: String, Hashable, Sendable {
    case ok = "OK"
    case warning = "WARNING"
    case error = "ERROR"
    /// Not probed yet, or the service cannot be reached.
    case disconnected = "DISCONNECTED"
    /// Its backend is None.
    case notConfigured = "NOT CONFIGURED"
  }

  package var capability: Capability
  package var level: Level
  package var model: String
  /// One sentence; empty when all is well.
  package var reason: String

  package init(_ capability: Capability, _ level: Level, model: String, reason: String = "") {
    self.capability = capability
    self.level = level
    self.model = model
    self.reason = reason
  }

  /// Derives it from settings and what is known of the outside.
  package init(of capability: Capability, settings: Settings, world: World) {
    let model = settings[capability].model
    guard settings.general[capability] == .openRouter else {
      self.init(capability, .notConfigured, model: "", reason: "No backend is set.")
      return
    }
    if let fault = Self.keyFault(world.keyState) ?? Self.catalogueFault(world) {
      self.init(capability, fault.level, model: model, reason: fault.reason)
    } else if let reason = Self.modelFault(model, capability, world) {
      self.init(capability, .warning, model: model, reason: reason)
    } else {
      self.init(capability, .ok, model: model)
    }
  }

  private static func keyFault(_ state: KeyState) -> (level: Level, reason: String)? {
    switch state {
    case .missing: (.error, "An OpenRouter key is required.")
    case .refused(let reason): (.error, "The key was refused: \(reason)")
    case .untried, .checking: (.disconnected, "The key has not been tried yet.")
    // Whether it is good, only a request can tell.
    case .unchecked: nil
    case .unreachable(let reason): (.disconnected, "The service cannot be reached: \(reason)")
    case .valid(let info):
      info.limitRemaining.flatMap { $0 <= 0 ? (.warning, "The key's spending limit is used up.") : nil }
    }
  }

  private static func catalogueFault(_ world: World) -> (level: Level, reason: String)? {
    guard world.catalogue.isEmpty else { return nil }
    return switch world.catalogueState {
    case .absent, .loading: (.disconnected, "The catalogue has not been read yet.")
    case .stale(let failure): (.disconnected, "The catalogue could not be read: \(failure.title)")
    case .cached, .live: (.warning, "The catalogue holds no models.")
    }
  }

  private static func modelFault(_ id: String, _ capability: Capability, _ world: World) -> String? {
    guard let model = world.catalogue.model(id) else { return "\(id) is not in the catalogue." }
    guard model.serves(capability) else { return "\(id) cannot do \(capability.title.lowercased())." }
    return nil
  }
}

extension World {
  package func status(_ settings: Settings) -> [CapabilityStatus] {
    Capability.allCases.map { CapabilityStatus(of: $0, settings: settings, world: self) }
  }

  /// Every configured capability is exactly OK. None configured is not ready.
  package func isReady(_ settings: Settings) -> Bool {
    let configured = status(settings).filter { $0.level != .notConfigured }
    return !configured.isEmpty && configured.allSatisfy { $0.level == .ok }
  }
}
