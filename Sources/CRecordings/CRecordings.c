#include "CRecordings.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const unsigned char image_endpoints_black_forest_labs_flux_2_klein_4b[] = {
#embed "recordings/image-endpoints-black-forest-labs_flux.2-klein-4b.json"
};
static const unsigned char image_endpoints_black_forest_labs_flux_2_pro[] = {
#embed "recordings/image-endpoints-black-forest-labs_flux.2-pro.json"
};
static const unsigned char image_endpoints_bytedance_seed_seedream_4_5[] = {
#embed "recordings/image-endpoints-bytedance-seed_seedream-4.5.json"
};
static const unsigned char image_endpoints_google_gemini_2_5_flash_image[] = {
#embed "recordings/image-endpoints-google_gemini-2.5-flash-image.json"
};
static const unsigned char image_endpoints_google_gemini_3_pro_image[] = {
#embed "recordings/image-endpoints-google_gemini-3-pro-image.json"
};
static const unsigned char image_endpoints_google_gemini_3_1_flash_image[] = {
#embed "recordings/image-endpoints-google_gemini-3.1-flash-image.json"
};
static const unsigned char image_endpoints_krea_krea_2_medium_turbo[] = {
#embed "recordings/image-endpoints-krea_krea-2-medium-turbo.json"
};
static const unsigned char image_endpoints_meta_muse_image[] = {
#embed "recordings/image-endpoints-meta_muse-image.json"
};
static const unsigned char image_endpoints_microsoft_mai_image_2_6[] = {
#embed "recordings/image-endpoints-microsoft_mai-image-2.6.json"
};
static const unsigned char image_endpoints_openai_gpt_image_1_mini[] = {
#embed "recordings/image-endpoints-openai_gpt-image-1-mini.json"
};
static const unsigned char image_endpoints_openai_gpt_image_2[] = {
#embed "recordings/image-endpoints-openai_gpt-image-2.json"
};
static const unsigned char image_endpoints_qwen_qwen_image_3[] = {
#embed "recordings/image-endpoints-qwen_qwen-image-3.json"
};
static const unsigned char image_endpoints_recraft_recraft_v4_styles[] = {
#embed "recordings/image-endpoints-recraft_recraft-v4-styles.json"
};
static const unsigned char image_endpoints_sourceful_riverflow_v2_5_pro[] = {
#embed "recordings/image-endpoints-sourceful_riverflow-v2.5-pro.json"
};
static const unsigned char image_endpoints_x_ai_grok_imagine_image_quality[] = {
#embed "recordings/image-endpoints-x-ai_grok-imagine-image-quality.json"
};
static const unsigned char image_models[] = {
#embed "recordings/image-models.json"
};
static const unsigned char models_output_image[] = {
#embed "recordings/models-output-image.json"
};
static const unsigned char models_output_speech[] = {
#embed "recordings/models-output-speech.json"
};
static const unsigned char models[] = {
#embed "recordings/models.json"
};
static const unsigned char providers[] = {
#embed "recordings/providers.json"
};
static const unsigned char schemas[] = {
#embed "../../OpenAPI/schemas.json"
};

static const Recording recordings[] = {
    {"image-endpoints-black-forest-labs_flux.2-klein-4b.json", image_endpoints_black_forest_labs_flux_2_klein_4b, sizeof(image_endpoints_black_forest_labs_flux_2_klein_4b)},
    {"image-endpoints-black-forest-labs_flux.2-pro.json", image_endpoints_black_forest_labs_flux_2_pro, sizeof(image_endpoints_black_forest_labs_flux_2_pro)},
    {"image-endpoints-bytedance-seed_seedream-4.5.json", image_endpoints_bytedance_seed_seedream_4_5, sizeof(image_endpoints_bytedance_seed_seedream_4_5)},
    {"image-endpoints-google_gemini-2.5-flash-image.json", image_endpoints_google_gemini_2_5_flash_image, sizeof(image_endpoints_google_gemini_2_5_flash_image)},
    {"image-endpoints-google_gemini-3-pro-image.json", image_endpoints_google_gemini_3_pro_image, sizeof(image_endpoints_google_gemini_3_pro_image)},
    {"image-endpoints-google_gemini-3.1-flash-image.json", image_endpoints_google_gemini_3_1_flash_image, sizeof(image_endpoints_google_gemini_3_1_flash_image)},
    {"image-endpoints-krea_krea-2-medium-turbo.json", image_endpoints_krea_krea_2_medium_turbo, sizeof(image_endpoints_krea_krea_2_medium_turbo)},
    {"image-endpoints-meta_muse-image.json", image_endpoints_meta_muse_image, sizeof(image_endpoints_meta_muse_image)},
    {"image-endpoints-microsoft_mai-image-2.6.json", image_endpoints_microsoft_mai_image_2_6, sizeof(image_endpoints_microsoft_mai_image_2_6)},
    {"image-endpoints-openai_gpt-image-1-mini.json", image_endpoints_openai_gpt_image_1_mini, sizeof(image_endpoints_openai_gpt_image_1_mini)},
    {"image-endpoints-openai_gpt-image-2.json", image_endpoints_openai_gpt_image_2, sizeof(image_endpoints_openai_gpt_image_2)},
    {"image-endpoints-qwen_qwen-image-3.json", image_endpoints_qwen_qwen_image_3, sizeof(image_endpoints_qwen_qwen_image_3)},
    {"image-endpoints-recraft_recraft-v4-styles.json", image_endpoints_recraft_recraft_v4_styles, sizeof(image_endpoints_recraft_recraft_v4_styles)},
    {"image-endpoints-sourceful_riverflow-v2.5-pro.json", image_endpoints_sourceful_riverflow_v2_5_pro, sizeof(image_endpoints_sourceful_riverflow_v2_5_pro)},
    {"image-endpoints-x-ai_grok-imagine-image-quality.json", image_endpoints_x_ai_grok_imagine_image_quality, sizeof(image_endpoints_x_ai_grok_imagine_image_quality)},
    {"image-models.json", image_models, sizeof(image_models)},
    {"models-output-image.json", models_output_image, sizeof(models_output_image)},
    {"models-output-speech.json", models_output_speech, sizeof(models_output_speech)},
    {"models.json", models, sizeof(models)},
    {"providers.json", providers, sizeof(providers)},
    {"schemas.json", schemas, sizeof(schemas)},
};

size_t recording_count(void) { return COUNT(recordings); }

Recording recording_at(size_t index) {
    Recording none = {"", 0, 0};
    return index < COUNT(recordings) ? recordings[index] : none;
}
