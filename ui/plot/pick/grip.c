/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A handle that is held. */

#include <math.h>

#include "ui/plot/pick/data.h"
#include "ui/plot/pick/handle.h"

/* A step of the keys, in units of the layout. */
#define STEP 5.0

/* One number that is on its way. */
typedef struct
{
  double initial; /* where it was taken hold of */
  double origin;  /* the position, or the angle, of that */
  double slope;   /* value a unit of the layout, rightwards or downwards, or a radian */
  double resolution;
} Course;

struct _MurGrip
{
  MurHandle handle;  /* with texts of its own */
  double *values;    /* of the handle, as they are now */
  double centre[2];  /* ROUND: what it goes around, in units of the layout */
  Course courses[2]; /* PLANE: of x and y; else the first */
};

/* A power of ten, not more than @size. */
static double
round_down (double size)
{
  return size > 0 && isfinite (size) ? pow (10, floor (log10 (size))) : 1;
}

static double
angle_at (const MurGrip *self, double px, double py)
{
  return atan2 (self->centre[1] - py, px - self->centre[0]);
}

static void
take_round (MurGrip *self, const MurLayout *layout, guint panel, double px, double py)
{
  Course *course = &self->courses[0];
  mur_layout_to_position (layout, panel, 0, 0, &self->centre[0], &self->centre[1]);
  const double radius = hypot (px - self->centre[0], py - self->centre[1]);
  course->origin = angle_at (self, px, py);
  course->slope = self->handle.factor;
  course->resolution = round_down (fabs (course->slope) / fmax (radius, 1));
}

static void
take_along (Course *course, double origin, double slope, gboolean whole)
{
  course->origin = origin;
  course->slope = slope;
  course->resolution = whole ? 1 : round_down (fabs (slope));
}

static void
take_straight (
  MurGrip *self, const MurLayout *layout, guint panel, double px, double py)
{
  const gboolean whole = self->handle.whole;
  double left, right, low, high;
  mur_layout_to_data (layout, panel, px - 0.5, py + 0.5, &left, &low);
  mur_layout_to_data (layout, panel, px + 0.5, py - 0.5, &right, &high);
  if (self->handle.way == MUR_HANDLE_UP)
    {
      take_along (&self->courses[0], py, self->handle.factor * (low - high), FALSE);
      return;
    }
  take_along (&self->courses[0], px, right - left, whole);
  take_along (&self->courses[1], py, low - high, whole);
}

/* How many numbers it sets. */
static guint
n_courses (const MurGrip *self)
{
  return self->handle.way == MUR_HANDLE_PLANE ? 2 : 1;
}

static double *
value_of (const MurGrip *self, guint i)
{
  return &self->values[self->handle.index + i];
}

MurGrip *
mur_grip_new (const MurLayout *layout, MurHandlePlace place, double px, double py)
{
  const MurHandle *handle = mur_handle_find (layout, place);
  MurGrip *self;

  if (handle == NULL)
    return NULL;
  self = g_new0 (MurGrip, 1);
  self->handle = *handle;
  self->handle.name = g_strdup (handle->name);
  self->handle.unit = g_strdup (handle->unit);
  self->values = g_memdup2 (handle->values, handle->n * sizeof *handle->values);
  for (guint i = 0; i < n_courses (self); i++)
    self->courses[i].initial = *value_of (self, i);
  if (handle->way == MUR_HANDLE_ROUND)
    take_round (self, layout, place.panel, px, py);
  else
    take_straight (self, layout, place.panel, px, py);
  return self;
}

void
mur_grip_free (MurGrip *self)
{
  if (self == NULL)
    return;
  g_free ((char *)self->handle.name);
  g_free ((char *)self->handle.unit);
  g_free (self->values);
  g_free (self);
}

/* What a value near to @value is: of few digits, and allowed. */
static double
fit (const MurGrip *self, guint i, double value)
{
  const double resolution = self->courses[i].resolution;

  return CLAMP (round (value / resolution) * resolution, self->handle.minimum[i],
                self->handle.maximum[i]);
}

static void
set (MurGrip *self, double value)
{
  *value_of (self, 0) = fit (self, 0, value);
}

/* Whether the two numbers may be there together. */
static gboolean
set_both (MurGrip *self, double x, double y)
{
  x = fit (self, 0, x);
  y = fit (self, 1, y);
  if (self->handle.whole && x == y)
    return FALSE;
  *value_of (self, 0) = x;
  *value_of (self, 1) = y;
  return TRUE;
}

