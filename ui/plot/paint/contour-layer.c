/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Contours of a grid, through the middles of the cells that an image of it has. Levels
 * are the ticks that an axis of the values would have, unless they are given. A label
 * stands where its line has the most room, along the line. */

#include "ui/plot/paint/contour-layer.h"

#include <string.h>

#include "ui/plot/layout/ticks.h"
#include "ui/plot/paint/contours.h"
#include "ui/plot/paint/labels.h"

#define N_LEVELS 9
#define MOST_LEVELS 200
/* Pieces looked at for the label of one level. */
#define N_CANDIDATES 150
/* Lines shorter than this many times their label have none. */
#define LONG_ENOUGH 2.5

typedef struct
{
  GArray *levels; /* of double, ascending */
  GArray *pieces; /* of MurContourPiece, in units */
} Contours;

static double
no_length_cb (const char *markup, gpointer data)
{
  return 0;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const double one = *(const double *)a, two = *(const double *)b;

  return one < two ? -1 : one > two;
}

static GArray *
even_levels (const MurLayerPainter *self)
{
  const MurPanel *panel = self->place->panel;
  const MurTickRequest request = { .scale = panel->z.scale,
                                   .limits = mur_layer_colours (panel, self->layer),
                                   .length = 1,
                                   .wished = N_LEVELS,
                                   .measure = no_length_cb };
  g_autoptr (MurTicks) ticks = mur_ticks_new (&request);
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ticks->major->len; i++)
    g_array_append_val (levels, g_array_index (ticks->major, MurTick, i).value);
  return levels;
}

static GArray *
find_levels (const MurLayerPainter *self)
{
  const MurLayer *layer = self->layer;
  GArray *levels;

  if (layer->levels == NULL)
    return even_levels (self);
  levels = g_array_new (FALSE, FALSE, sizeof (double));
  for (gsize i = 0; i < MIN (layer->n_levels, MOST_LEVELS); i++)
    if (isfinite (layer->levels[i]))
      g_array_append_val (levels, layer->levels[i]);
  g_array_sort (levels, compare_cb);
  return levels;
}

/* So many values a square that squares are no smaller than pixels. */
static gsize
fitting_step (const MurLayerPainter *self)
{
  const MurLayer *layer = self->layer;
  const MurPanelPlace *place = self->place;
  const double wide = fabs (mur_map_to_position (&place->x.map, layer->x_max)
                            - mur_map_to_position (&place->x.map, layer->x_min));
  const double high = fabs (mur_map_to_position (&place->y.map, layer->y_max)
                            - mur_map_to_position (&place->y.map, layer->y_min));
  const double columns = layer->n_columns / (wide * self->canvas->scale_x);
  const double rows = layer->n_rows / (high * self->canvas->scale_y);
  const double step = floor (fmin (columns, rows));

  /* An end that a log axis does not show has no position. */
  return step >= 1 ? (gsize)fmin (step, 1e6) : 1;
}

static MurPoint
unit_point (const MurLayerPainter *self, const MurPoint *at)
{
  const MurLayer *layer = self->layer;
  const double across = (at->x + 0.5) / layer->n_columns;
  const double up = (at->y + 0.5) / layer->n_rows;

  return (MurPoint){
    mur_map_to_position (&self->place->x.map,
                         layer->x_min + across * (layer->x_max - layer->x_min)),
    mur_map_to_position (&self->place->y.map,
                         layer->y_min + up * (layer->y_max - layer->y_min))
  };
}

static void
contours_init (Contours *self, const MurLayerPainter *painter)
{
  const MurLayer *layer = painter->layer;
  guint n = 0;

  self->levels = find_levels (painter);
  self->pieces = mur_contours_new (
    layer->z, layer->n_columns, layer->n_rows, fitting_step (painter),
    (const double *)(const void *)self->levels->data, self->levels->len);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      MurContourPiece piece = g_array_index (self->pieces, MurContourPiece, i);

      piece.a = unit_point (painter, &piece.a);
      piece.b = unit_point (painter, &piece.b);
      if (!isnan (piece.a.x) && !isnan (piece.a.y) && !isnan (piece.b.x)
          && !isnan (piece.b.y))
        g_array_index (self->pieces, MurContourPiece, n++) = piece;
    }
  g_array_set_size (self->pieces, n);
}

static void
contours_clear (Contours *self)
{
  g_array_unref (self->levels);
  g_array_unref (self->pieces);
}

static void
draw (const MurLayerPainter *self, const Contours *contours)
{
  const MurCanvas *canvas = self->canvas;
  const double radius = self->style.line_width * canvas->scale_y / 2;
  int left, top;
  g_autoptr (MurMask) mask = mur_canvas_mask (canvas, self->place->area, &left, &top);

  if (mask == NULL)
    return;
  for (guint i = 0; i < contours->pieces->len; i++)
    {
      const MurContourPiece *piece
        = &g_array_index (contours->pieces, MurContourPiece, i);

      mur_mask_line (mask, piece->a.x * canvas->scale_x + canvas->origin_x - left,
                     piece->a.y * canvas->scale_y + canvas->origin_y - top,
                     piece->b.x * canvas->scale_x + canvas->origin_x - left,
                     piece->b.y * canvas->scale_y + canvas->origin_y - top, radius);
    }
  mur_canvas_paint_mask (canvas, mask, left, top, self->style.colour,
                         self->style.opacity);
}

