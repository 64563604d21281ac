/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns and scalars of frames, against what is described. */

#include "ui/figures/columns.h"

#include <math.h>
#include <string.h>

/* Whether a frame may lack the column. */
static gboolean
may_lack (const MurFrame *frame, const char *table, const MurQuantity *quantity)
{
  const MurTableDescription *description = mur_frame_describe_table (frame, table);
  return quantity->when != NULL || description->when != NULL;
}

MurColumn
mur_column (const MurFrame *frame, const char *table, const char *name)
{
  const MurQuantity *quantity = mur_frame_describe_column (frame, table, name);
  const MurTable *found = mur_frame_table (frame, table);
  const int place = found != NULL ? mur_table_find (found, name) : -1;
  if (quantity == NULL || (place < 0 && !may_lack (frame, table, quantity)))
    {
      g_critical ("%s.%s: %s", table, name,
                  quantity == NULL ? "the experiment does not describe it"
                                   : "the frame lacks what its experiment describes");
      return (MurColumn){ 0 };
    }
  if (place < 0)
    return (MurColumn){ .quantity = quantity, .unit = quantity->unit };
  return (MurColumn){ mur_table_column (found, (guint)place), mur_table_n_rows (found),
                      quantity, mur_table_unit (found, (guint)place),
                      mur_table_title (found, (guint)place) };
}

MurColumn
mur_column_of (const MurFrame *frame,
               const char *table,
               const char *pattern,
               guint64 number)
{
  const int length = (int)strlen (pattern) - 1;
  g_autofree char *name
    = g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, length, pattern, number);
  g_return_val_if_fail (length >= 0 && pattern[length] == '*', (MurColumn){ 0 });
  return mur_column (frame, table, name);
}

GArray *
mur_column_numbers (const MurFrame *frame, const char *table, const char *pattern)
{
  const MurTable *found = mur_frame_table (frame, table);
  const gsize length = strlen (pattern) - 1;
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; found != NULL && i < mur_table_n_columns (found); i++)
    {
      const char *name = mur_table_name (found, i);
      const MurQuantity *quantity = mur_frame_describe_column (frame, table, name);
      if (quantity == NULL || strcmp (quantity->name, pattern) != 0)
        continue;
      const guint64 number = g_ascii_strtoull (name + length, NULL, 10);
      g_array_append_val (numbers, number);
    }
  return numbers;
}

const char *const *
mur_column_labels (const MurFrame *frame, const char *table)
{
  const MurTable *found = mur_frame_table (frame, table);
  if (mur_frame_describe_table (frame, table) == NULL)
    g_critical ("%s: the experiment does not describe it", table);
  return found != NULL ? mur_table_labels (found) : NULL;
}

double
mur_column_scalar (const MurFrame *frame, const char *name)
{
  if (mur_frame_describe_scalar (frame, name) == NULL)
    g_critical ("%s: the experiment does not describe it", name);
  return mur_frame_scalar (frame, name);
}

double *
mur_column_new (MurFigure *figure, gsize n)
{
  double *numbers = g_new (double, MAX (n, 1));
  mur_figure_own (figure, numbers, g_free);
  return numbers;
}

void
mur_column_set_axis (const MurColumn *self,
                     MurAxis *axis,
                     const char *title,
                     MurScale scale)
{
  const char *symbol = NULL;
  g_autofree char *given
    = self->title != NULL ? g_markup_escape_text (self->title, -1) : NULL;
  if (given != NULL && (title == NULL || *title != '\0'))
    title = given;
  else if (title == NULL && self->quantity != NULL)
    {
      title = self->quantity->title;
      symbol = self->quantity->symbol;
    }
  mur_axis_set (axis, title, self->unit, scale);
  mur_axis_set_symbol (axis, symbol, self->unit);
  axis->is_course
    = self->quantity != NULL && (self->quantity->flags & MUR_DESCRIBED_COURSE) != 0;
}
