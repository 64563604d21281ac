/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every kind of layer under a pointer, in words. */

#include <math.h>

#include "tests/ui/plot/pick/tests.h"
#include "ui/plot/pick/pick.h"

/* Values in halves, quarters and eighths are said as they are. */
static MurFigure *
new_figure (MurPanel **panel)
{
  MurFigure *figure = mur_figure_new ();

  *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  mur_axis_set (&(*panel)->x, "Time", "s", MUR_SCALE_LINEAR);
  mur_axis_set_symbol (&(*panel)->x, "<i>t</i>", "s");
  mur_axis_set (&(*panel)->y, "Amp", NULL, MUR_SCALE_LINEAR);
  (*panel)->x.minimum = (*panel)->y.minimum = 0;
  (*panel)->x.maximum = (*panel)->y.maximum = 8;
  return figure;
}

static MurLayout *
lay_out (const MurFigure *figure)
{
  return mur_layout_new (figure, mur_theme_find ("light"), NULL, 640, 480, 1);
}

/* What a pointer at (@x, @y) reads within 40; NULL: nothing. */
static char *
read_at (const MurLayout *layout, double x, double y)
{
  MurPick pick;
  double px, py;

  mur_layout_to_position (layout, 0, x, y, &px, &py);
  return mur_pick_nearest (layout, 0, px, py, 40, &pick)
           ? mur_pick_describe (layout, &pick)
           : NULL;
}

static void
assert_reads (const MurFigure *figure, double x, double y, const char *expected)
{
  g_autoptr (MurLayout) layout = lay_out (figure);
  g_autofree char *text = read_at (layout, x, y);

  g_assert_cmpstr (text, ==, expected);
}

static const double two[] = { 2 }, three[] = { 3 }, four[] = { 4 }, half[] = { 0.5 };

static void
rules (void)
{
  MurPanel *panel;
  g_autoptr (MurFigure) figure = new_figure (&panel);

  mur_panel_add_horizontal_rule (panel, MUR_ROLE_REFERENCE, "chance", 2.5);
  mur_panel_add_vertical_rule (panel, MUR_ROLE_GUIDE, NULL, 6.5);
  assert_reads (figure, 1, 2.5, "chance, Amp = 2.5");
  assert_reads (figure, 6.52, 6, "t = 6.5 s");
  /* Not from afar. */
  assert_reads (figure, 1, 2.8, NULL);
}

static void
arrows_and_circles (void)
{
  MurPanel *panel;
  g_autoptr (MurFigure) figure = new_figure (&panel);

  mur_panel_add_arrows (panel, MUR_ROLE_FIT, "Mean", two, three, four, half, 1);
  mur_panel_add_circle (panel, MUR_ROLE_SERIES_1, "Bound", 4, 6, 1.5);
  mur_panel_add_circle (panel, MUR_ROLE_GUIDE, NULL, 4, 1.5, 0.5);
  /* In the middle of the arrow, and on the ring. */
  assert_reads (figure, 4, 3.25, "Mean, t = 2 to 6 s, Amp = 3 to 3.5");
  assert_reads (figure, 4, 7.5, "Bound, t = 4 s, Amp = 6, radius 1.5");
  assert_reads (figure, 4, 6, NULL);
  assert_reads (figure, 4, 1, NULL);
}

static void
cells_and_texts (void)
{
  static const char *const texts[] = { "here" };
  static const double z[] = { 17.5 }, seven[] = { 7 };
  MurPanel *panel;
  g_autoptr (MurFigure) figure = new_figure (&panel);

  mur_panel_add_cells (panel, MUR_ROLE_DATA, NULL, two, three, four, half, 1)->z = z;
  mur_panel_add_text (panel, MUR_ROLE_GUIDE, seven, seven, texts, 1, MUR_ANCHOR_CENTRE);
  mur_axis_set (&panel->z, "Cost", "J", MUR_SCALE_LINEAR);
  assert_reads (figure, 5.9, 3.4, "t = 2 to 6 s, Amp = 3 to 3.5, Cost = 17.5 J");
  assert_reads (figure, 6.2, 3.4, NULL);
  assert_reads (figure, 7, 7, "here, t = 7 s, Amp = 7");
}

