/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scene of points: two squares, in every preset, and what the parameters of the
 * view add to them. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>

#define SAMPLING &mur_experiment_sampling

static const char *const sets[] = { "sequence", "reference" };
static const char *const tables[] = { "points", "reference_points" };
static const char *const roles[] = { "data", "reference" };

/* What is shown besides the points. */
typedef struct
{
  gboolean cells, box, order, disc;
} Shown;

static double
scalar_of (const MurDrawing *scene, guint set, const char *name)
{
  g_autofree char *full = g_strdup_printf ("%s_%s", sets[set], name);
  return mur_drawing_scalar (scene, full);
}

static void
append_head (
  GString *text, const MurDrawing *scene, guint set, const Shown *shown, const char *n)
{
  const MurTable *cells = mur_frame_table (scene->frame, "cells");
  const double star = scalar_of (scene, set, "star_discrepancy");
  const char *label = mur_table_labels (mur_frame_table (scene->frame, "boxes"))[set];
  g_string_append_printf (text, "panel 0,%u 1x1 \"%s", set, label);
  if (g_str_equal (label, "Leaped Halton")
      && mur_frame_table (scene->frame, "warnings") != NULL)
    g_string_append (text, ": leap divisible by 7");
  else if (shown->disc)
    g_string_append_printf (text, ": π ≈ %.4f", scalar_of (scene, set, "integral"));
  g_string_append_printf (text, "\" caption \"%s · %.0f\u202f%% empty cells", n,
                          100 * scalar_of (scene, set, "empty_cells")
                            / (double)mur_table_n_rows (cells));
  if (!isnan (star))
    g_string_append_printf (text, " · <i>D</i>* %.*f", star < 0.005 ? 4 : 3, star);
  if (shown->box)
    g_string_append (text, mur_drawing_column (scene, "boxes", "dense")[set] == 1
                             ? ", box too full"
                             : ", box too empty");
  g_string_append (text, "\" equal\n");
}

static void
append_axes (GString *text, const MurDrawing *scene, const Shown *shown, double n)
{
  g_string_append_printf (text, "  x \"Dimension %g\" from 0 to 1\n",
                          mur_drawing_scalar (scene, "x_dimension"));
  if (mur_drawing_scalar (scene, "dimensions") == 1)
    g_string_append (text, "  y \"Order of arrival\" from 0 to 1\n");
  else
    g_string_append_printf (text, "  y \"Dimension %g\" from 0 to 1\n",
                            mur_drawing_scalar (scene, "y_dimension"));
  if (shown->order)
    g_string_append_printf (text, "  z \"Arrival\" from 1 to %g\n", n);
}

static void
append_besides (GString *text, const MurDrawing *scene, guint set, const Shown *shown)
{
  if (shown->cells)
    g_string_append_printf (
      text, "  band guide \"Empty\" %s outside\n",
      scalar_of (scene, set, "empty_cells") > 0 ? "own own own" : "none none none");
  if (shown->box)
    g_string_append_printf (text,
                            "  band series-2 own own own opacity=0.6\n"
                            "  line series-2 \"%s\" own own solid\n",
                            mur_drawing_column (scene, "boxes", "dense")[set] == 1
                              ? "Too many points"
                              : "Too few points");
  if (shown->disc)
    g_string_append (text, "  line guide \"Arc\" own own width=3 solid\n");
}

/* Markers by number: 0 dots, 1 rings. Marks of the reference are twice as large as
 * those of data, and so halved. */
static void
append_points (
  GString *text, guint set, const Shown *shown, double n, const char *x, const char *y)
{
  const double size = (set == 0 ? 1 : 0.5) * (n > 5000 ? 0.5 : 1.2);
  g_autofree char *style
    = g_strdup_printf (" size=%g%s marker=0\n", size, set == 0 ? "" : " opacity=0.85");
  if (shown->order)
    g_string_append_printf (text, "  points %s %s %s arrivals.number%s", roles[set], x,
                            y, style);
  else if (shown->disc && n <= 100000)
    g_string_append_printf (text,
                            "  points %s \"In the disc\" %s disc.%s_hit%s"
                            "  points guide \"Beside the disc\" %s disc.%s_miss "
                            "size=%s\n",
                            roles[set], x, sets[set], style, x, sets[set],
                            n > 5000 ? "0.35 marker=0" : "0.9 marker=1");
  else
    g_string_append_printf (text, "  points %s %s %s%s", roles[set], x, y, style);
}

