// The bare decoder beside which previews are measured: reads a file with the library of its format, at its full size, and
// throws the rows away.
#include <stdio.h>
// Without stdio.h jpeglib.h does not know a file.
#include <jpeglib.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>

static int jpeg(FILE *file) {
  struct jpeg_decompress_struct pass;
  struct jpeg_error_mgr errors;
  pass.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&pass);
  jpeg_stdio_src(&pass, file);
  jpeg_read_header(&pass, TRUE);
  jpeg_start_decompress(&pass);
  JSAMPROW row = malloc((size_t)pass.output_width * 4);
  while (pass.output_scanline < pass.output_height) jpeg_read_scanlines(&pass, &row, 1);
  return 0;
}

static int png(FILE *file) {
  png_structp reader = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct(reader);
  if (setjmp(png_jmpbuf(reader))) return 1;
  png_init_io(reader, file);
  png_read_info(reader, info);
  png_bytep row = malloc(png_get_rowbytes(reader, info));
  for (png_uint_32 y = 0; y < png_get_image_height(reader, info); y++) png_read_row(reader, row, NULL);
  return 0;
}

static int webp(FILE *file) {
  fseek(file, 0, SEEK_END);
  size_t count = (size_t)ftell(file);
  rewind(file);
  uint8_t *bytes = malloc(count);
  int width, height;
  return fread(bytes, 1, count, file) != count || !WebPDecodeRGB(bytes, count, &width, &height);
}

int main(int count, char **words) {
  FILE *file = count > 1 ? fopen(words[1], "rb") : NULL;
  unsigned char head[4] = {0};
  if (!file || fread(head, 1, 4, file) != 4) return 1;
  rewind(file);
  return head[0] == 0xFF ? jpeg(file) : head[0] == 0x89 ? png(file) : webp(file);
}
