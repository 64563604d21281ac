/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Frames of a run: while the axes are the same, nothing moves by a pixel. */

#include <math.h>

#include "tests/ui/plot/layout/tests.h"

#define SEED 18420315
#define N 200
#define N_FRAMES 300
#define N_PANELS 4

typedef struct
{
  double x[N], y[N_PANELS][N], z[N];
} Columns;

/* Colours of any size and sign, which have limits of their own in each frame. */
static void
fill (Columns *self, GRand *random)
{
  const double size = mur_test_magnitude (random, -9, 9);

  for (int i = 0; i < N; i++)
    {
      self->x[i] = i;
      self->z[i] = size * mur_test_normal (random);
      for (int k = 0; k < N_PANELS; k++)
        self->y[k][i] = mur_test_normal (random);
    }
}

static MurFigure *
new_frame (const Columns *columns, guint frame)
{
  MurFigure *figure = mur_figure_new ();

  for (guint k = 0; k < N_PANELS; k++)
    {
      MurPanel *panel
        = mur_figure_add_panel (figure, k / 2, k % 2, k < 2 ? "Set" : NULL);
      MurLayer *points = mur_panel_add_points (panel, MUR_ROLE_DATA, "values",
                                               columns->x, columns->y[k], N);

      mur_axis_set (&panel->x, "Time", "s", MUR_SCALE_LINEAR);
      mur_axis_set (&panel->z, "Misfit", NULL, MUR_SCALE_LINEAR);
      panel->x.minimum = 0;
      panel->x.maximum = N;
      panel->y.minimum = -4;
      panel->y.maximum = 4;
      panel->legend = k != 1;
      panel->line_names = k == 1;
      mur_panel_add_line (panel, MUR_ROLE_FIT, "a line", columns->x,
                          columns->y[(k + 1) % N_PANELS], N);
      if (k % 2 == 1)
        continue;
      panel->colour_bar = TRUE;
      panel->colours = k == 0 ? MUR_COLOURS_SEQUENTIAL : MUR_COLOURS_DIVERGING;
      points->z = columns->z;
      panel->caption = g_strdup_printf ("%u of %u points", frame, N_FRAMES);
    }
  return figure;
}

static void
assert_same (MurRectangle a, MurRectangle b)
{
  g_assert_cmpfloat (a.x, ==, b.x);
  g_assert_cmpfloat (a.y, ==, b.y);
  g_assert_cmpfloat (a.width, ==, b.width);
  g_assert_cmpfloat (a.height, ==, b.height);
}

/* Legends are held where the frame before had them, as they are in the window. */
static void
nothing_moves (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (MurLayout) first = NULL;
  MurPanelView views[N_PANELS];
  Columns columns;

  g_test_message ("seed %d", SEED);
  for (guint k = 0; k < N_PANELS; k++)
    views[k] = (MurPanelView){ { NAN, NAN }, { NAN, NAN }, 0, MUR_LEGEND_ABOVE };
  for (guint frame = 0; frame < N_FRAMES; frame++)
    {
      g_autoptr (MurFigure) figure = NULL;
      g_autoptr (MurLayout) layout = NULL;

      fill (&columns, random);
      figure = new_frame (&columns, frame);
      layout = mur_layout_new (figure, mur_theme_find ("light"), views, 900, 560, 1);
      for (guint k = 0; k < N_PANELS; k++)
        {
          const MurLayout *before = first == NULL ? layout : first;

          views[k].legend = mur_layout_limits (layout, k).legend;
          assert_same (mur_layout_panel (layout, k), mur_layout_panel (before, k));
          assert_same (mur_layout_colour_bar (layout, k),
                       mur_layout_colour_bar (before, k));
          assert_same (mur_layout_legend (layout, k), mur_layout_legend (before, k));
        }
      if (first == NULL)
        first = g_steal_pointer (&layout);
    }
}

void
mur_test_steady (void)
{
  g_test_add_func ("/ui/plot/steady/frames", nothing_moves);
}
