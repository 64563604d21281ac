/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values of parameters from and to text: the checks that every value passes, whether it
 * was typed, passed on the command line or read from a file. */

#include "core/experiment/value.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

#define MAX_TEXT 4096                /* bytes */
#define MAX_NUMBERS 2048             /* in a list */
#define MAX_LIST (32 * MAX_NUMBERS)  /* bytes: room for all digits of each */
#define MAX_WHOLE 9007199254740992.0 /* 2⁵³ */
#define MINUS "\xe2\x88\x92"         /* U+2212, as messages write it */

void
mur_value_clear (MurValue *self)
{
  g_clear_pointer (&self->text, g_ref_string_release);
  g_clear_pointer (&self->list, g_atomic_rc_box_release);
  self->n = 0;
}

void
mur_value_copy (const MurValue *self, MurValue *copy)
{
  copy->number = self->number;
  copy->text = self->text == NULL ? NULL : g_ref_string_acquire (self->text);
  copy->list = self->list == NULL ? NULL : g_atomic_rc_box_acquire (self->list);
  copy->n = self->n;
}

/* Two "none" are equal. */
static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
mur_value_equal (const MurValue *self, const MurValue *other)
{
  if (!same_number (self->number, other->number))
    return FALSE;
  if (g_strcmp0 (self->text, other->text) != 0 || self->n != other->n)
    return FALSE;
  for (gsize i = 0; i < self->n; i++)
    if (!same_number (self->list[i], other->list[i]))
      return FALSE;
  return TRUE;
}

/* A number as messages show it: with the minus that people read. */
static char *
format_bound (double value)
{
  g_autofree char *digits = mur_number_format (fabs (value));
  return g_strconcat (value < 0 ? MINUS : "", digits, NULL);
}

/* The other way: what was copied from a message reads back. */
static char *
plain_minus (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, MINUS, -1);
  return g_strjoinv ("-", parts);
}

static char *
format_interval (const MurParameter *parameter)
{
  g_autofree char *low = format_bound (parameter->minimum);
  g_autofree char *high = format_bound (parameter->maximum);
  if (isinf (parameter->minimum) && isinf (parameter->maximum))
    return g_strdup ("of any size");
  if (isinf (parameter->maximum))
    return g_strdup_printf ("of at least %s", low);
  if (isinf (parameter->minimum))
    return g_strdup_printf ("of at most %s", high);
  return g_strdup_printf ("from %s to %s", low, high);
}

