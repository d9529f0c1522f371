#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "CNcurses.h"

#include <langinfo.h>
#include <locale.h>
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#include <sys/ioctl.h>
#include <wchar.h>

void cn_locale_adopt(void) { setlocale(LC_CTYPE, ""); }

const char *cn_locale_codeset(void) { return nl_langinfo(CODESET); }

static bool has_string(const char *capability) {
  const char *value = tigetstr(capability);
  return value && value != (char *)-1;
}

bool cn_terminal_describe(const char *name, int output, struct cn_capabilities *found) {
  int error = 0;
  TERMINAL *before = cur_term;
  if (setupterm(name, output, &error) != OK) return false;
  found->colors = tigetnum("colors");
  found->moves_cursor = has_string("cup");
  found->erases_in_color = tigetflag("bce") > 0 && has_string("ech") && has_string("el");
  found->has_mouse = has_string("kmous");
  found->has_alternate_screen = has_string("rmcup");
  TERMINAL *own = cur_term;
  set_curterm(before);
  if (own != before) del_curterm(own);
  return true;
}

bool cn_terminal_size(int fd, struct cn_window_size *found) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *found = (struct cn_window_size){size.ws_col, size.ws_row, size.ws_xpixel, size.ws_ypixel};
  return true;
}

const char *cn_ncurses_version(void) { return curses_version(); }

int cn_scalar_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
