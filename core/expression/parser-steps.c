/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps and errors of the parser. */

#include "core/expression/parser-steps-private.h"

#include "core/base/error.h"
#include "core/expression/program.h"

void
mur_parser_advance (MurParser *self)
{
  self->token = mur_lexer_next (&self->lexer);
}

guint32
mur_parser_fail_at (const MurParser *self,
                    const MurToken *token,
                    const char *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  mur_error_set (self->error, MUR_ERROR_VALUE, MUR_FORMULA_FIELD,
                 "formula, column %u: %s", token->column, message);
  return MUR_NODE_NONE;
}

guint32
mur_parser_fail_expected (const MurParser *self, const char *expected)
{
  g_autofree char *found = mur_token_describe (&self->token);

  return mur_parser_fail_at (self, &self->token, "expected %s, found %s", expected,
                             found);
}

/* What stands where an operand has ended. Another operand means that a person left out
 * the sign of multiplication. */
guint32
mur_parser_fail_after_operand (const MurParser *self, const char *expected)
{
  g_autofree char *found = mur_token_describe (&self->token);

  if (self->token.kind == MUR_TOKEN_NUMBER || self->token.kind == MUR_TOKEN_NAME
      || self->token.kind == MUR_TOKEN_OPEN)
    return mur_parser_fail_at (self, &self->token,
                               "expected %s, found %s; multiplication is written '*'",
                               expected, found);
  return mur_parser_fail_expected (self, expected);
}

guint32
mur_parser_fail_unknown (const MurParser *self, const MurToken *token)
{
  g_autofree char *name = mur_token_describe (token);
  g_autofree char *values = mur_names_list_values (self->names);
  g_autofree char *functions = mur_names_list_functions ();

  if (self->token.kind == MUR_TOKEN_OPEN)
    return mur_parser_fail_at (self, token, "unknown function %s; the functions are %s",
                               name, functions);
  return mur_parser_fail_at (self, token,
                             "unknown name %s; allowed are %s, and the functions %s",
                             name, values, functions);
}

gboolean
mur_parser_enter (MurParser *self)
{
  if (self->depth == MUR_PROGRAM_MAX_DEPTH)
    {
      mur_parser_fail_at (self, &self->token,
                          "parentheses, signs and powers are nested more than %d deep",
                          MUR_PROGRAM_MAX_DEPTH);
      return FALSE;
    }
  self->depth++;
  return TRUE;
}
