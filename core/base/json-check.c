/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The grammar of JSON (RFC 8259) as a loop over a stack of fixed depth. What other
 * readers let pass, such as comments, single quotes or words for numbers, is refused:
 * two readers that see different brackets are how a bound on depth gets lost. */

#include "core/base/json-reader.h"

#include "core/base/error.h"
#include "core/base/names.h"

#include <string.h>

#define MAX_DEPTH 64
#define MAX_PARTS (1u << 20)

/* What may come next. */
typedef enum
{
  VALUE,
  VALUE_OR_END, /* behind [ */
  KEY,
  KEY_OR_END, /* behind { */
  COLON,
  COMMA_OR_END, /* behind a value in brackets */
  NOTHING       /* behind the outermost value */
} Expected;

typedef struct
{
  const char *at, *end;
  const char *fault; /* nullable */
  Expected expected;
  guint n_parts; /* arrays, objects and keys so far */
  guint depth;
  char closing[MAX_DEPTH];
  GHashTable *keys[MAX_DEPTH]; /* of the objects that are open; nullable */
} Checker;

static gboolean
fail (Checker *self, const char *fault)
{
  if (self->fault == NULL)
    self->fault = fault;
  return FALSE;
}

static void
skip_blanks (Checker *self)
{
  while (self->at < self->end && mur_json_is_blank (*self->at))
    self->at++;
}

static gboolean
count_part (Checker *self)
{
  return ++self->n_parts <= MAX_PARTS
         || fail (self, "more than 1048576 arrays, objects and keys");
}

/* The four digits of \uXXXX, @at being on the u. */
static gboolean
read_unit (Checker *self, guint *unit)
{
  *unit = 0;
  if (self->end - self->at < 5 || *self->at != 'u')
    return FALSE;
  for (int i = 1; i <= 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->at[i]);
      if (digit < 0)
        return FALSE;
      *unit = *unit * 16 + (guint)digit;
    }
  self->at += 5;
  return TRUE;
}

/* A character outside the basic plane is two of them, high half first. */
static gboolean
check_unicode (Checker *self)
{
  guint unit, low;
  if (!read_unit (self, &unit))
    return fail (self, "\\u takes four hexadecimal digits");
  if (unit == 0)
    return fail (self, "\\u0000 is not allowed in text");
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;
  if (unit < 0xdc00 && self->at < self->end && *self->at == '\\')
    {
      self->at++;
      if (read_unit (self, &low) && low >= 0xdc00 && low <= 0xdfff)
        return TRUE;
    }
  return fail (self, "\\u names half a character");
}

/* @at is behind the backslash. */
static gboolean
check_escape (Checker *self)
{
  if (self->at < self->end && *self->at == 'u')
    return check_unicode (self);
  if (self->at == self->end || *self->at == '\0'
      || strchr ("\"\\/bfnrt", *self->at) == NULL)
    return fail (self, "a backslash with a character that it does not go with");
  self->at++;
  return TRUE;
}

static gboolean
check_string (Checker *self)
{
  self->at++;
  while (self->at < self->end)
    {
      guchar c = (guchar)*self->at++;
      if (c == '"')
        return TRUE;
      if (c < 0x20)
        return fail (self, "a control character in text");
      if (c == '\\' && !check_escape (self))
        return FALSE;
    }
  return fail (self, "text without a closing quote");
}

static gboolean
check_digits (Checker *self)
{
  const char *start = self->at;
  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start || fail (self, "a number without a digit");
}

static gboolean
is_next (const Checker *self, const char *characters)
{
  return self->at < self->end && *self->at != '\0'
         && strchr (characters, *self->at) != NULL;
}

static gboolean
check_number (Checker *self)
{
  self->at += *self->at == '-';
  const char *start = self->at;
  if (!check_digits (self))
    return FALSE;
  if (*start == '0' && self->at > start + 1)
    return fail (self, "a number that begins with 0");
  if (is_next (self, "."))
    {
      self->at++;
      if (!check_digits (self))
        return FALSE;
    }
  if (is_next (self, "eE"))
    {
      self->at++;
      self->at += is_next (self, "+-");
      return check_digits (self);
    }
  return TRUE;
}

static gboolean
check_word (Checker *self)
{
  static const char *const words[] = { "null", "true", "false" };
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);
      if ((gsize)(self->end - self->at) >= n && memcmp (self->at, words[i], n) == 0)
        {
          self->at += n;
          return TRUE;
        }
    }
  return fail (self, "a value is missing, or is none that JSON has");
}

