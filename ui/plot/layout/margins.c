/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Margins of panels follow from labels, labels from ticks, ticks from the size of the
 * data area, which is what margins leave: a few rounds settle it. */

#include "ui/plot/layout/margins.h"

#include <math.h>

#include "ui/plot/layout/grid.h"
#include "ui/plot/layout/legend.h"
#include "ui/plot/layout/titles.h"

/* Few figures take more than two. */
#define MOST_ROUNDS 6
/* Of numbers beside a colour bar whose limits change from frame to frame. */
#define BAR_CHARACTERS 5
#define MINUS "\xe2\x88\x92"
#define WIDEST_NUMBER MINUS "0000"
#define WIDEST_POWER "10<sup>" MINUS "00</sup>"
/* Labels wished on an axis: growing with its length, but less than in proportion, as
 * eyes want more room on a large page. */
#define LABELS_ACROSS 0.32
#define LABELS_UP 0.37

typedef struct
{
  MurText *text;
  gboolean upright; /* a y axis: labels take height */
} Measure;

static double
measure_label (const char *markup, gpointer data)
{
  const Measure *self = data;

  if (self->upright)
    return 1.25 * mur_text_digit_height (self->text, MUR_TEXT_TICK);
  return mur_text_width (self->text, MUR_TEXT_TICK, markup);
}

static void
choose_ticks (MurAxisPlace *place,
              const MurAxis *axis,
              const Measure *measure,
              double unit,
              guint longest)
{
  const double length = fabs (place->map.end - place->map.start);
  const double labels = measure->upright ? LABELS_UP : LABELS_ACROSS;
  const MurTickRequest request = {
    .scale = place->map.scale,
    .limits = { place->map.minimum, place->map.maximum },
    .length = length,
    .wished = labels * sqrt (length / unit),
    .gap = (measure->upright ? 4 : 12) * unit,
    .integer = axis->integer,
    .longest = longest,
    .labels = (const char *const *)axis->labels,
    .measure = measure_label,
    .measure_data = (gpointer)measure,
  };

  g_clear_pointer (&place->ticks, mur_ticks_free);
  place->ticks = mur_ticks_new (&request);
}

static double
widest_label (const MurTicks *ticks, MurText *text)
{
  double widest = 0;

  for (guint i = 0; i < ticks->major->len; i++)
    widest
      = fmax (widest, mur_text_width (text, MUR_TEXT_TICK,
                                      g_array_index (ticks->major, MurTick, i).label));
  if (ticks->exponent != NULL)
    widest = fmax (widest, mur_text_width (text, MUR_TEXT_TICK, ticks->exponent));
  return widest;
}

/* How far the last label stands out beyond the end of its axis. */
static double
overhang (const MurPanelPlace *place, MurText *text)
{
  const GArray *major = place->x.ticks->major;
  double out = 0;

  for (guint i = 0; i < major->len; i++)
    {
      const MurTick *tick = &g_array_index (major, MurTick, i);
      const double half = mur_text_width (text, MUR_TEXT_TICK, tick->label) / 2;

      out = fmax (out, mur_map_to_position (&place->x.map, tick->value) + half
                         - place->area.x - place->area.width);
    }
  return out;
}

/* Whether the colours have the same limits in every frame of a run. */
static gboolean
has_steady_bar (const MurPanelPlace *self)
{
  const MurPanel *panel = self->panel;
  const MurLayer *layer = mur_panel_coloured_layer (panel);

  return panel->colours == MUR_COLOURS_CYCLIC || layer == NULL
         || (!(isnan (panel->z.minimum) && isnan (layer->z_min))
             && !(isnan (panel->z.maximum) && isnan (layer->z_max)));
}

/* Where they change, numbers at the bar take the same room in every frame. */
static double
least_bar_label (const MurPanelPlace *self, MurText *text)
{
  const char *widest
    = self->panel->z.scale == MUR_SCALE_LOG ? WIDEST_POWER : WIDEST_NUMBER;

  return has_steady_bar (self) ? 0 : mur_text_width (text, MUR_TEXT_TICK, widest);
}

