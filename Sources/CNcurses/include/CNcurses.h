/// What Swift needs of ncurses, the terminal driver and signals, without their macros, globals and varargs.
///
/// All `cn_screen_*` functions are for one thread and one open screen at a time.
#pragma once

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// MARK: The terminal's description

struct cn_capabilities {
  /// Zero or less where the terminal has none.
  int colors;
  bool moves_cursor;
  /// Whether what is erased gets the background that is set.
  bool erases_in_color;
  bool has_mouse;
  bool has_alternate_screen;
};

struct cn_window_size {
  int columns, rows, x_pixels, y_pixels;
};

/// Takes the character set from the environment; numbers stay in the C locale.
void cn_locale_adopt(void);
/// The name of the locale's character set, such as "UTF-8".
const char *cn_locale_codeset(void);
/// False where terminfo does not know the name.
bool cn_terminal_describe(const char *name, int output, struct cn_capabilities *found);
bool cn_terminal_size(int fd, struct cn_window_size *found);
const char *cn_ncurses_version(void);
/// The columns that the C locale gives a scalar; -1 where it cannot be shown.
int cn_scalar_width(uint32_t scalar);

// MARK: The screen

/// Attributes for `cn_screen_put`, combinable.
enum cn_attribute {
  CN_BOLD = 1,
  CN_DIM = 2,
  CN_ITALIC = 4,
  CN_UNDERLINE = 8,
  CN_REVERSE = 16,
};

/// What `cn_screen_read_key` answers beside the bytes 0-255.
enum cn_key {
  CN_KEY_NONE = -1,
  CN_KEY_OTHER = 0x1000,
  CN_KEY_UP,
  CN_KEY_DOWN,
  CN_KEY_LEFT,
  CN_KEY_RIGHT,
  CN_KEY_HOME,
  CN_KEY_END,
  CN_KEY_PAGE_UP,
  CN_KEY_PAGE_DOWN,
  CN_KEY_INSERT,
  CN_KEY_DELETE,
  CN_KEY_ENTER,
  CN_KEY_BACKSPACE,
  CN_KEY_BACK_TAB,
  CN_KEY_SHIFT_UP,
  CN_KEY_SHIFT_DOWN,
  CN_KEY_SHIFT_LEFT,
  CN_KEY_SHIFT_RIGHT,
  /// CN_KEY_FUNCTION + n is Fn.
  CN_KEY_FUNCTION = 0x2000,
};

/// Opens ncurses on two descriptors that stay the caller's. False where newterm fails or a screen is open.
bool cn_screen_open(const char *terminal, int input, int output, int escape_milliseconds);
/// Leaves the alternate screen, frees everything. Does not touch terminal settings beyond what endwin does.
void cn_screen_close(void);
/// Frees everything but writes nothing, for a terminal that takes no more output.
void cn_screen_abandon(void);
/// Gives the terminal to someone else; `cn_screen_resume` takes it back.
void cn_screen_suspend(void);
void cn_screen_resume(void);
/// The sequence that undoes what ncurses itself switched on, without padding; its length.
size_t cn_screen_reset_sequence(char *buffer, size_t capacity);

/// Starts colour; the number of colours, 0 where there are none. Sets whether -1 may be used as a colour.
int cn_screen_start_colors(bool *has_default);
int cn_screen_pair_limit(void);
bool cn_screen_define_pair(int pair, int foreground, int background);

void cn_screen_size(int *width, int *height);
void cn_screen_resize(int width, int height);
/// Puts one glyph: a base scalar and its combining marks.
void cn_screen_put(int x, int y, const uint32_t *scalars, int count, int attributes, int pair);
/// Makes the next update clear the terminal and write everything.
void cn_screen_repaint(void);
/// Works out what brings the terminal to the present state, with the cursor at a place, or hidden where `x` is negative.
/// Nothing is written: the answer is the length of what is to be, which `cn_screen_output` hands out.
size_t cn_screen_update(int x, int y);
void cn_screen_output(uint8_t *buffer, size_t length);
void cn_screen_beep(void);

/// The next key or byte; never blocks longer than the escape delay.
int cn_screen_read_key(void);

// MARK: Restoring the terminal

/// Remembers the settings of a terminal and the descriptor to restore them on.
bool cn_rescue_snapshot(int fd);
/// Sets what is written when the program dies, and from now on restores the terminal then.
void cn_rescue_arm(const char *sequence, size_t length);
void cn_rescue_disarm(void);
/// Puts back the remembered settings without writing anything.
void cn_rescue_settings(void);
/// Writes the sequence and puts back the settings; waits at most a fifth of a second for a stuck terminal.
void cn_rescue_restore(void);
/// Handles SEGV, ABRT, BUS, ILL, FPE, TRAP and SYS: restores, writes the note and dies of the same signal.
void cn_rescue_install(const char *note);
void cn_rescue_remove(void);

// MARK: Standard error

/// Sends standard error to a descriptor, or to an unnamed file where it is -1; false where that fails.
bool cn_stderr_redirect(int fd);
/// Puts standard error back and writes there the end of what was caught in the unnamed file, made harmless.
void cn_stderr_restore(void);

// MARK: Signals and waking

/// Writes the number of each signal that comes to `fd`. Those whose default ends a program end it if nobody acknowledges
/// them within a second, or when they come again.
bool cn_signals_forward(int fd);
void cn_signals_acknowledge(void);
void cn_signals_reset(void);
/// Stops the process group as ^Z does, until it is continued.
void cn_signals_stop(void);
_Noreturn void cn_signals_die(int number);

/// Leaves the keys ^C, ^\ and ^Z to another program in the same terminal: the first two are none of ours, and the third
/// stops us with it. Adds to a set which signals that program is to have as usual.
void cn_signals_stand_aside(sigset_t *usual);
void cn_signals_stand_back(void);

int cn_wakeup_open(void);

/// Large blocks come from the system each and go back to it when they are free.
void cn_memory_return_large_blocks(void);

/// No core dumps, no debugger of the same user; descriptors 0-2 are open afterwards.
void cn_process_harden(void);
/// An own open file of the same terminal that does not block; -1 where that cannot be had.
int cn_reopen_nonblocking(int fd);
/// True where a read would find the end of the input, or an error.
bool cn_input_ended(int fd);
