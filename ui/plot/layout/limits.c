/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Automatic limits: what the layers cover, and a margin that keeps marks off the frame.
 * Bars start at zero, images end where they end, lines may touch the left and right. */

#include "ui/plot/layout/limits.h"

#include <math.h>

#include "ui/plot/figure/errors.h"
#include "ui/plot/figure/robust.h"
#include "ui/plot/layout/scale.h"

/* Of the covered length. */
#define POINT_MARGIN 0.025
#define VALUE_MARGIN 0.07

typedef struct
{
  MurScale scale;
  double low, high;
  double edge_low, edge_high; /* where no margin is wanted */
  gboolean x_points;          /* something round could be cut by the frame */
} Cover;

static Cover
cover_nothing (MurScale scale)
{
  return (Cover){ scale, INFINITY, -INFINITY, INFINITY, -INFINITY };
}

static void
cover (Cover *self, double value)
{
  if (!mur_scale_shows (self->scale, value))
    return;
  self->low = fmin (self->low, value);
  self->high = fmax (self->high, value);
}

/* What fills the panel up to @value: the foot of bars, the end of an image. */
static void
cover_edge (Cover *self, double value)
{
  cover (self, value);
  self->edge_low = fmin (self->edge_low, value);
  self->edge_high = fmax (self->edge_high, value);
}

static void
cover_all (Cover *self, const double *values, gsize n)
{
  double low = self->low, high = self->high;

  if (values == NULL)
    return;
  for (gsize i = 0; i < n; i++)
    if (mur_scale_shows (self->scale, values[i]))
      {
        low = values[i] < low ? values[i] : low;
        high = values[i] > high ? values[i] : high;
      }
  self->low = low;
  self->high = high;
}

static void
cover_bars (Cover *x, Cover *y, const MurLayer *layer)
{
  Cover raw = cover_nothing (MUR_SCALE_LINEAR);

  cover_all (&raw, layer->x, layer->n);
  if (raw.low > raw.high)
    return;
  cover (x, raw.low - layer->width / 2);
  cover (x, raw.high + layer->width / 2);
  cover_all (y, layer->y, layer->n);
  cover_edge (y, 0);
}

static void
cover_sums (Cover *self, const double *from, const double *by, gsize n, double factor)
{
  if (from == NULL || by == NULL)
    return;
  for (gsize i = 0; i < n; i++)
    cover (self, from[i] + factor * by[i]);
}

/* The bars of points; on a log axis no farther down than a tenth of the datum, as what
 * reaches zero reaches any depth. */
static void
cover_errors (Cover *self, const MurLayer *layer)
{
  Cover data = cover_nothing (self->scale);
  double longest;

  cover_all (&data, layer->y, layer->n);
  if (data.low > data.high)
    return;
  longest = mur_layer_longest_error (layer, data.low, data.high);
  for (gsize i = 0; i < layer->n; i++)
    {
      const double y = layer->y[i], error = fmin (layer->errors[i], longest);

      if (!isfinite (layer->errors[i]) || !(error > 0)
          || !mur_scale_shows (self->scale, y))
        continue;
      cover (self, y + error);
      cover (self, self->scale == MUR_SCALE_LOG ? fmax (y - error, y / 10) : y - error);
    }
}

static void
cover_layer (Cover *x, Cover *y, const MurLayer *layer)
{
  switch (layer->kind)
    {
    case MUR_LAYER_IMAGE:
    case MUR_LAYER_CONTOURS:
      cover_edge (x, layer->x_min);
      cover_edge (x, layer->x_max);
      cover_edge (y, layer->y_min);
      cover_edge (y, layer->y_max);
      break;
    case MUR_LAYER_BARS:
      cover_bars (x, y, layer);
      break;
    case MUR_LAYER_RULE:
      cover_all (x, layer->x, 1);
      cover_all (y, layer->y, 1);
      break;
    case MUR_LAYER_HISTOGRAM:
      cover_all (x, layer->x, layer->n > 0 ? layer->n + 1 : 0);
      cover_all (y, layer->y, layer->n);
      cover_edge (y, 0);
      break;
    case MUR_LAYER_CIRCLES:
      cover_sums (x, layer->x, layer->dx, layer->n, -1);
      cover_sums (x, layer->x, layer->dx, layer->n, 1);
      cover_sums (y, layer->y, layer->dx, layer->n, -1);
      cover_sums (y, layer->y, layer->dx, layer->n, 1);
      x->x_points = TRUE;
      break;
    case MUR_LAYER_CELLS:
    case MUR_LAYER_ARROWS:
      cover_all (x, layer->x, layer->n);
      cover_all (y, layer->y, layer->n);
      cover_sums (x, layer->x, layer->dx, layer->n, 1);
      cover_sums (y, layer->y, layer->dy, layer->n, 1);
      break;
    case MUR_LAYER_POINTS:
    case MUR_LAYER_ERRORS:
    case MUR_LAYER_TEXT:
      x->x_points = TRUE;
      G_GNUC_FALLTHROUGH;
    case MUR_LAYER_LINE:
    case MUR_LAYER_BAND:
    case MUR_LAYER_STEPS:
    default:
      cover_all (x, layer->x, layer->n);
      cover_all (y, layer->y, layer->n);
      cover_all (y, layer->y2, layer->n);
      if (mur_layer_has_errors (layer))
        cover_errors (y, layer);
      break;
    }
}