static gboolean
open_brackets (Checker *self)
{
  gboolean is_object = *self->at++ == '{';
  if (self->depth == MAX_DEPTH)
    return fail (self, "nested deeper than 64");
  self->closing[self->depth] = is_object ? '}' : ']';
  self->depth++;
  self->expected = is_object ? KEY_OR_END : VALUE_OR_END;
  return count_part (self);
}

static void
expect_after_value (Checker *self)
{
  self->expected = self->depth > 0 ? COMMA_OR_END : NOTHING;
}

static gboolean
close_brackets (Checker *self)
{
  if (*self->at != self->closing[self->depth - 1])
    return fail (self, "a bracket that closes another kind");
  self->at++;
  self->depth--;
  g_clear_pointer (&self->keys[self->depth], g_hash_table_unref);
  expect_after_value (self);
  return TRUE;
}

static gboolean
check_value (Checker *self)
{
  if (is_next (self, "[{"))
    return open_brackets (self);
  expect_after_value (self);
  if (is_next (self, "\""))
    return check_string (self);
  return is_next (self, "-0123456789") ? check_number (self) : check_word (self);
}

static gboolean
check_key (Checker *self)
{
  MurJson key = { .text = self->at };
  if (!is_next (self, "\""))
    return fail (self, "a key in double quotes is missing");
  if (!check_string (self) || !count_part (self))
    return FALSE;
  key.length = (gsize)(self->at - key.text);
  GHashTable **keys = &self->keys[self->depth - 1];
  if (*keys == NULL)
    *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->expected = COLON;
  return g_hash_table_add (*keys, mur_json_dup_string (key))
         || fail (self, "a key that its object has already");
}

static gboolean
check_mark (Checker *self, const char *mark, Expected next, const char *fault)
{
  if (!is_next (self, mark))
    return fail (self, fault);
  self->at++;
  self->expected = next;
  return TRUE;
}

/* One value, key, bracket or mark. */
static gboolean
check_next (Checker *self)
{
  gboolean may_end = self->expected == VALUE_OR_END || self->expected == KEY_OR_END
                     || self->expected == COMMA_OR_END;
  if (may_end && is_next (self, "]}"))
    return close_brackets (self);
  switch (self->expected)
    {
    case VALUE:
    case VALUE_OR_END:
      return check_value (self);
    case KEY:
    case KEY_OR_END:
      return check_key (self);
    case COLON:
      return check_mark (self, ":", VALUE, "a colon is missing behind a key");
    case COMMA_OR_END:
      return check_mark (self, ",", self->closing[self->depth - 1] == '}' ? KEY : VALUE,
                         "a comma or a closing bracket is missing");
    case NOTHING:
    default:
      return fail (self, "more text behind the end");
    }
}

static gboolean
check_grammar (Checker *self)
{
  gboolean ok = TRUE;
  skip_blanks (self);
  while (ok && self->at < self->end)
    {
      ok = check_next (self);
      skip_blanks (self);
    }
  for (guint i = 0; i < MAX_DEPTH; i++)
    g_clear_pointer (&self->keys[i], g_hash_table_unref);
  return ok && (self->expected == NOTHING || fail (self, "the end is missing"));
}

static void
refuse_grammar (const Checker *self, const char *start, GError **error)
{
  guint line = 1;
  for (const char *at = start; at < self->at; at++)
    line += *at == '\n';
  mur_error_set (error, MUR_ERROR_INPUT, NULL, "not JSON: line %u: %s", line,
                 self->fault);
}

static gboolean
refuse (const char *fault, GError **error)
{
  mur_error_set (error, MUR_ERROR_INPUT, NULL, "not JSON: %s", fault);
  return FALSE;
}

gboolean
mur_json_check (const char *text, gssize length, MurJson *root, GError **error)
{
  g_return_val_if_fail (text != NULL && root != NULL, FALSE);

  gsize n = length < 0 ? strlen (text) : (gsize)length;
  if (n >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      n -= 3;
    }
  Checker checker = { .at = text, .end = text + n };
  skip_blanks (&checker);
  root->text = checker.at;
  if (checker.at == checker.end)
    return refuse ("the text is empty", error);
  if (!g_utf8_validate_len (text, n, NULL))
    return refuse ("the text is not UTF-8", error);
  if (!check_grammar (&checker))
    {
      refuse_grammar (&checker, text, error);
      return FALSE;
    }
  if (*root->text != '{')
    return refuse ("the text is not an object in braces", error);
  root->length = (gsize)(checker.end - root->text);
  return TRUE;
}
