/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The oscillators' overview: which panels it has, from the first frame on, and that what
 * they show is where the frame says. */

#include "core/experiments/registry.h"
#include "core/run/job.h"
#include "tests/ui/figures/tests.h"
#include "ui/figures/registry.h"
#include "ui/plot/layout/describe.h"

#include <math.h>
#include <string.h>

#define OSCILLATORS &mur_experiment_oscillators
#define N_SIDES 6 /* panels that do not depend on the number of oscillators */

/* The seven of the demonstration but for @assignments. */
static MurJob *
begin (const char *const *assignments)
{
  g_autoptr (MurSession) session = mur_session_new (OSCILLATORS);
  g_autoptr (GError) error = NULL;
  mur_experiment_apply_preset (OSCILLATORS, "mathematica", session->parameters, &error);
  for (; *assignments != NULL; assignments += 2)
    mur_parameters_set (session->parameters, assignments[0], assignments[1], &error);
  g_assert_no_error (error);
  MurJob *job = mur_job_new (session, 1, &error);
  g_assert_no_error (error);
  return job;
}

static MurFigure *
draw (MurJob *job)
{
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurScene *overview = mur_scene_find (OSCILLATORS, MUR_SCENE_OVERVIEW, NULL);
  return mur_figure_for_frame (OSCILLATORS, overview, frame,
                               mur_session_last_parameters (mur_job_session (job)));
}

/* A panel an oscillator up to a dozen, beyond it two; the same at every frame. */
static void
panels (void)
{
  static const struct
  {
    const char *count;
    guint n_left;
  } cases[]
    = { { "1", 1 }, { "2", 2 }, { "7", 7 }, { "12", 12 }, { "13", 2 }, { "250", 2 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurJob) job = begin ((const char *[]){
        "count", cases[i].count, "samples", "12", "duration", "0.01", NULL });
      MurStatus status = MUR_STATUS_RUNNING;
      for (guint step = 0; step < 13; step++)
        {
          g_autoptr (MurFigure) figure = draw (job);
          g_autofree char *text = mur_figure_describe (figure);
          g_assert_cmpuint (mur_figure_n_panels (figure), ==,
                            cases[i].n_left + N_SIDES);
          g_assert_true (g_utf8_validate (text, -1, NULL));
          status = mur_job_step (job, NULL);
        }
      g_assert_cmpint (status, ==, MUR_STATUS_EXHAUSTED);
    }
}

static const MurPanel *
find_panel (const MurFigure *figure, const char *title)
{
  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    {
      const MurPanel *panel = mur_figure_panel (figure, i);
      if (panel->title != NULL && strcmp (panel->title, title) == 0)
        return panel;
    }
  g_assert_not_reached ();
}

/* All phases on the circle, each once; the arrow ends at the mean of them. */
static void
circle (void)
{
  g_autoptr (MurJob) job = begin ((const char *[]){ "samples", "5", NULL });
  mur_job_step (job, NULL);
  mur_job_step (job, NULL);
  g_autoptr (MurFigure) figure = draw (job);
  const MurPanel *panel = find_panel (figure, "Unit circle");
  double x = 0, y = 0;
  guint n = 0;
  const MurLayer *arrow = NULL;
  for (guint i = 0; i < panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (panel->layers, i);
      arrow = layer->role == MUR_ROLE_FIT ? layer : arrow;
      for (gsize k = 0; k < layer->n && layer->kind == MUR_LAYER_POINTS; k++, n++)
        {
          g_assert_cmpfloat_with_epsilon (hypot (layer->x[k], layer->y[k]), 1, 1e-15);
          x += layer->x[k] / 7;
          y += layer->y[k] / 7;
        }
    }
  g_assert_true (panel->equal);
  g_assert_cmpuint (n, ==, 7);
  g_assert_nonnull (arrow);
  g_assert_cmpfloat_with_epsilon (arrow->x[0] + arrow->dx[0], x, 1e-12);
  g_assert_cmpfloat_with_epsilon (arrow->y[0] + arrow->dy[0], y, 1e-12);
}

/* No line of wrapped phases jumps over the panel; unwrapped ones have no gaps. */
static void
phase_lines (void)
{
  static const char *const views[] = { "wrapped", "unwrapped" };
  for (guint v = 0; v < 2; v++)
    {
      g_autoptr (MurJob) job = begin (
        (const char *[]){ "phase_view", views[v], "phase_frame", "fixed", NULL });
      while (mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
        ;
      g_autoptr (MurFigure) figure = draw (job);
      const MurPanel *panel = find_panel (figure, "Phases");
      g_assert_cmpuint (panel->layers->len, ==, 7);
      for (guint i = 0; i < 7; i++)
        {
          const MurLayer *layer = g_ptr_array_index (panel->layers, i);
          guint n_gaps = 0;
          for (gsize k = 1; k < layer->n; k++)
            {
              n_gaps += isnan (layer->y[k]);
              g_assert_false (fabs (layer->y[k] - layer->y[k - 1]) > G_PI);
            }
          /* 14 … 28 rad/s for 2π s: 14 to 28 turns, and what couplings add. */
          g_assert_true (v == 0 ? n_gaps >= 11 && n_gaps <= 31 : n_gaps == 0);
        }
    }
}

/* Row i of the image is what drives oscillator i, the first on top. */
static void
matrix (void)
{
  g_autoptr (MurJob) job = begin ((const char *[]){
    "count", "3", "topology", "matrix", "matrix", "0 1 2 3 0 4 5 6 0", NULL });
  g_autoptr (MurFigure) figure = draw (job);
  const MurPanel *panel = find_panel (figure, "Couplings <i>K<sub>ij</sub></i>");
  const MurLayer *layer = g_ptr_array_index (panel->layers, 0);
  static const double expected[] = { 0, 1, 2, 3, 0, 4, 5, 6, 0 };
  g_assert_cmpmem (layer->z, 9 * sizeof (double), expected, sizeof expected);
  g_assert_cmpfloat (panel->y.minimum, >, panel->y.maximum);
}

void
mur_test_oscillators_figure (void)
{
  g_test_add_func ("/figures/oscillators/panels", panels);
  g_test_add_func ("/figures/oscillators/circle", circle);
  g_test_add_func ("/figures/oscillators/phase-lines", phase_lines);
  g_test_add_func ("/figures/oscillators/matrix", matrix);
}
