/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every dimension with every other: by colour how much worse than random points the two
 * are together, and beside it the points of the pair that is chosen. */

#include "ui/figures/sampling/private.h"

#include <math.h>

/* Star discrepancies beyond so many of random points have the last colour. */
#define MOST_EXCESS 5

static gboolean
is_by_star (const MurFrame *frame)
{
  return mur_column_scalar (frame, "pair_measure") == 1;
}

/* Half the side of a mark, in cells: round the cell, and large enough to be found. */
static double
reach (const MurFrame *frame)
{
  return fmax (0.5, mur_column_scalar (frame, "dimensions") / 50);
}

/* The pair is chosen by dragging its mark: @across and @up are the dimensions that go to
 * the right and upwards. */
static void
add_handle (MurFigure *figure,
            MurLayer *mark,
            const MurFrame *frame,
            const char *across,
            const char *up)
{
  const double side = mur_column_scalar (frame, "dimensions");
  double *place = mur_column_new (figure, 2);
  place[0] = mur_column_scalar (frame, across);
  place[1] = mur_column_scalar (frame, up);
  const MurHandle handle = {
    .name = "Chosen pair",
    .values = place,
    .n = 2,
    .way = MUR_HANDLE_PLANE,
    .minimum = { 1, 1 },
    .maximum = { side, side },
    .targets = { { across, 0, 1 }, { up, 1, 1 } },
    .whole = TRUE,
  };
  mur_layer_add_handle (mark, &handle);
}

/* Round the cell of the dimensions @across to the right and @up upwards. */
static void
mark_cell (MurFigure *figure,
           MurPanel *panel,
           const MurFrame *frame,
           const char *across,
           const char *up)
{
  const double i = mur_column_scalar (frame, across);
  const double j = mur_column_scalar (frame, up);
  const double half = reach (frame);
  double *x = mur_column_new (figure, 5), *y = mur_column_new (figure, 5);
  for (guint corner = 0; corner < 5; corner++)
    {
      x[corner] = i + (corner == 1 || corner == 2 ? half : -half);
      y[corner] = j + (corner == 2 || corner == 3 ? half : -half);
    }
  MurLayer *mark
    = mur_panel_add_line (panel, MUR_ROLE_SERIES_6, "Chosen pair", x, y, 5);
  mark->solid = TRUE;
  mark->width = 1.2;
  if (mur_column_scalar (frame, "dimensions") > 2)
    add_handle (figure, mark, frame, across, up);
}

static void
set_colours (MurPanel *panel, const MurFrame *frame)
{
  const double random = mur_column_scalar (frame, "random_star_discrepancy");
  panel->colours = MUR_COLOURS_DIVERGING;
  panel->colour_bar = TRUE;
  mur_axis_set (&panel->z,
                is_by_star (frame) ? "<i>D</i>* above random points" : "Correlation",
                NULL, MUR_SCALE_LINEAR);
  panel->z.maximum = is_by_star (frame) ? MOST_EXCESS * random : 1;
  panel->z.minimum = -panel->z.maximum;
}

static void
set_axes (MurPanel *panel, const MurFrame *frame)
{
  const double side = mur_column_scalar (frame, "dimensions"), half = reach (frame);
  MurAxis *const axes[] = { &panel->x, &panel->y };
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      mur_axis_set (axes[i], "Dimension", NULL, MUR_SCALE_LINEAR);
      axes[i]->integer = TRUE;
      axes[i]->minimum = 1 - half;
      axes[i]->maximum = side + half;
    }
}

static void
draw_matrix (MurFigure *figure, MurPanel *panel, const MurFrame *frame, gsize side)
{
  const MurColumn excess = mur_column (frame, "pair_cells", "excess");
  MurLayer *image = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL,
                                        excess.values, side, side);
  image->sets_x = "x_dimension";
  image->sets_y = "y_dimension";
  image->x_min = image->y_min = 0.5;
  image->x_max = image->y_max = (double)side + 0.5;
  set_colours (panel, frame);
  mark_cell (figure, panel, frame, "x_dimension", "y_dimension");
  mark_cell (figure, panel, frame, "y_dimension", "x_dimension");
}

/* What a person called it, without the unit, else its number. */
static char *
name_of (const MurFrame *frame, double dimension)
{
  const MurColumn column = mur_column_of (frame, "points", "x*", (guint64)dimension);
  return column.title != NULL ? g_markup_escape_text (column.title, -1)
                              : g_strdup_printf ("%.0f", dimension);
}

