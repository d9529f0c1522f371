#include <lcms2.h>
#include <math.h>
#include <stdlib.h>

#include "CLCMS.h"

struct clcms_transform {
  cmsContext context;
  cmsHTRANSFORM handle;
};

/// From the profile's XYZ under D50 to linear sRGB.
static const double from_xyz[9] = {3.1338561,  -1.6168667, -0.4906146, -0.9787684, 1.9161415,
                                   0.0334540, 0.0719453,  -0.2289914, 1.4052427};

static cmsColorSpaceSignature space_of(clcms_pixels pixels) {
  switch (pixels) {
    case CLCMS_GRAY:
      return cmsSigGrayData;
    case CLCMS_CMYK:
      return cmsSigCmykData;
    default:
      return cmsSigRgbData;
  }
}

/// Fills in one curve and one column of the matrix; 0 where the profile lacks them.
static int read_channel(cmsHPROFILE profile, cmsTagSignature curve_tag, cmsTagSignature color_tag, int channel,
                        clcms_light *light) {
  const cmsToneCurve *curve = cmsReadTag(profile, curve_tag);
  const cmsCIEXYZ *color = cmsReadTag(profile, color_tag);
  if (!curve || !color) return 0;
  float *values = light->curves + (ptrdiff_t)channel * light->steps;
  for (int step = 0; step < light->steps; step++) {
    float value = cmsEvalToneCurveFloat(curve, (float)step / (float)(light->steps - 1));
    if (!isfinite(value)) return 0;
    values[step] = fminf(fmaxf(value, 0), 1);
  }
  for (int row = 0; row < 3; row++) {
    const double *from = from_xyz + row * 3;
    double value = from[0] * color->X + from[1] * color->Y + from[2] * color->Z;
    if (!isfinite(value) || fabs(value) > 16) return 0;
    light->matrix[row * 3 + channel] = (float)value;
  }
  return 1;
}

static clcms_kind read_curves(cmsHPROFILE profile, clcms_light *light) {
  int is_whole = read_channel(profile, cmsSigRedTRCTag, cmsSigRedColorantTag, 0, light) &&
                 read_channel(profile, cmsSigGreenTRCTag, cmsSigGreenColorantTag, 1, light) &&
                 read_channel(profile, cmsSigBlueTRCTag, cmsSigBlueColorantTag, 2, light);
  return is_whole ? CLCMS_CURVES : CLCMS_UNUSABLE;
}

static cmsHPROFILE linear_srgb(cmsContext context) {
  cmsCIExyY white = {0.3127, 0.3290, 1};
  cmsCIExyYTRIPLE colors = {{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
  cmsToneCurve *line = cmsBuildGamma(context, 1);
  cmsToneCurve *lines[3] = {line, line, line};
  cmsHPROFILE profile = line ? cmsCreateRGBProfileTHR(context, &white, &colors, lines) : NULL;
  if (line) cmsFreeToneCurve(line);
  return profile;
}

/// A gray is one of few values, so each is converted once.
static clcms_kind read_grays(cmsContext context, cmsHPROFILE profile, clcms_light *light) {
  cmsHPROFILE target = linear_srgb(context);
  if (!target) return CLCMS_UNUSABLE;
  cmsHTRANSFORM handle = cmsCreateTransformTHR(context, profile, TYPE_GRAY_FLT, target, TYPE_RGB_FLT, INTENT_PERCEPTUAL,
                                               cmsFLAGS_NOOPTIMIZE);
  cmsCloseProfile(target);
  if (!handle) return CLCMS_UNUSABLE;
  clcms_kind kind = CLCMS_CURVES;
  for (int step = 0; step < light->steps; step++) {
    float gray = (float)step / (float)(light->steps - 1), color[3] = {0};
    cmsDoTransform(handle, &gray, color, 1);
    for (int channel = 0; channel < 3; channel++) {
      if (!isfinite(color[channel])) kind = CLCMS_UNUSABLE;
      light->curves[channel * light->steps + step] = fminf(fmaxf(color[channel], 0), 1);
    }
  }
  for (int place = 0; place < 9; place++) light->matrix[place] = place % 4 == 0;
  cmsDeleteTransform(handle);
  return kind;
}

/// Takes over the context where it succeeds.
static clcms_transform *make_transform(cmsContext context, cmsHPROFILE profile, clcms_pixels pixels) {
  cmsHPROFILE target = cmsCreate_sRGBProfileTHR(context);
  clcms_transform *transform = target ? malloc(sizeof *transform) : NULL;
  if (transform) {
    int has_alpha = pixels == CLCMS_RGBA;
    cmsUInt32Number from = pixels == CLCMS_CMYK ? TYPE_CMYK_8 : has_alpha ? TYPE_RGBA_8 : TYPE_RGB_8;
    transform->context = context;
    transform->handle =
        cmsCreateTransformTHR(context, profile, from, target, has_alpha ? TYPE_RGBA_8 : TYPE_RGB_8, INTENT_PERCEPTUAL,
                              has_alpha ? cmsFLAGS_COPY_ALPHA : 0);
    if (!transform->handle) {
      free(transform);
      transform = NULL;
    }
  }
  if (target) cmsCloseProfile(target);
  return transform;
}

clcms_kind clcms_read(const uint8_t *bytes, size_t count, clcms_pixels pixels, clcms_light *light,
                      clcms_transform **transform) {
  *transform = NULL;
  // A context of its own, because lcms2's shared one is not for several threads.
  cmsContext context = count < 128 || count > UINT32_MAX ? NULL : cmsCreateContext(NULL, NULL);
  if (!context) return CLCMS_UNUSABLE;
  clcms_kind kind = CLCMS_UNUSABLE;
  cmsHPROFILE profile = cmsOpenProfileFromMemTHR(context, bytes, (cmsUInt32Number)count);
  if (profile && cmsGetColorSpace(profile) == space_of(pixels)) {
    int has_table = cmsIsTag(profile, cmsSigAToB0Tag) || cmsIsTag(profile, cmsSigDToB0Tag);
    if (pixels == CLCMS_GRAY) {
      kind = read_grays(context, profile, light);
    } else if (pixels != CLCMS_CMYK && !has_table && cmsGetPCS(profile) == cmsSigXYZData) {
      kind = read_curves(profile, light);
    } else {
      *transform = make_transform(context, profile, pixels);
      if (*transform) kind = CLCMS_TRANSFORM;
    }
  }
  if (profile) cmsCloseProfile(profile);
  if (kind != CLCMS_TRANSFORM) cmsDeleteContext(context);
  return kind;
}

void clcms_convert(const clcms_transform *transform, const uint8_t *pixels, uint8_t *converted, uint32_t count) {
  cmsDoTransform(transform->handle, pixels, converted, count);
}

void clcms_free(clcms_transform *transform) {
  if (!transform) return;
  cmsDeleteTransform(transform->handle);
  cmsDeleteContext(transform->context);
  free(transform);
}

int clcms_version(void) { return cmsGetEncodedCMMversion(); }
