#include "CAssets.h"

#define EACH_THEME(use)        \
  use(dark) \
  use(light) \
  use(high_contrast) \
  use(gruvbox) \
  use(catppuccin_latte) \
  use(catppuccin_mocha) \
  use(nord) \
  use(solarized) \
  use(tokyo_night) \
  use(dracula) \
  use(rose_pine)

static const unsigned char dark[] = {
#embed "../../themes/dark.yaml"
};

static const unsigned char light[] = {
#embed "../../themes/light.yaml"
};

static const unsigned char high_contrast[] = {
#embed "../../themes/high-contrast.yaml"
};

static const unsigned char gruvbox[] = {
#embed "../../themes/gruvbox.yaml"
};

static const unsigned char catppuccin_latte[] = {
#embed "../../themes/catppuccin-latte.yaml"
};

static const unsigned char catppuccin_mocha[] = {
#embed "../../themes/catppuccin-mocha.yaml"
};

static const unsigned char nord[] = {
#embed "../../themes/nord.yaml"
};

static const unsigned char solarized[] = {
#embed "../../themes/solarized.yaml"
};

static const unsigned char tokyo_night[] = {
#embed "../../themes/tokyo-night.yaml"
};

static const unsigned char dracula[] = {
#embed "../../themes/dracula.yaml"
};

static const unsigned char rose_pine[] = {
#embed "../../themes/rose-pine.yaml"
};

static const unsigned char stock_styles[] = {
#embed "visual-styles.yaml"
};

#define ASSET(name) {name, sizeof name},

static const CAsset themes[] = {EACH_THEME(ASSET)};

size_t casset_theme_count(void) { return sizeof themes / sizeof *themes; }
CAsset casset_theme(size_t index) { return themes[index]; }
CAsset casset_stock_styles(void) { return (CAsset){stock_styles, sizeof stock_styles}; }

// Scripts/build writes it; a build that it did not start has none.
#if __has_embed("../../.build/commit")
static const unsigned char commit[] = {
#embed "../../.build/commit" if_empty(0)
};
CAsset casset_commit(void) { return (CAsset){commit, sizeof commit}; }
#else
CAsset casset_commit(void) { return (CAsset){NULL, 0}; }
#endif

// Scripts/package writes it: a part of ICU's data, which the linker takes before the whole of it.
#if __has_include("../../.build/icu/icu.h")
#include "../../.build/icu/icu.h"
#endif
