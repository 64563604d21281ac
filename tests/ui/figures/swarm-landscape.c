/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the coordinates of a landscape are called. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

static MurDrawing *
draw (gboolean is_named)
{
  static const double across[] = { 1, -2 }, up[] = { 2, 1 };
  MurSession *session = mur_session_new (&mur_experiment_swarm);
  MurTable *table = mur_table_new ();

  mur_table_add_take (table, is_named ? "Width (mm)" : "c1", NULL,
                      g_memdup2 (across, sizeof across), 2);
  mur_table_add_take (table, is_named ? "Height" : "c2", NULL,
                      g_memdup2 (up, sizeof up), 2);
  mur_inputs_add (session->inputs, "start", NULL, table);
  return mur_drawing_new_of (session, "landscape", 1);
}

/* By the columns of a person's own places, where those have names. */
static void
names (void)
{
  g_autoptr (MurDrawing) named = draw (TRUE), nameless = draw (FALSE);
  const MurPanel *panel = mur_figure_panel (named->figure, 0);
  const MurPanel *other = mur_figure_panel (nameless->figure, 0);

  g_assert_cmpstr (panel->x.title, ==, "Width");
  g_assert_cmpstr (panel->x.unit, ==, "mm");
  g_assert_cmpstr (panel->y.title, ==, "Height");
  g_assert_null (panel->y.unit);
  g_assert_cmpstr (other->x.title, ==, "<i>x</i><sub>1</sub>");
  g_assert_cmpfloat (panel->x.minimum, ==, other->x.minimum);
  g_assert_cmpfloat (panel->y.maximum, ==, other->y.maximum);
}

void
mur_test_swarm_landscape_scene (void)
{
  g_test_add_func ("/figures/swarm/landscape/names", names);
}