/* What the title of an axis takes, across it. */
static double
title_room (const MurAxisPlace *axis, const MurText *text, double unit)
{
  if (axis->title == NULL)
    return 0;
  return MAX (axis->heading.n_lines, 1) * mur_text_line (text, MUR_TEXT_AXIS_TITLE)
         + MUR_TITLE_GAP * unit;
}

/* What the colour bar takes on the right. */
static double
colour_bar_room (const MurPanelPlace *self, MurText *text, double unit)
{
  if (self->z.ticks == NULL)
    return 0;
  return (MUR_COLOUR_BAR_GAP + MUR_COLOUR_BAR_WIDTH + MUR_TICK_LENGTH + MUR_LABEL_GAP)
           * unit
         + self->bar_labels + title_room (&self->z, text, unit);
}

/* What stands below the labels: the title, or the factor of the labels. */
static double
below_labels (const MurPanelPlace *self, const MurText *text, double unit)
{
  const double gap = (MUR_TITLE_GAP - MUR_LABEL_GAP) * unit;
  const double line = mur_text_line (text, MUR_TEXT_AXIS_TITLE);

  if (self->x.title != NULL)
    return title_room (&self->x, text, unit) - MUR_LABEL_GAP * unit;
  return self->x.ticks->exponent != NULL ? line + gap : 0;
}

static void
measure_margins (const MurLayout *layout, MurPanelPlace *self, MurText *text)
{
  const double unit = layout->unit;
  const double tick = (MUR_TICK_LENGTH + MUR_LABEL_GAP) * unit;
  const double digit = mur_text_digit_height (text, MUR_TEXT_TICK);

  self->left
    = tick + widest_label (self->y.ticks, text) + title_room (&self->y, text, unit);
  if (self->z.ticks != NULL)
    self->bar_labels
      = fmax (widest_label (self->z.ticks, text), least_bar_label (self, text));
  self->right = fmax (fmax (overhang (self, text), 2 * unit),
                      self->names_width + colour_bar_room (self, text, unit))
                + mur_legend_room_beside (layout, self);
  self->bottom = mur_x_label_base (unit, text) + mur_text_descent (text, MUR_TEXT_TICK)
                 + below_labels (self, text, unit);
  if (self->shares_x)
    self->bottom = digit / 2;
  self->bottom += mur_legend_room_below (layout, self);
  self->top = digit / 2;
  if (self->y.ticks->exponent != NULL
      || (self->z.ticks != NULL
          && (self->z.ticks->exponent != NULL || !has_steady_bar (self))))
    self->top += MUR_TITLE_GAP * unit + mur_text_ascent (text, MUR_TEXT_TICK);
  if (self->panel->title != NULL || self->panel->caption != NULL
      || self->view.legend == MUR_LEGEND_ABOVE)
    self->top = fmax (self->top, mur_title_height (unit, self, text));
}

/* The largest part of @area in which units are equal, in the middle of its width, below
 * the title. Its length is no whole pixel, as that would not be the aspect. */
static void
shape_area (MurRectangle *area, MurRange x, MurRange y)
{
  const double wide = fabs (x.maximum - x.minimum), high = fabs (y.maximum - y.minimum);
  const double unit = fmin (area->width / wide, area->height / high);

  if (!isfinite (unit) || !(unit > 0))
    return;
  area->x += floor ((area->width - unit * wide) / 2);
  area->width = fmax (unit * wide, 1);
  area->height = fmax (unit * high, 1);
}

void
mur_panel_equalise (const MurPanel *panel,
                    const MurRectangle *area,
                    MurRange *x,
                    MurRange *y)
{
  const double per_x = fabs (x->maximum - x->minimum) / area->width;
  const double per_y = fabs (y->maximum - y->minimum) / area->height;
  MurRange *wide = per_x < per_y ? x : y;
  const double factor = fmax (per_x, per_y) / fmin (per_x, per_y);
  const double middle = wide->minimum / 2 + wide->maximum / 2;
  const double half = (wide->maximum / 2 - wide->minimum / 2) * factor;

  if (!panel->equal || mur_panel_keeps_limits (panel) || !isfinite (half))
    return;
  *wide = (MurRange){ middle - half, middle + half };
}

