/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks of the oscillators, which several of their scenes have. */

#include "tests/ui/figures/drawing.h"

/* "TABLE.NAME+3" */
static char *
nth (const char *table, const char *name, guint i)
{
  return i == 0 ? g_strdup_printf ("%s.%s", table, name)
                : g_strdup_printf ("%s.%s+%u", table, name, i);
}

void
mur_drawing_append_marks (const MurDrawing *self,
                          GString *text,
                          const char *table,
                          const char *x,
                          const char *y,
                          const char *drags)
{
  const guint n = (guint)mur_table_n_rows (mur_frame_table (self->frame, table));
  const double *shade = mur_drawing_column (self, table, "shade");
  for (guint i = 0; i < n && n <= 60; i++)
    {
      g_autofree char *at_x = nth (table, x, i);
      g_autofree char *at_y = nth (table, y, i);
      g_string_append_printf (text, "  points series-1 \"%u\" %s %s size=2.4", i + 1,
                              at_x, at_y);
      if (drags != NULL)
        g_string_append_printf (text, " drags=%s,%u", drags, i);
      g_string_append_printf (text, " tint=%.10g\n", shade[i]);
    }
  if (n > 60)
    g_string_append_printf (text, "  points series-1 %s.%s %s.%s %s.shade size=%s\n",
                            table, x, table, y, table, n > 200 ? "1.2" : "1.6");
}
