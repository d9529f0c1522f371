#include "CFonts.h"

static const unsigned char small[] = {
#embed "spleen-12x24.font"
};

static const unsigned char large[] = {
#embed "spleen-16x32.font"
};

CFont cfonts_small(void) { return (CFont){small, sizeof small}; }
CFont cfonts_large(void) { return (CFont){large, sizeof large}; }
