/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Frames, and their fingerprint: SHA-256 over a byte string that says the same on every
 * machine. Numbers are little-endian; every NaN counts as the same missing value, for
 * machines differ in the sign of the NaN that 0/0 gives. */

#include "core/experiment/frame.h"

#include "core/base/digest.h"
#include "core/base/kernel.h"

#include <math.h>
#include <string.h>

typedef struct
{
  char *name;
  MurTable *table;
} Entry;

typedef struct
{
  char *name;
  char *unit;
  double value;
} Scalar;

struct _MurFrame
{
  int references;
  GArray *tables;  /* of Entry */
  GArray *scalars; /* of Scalar */

  /* Nullable. */
  char *note;
  const MurTableDescription *described_tables;
  const MurQuantity *described_scalars;
};

static void
clear_entry_cb (gpointer data)
{
  Entry *entry = data;
  g_free (entry->name);
  mur_table_unref (entry->table);
}

static void
clear_scalar_cb (gpointer data)
{
  Scalar *scalar = data;
  g_free (scalar->name);
  g_free (scalar->unit);
}

MurFrame *
mur_frame_new (void)
{
  MurFrame *self = g_new0 (MurFrame, 1);
  self->references = 1;
  self->tables = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->scalars = g_array_new (FALSE, FALSE, sizeof (Scalar));
  g_array_set_clear_func (self->tables, clear_entry_cb);
  g_array_set_clear_func (self->scalars, clear_scalar_cb);
  return self;
}

MurFrame *
mur_frame_ref (const MurFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurFrame *frame = (MurFrame *)self;
  g_atomic_int_inc (&frame->references);
  return frame;
}

void
mur_frame_unref (MurFrame *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->references))
    return;
  g_array_unref (self->tables);
  g_array_unref (self->scalars);
  g_free (self->note);
  g_free (self);
}

static const Scalar *
find_scalar (const MurFrame *self, const char *name)
{
  for (guint i = 0; i < self->scalars->len; i++)
    {
      const Scalar *scalar = &g_array_index (self->scalars, Scalar, i);
      if (strcmp (scalar->name, name) == 0)
        return scalar;
    }
  return NULL;
}

void
mur_frame_set_note (MurFrame *self, char *note)
{
  g_return_if_fail (self != NULL);

  g_free (self->note);
  self->note = note;
}

const char *
mur_frame_note (const MurFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->note;
}

void
mur_frame_add_table (MurFrame *self, const char *name, MurTable *table)
{
  g_return_if_fail (self != NULL && name != NULL && table != NULL);
  g_return_if_fail (mur_frame_table (self, name) == NULL);

  Entry entry = { .name = g_strdup (name), .table = table };
  g_array_append_val (self->tables, entry);
}

void
mur_frame_add_scalar (MurFrame *self, const char *name, const char *unit, double value)
{
  g_return_if_fail (self != NULL && name != NULL);
  g_return_if_fail (find_scalar (self, name) == NULL);

  Scalar scalar = { .name = g_strdup (name), .unit = g_strdup (unit), .value = value };
  g_array_append_val (self->scalars, scalar);
}

guint
mur_frame_n_tables (const MurFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->tables->len;
}

const char *
mur_frame_table_name (const MurFrame *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->tables->len, NULL);
  return g_array_index (self->tables, Entry, index).name;
}

const MurTable *
mur_frame_table (const MurFrame *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->tables->len; i++)
    {
      const Entry *entry = &g_array_index (self->tables, Entry, i);
      if (strcmp (entry->name, name) == 0)
        return entry->table;
    }
  return NULL;
}

guint
mur_frame_n_scalars (const MurFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->scalars->len;
}

const char *
mur_frame_scalar_name (const MurFrame *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->scalars->len, NULL);
  return g_array_index (self->scalars, Scalar, index).name;
}

const char *
mur_frame_scalar_unit (const MurFrame *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->scalars->len, NULL);
  return g_array_index (self->scalars, Scalar, index).unit;
}

double
mur_frame_scalar (const MurFrame *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NAN);

  const Scalar *scalar = find_scalar (self, name);
  return scalar == NULL ? NAN : scalar->value;
}

void
mur_frame_set_description (MurFrame *self,
                           const MurTableDescription *tables,
                           const MurQuantity *scalars)
{
  g_return_if_fail (self != NULL);

  self->described_tables = tables;
  self->described_scalars = scalars;
}

const MurTableDescription *
mur_frame_describe_table (const MurFrame *self, const char *table)
{
  g_return_val_if_fail (self != NULL, NULL);
  return mur_table_description_find (self->described_tables, table);
}

const MurQuantity *
mur_frame_describe_column (const MurFrame *self, const char *table, const char *column)
{
  const MurTableDescription *row = mur_frame_describe_table (self, table);
  return row == NULL ? NULL : mur_quantity_find (row->columns, column);
}

const MurQuantity *
mur_frame_describe_scalar (const MurFrame *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  return mur_quantity_find (self->described_scalars, name);
}

