/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file leaves out is said, and nothing where nothing is lost. */

#include <math.h>
#include <string.h>

#include "tests/ui/plot/export/tests.h"
#include "ui/plot/export/export.h"

#define N 20001

static double x[N], y[N], upper[N];

static MurFigure *
new_figure (const char *title, const char *name, gsize n)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, title);

  for (int i = 0; i < N; i++)
    {
      x[i] = i;
      y[i] = (i * 7919 % 1000) / 1000.0;
      upper[i] = y[i] + 0.1;
    }
  panel->legend = TRUE;
  mur_panel_add_points (panel, MUR_ROLE_DATA, name, x, y, n);
  return figure;
}

static char *
losses_of (const MurFigure *figure,
           const MurPanelView *views,
           MurFormat format,
           double width_mm,
           double height_mm)
{
  MurExportOptions options;
  g_auto (GStrv) losses = NULL;

  mur_export_options_init (&options);
  options.format = format;
  options.width_mm = width_mm;
  options.height_mm = height_mm;
  losses = mur_export_losses (figure, views, &options);
  return g_strjoinv ("\n", losses);
}

static void
assert_losses (const MurFigure *figure, MurFormat format, const char *says)
{
  g_autofree char *losses = losses_of (figure, NULL, format, 160, 100);

  g_assert_cmpstr (losses, ==, says);
}

static void
nothing_is_lost (void)
{
  g_autoptr (MurFigure) figure = new_figure ("Panel", "data", 100);

  for (int format = MUR_FORMAT_PNG; format <= MUR_FORMAT_EPS; format++)
    assert_losses (figure, (MurFormat)format, "");
}

/* A figure of 30 × 20 mm is 113 × 76 units. */
static void
room_is_missing (void)
{
  static const char word[]
    = "Donaudampfschifffahrtselektrizit\xc3\xa4tenhauptbetriebswerk";
  g_autoptr (MurFigure) figure = new_figure (word, "data", 100);
  MurPanel *panel = mur_figure_panel (figure, 0);
  g_autofree char *title = losses_of (figure, NULL, MUR_FORMAT_SVG, 40, 60);
  g_autofree char *tiny = NULL;
  g_autofree char *large = NULL;
  g_autofree char *wanted = g_strdup_printf (
    "no room for the whole title of \xe2\x80\x9c%s\xe2\x80\x9d", word);

  g_assert_nonnull (strstr (title, wanted));
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %d", word, i);

      mur_panel_add_points (panel, MUR_ROLE_FIT, name, x, y, 100);
    }
  tiny = losses_of (figure, NULL, MUR_FORMAT_PNG, 30, 20);
  g_assert_nonnull (strstr (tiny, "no room for the data of "));
  g_assert_nonnull (strstr (tiny, "no room for the legend of "));
  large = losses_of (figure, NULL, MUR_FORMAT_PNG, 400, 300);
  g_assert_cmpstr (large, ==, "");
}

/* Faint marks are more work than others, but for EPS, which has none. */
static void
marks_become_pixels (void)
{
  static const char many[] = "too many marks for a drawing, so pixels instead: "
                             "\xe2\x80\x9cmany\xe2\x80\x9d";
  g_autoptr (MurFigure) figure = new_figure ("Panel", "many", N);
  g_autoptr (MurFigure) some = new_figure ("Panel", "many", 9000);

  assert_losses (figure, MUR_FORMAT_PNG, "");
  assert_losses (figure, MUR_FORMAT_SVG, many);
  assert_losses (figure, MUR_FORMAT_EPS, many);
  assert_losses (some, MUR_FORMAT_PDF, many);
  assert_losses (some, MUR_FORMAT_EPS, "");
}

static void
shades_hide (void)
{
  g_autoptr (MurFigure) figure = new_figure ("Panel", "data", 100);
  MurPanel *panel = mur_figure_panel (figure, 0);

  mur_panel_add_band (panel, MUR_ROLE_FIT, "band", x, y, upper, 100);
  assert_losses (figure, MUR_FORMAT_EPS, "");
  mur_panel_add_histogram (panel, MUR_ROLE_FIT, "<i>counts</i>", x, y, 99);
  assert_losses (figure, MUR_FORMAT_SVG, "");
  assert_losses (figure, MUR_FORMAT_EPS,
                 "no transparency in EPS, so nothing is seen below "
                 "\xe2\x80\x9c"
                 "counts\xe2\x80\x9d");
}

/* What is not in sight is not lost. */
static void
hidden_is_not_lost (void)
{
  g_autoptr (MurFigure) figure = new_figure ("Panel", "many", N);
  MurPanelView views[2] = { { .x = { NAN, NAN }, .y = { NAN, NAN } },
                            { .x = { NAN, NAN }, .y = { NAN, NAN } } };
  g_autofree char *without_layer = NULL;
  g_autofree char *without_panel = NULL;

  mur_panel_add_points (mur_figure_add_panel (figure, 0, 1, "Other"), MUR_ROLE_FIT,
                        NULL, x, y, 10);
  views[0].hidden = 1;
  without_layer = losses_of (figure, views, MUR_FORMAT_SVG, 160, 100);
  g_assert_cmpstr (without_layer, ==, "");
  views[0].hidden = 0;
  views[0].out_of_sight = TRUE;
  without_panel = losses_of (figure, views, MUR_FORMAT_SVG, 160, 100);
  g_assert_cmpstr (without_panel, ==, "");
}

void
mur_test_losses (void)
{
  g_test_add_func ("/ui/plot/losses/none", nothing_is_lost);
  g_test_add_func ("/ui/plot/losses/room", room_is_missing);
  g_test_add_func ("/ui/plot/losses/pixels", marks_become_pixels);
  g_test_add_func ("/ui/plot/losses/shades", shades_hide);
  g_test_add_func ("/ui/plot/losses/hidden", hidden_is_not_lost);
}
