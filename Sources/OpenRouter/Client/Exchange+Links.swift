import Domain

extension Exchange {
  /// Fetches images that an answer only links to: over https, from public addresses, without the key and without
  /// following redirects. What cannot be fetched is dropped, unless nothing else is left.
  func fetchLinks(of answer: Answer, _ reader: FailureReader) async throws(Failure) -> Answer {
    var answer = answer
    var refusal: Failure?
    for link in answer.links {
      do {
        answer.images.append(try await image(at: link, reader))
      } catch {
        // The answer itself is there, and was paid for.
        if error.kind == .cancelled { throw answer.settled(reader.cancelled(wasSent: true, id: answer.generationID)) }
        refusal = refusal ?? lost(link, error, answer, reader)
        answer.dropped += 1
      }
    }
    answer.links = []
    if answer.images.isEmpty, let refusal { throw answer.settled(refusal) }
    return answer
  }

  private func image(at link: String, _ reader: FailureReader) async throws(Failure) -> GeneratedImage {
    guard link.lowercased().hasPrefix("https://"), link.utf8.count < 4096,
      link.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw Failure(.security, "Only https addresses are fetched.") }
    var request = HTTPRequest(url: link, timeout: .seconds(120), cap: Self.answerCap)
    request.addresses = .public
    request.isDirect = true
    let (_, bytes) = try await fetch(request, self.reader(.reading))
    guard let type = MediaType.image(bytes) else {
      throw Failure(.notAnImage, "What lies there is \(MediaType.words(forNoImage: bytes)).")
    }
    return GeneratedImage(bytes: bytes, mediaType: type)
  }

  private func lost(_ link: String, _ why: Failure, _ answer: Answer, _ reader: FailureReader) -> Failure {
    let place = reader.redactor.line(link, limit: 300)
    return Failure(
      .noImage, "The image came as a link that could not be fetched. \(why.title)",
      advice: "Open it yourself if you trust it: \(place)", billed: .yes, generationID: answer.generationID)
  }
}
