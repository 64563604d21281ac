/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where panels lie. The data areas of a grid column share left and right, those of a
 * row top and bottom. Margins follow from labels, labels from ticks, ticks from the
 * size of the data area, which is what margins leave: a few rounds settle it. */

#include "ui/plot/layout/margins.h"

#include <math.h>

/* At unit 1. */
#define OUTER 14.0
#define GAP_X 20.0
#define GAP_Y 14.0
#define N_ROUNDS 3
/* Labels wished on an axis: growing with its length, but less than in proportion, as
 * eyes want more room on a large page. */
#define LABELS_ACROSS 0.32
#define LABELS_UP 0.37

/* A column or a row of the grid. */
typedef struct
{
  double before, after; /* the margins */
  double weight;
  double start, size; /* of the data area */
} Track;

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
              double unit)
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

static double
line_height (const MurText *text, MurTextKind kind)
{
  return mur_text_ascent (text, kind) + mur_text_descent (text, kind);
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

/* What the colour bar takes on the right. */
static double
colour_bar_room (const MurPanelPlace *self, MurText *text, double unit, double title)
{
  if (self->z.ticks == NULL)
    return 0;
  return (MUR_COLOUR_BAR_GAP + MUR_COLOUR_BAR_WIDTH + MUR_TICK_LENGTH + MUR_LABEL_GAP)
           * unit
         + widest_label (self->z.ticks, text) + (self->z.title != NULL ? title : 0);
}

static void
measure_margins (MurPanelPlace *self, MurText *text, double unit)
{
  const double tick = (MUR_TICK_LENGTH + MUR_LABEL_GAP) * unit;
  const double title = line_height (text, MUR_TEXT_AXIS_TITLE) + MUR_TITLE_GAP * unit;
  const double digit = mur_text_digit_height (text, MUR_TEXT_TICK);
  const gboolean second_line = self->x.title != NULL || self->x.ticks->exponent != NULL;

  self->left
    = tick + widest_label (self->y.ticks, text) + (self->y.title != NULL ? title : 0);
  self->right = fmax (fmax (overhang (self, text), 2 * unit),
                      self->names_width + colour_bar_room (self, text, unit, title));
  self->bottom = mur_x_label_base (unit, text) + mur_text_descent (text, MUR_TEXT_TICK)
                 + (second_line ? title - MUR_LABEL_GAP * unit : 0);
  if (self->shares_x)
    self->bottom = digit / 2;
  self->top = digit / 2;
  if (self->y.ticks->exponent != NULL
      || (self->z.ticks != NULL && self->z.ticks->exponent != NULL))
    self->top += MUR_TITLE_GAP * unit + mur_text_ascent (text, MUR_TEXT_TICK);
  if (self->panel->title != NULL || self->panel->caption != NULL
      || self->view.legend == MUR_LEGEND_ABOVE)
    self->top = fmax (self->top, mur_title_height (unit, self, text));
}

static void
share_tracks (Track *tracks, guint n, double total, double outer, double gap)
{
  double weights = 0, margins = 2 * outer + (n - 1) * gap, at = outer, room;

  for (guint i = 0; i < n; i++)
    {
      weights += tracks[i].weight;
      margins += tracks[i].before + tracks[i].after;
    }
  room = fmax (total - margins, n);
  for (guint i = 0; i < n; i++)
    {
      at += tracks[i].before;
      tracks[i].start = at;
      tracks[i].size = room * tracks[i].weight / weights;
      at += tracks[i].size + tracks[i].after + gap;
    }
}

/* Whether the limits are all set, so that the data area goes by them. */
static gboolean
keeps_limits (const MurPanel *panel)
{
  return panel->equal && !isnan (panel->x.minimum) && !isnan (panel->x.maximum)
         && !isnan (panel->y.minimum) && !isnan (panel->y.maximum);
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

  if (!panel->equal || keeps_limits (panel) || !isfinite (half))
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
  choose_ticks (&self->z, &self->panel->z, up, unit);
}

static guint
last_of (guint first, guint n)
{
  return first + MAX (n, 1) - 1;
}

static void
place_panel (MurPanelPlace *self,
             const Track *columns,
             const Track *rows,
             MurText *text,
             double unit)
{
  const MurPanel *panel = self->panel;
  const Track *right = &columns[last_of (panel->column, panel->n_columns)];
  const Track *bottom = &rows[last_of (panel->row, panel->n_rows)];
  const double x0 = round (columns[panel->column].start);
  const double y0 = round (rows[panel->row].start);
  const MurScale x_scale = mur_scale_chosen (self->view.x_scale, &panel->x);
  const MurScale y_scale = mur_scale_chosen (self->view.y_scale, &panel->y);
  const Measure along = { text, FALSE }, up = { text, TRUE };

  self->area.x = x0;
  self->area.y = y0;
  self->area.width = fmax (round (right->start + right->size) - x0, 1);
  self->area.height = fmax (round (bottom->start + bottom->size) - y0, 1);
  self->view.x = self->wanted_x;
  self->view.y = self->wanted_y;
  if (x_scale == MUR_SCALE_LINEAR && y_scale == MUR_SCALE_LINEAR)
    {
      mur_panel_equalise (panel, &self->area, &self->view.x, &self->view.y);
      if (keeps_limits (panel))
        shape_area (&self->area, self->view.x, self->view.y);
    }
  mur_map_init (&self->x.map, x_scale, self->view.x, self->area.x,
                self->area.x + self->area.width);
  mur_map_init (&self->y.map, y_scale, self->view.y, y0 + self->area.height, y0);
  choose_ticks (&self->x, &panel->x, &along, unit);
  choose_ticks (&self->y, &panel->y, &up, unit);
  place_colour_bar (self, &up, unit);
}

static void
gather_margins (const MurLayout *self, Track *columns, Track *rows)
{
  for (guint i = 0; i < self->n_panels; i++)
    {
      const MurPanelPlace *place = &self->panels[i];
      const MurPanel *panel = place->panel;
      Track *right = &columns[last_of (panel->column, panel->n_columns)];
      Track *bottom = &rows[last_of (panel->row, panel->n_rows)];

      columns[panel->column].before = fmax (columns[panel->column].before, place->left);
      right->after = fmax (right->after, place->right);
      rows[panel->row].before = fmax (rows[panel->row].before, place->top);
      bottom->after = fmax (bottom->after, place->bottom);
    }
}

static void
settle (MurLayout *self, MurText *text, GArray *columns, GArray *rows)
{
  Track *across = (Track *)(void *)columns->data;
  Track *down = (Track *)(void *)rows->data;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      share_tracks (across, columns->len, self->width, OUTER * self->unit,
                    GAP_X * self->unit);
      share_tracks (down, rows->len, self->height, OUTER * self->unit,
                    GAP_Y * self->unit);
      for (guint i = 0; i < self->n_panels; i++)
        {
          place_panel (&self->panels[i], across, down, text, self->unit);
          measure_margins (&self->panels[i], text, self->unit);
        }
      if (round + 1 < N_ROUNDS)
        gather_margins (self, across, down);
    }
}

