/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles and captions. */

#include <math.h>

#include "tests/ui/plot/layout/tests.h"
#include "ui/plot/layout/private.h"

static const double x[] = { -2.5, 0, 4.75 }, y[] = { 0.1, 0.3, 0.2 };

static MurFigure *
new_figure (const char *title, const char *caption)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, title);

  panel->caption = g_strdup (caption);
  mur_panel_add_line (panel, MUR_ROLE_DATA, "data", x, y, G_N_ELEMENTS (x));
  return figure;
}

static double
top_of (const char *title, const char *caption)
{
  g_autoptr (MurFigure) figure = new_figure (title, caption);
  g_autoptr (MurLayout) layout
    = mur_layout_new (figure, mur_theme_find ("light"), NULL, 400, 300, 1);

  return mur_layout_panel (layout, 0).y;
}

/* A caption is one line more; places are whole pixels. */
static void
caption_takes_a_line (void)
{
  g_autoptr (MurText) text = mur_text_new (mur_theme_find ("light"), 1, NULL);
  const double line = mur_text_ascent (text, MUR_TEXT_LEGEND)
                      + mur_text_descent (text, MUR_TEXT_LEGEND);

  g_assert_cmpfloat_with_epsilon (top_of ("Title", "caption") - top_of ("Title", NULL),
                                  line, 1);
  g_assert_cmpfloat (top_of (NULL, "caption"), >, top_of (NULL, NULL));
  g_assert_cmpfloat (top_of (NULL, "caption"), <, top_of ("Title", "caption"));
}

static void
caption_is_said (void)
{
  g_autoptr (MurFigure) figure = new_figure ("Title", "<i>n</i> = 7 &lt; 8");
  g_autofree char *text = mur_figure_describe (figure);

  g_assert_true (g_str_has_prefix (text, "Title, n = 7 < 8; x axis"));
}

static MurText *
new_text (void)
{
  return mur_text_new (mur_theme_find ("light"), 1, NULL);
}

/* What fits stays as it is; what nearly does becomes smaller; then there are lines. */
static void
text_is_fitted_with_the_least_loss (void)
{
  static const char words[] = "several words that make a <i>title</i>";
  g_autoptr (MurText) text = new_text ();
  const double width = mur_text_width (text, MUR_TEXT_PANEL_TITLE, words);
  MurTextFit fit = mur_text_fit (text, MUR_TEXT_PANEL_TITLE, words, width, 3);

  g_assert_true (fit.size == 1 && fit.n_lines == 1 && !fit.is_cut);
  fit = mur_text_fit (text, MUR_TEXT_PANEL_TITLE, words, 0.9 * width, 3);
  g_assert_cmpfloat_with_epsilon (fit.size, 0.9, 1e-12);
  g_assert_true (fit.n_lines == 1 && !fit.is_cut);
  /* Half and the length of a word more. */
  fit = mur_text_fit (text, MUR_TEXT_PANEL_TITLE, words, 0.7 * width, 3);
  g_assert_true (fit.size == 1 && fit.n_lines == 2 && !fit.is_cut);
  fit = mur_text_fit (text, MUR_TEXT_PANEL_TITLE, words, 0.7 * width, 1);
  g_assert_cmpfloat_with_epsilon (fit.size, 0.7, 1e-12);
  fit = mur_text_fit (text, MUR_TEXT_PANEL_TITLE, words, 0.2 * width, 2);
  g_assert_true (fit.is_cut && fit.n_lines == 2);
}

static guint
n_cut (const char *title, const char *caption, double width)
{
  g_autoptr (MurFigure) figure = new_figure (title, caption);
  g_autoptr (MurLayout) layout = NULL;

  mur_axis_set (&mur_figure_panel (figure, 0)->y, caption, NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&mur_figure_panel (figure, 0)->x, caption, "s", MUR_SCALE_LINEAR);
  layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, width, 300, 1);
  return mur_layout_n_cut (layout);
}

static void
titles_are_cut_last (void)
{
  static const char title[] = "How far the points of both sets lie from a uniform grid";
  static const char name[] = "Largest deviation in any box";

  g_assert_cmpuint (n_cut (title, name, 700), ==, 0);
  g_assert_cmpuint (n_cut (title, name, 240), ==, 0);
  /* A word that no line can hold, four times. */
  g_assert_cmpuint (n_cut ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau",
                           "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau",
                           160),
                    >=, 3);
}

