/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The oscillators' scene of synchrony: which columns it draws, in every preset, of a
 * run and of a sweep, at rest and turned. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>

#define OSCILLATORS &mur_experiment_oscillators
#define N_TAIL 25 /* points of a tail */

/* What the scene goes by. */
typedef struct
{
  const MurDrawing *scene;
  GString *text;
  guint n;            /* oscillators */
  const char *turned; /* what columns of places begin with */
} Expectation;

static void
append_place (Expectation *self, const char *table, const char *name, guint first)
{
  g_string_append_printf (self->text, " %s.%s%s", table, self->turned, name);
  if (first > 0)
    g_string_append_printf (self->text, "+%u", first);
}

static void
append_tails (Expectation *self)
{
  const double *shade = mur_drawing_column (self->scene, "circle", "shade");
  for (guint i = 0; i < self->n && self->n <= 60; i++)
    {
      g_string_append (self->text, "  line series-1");
      append_place (self, "tails", "x", N_TAIL * i);
      append_place (self, "tails", "y", N_TAIL * i);
      g_string_append_printf (self->text, " tint=%.10g solid\n", shade[i]);
    }
}

static void
append_circle (Expectation *self, const char *place)
{
  g_autofree char *x = g_strconcat (self->turned, "x", NULL);
  g_autofree char *y = g_strconcat (self->turned, "y", NULL);
  g_string_append_printf (
    self->text,
    "panel %s \"Phases\" caption \"Arrow: their mean, <i>r</i> = %.2f\" equal\n"
    "  x \"cos <i>φ</i>\" from -1.2 to 1.2\n  y \"sin <i>φ</i>\" from -1.2 to 1.2\n%s"
    "  circles guide 0 0 1\n",
    place, mur_drawing_scalar (self->scene, "r"),
    self->n > 60 ? "  z from 0 to 1\n" : "  z\n");
  append_tails (self);
  mur_drawing_append_marks (
    self->scene, self->text, "circle", x, y,
    mur_table_n_rows (mur_frame_table (self->scene->frame, "order")) == 1 ? "phases"
                                                                          : NULL);
  if (self->n == 1)
    g_string_append_printf (self->text, "  text guide %.10g %.10g\n",
                            1.11 * mur_drawing_column (self->scene, "circle", x)[0],
                            1.11 * mur_drawing_column (self->scene, "circle", y)[0]);
  else if (self->n <= 12)
    g_string_append (self->text, "  text guide own own\n");
  g_string_append_printf (
    self->text, "  arrows fit 0 0 mean_field.%s mean_field.%s width=2.4\n", x, y);
}

static void
append_order (Expectation *self, double duration)
{
  g_string_append_printf (
    self->text,
    "panel 0,1 1x1 \"Order parameter\" line-names link=1\n"
    "  x \"Time\" [s] from 0 to %.10g\n  y \"<i>r</i>\" from 0 to 1\n"
    "  rule reference \"chance, 1/√N\" %.10g\n"
    "  line fit \"r\" frequency.time order.r\n",
    duration, 1 / sqrt (self->n));
}

static void
append_frequencies (Expectation *self)
{
  const MurDrawing *scene = self->scene;
  const double low = mur_drawing_scalar (scene, "natural_low");
  const double high = mur_drawing_scalar (scene, "natural_high");
  g_string_append (self->text,
                   "panel 1,1 1x1 \"Mean frequency\" caption \"Those in a row are "
                   "locked\" line-names\n");
  if (low < high)
    g_string_append_printf (
      self->text, "  x \"Natural frequency\" [rad/s] from %.10g to %.10g\n", low, high);
  else
    g_string_append (self->text, "  x \"Oscillator\"\n");
  g_string_append_printf (self->text, "  y \"Mean\" [rad/s] from %.10g to %.10g\n%s",
                          mur_drawing_scalar (scene, "mean_low"),
                          mur_drawing_scalar (scene, "mean_high"),
                          self->n > 60 ? "  z from 0 to 1\n" : "  z\n");
  if (low < high)
    g_string_append (self->text, "  line guide \"alone\" own own\n");
  else
    g_string_append_printf (self->text, "  rule guide \"alone\" %.10g\n", low);
  mur_drawing_append_marks (self->scene, self->text, "oscillators",
                            low < high ? "omega" : "number", "mean_frequency", NULL);
}

/* @n_up, @n_down: how many couplings of the sweep each way are done */
static void
append_sweep (Expectation *self, guint n_up, guint n_down, gboolean has_theory)
{
  const MurDrawing *scene = self->scene;
  const double *coupling = mur_drawing_column (scene, "theory", "coupling");
  g_string_append_printf (
    self->text,
    "panel 0,0 2x1 \"Synchrony\" legend line-names\n"
    "  x \"Coupling\" from %.10g to %.10g\n  y \"Mean <i>r</i>\" from 0 to 1\n",
    coupling[0], coupling[240]);
  if (has_theory)
    g_string_append_printf (self->text, "  rule guide \"onset\" %.10g outside\n",
                            mur_drawing_scalar (scene, "critical_coupling"));
  g_string_append_printf (self->text,
                          "  line reference%s theory.coupling theory.r\n"
                          "  line series-1%s sweep.coupling sweep.r_up solid\n"
                          "  points series-1 sweep.coupling sweep.r_up size=1.6\n"
                          "  line series-2%s sweep.coupling sweep.r_down solid\n"
                          "  points series-2 sweep.coupling sweep.r_down size=1.6\n"
                          "  points fit \"now\" %.10g %.10g size=2.4\n",
                          has_theory ? " \"theory\"" : "", n_up > 0 ? " \"up\"" : "",
                          n_down > 0 ? " \"down\"" : "",
                          mur_drawing_scalar (scene, "coupling"),
                          mur_drawing_scalar (scene, "r_mean"));
}

