import Domain
import Foundation

/// A request as it came.
struct ClientRequest: Sendable {
  var id: RequestID
  var method: String
  var params: JSONMembers

  var meta: JSONMembers? { params.object("_meta") }
}

/// One message of a client, as far as it can be read.
enum ClientMessage: Sendable {
  case request(ClientRequest)
  case notification(method: String, params: JSONMembers)
  /// An answer to a request; none is ever sent from here.
  case answer
  case fault(RPCFault, RequestID?)

  /// What one line holds.
  enum Line: Sendable {
    case one(ClientMessage)
    case batch([ClientMessage])
  }

  private static let mostInBatch = 100

  static func line(_ bytes: [UInt8]) -> Line {
    guard String(bytes: bytes, encoding: .utf8) != nil else {
      return .one(.fault(.unreadable("The message is not UTF-8."), nil))
    }
    guard bytes.first(where: { ![0x20, 0x09].contains($0) }) == UInt8(ascii: "[") else { return .one(message(bytes)) }
    var scanner = JSONScanner(bytes)
    guard let elements = scanner.list() else { return .one(.fault(.unreadable("The message is not JSON."), nil)) }
    guard (1...mostInBatch).contains(elements.count) else {
      return .one(.fault(.invalidRequest("A batch has 1 to \(mostInBatch) messages."), nil))
    }
    return .batch(elements.map(message))
  }

  private static func message(_ bytes: [UInt8]) -> ClientMessage {
    guard let members = try? JSONMembers(bytes) else {
      let isJSON = (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
      return .fault(
        isJSON ? .invalidRequest("A message is a JSON object.") : .unreadable("The message is not JSON."), nil)
    }
    let id = RequestID(members.raw("id"))
    guard members.string("jsonrpc") == "2.0" else {
      return .fault(.invalidRequest("A message says \"jsonrpc\": \"2.0\"."), id)
    }
    guard let method = members.string("method") else {
      let isAnswer = members.raw("result") != nil || members.raw("error") != nil
      return isAnswer ? .answer : .fault(.invalidRequest("The message names no method."), id)
    }
    guard let params = params(members) else { return faulty(members, id) }
    guard members.raw("id") != nil else { return .notification(method: method, params: params) }
    guard let id else { return .fault(.invalidRequest("The id is to be a text or a whole number."), nil) }
    return .request(ClientRequest(id: id, method: method, params: params))
  }

  private static func params(_ members: JSONMembers) -> JSONMembers? {
    guard let raw = members.raw("params"), raw != Array("null".utf8) else { return JSONMembers() }
    return try? JSONMembers(raw)
  }

  /// Nobody waits for an answer to a notification.
  private static func faulty(_ members: JSONMembers, _ id: RequestID?) -> ClientMessage {
    members.raw("id") == nil ? .answer : .fault(.invalidParams("params is to be an object."), id)
  }
}