static void
describe_matrix (MurPanel *panel, const MurFrame *frame)
{
  const gboolean by_star = is_by_star (frame);
  const double worst = mur_column_scalar (frame, by_star ? "worst_star_discrepancy"
                                                         : "worst_correlation");
  if (isnan (worst))
    return;
  g_autofree char *i = name_of (frame, mur_column_scalar (frame, "worst_i"));
  g_autofree char *j = name_of (frame, mur_column_scalar (frame, "worst_j"));
  panel->caption = g_strdup_printf (by_star ? "Worst: %s and %s, <i>D</i>* %.3f"
                                            : "Worst: %s and %s, correlation %+.2f",
                                    i, j, worst);
}

void
mur_sampling_add_matrix (MurFigure *figure, const MurFrame *frame, guint column)
{
  const gsize side = (gsize)mur_column_scalar (frame, "dimensions");
  g_autofree char *title
    = g_strdup_printf ("%s: every pair", mur_sampling_title (frame, 0));
  MurPanel *panel = mur_figure_add_panel (figure, 0, column, title);
  panel->equal = TRUE;
  set_axes (panel, frame);
  draw_matrix (figure, panel, frame, side);
  describe_matrix (panel, frame);
}

/* Where the pair stands in the table of all. */
static gsize
row_of_pair (const MurFrame *frame)
{
  const gsize s = (gsize)mur_column_scalar (frame, "dimensions");
  const gsize x = (gsize)mur_column_scalar (frame, "x_dimension") - 1;
  const gsize y = (gsize)mur_column_scalar (frame, "y_dimension") - 1;
  const gsize i = MIN (x, y), j = MAX (x, y);
  return i * (2 * s - i - 1) / 2 + j - i - 1;
}

static void
append_correlation (GString *text, const MurFrame *frame)
{
  const double value
    = mur_column (frame, "pairs", "correlation").values[row_of_pair (frame)];
  if (!isnan (value))
    g_string_append_printf (text, "Correlation %+.2f", value);
}

/* That of the dimension to the right first. */
static void
append_bases (GString *text, const MurFrame *frame)
{
  const gsize row = row_of_pair (frame);
  const double bases[] = { mur_column (frame, "pairs", "base_i").values[row],
                           mur_column (frame, "pairs", "base_j").values[row] };
  const gboolean is_turned = mur_column_scalar (frame, "x_dimension")
                             > mur_column_scalar (frame, "y_dimension");
  if (!isnan (bases[0]) && !isnan (bases[1]))
    g_string_append_printf (text, "%sbases %.0f, %.0f", text->len > 0 ? " · " : "",
                            bases[is_turned], bases[!is_turned]);
}

/* "Correlation +0.50 · D* 0.196 · bases 167, 173"; "0 points" before anything is known, so
 * that the caption has its line. */
static char *
describe_pair (const MurFrame *frame)
{
  const gboolean is_pair = mur_column_scalar (frame, "dimensions") > 1;
  const double star = mur_sampling_scalar (frame, 0, "star_discrepancy");
  g_autoptr (GString) text = g_string_new (NULL);
  if (is_pair)
    append_correlation (text, frame);
  if (!isnan (star))
    mur_sampling_append_star (text, star);
  if (is_pair)
    append_bases (text, frame);
  if (text->len == 0)
    return mur_sampling_describe_n (mur_column_scalar (frame, "n"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Dimensions 3 and 4"; "Temperature and pH" */
static char *
name_pair (const MurFrame *frame)
{
  const double x = mur_column_scalar (frame, "x_dimension");
  const double y = mur_column_scalar (frame, "y_dimension");
  const double dimensions = mur_column_scalar (frame, "dimensions");
  if (dimensions == 1)
    return g_strdup ("The only dimension");
  const gboolean is_named
    = mur_column_of (frame, "points", "x*", (guint64)x).title != NULL
      && mur_column_of (frame, "points", "x*", (guint64)y).title != NULL;
  g_autofree char *across = name_of (frame, x), *up = name_of (frame, y);
  if (is_named)
    return g_strdup_printf ("%s%s and %s", dimensions == 2 ? "The only pair: " : "",
                            across, up);
  return g_strdup_printf ("%s %.0f and %.0f",
                          dimensions == 2 ? "The only pair: dimensions" : "Dimensions",
                          x, y);
}

MurFigure *
mur_sampling_build_pairs (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  /* A matrix of one pair would be empty room. */
  const gboolean has_matrix = mur_column_scalar (frame, "dimensions") > 2;
  mur_figure_set_title (figure, "Sampling: pairs of dimensions");
  if (has_matrix)
    mur_sampling_add_matrix (figure, frame, 0);
  MurPanel *panel
    = mur_sampling_add_square (figure, frame, parameters, has_matrix ? 1 : 0, 0);
  panel->title = name_pair (frame);
  panel->caption = describe_pair (frame);
  return figure;
}
