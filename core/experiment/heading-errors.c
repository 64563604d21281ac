/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings that say a column is the error of another. Some words always do: "y_err",
 * "std dev". A letter before the name of a column does so only where there is that
 * column: "dy", "u(y)", "s_y". */

#include "core/experiment/heading.h"

#include <string.h>

static const char *const errors[] = { "err",
                                      "error",
                                      "errors",
                                      "sigma",
                                      "σ",
                                      "sd",
                                      "s.d.",
                                      "std",
                                      "stddev",
                                      "stdev",
                                      "deviation",
                                      "unc",
                                      "uncertainty",
                                      "sem",
                                      "se",
                                      "±",
                                      "+/-",
                                      "+-",
                                      "fehler",
                                      "unsicherheit",
                                      "messunsicherheit",
                                      "standardabweichung",
                                      "erreur",
                                      "incertitude",
                                      NULL };

/* What stands before the name of the column that an error is of. */
typedef struct
{
  const char *text;
  /* u(t) and s_t may be functions of t as well, where nothing else is written so. */
  gboolean is_doubtful;
  gboolean needs_mark; /* a blank, "_" or brackets: "uv" is a name */
} Prefix;

static const Prefix prefixes[] = { { "d" },        { "e" },
                                   { "delta" },    { "δ" },
                                   { "∆" },        { "sigma" },
                                   { "σ" },        { "sig", .needs_mark = TRUE },
                                   { "s", TRUE },  { "u", TRUE, TRUE },
                                   { "unc", TRUE } };

/* "y_err", "std dev", "error of y" */
static gboolean
has_error_word (const char *word)
{
  g_auto (GStrv) parts = g_strsplit_set (word, " _-.", 0);

  for (char **part = parts; *part != NULL; part++)
    if (g_strv_contains (errors, *part))
      return TRUE;
  return g_strv_contains (errors, word);
}

/* Returns: the column with the name @word, but @but; -1: none */
static int
find_word (const MurTable *table, const char *word, guint but)
{
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      g_autofree char *other = mur_heading_word (mur_table_name (table, i));

      if (i != but && g_str_equal (other, word))
        return (int)i;
    }
  return -1;
}

/* Returns: (nullable): the word "y" of "dy", "d_y / V", "d(y)" */
static char *
strip_prefix (const char *name, const Prefix *prefix)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  const gsize n = strlen (prefix->text);
  const char *rest = name + n;

  if (!g_str_has_prefix (lower, prefix->text) || strlen (name) <= n)
    return NULL;
  if (*rest == '(')
    {
      const char *end = strchr (rest, ')');
      g_autofree char *inner
        = end != NULL ? g_strndup (rest + 1, (gsize)(end - rest) - 1) : NULL;

      return inner != NULL ? mur_heading_word (inner) : NULL;
    }
  if (*rest == ' ' || *rest == '_')
    rest++;
  else if (prefix->needs_mark)
    return NULL;
  return *rest != '\0' ? mur_heading_word (rest) : NULL;
}

/* The column that @column is an error of by @prefix; -1: none */
static int
find_of (const MurTable *table, guint column, const Prefix *prefix)
{
  g_autofree char *word = strip_prefix (mur_table_name (table, column), prefix);

  return word != NULL ? find_word (table, word, column) : -1;
}

static gboolean
is_error_by (const MurTable *table, guint column, const Prefix *prefix)
{
  const int of = find_of (table, column, prefix);

  if (of < 0 || !prefix->is_doubtful || of > 0)
    return of >= 0;
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (i != column && find_of (table, i, prefix) > 0)
      return TRUE;
  return FALSE;
}

/* dy, ey, e_y, Δy: of a column y; and among several d with one letter, of whatever it may
 * be: "dm" beside "mass". */
static gboolean
has_error_prefix (const MurTable *table, guint column, const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (is_error_by (table, column, &prefixes[i]))
      return TRUE;
  if (g_str_has_prefix (word, "δ"))
    return TRUE;
  if (*word != 'd' && *word != 'e')
    return FALSE;
  return word[1] == '_' ? word[2] != '\0'
                        : word[0] == 'd' && word[1] != '\0' && word[2] == '\0'
                            && mur_table_n_columns (table) > 2;
}

gboolean
mur_heading_is_error (const MurTable *table, guint column)
{
  g_autofree char *word = mur_heading_word (mur_table_name (table, column));

  return has_error_word (word) || has_error_prefix (table, column, word)
         || g_str_has_suffix (word, "err") || g_str_has_suffix (word, "error")
         || g_str_has_suffix (word, "±");
}

gboolean
mur_heading_may_be_value (const MurTable *table, guint column)
{
  g_autofree char *word = mur_heading_word (mur_table_name (table, column));

  return g_str_equal (word, "σ") || g_str_equal (word, "sigma");
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

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (find_of (table, errors_column, &prefixes[i]) == (int)column)
      return TRUE;
  return n > n_other
         && ((g_str_has_prefix (word, other)
              && is_error_word (word + n_other, n - n_other))
             || (g_str_has_suffix (word, other) && is_error_word (word, n - n_other)));
}
