#include "CAssets.h"

static const unsigned char dark_theme[] = {
#embed "../../themes/dark.yaml"
};

static const unsigned char light_theme[] = {
#embed "../../themes/light.yaml"
};

static const unsigned char high_contrast_theme[] = {
#embed "../../themes/high-contrast.yaml"
};

static const unsigned char stock_styles[] = {
#embed "visual-styles.yaml"
};

CAsset casset_dark_theme(void) { return (CAsset){dark_theme, sizeof dark_theme}; }
CAsset casset_light_theme(void) { return (CAsset){light_theme, sizeof light_theme}; }
CAsset casset_high_contrast_theme(void) { return (CAsset){high_contrast_theme, sizeof high_contrast_theme}; }
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
