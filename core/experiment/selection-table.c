/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns in use as a table, and in words. */

#include "core/experiment/selection-private.h"

#include "core/experiment/gaps.h"
#include "core/experiment/heading.h"

#include <math.h>

static const MurRolePick *
pick_of (const MurSelection *self, guint i)
{
  return &g_array_index (self->picks, MurRolePick, i);
}

/* Indices of the rows that stay. */
static gsize *
find_rows (const MurTable *table, gsize *n)
{
  const gsize n_rows = mur_table_n_rows (table);
  gsize *rows = g_new (gsize, MAX (n_rows, 1));

  *n = 0;
  for (gsize row = 0; row < n_rows; row++)
    {
      gboolean stays = TRUE;

      for (guint i = 0; i < mur_table_n_columns (table) && stays; i++)
        stays = !isnan (mur_table_column (table, i)[row]);
      if (stays)
        rows[(*n)++] = row;
    }
  return rows;
}

static void
take_rows (MurTable *self, const MurTable *table, const gsize *rows, gsize n)
{
  const char *const *labels = mur_table_labels (table);

  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      double *values = g_new (double, MAX (n, 1));

      for (gsize k = 0; k < n; k++)
        values[k] = mur_table_column (table, i)[rows[k]];
      mur_table_add_take (self, mur_table_name (table, i), mur_table_unit (table, i),
                          values, n);
      mur_table_set_title (self, mur_table_title (table, i));
    }
  if (labels != NULL)
    {
      g_autofree const char **kept = g_new0 (const char *, n + 1);

      for (gsize k = 0; k < n; k++)
        kept[k] = labels[rows[k]];
      mur_table_set_labels (self, kept);
    }
}

MurTable *
mur_table_without_gaps (const MurTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  gsize n;
  g_autofree gsize *rows = find_rows (table, &n);

  if (n == mur_table_n_rows (table))
    return mur_table_ref (table);

  MurTable *self = mur_table_new ();

  take_rows (self, table, rows, n);
  return self;
}

void
mur_table_add_brought (MurTable *self,
                       const char *name,
                       const MurTable *table,
                       guint column)
{
  const char *heading = mur_table_name (table, column);
  const gboolean has_name = !mur_heading_is_made_up (table, column);
  g_autofree char *bare = mur_heading_bare (heading);
  g_autofree char *unit = g_strdup (mur_table_unit (table, column));

  if (unit == NULL && has_name)
    unit = mur_heading_unit (heading);
  mur_table_add (self, name, unit, mur_table_vector (table, column));
  if (has_name)
    mur_table_set_title (self, unit != NULL ? bare : heading);
}

static MurVector *
count_rows (gsize n)
{
  double *values = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    values[i] = (double)i;
  return mur_vector_new_take (values, n);
}

/* Of any number of columns each is called as the person does, in errors too. */
static const char *
name_of (const MurSelection *self, const MurRolePick *pick)
{
  const MurInputRole *role = mur_selection_find_role (self->input, pick->role);

  return role != NULL && role->kind == MUR_INPUT_EACH
           ? mur_table_name (self->table, pick->column)
           : pick->role;
}

static void
take_column (const MurSelection *self, const MurRolePick *pick, MurTable *table)
{
  if (pick->column == MUR_PICK_ROW)
    {
      g_autoptr (MurVector) rows = count_rows (mur_table_n_rows (self->table));

      mur_table_add (table, pick->role, NULL, rows);
    }
  else
    mur_table_add_brought (table, name_of (self, pick), self->table, pick->column);
}

MurTable *
mur_selection_table (const MurSelection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (MurTable) table = mur_table_new ();

  for (guint i = 0; i < self->picks->len; i++)
    take_column (self, pick_of (self, i), table);
  if (mur_table_labels (self->table) != NULL)
    mur_table_set_labels (table, mur_table_labels (self->table));
  return self->input->gaps == MUR_GAPS_LEAVE ? mur_table_without_gaps (table)
                                             : g_steal_pointer (&table);
}

MurTable *
mur_inputs_select (const MurInputs *inputs, const MurInput *input, GError **error)
{
  const MurTable *table = mur_inputs_table (inputs, input->name);
  g_autoptr (MurSelection) selection = NULL;

  if (table == NULL)
    return NULL;
  selection
    = mur_selection_new (input, table, mur_inputs_roles (inputs, input->name), error);
  return selection != NULL ? mur_selection_table (selection) : NULL;
}

/* Words */

#define MOST_NAMES 6 /* of many columns the first are told */

static void
describe_picks (const MurSelection *self, GString *text)
{
  for (guint i = 0; i < MIN (self->picks->len, MOST_NAMES); i++)
    {
      const MurRolePick *pick = pick_of (self, i);

      g_string_append_printf (text, "%s%s is ", i > 0 ? ", " : "", pick->role);
      if (pick->column == MUR_PICK_ROW)
        g_string_append (text, "the number of the row");
      else
        g_string_append_printf (text, "“%s”",
                                mur_table_name (self->table, pick->column));
      if (pick->column != MUR_PICK_ROW
          && mur_table_unit (self->table, pick->column) != NULL)
        g_string_append_printf (text, " in %s",
                                mur_table_unit (self->table, pick->column));
    }
  if (self->picks->len > MOST_NAMES)
    g_string_append_printf (
      text, ", … %s is “%s”", pick_of (self, self->picks->len - 1)->role,
      mur_table_name (self->table, pick_of (self, self->picks->len - 1)->column));
}

static void
describe_unused (const MurSelection *self, GString *text)
{
  guint n = 0;

  for (guint i = 0; i < mur_table_n_columns (self->table); i++)
    if (!mur_pick_has_column (self->picks, i) && n++ < MOST_NAMES)
      g_string_append_printf (text, "%s“%s”", n == 1 ? "; nothing uses " : ", ",
                              mur_table_name (self->table, i));
  if (n > MOST_NAMES)
    g_string_append_printf (text, " and %u more", n - MOST_NAMES);
  if (mur_table_label_heading (self->table) != NULL)
    g_string_append_printf (text, "; “%s” names the rows",
                            mur_table_label_heading (self->table));
}

char *
mur_selection_suspect_gaps (const MurSelection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const guint n = mur_table_n_columns (self->table);
  g_autofree gboolean *is_used = g_new0 (gboolean, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    is_used[i] = mur_pick_has_column (self->picks, i);
  return mur_gaps_suspect_any (self->table, is_used);
}

static void
add_remark (const MurSelection *self, const MurParameters *parameters, GString *text)
{
  g_autoptr (MurTable) table = NULL;
  g_autofree char *remark = NULL;

  if (self->input->remark == NULL)
    return;
  table = mur_selection_table (self);
  remark = self->input->remark (parameters, table);
  if (remark != NULL)
    g_string_append_printf (text, "; %s", remark);
}

char *
mur_selection_describe (const MurSelection *self, const MurParameters *parameters)
{
  g_return_val_if_fail (self != NULL && parameters != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  const gsize n_left_out = mur_selection_n_left_out (self);

  if (self->input->roles == NULL)
    g_string_append_printf (text, "a matrix of %" G_GSIZE_FORMAT " × %u",
                            mur_table_n_rows (self->table), self->picks->len);
  else
    describe_picks (self, text);
  describe_unused (self, text);
  if (n_left_out > 0)
    g_string_append_printf (text, "; %" G_GSIZE_FORMAT " row%s with a gap %s left out",
                            n_left_out, n_left_out == 1 ? "" : "s",
                            n_left_out == 1 ? "is" : "are");
  add_remark (self, parameters, text);
  return g_strdup (text->str);
}
