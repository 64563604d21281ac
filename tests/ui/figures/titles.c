/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles that a person gives to axes and series. */

#include "ui/figures/titles.h"

#include "tests/ui/figures/tests.h"

#include <glib.h>
#include <string.h>

static const double x[] = { 1, 2 }, y[] = { 3, 4 };

/* Two panels over one time, and one beside with a colour bar. */
static MurFigure *
new_figure (void)
{
  MurFigure *figure = mur_figure_new ();
  for (guint i = 0; i < 3; i++)
    {
      MurPanel *panel = mur_figure_add_panel (figure, i, 0, NULL);
      panel->link_x = i < 2;
      mur_axis_set (&panel->x, "Time", "s", MUR_SCALE_LINEAR);
      mur_axis_set_symbol (&panel->x, "<i>t</i>", "s");
      mur_axis_set (&panel->y, "Value", NULL, MUR_SCALE_LINEAR);
      mur_panel_add_points (panel, MUR_ROLE_DATA, i == 0 ? "Data" : NULL, x, y, 2);
    }
  mur_figure_panel (figure, 2)->colour_bar = TRUE;
  return figure;
}

static MurFigure *
entitled (const char *name, const char *text)
{
  g_autoptr (MurTitles) titles = mur_titles_with (NULL, name, text);
  MurFigure *figure = new_figure ();
  mur_figure_take_titles (figure, "fit", titles);
  return figure;
}

/* As it is typed at the axis; as a name and a unit where values are read. */
static void
axes (void)
{
  static const struct
  {
    const char *text, *heading, *title, *unit;
  } cases[] = {
    { "Delay (ms)", "Delay (ms)", "Delay", "ms" },
    { "U / mV", "U / mV", "U", "mV" },
    { "Delay", "Delay", "Delay", "s" },
    { "f(x)", "f(x)", "f(x)", "s" },
    { "a < b & c [kg]", "a &lt; b &amp; c [kg]", "a &lt; b &amp; c", "kg" },
    { "(ms)", "(ms)", "(ms)", "s" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurFigure) figure = entitled ("fit.1.x", cases[i].text);
      for (guint k = 0; k < 2; k++)
        {
          const MurAxis *axis = &mur_figure_panel (figure, k)->x;
          g_assert_cmpstr (axis->heading, ==, cases[i].heading);
          g_assert_cmpstr (axis->title, ==, cases[i].title);
          g_assert_cmpstr (axis->unit, ==, cases[i].unit);
          g_assert_null (axis->symbol);
        }
      g_assert_null (mur_figure_panel (figure, 2)->x.heading);
      g_assert_null (mur_figure_panel (figure, 0)->y.heading);
    }
}

static void
series (void)
{
  g_autoptr (MurFigure) figure = entitled ("fit.1.Data", "Sample A");
  const MurLayer *layer = g_ptr_array_index (mur_figure_panel (figure, 0)->layers, 0);
  g_assert_cmpstr (layer->name, ==, "Sample A");
  g_assert_cmpstr (mur_layer_own_name (layer), ==, "Data");
  /* It is found by what it is called by itself, still. */
  g_autofree char *name = mur_title_name (figure, "fit", 0, "Data");
  g_assert_cmpstr (name, ==, "fit.1.Data");
}

static void
assert_found (const MurFigure *figure, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = mur_title_find (figure, "fit", text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

/* A panel that has a title gets another one, plain; one that has none gets none. */
static void
panels (void)
{
  g_autoptr (MurTitles) titles = mur_titles_with (NULL, "fit.2.title", "a < b");
  g_autoptr (MurTitles) both = mur_titles_with (titles, "fit.1.title", "no");
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (GError) error = NULL;
  mur_figure_panel (figure, 1)->title = g_strdup ("<i>r</i>");
  mur_figure_take_titles (figure, "fit", both);
  g_assert_cmpstr (mur_figure_panel (figure, 1)->title, ==, "a &lt; b");
  g_assert_null (mur_figure_panel (figure, 0)->title);
  assert_found (figure, "2.title", "fit.2.title");
  g_assert_null (mur_title_find (figure, "fit", "title", &error));
  g_assert_nonnull (strstr (error->message, "fit.1.Data, fit.2.title, fit.2.y"));
}

/* Of another scene, a panel that is not there, and no name at all: nothing is done. */
static void
others (void)
{
  static const char *const names[] = {
    "search.1.x",        "fit.4.x", "fit.0.x", "fit.1",    "fit.",    "fit.1.",
    "fit.99999999999.x", "fit",     "fit.x",   "fits.1.x", "fit.1.z", "fit.2.Data"
  };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MurFigure) figure = entitled (names[i], "no");
      for (guint k = 0; k < 3; k++)
        {
          const MurPanel *panel = mur_figure_panel (figure, k);
          const MurLayer *layer = g_ptr_array_index (panel->layers, 0);
          g_assert_null (panel->x.heading);
          g_assert_null (panel->y.heading);
          g_assert_null (panel->z.heading);
          g_assert_null (layer->own_name);
        }
    }
}

static void
names (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (GError) error = NULL;
  assert_found (figure, "x", "fit.1.x");
  assert_found (figure, "fit.y", "fit.1.y");
  assert_found (figure, "Data", "fit.1.Data");
  assert_found (figure, "3.z", "fit.3.z");
  assert_found (figure, "fit.3.x", "fit.3.x");
  /* Its x is that of the first. */
  assert_found (figure, "2.x", "fit.1.x");
  g_assert_null (mur_title_find (figure, "fit", "fit.q", &error));
  g_assert_cmpstr (error->message, ==,
                   "title: fit.q is not known; there are fit.1.x, fit.1.y, fit.1.Data, "
                   "fit.2.y, fit.3.x, fit.3.y, fit.3.z");
}

void
mur_test_figure_titles (void)
{
  g_test_add_func ("/figures/titles/axes", axes);
  g_test_add_func ("/figures/titles/series", series);
  g_test_add_func ("/figures/titles/panels", panels);
  g_test_add_func ("/figures/titles/others", others);
  g_test_add_func ("/figures/titles/names", names);
}
