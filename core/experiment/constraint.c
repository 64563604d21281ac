/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A text is edited entry by entry, so that what stands beside an entry stays as a person
 * wrote it. */

#include "core/experiment/constraint.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

#define AUTO "auto"
#define FIXED "fixed"
#define START "start="

void
mur_constraint_init (MurConstraint *self)
{
  *self = (MurConstraint){ .values = { NAN, NAN, NAN } };
}

static gboolean
asks (const MurConstraint *self, MurConstraintPart part)
{
  return self->is_auto[part] || !isnan (self->values[part]);
}

gboolean
mur_constraint_is_empty (const MurConstraint *self)
{
  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    if (asks (self, part))
      return FALSE;
  return !self->is_fixed;
}

/* @text without blanks around it. */
static gboolean
read_part (MurConstraint *self, MurConstraintPart part, const char *text)
{
  const gboolean is_auto = part != MUR_CONSTRAINT_START && g_str_equal (text, AUTO);
  double value = NAN;

  if (!is_auto && *text != '\0' && !mur_number_parse (text, &value))
    return FALSE;
  self->values[part] = value;
  self->is_auto[part] = is_auto;
  return TRUE;
}

gboolean
mur_constraint_set_part (MurConstraint *self,
                         MurConstraintPart part,
                         const char *field,
                         const char *text,
                         GError **error)
{
  g_autofree char *word = g_strstrip (g_strdup (text));
  const gboolean is_needed = part == MUR_CONSTRAINT_START && self->is_fixed;
  const char *allowed = is_needed                      ? "a number, as it is fixed"
                        : part == MUR_CONSTRAINT_START ? "a number, or nothing"
                                                       : "a number, auto, or nothing";

  if (!(is_needed && *word == '\0') && read_part (self, part, word))
    return TRUE;
  g_autofree char *shown = mur_names_show (word);
  return mur_error_refuse (error, MUR_ERROR_VALUE, field, shown, "%s", allowed);
}

char *
mur_constraint_format_part (const MurConstraint *self, MurConstraintPart part)
{
  if (self->is_auto[part])
    return g_strdup (AUTO);
  return isnan (self->values[part]) ? g_strdup ("")
                                    : mur_number_format (self->values[part]);
}

/* "0.1:5", "auto" for both sides, or a value that is put beside. */
static gboolean
read_first (MurConstraint *self, const char *text, double *value)
{
  g_auto (GStrv) ends = g_strsplit (text, ":", -1);
  const guint n = g_strv_length (ends);

  if (n == 2)
    return read_part (self, MUR_CONSTRAINT_LOWER, g_strstrip (ends[0]))
           && read_part (self, MUR_CONSTRAINT_UPPER, g_strstrip (ends[1]));
  self->is_auto[MUR_CONSTRAINT_LOWER] = g_str_equal (text, AUTO);
  self->is_auto[MUR_CONSTRAINT_UPPER] = g_str_equal (text, AUTO);
  return g_str_equal (text, AUTO) || mur_number_parse (text, value);
}

/* What comes behind the first comma. */
static gboolean
read_further (MurConstraint *self, const char *word)
{
  if (g_str_equal (word, FIXED))
    {
      self->is_fixed = TRUE;
      return TRUE;
    }
  return g_str_has_prefix (word, START)
         && mur_number_parse (word + strlen (START),
                              &self->values[MUR_CONSTRAINT_START]);
}

/* Behind the name. What is fixed is so at one value, and a value is of what is fixed. */
static gboolean
read_entry (MurConstraint *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  double *start = &self->values[MUR_CONSTRAINT_START], value = NAN;

  mur_constraint_init (self);
  if (parts[0] == NULL || !read_first (self, g_strstrip (parts[0]), &value))
    return FALSE;
  for (guint i = 1; parts[i] != NULL; i++)
    if (!read_further (self, g_strstrip (parts[i])))
      return FALSE;
  if (isnan (value))
    return !self->is_fixed || !isnan (*start);
  if (!self->is_fixed || !isnan (*start))
    return FALSE;
  *start = value;
  return TRUE;
}

/* The name that @entry is about, without blanks around it, and what is behind its =.
 * Returns: (nullable): (transfer full): %NULL where there is no = */
static char *
split_entry (const char *entry, const char **behind)
{
  const char *sign = strchr (entry, '=');

  if (sign == NULL)
    return NULL;
  *behind = sign + 1;
  return g_strstrip (g_strndup (entry, (gsize)(sign - entry)));
}

static gboolean
refuse_entry (const char *field, const char *entry, GError **error)
{
  return mur_error_refuse (error, MUR_ERROR_VALUE, field, entry,
                           "NAME=LOWER:UPPER, with ,start=VALUE behind it or without, "
                           "NAME=VALUE,fixed or NAME=auto; several with ; between");
}

