/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names and numbers of a formula before it is compiled. */

#include "core/expression/lexer-private.h"
#include "core/expression/program.h"

gboolean
mur_program_mentions (const char *source, const char *input)
{
  MurLexer lexer;
  MurToken token;

  g_return_val_if_fail (source != NULL && input != NULL, FALSE);

  if (!g_utf8_validate (source, -1, NULL))
    return FALSE;
  mur_lexer_init (&lexer, source);
  do
    {
      token = mur_lexer_next (&lexer);
      if (token.kind == MUR_TOKEN_NAME && mur_token_equals (&token, input))
        return TRUE;
    }
  while (token.kind != MUR_TOKEN_END);
  return FALSE;
}

char *
mur_program_replace (const char *source, const char *input, const char *replacement)
{
  MurLexer lexer;
  MurToken token;
  const char *copied = source;

  g_return_val_if_fail (source != NULL && input != NULL && replacement != NULL, NULL);

  if (!g_utf8_validate (source, -1, NULL))
    return NULL;
  GString *text = g_string_new (NULL);

  mur_lexer_init (&lexer, source);
  do
    {
      token = mur_lexer_next (&lexer);
      if (token.kind != MUR_TOKEN_NAME || !mur_token_equals (&token, input))
        continue;
      g_string_append_len (text, copied, token.text - copied);
      g_string_append (text, replacement);
      copied = token.text + token.length;
    }
  while (token.kind != MUR_TOKEN_END);
  g_string_append (text, copied);
  return g_string_free (text, FALSE);
}

double
mur_program_largest_number (const char *source)
{
  MurLexer lexer;
  MurToken token;
  double largest = 0;

  g_return_val_if_fail (source != NULL, 0);

  if (!g_utf8_validate (source, -1, NULL))
    return 0;
  mur_lexer_init (&lexer, source);
  do
    {
      token = mur_lexer_next (&lexer);
      if (token.kind == MUR_TOKEN_NUMBER)
        largest = MAX (largest, mur_token_number (&token));
    }
  while (token.kind != MUR_TOKEN_END);
  return largest;
}
