/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of a pool: lanes by worker, what a click on one of them asks for, and no
 * more marks than fit a picture. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"
#include "ui/plot/layout/layout.h"
#include "ui/plot/pick/pick.h"

#define PARALLEL &mur_experiment_parallel
#define STEPS 60 /* by which a short run has all its results */

static MurDrawing *
draw (const char *kind, const char *tasks, const char *size)
{
  const char *const assignments[]
    = { "kind", kind, "tasks", tasks, "task_size", size, "workers", "3", NULL };

  return mur_drawing_new_scene (PARALLEL, "timeline", "powers", assignments, STEPS);
}

static char *
ask (const MurDrawing *scene, double worker)
{
  g_autoptr (MurLayout) layout
    = mur_layout_new (scene->figure, mur_theme_find ("light"), NULL, 700, 450, 1);
  const MurRectangle area = mur_layout_panel (layout, 0);
  /* Lanes of one unit each, from half a unit on. */
  const double y = area.y + area.height * (3.5 - worker) / 3;

  return mur_pick_ask_drop (layout, 0, area.x + 0.4 * area.width, y);
}

static void
lanes_end_workers (void)
{
  g_autoptr (MurDrawing) processes = draw ("processes", "10", "1e-3");
  g_autoptr (MurDrawing) threads = draw ("threads", "10", "1e-3");
  g_autofree char *second = ask (processes, 2.3);
  g_autofree char *third = ask (processes, 2.7);

  g_assert_cmpstr (second, ==, "kill 2");
  g_assert_cmpstr (third, ==, "kill 3");
  g_assert_null (ask (threads, 2));
}

/* A click does as long as there are tasks, of processes. */
static void
lanes_say_so (void)
{
  g_autoptr (MurDrawing) done = draw ("processes", "10", "1e-3");
  g_autoptr (MurDrawing) going = draw ("processes", "10", "1");
  g_autoptr (MurDrawing) threads = draw ("threads", "10", "1");

  g_assert_null (mur_figure_panel (done->figure, 0)->drop_hint);
  g_assert_nonnull (mur_figure_panel (going->figure, 0)->drop_hint);
  g_assert_null (mur_figure_panel (threads->figure, 0)->drop_hint);
}

static void
few_marks_of_many_tasks (void)
{
  g_autoptr (MurDrawing) scene = draw ("threads", "100000", "1e-9");
  const MurPanel *panel = mur_figure_panel (scene->figure, 0);

  for (guint i = 0; i < panel->layers->len; i++)
    g_assert_cmpuint (((const MurLayer *)g_ptr_array_index (panel->layers, i))->n, <,
                      5000);
}

void
mur_test_parallel_scene (void)
{
  g_test_add_func ("/figures/parallel/lanes-end-workers", lanes_end_workers);
  g_test_add_func ("/figures/parallel/lanes-say-so", lanes_say_so);
  g_test_add_func ("/figures/parallel/few-marks", few_marks_of_many_tasks);
}
