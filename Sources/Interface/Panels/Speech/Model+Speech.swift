import Cells
import Domain
import Raster

extension Model {
  mutating func planSpeech() {
    let planner = SpeechPlanner(settings: settings, catalogue: world.catalogue)
    speech.plan = Result { () throws(Failure) in try planner.plan(speech.text.text) }
  }

  /// `^G` on Speech: one deliberate act, shown before.
  mutating func speak() -> [Effect] {
    guard speakingJob == nil else {
      say(.info, "The last one is still being spoken; J lists the jobs.")
      return [.beep]
    }
    guard world.keyState != .missing else {
      layers = [WelcomeLayer()]
      return []
    }
    planSpeech()
    do throws(Failure) {
      let plan = try speech.plan.get()
      guard plan.requests.count > 1 else { return sendIfAllowed(.speech(plan)) }
      let question = "This sends \(plan.words), \(plan.estimate.phrase). Send them one after the other?"
      ask(question, yes: "Send them") { $0.sendIfAllowed(.speech(plan)) }
      return []
    } catch {
      sayWhyNot(error)
      return [.beep]
    }
  }

  /// Adds the job; nobody is led away from where he is.
  mutating func startSpeech(_ plan: SpeechPlan) -> [Effect] {
    let timeout = (plan.requests.first?.timeout ?? 0) * plan.requests.count
    let id = startJob(.speech(plan), model: plan.model, timeout: timeout)
    speech.job = id
    editor = nil
    return [.speak(id, plan)]
  }

  mutating func finishSpeech(_ id: JobID, _ item: GalleryItem, _ waveform: Bitmap?, _ outcome: Outcome) -> [Effect] {
    guard let index = place(of: id) else { return [] }
    count(outcome, at: index)
    gallery.learn([item])
    speech.rendered.forget(.asset(item.id))
    (speech.result, speech.waveform) = (item.id, waveform)
    if !jobs[index].isOver { end(index, .done) }
    let cost = outcome.usage.cost.map { " for \(Money.text($0))" } ?? ""
    let length = item.asset.sound.map { "\($0.durationText) of speech" } ?? "Spoken"
    if item.path.isEmpty {
      say(.error, "The sound could not be written anywhere and is lost.")
    } else {
      say(.success, "\(length) in \(Seconds.text(outcome.seconds))\(cost). P plays it; it is in the gallery.")
    }
    return item.isInLibrary ? listGallery() : []
  }

  /// The waveform as cells, made once for each size.
  mutating func prepareSpeech() {
    guard panel == .speech, let form = layout.form, let id = speech.result, let waveform = speech.waveform else {
      return
    }
    let width = FormLayout.inside(of: layout.inside(form), on: .speech).width
    _ = speech.rendered.surface(.asset(id), waveform, fitting: SoundView.box(width: width), look: look)
  }
}