/* Whether @lower stands right below @upper, on the same axis of x. */
static gboolean
shares_x (const MurPanel *upper, const MurPanel *lower)
{
  return upper->link_x != 0 && upper->link_x == lower->link_x
         && upper->column == lower->column
         && MAX (upper->n_columns, 1) == MAX (lower->n_columns, 1)
         && last_of (upper->row, upper->n_rows) + 1 == lower->row;
}

/* A stack of panels is numbered once, at its foot. */
static void
find_stacks (MurLayout *self)
{
  for (guint i = 0; i < self->n_panels; i++)
    for (guint k = 0; k < self->n_panels; k++)
      if (shares_x (self->panels[i].panel, self->panels[k].panel))
        self->panels[i].shares_x = TRUE;
}

void
mur_layout_place_panels (MurLayout *self, MurText *text)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (Track));
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Track));

  for (guint i = 0; i < self->n_panels; i++)
    {
      const MurPanel *panel = self->panels[i].panel;
      const guint right = last_of (panel->column, panel->n_columns);
      const guint bottom = last_of (panel->row, panel->n_rows);

      g_array_set_size (columns, MAX (columns->len, right + 1));
      g_array_set_size (rows, MAX (rows->len, bottom + 1));
    }
  for (guint i = 0; i < columns->len; i++)
    g_array_index (columns, Track, i).weight
      = mur_figure_column_weight (self->figure, i);
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, Track, i).weight = mur_figure_row_weight (self->figure, i);
  find_stacks (self);
  if (columns->len > 0)
    settle (self, text, columns, rows);
}