/* Each line more of a title is room that the data area gives. */
static void
lines_have_room (void)
{
  static const char title[] = "How far the points of both sets lie from a uniform grid";
  g_autoptr (MurFigure) figure = new_figure (title, NULL);
  MurPanel *panel = mur_figure_panel (figure, 0);
  g_autoptr (MurLayout) wide = NULL;
  g_autoptr (MurLayout) narrow = NULL;
  g_autoptr (MurText) text = new_text ();
  guint n;

  mur_axis_set (&panel->y, title, NULL, MUR_SCALE_LINEAR);
  wide = mur_layout_new (figure, mur_theme_find ("light"), NULL, 800, 600, 1);
  narrow = mur_layout_new (figure, mur_theme_find ("light"), NULL, 270, 250, 1);
  n = narrow->panels[0].title.n_lines;
  g_assert_cmpuint (wide->panels[0].title.n_lines, ==, 1);
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (narrow->panels[0].y.heading.n_lines, ==, 2);
  g_assert_cmpfloat (mur_layout_panel (narrow, 0).y, >=,
                     n * mur_text_line (text, MUR_TEXT_PANEL_TITLE));
  g_assert_cmpfloat (narrow->panels[0].left, >=,
                     2 * mur_text_line (text, MUR_TEXT_AXIS_TITLE));
}

/* A caption is smaller before it takes another line, and has up to three before it is
 * cut; its panel gives them room. */
static void
captions_are_broken_last (void)
{
  static const char caption[] = "75 points, 32 % of the cells empty, the box too full";
  g_autoptr (MurText) text = new_text ();
  const double line = mur_text_line (text, MUR_TEXT_LEGEND);
  const double width = mur_text_width (text, MUR_TEXT_LEGEND, caption);
  const double parts[] = { 1.1, 0.75, 0.5, 0.18 };
  const guint n_lines[] = { 1, 1, 2, 3 };
  g_autoptr (MurFigure) figure = new_figure (NULL, caption);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      /* What stands beside the data area takes some 60. */
      g_autoptr (MurLayout) layout = mur_layout_new (
        figure, mur_theme_find ("light"), NULL, parts[i] * width + 60, 300, 1);

      g_assert_cmpuint (layout->panels[0].caption.fit.n_lines, ==, n_lines[i]);
      g_assert_cmpuint (mur_layout_n_cut (layout), ==, 0);
      g_assert_cmpfloat (mur_layout_panel (layout, 0).y, >=,
                         n_lines[i] * line * layout->unit);
    }
}

/* A caption that goes on above the colour bar leaves the bar's title only what is below
 * it. */
static void
bar_titles_keep_clear_of_captions (void)
{
  static const double z[] = { 1, 2, 3, 4 };
  static const char *const captions[]
    = { "7", "Worst: 35 and 36, with +0.76 of all that there are" };

  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    {
      g_autoptr (MurFigure) figure = new_figure (NULL, captions[i]);
      MurPanel *panel = mur_figure_panel (figure, 0);
      g_autoptr (MurLayout) layout = NULL;
      const MurPanelPlace *place;

      panel->colour_bar = TRUE;
      mur_axis_set (&panel->z, "Correlation of two", NULL, MUR_SCALE_LINEAR);
      mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, 2, 2);
      layout = mur_layout_new (figure, mur_theme_find ("light"), NULL, 300, 150, 1);
      place = &layout->panels[0];
      g_assert_cmpfloat (place->z.heading.room, ==,
                         place->area.height + place->bottom
                           + (i == 0 ? place->top : 0));
      g_assert_cmpuint (mur_layout_n_cut (layout), ==, 0);
    }
}

void
mur_test_titles (void)
{
  g_test_add_func ("/ui/plot/titles/fit", text_is_fitted_with_the_least_loss);
  g_test_add_func ("/ui/plot/titles/cut-last", titles_are_cut_last);
  g_test_add_func ("/ui/plot/titles/lines", lines_have_room);
  g_test_add_func ("/ui/plot/titles/captions-broken-last", captions_are_broken_last);
  g_test_add_func ("/ui/plot/titles/bar", bar_titles_keep_clear_of_captions);
  g_test_add_func ("/ui/plot/titles/caption", caption_takes_a_line);
  g_test_add_func ("/ui/plot/titles/caption-said", caption_is_said);
}
