/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A handle that is held. */

#include <math.h>

#include "ui/plot/pick/data.h"
#include "ui/plot/pick/handle.h"

/* A step of the keys, in units of the layout. */
#define STEP 5.0

struct _MurGrip
{
  char *name, *unit;
  const char *parameter;
  const char *const *also;
  double *values;
  gsize n, index;
  MurHandleWay way;
  double factor, minimum, maximum;

  double initial;    /* the value where it was taken hold of */
  double origin;     /* the position, or the angle, of that */
  double centre[2];  /* ROUND: what it goes around, in units of the layout */
  double upwards;    /* UP: value a unit of the layout */
  double resolution; /* of the value */
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
  mur_layout_to_position (layout, panel, 0, 0, &self->centre[0], &self->centre[1]);
  const double radius = hypot (px - self->centre[0], py - self->centre[1]);
  self->origin = angle_at (self, px, py);
  self->resolution = round_down (fabs (self->factor) / fmax (radius, 1));
}

static void
take_up (MurGrip *self, const MurLayout *layout, guint panel, double py)
{
  double x, low, high;
  mur_layout_to_data (layout, panel, 0, py + 0.5, &x, &low);
  mur_layout_to_data (layout, panel, 0, py - 0.5, &x, &high);
  self->origin = py;
  self->upwards = self->factor * (high - low);
  self->resolution = round_down (fabs (self->upwards));
}

MurGrip *
mur_grip_new (const MurLayout *layout, MurHandlePlace place, double px, double py)
{
  const MurHandle *handle = mur_handle_find (layout, place);
  MurGrip *self;

  if (handle == NULL)
    return NULL;
  self = g_new0 (MurGrip, 1);
  self->name = g_strdup (handle->name);
  self->unit = g_strdup (handle->unit);
  self->parameter = handle->parameter;
  self->also = handle->also;
  self->values = g_memdup2 (handle->values, handle->n * sizeof *handle->values);
  self->n = handle->n;
  self->index = handle->index;
  self->way = handle->way;
  self->factor = handle->factor;
  self->minimum = handle->minimum;
  self->maximum = handle->maximum;
  self->initial = self->values[self->index];
  if (self->way == MUR_HANDLE_ROUND)
    take_round (self, layout, place.panel, px, py);
  else
    take_up (self, layout, place.panel, py);
  return self;
}

void
mur_grip_free (MurGrip *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->unit);
  g_free (self->values);
  g_free (self);
}

static void
set (MurGrip *self, double value)
{
  value = round (value / self->resolution) * self->resolution;
  self->values[self->index] = CLAMP (value, self->minimum, self->maximum);
}

void
mur_grip_move (MurGrip *self, double px, double py)
{
  g_return_if_fail (self != NULL);
  if (self->way == MUR_HANDLE_UP)
    set (self, self->initial + (self->origin - py) * self->upwards);
  else
    /* The shorter way round. */
    set (self, self->initial
                 + self->factor
                     * remainder (angle_at (self, px, py) - self->origin, 2 * G_PI));
}

void
mur_grip_nudge (MurGrip *self, int n_steps)
{
  g_return_if_fail (self != NULL);
  set (self, self->values[self->index]
               + n_steps * STEP * self->resolution * (self->factor < 0 ? -1 : 1));
}

/* Digits of the resolution only: sums of tenths are tenths. */
static void
append_number (const MurGrip *self, GString *text, gsize i)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (i == self->index && self->values[i] != self->initial)
    g_ascii_formatd (buffer, sizeof buffer, "%.12g", self->values[i]);
  else
    g_ascii_dtostr (buffer, sizeof buffer, self->values[i]);
  g_string_append_printf (text, "%s%s", i == 0 ? "" : " ", buffer);
}

char **
mur_grip_pairs (const MurGrip *self)
{
  GString *list = g_string_new (NULL);
  GPtrArray *pairs = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);
  for (gsize i = 0; i < self->n; i++)
    append_number (self, list, i);
  for (gsize i = 0; self->also != NULL && self->also[i] != NULL; i++)
    g_ptr_array_add (pairs, g_strdup (self->also[i]));
  g_ptr_array_add (pairs, g_strdup (self->parameter));
  g_ptr_array_add (pairs, g_string_free (list, FALSE));
  g_ptr_array_add (pairs, NULL);
  return (char **)g_ptr_array_free (pairs, FALSE);
}

char *
mur_grip_describe (const MurGrip *self)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (self != NULL, NULL);
  g_ascii_formatd (buffer, sizeof buffer, "%.6g", self->values[self->index]);
  return g_strdup_printf ("%s: %s%s%s%s", self->name,
                          buffer[0] == '-' ? "\xe2\x88\x92" : "",
                          buffer + (buffer[0] == '-'), self->unit != NULL ? " " : "",
                          self->unit != NULL ? self->unit : "");
}