static void
append_newest (GString *text, double n, const char *x, const char *y)
{
  if (n > 20)
    g_string_append_printf (text, "  points fit \"Newest\" %s+%.0f %s+%.0f size=1.4\n",
                            x, n - 20, y, n - 20);
  else
    g_string_append_printf (text, "  points fit \"Newest\" %s %s size=1.4\n", x, y);
}

/* @n: how many points there are, in words */
static void
check (const MurDrawing *scene, const Shown *shown, const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const double n = mur_drawing_scalar (scene, "n");
  for (guint set = 0; set < 2; set++)
    {
      g_autofree char *x = g_strdup_printf ("%s.x%g", tables[set],
                                            mur_drawing_scalar (scene, "x_dimension"));
      g_autofree char *y
        = mur_drawing_scalar (scene, "dimensions") == 1
            ? g_strdup ("arrivals.height")
            : g_strdup_printf ("%s.x%g", tables[set],
                               mur_drawing_scalar (scene, "y_dimension"));
      append_head (text, scene, set, shown, words);
      append_axes (text, scene, shown, n);
      append_besides (text, scene, set, shown);
      append_points (text, set, shown, n, x, y);
      append_newest (text, n, x, y);
    }
  mur_drawing_check (scene, text->str);
}

static MurDrawing *
draw (const char *preset, const char *const *assignments, guint n_steps)
{
  return mur_drawing_new_scene (SAMPLING, "points", preset, assignments, n_steps);
}

/* Both squares are there before the first point, and the same after any. */
static void
presets (void)
{
  for (const MurPreset *preset = (SAMPLING)->presets; preset->id != NULL; preset++)
    {
      const Shown nothing = { 0 };
      g_autoptr (MurDrawing) drawing
        = draw (preset->id, (const char *const[]){ "show_disc", "no", NULL }, 0);
      g_test_message ("%s", preset->id);
      g_assert_cmpuint (mur_figure_n_panels (drawing->figure), ==, 2);
      mur_drawing_step (drawing, 1);
      check (drawing, &nothing, "1 point");
      mur_drawing_step (drawing, 20);
      check (drawing, &nothing, "21 points");
      mur_drawing_step (drawing, 9);
      g_autofree char *n
        = g_strdup_printf ("%g points", mur_drawing_scalar (drawing, "n"));
      check (drawing, &nothing, n);
    }
}

