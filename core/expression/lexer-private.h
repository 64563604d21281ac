/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a formula, one after the other.
 *
 * Reads valid UTF-8 and never fails: what is no word comes out as MUR_TOKEN_OTHER, for
 * the parser to report where it expected something else. Columns count characters from
 * 1. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_TOKEN_END,
  MUR_TOKEN_NUMBER,
  MUR_TOKEN_NAME,
  MUR_TOKEN_PLUS,
  MUR_TOKEN_MINUS,
  MUR_TOKEN_TIMES,
  MUR_TOKEN_OVER,
  MUR_TOKEN_POWER,
  MUR_TOKEN_OPEN,
  MUR_TOKEN_CLOSE,
  MUR_TOKEN_COMMA,
  MUR_TOKEN_LESS, /* comparisons, up to UNEQUAL */
  MUR_TOKEN_GREATER,
  MUR_TOKEN_AT_MOST,
  MUR_TOKEN_AT_LEAST,
  MUR_TOKEN_EQUAL,
  MUR_TOKEN_UNEQUAL,
  MUR_TOKEN_AND,
  MUR_TOKEN_OR,
  MUR_TOKEN_QUESTION,
  MUR_TOKEN_COLON,
  MUR_TOKEN_OTHER
} MurTokenKind;

typedef struct
{
  MurTokenKind kind;
  const char *text; /* in the source, not terminated */
  gsize length;     /* bytes */
  guint column;
} MurToken;

typedef struct
{
  const char *next;
  guint column; /* of @next */
} MurLexer;

void mur_lexer_init (MurLexer *self, const char *source);
MurToken mur_lexer_next (MurLexer *self);

/* The value of a MUR_TOKEN_NUMBER; infinite when it is too large for a double. */
double mur_token_number (const MurToken *self);
gboolean mur_token_equals (const MurToken *self, const char *text);
/* For messages: the text in quotes, shortened, on one line; or "the end". */
char *mur_token_describe (const MurToken *self);