static void
hash_count (MurDigest *sum, guint64 count)
{
  guint64 bytes = GUINT64_TO_LE (count);
  mur_digest_add (sum, &bytes, sizeof bytes);
}

/* With its length before it, so that no two lists of texts read alike. An absent unit
 * is an empty one. */
static void
hash_text (MurDigest *sum, const char *text)
{
  gsize length = text == NULL ? 0 : strlen (text);
  hash_count (sum, length);
  if (length > 0)
    mur_digest_add (sum, text, length);
}

/* The bits of @n numbers. */
MUR_KERNEL static void
take_bits (gsize n, const double *values, guint64 *block)
{
  for (gsize i = 0; i < n; i++)
    {
      guint64 bits;
      memcpy (&bits, &values[i], sizeof bits);
      bits = isnan (values[i]) ? G_GUINT64_CONSTANT (0x7ff8000000000000) : bits;
      block[i] = GUINT64_TO_LE (bits);
    }
}

static void
hash_doubles (MurDigest *sum, const double *values, gsize n)
{
  guint64 block[512];
  for (gsize first = 0; first < n; first += G_N_ELEMENTS (block))
    {
      gsize length = MIN (n - first, G_N_ELEMENTS (block));
      take_bits (length, values + first, block);
      mur_digest_add (sum, block, length * sizeof block[0]);
    }
}

/* What the fingerprint leaves out. */
#define UNHASHED (MUR_DESCRIBED_DERIVED | MUR_DESCRIBED_MEASURED)

static gboolean
is_unhashed_table (const MurFrame *self, const Entry *entry)
{
  const MurTableDescription *row = mur_frame_describe_table (self, entry->name);
  return row != NULL && (row->flags & UNHASHED) != 0;
}

static gboolean
is_unhashed (const MurQuantity *quantity)
{
  return quantity != NULL && (quantity->flags & UNHASHED) != 0;
}

static gboolean
is_unhashed_column (const MurFrame *self, const Entry *entry, guint column)
{
  return is_unhashed (mur_frame_describe_column (
    self, entry->name, mur_table_name (entry->table, column)));
}

static void
hash_labels (MurDigest *sum, const MurTable *table)
{
  const char *const *labels = mur_table_labels (table);
  hash_count (sum, labels != NULL);
  for (gsize i = 0; labels != NULL && i < mur_table_n_rows (table); i++)
    hash_text (sum, labels[i]);
}

static void
hash_table (MurDigest *sum, const MurFrame *self, const Entry *entry)
{
  const MurTable *table = entry->table;
  const guint n_columns = mur_table_n_columns (table);
  guint64 n_hashed = 0;
  for (guint i = 0; i < n_columns; i++)
    n_hashed += !is_unhashed_column (self, entry, i);
  hash_text (sum, entry->name);
  hash_count (sum, n_hashed);
  hash_count (sum, mur_table_n_rows (table));
  hash_labels (sum, table);
  for (guint i = 0; i < n_columns; i++)
    if (!is_unhashed_column (self, entry, i))
      {
        hash_text (sum, mur_table_name (table, i));
        hash_text (sum, mur_table_unit (table, i));
        hash_doubles (sum, mur_table_column (table, i), mur_table_n_rows (table));
      }
}

static void
hash_tables (MurDigest *sum, const MurFrame *self)
{
  guint64 n_hashed = 0;
  for (guint i = 0; i < self->tables->len; i++)
    n_hashed += !is_unhashed_table (self, &g_array_index (self->tables, Entry, i));
  hash_count (sum, n_hashed);
  for (guint i = 0; i < self->tables->len; i++)
    {
      const Entry *entry = &g_array_index (self->tables, Entry, i);
      if (!is_unhashed_table (self, entry))
        hash_table (sum, self, entry);
    }
}

static gboolean
is_unhashed_scalar (const MurFrame *self, const Scalar *scalar)
{
  return is_unhashed (mur_frame_describe_scalar (self, scalar->name));
}

static void
hash_scalars (MurDigest *sum, const MurFrame *self)
{
  guint64 n_hashed = 0;
  for (guint i = 0; i < self->scalars->len; i++)
    n_hashed += !is_unhashed_scalar (self, &g_array_index (self->scalars, Scalar, i));
  hash_count (sum, n_hashed);
  for (guint i = 0; i < self->scalars->len; i++)
    {
      const Scalar *scalar = &g_array_index (self->scalars, Scalar, i);
      if (is_unhashed_scalar (self, scalar))
        continue;
      hash_text (sum, scalar->name);
      hash_text (sum, scalar->unit);
      hash_doubles (sum, &scalar->value, 1);
    }
}

char *
mur_frame_fingerprint (const MurFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MurDigest sum;
  mur_digest_init (&sum);
  hash_tables (&sum, self);
  hash_scalars (&sum, self);
  return mur_digest_finish (&sum);
}
