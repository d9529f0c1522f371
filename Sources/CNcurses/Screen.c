#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "CNcurses.h"

#include <fcntl.h>
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static struct {
  SCREEN *screen;
  FILE *input, *output;
  /// Keys are read from a pad: reading from stdscr would refresh it behind the caller's back.
  WINDOW *keys;
  /// The terminal again, and a file in its place while ncurses writes a frame: ncurses itself would wait for ever on a
  /// terminal that takes nothing.
  int terminal, frame;
} open_screen;

static FILE *private_file(int fd, const char *mode) {
  int copy = fcntl(fd, F_DUPFD_CLOEXEC, 10);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (!file) close(copy);
  return file;
}

static void close_files(void) {
  if (open_screen.input) fclose(open_screen.input);
  if (open_screen.output) fclose(open_screen.output);
  if (open_screen.terminal > 0) close(open_screen.terminal);
  if (open_screen.frame > 0) close(open_screen.frame);
  memset(&open_screen, 0, sizeof open_screen);
}

/// newterm installs handlers of its own; whoever had the signals keeps them.
static SCREEN *newterm_without_signals(const char *terminal) {
  static const int claimed[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
  struct sigaction before[4];
  for (int i = 0; i < 4; i++) sigaction(claimed[i], NULL, &before[i]);
  use_env(FALSE);
  use_tioctl(TRUE);
  SCREEN *screen = newterm(terminal, open_screen.output, open_screen.input);
  for (int i = 0; i < 4; i++) sigaction(claimed[i], &before[i], NULL);
  return screen;
}

bool cn_screen_open(const char *terminal, int input, int output, int escape_milliseconds) {
  if (open_screen.screen) return false;
  open_screen.input = private_file(input, "r");
  open_screen.output = private_file(output, "w");
  open_screen.terminal = fcntl(output, F_DUPFD_CLOEXEC, 10);
  open_screen.frame = memfd_create("frame", MFD_CLOEXEC);
  bool is_ready = open_screen.input && open_screen.output && open_screen.terminal > 0 && open_screen.frame > 0;
  if (is_ready) open_screen.screen = newterm_without_signals(terminal);
  if (!open_screen.screen) {
    close_files();
    return false;
  }
  set_term(open_screen.screen);
  set_escdelay(escape_milliseconds);
  raw();
  noecho();
  nonl();
  // Without this an update is cut short when a key is waiting, and what is on the terminal is not what was asked for.
  typeahead(-1);
  intrflush(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  idlok(stdscr, FALSE);
  idcok(stdscr, FALSE);
  leaveok(stdscr, FALSE);
  open_screen.keys = newpad(1, 1);
  keypad(open_screen.keys, TRUE);
  nodelay(open_screen.keys, TRUE);
  // Mouse reports are parsed from the bytes, in the one encoding that has no column limit.
  keyok(KEY_MOUSE, FALSE);
  return true;
}

static void free_screen(void) {
  if (open_screen.keys) delwin(open_screen.keys);
  delscreen(open_screen.screen);
  close_files();
}

void cn_screen_close(void) {
  if (!open_screen.screen) return;
  curs_set(1);
  endwin();
  free_screen();
}

void cn_screen_abandon(void) {
  if (open_screen.screen) free_screen();
}

void cn_screen_suspend(void) {
  curs_set(1);
  def_prog_mode();
  endwin();
}

void cn_screen_resume(void) {
  reset_prog_mode();
  clearok(curscr, TRUE);
}

/// Appends a capability without its `$<5>` padding marks.
static size_t append_capability(char *buffer, size_t length, size_t capacity, const char *capability) {
  const char *text = tigetstr(capability);
  if (!text || text == (char *)-1) return length;
  while (*text) {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end) {
      text = end + 1;
    } else if (length < capacity) {
      buffer[length++] = *text++;
    } else {
      break;
    }
  }
  return length;
}

size_t cn_screen_reset_sequence(char *buffer, size_t capacity) {
  static const char *const capabilities[] = {"sgr0", "op", "cnorm", "rmkx", "rmcup"};
  size_t length = 0;
  for (int i = 0; i < 5; i++) length = append_capability(buffer, length, capacity, capabilities[i]);
  return length;
}

int cn_screen_start_colors(bool *has_default) {
  *has_default = false;
  if (!has_colors() || start_color() != OK) return 0;
  *has_default = use_default_colors() == OK;
  return COLORS;
}

int cn_screen_pair_limit(void) { return COLOR_PAIRS; }

bool cn_screen_define_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

void cn_screen_size(int *width, int *height) { getmaxyx(stdscr, *height, *width); }

void cn_screen_resize(int width, int height) { resize_term(height, width); }

static attr_t curses_attributes(int attributes) {
  attr_t result = A_NORMAL;
  if (attributes & CN_BOLD) result |= A_BOLD;
  if (attributes & CN_DIM) result |= A_DIM;
  if (attributes & CN_ITALIC) result |= A_ITALIC;
  if (attributes & CN_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & CN_REVERSE) result |= A_REVERSE;
  return result;
}

void cn_screen_put(int x, int y, const uint32_t *scalars, int count, int attributes, int pair) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
  cchar_t glyph;
  if (setcchar(&glyph, text, curses_attributes(attributes), 0, &pair) == OK) mvwadd_wch(stdscr, y, x, &glyph);
}