/* The bar is as high as the data area. Values are searched for their ends once. */
static void
place_colour_bar (MurPanelPlace *self, const Measure *up, double unit)
{
  const MurPanel *panel = self->panel;
  const MurLayer *layer = mur_panel_coloured_layer (panel);
  const double top = self->area.y, bottom = top + self->area.height;
  MurRange range = { panel->z.minimum, panel->z.maximum };

  if (!panel->colour_bar || (layer == NULL && !mur_panel_explains_tints (panel)))
    return;
  if (self->z.ticks != NULL)
    range = (MurRange){ self->z.map.minimum, self->z.map.maximum };
  else if (layer != NULL)
    range = mur_layer_colours (panel, layer);
  mur_map_init (&self->z.map, panel->z.scale, range, bottom, top);
  choose_ticks (&self->z, &panel->z, up, unit,
                has_steady_bar (self) ? 0 : BAR_CHARACTERS);
}

static void
place_panel (MurPanelPlace *self, const MurGrid *grid, MurText *text, double unit)
{
  const MurPanel *panel = self->panel;
  const MurScale x_scale = mur_scale_chosen (self->view.x_scale, &panel->x);
  const MurScale y_scale = mur_scale_chosen (self->view.y_scale, &panel->y);
  const Measure along = { text, FALSE }, up = { text, TRUE };

  self->area = mur_grid_room (grid, self);
  mur_grid_outer (grid, self, &self->outer_left, &self->outer_right);
  self->view.x = self->wanted_x;
  self->view.y = self->wanted_y;
  if (x_scale == MUR_SCALE_LINEAR && y_scale == MUR_SCALE_LINEAR)
    {
      mur_panel_equalise (panel, &self->area, &self->view.x, &self->view.y);
      if (mur_panel_keeps_limits (panel))
        shape_area (&self->area, self->view.x, self->view.y);
    }
  mur_map_init (&self->x.map, x_scale, self->view.x, self->area.x,
                self->area.x + self->area.width);
  mur_map_init (&self->y.map, y_scale, self->view.y, self->area.y + self->area.height,
                self->area.y);
  choose_ticks (&self->x, &panel->x, &along, unit, 0);
  choose_ticks (&self->y, &panel->y, &up, unit, 0);
  place_colour_bar (self, &up, unit);
}

/* The last round has no more room than was asked for before. */
static void
settle (MurLayout *self, MurText *text, MurGrid *grid)
{
  gboolean grows = TRUE;

  for (int round = 0; round < MOST_ROUNDS && grows; round++)
    {
      const gboolean is_last = round + 1 == MOST_ROUNDS;

      mur_grid_share (grid, self);
      for (guint i = 0; i < self->n_shown; i++)
        {
          place_panel (self->shown[i], grid, text, self->unit);
          mur_titles_fit (self->shown[i], text, self->unit, is_last);
          measure_margins (self, self->shown[i], text);
        }
      grows = !is_last && mur_grid_gather (grid, self);
    }
}

/* Whether @lower stands right below @upper, on the same axis of x: also what the upper
 * one says of it, if anything, is said below. */
static gboolean
shares_x (const MurPanelPlace *upper, const MurPanelPlace *lower)
{
  if (upper->x.title != NULL && g_strcmp0 (upper->x.title, lower->x.title) != 0)
    return FALSE;
  return upper->panel->link_x != 0 && upper->panel->link_x == lower->panel->link_x
         && upper->cell.column == lower->cell.column
         && upper->cell.n_columns == lower->cell.n_columns
         && upper->cell.row + upper->cell.n_rows == lower->cell.row;
}

/* A stack of panels is numbered once, at its foot. */
static void
find_stacks (MurLayout *self)
{
  for (guint i = 0; i < self->n_shown; i++)
    for (guint k = 0; k < self->n_shown; k++)
      if (shares_x (self->shown[i], self->shown[k]))
        self->shown[i]->shares_x = TRUE;
}

void
mur_layout_place_panels (MurLayout *self, MurText *text)
{
  g_autoptr (MurGrid) grid = mur_grid_new (self);

  find_stacks (self);
  settle (self, text, grid);
}
