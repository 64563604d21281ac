/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A small picture of each scene, in the light and in the dark, against those kept in
 * tests/reference. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"
#include "tests/ui/reference.h"
#include "ui/plot/paint/painter.h"

#define WIDTH 560
#define HEIGHT 380

typedef struct
{
  const MurExperiment *experiment;
  const char *scene;
  const char *preset;
  guint n_steps;
} Picture;

static const Picture pictures[] = {
  { &mur_experiment_curve_fit, "fit", "clerc-kennedy", 12 },
  { &mur_experiment_curve_fit, "search", "laszuk-2015", 12 },
  { &mur_experiment_curve_fit, "estimates", "clerc-kennedy", 60 },
  { &mur_experiment_curve_fit, "overview", "clerc-kennedy", 12 },
  { &mur_experiment_sampling, "points", "post", 60 },
  { &mur_experiment_sampling, "uniformity", "halton-random", 80 },
  { &mur_experiment_sampling, "integration", "halton-random", 80 },
  { &mur_experiment_sampling, "pairs", "high-dimensions", 80 },
  { &mur_experiment_sampling, "overview", "post", 60 },
  { &mur_experiment_oscillators, "synchrony", "thirty", 400 },
  { &mur_experiment_oscillators, "frequencies", "thirty", 600 },
  { &mur_experiment_oscillators, "phases", "chimera-ring-cosine", 1200 },
  { &mur_experiment_oscillators, "network", "blog", 30 },
  { &mur_experiment_oscillators, "signals", "thirty", 700 },
  { &mur_experiment_oscillators, "overview", "mathematica", 300 },
  { &mur_experiment_swarm, "landscape", "clerc-kennedy", 12 },
  { &mur_experiment_swarm, "convergence", "clerc-kennedy", 60 },
  { &mur_experiment_swarm, "stability", "two-basins", 6 },
  { &mur_experiment_swarm, "overview", "spso-2011", 12 },
  { &mur_experiment_swarm, "particles", "shifted", 20 },
  { &mur_experiment_precision, "difference", "same-sum-twice", 1 },
  { &mur_experiment_precision, "growth", "thousand", 80 },
  { &mur_experiment_precision, "bits", "one-tenth", 1 },
  { &mur_experiment_precision, "methods", "cancellation", 1 },
  { &mur_experiment_precision, "overview", "same-sum-twice", 80 },
};

static cairo_surface_t *
paint (const MurFigure *figure, const char *theme_name)
{
  MurTheme theme = *mur_theme_find (theme_name);
  cairo_surface_t *image
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (image);
  theme.font = "DejaVu Sans";
  g_autoptr (MurLayout) layout
    = mur_layout_new (figure, &theme, NULL, WIDTH, HEIGHT, 1);
  mur_layout_paint (layout, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

static void
check (gconstpointer data)
{
  static const char *const themes[] = { "light", "dark" };
  const Picture *self = data;
  g_autoptr (MurDrawing) scene = mur_drawing_new_scene (
    self->experiment, self->scene, self->preset, NULL, self->n_steps);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *name = g_strdup_printf ("figure-%s-%s-%s", self->experiment->id,
                                               self->scene, themes[i]);
      cairo_surface_t *image = paint (scene->figure, themes[i]);
      mur_reference_check (image, name);
      cairo_surface_destroy (image);
    }
}

void
mur_test_figure_pictures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strdup_printf (
        "/figures/pictures/%s/%s", pictures[i].experiment->id, pictures[i].scene);
      g_test_add_data_func (path, &pictures[i], check);
    }
}
