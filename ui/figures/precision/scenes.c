/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of precision, and how their numbers are written. */

#include "ui/figures/registry.h"

#include "ui/figures/precision/private.h"

#include <stdlib.h>
#include <string.h>

/* What title and caption name needs no entry in a legend, where room is short. */
static void
leave_to_words (MurPanel *panel)
{
  for (guint i = 0; i < panel->layers->len; i++)
    {
      MurLayer *layer = g_ptr_array_index (panel->layers, i);

      if (layer->role == MUR_ROLE_FIT || layer->role == MUR_ROLE_GUIDE)
        g_clear_pointer (&layer->name, g_free);
    }
}

static MurFigure *
build_overview (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Precision");
  mur_precision_add_stems (figure, frame, 0, 0);
  leave_to_words (mur_precision_add_growth (figure, frame, 0, 1));
  mur_precision_add_bits (figure, frame, 1, 0)->legend = FALSE;
  mur_precision_add_methods (figure, frame, 1, 1);
  mur_figure_set_row_weight (figure, 1, 1.5);
  return figure;
}

const MurScene mur_scenes_precision[] = {
  { "difference", "Difference", "The same sum twice, and why it is not the same.",
    mur_precision_build_difference },
  { "growth", "Growth", "How the difference grows with the number of subtractions.",
    mur_precision_build_growth },
  { "bits", "Bits", "What is stored for a number; click a bit to flip it.",
    mur_precision_build_bits },
  { "methods", "Methods", "How far six ways to add are off, and how far they may be.",
    mur_precision_build_methods },
  { MUR_SCENE_OVERVIEW, "Overview", "Differences, growth, bits and sums at once.",
    build_overview },
  { NULL },
};

char *
mur_precision_describe (double value, int digits)
{
  g_autofree char *text = g_strdup_printf ("%.*g", digits, value);
  char *exponent = strchr (text, 'e');
  GString *markup = g_string_new (NULL);
  const int power = exponent != NULL ? atoi (exponent + 1) : 0;
  if (exponent != NULL)
    *exponent = '\0';
  g_string_append (markup, value < 0 ? "−" : "");
  g_string_append (markup, *text == '-' ? text + 1 : text);
  if (exponent != NULL)
    g_string_append_printf (markup, "·10<sup>%s%d</sup>", power < 0 ? "−" : "",
                            ABS (power));
  return g_string_free (markup, FALSE);
}
