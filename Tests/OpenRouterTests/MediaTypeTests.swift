import Testing

@testable import OpenRouter

@Suite struct MediaTypeTests {
  @Test(arguments: [
    ("\u{89}PNG\r\n\u{1A}\n", "image/png"), ("GIF89a", "image/gif"), ("RIFF0000WEBPVP8 ", "image/webp"),
    ("0000ftypavif", "image/avif"), ("0000ftypheic", "image/heic"), ("\u{FF}\u{D8}\u{FF}\u{E0}", "image/jpeg"),
    ("<svg xmlns='x'/>", "image/svg+xml"), (" <?xml version='1.0'?>\n<!-- a --><svg>", "image/svg+xml"),
    ("<!DOCTYPE svg PUBLIC 'x'><svg\n>", "image/svg+xml"),
  ])
  func knows(_ start: String, _ type: String) {
    #expect(MediaType.image(start.unicodeScalars.map { UInt8($0.value) }) == type)
  }

  @Test(arguments: [
    ("<!doctype html><svg>", "a web page"), ("<html>", "a web page"), ("%PDF-1.7", "a PDF file"), ("{}", "JSON text"),
    ("PK\u{3}\u{4}", "a ZIP archive"), ("\u{7F}ELF", "a program"), ("<svgx>", "markup of another kind"),
    ("", "of an unknown kind"), ("RIFF0000WAVE", "of an unknown kind"), ("0000ftypmp42", "of an unknown kind"),
  ])
  func namesWhatIsNoImage(_ start: String, _ words: String) {
    let bytes = start.unicodeScalars.map { UInt8($0.value) }
    #expect(MediaType.image(bytes) == nil)
    #expect(MediaType.words(forNoImage: bytes) == words)
  }
}
