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

static const char *const errors[]
  = { "err", "error",       "errors", "sigma", "σ", "sd",  "std", "stddev", "stdev",
      "unc", "uncertainty", "sem",    "se",    "±", "+/-", "+-",  NULL };

static const char *const indices[]
  = { "",    "id",  "no",    "no.",     "nr",     "nr.", "number",     "run", "index",
      "idx", "row", "count", "counter", "sample", "#",   "unnamed: 0", NULL };

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

/* "y_err", "std dev", "error of y" */
static gboolean
has_error_word (const char *word)
{
  g_auto (GStrv) parts = g_strsplit_set (word, " _-.", 0);

  for (char **part = parts; *part != NULL; part++)
    if (g_strv_contains (errors, *part))
      return TRUE;
  return FALSE;
}

static gboolean
has_column (const MurTable *table, const char *word)
{
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      g_autofree char *other = mur_heading_word (mur_table_name (table, i));

      if (g_str_equal (other, word))
        return TRUE;
    }
  return FALSE;
}

/* dy, ey, e_y, Δy: of a column y; and among several d with one letter, of whatever it may
 * be: "dm" beside "mass". */
static gboolean
has_error_prefix (const MurTable *table, const char *word)
{
  if (g_str_has_prefix (word, "δ"))
    return TRUE;
  if (*word != 'd' && *word != 'e')
    return FALSE;
  if (word[1] == '_')
    return word[2] != '\0';
  return (word[0] == 'd' && word[1] != '\0' && word[2] == '\0'
          && mur_table_n_columns (table) > 2)
         || (word[1] != '\0' && has_column (table, word + 1));
}

gboolean
mur_heading_is_error (const MurTable *table, guint column)
{
  g_autofree char *word = mur_heading_word (mur_table_name (table, column));

  return has_error_word (word) || has_error_prefix (table, word)
         || g_str_has_suffix (word, "err") || g_str_has_suffix (word, "error");
}

/* What is left of a name beside the other: "err" of "y_err". */
static gboolean
is_error_word (const char *rest, gsize n)
{
  g_autofree char *word = g_strndup (rest, n);
  char *begin = word;

  while (*begin != '\0' && strchr (" _-.", *begin) != NULL)
    begin++;
  for (gsize k = strlen (begin); k > 0 && strchr (" _-.", begin[k - 1]) != NULL; k--)
    begin[k - 1] = '\0';
  return g_strv_contains (errors, begin);
}

gboolean
mur_heading_is_error_of (const MurTable *table, guint errors_column, guint column)
{
  g_autofree char *word = mur_heading_word (mur_table_name (table, errors_column));
  g_autofree char *other = mur_heading_word (mur_table_name (table, column));
  const gsize n = strlen (word), n_other = strlen (other);

  if (n <= n_other)
    return FALSE;
  if (g_str_has_prefix (word, other) && is_error_word (word + n_other, n - n_other))
    return TRUE;
  return g_str_has_suffix (word, other)
         && (is_error_word (word, n - n_other) || strchr ("de", *word) != NULL
             || g_str_has_prefix (word, "δ"))
         && (is_error_word (word, n - n_other) || n - n_other <= 2);
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

gboolean
mur_heading_is_index (const MurTable *table, guint column)
{
  g_autofree char *word = mur_heading_word (mur_table_name (table, column));
  const gboolean says_so
    = g_strv_contains (indices, word)
      || (mur_heading_is_made_up (table, column) && !mur_heading_is_missing (table));

  return says_so && mur_heading_counts_rows (table, column);
}

guint
mur_heading_number (const MurTable *table, guint column)
{
  return column + (mur_table_labels (table) != NULL ? 2 : 1);
}
