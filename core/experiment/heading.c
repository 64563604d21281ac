/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words, not letters, are compared: T is a temperature where t is a time. */

#include "core/experiment/heading.h"

#include <string.h>

/* Units that stand behind a name without brackets. */
static const char *const units[]
  = { "s",   "ms", "us",  "µs",  "ns",   "min",  "h",  "hr",  "sec", "V",
      "mV",  "uV", "kV",  "A",   "mA",   "uA",   "Hz", "kHz", "MHz", "GHz",
      "m",   "mm", "cm",  "um",  "µm",   "nm",   "km", "g",   "mg",  "kg",
      "N",   "kN", "Pa",  "kPa", "MPa",  "bar",  "W",  "mW",  "kW",  "J",
      "kJ",  "eV", "keV", "K",   "C",    "degC", "°C", "Ohm", "Ω",   "rad",
      "deg", "°",  "mol", "mL",  "mbar", NULL };

static const char *const indices[]
  = { "",        "id",    "no",          "no.",     "nr",    "nr.",   "№",
      "number",  "num",   "run",         "index",   "idx",   "row",   "count",
      "counter", "entry", "sample",      "record",  "point", "scan",  "obs",
      "obs.",    "#",     "observation", "messung", "s.no",  "s.no.", "lfd",
      "lfd.",    "item",  "unnamed: 0",  NULL };

/* Words that end the name of an index: "Meas. no.", "Sample ID". */
static const char *const index_ends[]
  = { "no", "nr", "id", "index", "idx", "nummer", NULL };

static const char *const asides[]
  = { "id",   "ids",       "label",     "labels",  "comment", "comments",
      "note", "notes",     "remark",    "remarks", "flag",    "flags",
      "uuid", "kommentar", "bemerkung", NULL };

/* Where the unit of "time_s", "time, s" or "time / s" begins, or the end. */
static gsize
find_unit (const char *name)
{
  const char *at = name + strcspn (name, "[(");

  if (*at != '\0' && at > name)
    return (gsize)(at - name);
  for (at = name + strlen (name); at > name && strchr ("_,/ ", at[-1]) == NULL;)
    at--;
  return at > name && g_strv_contains (units, at) ? (gsize)(at - name) - 1
                                                  : strlen (name);
}

char *
mur_heading_bare (const char *name)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));
  gsize n = find_unit (bare);

  while (n > 0 && strchr ("_,/ ", bare[n - 1]) != NULL)
    n--;
  return g_strndup (bare, n);
}

char *
mur_heading_unit (const char *name)
{
  const char *at = name + find_unit (name);
  g_autofree char *unit = NULL;
  gsize n;

  at += strspn (at, "_,/ ");
  unit = g_strstrip (g_strdup (at));
  n = strlen (unit);
  if (n > 2
      && ((*unit == '(' && unit[n - 1] == ')') || (*unit == '[' && unit[n - 1] == ']')))
    return g_strndup (unit + 1, n - 2);
  return g_strv_contains (units, unit) ? g_steal_pointer (&unit) : NULL;
}

char *
mur_heading_word (const char *name)
{
  g_autofree char *bare = mur_heading_bare (name);

  return g_utf8_strdown (bare, -1);
}

gboolean
mur_heading_is_made_up (const MurTable *table, guint column)
{
  g_autofree char *name = g_strdup_printf ("c%u", column + 1);
  g_autofree char *beside_labels = g_strdup_printf ("c%u", column + 2);

  return g_str_equal (mur_table_name (table, column), name)
         || g_str_equal (mur_table_name (table, column), beside_labels);
}

gboolean
mur_heading_is_missing (const MurTable *table)
{
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (!mur_heading_is_made_up (table, i))
      return FALSE;
  return TRUE;
}

static gboolean
has_part (const char *word, const char *part)
{
  g_auto (GStrv) parts = g_strsplit_set (word, " _-./", 0);

  return strlen (part) > 2 && g_strv_contains ((const char *const *)parts, part);
}

gboolean
mur_heading_is_like (const char *name, const char *known, MurLikeness likeness)
{
  g_autofree char *bare = mur_heading_bare (name);
  g_autofree char *word = mur_heading_word (name);

  switch (likeness)
    {
    case MUR_LIKE_AS_WRITTEN:
      return g_str_equal (name, known);
    case MUR_LIKE_WITHOUT_UNIT:
      return g_str_equal (bare, known);
    case MUR_LIKE_IN_ANY_CASE:
      return g_str_equal (word, known);
    case MUR_LIKE_AS_A_PART:
    case MUR_N_LIKENESSES:
    default:
      return has_part (word, known);
    }
}

gboolean
mur_heading_is_any (const char *name, const char *const *known)
{
  for (; known != NULL && *known != NULL; known++)
    for (int likeness = 0; likeness < MUR_N_LIKENESSES; likeness++)
      if (mur_heading_is_like (name, *known, (MurLikeness)likeness))
        return TRUE;
  return FALSE;
}

gboolean
mur_heading_counts_rows (const MurTable *table, guint column)
{
  const double *values = mur_table_column (table, column);

  if (mur_table_n_rows (table) < 2 || !(values[0] == 0 || values[0] == 1))
    return FALSE;
  for (gsize i = 1; i < mur_table_n_rows (table); i++)
    if (values[i] != values[i - 1] + 1)
      return FALSE;
  return TRUE;
}

/* "Meas. no." */
static gboolean
ends_as_index (const char *word)
{
  g_auto (GStrv) parts = g_strsplit_set (word, " _-.", 0);
  guint n = g_strv_length (parts);

  while (n > 0 && *parts[n - 1] == '\0')
    n--;
  return n > 1 && g_strv_contains (index_ends, parts[n - 1]);
}

gboolean
mur_heading_is_index (const MurTable *table, guint column)
{
  g_autofree char *word = mur_heading_word (mur_table_name (table, column));
  const gboolean says_so
    = g_strv_contains (indices, word) || ends_as_index (word)
      || (mur_heading_is_made_up (table, column) && !mur_heading_is_missing (table));

  return says_so && mur_heading_counts_rows (table, column);
}

gboolean
mur_heading_is_aside (const MurTable *table, guint column)
{
  g_autofree char *word = mur_heading_word (mur_table_name (table, column));
  g_auto (GStrv) parts = g_strsplit_set (word, " _-.", 0);
  const guint n = g_strv_length (parts);

  return n > 0 && g_strv_contains (asides, parts[n - 1]);
}

guint
mur_heading_number (const MurTable *table, guint column)
{
  return column + (mur_table_labels (table) != NULL ? 2 : 1);
}