/* Each alone and all at once; colours say one thing at a time. */
static void
shown (void)
{
  static const char *const names[]
    = { "show_cells", "show_box", "show_order", "show_disc" };
  for (guint bits = 0; bits < 16; bits++)
    {
      const Shown expected
        = { (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0 };
      const char *assignments[9] = { NULL };
      for (guint i = 0; i < 4; i++)
        {
          assignments[2 * i] = names[i];
          assignments[2 * i + 1] = (bits >> i & 1) != 0 ? "yes" : "no";
        }
      g_autoptr (MurDrawing) drawing = draw ("post", assignments, 200);
      check (drawing, &expected, "100 points");
    }
}

/* Many points are small; of very many neither their order nor their side of the arc is
 * told, and the star discrepancy is not known. */
static void
many (void)
{
  const Shown nothing = { 0 }, disc = { .disc = TRUE };
  const char *const assignments[] = { "count", "30000", "replicates", "1", NULL };
  g_autoptr (MurDrawing) plain = draw ("post", assignments, 2000);
  check (plain, &nothing, "30\u202f000 points");
  g_autoptr (MurDrawing) split
    = draw ("post",
            (const char *const[]){ "count", "6000", "replicates", "1", "show_disc",
                                   "yes", NULL },
            2000);
  check (split, &disc, "6000 points");
  g_autoptr (MurDrawing) ordered
    = draw ("post",
            (const char *const[]){ "count", "1200000", "replicates", "1", "show_order",
                                   "yes", NULL },
            2000);
  check (ordered, &nothing, "1\u202f200\u202f000 points");
  g_autoptr (MurDrawing) whole
    = draw ("post",
            (const char *const[]){ "count", "120000", "replicates", "1", "show_disc",
                                   "yes", NULL },
            2000);
  check (whole, &disc, "120\u202f000 points");
}

/* There is no disc where another integrand is asked for, nor in one dimension. */
static void
no_disc (void)
{
  const Shown nothing = { 0 };
  g_autoptr (MurDrawing) gaussian = draw (
    "post", (const char *const[]){ "integrand", "gaussian", "show_disc", "yes", NULL },
    60);
  check (gaussian, &nothing, "100 points");
  g_autoptr (MurDrawing) line
    = draw ("van-der-corput",
            (const char *const[]){ "show_disc", "yes", "count", "77", NULL }, 60);
  check (line, &nothing, "77 points");
}

/* The arc has radius one, the box's shade ends where its outline does. */
static void
shapes (void)
{
  g_autoptr (MurDrawing) scene = draw (
    "post", (const char *const[]){ "show_disc", "yes", "show_box", "yes", NULL }, 200);
  for (guint set = 0; set < 2; set++)
    {
      const MurLayer *shade = mur_drawing_layer (scene, set, 0);
      const MurLayer *outline = mur_drawing_layer (scene, set, 1);
      const MurLayer *arc = mur_drawing_layer (scene, set, 2);
      const double right = mur_drawing_column (scene, "boxes", "x")[set];
      const double top = mur_drawing_column (scene, "boxes", "y")[set];
      const double x[] = { 0, right, right, 0, 0 }, y[] = { 0, 0, top, top, 0 };
      const double low[] = { 0, 0 }, high[] = { top, top };
      g_assert_cmpmem (outline->x, outline->n * sizeof *x, x, sizeof x);
      g_assert_cmpmem (outline->y, outline->n * sizeof *y, y, sizeof y);
      g_assert_cmpmem (shade->x, shade->n * sizeof *x, x, sizeof low);
      g_assert_cmpmem (shade->y, shade->n * sizeof *x, low, sizeof low);
      g_assert_cmpmem (shade->y2, shade->n * sizeof *x, high, sizeof high);
      g_assert_cmpfloat_with_epsilon (arc->x[0], 1, 1e-15);
      g_assert_cmpfloat_with_epsilon (arc->y[arc->n - 1], 1, 1e-15);
      for (gsize i = 0; i < arc->n; i++)
        g_assert_cmpfloat_with_epsilon (hypot (arc->x[i], arc->y[i]), 1, 1e-15);
    }
}

/* A person's names and units are those of both squares; the unit of a column that is
 * stretched to 0 … 1 is gone. */
static void
names (void)
{
  static const double across[] = { 0.1, 0.5, 0.9 }, up[] = { 0.2, 0.7, 0.4 };
  for (guint stretched = 0; stretched < 2; stretched++)
    {
      MurTable *table = mur_table_new ();
      MurSession *session = mur_session_new (SAMPLING);
      mur_table_add_take (table, "Width (mm)", NULL, g_memdup2 (across, sizeof across),
                          3);
      mur_table_add_take (table, "Height", "cm", g_memdup2 (up, sizeof up), 3);
      mur_inputs_add (session->inputs, "points", NULL, table);
      if (stretched)
        mur_parameters_set (session->parameters, "scale", "min-max", NULL);
      g_autoptr (MurDrawing) scene = mur_drawing_new_of (session, "points", 1);
      for (guint set = 0; set < 2; set++)
        {
          const MurPanel *panel = mur_figure_panel (scene->figure, set);
          g_assert_cmpstr (panel->x.title, ==, "Width");
          g_assert_cmpstr (panel->x.unit, ==, stretched ? NULL : "mm");
          g_assert_cmpstr (panel->y.title, ==, "Height");
          g_assert_cmpstr (panel->y.unit, ==, stretched ? NULL : "cm");
          g_assert_cmpfloat (panel->x.maximum, ==, 1);
        }
    }
}

void
mur_test_sampling_points (void)
{
  g_test_add_func ("/figures/sampling/points/presets", presets);
  g_test_add_func ("/figures/sampling/points/shown", shown);
  g_test_add_func ("/figures/sampling/points/many", many);
  g_test_add_func ("/figures/sampling/points/no-disc", no_disc);
  g_test_add_func ("/figures/sampling/points/names", names);
  g_test_add_func ("/figures/sampling/points/shapes", shapes);
}