static double
follow (const MurGrip *self, guint i, double position)
{
  const Course *course = &self->courses[i];

  return course->initial + (position - course->origin) * course->slope;
}

void
mur_grip_move (MurGrip *self, double px, double py)
{
  const Course *course;

  g_return_if_fail (self != NULL);
  course = &self->courses[0];
  if (self->handle.way == MUR_HANDLE_PLANE)
    set_both (self, follow (self, 0, px), follow (self, 1, py));
  else if (self->handle.way == MUR_HANDLE_UP)
    set (self, follow (self, 0, py));
  else
    /* The shorter way round. */
    set (self, course->initial
                 + course->slope
                     * remainder (angle_at (self, px, py) - course->origin, 2 * G_PI));
}

static int
sign (int number)
{
  return (number > 0) - (number < 0);
}

static double
step (const MurGrip *self, guint i)
{
  return self->handle.whole ? 1 : STEP * self->courses[i].resolution;
}

/* Where the two would be the same, it goes one farther, or not quite as far. */
static void
nudge_both (MurGrip *self, int n_right, int n_up)
{
  static const int farther[] = { 0, 1, -1 };
  const double across = step (self, 0), along = step (self, 1);
  const double x = fit (self, 0, *value_of (self, 0) + n_right * across);
  const double y = fit (self, 1, *value_of (self, 1) + n_up * along);
  gboolean is_set = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (farther) && !is_set; i++)
    is_set = set_both (self, x + farther[i] * sign (n_right) * across,
                       y + farther[i] * sign (n_up) * along);
}

void
mur_grip_nudge (MurGrip *self, int n_right, int n_up)
{
  const int n_steps = n_up - n_right;

  g_return_if_fail (self != NULL);
  if (self->handle.way == MUR_HANDLE_PLANE)
    nudge_both (self, n_right, n_up);
  else
    set (self, *value_of (self, 0)
                 + n_steps * step (self, 0) * (self->handle.factor < 0 ? -1 : 1));
}

/* Digits of the resolution only: sums of tenths are tenths. */
static char *
format_item (const MurGrip *self, gsize i)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (self->values[i]) && self->handle.missing != NULL)
    return g_strdup (self->handle.missing);
  if (i == self->handle.index && self->values[i] != self->courses[0].initial)
    g_ascii_formatd (buffer, sizeof buffer, "%.12g", self->values[i]);
  else
    g_ascii_dtostr (buffer, sizeof buffer, self->values[i]);
  return g_strdup (buffer);
}

static void
append_list (const MurGrip *self, GPtrArray *pairs)
{
  g_auto (GStrv) items = g_new0 (char *, self->handle.n + 1);

  for (gsize i = 0; i < self->handle.n; i++)
    items[i] = format_item (self, i);
  g_ptr_array_add (pairs, g_strdup (self->handle.parameter));
  g_ptr_array_add (pairs, g_strjoinv (" ", items));
}

static void
append_targets (const MurGrip *self, GPtrArray *pairs)
{
  const MurHandleTarget *target = self->handle.targets;

  for (guint i = 0; i < MUR_HANDLE_MOST_TARGETS && target[i].name != NULL; i++)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (buffer, sizeof buffer, "%.12g",
                       target[i].factor * self->values[target[i].axis]);
      g_ptr_array_add (pairs, g_strdup (target[i].name));
      g_ptr_array_add (pairs, g_strdup (buffer));
    }
}

char **
mur_grip_pairs (const MurGrip *self)
{
  GPtrArray *pairs = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);
  for (gsize i = 0; self->handle.also != NULL && self->handle.also[i] != NULL; i++)
    g_ptr_array_add (pairs, g_strdup (self->handle.also[i]));
  if (self->handle.way == MUR_HANDLE_PLANE)
    append_targets (self, pairs);
  else
    append_list (self, pairs);
  g_ptr_array_add (pairs, NULL);
  return (char **)g_ptr_array_free (pairs, FALSE);
}

char *
mur_grip_describe (const MurGrip *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  text = g_string_new (self->handle.name);
  for (guint i = 0; i < n_courses (self); i++)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (buffer, sizeof buffer, "%.6g", *value_of (self, i));
      g_string_append_printf (text, "%s%s%s", i == 0 ? ": " : ", ",
                              buffer[0] == '-' ? "\xe2\x88\x92" : "",
                              buffer + (buffer[0] == '-'));
    }
  if (self->handle.unit != NULL)
    g_string_append_printf (text, " %s", self->handle.unit);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
