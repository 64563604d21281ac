/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes to a process: a bar a part, as long as its bytes, and in words what stays. */

#include "ui/figures/parallel/private.h"

#include <math.h>

#define THICK 0.6
#define ROOM 1.35       /* for words to the right of the longest bar */
#define APART 0.015     /* of it: between bar and words */
#define MOST_LINEAR 200 /* bytes; more are drawn in decades */

/* Names of the rows from the bottom up. */
static char **
dup_reversed (const char *const *names)
{
  const gsize n = g_strv_length ((char **)names);
  char **reversed = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    reversed[i] = g_strdup (names[n - 1 - i]);
  return reversed;
}

static double
find_most (const MurColumn *bytes)
{
  double most = 1;

  for (gsize i = 0; i < bytes->n; i++)
    most = fmax (most, bytes->values[i]);
  return most;
}

static void
set_axes (MurPanel *panel, const MurFrame *frame, const MurColumn *bytes)
{
  const double most = find_most (bytes);
  const gboolean is_log = most > MOST_LINEAR;

  mur_column_set_axis (bytes, &panel->x, NULL,
                       is_log ? MUR_SCALE_LOG : MUR_SCALE_LINEAR);
  panel->x.minimum = is_log ? 1 : 0;
  panel->x.maximum = is_log ? pow (most, ROOM) : ROOM * most;
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LINEAR);
  panel->y.labels = dup_reversed (mur_column_labels (frame, "shipping"));
  panel->y.minimum = -0.5;
  panel->y.maximum = (double)bytes->n - 0.5;
}

static void
add_bars (MurFigure *figure, MurPanel *panel, const MurColumn *bytes)
{
  const gsize n = bytes->n;
  double *x = mur_column_new (figure, 4 * n), *y = x + n, *dx = y + n, *dy = dx + n;

  for (gsize i = 0; i < n; i++)
    {
      x[i] = panel->x.minimum;
      y[i] = (double)(n - 1 - i) - THICK / 2;
      dx[i] = fmax (bytes->values[i] - panel->x.minimum, 0);
      dy[i] = bytes->values[i] > 0 ? THICK : NAN;
    }
  mur_panel_add_cells (panel, MUR_ROLE_DATA, NULL, x, y, dx, dy, n)->outside_limits
    = TRUE;
}

static void
add_words (MurFigure *figure, MurPanel *panel, const MurFrame *frame)
{
  const MurColumn bytes = mur_column (frame, "shipping", "bytes");
  const MurColumn left_out = mur_column (frame, "shipping", "left_out");
  const gboolean is_log = panel->x.scale == MUR_SCALE_LOG;
  double *x = mur_column_new (figure, 2 * bytes.n), *y = x + bytes.n;
  char **texts = g_new0 (char *, bytes.n + 1);

  mur_figure_own (figure, texts, (GDestroyNotify)g_strfreev);
  for (gsize i = 0; i < bytes.n; i++)
    {
      const double end = fmax (bytes.values[i], panel->x.minimum);

      x[i]
        = is_log ? end * pow (panel->x.maximum, APART) : end + APART * panel->x.maximum;
      y[i] = (double)(bytes.n - 1 - i);
      texts[i] = left_out.values[i] > 0 ? g_strdup ("left out, made anew")
                                        : g_strdup_printf ("%.0f", bytes.values[i]);
    }
  mur_panel_add_text (panel, MUR_ROLE_GHOST, x, y, (const char *const *)texts, bytes.n,
                      MUR_ANCHOR_RIGHT);
}

/* What is sent once, and what with each chunk: the last row. */
static char *
describe (const MurColumn *bytes)
{
  double once = 0;

  for (gsize i = 0; i + 1 < bytes->n; i++)
    once += bytes->values[i];
  return g_strdup_printf ("%.0f bytes once a call, %.0f with each chunk", once,
                          bytes->values[bytes->n - 1]);
}

MurPanel *
mur_parallel_add_shipping (MurFigure *figure,
                           const MurFrame *frame,
                           const MurParameters *parameters,
                           guint row,
                           guint column)
{
  const MurColumn bytes = mur_column (frame, "shipping", "bytes");
  MurPanel *panel = mur_figure_add_panel (figure, row, column, NULL);

  panel->caption = describe (&bytes);
  set_axes (panel, frame, &bytes);
  add_bars (figure, panel, &bytes);
  add_words (figure, panel, frame);
  return panel;
}