static Expectation
expect (const MurDrawing *scene, GString *text, const char *turned)
{
  g_string_truncate (text, 0);
  return (Expectation){ scene, text, (guint)mur_drawing_scalar (scene, "oscillators"),
                        turned };
}

static void
check_run (const MurDrawing *scene, double duration, const char *turned)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Expectation self = expect (scene, text, turned);
  append_circle (&self, "0,0 2x1");
  append_order (&self, duration);
  append_frequencies (&self);
  mur_drawing_check (scene, text->str);
  g_assert_cmpfloat (mur_figure_column_weight (scene->figure, 0), ==, 1.3);
}

/* It is the scene that the topic opens with. The panels are those of the first frame,
 * and time goes on to the end of the run. */
static void
runs (void)
{
  static const struct
  {
    const char *preset;
    double duration;
  } rows[] = { { "thirty", 60 },
               { "mathematica", 2 * G_PI },
               { "blog", 40 },
               { "two-locking", 20 },
               { "two-beating", 60 },
               { "chimera-two-populations", 400 },
               { "chimera-ring-exponential", 400 },
               { "chimera-ring-cosine", 400 },
               { "twisted", 100 } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MurDrawing) scene
        = mur_drawing_new (OSCILLATORS, rows[i].preset, NULL, 0);
      g_test_message ("%s", rows[i].preset);
      check_run (scene, rows[i].duration, "turned_");
      mur_drawing_step (scene, 37);
      check_run (scene, rows[i].duration, "turned_");
    }
}

static void
at_rest (void)
{
  g_autoptr (MurDrawing) scene = mur_drawing_new (
    OSCILLATORS, "thirty", (const char *[]){ "phase_frame", "fixed", NULL }, 20);
  check_run (scene, 60, "");
}

static void
counts (void)
{
  static const char *const values[] = { "1", "12", "13", "60", "61", "2001" };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (MurDrawing) scene = mur_drawing_new (
        OSCILLATORS, "thirty",
        (const char *[]){ "count", values[i], "duration", "0.01", NULL }, 3);
      const gsize n_rows = mur_table_n_rows (mur_frame_table (scene->frame, "circle"));
      if (i < 5)
        check_run (scene, 0.01, "turned_");
      else
        g_assert_cmpuint (n_rows, ==, 1001); /* every other one */
    }
}

static void
check_sweep (const MurDrawing *scene, guint n_up, guint n_down, gboolean has_theory)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Expectation self = expect (scene, text, "turned_");
  append_sweep (&self, n_up, n_down, has_theory);
  append_circle (&self, "0,1 1x1");
  append_frequencies (&self);
  mur_drawing_check (scene, text->str);
}

/* Ways have names as soon as they have a value: the first visit is over after 100 of
 * 6201 samples, the way up after half of them. */
static void
sweeps (void)
{
  g_autoptr (MurDrawing) scene = mur_drawing_new (
    OSCILLATORS, "onset", (const char *[]){ "count", "50", "step", "0.3", NULL }, 0);
  check_sweep (scene, 0, 0, TRUE);
  mur_drawing_step (scene, 100);
  check_sweep (scene, 1, 0, TRUE);
  mur_drawing_step (scene, 3100);
  check_sweep (scene, 31, 1, TRUE);
  g_autoptr (MurDrawing) explosive
    = mur_drawing_new (OSCILLATORS, "explosive", NULL, 10);
  check_sweep (explosive, 0, 0, FALSE);
}

/* The diagonal goes from corner to corner; numbers stand a little outside the circle.
 */
static void
places (void)
{
  g_autoptr (MurDrawing) scene = mur_drawing_new (OSCILLATORS, "blog", NULL, 9);
  const MurLayer *alone = mur_drawing_layer (scene, 2, 0);
  const MurLayer *text = mur_drawing_layer (scene, 0, 7);
  const double *x = mur_drawing_column (scene, "circle", "turned_x");
  const double *y = mur_drawing_column (scene, "circle", "turned_y");
  g_assert_cmpfloat (alone->x[0], ==, mur_drawing_scalar (scene, "natural_low"));
  g_assert_cmpfloat (alone->x[1], ==, mur_drawing_scalar (scene, "natural_high"));
  g_assert_cmpmem (alone->x, 2 * sizeof (double), alone->y, 2 * sizeof (double));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (text->x[i], ==, 1.11 * x[i]);
      g_assert_cmpfloat (text->y[i], ==, 1.11 * y[i]);
    }
  g_assert_cmpstr (text->texts[0], ==, "1");
  g_assert_cmpstr (text->texts[2], ==, "3");
}

void
mur_test_oscillators_synchrony_scene (void)
{
  g_test_add_func ("/figures/oscillators/synchrony/runs", runs);
  g_test_add_func ("/figures/oscillators/synchrony/at-rest", at_rest);
  g_test_add_func ("/figures/oscillators/synchrony/counts", counts);
  g_test_add_func ("/figures/oscillators/synchrony/sweeps", sweeps);
  g_test_add_func ("/figures/oscillators/synchrony/places", places);
}
