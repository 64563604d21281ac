/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words are found character by character; numbers are read from just their text, so
 * that no more is accepted than the grammar allows. */

#include "core/expression/lexer-private.h"

#include <math.h>
#include <string.h>

#include "core/base/number.h"

/* Characters of a word that a message shows. */
#define MAX_SHOWN 24
#define MINUS "\u2212"

/* Longer ones before those that they begin with. */
static const struct
{
  const char *text;
  MurTokenKind kind;
} symbols[] = {
  { "**", MUR_TOKEN_POWER },        { "<=", MUR_TOKEN_AT_MOST },
  { ">=", MUR_TOKEN_AT_LEAST },     { "\u2264", MUR_TOKEN_AT_MOST },
  { "\u2265", MUR_TOKEN_AT_LEAST }, { "==", MUR_TOKEN_EQUAL },
  { "!=", MUR_TOKEN_UNEQUAL },      { "\u2260", MUR_TOKEN_UNEQUAL },
  { "&&", MUR_TOKEN_AND },          { "||", MUR_TOKEN_OR },
  { "<", MUR_TOKEN_LESS },          { ">", MUR_TOKEN_GREATER },
  { "?", MUR_TOKEN_QUESTION },      { ":", MUR_TOKEN_COLON },
  { "+", MUR_TOKEN_PLUS },          { "-", MUR_TOKEN_MINUS },
  { MINUS, MUR_TOKEN_MINUS },       { "*", MUR_TOKEN_TIMES },
  { "\u00b7", MUR_TOKEN_TIMES },    { "\u00d7", MUR_TOKEN_TIMES },
  { "\u22c5", MUR_TOKEN_TIMES },    { "/", MUR_TOKEN_OVER },
  { "^", MUR_TOKEN_POWER },         { "(", MUR_TOKEN_OPEN },
  { ")", MUR_TOKEN_CLOSE },         { ",", MUR_TOKEN_COMMA },
};

void
mur_lexer_init (MurLexer *self, const char *source)
{
  *self = (MurLexer){ .next = source, .column = 1 };
}

static void
skip_blanks (MurLexer *self)
{
  while (*self->next != '\0' && g_unichar_isspace (g_utf8_get_char (self->next)))
    {
      self->next = g_utf8_next_char (self->next);
      self->column++;
    }
}

static gsize
digits_length (const char *text)
{
  gsize length = 0;

  while (g_ascii_isdigit (text[length]))
    length++;
  return length;
}

/* The bytes of the sign that @text begins with: what counts as minus before a number
 * does so in its exponent. */
static gsize
sign_length (const char *text)
{
  if (*text == '+' || *text == '-')
    return 1;
  return g_str_has_prefix (text, MINUS) ? strlen (MINUS) : 0;
}

/* 0 where @text does not begin with a number. An exponent needs digits: "2e" is a
 * number and a name. */
static gsize
number_length (const char *text)
{
  gsize whole = digits_length (text);
  gsize fraction = text[whole] == '.' ? digits_length (text + whole + 1) : 0;
  gsize length = whole;

  if (whole + fraction == 0)
    return 0;
  if (text[whole] == '.')
    length += 1 + fraction;
  if (text[length] == 'e' || text[length] == 'E')
    {
      gsize sign = sign_length (text + length + 1);
      gsize exponent = digits_length (text + length + 1 + sign);

      if (exponent > 0)
        length += 1 + sign + exponent;
    }
  return length;
}

static gboolean
is_name_character (gunichar c)
{
  return c == '_' || g_unichar_isalpha (c);
}

static gsize
name_length (const char *text)
{
  const char *end = text;

  if (!is_name_character (g_utf8_get_char (text)))
    return 0;
  while (is_name_character (g_utf8_get_char (end)) || g_ascii_isdigit (*end))
    end = g_utf8_next_char (end);
  return (gsize)(end - text);
}

static MurTokenKind
symbol_kind (const char *text, gsize *length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (g_str_has_prefix (text, symbols[i].text))
      {
        *length = strlen (symbols[i].text);
        return symbols[i].kind;
      }
  *length = (gsize)(g_utf8_next_char (text) - text);
  return MUR_TOKEN_OTHER;
}

static MurTokenKind
measure (const char *text, gsize *length)
{
  *length = 0;
  if (*text == '\0')
    return MUR_TOKEN_END;
  *length = number_length (text);
  if (*length > 0)
    return MUR_TOKEN_NUMBER;
  *length = name_length (text);
  if (*length > 0)
    return MUR_TOKEN_NAME;
  return symbol_kind (text, length);
}

MurToken
mur_lexer_next (MurLexer *self)
{
  MurToken token;

  skip_blanks (self);
  token.text = self->next;
  token.column = self->column;
  token.kind = measure (token.text, &token.length);
  self->next += token.length;
  self->column += (guint)g_utf8_strlen (token.text, (gssize)token.length);
  return token;
}

double
mur_token_number (const MurToken *self)
{
  double value;

  /* The grammar is checked, so only the size can be wrong. */
  return mur_number_read (self->text, self->length, '.', &value) ? value : INFINITY;
}

gboolean
mur_token_equals (const MurToken *self, const char *text)
{
  return strlen (text) == self->length && memcmp (self->text, text, self->length) == 0;
}

char *
mur_token_describe (const MurToken *self)
{
  const char *end = self->text;
  gunichar first;

  if (self->kind == MUR_TOKEN_END)
    return g_strdup ("the end");
  first = g_utf8_get_char (self->text);
  if (!g_unichar_isprint (first))
    return g_strdup_printf ("the character U+%04X", first);
  for (guint i = 0; i < MAX_SHOWN && end < self->text + self->length; i++)
    end = g_utf8_next_char (end);
  return g_strdup_printf ("'%.*s%s'", (int)(end - self->text), self->text,
                          end < self->text + self->length ? "…" : "");
}
