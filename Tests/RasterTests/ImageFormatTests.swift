import Testing

@testable import Raster

struct ImageFormatTests {
  @Test func everyGoodFixtureIsToldByItsBytes() throws {
    let byExtension: [String: ImageFormat] = [
      "png": .png, "jpg": .jpeg, "webp": .webp, "gif": .gif, "bmp": .bmp, "tiff": .tiff, "avif": .avif, "qoi": .qoi,
    ]
    for fixture in try Fixture.all("good") {
      let ending = String(fixture.name.split(separator: ".").last ?? "")
      #expect(ImageFormat.sniff(fixture.bytes) == byExtension[ending], "\(fixture.name)")
    }
  }

  @Test(arguments: [
    "<svg xmlns='http://www.w3.org/2000/svg'/>", "\u{FEFF}  <svg>", "<?xml version='1.0'?>\n<!-- <html> -->\n<svg>",
    "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\">\n<svg>", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>",
    "<svg:svg xmlns:svg='http://www.w3.org/2000/svg'>",
  ])
  func drawings(text: String) { #expect(ImageFormat.sniff(Array(text.utf8)) == .svg) }

  @Test(arguments: ["<svgx>", "text <svg>", "<html><svg>", "<!-- <svg> ", "", "<", "BM is a name", "RIFFxxxxAVI "])
  func notDrawings(text: String) { #expect(ImageFormat.sniff(Array(text.utf8)) == nil) }

  @Test func heicIsToldFromAVIF() {
    let box: [UInt8] = [0, 0, 0, 24] + Array("ftypmif1".utf8) + [0, 0, 0, 0]
    #expect(ImageFormat.sniff(box + Array("mif1heic".utf8)) == .heic)
    #expect(ImageFormat.sniff(box + Array("mif1avif".utf8)) == .avif)
    #expect(ImageFormat.sniff(box + Array("mif1none".utf8)) == nil)
  }

  @Test(arguments: [
    ("", "an empty file"), ("<!DOCTYPE html>\n<html>", "an HTML page"), ("<HTML>", "an HTML page"),
    ("PK\u{3}\u{4}rest", "a ZIP archive"), ("\u{7F}ELF\u{2}", "an ELF program"), ("{\"error\": 1}", "JSON text"),
    ("[1, 2]", "JSON text"), ("[draft] no", "a text"), ("Grüße", "a text"), ("%PDF-1.7", "a PDF document"),
    ("<svg>", "an SVG drawing"), ("<?xml version='1.0'?><feed>", "an XML document"), ("  \n", "a blank text"),
    ("\u{1}\u{2}\u{3}", "unknown data"), ("#!/bin/sh", "a script"),
  ])
  func descriptions(text: String, words: String) { #expect(ImageFormat.describe(Array(text.utf8)) == words) }

  @Test func descriptionsOfBytes() throws {
    #expect(ImageFormat.describe([0x1F, 0x8B, 8, 0]) == "a gzip file")
    #expect(ImageFormat.describe([0xFF, 0xFE, 0x41, 0x80]) == "unknown data")
    #expect(ImageFormat.describe(try Fixture.good("rgb8.png")) == "a PNG image")
    #expect(ImageFormat.describe(try Fixture.good("lossy.webp")) == "a WebP image")
  }
}