void cn_screen_repaint(void) { clearok(curscr, TRUE); }

size_t cn_screen_update(int x, int y) {
  int written_to = fileno(open_screen.output);
  if (ftruncate(open_screen.frame, 0) != 0 || lseek(open_screen.frame, 0, SEEK_SET) != 0) return 0;
  dup3(open_screen.frame, written_to, O_CLOEXEC);
  curs_set(x >= 0);
  if (x >= 0) wmove(stdscr, y, x);
  wnoutrefresh(stdscr);
  doupdate();
  dup3(open_screen.terminal, written_to, O_CLOEXEC);
  off_t length = lseek(open_screen.frame, 0, SEEK_CUR);
  return length > 0 ? (size_t)length : 0;
}

void cn_screen_output(uint8_t *buffer, size_t length) {
  if (pread(open_screen.frame, buffer, length, 0) < 0) memset(buffer, 0, length);
}

void cn_screen_beep(void) { beep(); }

static int own_code(int code) {
  if (code >= KEY_F(1) && code <= KEY_F(63)) return CN_KEY_FUNCTION + code - KEY_F0;
  switch (code) {
    case KEY_UP: return CN_KEY_UP;
    case KEY_DOWN: return CN_KEY_DOWN;
    case KEY_LEFT: return CN_KEY_LEFT;
    case KEY_RIGHT: return CN_KEY_RIGHT;
    case KEY_HOME: case KEY_A1: case KEY_FIND: return CN_KEY_HOME;
    case KEY_END: case KEY_LL: case KEY_C1: case KEY_SELECT: return CN_KEY_END;
    case KEY_PPAGE: case KEY_A3: return CN_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_C3: return CN_KEY_PAGE_DOWN;
    case KEY_IC: return CN_KEY_INSERT;
    case KEY_DC: return CN_KEY_DELETE;
    case KEY_ENTER: return CN_KEY_ENTER;
    case KEY_BACKSPACE: return CN_KEY_BACKSPACE;
    case KEY_BTAB: return CN_KEY_BACK_TAB;
    case KEY_SR: return CN_KEY_SHIFT_UP;
    case KEY_SF: return CN_KEY_SHIFT_DOWN;
    case KEY_SLEFT: return CN_KEY_SHIFT_LEFT;
    case KEY_SRIGHT: return CN_KEY_SHIFT_RIGHT;
    default: return CN_KEY_OTHER;
  }
}

int cn_screen_read_key(void) {
  int code = wgetch(open_screen.keys);
  if (code == ERR) return CN_KEY_NONE;
  return code <= 0xFF ? code : own_code(code);
}