static char *
list_choices (const MurChoice *choices)
{
  g_autoptr (GString) text = g_string_new (choices->id);
  for (const MurChoice *choice = choices + 1; choice->id != NULL; choice++)
    g_string_append_printf (text, ", %s", choice->id);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
mur_parameter_missing_word (const MurParameter *parameter)
{
  g_return_val_if_fail (parameter != NULL, NULL);
  return parameter->flags & MUR_PARAMETER_AUTO ? "auto" : "none";
}

static char *
describe_allowed (const MurParameter *parameter)
{
  const gboolean is_optional = (parameter->flags & MUR_PARAMETER_OPTIONAL) != 0;
  g_autofree char *none
    = g_strconcat (is_optional ? ", or " : "",
                   is_optional ? mur_parameter_missing_word (parameter) : "", NULL);
  g_autofree char *interval = format_interval (parameter);
  switch (parameter->kind)
    {
    case MUR_PARAMETER_NUMBER:
      return g_strdup_printf ("a number %s%s", interval, none);
    case MUR_PARAMETER_INTEGER:
      return g_strdup_printf ("a whole number %s%s", interval, none);
    case MUR_PARAMETER_LIST:
      return g_strdup_printf ("at most %d numbers %s%s, with commas or blanks between",
                              MAX_NUMBERS, interval, none);
    case MUR_PARAMETER_CHOICE:
      {
        g_autofree char *ids = list_choices (parameter->choices);
        return g_strdup_printf ("one of %s", ids);
      }
    case MUR_PARAMETER_TEXT:
    default:
      return g_strdup_printf ("text of at most %d bytes in UTF-8", MAX_TEXT);
    }
}

void
mur_value_refuse (const MurParameter *parameter, const char *text, GError **error)
{
  g_autofree char *shown = mur_names_show (text);
  g_autofree char *allowed = describe_allowed (parameter);
  mur_error_refuse (error, MUR_ERROR_VALUE, parameter->name, shown, "%s", allowed);
}

static gboolean
is_allowed (const MurParameter *parameter, double number)
{
  if (isnan (number))
    return (parameter->flags & MUR_PARAMETER_OPTIONAL) != 0;
  if (!isfinite (number) || number < parameter->minimum || number > parameter->maximum)
    return FALSE;
  return parameter->kind != MUR_PARAMETER_INTEGER
         || (number == floor (number) && fabs (number) <= MAX_WHOLE);
}

/* Adding 0 makes −0 a plain 0: one value, one text. */
static gboolean
parse_number (const MurParameter *parameter, const char *text, double *number)
{
  g_autofree char *plain = plain_minus (text);
  if (parameter->flags & MUR_PARAMETER_OPTIONAL
      && strcmp (g_strstrip (plain), mur_parameter_missing_word (parameter)) == 0)
    {
      *number = NAN;
      return TRUE;
    }
  if (!mur_number_parse (plain, number) || !is_allowed (parameter, *number))
    return FALSE;
  *number += 0.0;
  return TRUE;
}

static gboolean
parse_choice (const MurParameter *parameter, const char *text, double *index)
{
  for (guint i = 0; parameter->choices[i].id != NULL; i++)
    if (strcmp (parameter->choices[i].id, text) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/* Numbers with blanks, or one comma and blanks, between two. */
static gboolean
parse_list (const MurParameter *parameter, const char *text, MurValue *value)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_auto (GStrv) fields = g_strsplit (text, ",", -1);
  for (gsize i = 0; fields[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (fields[i], " \t\n\r", -1);
      guint before = numbers->len;
      for (gsize j = 0; words[j] != NULL; j++)
        {
          double number;
          if (*words[j] == '\0')
            continue;
          if (!parse_number (parameter, words[j], &number))
            return FALSE;
          g_array_append_val (numbers, number);
        }
      if (numbers->len == before)
        return FALSE;
    }
  if (numbers->len == 0 || numbers->len > MAX_NUMBERS)
    return FALSE;
  value->n = numbers->len;
  value->list = g_atomic_rc_box_dup (value->n * sizeof (double),
                                     (double *)(gpointer)numbers->data);
  return TRUE;
}

static gboolean
parse_any (const MurParameter *parameter, const char *text, MurValue *value)
{
  gsize most = parameter->kind == MUR_PARAMETER_LIST ? MAX_LIST : MAX_TEXT;
  if (strnlen (text, most + 1) > most || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  switch (parameter->kind)
    {
    case MUR_PARAMETER_NUMBER:
    case MUR_PARAMETER_INTEGER:
      return parse_number (parameter, text, &value->number);
    case MUR_PARAMETER_CHOICE:
      return parse_choice (parameter, text, &value->number);
    case MUR_PARAMETER_LIST:
      return parse_list (parameter, text, value);
    case MUR_PARAMETER_TEXT:
    default:
      value->text = g_ref_string_new (text);
      return TRUE;
    }
}

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return text;
}

/* "0,5": half, or nought and five? */
static gboolean
is_ambiguous (const MurParameter *parameter, const char *text)
{
  const char *first = text + (*text == '-' || *text == '+');
  const char *comma = skip_digits (first);
  const char *end = *comma == ',' ? skip_digits (comma + 1) : comma;

  return parameter->kind == MUR_PARAMETER_LIST && comma > first && end > comma + 1
         && *end == '\0';
}

static void
refuse_ambiguous (const MurParameter *parameter, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", 2);
  mur_error_set (error, MUR_ERROR_VALUE, parameter->name,
                 "%s: %s may be one number or two; write %s.%s, or %s, %s",
                 parameter->name, text, parts[0], parts[1], parts[0], parts[1]);
}

gboolean
mur_value_parse (const MurParameter *parameter,
                 const char *text,
                 MurValue *value,
                 GError **error)
{
  const gboolean is_known = !is_ambiguous (parameter, text);

  if (is_known && parse_any (parameter, text, value))
    return TRUE;
  mur_value_clear (value);
  if (is_known)
    mur_value_refuse (parameter, text, error);
  else
    refuse_ambiguous (parameter, text, error);
  return FALSE;
}

gboolean
mur_value_from_number (const MurParameter *parameter,
                       double number,
                       MurValue *value,
                       GError **error)
{
  if (!is_allowed (parameter, number))
    {
      g_autofree char *text
        = isfinite (number) ? format_bound (number) : mur_number_format (number);
      mur_value_refuse (parameter, text, error);
      return FALSE;
    }
  value->number = number + 0.0;
  return TRUE;
}

static char *
format_list (const MurParameter *parameter, const MurValue *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (gsize i = 0; i < value->n; i++)
    {
      g_autofree char *number = mur_number_format (value->list[i]);
      g_string_append_printf (
        text, "%s%s", i > 0 ? ", " : "",
        isnan (value->list[i]) ? mur_parameter_missing_word (parameter) : number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mur_value_format (const MurParameter *parameter, const MurValue *value)
{
  switch (parameter->kind)
    {
    case MUR_PARAMETER_NUMBER:
    case MUR_PARAMETER_INTEGER:
      if (isnan (value->number))
        return g_strdup (mur_parameter_missing_word (parameter));
      return parameter->kind == MUR_PARAMETER_INTEGER
               ? g_strdup_printf ("%.0f", value->number)
               : mur_number_format (value->number);
    case MUR_PARAMETER_CHOICE:
      return g_strdup (parameter->choices[(guint)value->number].id);
    case MUR_PARAMETER_LIST:
      return format_list (parameter, value);
    case MUR_PARAMETER_TEXT:
    default:
      return g_strdup (value->text);
    }
}

char *
mur_parameter_describe_range (const MurParameter *parameter)
{
  g_return_val_if_fail (parameter != NULL, NULL);

  if (parameter->kind == MUR_PARAMETER_CHOICE)
    return list_choices (parameter->choices);
  if (parameter->kind == MUR_PARAMETER_TEXT)
    return g_strdup_printf ("at most %d bytes", MAX_TEXT);
  g_autofree char *low = format_bound (parameter->minimum);
  g_autofree char *high = format_bound (parameter->maximum);
  if ((parameter->flags & MUR_PARAMETER_OPTIONAL) == 0)
    return g_strdup_printf ("%s … %s", low, high);
  return g_strdup_printf ("%s … %s, %s", low, high,
                          mur_parameter_missing_word (parameter));
}