static gboolean
hides (const MurPanelView *view, guint layer)
{
  return view != NULL && layer < 64 && (view->hidden >> layer & 1) != 0;
}

/* Robust axes keep their limits when a layer is hidden. */
static void
find_ends (Cover *x, Cover *y, const MurPanel *panel, const MurPanelView *view)
{
  Cover unused = cover_nothing (MUR_SCALE_LINEAR);

  for (guint i = 0; i < panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (panel->layers, i);
      const gboolean hidden = hides (view, i);
      Cover *along = hidden && panel->x.limits != MUR_LIMITS_ROBUST ? &unused : x;
      Cover *up = hidden && panel->y.limits != MUR_LIMITS_ROBUST ? &unused : y;

      if (layer->outside_limits || (along == &unused && up == &unused))
        continue;
      cover_layer (along, up, layer);
      if (layer->filled && layer->n > 0)
        cover_edge (up, 0);
    }
}

/* Points by the ends of their bars, so that most bars are seen whole. */
static void
sample_errors (MurSample *self, const MurLayer *layer)
{
  g_autofree double *ends = g_new (double, 2 * layer->n);

  for (gsize i = 0; i < layer->n; i++)
    {
      mur_layer_error_ends (layer, self->scale, i, ends + 2 * i);
      if (isnan (ends[2 * i]))
        ends[2 * i] = layer->y[i];
    }
  mur_sample_take (self, ends, 2 * layer->n);
}

/* Of what stands for single values. */
static void
sample_layer (MurSample *x, MurSample *y, const MurLayer *layer)
{
  switch (layer->kind)
    {
    case MUR_LAYER_LINE:
    case MUR_LAYER_POINTS:
    case MUR_LAYER_STEPS:
    case MUR_LAYER_ERRORS:
    case MUR_LAYER_BARS:
      mur_sample_take (x, layer->x, layer->n);
      if (mur_layer_has_errors (layer))
        sample_errors (y, layer);
      else
        mur_sample_take (y, layer->y, layer->n);
      mur_sample_take (y, layer->y2, layer->n);
      break;
    case MUR_LAYER_BAND:
    case MUR_LAYER_RULE:
    case MUR_LAYER_IMAGE:
    case MUR_LAYER_HISTOGRAM:
    case MUR_LAYER_CELLS:
    case MUR_LAYER_ARROWS:
    case MUR_LAYER_CONTOURS:
    case MUR_LAYER_TEXT:
    case MUR_LAYER_CIRCLES:
    default:
      break;
    }
}

/* @range without what lies beyond @spread. */
static MurRange
narrowed (MurRange range, MurRange spread)
{
  const MurRange inside
    = { fmax (range.minimum, spread.minimum), fmin (range.maximum, spread.maximum) };

  return inside.minimum < inside.maximum ? inside : range;
}

static void
narrow (const MurPanel *panel, MurScale along, MurScale up, MurRange *x, MurRange *y)
{
  MurSample across, upright;

  if (panel->x.limits != MUR_LIMITS_ROBUST && panel->y.limits != MUR_LIMITS_ROBUST)
    return;
  mur_sample_init (&across, along);
  mur_sample_init (&upright, up);
  for (guint i = 0; i < panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (panel->layers, i);

      if (!layer->outside_limits)
        sample_layer (&across, &upright, layer);
    }
  if (panel->x.limits == MUR_LIMITS_ROBUST)
    *x = narrowed (*x, mur_sample_spread (&across));
  if (panel->y.limits == MUR_LIMITS_ROBUST)
    *y = narrowed (*y, mur_sample_spread (&upright));
  mur_sample_clear (&across);
  mur_sample_clear (&upright);
}

