/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The oscillators' scene of the network: nodes in the colours of their phases, links by
 * what they do, the matrix in colours of one sign or two. */

#include "core/experiments/registry.h"
#include "tests/ui/figures/drawing.h"
#include "tests/ui/figures/tests.h"

#include <math.h>

#define OSCILLATORS &mur_experiment_oscillators

typedef struct
{
  const char *preset;
  guint n, n_shown, n_links; /* oscillators, rows of the matrix, couplings ≠ 0 */
  gboolean is_signed, is_drawn;
} Case;

static const Case cases[] = {
  { "thirty", 30, 30, 30 * 29, FALSE, TRUE },
  { "mathematica", 7, 7, 7 * 6, FALSE, TRUE },
  { "blog", 3, 3, 6, TRUE, TRUE },
  { "onset", 1000, 200, 1000 * 999, FALSE, FALSE },
  { "chimera-two-populations", 256, 200, 256 * 255, FALSE, FALSE },
  { "twisted", 40, 40, 80, FALSE, TRUE },
};

static void
append_links (GString *text, const Case *self)
{
  const double opacity = CLAMP (sqrt (60.0 / self->n_links), 0.3, 1);
  g_autofree char *style
    = opacity < 1 ? g_strdup_printf (" opacity=%.10g", opacity) : g_strdup ("");
  const char *columns = self->is_drawn ? " links.x links.y" : " none none";
  if (self->is_signed)
    g_string_append_printf (
      text,
      "  line fit \"attracts the nearer\"%s%s solid\n"
      "  line data \"repels the nearer\" repelling_links.x repelling_links.y%s solid\n",
      columns, style, style);
  else
    g_string_append_printf (text, "  line guide%s%s solid\n", columns, style);
}

static char *
describe (const Case *self, const char *phase)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (text,
                          "panel 0,0 1x1 \"Network\"%s%s cyclic bar equal\n"
                          "  x from -1.15 to 1.15 labels\n"
                          "  y from -1.15 to 1.15 labels\n  z \"Phase\" [rad]\n",
                          self->is_drawn ? "" : " caption \"Too many links to draw\"",
                          self->is_signed ? " legend" : "");
  append_links (text, self);
  g_string_append_printf (text, "  points series-1 nodes.x nodes.y nodes.%s size=%s\n",
                          phase, self->n > 100 ? "1.4" : "3");
  if (self->n <= 12)
    g_string_append (text, "  text guide own own\n");
  g_string_append_printf (
    text,
    "panel 0,1 1x1 \"Couplings\" caption \"Row <i>i</i>: how each <i>j</i> drives "
    "<i>i</i>\"%s bar equal\n"
    "  x \"<i>j</i>\" whole from 0.5 to %.10g\n"
    "  y \"<i>i</i>\" whole from %.10g to 0.5\n"
    "  z \"<i>K<sub>ij</sub></i>\"\n"
    "  image data coupling_cells.coupling %ux%u over 0.5…%.10g, 0.5…%.10g\n",
    self->is_signed ? " diverging" : "", self->n + 0.5, self->n + 0.5, self->n_shown,
    self->n_shown, self->n + 0.5, self->n + 0.5);
  return g_string_free (text, FALSE);
}

static void
presets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = describe (&cases[i], "turned_phase");
      g_autoptr (MurDrawing) scene
        = mur_drawing_new_scene (OSCILLATORS, "network", cases[i].preset, NULL, 0);
      g_test_message ("%s", cases[i].preset);
      mur_drawing_check (scene, expected);
      mur_drawing_step (scene, 7);
      mur_drawing_check (scene, expected);
      g_assert_cmpfloat (mur_figure_column_weight (scene->figure, 0), ==, 1.5);
    }
}

static void
at_rest (void)
{
  g_autofree char *expected = describe (&cases[2], "phase");
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (OSCILLATORS, "network", "blog",
                             (const char *[]){ "phase_frame", "fixed", NULL }, 5);
  mur_drawing_check (scene, expected);
}

/* The numbers of the blog's three stand beyond the corners of their triangle. */
static void
numbers (void)
{
  g_autoptr (MurDrawing) scene
    = mur_drawing_new_scene (OSCILLATORS, "network", "blog", NULL, 0);
  const MurLayer *text = mur_drawing_layer (scene, 0, 3);
  g_assert_cmpfloat (text->x[0], ==, 1.11);
  g_assert_cmpfloat_with_epsilon (text->x[1], -1.11 / 2, 1e-15);
  g_assert_cmpfloat_with_epsilon (text->y[2], -1.11 * sqrt (0.75), 1e-15);
  g_assert_cmpstr (text->texts[1], ==, "2");
}

void
mur_test_oscillators_network_scene (void)
{
  g_test_add_func ("/figures/oscillators/network/presets", presets);
  g_test_add_func ("/figures/oscillators/network/at-rest", at_rest);
  g_test_add_func ("/figures/oscillators/network/numbers", numbers);
}