static void
stroke (const MurLayerPainter *self, const Contours *contours)
{
  const MurRectangle *area = &self->place->area;
  const double out = 2 * self->style.line_width;
  cairo_t *cr = self->canvas->cr;

  mur_canvas_set_colour (self->canvas, self->style.colour, self->style.opacity);
  cairo_set_line_width (cr, self->style.line_width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  for (guint i = 0; i < contours->pieces->len; i++)
    {
      MurContourPiece piece = g_array_index (contours->pieces, MurContourPiece, i);

      if (!mur_clip_segment (&piece.a, &piece.b, area->x - out, area->y - out,
                             area->x + area->width + out, area->y + area->height + out))
        continue;
      cairo_move_to (cr, piece.a.x, piece.a.y);
      cairo_line_to (cr, piece.b.x, piece.b.y);
    }
  cairo_stroke (cr);
}

/* "2.5", "−40", "3×10⁻⁷" as markup. */
static char *
level_text (double level)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *digits = g_ascii_formatd (buffer, sizeof buffer, "%.4g", fabs (level));
  const char *minus = level < 0 ? "\xe2\x88\x92" : "";
  char *power = strchr (digits, 'e');
  gint64 exponent;

  if (power == NULL)
    return g_strconcat (minus, digits, NULL);
  exponent = g_ascii_strtoll (power + 1, NULL, 10);
  *power = '\0';
  return g_strdup_printf ("%s%s\xc3\x97"
                          "10<sup>%s%d</sup>",
                          minus, digits, exponent < 0 ? "\xe2\x88\x92" : "",
                          (int)ABS (exponent));
}

typedef struct
{
  const MurLayerPainter *painter;
  const Contours *contours;
  GArray *taken; /* of MurPoint: where labels stand already */
  double width, height;
} Labels;

/* How far from everything: other labels, and the edge, beyond which it counts less. */
static double
room_at (const Labels *self, const MurPoint *at)
{
  const MurRectangle *area = &self->painter->place->area;
  const double aside = fmin (at->x - area->x, area->x + area->width - at->x);
  const double inside = fmin (at->y - area->y, area->y + area->height - at->y);
  double room = 2 * self->width + 0.1 * fmin (aside, inside);

  if (aside < 0.7 * self->width || inside < 0.7 * self->width)
    return 0;
  for (guint i = 0; i < self->taken->len; i++)
    {
      const MurPoint *other = &g_array_index (self->taken, MurPoint, i);

      room = fmin (room, hypot (other->x - at->x, other->y - at->y));
    }
  return room;
}

static double
length_of (const MurContourPiece *piece)
{
  return hypot (piece->b.x - piece->a.x, piece->b.y - piece->a.y);
}

static double
level_length (const Contours *self, guint level, guint *n)
{
  double length = 0;

  *n = 0;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const MurContourPiece *piece = &g_array_index (self->pieces, MurContourPiece, i);

      if (piece->level == level)
        {
          length += length_of (piece);
          ++*n;
        }
    }
  return length;
}

/* Level labels read best. */
static double
flatness (const MurContourPiece *piece)
{
  const double length = length_of (piece);

  return length > 0 ? fabs (piece->b.x - piece->a.x) / length : 1;
}

/* The piece of @level, of @n, with the most room; %NULL: none has enough. */
static const MurContourPiece *
best_piece (const Labels *self, guint level, guint n, MurPoint *middle)
{
  const guint every = 1 + n / N_CANDIDATES;
  const MurContourPiece *best = NULL;
  double most = 1.3 * self->width;
  guint at = 0;

  for (guint i = 0; i < self->contours->pieces->len; i++)
    {
      const MurContourPiece *piece
        = &g_array_index (self->contours->pieces, MurContourPiece, i);
      const MurPoint here
        = { (piece->a.x + piece->b.x) / 2, (piece->a.y + piece->b.y) / 2 };
      double room;

      if (piece->level != level || at++ % every != 0)
        continue;
      room = room_at (self, &here) * (0.6 + 0.4 * flatness (piece));
      if (room > most)
        {
          most = room;
          best = piece;
          *middle = here;
        }
    }
  return best;
}

/* Along the line, and never upside down. */
static double
angle_of (const MurContourPiece *piece)
{
  const double dx = piece->b.x - piece->a.x, dy = piece->b.y - piece->a.y;

  if (dx == 0 && dy == 0)
    return 0;
  return dx < 0 || (dx == 0 && dy > 0) ? atan2 (-dy, -dx) : atan2 (dy, dx);
}

static void
label_level (Labels *self, guint level)
{
  const MurLayerPainter *painter = self->painter;
  g_autofree char *text
    = level_text (g_array_index (self->contours->levels, double, level));
  const MurContourPiece *piece;
  MurPoint at;
  double angle;
  guint n;

  self->width = mur_text_width (painter->text, MUR_TEXT_LEGEND, text);
  if (level_length (self->contours, level, &n) < LONG_ENOUGH * self->width)
    return;
  piece = best_piece (self, level, n, &at);
  if (piece == NULL)
    return;
  angle = angle_of (piece);
  g_array_append_val (self->taken, at);
  mur_paint_label (painter, text, painter->theme->text,
                   &(MurTextPlace){ at.x - sin (angle) * self->height / 2,
                                    at.y + cos (angle) * self->height / 2, 0.5, angle,
                                    0 });
}

static void
label (const MurLayerPainter *self, const Contours *contours)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MurPoint));
  Labels labels
    = { self, contours, taken, 0, mur_text_digit_height (self->text, MUR_TEXT_LEGEND) };

  for (guint level = 0; level < contours->levels->len; level++)
    label_level (&labels, level);
}

void
mur_paint_contours (const MurLayerPainter *self)
{
  Contours contours;

  if (self->layer->n_columns < 2 || self->layer->n_rows < 2)
    return;
  contours_init (&contours, self);
  if (self->canvas->vector && contours.pieces->len <= MUR_VECTOR_MARKS)
    stroke (self, &contours);
  else
    draw (self, &contours);
  if (self->layer->labelled && self->text != NULL)
    label (self, &contours);
  contours_clear (&contours);
}
