#include "CAssets.h"

// The page's files. A file that is added to the folder is added here: its bytes, and its row.
#pragma clang diagnostic ignored "-Wc23-extensions"
#define ROW(name, bytes) {name, bytes, sizeof bytes}

static const unsigned char page_css[] = {
#embed "page/page.css"
};
static const unsigned char icon_svg[] = {
#embed "page/icon.svg"
};
static const unsigned char app_js[] = {
#embed "page/app.js"
};
static const unsigned char api_js[] = {
#embed "page/api.js"
};
static const unsigned char dom_js[] = {
#embed "page/dom.js"
};
static const unsigned char words_js[] = {
#embed "page/words.js"
};
static const unsigned char dates_js[] = {
#embed "page/dates.js"
};
static const unsigned char lanes_js[] = {
#embed "page/lanes.js"
};
static const unsigned char timeline_js[] = {
#embed "page/timeline.js"
};
static const unsigned char filters_js[] = {
#embed "page/filters.js"
};
static const unsigned char events_js[] = {
#embed "page/events.js"
};
static const unsigned char evidence_js[] = {
#embed "page/evidence.js"
};
static const unsigned char table_js[] = {
#embed "page/table.js"
};
static const unsigned char series_js[] = {
#embed "page/series.js"
};
static const unsigned char combobox_js[] = {
#embed "page/combobox.js"
};
static const unsigned char text_js[] = {
#embed "page/text.js"
};
static const unsigned char try_js[] = {
#embed "page/try.js"
};
static const unsigned char takeaway_js[] = {
#embed "page/takeaway.js"
};

static const struct entente_asset assets[] = {
    ROW("page.css", page_css),         ROW("icon.svg", icon_svg),         ROW("app.js", app_js),
    ROW("api.js", api_js),             ROW("dom.js", dom_js),             ROW("words.js", words_js),
    ROW("dates.js", dates_js),         ROW("lanes.js", lanes_js),         ROW("timeline.js", timeline_js),
    ROW("filters.js", filters_js),     ROW("events.js", events_js),       ROW("evidence.js", evidence_js),
    ROW("table.js", table_js),         ROW("series.js", series_js),       ROW("combobox.js", combobox_js),
    ROW("text.js", text_js),           ROW("try.js", try_js),             ROW("takeaway.js", takeaway_js),
};

size_t entente_asset_count(void) { return sizeof assets / sizeof assets[0]; }
struct entente_asset entente_asset_at(size_t index) { return assets[index]; }