/* Categories 0 … n − 1, with half a place on both sides. */
static void
cover_labels (Cover *self, char **labels)
{
  const guint n = labels == NULL ? 0 : g_strv_length (labels);

  if (n == 0)
    return;
  cover_edge (self, -0.5);
  cover_edge (self, n - 0.5);
}

static MurRange
with_margin (const Cover *self, double part)
{
  const gboolean fixed_low = self->low == self->edge_low;
  const gboolean fixed_high = self->high == self->edge_high;
  double low = self->low, high = self->high;

  if (low > high)
    return mur_range_sane ((MurRange){ NAN, NAN }, self->scale);
  if (low == high)
    return mur_range_sane ((MurRange){ low, high }, self->scale);
  if (self->scale == MUR_SCALE_LOG)
    {
      const double factor = pow (10, (log10 (high) - log10 (low)) * part);

      low = fixed_low ? low : low / factor;
      high = fixed_high ? high : high * factor;
    }
  else
    {
      /* Halves, as the whole may overflow. */
      const double margin = (high / 2 - low / 2) * 2 * part;

      low = fixed_low ? low : low - margin;
      high = fixed_high ? high : high + margin;
    }
  return mur_range_sane ((MurRange){ low, high }, self->scale);
}

MurScale
mur_scale_chosen (MurScaleChoice choice, const MurAxis *axis)
{
  g_return_val_if_fail (axis != NULL, MUR_SCALE_LINEAR);
  if (axis->labels != NULL)
    return MUR_SCALE_LINEAR;
  return choice == MUR_SCALE_AS_LINEAR ? MUR_SCALE_LINEAR
         : choice == MUR_SCALE_AS_LOG  ? MUR_SCALE_LOG
                                       : axis->scale;
}

static MurScale
x_scale (const MurPanel *panel, const MurPanelView *view)
{
  return mur_scale_chosen (view == NULL ? MUR_SCALE_OF_FIGURE : view->x_scale,
                           &panel->x);
}

static MurScale
y_scale (const MurPanel *panel, const MurPanelView *view)
{
  return mur_scale_chosen (view == NULL ? MUR_SCALE_OF_FIGURE : view->y_scale,
                           &panel->y);
}

void
mur_panel_auto_limits (const MurPanel *panel,
                       const MurPanelView *view,
                       MurRange *x,
                       MurRange *y)
{
  Cover along, up;

  g_return_if_fail (panel != NULL && x != NULL && y != NULL);
  along = cover_nothing (x_scale (panel, view));
  up = cover_nothing (y_scale (panel, view));
  find_ends (&along, &up, panel, view);
  cover_labels (&along, panel->x.labels);
  cover_labels (&up, panel->y.labels);
  *x = with_margin (&along, along.x_points ? POINT_MARGIN : 0);
  *y = with_margin (&up, VALUE_MARGIN);
  narrow (panel, along.scale, up.scale, x, y);
}

static double
first_set (double view, double axis, double automatic)
{
  return !isnan (view) ? view : !isnan (axis) ? axis : automatic;
}

static MurRange
pick (MurRange view, const MurAxis *axis, MurRange automatic)
{
  return (MurRange){ first_set (view.minimum, axis->minimum, automatic.minimum),
                     first_set (view.maximum, axis->maximum, automatic.maximum) };
}

static gboolean
is_set (MurRange range)
{
  return !isnan (range.minimum) && !isnan (range.maximum);
}

void
mur_panel_limits (const MurPanel *panel,
                  const MurPanelView *view,
                  MurRange *x,
                  MurRange *y)
{
  const MurRange unset = { NAN, NAN };
  MurRange auto_x = unset, auto_y = unset;

  *x = pick (view == NULL ? unset : view->x, &panel->x, unset);
  *y = pick (view == NULL ? unset : view->y, &panel->y, unset);
  if (!is_set (*x) || !is_set (*y))
    mur_panel_auto_limits (panel, view, &auto_x, &auto_y);
  *x = mur_range_sane (pick (*x, &panel->x, auto_x), x_scale (panel, view));
  *y = mur_range_sane (pick (*y, &panel->y, auto_y), y_scale (panel, view));
}