static gboolean
check_entry (const char *entry,
             const char *field,
             const char *whose,
             const char *const *names,
             GError **error)
{
  const char *behind = NULL;
  g_autofree char *name = split_entry (entry, &behind);
  MurConstraint constraint;

  if (name == NULL)
    return refuse_entry (field, entry, error);
  if (!g_strv_contains (names, name))
    {
      g_autofree char *known = g_strjoinv (", ", (char **)names);
      return mur_error_refuse (error, MUR_ERROR_VALUE, field, name, "%s are %s", whose,
                               known);
    }
  return read_entry (&constraint, behind) || refuse_entry (field, entry, error);
}

gboolean
mur_constraints_check (const char *text,
                       const char *field,
                       const char *whose,
                       const char *const *names,
                       GError **error)
{
  g_auto (GStrv) entries = g_strsplit (text, ";", -1);

  for (char **entry = entries; *entry != NULL; entry++)
    if (*g_strstrip (*entry) != '\0'
        && !check_entry (*entry, field, whose, names, error))
      return FALSE;
  return TRUE;
}

/* Whether it is fixed is for the last entry to say. */
static void
merge (MurConstraint *self, const MurConstraint *later)
{
  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    if (asks (later, part))
      {
        self->values[part] = later->values[part];
        self->is_auto[part] = later->is_auto[part];
      }
  self->is_fixed = later->is_fixed;
}

gboolean
mur_constraints_find (const char *text, const char *name, MurConstraint *constraint)
{
  g_auto (GStrv) entries = g_strsplit (text, ";", -1);

  mur_constraint_init (constraint);
  for (char **entry = entries; *entry != NULL; entry++)
    {
      const char *behind = NULL;
      g_autofree char *about = split_entry (*entry, &behind);
      MurConstraint one;

      if (g_strcmp0 (about, name) == 0 && read_entry (&one, behind))
        merge (constraint, &one);
    }
  return !mur_constraint_is_empty (constraint);
}

/* Fixed at a value and nothing else in the short form. */
static char *
format_entry (const char *name, const MurConstraint *self)
{
  g_autofree char *lower = mur_constraint_format_part (self, MUR_CONSTRAINT_LOWER);
  g_autofree char *upper = mur_constraint_format_part (self, MUR_CONSTRAINT_UPPER);
  g_autofree char *start = mur_constraint_format_part (self, MUR_CONSTRAINT_START);
  const gboolean is_auto
    = self->is_auto[MUR_CONSTRAINT_LOWER] && self->is_auto[MUR_CONSTRAINT_UPPER];
  const gboolean is_limited = *lower != '\0' || *upper != '\0';

  if (self->is_fixed && !is_limited)
    return g_strdup_printf ("%s=%s," FIXED, name, start);
  return g_strconcat (name, "=", is_auto ? AUTO : lower, is_auto ? "" : ":",
                      is_auto ? "" : upper, *start != '\0' ? "," START : "", start,
                      self->is_fixed ? "," FIXED : "", NULL);
}

static void
append_entry (GString *text, const char *entry)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", entry);
}

char *
mur_constraints_replace (const char *text,
                         const char *name,
                         const MurConstraint *constraint)
{
  g_auto (GStrv) entries = g_strsplit (text, ";", -1);
  g_autofree char *own
    = mur_constraint_is_empty (constraint) ? NULL : format_entry (name, constraint);
  const char *left = own;
  GString *edited = g_string_new (NULL);

  for (char **entry = entries; *entry != NULL; entry++)
    {
      const char *behind = NULL, *kept = g_strstrip (*entry);
      g_autofree char *about = split_entry (*entry, &behind);

      if (g_strcmp0 (about, name) == 0)
        kept = g_steal_pointer (&left);
      if (kept != NULL && *kept != '\0')
        append_entry (edited, kept);
    }
  if (left != NULL)
    append_entry (edited, left);
  return g_string_free (edited, FALSE);
}

char *
mur_constraints_keep (const char *text, const char *const *names)
{
  g_auto (GStrv) entries = g_strsplit (text, ";", -1);
  g_autoptr (GString) edited = g_string_new (NULL);
  gboolean is_whole = TRUE;

  for (char **entry = entries; *entry != NULL; entry++)
    {
      const char *behind = NULL;
      g_autofree char *about = split_entry (*entry, &behind);

      if (*g_strstrip (*entry) != '\0'
          && (about == NULL || g_strv_contains (names, about)))
        append_entry (edited, *entry);
      else if (about != NULL)
        is_whole = FALSE;
    }
  return g_strdup (is_whole ? text : edited->str);
}
