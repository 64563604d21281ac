/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The number that is typed: its bits, what each makes of it when flipped, its neighbours,
 * and the decimal numbers that they are exactly. */

#include "core/experiments/precision/private.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/precision/stored.h"

#include <math.h>

/* Fields of the bits, as the column "part" counts them. */
enum
{
  PART_SIGN,
  PART_EXPONENT,
  PART_FRACTION
};

gboolean
mur_precision_number_check (const MurParameters *parameters, GError **error)
{
  const char *text = mur_parameters_text (parameters, "number");
  double value;
  if (mur_stored_parse (text, &value))
    return TRUE;
  g_autofree char *shown = mur_names_show (text);
  return mur_error_refuse (error, MUR_ERROR_VALUE, "number", shown,
                           "a decimal number, inf, nan, or 0x and sixteen hexadecimal "
                           "digits");
}

static guint
part_of (guint place)
{
  return place == MUR_STORED_BITS - 1        ? PART_SIGN
         : place >= MUR_STORED_FRACTION_BITS ? PART_EXPONENT
                                             : PART_FRACTION;
}

/* From the sign on, as they are written. */
static MurTable *
make_bits (double number)
{
  const guint64 bits = mur_stored_bits (number);
  double *columns[3];
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  MurTable *table = mur_table_new ();
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    columns[c] = g_new (double, MUR_STORED_BITS);
  for (guint i = 0; i < MUR_STORED_BITS; i++)
    {
      const guint place = MUR_STORED_BITS - 1 - i;
      const guint64 bit = (guint64)1 << place;
      columns[0][i] = place;
      columns[1][i] = (bits & bit) != 0;
      columns[2][i] = part_of (place);
      g_ptr_array_add (labels, mur_stored_format (mur_stored_value (bits ^ bit)));
    }
  g_ptr_array_add (labels, NULL);
  mur_table_add_take (table, "place", NULL, columns[0], MUR_STORED_BITS);
  mur_table_add_take (table, "bit", NULL, columns[1], MUR_STORED_BITS);
  mur_table_add_take (table, "part", NULL, columns[2], MUR_STORED_BITS);
  mur_table_set_labels (table, (const char *const *)labels->pdata);
  return table;
}

static MurTable *
make_neighbours (double number)
{
  const double values[]
    = { mur_stored_below (number), number, mur_stored_above (number) };
  const char *labels[G_N_ELEMENTS (values) + 1] = { NULL };
  char *exact[G_N_ELEMENTS (values)];
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    labels[i] = exact[i] = mur_stored_exact (values[i]);
  mur_table_add_take (table, "value", NULL, g_memdup2 (values, sizeof values),
                      G_N_ELEMENTS (values));
  mur_table_set_labels (table, labels);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (exact[i]);
  return table;
}

void
mur_precision_number_read (MurPrecisionNumber *self, const MurParameters *parameters)
{
  const char *text = mur_parameters_text (parameters, "number");
  mur_precision_number_clear (self);
  mur_stored_parse (text, &self->value);
  self->error = mur_stored_error (text);
  self->bits = make_bits (self->value);
  self->neighbours = make_neighbours (self->value);
}

void
mur_precision_number_clear (MurPrecisionNumber *self)
{
  g_clear_pointer (&self->bits, mur_table_unref);
  g_clear_pointer (&self->neighbours, mur_table_unref);
}

void
mur_precision_number_add_tables (const MurPrecisionNumber *self, MurFrame *frame)
{
  mur_frame_add_table (frame, "bits", mur_table_ref (self->bits));
  mur_frame_add_table (frame, "neighbours", mur_table_ref (self->neighbours));
}

void
mur_precision_number_add_scalars (const MurPrecisionNumber *self, MurFrame *frame)
{
  const double ulp = mur_stored_ulp (self->value);
  mur_frame_add_scalar (frame, "number", NULL, self->value);
  mur_frame_add_scalar (frame, "number_kind", NULL,
                        mur_stored_kind (mur_stored_bits (self->value)));
  mur_frame_add_scalar (frame, "ulp", NULL, ulp);
  mur_frame_add_scalar (frame, "number_error", NULL, self->error);
  mur_frame_add_scalar (frame, "number_error_ulps", "ulp", self->error / ulp);
}
