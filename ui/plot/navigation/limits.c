/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Limits as people type them. */

#include <math.h>
#include <string.h>

#include "ui/plot/layout/limits.h"
#include "ui/plot/navigation/axes.h"
#include "ui/plot/navigation/history.h"

#define MINUS "\xe2\x88\x92"
#define LARGEST 1e307

static char
axis_letter (MurAxes axis)
{
  return axis == MUR_AXIS_X ? 'x' : 'y';
}

/* As one types it, with a proper minus for people to read. */
static char *
spoken (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.10g", fabs (value));
  return g_strconcat (value < 0 ? MINUS : "", buffer, NULL);
}

G_GNUC_PRINTF (5, 6)
static gboolean
refuse (
  GError **error, MurAxes axis, const char *end, double value, const char *why, ...)
{
  g_autofree char *number = spoken (value);
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, why);
  reason = g_strdup_vprintf (why, arguments);
  va_end (arguments);
  g_set_error (error, MUR_NAVIGATION_ERROR, MUR_NAVIGATION_ERROR_INVALID,
               "%c %s: %s %s", axis_letter (axis), end, number, reason);
  return FALSE;
}

static gboolean
check_end (MurAxes axis, const char *end, double value, MurScale scale, GError **error)
{
  if (isnan (value))
    {
      g_set_error (error, MUR_NAVIGATION_ERROR, MUR_NAVIGATION_ERROR_INVALID,
                   "%c %s: not a number; allowed are numbers within ±1e307",
                   axis_letter (axis), end);
      return FALSE;
    }
  if (fabs (value) > LARGEST)
    return refuse (error, axis, end, value, "is too large; allowed are ±1e307");
  if (scale == MUR_SCALE_LOG && !(value > 0))
    return refuse (error, axis, end, value,
                   "is not above 0, as a logarithmic axis needs");
  return TRUE;
}

static gboolean
check_limits (MurAxes axis, MurRange range, MurScale scale, GError **error)
{
  g_autofree char *maximum = spoken (range.maximum);

  if (!check_end (axis, "minimum", range.minimum, scale, error)
      || !check_end (axis, "maximum", range.maximum, scale, error))
    return FALSE;
  if (!(range.minimum < range.maximum))
    return refuse (error, axis, "minimum", range.minimum,
                   "is not below the maximum, %s", maximum);
  if (!mur_range_is_usable (range, scale))
    return refuse (
      error, axis, "minimum", range.minimum,
      "is too close to the maximum, %s, to tell numbers between them apart", maximum);
  return TRUE;
}

static gboolean
check_free (const MurNavigation *self, GError **error)
{
  if (self->lock == MUR_NAVIGATION_FREE)
    return TRUE;
  g_set_error_literal (error, MUR_NAVIGATION_ERROR, MUR_NAVIGATION_ERROR_LOCKED,
                       "the view is locked; unlock it to change its limits");
  return FALSE;
}

gboolean
mur_navigation_set_limits (MurNavigation *self,
                           guint panel,
                           MurAxes axis,
                           double minimum,
                           double maximum,
                           GError **error)
{
  const MurRange range = { minimum, maximum };

  g_return_val_if_fail (self != NULL && panel < self->now.n, FALSE);
  g_return_val_if_fail (axis == MUR_AXIS_X || axis == MUR_AXIS_Y, FALSE);
  if (!check_free (self, error)
      || !check_limits (axis, range, mur_navigation_scale (self, panel, axis), error))
    return FALSE;
  MurSnapshot *before = mur_navigation_begin_step (self);

  mur_navigation_take (self, panel, axis, range);
  mur_navigation_end_step (self, before);
  return TRUE;
}

/* The text in ASCII, without space around it. */
static char *
clean (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text == NULL ? "" : text, MINUS, -1);

  return g_strstrip (g_strjoinv ("-", parts));
}

/* An empty text leaves *@value. */
static gboolean
read_end (
  MurAxes axis, const char *end, const char *text, double *value, GError **error)
{
  char *rest = NULL;
  double number;

  if (text[0] == '\0')
    return TRUE;
  number = g_ascii_strtod (text, &rest);
  /* No infinities, no hexadecimal numbers. */
  if (strspn (text, "0123456789+-.eE") == strlen (text) && rest != text
      && *rest == '\0')
    {
      *value = number;
      return TRUE;
    }
  g_set_error (error, MUR_NAVIGATION_ERROR, MUR_NAVIGATION_ERROR_INVALID,
               "%c %s: \"%s\" is no number; allowed are numbers like 0.5, " MINUS
               "3 and 2e-6",
               axis_letter (axis), end, text);
  return FALSE;
}

static MurRange
automatic (const MurNavigation *self, guint panel, MurAxes axis)
{
  MurPanelView view = self->now.panels[panel];
  MurRange x, y;

  view.x = view.y = (MurRange){ NAN, NAN };
  mur_panel_limits (mur_figure_panel (self->figure, panel), &view, &x, &y);
  return axis == MUR_AXIS_X ? x : y;
}

/* What stands there already keeps all of its digits. */
static void
keep_end (const char *text, const char *shown, double now, double *value)
{
  if (g_str_equal (text, shown) && now == now)
    *value = now;
}

gboolean
mur_navigation_type_limits (MurNavigation *self,
                            guint panel,
                            MurAxes axis,
                            const char *minimum,
                            const char *maximum,
                            GError **error)
{
  g_autofree char *low = clean (minimum);
  g_autofree char *high = clean (maximum);
  g_autofree char *low_now = NULL;
  g_autofree char *high_now = NULL;
  MurRange range, now;

  g_return_val_if_fail (self != NULL && panel < self->now.n, FALSE);
  g_return_val_if_fail (axis == MUR_AXIS_X || axis == MUR_AXIS_Y, FALSE);
  if (!check_free (self, error))
    return FALSE;
  if (low[0] == '\0' && high[0] == '\0')
    {
      mur_navigation_fit (self, panel, axis);
      return TRUE;
    }
  range = automatic (self, panel, axis);
  if (!read_end (axis, "minimum", low, &range.minimum, error)
      || !read_end (axis, "maximum", high, &range.maximum, error))
    return FALSE;
  now = *mur_navigation_range (self, panel, axis);
  mur_navigation_limit_texts (self, panel, axis, &low_now, &high_now);
  keep_end (low, low_now, now.minimum, &range.minimum);
  keep_end (high, high_now, now.maximum, &range.maximum);
  return mur_navigation_set_limits (self, panel, axis, range.minimum, range.maximum,
                                    error);
}

static char *
limit_text (double value, int digits)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

  if (isnan (value))
    return g_strdup ("");
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, value));
}

void
mur_navigation_limit_texts (
  const MurNavigation *self, guint panel, MurAxes axis, char **minimum, char **maximum)
{
  MurRange range;
  double ratio;
  int digits = 5;

  g_return_if_fail (self != NULL && panel < self->now.n);
  g_return_if_fail (minimum != NULL && maximum != NULL);
  range = *mur_navigation_range (self, panel, axis);
  /* Digits for a ten-thousandth of the width. */
  ratio = fmax (fabs (range.minimum), fabs (range.maximum))
          / fabs (range.maximum / 2 - range.minimum / 2) / 2;
  if (isfinite (ratio) && ratio > 1
      && mur_navigation_scale (self, panel, axis) == MUR_SCALE_LINEAR)
    digits = CLAMP (5 + (int)ceil (log10 (ratio)), 5, 17);
  *minimum = limit_text (range.minimum, digits);
  *maximum = limit_text (range.maximum, digits);
}
