/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The oscillators' scene of phases: which columns it draws from each point of view, and
 * what the image is of. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>

#define OSCILLATORS &mur_experiment_oscillators

/* How the phases are seen. */
typedef struct
{
  const char *origin, *frame; /* the parameters */
  const char *caption, *column, *title;
} View;

static const View views[] = {
  { "frame", "rotating", "Seen from a frame that turns with the mean frequency",
    "turned_phase", "Phase" },
  { "frame", "fixed", "Seen at rest", "phase", "Phase" },
  { "mean", "rotating", "Seen from their mean phase", "centred_phase",
    "Phase − mean phase" },
  { "mean", "fixed", "Seen from their mean phase", "centred_phase",
    "Phase − mean phase" },
};

typedef struct
{
  const char *preset;
  double duration;
  guint n, n_rows; /* oscillators; of the image */
  double width;    /* of its cells, seconds */
} Case;

static const Case cases[] = {
  { "thirty", 60, 30, 30, 0.12 },
  { "chimera-ring-cosine", 400, 256, 200, 0.6 },
  { "twisted", 100, 40, 40, 0.2 },
};

static MurDrawing *
draw (const char *preset, const View *view)
{
  const char *const assignments[]
    = { "phase_origin", view->origin, "phase_frame", view->frame, NULL };
  return mur_drawing_new_scene (OSCILLATORS, "phases", preset, assignments, 0);
}

static void
check (const MurDrawing *scene, const Case *self, const View *view, guint n_columns)
{
  g_autofree char *expected = g_strdup_printf (
    "panel 0,0 1x1 \"Phases\" caption \"%s\" cyclic bar link=1\n"
    "  x \"Time\" [s] from 0 to %.10g\n"
    "  y \"Oscillator\" whole from 0.5 to %.10g\n"
    "  z \"%s\" [rad]\n"
    "  image data own %ux%u over %.10g…%.10g, 0.5…%.10g\n"
    "panel 0,1 1x1 \"Now\" cyclic\n"
    "  x \"%s\" [rad] from -3.141592654 to 3.141592654\n"
    "  y \"Oscillator\" whole from 0.5 to %.10g\n"
    "  z\n"
    "  points series-1 circle.%s circle.oscillator circle.%s size=%s\n",
    view->caption, self->duration, self->n + 0.5, view->title, n_columns, self->n_rows,
    -self->width / 2, (n_columns - 0.5) * self->width, self->n + 0.5, view->title,
    self->n + 0.5, view->column, view->column, self->n > 100 ? "1.2" : "2");
  mur_drawing_check (scene, expected);
  g_assert_cmpfloat (mur_figure_column_weight (scene->figure, 0), ==, 1.6);
}

/* One sample in two is in the image of 1001, one in three of 2001. */
static void
test_views (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    for (guint v = 0; v < G_N_ELEMENTS (views); v++)
      {
        g_autoptr (MurDrawing) scene = draw (cases[c].preset, &views[v]);
        check (scene, &cases[c], &views[v], 1);
        mur_drawing_step (scene, 12);
        check (scene, &cases[c], &views[v], c == 1 ? 5 : 7);
      }
}

/* The last sample in the image, which is now, is what the snapshot shows. */
static void
image_is_snapshot (void)
{
  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    {
      g_autoptr (MurDrawing) scene = draw ("thirty", &views[v]);
      mur_drawing_step (scene, 80);
      const MurLayer *image = mur_drawing_layer (scene, 0, 0);
      const MurLayer *points = mur_drawing_layer (scene, 1, 0);
      for (guint i = 0; i < 30; i++)
        {
          const double phase = image->z[i * 41 + 40];
          g_assert_cmpfloat (points->y[i], ==, i + 1);
          g_assert_cmpfloat (fabs (remainder (phase - points->x[i], 2 * G_PI)), <,
                             1e-10);
        }
    }
}

/* Chimeras are seen from the mean phase, from which those in step stand still. */
static void
test_chimeras (void)
{
  static const char *const presets[]
    = { "chimera-two-populations", "chimera-ring-exponential", "chimera-ring-cosine" };
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (MurDrawing) scene
        = mur_drawing_new_scene (OSCILLATORS, "phases", presets[i], NULL, 0);
      const MurPreset *preset
        = mur_experiment_find_preset (OSCILLATORS, presets[i], NULL);
      g_assert_cmpstr (mur_figure_panel (scene->figure, 0)->caption, ==,
                       "Seen from their mean phase");
      g_assert_cmpstr (preset->scene, ==, "phases");
    }
}

void
mur_test_oscillators_phases (void)
{
  g_test_add_func ("/figures/oscillators/phases/views", test_views);
  g_test_add_func ("/figures/oscillators/phases/image", image_is_snapshot);
  g_test_add_func ("/figures/oscillators/phases/chimeras", test_chimeras);
}