static void
bands_and_histograms (void)
{
  static const double x[] = { 0, 4 }, low[] = { 5, 5 }, high[] = { 7.5, 7.5 };
  static const double edges[] = { 5, 6.5, 8 }, heights[] = { 3, 1 };
  MurPanel *panel;
  g_autoptr (MurFigure) figure = new_figure (&panel);

  mur_panel_add_band (panel, MUR_ROLE_FIT, "Range", x, low, high, 2);
  mur_panel_add_histogram (panel, MUR_ROLE_DATA, "Counts", edges, heights, 2);
  /* In the middle of the band, far from its corners. */
  assert_reads (figure, 1.75, 6.25, "Range, t = 0 s, Amp = 5 to 7.5");
  assert_reads (figure, 2.25, 6.25, "Range, t = 4 s, Amp = 5 to 7.5");
  assert_reads (figure, 5.75, 2, "Counts, t = 5 to 6.5 s, Amp = 3");
}

/* What is below an image is not seen, and so not named; what is above it is. */
static void
topmost (void)
{
  static const double z[] = { 1, 2, 3, 4 };
  MurPanel *panel;
  g_autoptr (MurFigure) figure = new_figure (&panel);
  MurLayer *image;

  mur_panel_add_points (panel, MUR_ROLE_DATA, "Below", two, two, 1);
  image = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, "Field", z, 2, 2);
  image->x_max = image->y_max = 8;
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Above", four, three, 1);
  assert_reads (figure, 2, 2, "Field, t = 2 s, Amp = 2, value = 1");
  assert_reads (figure, 4.05, 3, "Above, t = 4 s, Amp = 3");
  image->opacity = 0.5;
  assert_reads (figure, 2, 2, "Below, t = 2 s, Amp = 2");
}

/* A symbol stands in place of the title, and "" for a value alone. */
static void
things (void)
{
  static const double keys[] = { 3, 5, 8 }, rates[] = { 23.456, -0.5, 12 };
  static const double rows[] = { 5, 8 }, x[] = { 1, 6 }, y[] = { 1.5, 6.5 };
  static const MurThings things = { .noun = "Oscillator",
                                    .symbol = "ω",
                                    .unit = "rad/s",
                                    .keys = keys,
                                    .values = rates,
                                    .n = 3,
                                    .sets = "focus" };
  MurPanel *panel;
  g_autoptr (MurFigure) figure = new_figure (&panel);

  mur_figure_set_things (figure, &things);
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LINEAR);
  mur_axis_set_symbol (&panel->y, "", "rad/s");
  mur_panel_add_line (panel, MUR_ROLE_FIT, "3", four, three, 1)->key = 3;
  mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, x, y, 2)->keys = rows;
  assert_reads (figure, 4, 3, "Oscillator 3, ω = 23.5 rad/s, t = 4 s, 3 rad/s");
  assert_reads (figure, 1, 1.5, "Oscillator 5, ω = −0.5 rad/s, t = 1 s, 1.5 rad/s");
  assert_reads (figure, 6, 6.5, "Oscillator 8, ω = 12 rad/s, t = 6 s, 6.5 rad/s");
}

/* Marks that are scattered around the place of a category are of that. */
static void
beside_a_category (void)
{
  static const double x[] = { 0.8, 2.25 }, y[] = { 2, 3 };
  MurPanel *panel;
  g_autoptr (MurFigure) figure = new_figure (&panel);

  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LINEAR);
  panel->x.labels = g_strsplit ("p1 p2 p3", " ", 0);
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, 2);
  assert_reads (figure, 0.8, 2, "p2, Amp = 2");
  assert_reads (figure, 2.25, 3, "p3, Amp = 3");
}

void
mur_test_kinds (void)
{
  g_test_add_func ("/plot/kinds/rules", rules);
  g_test_add_func ("/plot/kinds/arrows-and-circles", arrows_and_circles);
  g_test_add_func ("/plot/kinds/cells-and-texts", cells_and_texts);
  g_test_add_func ("/plot/kinds/bands-and-histograms", bands_and_histograms);
  g_test_add_func ("/plot/kinds/topmost", topmost);
  g_test_add_func ("/plot/kinds/beside-a-category", beside_a_category);
  g_test_add_func ("/plot/kinds/things", things);
}
