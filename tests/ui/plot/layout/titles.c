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

void
mur_test_titles (void)
{
  g_test_add_func ("/ui/plot/titles/caption", caption_takes_a_line);
  g_test_add_func ("/ui/plot/titles/caption-said", caption_is_said);
}
